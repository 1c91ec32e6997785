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
    return field;
}

}  // namespace

// Fails if the exponents of force ratio or size are swapped between the sides or lose their sign.
TEST_CASE("losses follow force ratio and size as the record has it") {
    const auto even = mean_losses(force(1000, 1), force(1000, 1), a_day());
    const auto tenfold = mean_losses(force(1000, 1), force(100, 1), a_day());
    CHECK(tenfold.attacker - even.attacker == doctest::Approx(log10_of(0.65)).epsilon(0.02));
    CHECK(tenfold.defender - even.defender == doctest::Approx(log10_of(2.08)).epsilon(0.02));
    const auto large = mean_losses(force(10000, 1), force(10000, 1), a_day());
    CHECK(large.attacker - even.attacker == doctest::Approx(-0.16).epsilon(0.02));
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
    CHECK(four_days / 4 == doctest::Approx(first_day * power(4, -0.4)).epsilon(1e-6));
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
}

// Fails if envelopment, delay, rain, trenches, hills or a river act on the wrong side or the wrong
// way.
TEST_CASE("circumstances act as the record has them") {
    const auto plain = mean_losses(force(3000, 1), force(3000, 1), a_day());
    Field field = a_day();
    field.attacked_sides = 2;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).defender - plain.defender ==
          doctest::Approx(log10_of(1.47)).epsilon(0.01));
    field = a_day();
    field.delaying = true;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).attacker < plain.attacker);
    field = a_day();
    field.ground = Ground::hills;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).attacker - plain.attacker ==
          doctest::Approx(log10_of(0.78)).epsilon(0.01));
    field = a_day();
    field.across_water = true;
    CHECK(mean_losses(force(3000, 1), force(3000, 1), field).defender < plain.defender);
    Force trenches = force(3000, 1);
    trenches.dug_in_hours = 48;
    CHECK(mean_losses(force(3000, 1), trenches, a_day()).defender < plain.defender);
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
