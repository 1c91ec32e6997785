#include "combat/retreat.h"

#include "base/real.h"

namespace lishui {

namespace {

// 1 for a force in order, `most` for one wholly out of it.
double by_disorder(double cohesion, double most) {
    return 1 + (most - 1) * (1 - clamped(cohesion, 0.0, 1.0));
}

double by_loss(double lost_share, double doubling) {
    const double times = lost_share / doubling;
    return 1 + times * times;
}

// Rounds for less than half a day of fighting begin to tell.
double by_rounds(double rounds_days, double most) {
    return 1 + (most - 1) * (1 - clamped(2 * rounds_days, 0.0, 1.0));
}

// How many times likelier a force is to end it for what the fight has done to it; at least 1.
double wear(const Force& force, double doubling, const CombatRules& rules) {
    return by_loss(force.lost_share, doubling) *
           by_disorder(force.cohesion, rules.disorder_hazard) *
           by_rounds(force.rounds_days, rules.no_rounds_hazard);
}

}  // namespace

Hazards hazards(const Force& attacker, const Force& defender, const Field& field,
                const CombatRules& rules) {
    const double ratio = power_ratio(attacker, defender, field, rules);
    // The larger the forces, the longer it takes to decide anything.
    const double slow =
        power(attacker.men < 500 ? 0.5 : attacker.men / 1000, rules.hazard_size_exponent);
    const double worn_defender = wear(defender, rules.give_way_loss, rules);
    const double worn_attacker = wear(attacker, rules.call_off_loss, rules);
    Hazards hazard;
    hazard.dies_down = rules.die_down_hazard * slow;
    hazard.gives_way =
        rules.give_way_hazard * slow * power(ratio, rules.give_way_ratio_exponent) * worn_defender;
    hazard.gives_way_by_losses = 1 - 1 / worn_defender;
    for (int side = 1; side < clamped(field.attacked_sides, 1, 3); ++side) {
        hazard.gives_way *= rules.flank_hazard;
    }
    if (field.delaying) hazard.gives_way *= rules.delay_hazard;
    if (!field.line_of_retreat) hazard.gives_way *= rules.no_retreat_hazard;
    hazard.gives_way *= 1 - rules.resolve_hazard * clamped(field.resolve, 0.0, 1.0);
    hazard.calls_off = rules.call_off_hazard * slow *
                       power(1 / ratio, rules.call_off_ratio_exponent) * worn_attacker;
    hazard.calls_off_by_losses = 1 - 1 / worn_attacker;
    return hazard;
}

bool flank_turned(const Field& field, const Key& key, const CombatRules& rules) {
    if (field.across_water) return false;
    const double days = field.pulse / static_cast<double>(minutes_a_day);
    return draw(key, purpose("a flank is turned")) < 1 - exp_of(-rules.flank_turned_hazard * days);
}

double chance_to_break(const Force& defender, const Field& field, const CombatRules& rules) {
    double chance = rules.breaks_base;
    if (defender.lost_share > 0.1) chance += rules.breaks_by_loss * (defender.lost_share - 0.1);
    chance += rules.breaks_by_disorder * (1 - clamped(defender.cohesion, 0.0, 1.0));
    chance += rules.breaks_by_flank * (clamped(field.attacked_sides, 1, 6) - 1);
    if (field.delaying) chance *= 0.5;
    return clamped(chance, 0.0, 0.95);
}

}  // namespace lishui
