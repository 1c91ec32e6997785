// What a run of the Changde campaign shows of the eighteen systems of model.md: one yes or no each,
// read from the truth and the events of the run. They are written for this campaign's formations;
// no rule of the engine knows them.
#pragma once

#include <array>
#include <memory>

#include "scenario/scenario.h"

namespace lishui::test {

inline constexpr int systems = 18;
using Signs = std::array<bool, systems>;  // S1 first

Signs signs_of_a_run(const Scenario& scenario, std::uint64_t seed);

// By system, the share of runs that show it; seeds 1 to runs, over all cores.
std::array<double, systems> shares(const Scenario& scenario, int runs);

// What S12 is tested by besides: sums over runs.
struct Flanks {
    // The share of runs in which the 13th Division gave way, struck from two sides.
    double rear_line_struck = 0;
    double hours_struck = 0;  // of formations that stood while struck from two sides or more
    double gave_way = 0;      // how often one of them gave way
    [[nodiscard]] double a_day() const { return 24 * gave_way / hours_struck; }
};
Flanks flanks(const Scenario& scenario, int runs);

// A copy to be changed: a scenario with one mechanism switched off.
std::unique_ptr<Scenario> changed(const Scenario& scenario);

}  // namespace lishui::test
