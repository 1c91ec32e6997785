// A journal of every released format lies in this folder and must play back for ever, whatever the
// rules have become since. Made by: lishui run two-divisions --seed 7 (4 from format 2 on) --out
// tests/archive/format-N.lishui
#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "record/diary.h"
#include "record/file.h"

namespace lishui {

TEST_CASE("every journal of the archive plays back") {
    std::vector<std::string> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(LISHUI_SOURCE_DIR "/tests/archive")) {
        if (entry.path().extension() == ".lishui") paths.push_back(entry.path().string());
    }
    std::stable_sort(paths.begin(), paths.end());
    REQUIRE(paths.size() >= journal_version);
    for (const auto& path : paths) {
        INFO(path);
        Faults faults;
        const auto bytes = read_file(path, largest_journal_bytes, faults);
        REQUIRE(bytes.has_value());
        const auto recording = open_recording(*bytes, path, faults);
        for (const auto& fault : faults)
            MESSAGE(fault.sentence.en);
        REQUIRE(recording.has_value());
        CHECK(recording->journal.complete);
        const auto s = situation_at(*recording, never);
        CHECK(s.now.minute == recording->journal.last_hour() * minutes_an_hour);
        CHECK(s.dispatches.size() > 10);
        for (const auto language : {Language::zh, Language::en}) {
            CHECK(war_diary(*recording, HeadquartersId(0), language).size() > 100);
        }
    }
}

}  // namespace lishui
