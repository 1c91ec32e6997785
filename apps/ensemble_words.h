// What the verbs that play many runs share: a scenario with its history, and how a moment, a share
// and a change are written.
#pragma once

#include "context.h"
#include "ensemble/fact.h"

namespace lishui {

// The history beside the scenario; empty when there is none and none is needed.
std::optional<History> load_history(const std::string& scenario_name, const Scenario& scenario,
                                    bool needed, Faults& faults);

std::string short_moment(const Scenario& scenario, Moment moment);  // 12-09 06h
std::string per_cent(double share);                                 // 37 %
std::string with_places(double value, int places);
std::string with_sign(double value, int places);  // +0.31

}  // namespace lishui
