// The journal as bytes: what was written is read; whatever was cut or damaged is refused by name.
#include <doctest/doctest.h>

#include "record/frame.h"
#include "record/journal_frames.h"
#include "record/sample.h"

namespace lishui {

namespace {

std::string sentence(const Faults& faults) { return faults.empty() ? "" : faults[0].sentence.en; }

std::optional<Journal> read(std::string_view bytes, Faults& faults) {
    return read_journal(bytes, "sample.lishui", faults);
}

}  // namespace

TEST_CASE("a journal is read as it was written") {
    const auto bytes = joined(sample_frames(6));
    Faults faults;
    const auto journal = read(bytes, faults);
    REQUIRE(journal.has_value());
    CHECK(faults.empty());
    CHECK(journal->complete);
    CHECK(journal->last_hour() == 6);
    CHECK(journal->opening.seed == 42);
    CHECK(journal->opening.changes[0].value == 0.25);
    CHECK(journal->opening.files.at("a.csv") == "id,name\n1,一\n");
    CHECK(journal->hours[2].orders[0].drafts.size() == 1);
    CHECK(journal->hours[3].events.size() == std::variant_size_v<Event>);
    CHECK(rewritten(*journal) == bytes);
}

TEST_CASE("a journal cut at any length is refused or plays back to the last whole hour") {
    const auto frames = sample_frames(4);
    const auto bytes = joined(frames);
    const std::size_t first_whole = frames[0].size() + frames[1].size();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        Faults faults;
        const auto journal = read(std::string_view(bytes).substr(0, length), faults);
        if (length < first_whole) {
            CHECK_FALSE(journal.has_value());
            CHECK(faults.size() == 1);
            continue;
        }
        REQUIRE(journal.has_value());
        CHECK_FALSE(journal->complete);
        std::size_t whole = frames[0].size();
        std::int32_t hour = -1;
        for (std::size_t f = 1; f + 1 < frames.size() && whole + frames[f].size() <= length; ++f) {
            whole += frames[f].size();
            ++hour;
        }
        CHECK(journal->last_hour() == hour);
        CHECK(rewritten(*journal) == bytes.substr(0, whole));
        CHECK(journal->ending.en.find("plays back to hour " + std::to_string(hour)) !=
              std::string::npos);
    }
}

TEST_CASE("damage names the frame and the hour") {
    const auto frames = sample_frames(4);
    auto bytes = joined(frames);
    std::size_t begin = 0;
    for (std::size_t f = 0; f < 4; ++f)
        begin += frames[f].size();
    bytes[begin + frame_head_bytes + 5] ^= 0x20;
    Faults faults;
    CHECK_FALSE(read(bytes, faults).has_value());
    CHECK(sentence(faults).find("frame 4 (hour 3) is damaged: checksum") != std::string::npos);
    CHECK(faults[0].sentence.zh.find("第4帧（第3小时）已损坏") != std::string::npos);
}

TEST_CASE("a damaged length is damage, not a cut") {
    const auto frames = sample_frames(4);
    auto bytes = joined(frames);
    bytes[frames[0].size() + frames[1].size() + 2] ^= 0x7F;
    Faults faults;
    CHECK_FALSE(read(bytes, faults).has_value());
    CHECK(sentence(faults).find("is damaged") != std::string::npos);
}

TEST_CASE("frames taken out, doubled or exchanged are refused") {
    const auto frames = sample_frames(4);
    for (std::size_t f = 1; f + 1 < frames.size(); ++f) {
        auto without = frames;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(f));
        auto doubled = frames;
        doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(f), frames[f]);
        auto exchanged = frames;
        if (f > 1) std::swap(exchanged[f], exchanged[f - 1]);
        Faults faults;
        CHECK_FALSE(read(joined(without), faults).has_value());
        CHECK_FALSE(read(joined(doubled), faults).has_value());
        if (f > 1) CHECK_FALSE(read(joined(exchanged), faults).has_value());
    }
    Faults faults;
    CHECK_FALSE(read(joined(frames) + "x", faults).has_value());
    CHECK(sentence(faults).find("after the end") != std::string::npos);
}

TEST_CASE("what is no journal, or a newer one, is refused with a sentence") {
    Faults faults;
    CHECK_FALSE(read("", faults).has_value());
    CHECK_FALSE(read("GIF89a and so on", faults).has_value());
    CHECK(faults[1].sentence.en == "This is not a journal of lishui.");
    FrameWriter writer;
    faults.clear();
    CHECK_FALSE(read(writer.begin(journal_mark, 7), faults).has_value());
    CHECK(sentence(faults).find("is in format 7; this lishui knows formats up to 3") !=
          std::string::npos);
}

TEST_CASE("right checksums around nonsense are refused too") {
    const auto frames = sample_frames(1);
    FrameWriter writer;
    const auto with_payload = [&](std::uint8_t kind, std::string_view payload) {
        auto bytes = writer.begin(journal_mark, journal_version);
        const auto head = file_head_bytes + frame_head_bytes;
        bytes += writer.frame(opening_frame, std::string_view(frames[0]).substr(head));
        return bytes + writer.frame(kind, payload);
    };
    const std::string good = frames[1].substr(frame_head_bytes);
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0xFF);
        Faults faults;
        const auto journal = read(with_payload(hour_frame, bad), faults);
        if (journal) CHECK(rewritten(*journal) == with_payload(hour_frame, bad));
    }
    Faults faults;
    CHECK_FALSE(read(with_payload(hour_frame, good + "x"), faults).has_value());
    CHECK_FALSE(read(with_payload(hour_frame, std::string(9, '\xFF')), faults).has_value());
    CHECK_FALSE(read(with_payload(9, good), faults).has_value());
    CHECK(faults.back().sentence.en.find("kind is unknown") != std::string::npos);
}

TEST_CASE("damage: a hundred thousand journals, each with bytes changed, none taken for whole") {
    const auto bytes = joined(sample_frames(1));
    std::uint64_t luck = 88172645463325252ull;
    const auto next = [&luck](std::size_t below) {
        luck ^= luck << 13;
        luck ^= luck >> 7;
        luck ^= luck << 17;
        return static_cast<std::size_t>(luck % below);
    };
    int refused = 0;
    constexpr int many = 100000;
    for (int i = 0; i < many; ++i) {
        auto bad = bytes;
        const auto changes = 1 + next(3);
        for (std::size_t c = 0; c < changes; ++c) {
            bad[next(bad.size())] ^= static_cast<char>(1 + next(255));
        }
        if (bad == bytes) {  // two changes undid each other
            ++refused;
            continue;
        }
        Faults faults;
        const auto journal = read(bad, faults);
        if (!journal && faults.size() == 1 && !faults[0].sentence.en.empty()) ++refused;
    }
    CHECK(refused == many);
}

}  // namespace lishui
