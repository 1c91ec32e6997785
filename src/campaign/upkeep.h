// The quarter-day at which a leaf rests; at one of the four it eats, falls sick and gets well. Each
// leaf has its own hour for it, so that no hour of the day has everybody's.
#pragma once

#include "campaign/truth.h"

namespace lishui {

inline constexpr Minutes upkeep_minutes = 6 * minutes_an_hour;

inline Moment next_upkeep(const State& state, FormationId leaf) {
    return state.times[leaf.index()].next_upkeep;
}

// One quarter of the four is the one in which a leaf draws rations and musters its men.
inline bool eats_now(const State& state, FormationId leaf) {
    const auto quarter = state.times[leaf.index()].next_upkeep.minute / upkeep_minutes;
    return quarter % 4 == leaf.value % 4;
}
// The lowest number of those who may eat at this hour; every fourth from it on is another.
inline int first_who_may_eat(Moment now) { return now.minute / upkeep_minutes % 4; }

}  // namespace lishui
