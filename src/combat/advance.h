// Ground won by an attack: how far the front goes forward in a pulse of fighting, and how much of
// it an attacker keeps who did not win. Pure arithmetic. On a map the ground is won hex by hex and
// by marching; a single battle has no hexes and reckons with this.
#pragma once

#include "combat/engagement.h"

namespace lishui {

// Kilometres won in this pulse by an attack that succeeds. Its own luck is drawn once an
// engagement.
double ground_won_km(const Force& attacker, const Force& defender, const Field& field, Moment began,
                     const Key& key, const CombatRules& rules);

// Of the ground won so far, the share that the attacker ends with. Thrown back behind his start:
// negative.
double ground_kept(bool attack_failed, Moment began, const Key& key, const CombatRules& rules);

}  // namespace lishui
