#include "combat/attrition.h"

#include "base/real.h"

namespace lishui {

namespace {

bool rugged(Ground ground) { return ground == Ground::hills || ground == Ground::mountains; }

double ten_to(double exponent) { return exp_of(2.302585092994046 * exponent); }

struct Luck {
    double attacker = 1;
    double defender = 1;
};

// The engagement's own luck is drawn from its beginning and so is the same in each of its pulses.
Luck luck_of(Moment began, const Key& key, const CombatRules& rules) {
    const Key whole{key.seed, began.minute, key.who};
    const double first = draw_normal(whole, purpose("engagement luck"), 0);
    const double other = draw_normal(whole, purpose("engagement luck"), 1);
    const double shared = rules.engagement_luck_shared;
    const double second = shared * first + square_root(1 - shared * shared) * other;
    const double pulse_attacker = rules.pulse_luck * draw_normal(key, purpose("pulse luck"), 0);
    const double pulse_defender = rules.pulse_luck * draw_normal(key, purpose("pulse luck"), 1);
    return {ten_to(rules.engagement_luck * first) * exp_of(pulse_attacker),
            ten_to(rules.engagement_luck_defender * second) * exp_of(pulse_defender)};
}

// One more than the tanks for a thousand men: 1 where there are none.
double tanks_a_thousand(const Force& force) { return 1 + 1000 * force.tanks / force.men; }

// Tanks spare the men who follow them and cost those who face them.
void count_tanks(const Force& attacker, const Force& defender, const CombatRules& rules,
                 LossShares& share) {
    if (attacker.tanks <= 0 && defender.tanks <= 0) return;
    const double own = tanks_a_thousand(attacker), their = tanks_a_thousand(defender);
    share.attacker *= power(own, rules.tanks_spare) * power(their, rules.tanks_cost);
    share.defender *= power(their, rules.tanks_spare) * power(own, rules.tanks_cost);
}

void count_circumstances(const Force& defender, const Field& field, const CombatRules& rules,
                         LossShares& share) {
    const auto times = [&](double attacker_factor, double defender_factor) {
        share.attacker *= attacker_factor;
        share.defender *= defender_factor;
    };
    if (rugged(field.ground)) times(rules.rugged_loss_factor, rules.rugged_loss_factor);
    if (by_night(field.light)) times(rules.night_loss_factor, rules.night_loss_factor);
    if (field.attacked_sides > 1) times(1, rules.enveloped_loss_factor);
    if (field.delaying) times(rules.delay_attacker_factor, rules.delay_defender_factor);
    if (field.woods) times(rules.woods_attacker_factor, rules.woods_defender_factor);
    if (field.rain) times(rules.wet_attacker_factor, rules.wet_defender_factor);
    if (field.across_water) times(rules.river_attacker_factor, rules.river_defender_factor);
    if (field.surprised) times(rules.surprise_attacker_factor, rules.surprise_defender_factor);
    if (field.air_mastery != 0) {
        times(power(rules.air_mastery_attacker_factor, field.air_mastery),
              power(rules.air_mastery_defender_factor, field.air_mastery));
    }
    if (field.resolve > 0) {
        times(1, power(rules.resolve_loss_factor, clamped(field.resolve, 0.0, 1.0)));
    }
    if (field.front_km > 0) {
        const double dense = defender.men / 1000 / field.front_km / rules.usual_defence_density;
        times(power(dense, rules.dense_defence_attacker_exponent),
              power(dense, rules.dense_defence_defender_exponent));
    }
    const double dug_in = clamped(defender.dug_in_hours / rules.dug_in_full_hours, 0.0, 1.0);
    times(1, 1 - (1 - rules.dug_in_loss_factor) * dug_in);
}

}  // namespace

LossShares pulse_losses(const Force& attacker, const Force& defender, const Field& field,
                        Moment began, const Key& key, const CombatRules& rules) {
    if (attacker.men < 1 || defender.men < 1) return {};
    const double tens = log10_of(clamped(attacker.power / (defender.power + 1), 0.01, 100.0));
    const double size = log10_of(attacker.men < 500 ? 0.5 : attacker.men / 1000);
    const double both = field.intensity / 100 * weight_of_pulse(field, 1 + rules.duration_exponent);
    LossShares share{both * rules.attacker_loss * power(rules.attacker_ratio_factor, tens) *
                         ten_to(rules.attacker_size_exponent * size),
                     both * rules.defender_loss * power(rules.defender_ratio_factor, tens) *
                         ten_to(rules.defender_size_exponent * size)};
    // What a man is worth in the fight, on each side: quality, order, fatigue, rounds.
    const double worth = clamped(
        (attacker.power / attacker.men + 0.01) / (defender.power / defender.men + 0.01), 0.1, 10.0);
    const double exchange = power(worth, rules.quality_exchange);
    share.attacker /= exchange;
    share.defender *= exchange;
    count_tanks(attacker, defender, rules, share);
    count_circumstances(defender, field, rules, share);
    const auto luck = luck_of(began, key, rules);
    share.attacker *= luck.attacker;
    share.defender *= luck.defender;
    if (field.air_support > 0) {
        share.defender += rules.support_sortie_men * field.air_support / defender.men;
    } else {
        share.attacker -= rules.support_sortie_men * field.air_support / attacker.men;
    }
    share.attacker = clamped(share.attacker, 0.0, rules.most_loss_a_pulse);
    share.defender = clamped(share.defender, 0.0, rules.most_loss_a_pulse);
    return share;
}

double intensity_of_year(int year, const CombatRules& rules) {
    return ten_to(rules.loss_trend * clamped(year - 1943, -60, 40) / 10);
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
    return static_cast<int>(nearest_count(clamped(cost, 0.0, 1000.0)));
}

int rounds_cost(Minutes pulse, const CombatRules& rules) {
    return static_cast<int>(nearest_whole(rules.rounds_a_fight_day * pulse / minutes_a_day));
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
