// A run of the tiny scenario kept in memory: its journal as bytes, and the live state after every
// hour to compare playback with.
#pragma once

#include <memory>
#include <vector>

#include <doctest/doctest.h>

#include "campaign/state.h"
#include "record/playback.h"

namespace lishui::test {

struct LiveRun {
    std::string bytes;
    std::vector<std::unique_ptr<State>> states;  // after each hour
};

inline ScenarioFiles files_of(const char* scenario) {
    Faults faults;
    auto files = read_folder(std::string(LISHUI_SOURCE_DIR) + "/scenarios/" + scenario, faults);
    REQUIRE(faults.empty());
    return files;
}

inline LiveRun run_live(std::uint64_t seed, std::int32_t hours,
                        const std::vector<RuleChange>& changes = {}) {
    Faults faults;
    JournalOpening opening;
    opening.files = files_of("two-divisions");
    const auto scenario = prepare_scenario(opening.files, changes, faults, true);
    REQUIRE(scenario != nullptr);
    opening.rules_version = rules_version;
    opening.scenario = scenario->id;
    opening.scenario_digest = scenario->digest;
    opening.seed = seed;
    opening.changes = changes;
    JournalWriter writer;
    LiveRun run;
    run.bytes = writer.open(opening);
    auto state = std::make_unique<State>();
    for (JournalHour hour; hour.hour <= hours; ++hour.hour) {
        hour.events.clear();
        if (hour.hour == 0) {
            open_campaign(*scenario, seed, *state, Events(&hour.events));
        } else {
            advance(*scenario, *state, {}, Events(&hour.events));
        }
        hour.digest = digest(*state);
        run.bytes += writer.hour(hour);
        run.states.push_back(std::make_unique<State>(*state));
    }
    run.bytes += writer.close();
    return run;
}

inline Recording recording_of(const std::string& bytes, bool lay_march_table = false) {
    Faults faults;
    auto recording = open_recording(bytes, "two-divisions.lishui", faults, lay_march_table);
    for (const auto& fault : faults)
        MESSAGE(fault.sentence.en);
    REQUIRE(recording.has_value());
    return std::move(*recording);
}

}  // namespace lishui::test
