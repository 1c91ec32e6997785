// The arithmetic of losses against the record (CDB90, train part). Planted faults are named at each
// case.
#include "combat/attrition.h"

#include <doctest/doctest.h>

#include "base/real.h"

using namespace lishui;

namespace {

const CombatRules rules;

Force force(double men, double quality) {
    Force f;
    f.men = men;
    f.power = men * quality;
    return f;
}

// The mean of log10 of both sides' losses over many engagements, in open ground by day.
struct MeanLosses {
    double attacker = 0, defender = 0;
};
MeanLosses mean_losses(const Force& attacker, const Force& defender, const Field& field) {
    constexpr int sample = 400;
    MeanLosses mean;
    for (int i = 0; i < sample; ++i) {
        const Key key{static_cast<std::uint64_t>(i), 300, 7};
        const auto losses = pulse_losses(attacker, defender, field, Moment{60}, key, rules);
        mean.attacker += log10_of(losses.attacker + 1e-9) / sample;
        mean.defender += log10_of(losses.defender + 1e-9) / sample;
    }
    return mean;
}

Field a_day() {
    Field field;
    field.pulse = minutes_a_day;
    field.intensity = 0.1;  // so that no luck meets the most that a pulse may cost
    return field;
}

}  // namespace

// Fails if the exponents of force ratio or size are swapped between the sides or lose their sign.
TEST_CASE("losses follow force ratio and size as the record has it") {
    const auto even = mean_losses(force(1000, 1), force(1000, 1), a_day());
    const auto tenfold = mean_losses(force(1000, 1), force(100, 1), a_day());
    CHECK(tenfold.attacker - even.attacker ==
          doctest::Approx(log10_of(rules.attacker_ratio_factor)).epsilon(0.03));
    CHECK(tenfold.defender - even.defender ==
          doctest::Approx(log10_of(rules.defender_ratio_factor)).epsilon(0.03));
    CHECK(tenfold.attacker < even.attacker);
    CHECK(tenfold.defender > even.defender);
    const auto large = mean_losses(force(10000, 1), force(10000, 1), a_day());
    CHECK(large.attacker - even.attacker ==
          doctest::Approx(rules.attacker_size_exponent).epsilon(0.02));
    CHECK(large.defender - even.defender ==
          doctest::Approx(rules.defender_size_exponent).epsilon(0.02));
    CHECK(large.attacker < even.attacker);
    // The fractional exchange falls as the force ratio to about -0.7 at equal quality.
    const double exchange = (tenfold.attacker - tenfold.defender) - (even.attacker - even.defender);
    CHECK(exchange < -0.4);
    CHECK(exchange > -0.9);
}

// Fails if a pulse is charged its length times a constant rate, or the pulse's length is not used.
TEST_CASE("pulses of any length add up to the same losses, fewer a day the longer it lasts") {
    CombatRules calm = rules;
    calm.pulse_luck = 0;
    const auto lost_in = [&](int pulses, Minutes length) {
        double sum = 0;
        Field field;
        field.pulse = length;
        for (int i = 0; i < pulses; ++i) {
            field.fought = i * length;
            sum += pulse_losses(force(3000, 1), force(3000, 1), field, Moment{60},
                                Key{5, 60 + i * length, 3}, calm)
                       .defender;
        }
        return sum;
    };
    CHECK(lost_in(8, 180) == doctest::Approx(lost_in(4, 360)).epsilon(1e-9));
    const double first_day = lost_in(4, 360), four_days = lost_in(16, 360);
    CHECK(four_days / 4 ==
          doctest::Approx(first_day * power(4, rules.duration_exponent)).epsilon(1e-6));
}

// Fails if the engagement's luck is drawn anew in each pulse, or its scatter is dropped or doubled.
TEST_CASE("the luck of an engagement is its own and has the record's scatter") {
    CombatRules calm = rules;
    calm.pulse_luck = 0;
    double square = 0;
    constexpr int sample = 600;
    double mean = 0;
    for (int i = 0; i < sample; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        const auto one = pulse_losses(force(3000, 1), force(3000, 1), a_day(), Moment{60},
                                      Key{seed, 300, 3}, calm);
        const auto two = pulse_losses(force(3000, 1), force(3000, 1), a_day(), Moment{60},
                                      Key{seed, 700, 3}, calm);
        CHECK(one.attacker == two.attacker);
        const double log = log10_of(one.attacker);
        mean += log / sample;
        square += log * log / sample;
    }
    const double sigma = square_root(square - mean * mean);
    CHECK(sigma > 0.31);
    CHECK(sigma < 0.38);  // a little is cut off by the most that a pulse may cost
}

