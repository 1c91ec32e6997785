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

// A copy to be changed: a scenario with one mechanism switched off.
std::unique_ptr<Scenario> changed(const Scenario& scenario);

}  // namespace lishui::test
