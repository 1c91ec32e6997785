// An ablation: the same members with a mechanism and without it, and what changes in each outcome.
// Both have the same luck, so the change of a member is compared with itself, and a small effect
// shows in few runs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "ensemble/member.h"
#include "ensemble/statistics.h"

namespace lishui {

struct OutcomeChange {
    std::string id;
    Text name;
    double with_it = 0, without_it = 0;  // means
    double change = 0;                   // without less with
    Interval interval;
};

// Losses by side and by day, men and how far home at the end, the counts of commanders' letters and
// choices, and of each fact the share of runs and the hour (never counts as the campaign's end).
std::vector<OutcomeChange> compare_members(const Scenario& scenario, const History& history,
                                           std::span<const Member> with_it,
                                           std::span<const Member> without_it);

}  // namespace lishui