// Fails if worth is counted on the wrong side or not at all.
TEST_CASE("the better men lose less and cost more") {
    const auto equal = mean_losses(force(3000, 1), force(3000, 1), a_day());
    const auto better = mean_losses(force(3000, 2.2), force(3000, 1), a_day());
    CHECK(better.attacker < equal.attacker - 0.1);
    CHECK(better.defender > equal.defender + 0.1);
    CHECK(better.attacker > equal.attacker - 0.4);
    CHECK(better.defender < equal.defender + 0.4);
}

// Fails if envelopment, delay, rain, trenches, hills or a river act on the wrong side or the wrong
// way.
TEST_CASE("circumstances act as the record has them") {
    const auto plain = mean_losses(force(3000, 1), force(3000, 1), a_day());
    Field field = a_day();
    field.attacked_sides = 2;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).defender - plain.defender ==
          doctest::Approx(log10_of(rules.enveloped_loss_factor)).epsilon(0.01));
    field = a_day();
    field.delaying = true;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).attacker < plain.attacker);
    field = a_day();
    field.ground = Ground::hills;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).attacker - plain.attacker ==
          doctest::Approx(log10_of(rules.rugged_loss_factor)).epsilon(0.01));
    field = a_day();
    field.across_water = true;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).defender < plain.defender);
    // The record sees no fewer losses in trenches, at the same odds: they buy time, not blood.
    Force trenches = force(3000, 1);
    trenches.dug_in_hours = 48;
    CHECK(mean_losses(force(3000, 1), trenches, a_day()).defender - plain.defender ==
          doctest::Approx(log10_of(rules.dug_in_loss_factor)).epsilon(0.01));
}

// Fails if woods or a dense defence are not handed on, act on one side alone, or a front that is
// not known is taken for a narrow one.
TEST_CASE("woods and a dense defence cost the attacker more") {
    const auto told = [](double front_km, bool woods) {
        Field field = a_day();
        field.front_km = front_km;
        field.woods = woods;
        return mean_losses(force(3000, 1), force(3000, 1), field);
    };
    const auto plain = told(0, false), wooded = told(0, true);
    CHECK(wooded.attacker - plain.attacker ==
          doctest::Approx(log10_of(rules.woods_attacker_factor)).epsilon(0.01));
    CHECK(wooded.defender - plain.defender ==
          doctest::Approx(log10_of(rules.woods_defender_factor)).epsilon(0.01));
    const double usual = 3 / rules.usual_defence_density;
    CHECK(told(usual, false).defender == doctest::Approx(plain.defender));
    const auto dense = told(usual / 10, false);
    CHECK(dense.attacker - plain.attacker ==
          doctest::Approx(rules.dense_defence_attacker_exponent).epsilon(0.01));
    CHECK(dense.defender - plain.defender ==
          doctest::Approx(rules.dense_defence_defender_exponent).epsilon(0.01));
    CHECK(rules.woods_defender_factor > 1);
    CHECK(dense.attacker > plain.attacker);
    CHECK(dense.defender < plain.defender);
}

