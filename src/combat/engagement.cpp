#include "combat/engagement.h"

#include "base/real.h"
#include "combat/attrition.h"
#include "combat/retreat.h"

namespace lishui {

double fighting_power(const Condition& condition, const CombatRules& rules) {
    const double cohesion = condition.cohesion / 1000.0;
    const double fatigue = condition.fatigue / 1000.0;
    const double rounds = clamped(condition.rounds / rules.low_rounds_tenths, 0.0, 1.0);
    const double men = condition.fit_men + rules.gun_worth_men * condition.guns * rounds;
    double worth = condition.quality / 100.0;
    worth *= rules.cohesion_floor + (1 - rules.cohesion_floor) * cohesion;
    worth *= 1 - rules.fatigue_power_loss * fatigue;
    worth *= rules.no_rounds_power + (1 - rules.no_rounds_power) * rounds;
    if (condition.activity == Activity::marching || condition.activity == Activity::waiting) {
        worth *= rules.march_order_power;
    }
    return men * worth;
}

void add_tanks(Force& force, double tanks, const CombatRules& rules) {
    if (force.men < 1 || tanks <= 0) return;
    force.power += rules.tank_worth_men * tanks * force.power / force.men;
    force.tanks += tanks;
}

double weight_of_pulse(const Field& field, double exponent) {
    const double before = field.fought / static_cast<double>(minutes_a_day);
    const double after = (field.fought + field.pulse) / static_cast<double>(minutes_a_day);
    return power(after, exponent) - (before > 0 ? power(before, exponent) : 0);
}

bool surprise_succeeds(Moment began, const Key& key, const CombatRules& rules) {
    const Key whole{key.seed, began.minute, key.who};
    return draw(whole, purpose("surprise")) < rules.surprise_chance;
}

double air_mastery_of(double attacker_sorties, double defender_sorties, const CombatRules& rules) {
    return (attacker_sorties - defender_sorties) /
           (attacker_sorties + defender_sorties + rules.air_mastery_sorties);
}

namespace {

double ground_defence(Ground ground, const CombatRules& rules) {
    switch (ground) {
        case Ground::plain:
        case Ground::lake:
            return 1;
        case Ground::rolling:
            return rules.rolling_defence;
        case Ground::hills:
            return rules.hills_defence;
        case Ground::mountains:
            return rules.mountains_defence;
        case Ground::marsh:
            return rules.marsh_defence;
    }
    return 1;
}

// Of many men not all come to bear, and on a narrow front fewer still.
double by_crowding(const Force& attacker, const Force& defender, const Field& field,
                   const CombatRules& rules) {
    if (attacker.men < 1 || defender.men < 1) return 1;
    double crowding = power(attacker.men / defender.men, 1 - rules.men_tell);
    if (field.front_km > 0) {
        const double density = attacker.men / 1000 / field.front_km;
        crowding *= power(density / rules.usual_density, rules.narrow_front_defence);
    }
    return crowding;
}

double with_loss(double before, double share) { return before + (1 - before) * share; }

}  // namespace

double power_ratio(const Force& attacker, const Force& defender, const Field& field,
                   const CombatRules& rules) {
    const double dug_in = clamped(defender.dug_in_hours / rules.dug_in_full_hours, 0.0, 1.0);
    double defence = ground_defence(field.ground, rules);
    defence *= 1 + (rules.dug_in_defence - 1) * dug_in;
    if (field.across_water) defence *= rules.water_defence;
    if (by_night(field.light)) defence *= rules.night_defence;
    defence *= by_crowding(attacker, defender, field, rules);
    if (field.surprised) defence /= rules.surprise_power;
    if (field.air_mastery != 0) defence /= power(rules.air_mastery_power, field.air_mastery);
    return clamped(field.odds * attacker.power / (defender.power * defence + 1), 0.01, 100.0);
}

double odds_of_the_day(Moment began, const Key& key, const CombatRules& rules) {
    const Key whole{key.seed, began.minute, key.who};
    return exp_of(2.302585092994046 * rules.odds_luck * draw_normal(whole, purpose("odds")));
}

PulseResult fight(const Force& attacker, const Force& defender, const Field& laid, Moment began,
                  const Key& key, const CombatRules& rules) {
    Field field = laid;
    field.odds *= odds_of_the_day(began, key, rules);
    PulseResult result;
    result.force_ratio = power_ratio(attacker, defender, field, rules);
    const auto losses = pulse_losses(attacker, defender, field, began, key, rules);
    result.attacker_loss_share = losses.attacker;
    result.defender_loss_share = losses.defender;

    Force attacker_after = attacker, defender_after = defender;
    attacker_after.lost_share = with_loss(attacker.lost_share, losses.attacker);
    defender_after.lost_share = with_loss(defender.lost_share, losses.defender);
    const auto hazard = hazards(attacker_after, defender_after, field, rules);
    const double days = field.pulse / static_cast<double>(minutes_a_day);
    const double all = hazard.gives_way + hazard.calls_off + hazard.dies_down;
    // One draw for whether it ends now, one for who ends it: never both at once.
    if (draw(key, purpose("fight ends")) >= 1 - exp_of(-all * days)) return result;
    const double who = draw(key, purpose("who gives way")) * all;
    if (who >= hazard.gives_way + hazard.calls_off) {
        result.dies_down = true;
        return result;
    }
    result.attacker_calls_off = who >= hazard.gives_way;
    const double by_losses =
        result.attacker_calls_off ? hazard.calls_off_by_losses : hazard.gives_way_by_losses;
    result.by_losses = draw(key, purpose("by losses")) < by_losses;
    if (result.attacker_calls_off) return result;
    result.defender_gives_way = true;
    result.defender_breaks =
        !field.line_of_retreat ||
        draw(key, purpose("breaks")) < chance_to_break(defender_after, field, rules);
    return result;
}

}  // namespace lishui
