// Giving way as a decision or a collapse: the hazards, per day, that a defender gives way, an
// attacker calls off or the fight dies down, and whether it happens in order. Pure arithmetic; who
// retreats whither is the campaign's business.
#pragma once

#include "combat/engagement.h"

namespace lishui {

struct Hazards {
    double gives_way = 0;  // per day
    double calls_off = 0;
    double dies_down = 0;
    // Of the first two, the share that is due to losses, order and rounds and not to the odds.
    double gives_way_by_losses = 0;
    double calls_off_by_losses = 0;
};

// lost_share of both forces must hold this pulse's losses already.
Hazards hazards(const Force& attacker, const Force& defender, const Field& field,
                const CombatRules& rules);

// Does an attacker who strikes from one side find a flank to turn in this pulse? For where there is
// no map on which he must march round.
bool flank_turned(const Field& field, const Key& key, const CombatRules& rules);

// The chance that a defender who gives way does so in disorder.
double chance_to_break(const Force& defender, const Field& field, const CombatRules& rules);

}  // namespace lishui
