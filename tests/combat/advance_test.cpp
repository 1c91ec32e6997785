// Ground won: what speeds an advance and what slows it.
#include "combat/advance.h"

#include <doctest/doctest.h>

#include "base/real.h"

using namespace lishui;

namespace {

const CombatRules rules;

Force force(double men, double quality = 1) {
    Force f;
    f.men = men;
    f.power = men * quality;
    return f;
}

Field a_day() {
    Field field;
    field.pulse = minutes_a_day;
    field.ground = Ground::rolling;
    return field;
}

// The mean of log10 of the kilometres of a first day.
double won(const Force& attacker, const Force& defender, const Field& field) {
    double mean = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const Key key{seed, 300, 7};
        mean += log10_of(ground_won_km(attacker, defender, field, Moment{60}, key, rules)) / 400;
    }
    return mean;
}

}  // namespace

// Fails if one of the causes acts the wrong way.
TEST_CASE("what speeds an advance and what slows it") {
    const double plain = won(force(10000), force(10000), a_day());
    CHECK(plain > log10_of(0.5));
    CHECK(plain < log10_of(15));
    Field field = a_day();
    field.delaying = true;
    CHECK(won(force(10000), force(10000), field) > plain);
    field = a_day();
    field.ground = Ground::hills;
    CHECK(won(force(10000), force(10000), field) < plain);
    field = a_day();
    field.resolve = 1;
    CHECK(won(force(10000), force(10000), field) < plain - 0.1);
    field = a_day();
    field.front_km = 2;
    const double dense = won(force(10000), force(10000), field);
    field.front_km = 40;
    CHECK(won(force(10000), force(10000), field) > dense + 0.2);
    CHECK(won(force(10000, 2), force(10000), a_day()) > plain + 0.05);
    // Numbers alone win no ground.
    CHECK(won(force(10000), force(3000), a_day()) < plain + 0.1);
}

// Fails if pulses are charged their length times a constant rate.
TEST_CASE("ground adds up over pulses of any length, less a day the longer it lasts") {
    const auto in = [&](int pulses, Minutes length) {
        double km = 0;
        Field field = a_day();
        field.pulse = length;
        for (int i = 0; i < pulses; ++i) {
            field.fought = i * length;
            const Key key{4, 60 + field.fought, 7};
            km += ground_won_km(force(10000), force(8000), field, Moment{60}, key, rules);
        }
        return km;
    };
    CHECK(in(8, 180) == doctest::Approx(in(4, 360)).epsilon(1e-9));
    CHECK(in(16, 360) / 4 ==
          doctest::Approx(in(4, 360) * power(4, rules.advance_duration_exponent)).epsilon(1e-6));
}

// Fails if an attacker who failed keeps all, or a successful one loses some.
TEST_CASE("who failed keeps little of the ground, and sometimes less than none") {
    int behind = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Key key{seed, 300, 7};
        CHECK(ground_kept(false, Moment{60}, key, rules) == 1);
        const double kept = ground_kept(true, Moment{60}, key, rules);
        CHECK(kept >= rules.kept_low);
        CHECK(kept <= rules.kept_high);
        behind += kept <= 0;
    }
    CHECK(behind > 30);
    CHECK(behind < 150);
}
