// history.toml: every fault at once, each with its line.
#include <algorithm>
#include <fstream>

#include "base/draw.h"
#include "history_text.h"
#include "scenario/read.h"

namespace lishui::test {

namespace {

int line_of_text(const std::string& all, const std::string& text) {
    const std::size_t at = all.find(text);
    REQUIRE(at != std::string::npos);
    return 1 + static_cast<int>(std::count(all.begin(), all.begin() + static_cast<long>(at), '\n'));
}

struct Planted {
    const char* asks;
    const char* at;    // the line that holds this
    const char* says;  // of the one fault
};

}  // namespace

TEST_CASE("a planted fault of each kind is found, at its line") {
    const std::vector<Planted> planted = {
        {"kind = \"place_taken\"\nside = \"W\"\nplace = \"no_town\"", "no_town", "no 'no_town'"},
        {"kind = \"share_near\"\nof = \"WD\"\nplace = \"east_town\"\nwithin_km = 6", "kind",
         "no at_least"},
        {"kind = \"share_beyond\"\nof = \"WD\"\nbeyond = \"e_river\"\ntowards = \"up\"\n"
         "at_least = 0.5",
         "towards", "'towards' cannot be 'up'"},
        {"kind = \"river_crossed\"\nof = \"WD\"\nriver = \"black\"\nat_least = 1",
         "river = ", "no 'black'"},
        {"kind = \"happened\"\nof = \"WD\"\nmilestone = \"fell_asleep\"", "milestone",
         "cannot be 'fell_asleep'"},
        {"kind = \"order\"\nact = \"written\"", "act = ", "cannot be 'written'"},
        {"kind = \"letter\"\nact = \"read\"\nletter = \"poem\"", "letter = ", "cannot be 'poem'"},
        {"kind = \"course\"\ndesk = \"W1\"", "desk", "no headquarters"},
        {"kind = \"belief\"\ndesk = \"WD\"\nof = \"ED\"\nat_least = 20\nat_most = 10", "at_least",
         "greater than"},
        {"kind = \"losses\"\nat_least = 20", "kind", "whose losses"},
        {"kind = \"unfit\"\nof = \"WD\"\nat_least = 18", "at_least", "outside"},
        {"kind = \"intent\"\ndesk = \"WD\"\nof = \"ED\"\nat_least = 0.5", "en = ", "'what'"},
        {"kind = \"ladder\"\ndesk = \"WA\"\nstep = \"shrug\"", "step = ", "cannot be 'shrug'"},
        {"kind = \"miracle\"", "kind", "cannot be 'miracle'"},
        {"kind = \"place_taken\"\nside = \"W\"\nplace = \"east_town\"\nhour = 3", "hour = 3",
         "no item 'hour'"},
        {"kind = \"place_taken\"\nside = \"W\"\nplace = \"east_town\"\nafter = \"later\"", "after",
         "no earlier fact 'later'"},
        {"kind = \"place_taken\"\nside = \"W\"\nplace = \"east_town\"\nline = \"third\"",
         "line = ", "no line of history 'third'"},
    };
    for (const Planted& one : planted) {
        const std::string text = fact_text(one.asks);
        const Faults faults = faults_of(text);
        INFO(one.asks);
        REQUIRE_FALSE(faults.empty());
        for (const Fault& fault : faults)
            INFO(fault.line << ": " << fault.sentence.en);
        CHECK(faults.size() == 1);
        CHECK(faults[0].file == "history.toml");
        CHECK(faults[0].sentence.en.find(one.says) != std::string::npos);
        CHECK_FALSE(faults[0].sentence.zh.empty());
        CHECK_FALSE(faults[0].hint.en.empty());
        if (std::string(one.at) != "en = ")  // a missing item is said of the fact
            CHECK(faults[0].line == line_of_text(text, one.at));
    }
}

TEST_CASE("all faults come at once, in the order of their lines") {
    const std::string text =
        fact_text("kind = \"place_taken\"\nside = \"X\"\nplace = \"no_town\"", "one") +
        "[[fact]]\nid = \"one\"\nkind = \"letter\"\nact = \"read\"\nletter = \"objection\"\n";
    const Faults faults = faults_of(text);
    CHECK(faults.size() == 2 + 1 + 7);  // two names; the id again; seven items that are missing
    for (std::size_t i = 1; i < faults.size(); ++i)
        CHECK(faults[i - 1].line <= faults[i].line);
}

TEST_CASE("windows: empty, beside the campaign, beside the record") {
    const auto with = [](const char* before, const char* after) {
        std::string text = fact_text("kind = \"place_taken\"\nside = \"W\"\nplace = \"east_town\"");
        text.replace(text.find(before), std::string(before).size(), after);
        const Faults faults = faults_of(text);
        return faults.size() == 1 ? faults[0].sentence.en : "";
    };
    CHECK(with("latest = 1930-04-11", "latest = 1930-04-09") == "The window is empty.");
    CHECK(with("recorded = 1930-04-10", "recorded = 1930-04-12") ==
          "The recorded time is outside the window.");
    CHECK(with("latest = 1930-04-11T06:00:00+08:00", "latest = 1931-04-11T06:00:00+08:00").empty());
    CHECK(with("T06:00:00+08:00\nlatest", "T06:00:00\nlatest").find("offset") != std::string::npos);
}

TEST_CASE("what is too large or no text is refused") {
    CHECK(faults_of(std::string(largest_history_bytes + 1, '#')).size() == 1);
    CHECK(faults_of("\xff\xfe").size() == 1);
    CHECK(faults_of("[[fact]\n").size() == 1);
    CHECK(faults_of("[[deed]]\nid = \"a\"\n").size() == 1);
    std::string many;
    for (std::size_t i = 0; i <= most_facts; ++i)
        many += fact_text("kind = \"course\"\ndesk = \"WD\"", "f" + std::to_string(i));
    CHECK(faults_of(many).size() == 1);
}

TEST_CASE("damage to a history is said, and never more than that") {
    const std::string whole =
        fact_text(
            "kind = \"belief\"\ndesk = \"WD\"\nof = \"ED\"\ndoing = [\"halted\"]\n"
            "place = \"east_town\"\nwithin_km = 6\nat_least = 20\nfor_hours = 3") +
        fact_text("kind = \"order\"\nact = \"read\"\nto = \"WD\"\nafter = \"f\"", "g");
    int refused = 0;
    for (std::uint32_t n = 0; n < 3000; ++n) {
        std::string broken = whole;
        const Key key{11, static_cast<std::int32_t>(n), 0};
        for (std::uint32_t bit = 0; bit < 1 + n % 3; ++bit) {
            const auto at =
                draw_below(static_cast<std::uint32_t>(broken.size()), key, purpose("where"), bit);
            if (n % 2 == 0)
                broken[at] = static_cast<char>(draw_below(256, key, purpose("what"), bit));
            else
                broken.erase(at, 1 + draw_below(6, key, purpose("how much"), bit));
        }
        Faults faults;
        const auto history = read_history("history.toml", broken, little(), faults);
        CHECK(history.has_value() == faults.empty());
        refused += history ? 0 : 1;
    }
    CHECK(refused > 1500);
}

TEST_CASE("the histories of the house read without a fault") {
    struct Expected {
        const char* name;
        std::size_t facts, lines;
    };
    for (const auto& [name, facts, lines] :
         {Expected{"changde-1943", 45, 2}, Expected{"kohima-1944", 12, 0}}) {
        Faults faults;
        const std::string folder = std::string(LISHUI_SOURCE_DIR) + "/scenarios/" + name;
        std::ifstream input(folder + "/history.toml", std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(input),
                                std::istreambuf_iterator<char>()};
        const auto history = read_history("history.toml", bytes, scene(name), faults);
        for (const Fault& fault : faults)
            MESSAGE(fault.line << ": " << fault.sentence.en);
        REQUIRE(history.has_value());
        CHECK(history->facts.size() >= facts);
        CHECK(history->lines.size() == lines);
        // No part of the scenario: whoever reads the folder to play it does not get it.
        CHECK(read_folder(folder, faults).count(history_file) == 0);
    }
}

}  // namespace lishui::test
