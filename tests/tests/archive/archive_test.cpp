// A journal of every released format lies in this folder and must play back for ever. One that was
// made by the present rules must verify as well: if it does not, behaviour changed and
// rules_version must be raised.
#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "record/diary.h"
#include "record/file.h"
#include "record/verify.h"

namespace lishui {

TEST_CASE("every journal of the archive plays back") {
    std::vector<std::string> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(LISHUI_SOURCE_DIR "/tests/archive")) {
        if (entry.path().extension() == ".lishui") paths.push_back(entry.path().string());
    }
    std::stable_sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        INFO(path);
        Faults faults;
        const auto bytes = read_file(path, largest_journal_bytes, faults);
        REQUIRE(bytes.has_value());
        const auto recording = open_recording(*bytes, path, faults, true);
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
        if (recording->journal.opening.rules_version == rules_version) {
            const auto verdict = verify(*recording);
            INFO(verdict.sentence.en);
            CHECK(verdict.finding == Finding::same);
        }
    }
}

}  // namespace lishui
