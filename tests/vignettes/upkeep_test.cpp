// Eating, supply, rest, sickness. Each case names the planted fault that it is there to catch.
#include <doctest/doctest.h>

#include "support/little.h"

using namespace lishui;
using namespace lishui::test;

namespace {

LittlePlan one_leaf() {
    LittlePlan plan;
    plan.leaves = {{.side = 0, .column = 5, .row = 4}};
    return plan;
}

}  // namespace

// Fails if a leaf eats more or less than a day's rations a day, or supply does not come.
TEST_CASE("a day's rations a day") {
    Little world(one_leaf());
    world.hours(24 * 10);
    const Ledger& ledger = world.state().ledger[0];
    CHECK(ledger.rations_eaten == 100);
    CHECK(world.leaf(0).rations <= 60);
    CHECK(world.leaf(0).rations > 40);
    CHECK(world.leaf(0).rounds > 40);
}

// Fails if the line of communication is not looked at.
TEST_CASE("who is cut off lives off the land, and starves in the hills") {
    for (const bool hills : {false, true}) {
        LittlePlan plan = one_leaf();
        plan.leaves.push_back({.side = 1, .column = 4, .row = 4});
        plan.leaves.push_back({.side = 1, .column = 4, .row = 3});
        plan.leaves.push_back({.side = 1, .column = 4, .row = 5});
        Little world(plan);
        if (hills) world.lay_ground(5, 4, Ground::hills);
        world.lay();
        world.leaf(0).rounds = 10;
        world.hours(24 * 8);
        CHECK(world.leaf(0).rounds == 10);  // nothing is brought
        if (hills) {
            CHECK(world.leaf(0).rations == 0);
            CHECK(world.leaf(0).cohesion < 850);
        } else {
            CHECK(world.leaf(0).rations > 5);
        }
    }
}

// Fails if the base is reached from however far.
TEST_CASE("nothing is brought beyond the reach of the base") {
    LittlePlan plan = one_leaf();
    plan.width = 60;
    plan.leaves[0].column = 55;
    Little world(plan);
    world.set_base(0, 0, 4);
    world.leaf(0).rounds = 10;
    world.hours(24 * 4);
    CHECK(world.leaf(0).rounds == 10);
}

namespace {

std::int64_t fell_sick(bool cold, bool switched_on) {
    Little world(one_leaf());
    world.state().temperature_c = cold ? 0 : 10;
    world.scenario.rules.force.sickness_on = switched_on ? 1 : 0;
    world.hours(24 * 20);
    return world.state().ledger[0].fell_sick;
}

}  // namespace

// Fails if rounding eats the sick of small leaves, cold does not tell, or the switch does nothing.
TEST_CASE("the sick are as many as the rate has it") {
    const auto mild = static_cast<double>(fell_sick(false, true));
    CHECK(mild == doctest::Approx(3000 * 0.0009 * 20).epsilon(0.05));
    CHECK(fell_sick(true, true) == doctest::Approx(2.2 * mild).epsilon(0.08));
    CHECK(fell_sick(false, false) == 0);
}

// Fails if the wounded never die, never return, or are counted twice.
TEST_CASE("the wounded return or die") {
    Little world(one_leaf());
    world.scenario.rules.force.sickness_on = 0;
    world.leaf(0).wounded_men = 500;
    const auto all = world.men(0);
    world.hours(24 * 20);
    const Ledger& ledger = world.state().ledger[0];
    CHECK(ledger.died > 60);
    CHECK(ledger.died < 130);
    CHECK(ledger.recovered > 30);  // 6 of 1,000 a day
    CHECK(ledger.recovered < 90);
    CHECK(world.leaf(0).wounded_men == 500 - ledger.died - ledger.recovered);
    CHECK(world.men(0) == all - ledger.died);
}

// Fails if rest does not help, or trenches deepen on the march.
TEST_CASE("rest, order and digging in") {
    Little world(one_leaf());
    world.leaf(0).fatigue = 600;
    world.leaf(0).cohesion = 600;
    world.hours(30);
    CHECK(world.leaf(0).fatigue < 250);
    CHECK(world.leaf(0).cohesion > 700);
    CHECK(world.leaf(0).dug_in_hours >= 24);
    world.hours(24 * 6);
    CHECK(world.leaf(0).dug_in_hours == 72);
    world.order(0, TaskKind::move, world.hex(20, 4), 90);
    world.hours(12);
    CHECK(world.leaf(0).dug_in_hours == 0);
}

// Fails if order comes back in the face of the enemy as fast as behind the front.
TEST_CASE("order is regained out of contact") {
    LittlePlan plan = one_leaf();
    plan.leaves.push_back({.side = 1, .column = 6, .row = 4});
    Little world(plan);
    world.leaf(0).cohesion = 500;
    world.hours(48);
    CHECK(world.leaf(0).cohesion == 500);
}

// Fails if an order to refit does nothing, works from the first hour, or with the enemy beside it.
TEST_CASE("a regiment told to refit is itself again sooner") {
    const auto cohesion_after = [](int hours, TaskKind task, double factor) {
        Little world(one_leaf());
        world.scenario.rules.force.refit_order_factor = factor;
        world.leaf(0).cohesion = 300;
        world.order(0, task, HexId());
        world.hours(hours);
        return world.leaf(0).cohesion;
    };
    CHECK(cohesion_after(18, TaskKind::refit, 2) == cohesion_after(18, TaskKind::hold, 2));
    CHECK(cohesion_after(72, TaskKind::refit, 2) > cohesion_after(72, TaskKind::hold, 2) + 150);
    CHECK(cohesion_after(72, TaskKind::refit, 1) == cohesion_after(72, TaskKind::hold, 1));

    LittlePlan plan = one_leaf();
    plan.leaves.push_back({.side = 1, .column = 6, .row = 4});
    Little pressed(plan);
    pressed.leaf(0).cohesion = 300;
    pressed.order(0, TaskKind::refit, HexId());
    pressed.hours(72);
    CHECK(pressed.leaf(0).cohesion == 300);
}

// Fails if men come from nothing: whoever returns was wounded or sick.
TEST_CASE("who refits has more of his wounded back, and nobody else") {
    const auto recovered = [](TaskKind task) {
        Little world(one_leaf());
        world.scenario.rules.force.sickness_on = 0;
        world.leaf(0).wounded_men = 600;
        world.order(0, task, HexId());
        const auto all = world.men(0);
        world.hours(24 * 12);
        CHECK(world.men(0) == all - world.state().ledger[0].died);
        return world.state().ledger[0].recovered;
    };
    CHECK(recovered(TaskKind::refit) > 1.2 * static_cast<double>(recovered(TaskKind::hold)));
}
