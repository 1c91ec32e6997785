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
    double tanks = 0;
    double dug_in_hours = 0;  // the mean, weighted by men
    double cohesion = 1;      // the mean
    double rounds_days = 1;   // the mean
    double lost_share = 0;    // of its men since the engagement began
};

struct Field {
    Ground ground = Ground::plain;
    Light light = Light::day;
    bool rain = false;
    bool woods = false;
    bool across_water = false;    // the attacker comes over a river
    int attacked_sides = 1;       // hexsides from which the defender is attacked, 1..6
    bool line_of_retreat = true;  // the defender has an open hexside behind him
    bool delaying = false;        // the defender means to give ground (rear guard)
    double resolve = 0;           // 0..1, how much the defender is told to hold at all costs
    double air_support = 0;       // sorties of the attacker less those of the defender, this pulse
    double air_mastery = 0;       // -1 the defender's, 0 contested, +1 the attacker's
    double front_km = 0;          // width of the attacker's front; 0: not known
    double intensity = 1;         // of the fighting, times that of the record's wars in 1943
    bool surprised = false;       // the attack came as a surprise
    double odds = 1;              // the day's luck of the attacker, on top of the power ratio
    Minutes fought = 0;           // since the engagement began
    Minutes pulse = 240;          // length of this pulse
};

// The men of one leaf, weighted for fighting.
double fighting_power(const Condition& condition, const CombatRules& rules);

// Tanks join a force that has them, each worth so many men of its quality.
void add_tanks(Force& force, double tanks, const CombatRules& rules);

// Days that this pulse counts for in what grows with (days fought)^exponent, so that pulses of any
// length add up to the same.
double weight_of_pulse(const Field& field, double exponent);

// The attacker's power over the defender's, with ground, trenches, water and night.
double power_ratio(const Force& attacker, const Force& defender, const Field& field,
                   const CombatRules& rules);

struct PulseResult {
    double attacker_loss_share = 0;  // of the men engaged, this pulse
    double defender_loss_share = 0;
    bool defender_gives_way = false;
    bool attacker_calls_off = false;
    bool dies_down = false;        // both stop, and nobody gave way
    bool defender_breaks = false;  // gives way in disorder: more is lost on the way
    bool by_losses = false;        // who ended it did so for his losses, not for where he stood
    double force_ratio = 1;        // power of attacker to defender with ground, for the record
};

// Does an attack that is meant to come as a surprise succeed in it? Drawn once an engagement.
bool surprise_succeeds(Moment began, const Key& key, const CombatRules& rules);

// Who rules the air, from -1 (the defender) to +1, by the sorties that each flies to attack and to
// support in a day: a handful of them rules nothing.
double air_mastery_of(double attacker_sorties, double defender_sorties, const CombatRules& rules);

// What nobody reckoned with: leaders, weather within the weather, the mood of the men. Drawn once
// an engagement; `fight` puts it into the field.
double odds_of_the_day(Moment began, const Key& key, const CombatRules& rules);

// The luck of the engagement (its random effect, drawn once from its beginning) and of this pulse
// come from the key: seed, minute of the pulse, hex. `began` keys the engagement's own effect.
PulseResult fight(const Force& attacker, const Force& defender, const Field& field, Moment began,
                  const Key& key, const CombatRules& rules);

}  // namespace lishui
