// Giving way as a decision or a collapse: the hazards, per day, that a defender gives way or an
// attacker calls off, and whether it happens in order. Pure arithmetic; who retreats whither is the
// campaign's business.
#pragma once

#include "combat/engagement.h"

namespace lishui {

struct Hazards {
    double gives_way = 0;  // per day
    double calls_off = 0;
};

// lost_share of both forces must hold this pulse's losses already.
Hazards hazards(const Force& attacker, const Force& defender, const Field& field,
                const CombatRules& rules);

// The chance that a defender who gives way does so in disorder.
double chance_to_break(const Force& defender, const Field& field, const CombatRules& rules);

}  // namespace lishui
