#include "combat/toll.h"

#include "base/real.h"

namespace lishui {

namespace {

std::int16_t per_mille(int x) { return static_cast<std::int16_t>(clamped(x, 0, 1000)); }

}  // namespace

Toll toll_of_pulse(const Condition& condition, double present, double loss_share, Minutes pulse,
                   const Key& key, const CombatRules& rules, const ForceRules& forces) {
    const double men = condition.fit_men * present * loss_share;
    const auto lost =
        clamped(round_by_luck(men, draw(key, purpose("lost in the fight"))), 0, condition.fit_men);
    Toll toll;
    toll.men = divide_losses(lost, false, key, rules);
    toll.cohesion = cohesion_cost(loss_share, false, false, rules);
    toll.rounds = clamped(rounds_cost(pulse, rules), 0, int{condition.rounds});
    toll.fatigue =
        static_cast<int>(nearest_whole(forces.fatigue_a_fight_hour * pulse / minutes_an_hour));
    return toll;
}

Toll toll_of_disorder(const Condition& condition, double mean_share, const Key& key,
                      const CombatRules& rules) {
    const double share = mean_share * (0.5 + draw(key, purpose("lost in disorder")));
    const auto lost = clamped(
        round_by_luck(condition.fit_men * share, draw(key, purpose("men lost in disorder"))), 0,
        condition.fit_men);
    Toll toll;
    toll.men = divide_losses(lost, true, key, rules);
    toll.guns = condition.guns / 3;
    return toll;
}

Toll toll_when_surrounded(const Condition& condition, double power_ratio, const Key& key,
                          const CombatRules& rules) {
    const double share = loss_when_surrounded(condition.cohesion / 1000.0, power_ratio, key, rules);
    Toll toll;
    toll.men.missing = clamped(static_cast<std::int32_t>(nearest_whole(condition.fit_men * share)),
                               0, condition.fit_men);
    toll.guns = condition.guns;
    toll.cohesion = static_cast<int>(rules.cohesion_broke);
    return toll;
}

bool spent(const Condition& condition, int establishment_men, const CombatRules& rules) {
    return condition.fit_men < rules.least_men ||
           condition.fit_men < rules.least_strength * establishment_men;
}

void wear_down(Condition& condition, const Toll& toll) {
    condition.cohesion = per_mille(condition.cohesion - toll.cohesion);
    condition.fatigue = per_mille(condition.fatigue + toll.fatigue);
    condition.rounds = static_cast<std::int16_t>(condition.rounds - toll.rounds);
    condition.guns = static_cast<std::int16_t>(condition.guns - toll.guns);
}

}  // namespace lishui