// Fails if tanks, air, surprise or resolve act on the wrong side or the wrong way.
TEST_CASE("tanks, airmen, surprise and the order to hold at all costs tell in losses") {
    const auto plain = mean_losses(force(3000, 1), force(3000, 1), a_day());
    Force tanks = force(3000, 1);
    tanks.tanks = 60;
    const auto with = mean_losses(tanks, force(3000, 1), a_day());
    CHECK(with.attacker < plain.attacker - 0.2);
    CHECK(with.defender > plain.defender + 0.05);
    const auto against = mean_losses(force(3000, 1), tanks, a_day());
    CHECK(against.attacker > plain.attacker + 0.05);
    CHECK(against.defender < plain.defender - 0.2);
    Field field = a_day();
    field.air_mastery = 1;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).attacker < plain.attacker);
    field.air_mastery = -1;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).attacker > plain.attacker);
    field = a_day();
    field.surprised = true;
    const auto surprised = mean_losses(force(3000, 1), force(3000, 1), field);
    CHECK(surprised.attacker < plain.attacker);
    CHECK(surprised.defender > plain.defender);
    field = a_day();
    field.resolve = 1;
    const auto held = mean_losses(force(3000, 1), force(3000, 1), field);
    CHECK(held.defender > plain.defender + 0.2);
    CHECK(held.attacker == doctest::Approx(plain.attacker));
}

// Fails if the two sides' luck is one, or has nothing in common.
TEST_CASE("the two sides' luck of an engagement goes together, but not wholly") {
    double product = 0, square_a = 0, square_d = 0;
    const auto mean = mean_losses(force(3000, 1), force(3000, 1), a_day());
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto losses = pulse_losses(force(3000, 1), force(3000, 1), a_day(), Moment{60},
                                         Key{seed, 300, 7}, rules);
        const double a = log10_of(losses.attacker) - mean.attacker;
        const double d = log10_of(losses.defender) - mean.defender;
        product += a * d;
        square_a += a * a;
        square_d += d * d;
    }
    const double together = product / square_root(square_a * square_d);
    CHECK(together > 0.05);
    CHECK(together < 0.5);
}

// Fails if the noise of pulses is lost in the sum of a day, or taken for a day's: at army-group
// scale the daily losses of December 1944 scatter by 0.10 (log10) about their trend.
TEST_CASE("from day to day the losses of one battle scatter as in the Ardennes") {
    constexpr int days = 30, battles = 40;
    double sum = 0;
    int count = 0;
    for (std::uint64_t seed = 1; seed <= battles; ++seed) {
        Key key{seed, 60, 3};
        double before = 0;
        for (int day = 0; day < days; ++day) {
            double lost = 0;
            for (int pulse = 0; pulse < 5; ++pulse) {
                Field field;
                field.fought = key.minute - 60;
                field.pulse = 288;
                lost += pulse_losses(force(8e5, 1), force(6e5, 1), field, Moment{60}, key, rules)
                            .attacker;
                key.minute += field.pulse;
            }
            const double log = log10_of(lost);
            // A difference of two neighbours has twice the variance, and hardly a trend.
            if (day > 3) {
                sum += (log - before) * (log - before) / 2;
                ++count;
            }
            before = log;
        }
    }
    const double sigma = square_root(sum / count);
    CHECK(sigma > 0.07);
    CHECK(sigma < 0.13);
}

// Fails if the year acts the wrong way.
TEST_CASE("forces have spread out since") {
    CHECK(intensity_of_year(1943, rules) == doctest::Approx(1));
    CHECK(intensity_of_year(1916, rules) > 1.2);
    CHECK(intensity_of_year(1973, rules) < 0.8);
}

// Fails if a share is rounded so that the three no longer sum, or disorder loses no more missing.
TEST_CASE("lost men divide without remainder") {
    std::int64_t missing = 0, in_disorder = 0;
    for (std::int32_t lost = 0; lost < 300; ++lost) {
        const Key key{9, lost, 4};
        const Losses order = divide_losses(lost, false, key, rules);
        const Losses rout = divide_losses(lost, true, key, rules);
        CHECK(order.killed + order.wounded + order.missing == lost);
        CHECK(rout.killed + rout.wounded + rout.missing == lost);
        CHECK(order.killed >= 0);
        CHECK(rout.wounded >= 0);
        missing += order.missing;
        in_disorder += rout.missing;
    }
    CHECK(in_disorder > 3 * missing);
}

// Fails if most of a surrounded force gets away, or luck lets more be lost than there are.
TEST_CASE("a force surrounded and broken is lost for the most part") {
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const double share = loss_when_surrounded(0.3, 3, Key{seed, 10, 2}, rules);
        CHECK(share > 0);
        CHECK(share <= 1);
        sum += share / 300;
    }
    CHECK(sum > 0.75);
    CHECK(sum < 0.95);
}
