// Giving way: what makes it likelier, and how seldom both sides give up at once.
#include <doctest/doctest.h>

#include "base/real.h"
#include "combat/engagement.h"
#include "combat/retreat.h"

using namespace lishui;

namespace {

const CombatRules rules;

Force force(double men, double quality) {
    Force f;
    f.men = men;
    f.power = men * quality;
    return f;
}

}  // namespace

// Fails if a hazard loses its sign: each cause in turn must raise or lower it.
TEST_CASE("causes of giving way") {
    const Force whole = force(3000, 1);
    const Field field;
    const double before = hazards(whole, whole, field, rules).gives_way;
    const auto with = [&](auto change) {
        Force attacker = whole, defender = whole;
        Field changed = field;
        change(attacker, defender, changed);
        return hazards(attacker, defender, changed, rules).gives_way;
    };
    CHECK(with([](Force& a, Force&, Field&) { a.power *= 3; }) ==
          doctest::Approx(power(3, rules.give_way_ratio_exponent) * before).epsilon(0.01));
    CHECK(with([](Force&, Force& d, Field&) { d.lost_share = rules.give_way_loss; }) ==
          doctest::Approx(2 * before).epsilon(0.01));
    CHECK(with([](Force&, Force& d, Field&) { d.cohesion = 0.2; }) > 1.5 * before);
    CHECK(with([](Force&, Force& d, Field&) { d.rounds_days = 0; }) > 2 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.attacked_sides = 2; }) > 1.5 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.delaying = true; }) > 1.5 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.resolve = 1; }) < 0.5 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.line_of_retreat = false; }) < 0.5 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.ground = Ground::mountains; }) < 0.8 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.air_mastery = 1; }) > 1.2 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.surprised = true; }) > 1.1 * before);
    CHECK(with([](Force& a, Force& d, Field&) { a.men = d.men = a.power = d.power = 100000; }) <
          0.6 * before);
    CHECK(with([](Force&, Force& d, Field&) { d.dug_in_hours = 72; }) < 0.9 * before);
}

// Fails if the attacker's hazard does not answer to his losses or to a strong defender.
TEST_CASE("an attacker calls off by loss and weakness") {
    const Force whole = force(3000, 1);
    const Field field;
    const double before = hazards(whole, whole, field, rules).calls_off;
    Force worn = whole;
    worn.lost_share = rules.call_off_loss;
    CHECK(hazards(worn, whole, field, rules).calls_off == doctest::Approx(2 * before));
    CHECK(hazards(whole, force(3000, 3), field, rules).calls_off > 1.5 * before);
}

// Fails if one pulse can end twice, or the defender without a way out gives way in order.
TEST_CASE("a pulse ends at most one way") {
    Field field;
    field.pulse = 4 * minutes_a_day;  // so long that nearly all end
    int gave = 0, off = 0, died_down = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto result =
            fight(force(3000, 1), force(3000, 1), field, Moment{0}, Key{seed, 60, 5}, rules);
        CHECK_FALSE((result.defender_gives_way && result.attacker_calls_off));
        CHECK(result.attacker_loss_share <= rules.most_loss_a_pulse);
        gave += result.defender_gives_way;
        off += result.attacker_calls_off;
        died_down += result.dies_down;
        CHECK_FALSE((result.dies_down && (result.defender_gives_way || result.attacker_calls_off)));
    }
    CHECK(gave > 100);
    CHECK(off > 50);
    CHECK(died_down > 20);
    CHECK(gave + off + died_down < 400);
    field.line_of_retreat = false;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto result =
            fight(force(9000, 1), force(3000, 1), field, Moment{0}, Key{seed, 60, 5}, rules);
        CHECK(result.defender_breaks == result.defender_gives_way);
    }
}

// Fails if order, weariness, rounds, guns or the march order do not tell.
TEST_CASE("fighting power") {
    Condition condition;
    condition.fit_men = 3000;
    condition.rounds = 40;
    const double whole = fighting_power(condition, rules);
    CHECK(whole == doctest::Approx(3000));
    const auto with = [&](auto change) {
        Condition changed = condition;
        change(changed);
        return fighting_power(changed, rules) / whole;
    };
    CHECK(with([](Condition& c) { c.quality = 220; }) == doctest::Approx(2.2));
    CHECK(with([](Condition& c) { c.cohesion = 300; }) < 0.7);
    CHECK(with([](Condition& c) { c.fatigue = 900; }) < 0.7);
    CHECK(with([](Condition& c) { c.rounds = 0; }) < 0.5);
    CHECK(with([](Condition& c) { c.guns = 20; }) > 1.05);
    CHECK(with([](Condition& c) { c.activity = Activity::marching; }) < 0.7);
}

