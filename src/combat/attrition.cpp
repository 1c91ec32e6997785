#include "combat/attrition.h"

#include "base/real.h"

namespace lishui {

namespace {

bool rugged(Ground ground) { return ground == Ground::hills || ground == Ground::mountains; }
bool by_night(Light light) { return light == Light::dark || light == Light::moonlight; }

struct Luck {
    double attacker = 1;
    double defender = 1;
};

// The engagement's own luck is drawn from its beginning and so is the same in each of its pulses.
Luck luck_of(Moment began, const Key& key, const CombatRules& rules) {
    constexpr double log_ten = 2.302585092994046;
    const Key whole{key.seed, began.minute, key.who};
    const double first = draw_normal(whole, purpose("engagement luck"), 0);
    const double other = draw_normal(whole, purpose("engagement luck"), 1);
    const double shared = rules.engagement_luck_shared;
    const double second = shared * first + square_root(1 - shared * shared) * other;
    const double pulse_attacker = rules.pulse_luck * draw_normal(key, purpose("pulse luck"), 0);
    const double pulse_defender = rules.pulse_luck * draw_normal(key, purpose("pulse luck"), 1);
    return {exp_of(log_ten * rules.engagement_luck * first + pulse_attacker),
            exp_of(log_ten * rules.engagement_luck * second + pulse_defender)};
}

// Days of losses in this pulse: the increase of (days fought)^(1 + exponent).
double weight_of_pulse(const Field& field, const CombatRules& rules) {
    const double exponent = 1 + rules.duration_exponent;
    const double before = field.fought / static_cast<double>(minutes_a_day);
    const double after = (field.fought + field.pulse) / static_cast<double>(minutes_a_day);
    return power(after, exponent) - (before > 0 ? power(before, exponent) : 0);
}

}  // namespace

LossShares pulse_losses(const Force& attacker, const Force& defender, const Field& field,
                        Moment began, const Key& key, const CombatRules& rules) {
    if (attacker.men < 1 || defender.men < 1) return {};
    const double tens = log10_of(clamped(attacker.power / (defender.power + 1), 0.01, 100.0));
    const double thousands = attacker.men < 500 ? 0.5 : attacker.men / 1000;
    double both = rules.intensity / 100 * power(thousands, rules.size_exponent);
    both *= weight_of_pulse(field, rules);
    if (rugged(field.ground)) both *= rules.rugged_loss_factor;
    if (by_night(field.light)) both *= rules.night_loss_factor;

    double attackers = rules.attacker_loss * power(rules.attacker_ratio_factor, tens);
    double defenders = rules.defender_loss * power(rules.defender_ratio_factor, tens);
    // What a man is worth in the fight, on each side: quality, order, fatigue, rounds.
    const double worth = clamped(
        (attacker.power / attacker.men + 0.01) / (defender.power / defender.men + 0.01), 0.1, 10.0);
    const double exchange = power(worth, rules.quality_exchange);
    attackers /= exchange;
    defenders *= exchange;
    if (field.attacked_sides > 1) defenders *= rules.enveloped_loss_factor;
    if (field.delaying) {
        attackers *= rules.delay_attacker_factor;
        defenders *= rules.delay_defender_factor;
    }
    if (field.rain) {
        attackers *= rules.wet_attacker_factor;
        defenders *= rules.wet_defender_factor;
    }
    if (field.across_water) {
        attackers *= rules.river_attacker_factor;
        defenders *= rules.river_defender_factor;
    }
    const double dug_in = clamped(defender.dug_in_hours / rules.dug_in_full_hours, 0.0, 1.0);
    defenders *= 1 - (1 - rules.dug_in_loss_factor) * dug_in;

    const auto luck = luck_of(began, key, rules);
    LossShares share{attackers * both * luck.attacker, defenders * both * luck.defender};
    if (field.air_support > 0) {
        share.defender += rules.support_sortie_men * field.air_support / defender.men;
    } else {
        share.attacker -= rules.support_sortie_men * field.air_support / attacker.men;
    }
    share.attacker = clamped(share.attacker, 0.0, rules.most_loss_a_pulse);
    share.defender = clamped(share.defender, 0.0, rules.most_loss_a_pulse);
    return share;
}

Losses divide_losses(std::int32_t lost, bool in_disorder, const Key& key,
                     const CombatRules& rules) {
    Losses losses;
    if (lost <= 0) return losses;
    const double missing = in_disorder ? rules.missing_share_disorder : rules.missing_share;
    losses.killed = round_by_luck(lost * rules.killed_share, draw(key, purpose("killed")));
    losses.missing = round_by_luck(lost * missing, draw(key, purpose("missing")));
    losses.missing = clamped(losses.missing, 0, lost - losses.killed);
    losses.wounded = lost - losses.killed - losses.missing;
    return losses;
}

int cohesion_cost(double lost_share, bool gave_way, bool broke, const CombatRules& rules) {
    double cost = 1000 * rules.cohesion_a_loss * lost_share;
    if (gave_way) cost += rules.cohesion_gave_way;
    if (broke) cost += rules.cohesion_broke;
    return static_cast<int>(round_nearest(clamped(cost, 0.0, 1000.0)));
}

int rounds_cost(Minutes pulse, const CombatRules& rules) {
    return static_cast<int>(round_nearest(rules.rounds_a_fight_day * pulse / minutes_a_day));
}

double loss_when_surrounded(double cohesion, double power_ratio, const Key& key,
                            const CombatRules& rules) {
    // A whole force breaks out with more men, a strong enemy lets fewer go.
    const double tens = log10_of(clamped(power_ratio, 0.1, 10.0));
    const double share = rules.surrounded_loss + 0.15 * (0.5 - cohesion) + 0.1 * tens +
                         rules.surrounded_luck * draw_normal(key, purpose("surrounded"));
    return clamped(share, 0.25, 1.0);
}

}  // namespace lishui
