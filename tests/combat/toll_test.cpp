// What a pulse takes of one leaf, and what it loses in disorder or surrounded; the tempo of a
// fight.
#include "combat/toll.h"

#include <doctest/doctest.h>

#include "combat/tempo.h"

using namespace lishui;

namespace {

const CombatRules rules;
const ForceRules forces;

Condition leaf() {
    Condition condition;
    condition.fit_men = condition.opening_men = 3000;
    condition.guns = 12;
    condition.rounds = 20;
    return condition;
}

int men(const Toll& toll) { return toll.men.killed + toll.men.wounded + toll.men.missing; }

}  // namespace

// Fails if those on the far bank bleed too, or order, rounds and breath cost nothing.
TEST_CASE("a pulse takes men of those present, and order, rounds and breath") {
    double whole = 0, half = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Key key{seed, 300, 1};
        const Toll toll = toll_of_pulse(leaf(), 1, 0.02, 240, key, rules, forces);
        whole += men(toll) / 200.0;
        half += men(toll_of_pulse(leaf(), 0.5, 0.02, 240, key, rules, forces)) / 200.0;
        CHECK(toll.cohesion > 0);
        CHECK(toll.rounds > 0);
        CHECK(toll.fatigue > 0);
    }
    CHECK(whole == doctest::Approx(60).epsilon(0.02));
    CHECK(half == doctest::Approx(30).epsilon(0.03));
}

// Fails if the condition goes out of its bounds, or the men are taken twice.
TEST_CASE("a toll wears a leaf down within bounds") {
    Condition condition = leaf();
    condition.cohesion = 20;
    condition.fatigue = 990;
    Toll toll;
    toll.cohesion = 100;
    toll.fatigue = 100;
    toll.rounds = 5;
    toll.guns = 4;
    wear_down(condition, toll);
    CHECK(condition.cohesion == 0);
    CHECK(condition.fatigue == 1000);
    CHECK(condition.rounds == 15);
    CHECK(condition.guns == 8);
    CHECK(condition.fit_men == 3000);
}

// Fails if disorder costs no guns, or the surrounded keep theirs.
TEST_CASE("disorder and encirclement cost men and guns") {
    double in_disorder = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Key key{seed, 300, 1};
        const Toll rout = toll_of_disorder(leaf(), rules.break_loss, key, rules);
        CHECK(rout.guns == 4);
        in_disorder += men(rout) / 200.0;
        const Toll lost = toll_when_surrounded(leaf(), 3, key, rules);
        CHECK(lost.guns == 12);
        CHECK(men(lost) > 900);
        CHECK(lost.men.missing == men(lost));
    }
    CHECK(in_disorder == doctest::Approx(3000 * rules.break_loss).epsilon(0.1));
    Condition remnant = leaf();
    CHECK_FALSE(spent(remnant, 3000, rules));
    remnant.fit_men = 250;
    CHECK(spent(remnant, 3000, rules));
}

// Fails if a time falls outside its range.
TEST_CASE("the tempo of a fight keeps its ranges") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Key key{seed, 300, 1};
        CHECK(to_first_blows(key, rules) >= 60 * rules.first_pulse_hours_low);
        CHECK(to_first_blows(key, rules) <= 60 * rules.first_pulse_hours_high);
        CHECK(length_of_pulse(key, rules) >= 60 * rules.pulse_hours_low);
        CHECK(length_of_pulse(key, rules) <= 60 * rules.pulse_hours_high);
        CHECK(pause_after_failure(key, rules) >= 60 * rules.pause_hours_low);
        CHECK(pause_after_failure(key, rules) <= 60 * rules.pause_hours_high);
    }
}
