#include "combat/advance.h"

#include "base/real.h"

namespace lishui {

double ground_won_km(const Force& attacker, const Force& defender, const Field& field, Moment began,
                     const Key& key, const CombatRules& rules) {
    if (attacker.men < 1 || defender.men < 1) return 0;
    const double thousands = attacker.men < 500 ? 0.5 : attacker.men / 1000;
    double km = rules.advance_km * weight_of_pulse(field, 1 + rules.advance_duration_exponent);
    km *= power(thousands, rules.advance_size_exponent);
    km *= power(clamped(attacker.men / defender.men, 0.01, 100.0), rules.advance_ratio_exponent);
    const double worth = clamped(
        (attacker.power / attacker.men + 0.01) / (defender.power / defender.men + 0.01), 0.1, 10.0);
    km *= power(worth, rules.advance_worth_exponent);
    if (field.front_km > 0) {
        km *= power(thousands / field.front_km, rules.advance_density_exponent);
    }
    const double guns = 1 + 1000 * attacker.guns / attacker.men;
    km *= power(guns, rules.advance_guns_exponent);
    const double dug_in = clamped(defender.dug_in_hours / rules.dug_in_full_hours, 0.0, 1.0);
    km *= 1 - (1 - rules.dug_in_advance) * dug_in;
    if (field.ground == Ground::plain) km *= rules.plain_advance;
    if (field.ground == Ground::hills || field.ground == Ground::mountains) {
        km *= rules.rugged_advance;
    }
    if (field.delaying) km *= rules.delay_advance;
    km *= power(rules.resolve_advance, clamped(field.resolve, 0.0, 1.0));
    const Key whole{key.seed, began.minute, key.who};
    const double luck = rules.advance_luck * draw_normal(whole, purpose("ground won"));
    return km * exp_of(2.302585092994046 * luck);
}

double ground_kept(bool attack_failed, Moment began, const Key& key, const CombatRules& rules) {
    if (!attack_failed) return 1;
    const Key whole{key.seed, began.minute, key.who};
    return rules.kept_low +
           (rules.kept_high - rules.kept_low) * draw(whole, purpose("ground kept"));
}

}  // namespace lishui
