// The toll of fighting on one leaf: the men, order, rounds and strength of body that a pulse takes
// of it, and what it loses besides when it goes back in disorder or is surrounded and broken. Pure
// arithmetic on its condition; who is told of it is the caller's business.
#pragma once

#include "combat/attrition.h"
#include "forces/force_rules.h"

namespace lishui {

struct Toll {
    Losses men;
    int guns = 0;
    int cohesion = 0;  // per mille
    int rounds = 0;    // tenths of a day
    int fatigue = 0;   // per mille
};

// Of a pulse in which the side lost this share of its men; only the part of the leaf that is
// present takes part.
Toll toll_of_pulse(const Condition& condition, double present, double loss_share, Minutes pulse,
                   const Key& key, const CombatRules& rules, const ForceRules& forces);

// Losses in disorder, besides those of the fight.
Toll toll_of_disorder(const Condition& condition, double mean_share, const Key& key,
                      const CombatRules& rules);

// With no way out, and broken: prisoners and dispersed.
Toll toll_when_surrounded(const Condition& condition, double power_ratio, const Key& key,
                          const CombatRules& rules);

// Is too little of it left to be a formation?
bool spent(const Condition& condition, int establishment_men, const CombatRules& rules);

// Order, rounds, breath and guns that the toll takes; the men are taken by who keeps the books.
void wear_down(Condition& condition, const Toll& toll);

}  // namespace lishui
