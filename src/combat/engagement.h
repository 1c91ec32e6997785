// An engagement as the arithmetic sees it: two forces, the ground, the light; what one pulse of
// fighting does to them. Pure: conditions in, losses and movements out. Never a belief, an order's
// text, a dispatch.
#pragma once

#include "base/draw.h"
#include "combat/combat_rules.h"
#include "forces/condition.h"
#include "time/light.h"

namespace lishui {

// One side's men in an engagement, summed over its formations.
struct Force {
    double men = 0;    // fit
    double power = 0;  // men weighted by quality, cohesion, fatigue, rounds (fighting_power)
    double guns = 0;
    double dug_in_hours = 0;  // the mean, weighted by men
    double cohesion = 1;      // the mean
    double rounds_days = 1;   // the mean
    double lost_share = 0;    // of its men since the engagement began
};

struct Field {
    Ground ground = Ground::plain;
    Light light = Light::day;
    bool rain = false;
    bool across_water = false;    // the attacker comes over a river
    int attacked_sides = 1;       // hexsides from which the defender is attacked, 1..6
    bool line_of_retreat = true;  // the defender has an open hexside behind him
    bool delaying = false;        // the defender means to give ground (rear guard)
    double resolve = 0;           // 0..1, how much the defender is told to hold at all costs
    double air_support = 0;       // sorties of the attacker less those of the defender, this pulse
    Minutes fought = 0;           // since the engagement began
    Minutes pulse = 240;          // length of this pulse
};

// The men of one leaf, weighted for fighting.
double fighting_power(const Condition& condition, const CombatRules& rules);

// The attacker's power over the defender's, with ground, trenches, water and night.
double power_ratio(const Force& attacker, const Force& defender, const Field& field,
                   const CombatRules& rules);

struct PulseResult {
    double attacker_loss_share = 0;  // of the men engaged, this pulse
    double defender_loss_share = 0;
    bool defender_gives_way = false;
    bool attacker_calls_off = false;
    bool defender_breaks = false;  // gives way in disorder: more is lost on the way
    double force_ratio = 1;        // power of attacker to defender with ground, for the record
};

// The luck of the engagement (its random effect, drawn once from its beginning) and of this pulse
// come from the key: seed, minute of the pulse, hex. `began` keys the engagement's own effect.
PulseResult fight(const Force& attacker, const Force& defender, const Field& field, Moment began,
                  const Key& key, const CombatRules& rules);

}  // namespace lishui