// Fails if tanks are worth nothing, or are counted without the men's quality.
TEST_CASE("tanks add to the power of the force that has them") {
    Force one = force(3000, 2);
    add_tanks(one, 30, rules);
    CHECK(one.power == doctest::Approx(6000 + 2 * 30 * rules.tank_worth_men));
    CHECK(one.tanks == 30);
    Force none;
    add_tanks(none, 30, rules);
    CHECK(none.power == 0);
}

// Fails if losses are blamed for every retreat, or for none.
TEST_CASE("most forces give way to where they stand, few to what they have lost") {
    Force whole = force(10000, 1), worn = force(10000, 1);
    CHECK(hazards(whole, worn, Field{}, rules).gives_way_by_losses < 0.01);
    worn.lost_share = 0.12;  // the median of beaten defenders
    const double typical = hazards(whole, worn, Field{}, rules).gives_way_by_losses;
    CHECK(typical > 0.1);
    CHECK(typical < 0.5);
    worn.lost_share = 0.6;
    CHECK(hazards(whole, worn, Field{}, rules).gives_way_by_losses > 0.8);
}

// Fails if surprise or the luck of the day is drawn anew in each pulse, or never differs.
TEST_CASE("surprise and the luck of the day belong to the whole engagement") {
    int surprised = 0;
    double square = 0;
    constexpr int sample = 500;
    for (std::uint64_t seed = 0; seed < sample; ++seed) {
        const Key first{seed, 100, 5}, later{seed, 900, 5};
        CHECK(surprise_succeeds(Moment{60}, first, rules) ==
              surprise_succeeds(Moment{60}, later, rules));
        CHECK(odds_of_the_day(Moment{60}, first, rules) ==
              odds_of_the_day(Moment{60}, later, rules));
        surprised += surprise_succeeds(Moment{60}, first, rules);
        const double log = log10_of(odds_of_the_day(Moment{60}, first, rules));
        square += log * log / sample;
    }
    CHECK(surprised / double{sample} == doctest::Approx(rules.surprise_chance).epsilon(0.2));
    CHECK(square_root(square) == doctest::Approx(rules.odds_luck).epsilon(0.1));
}

// Fails if all men come to bear wherever they stand, if a worthier man tells no more than one more
// man, or if a front that is not known crowds anybody.
TEST_CASE("of many men not all come to bear, and fewer on a narrow front") {
    const Force whole = force(3000, 1);
    const Field open;
    const double even = power_ratio(whole, whole, open, rules);
    const double many = power_ratio(force(9000, 1), whole, open, rules);
    CHECK(many == doctest::Approx(power(3, rules.men_tell) * even).epsilon(0.01));
    CHECK(power_ratio(force(3000, 3), whole, open, rules) > 1.2 * many);
    CombatRules nobody_crowded = rules;
    nobody_crowded.men_tell = 1;
    CHECK(power_ratio(force(9000, 1), whole, open, nobody_crowded) ==
          doctest::Approx(3 * even).epsilon(0.01));
    Field narrow = open, usual = open, wide = open;
    narrow.front_km = 0.3;
    usual.front_km = 3 / rules.usual_density;
    wide.front_km = 10;
    CHECK(power_ratio(whole, whole, usual, rules) == doctest::Approx(even).epsilon(0.01));
    CHECK(power_ratio(whole, whole, narrow, rules) < 0.8 * even);
    CHECK(power_ratio(whole, whole, wide, rules) > 1.2 * even);
}

// Fails if the side with fewer sorties rules the air, or a handful does.
TEST_CASE("who flies more rules the air") {
    CHECK(air_mastery_of(0, 0, rules) == 0);
    CHECK(air_mastery_of(60, 60, rules) == 0);
    CHECK(air_mastery_of(rules.air_mastery_sorties, 0, rules) == doctest::Approx(0.5));
    CHECK(air_mastery_of(20, 400, rules) < -0.6);
    CHECK(air_mastery_of(4, 0, rules) < 0.05);
    CHECK(air_mastery_of(1e6, 0, rules) <= 1);
}
