// What fighting costs: the loss rates of both sides by the modern record, how lost men divide, what
// a pulse takes from order and rounds, what becomes of a force surrounded and broken. Pure
// arithmetic.
#pragma once

#include "combat/engagement.h"

namespace lishui {

struct LossShares {
    double attacker = 0;
    double defender = 0;
};

// Of the men engaged, in this pulse. Losses add up with the time fought to the power 1 +
// duration_exponent, so that pulses of any length sum to the record's rates by duration.
LossShares pulse_losses(const Force& attacker, const Force& defender, const Field& field,
                        Moment began, const Key& key, const CombatRules& rules);

// How costly fighting was in that year, times 1943: forces have spread out.
double intensity_of_year(int year, const CombatRules& rules);

// How a leaf's loss of men divides: killed, wounded (carried), missing. Sums to `lost`.
struct Losses {
    std::int32_t killed = 0, wounded = 0, missing = 0;
};
Losses divide_losses(std::int32_t lost, bool in_disorder, const Key& key, const CombatRules& rules);

// What cohesion and rounds a pulse costs a leaf that lost this share of its men (per mille; tenths
// of a day).
int cohesion_cost(double lost_share, bool gave_way, bool broke, const CombatRules& rules);
int rounds_cost(Minutes pulse, const CombatRules& rules);

// Share of the men that a force surrounded and broken loses as prisoners or dispersed.
double loss_when_surrounded(double cohesion, double power_ratio, const Key& key,
                            const CombatRules& rules);

}  // namespace lishui
