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
          doctest::Approx(3 * before).epsilon(0.01));
    CHECK(with([](Force&, Force& d, Field&) { d.lost_share = rules.give_way_loss; }) ==
          doctest::Approx(2 * before).epsilon(0.01));
    CHECK(with([](Force&, Force& d, Field&) { d.cohesion = 0.2; }) > 1.5 * before);
    CHECK(with([](Force&, Force& d, Field&) { d.rounds_days = 0; }) > 2 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.attacked_sides = 2; }) > 1.5 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.delaying = true; }) > 3 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.resolve = 1; }) < 0.5 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.line_of_retreat = false; }) < 0.5 * before);
    CHECK(with([](Force&, Force&, Field& f) { f.ground = Ground::mountains; }) < 0.7 * before);
    CHECK(with([](Force&, Force& d, Field&) { d.dug_in_hours = 72; }) < 0.8 * before);
}

// Fails if the attacker's hazard does not answer to his losses or to a strong defender.
TEST_CASE("an attacker calls off by loss and weakness") {
    const Force whole = force(3000, 1);
    const Field field;
    const double before = hazards(whole, whole, field, rules).calls_off;
    Force worn = whole;
    worn.lost_share = 0.1;
    CHECK(hazards(worn, whole, field, rules).calls_off > 3 * before);
    CHECK(hazards(whole, force(3000, 3), field, rules).calls_off > 2 * before);
}

// Fails if one pulse can end twice, or the defender without a way out gives way in order.
TEST_CASE("a pulse ends at most one way") {
    Field field;
    field.pulse = 4 * minutes_a_day;  // so long that nearly all end
    int gave = 0, off = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto result =
            fight(force(3000, 1), force(3000, 1), field, Moment{0}, Key{seed, 60, 5}, rules);
        CHECK_FALSE((result.defender_gives_way && result.attacker_calls_off));
        CHECK(result.attacker_loss_share <= rules.most_loss_a_pulse);
        gave += result.defender_gives_way;
        off += result.attacker_calls_off;
    }
    CHECK(gave > 100);
    CHECK(off > 50);
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
