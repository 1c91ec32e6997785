// One side of an engagement: its leaves, and what they amount to together. Looks at the truth,
// changes nothing.
#pragma once

#include <array>

#include "campaign/truth.h"
#include "combat/engagement.h"

namespace lishui {

inline constexpr std::size_t most_on_a_side = 96;  // more leaves than that stand aside

struct Party {
    std::array<FormationId, most_on_a_side> leaves;
    std::size_t count = 0;
    Force force;
    int sides = 0;          // hexsides from which it attacks
    double over_water = 0;  // men who come over a river
    double delaying = 0;    // men who mean to give ground
    double resolve = 0;     // 0..1, to hold at all costs
    bool just_gave_way = false;
};

// Who attacks the hex from next to it, and who stands in it. `most_men` is the most that this side
// ever had in the engagement, from which its losses count; who comes later raises it.
Party attackers_of(const Scenario& scenario, const State& state, HexId hex, Moment at,
                   std::int32_t& most_men);
Party defenders_of(const Scenario& scenario, const State& state, HexId hex, Moment at,
                   std::int32_t& most_men);

}  // namespace lishui
