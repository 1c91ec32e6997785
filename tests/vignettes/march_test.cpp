// Columns on the march: rates, light, rain, queues on the way and at the boats, ways round the
// enemy. Each case names the planted fault that it is there to catch.
#include "forces/march.h"

#include <doctest/doctest.h>

#include "campaign/step.h"
#include "support/little.h"

using namespace lishui;
using namespace lishui::test;

namespace {

LittlePlan one_column(int opening_hour = 6) {
    LittlePlan plan;
    plan.width = 40;
    plan.opening_hour = opening_hour;
    plan.leaves = {{.side = 0, .column = 0, .row = 4}};
    return plan;
}

// Kilometres a day over three days along a row with this way.
double km_a_day(Way way, int importance) {
    Little world(one_column());
    world.lay_way(4, 0, 39, way);
    world.lay();
    world.order(0, TaskKind::move, world.hex(39, 4), importance);
    world.hours(72);
    return world.column(0) * world.scenario.map.hex_km / 3;
}

// Minutes of the first step of a hurried column that sets out at this hour.
Minutes first_step(int hour, bool moonlight, Sky sky) {
    LittlePlan plan = one_column(hour);
    plan.moonlight = moonlight;
    Little world(plan);
    world.lay_way(4, 0, 39, Way::ditched_road);
    world.lay();
    world.state().sky = sky;
    world.order(0, TaskKind::move, world.hex(39, 4), 90);
    world.hours(1);
    return world.state().times[0].arrives - world.state().marching[0].began;
}

}  // namespace

// Fails if the hours of marching and the rates a day no longer fit each other.
TEST_CASE("a foot column makes 24 km a day by road and 16 by track") {
    CHECK(km_a_day(Way::ditched_road, 50) == doctest::Approx(24).epsilon(0.1));
    CHECK(km_a_day(Way::track, 50) == doctest::Approx(16).epsilon(0.1));
    CHECK(km_a_day(Way::none, 50) == doctest::Approx(11).epsilon(0.1));
    const double forced = km_a_day(Way::ditched_road, 90);
    CHECK(forced > 30);
    CHECK(forced < 37);
}

// Fails if light or weather is left out, or moonlight is no better than the dark.
TEST_CASE("night and rain slow the column") {
    const double day = first_step(8, false, Sky::overcast);
    CHECK(first_step(18, false, Sky::overcast) == doctest::Approx(day / 0.6).epsilon(0.03));
    CHECK(first_step(18, true, Sky::overcast) == doctest::Approx(day / 0.8).epsilon(0.03));
    CHECK(first_step(8, false, Sky::rain) == doctest::Approx(day / 0.7).epsilon(0.03));
}

// Fails if a column sleeps on its feet: an unhurried one does not move between dusk and dawn.
TEST_CASE("who is not in a hurry sleeps at night") {
    Little world(one_column(18));
    world.lay_way(4, 0, 39, Way::ditched_road);
    world.lay();
    world.order(0, TaskKind::move, world.hex(39, 4), 50);
    world.hours(12);
    CHECK(world.column(0) == 0);
    world.hours(4);
    CHECK(world.column(0) == 1);
}

// Fails if the way is no queue, or the second waits for another column's length than the first's.
TEST_CASE("the second column on a road arrives later by the length of the first") {
    LittlePlan plan = one_column();
    plan.leaves.push_back({.side = 0, .column = 0, .row = 4, .men = 2000});
    Little world(plan);
    world.lay_way(4, 0, 39, Way::ditched_road);
    world.lay();
    world.order(0, TaskKind::move, world.hex(1, 4));
    world.order(1, TaskKind::move, world.hex(1, 4));
    Moment first = never, second = never;
    world.hours(8);
    for (const Event& event : world.record) {
        const auto* changed = std::get_if<LeafChanged>(&event);
        if (changed == nullptr || changed->condition.place != world.hex(1, 4)) continue;
        Moment& arrival = changed->leaf.value == 0 ? first : second;
        if (changed->at < arrival) arrival = changed->at;
    }
    REQUIRE(second != never);
    const Minutes length = 60 * 3000 / 2000;
    CHECK(second - first == length);
    CHECK(column_minutes(world.leaf(0), true, world.scenario.rules.force) == length);
}

// Fails if the order of ids, and not the importance of the order, decides who goes first.
TEST_CASE("the more important column goes first") {
    LittlePlan plan = one_column();
    plan.leaves.push_back({.side = 0, .column = 0, .row = 4});
    Little world(plan);
    world.lay_way(4, 0, 39, Way::ditched_road);
    world.lay();
    world.order(0, TaskKind::move, world.hex(1, 4), 40);
    world.order(1, TaskKind::move, world.hex(1, 4), 60);
    world.hours(4);
    CHECK(world.column(0) == 0);
    CHECK(world.column(1) == 1);
}

namespace {

Little at_a_ferry(int men, int opening_hour = 6) {
    LittlePlan plan = one_column(opening_hour);
    plan.leaves = {{.side = 0, .column = 5, .row = 4, .men = men},
                   {.side = 0, .column = 5, .row = 4, .men = men}};
    Little world(plan);
    const RiverId river = world.lay_river(5, false);
    world.lay_site(river, 5, 4, Crossing::ferry, 600);
    world.lay();
    for (int n : {0, 1})
        world.order(n, TaskKind::cross, world.hex(8, 4));
    return world;
}

}  // namespace

// Fails if capacity, night or the queue at the boats is left out.
TEST_CASE("a crossing takes men over capacity, longer by night, and the next waits for the boats") {
    Little world = at_a_ferry(1800);
    world.hours(1);
    const Moment began = world.first(Milestone::crossing_began, 0);
    REQUIRE(began != never);
    CHECK(world.leaf(0).activity == Activity::crossing);
    CHECK(world.leaf(1).activity == Activity::waiting);
    CHECK(world.state().site_free[0] - began == 60 * 1800 / 600);
    world.hours(24);
    CHECK(world.first(Milestone::crossing_began, 1) - began == 60 * 1800 / 600);
    CHECK(world.count(Milestone::crossing_ended) >= 1);

    Little by_night = at_a_ferry(1800, 17);
    by_night.hours(1);
    CHECK(by_night.state().site_free[0] - by_night.first(Milestone::crossing_began, 0) ==
          doctest::Approx(60 * 1800 / (600 * 0.47)).epsilon(0.02));
}

// Fails if a crossing leaf counts as wholly here or wholly there.
TEST_CASE("a force half over is split") {
    Little world = at_a_ferry(1800);
    world.hours(1);
    const Marching& marching = world.state().marching[0];
    const Moment half = marching.began + (world.state().times[0].arrives - marching.began) / 2;
    CHECK(share_over(world.state(), FormationId(0), marching.began) == 0);
    CHECK(share_over(world.state(), FormationId(0), half) == doctest::Approx(0.5).epsilon(0.01));
    CHECK(world.column(0) == 5);
}

// Fails if the switch does nothing.
TEST_CASE("without crossing capacity all are over sooner") {
    Little limited = at_a_ferry(3000);
    limited.hours(10);
    Little free = at_a_ferry(3000);
    free.scenario.rules.force.crossing_capacity_on = 0;
    free.hours(10);
    CHECK(free.column(1) > 5);
    CHECK(limited.column(1) == 5);
}

// Fails if the engineers beside the river are not counted, or those far off are.
TEST_CASE("engineers beside the river speed the crossing") {
    LittlePlan plan = one_column();
    plan.leaves = {{.side = 0, .column = 5, .row = 4, .men = 3000},
                   {.side = 0, .column = 4, .row = 4, .men = 1500, .arm = Arm::engineers}};
    Little world(plan);
    world.lay_site(world.lay_river(5, false), 5, 4, Crossing::ferry, 600);
    world.lay();
    world.order(0, TaskKind::cross, world.hex(8, 4));
    world.hours(1);
    CHECK(world.state().site_free[0] - world.first(Milestone::crossing_began, 0) ==
          60 * 3000 / 1500);
}

// Fails if a quiet column steps next to an enemy whom it could pass at a distance.
TEST_CASE("a column goes round the enemy it sees") {
    LittlePlan plan = one_column();
    plan.height = 15;
    plan.leaves = {{.side = 0, .column = 0, .row = 7}, {.side = 1, .column = 10, .row = 7}};
    Little world(plan);
    world.lay();
    world.order(0, TaskKind::move, world.hex(20, 7));
    int nearest = 99;
    for (int hour = 0; hour < 24 * 14; ++hour) {
        world.hours(1);
        const int away = world.scenario.map.grid.distance(world.leaf(0).place, world.leaf(1).place);
        if (away < nearest) nearest = away;
    }
    CHECK(world.column(0) == 20);
    CHECK(nearest == 2);
}

// Fails if a barred column attacks, walks through, or says so more than once.
TEST_CASE("a column whose way is barred says so once and stays") {
    LittlePlan plan = one_column();
    plan.height = 3;
    plan.leaves = {{.side = 0, .column = 0, .row = 1},
                   {.side = 1, .column = 10, .row = 0},
                   {.side = 1, .column = 10, .row = 1},
                   {.side = 1, .column = 10, .row = 2}};
    Little world(plan);
    world.lay();
    world.order(0, TaskKind::move, world.hex(20, 1));
    world.hours(24 * 12);
    CHECK(world.column(0) < 10);
    CHECK(world.count(Milestone::blocked) == 1);
    CHECK(world.count(Milestone::engagement_began) == 0);
}

// Fails if the step that was begun under an old task is finished against the new one.
TEST_CASE("a column that is called back turns round") {
    Little world(one_column());
    world.lay_way(4, 0, 39, Way::ditched_road);
    world.lay();
    world.order(0, TaskKind::move, world.hex(39, 4));
    world.hours(8);
    const int reached = world.column(0);
    REQUIRE(world.state().marching[0].next.exists());
    world.order(0, TaskKind::move, world.hex(0, 4));
    world.hours(48);
    CHECK(world.column(0) == 0);
    for (const Event& event : world.record) {
        const auto* changed = std::get_if<LeafChanged>(&event);
        if (changed == nullptr) continue;
        CHECK(world.scenario.map.grid.column(changed->condition.place) <= reached);
    }
}

// Fails if a task is begun before its time.
TEST_CASE("a task waits for its hour") {
    Little world(one_column());
    world.lay_way(4, 0, 39, Way::ditched_road);
    world.lay();
    world.order(0, TaskKind::move, world.hex(39, 4), 50, Moment{600});
    world.hours(9);
    CHECK(world.column(0) == 0);
    CHECK(world.state().marching[0].next == HexId());
    world.hours(24);
    CHECK(world.column(0) > 1);
}

// Fails if forced marches cost nothing, or a tired column never lies down.
TEST_CASE("a forced march tires") {
    Little world(one_column());
    world.lay_way(4, 0, 39, Way::ditched_road);
    world.lay();
    world.order(0, TaskKind::withdraw, world.hex(39, 4));
    world.hours(96);
    CHECK(world.leaf(0).fatigue > 200);
    CHECK(world.state().ledger[0].missing >= 0);
    Little calm(one_column());
    calm.lay_way(4, 0, 39, Way::ditched_road);
    calm.lay();
    calm.order(0, TaskKind::move, calm.hex(39, 4));
    calm.hours(96);
    CHECK(calm.leaf(0).fatigue < 50);
}

// Fails if airmen find columns by night, or find nobody by day.
TEST_CASE("airmen strike columns by day") {
    int by_day = 0, by_night = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        for (const bool day : {true, false}) {
            LittlePlan plan = one_column(day ? 8 : 18);
            plan.seed = seed;
            Little world(plan);
            world.lay_way(4, 0, 39, Way::ditched_road);
            world.lay();
            world.state().attack_sorties[1] = 60;
            world.order(0, TaskKind::move, world.hex(39, 4), 90);
            world.hours(4);
            (day ? by_day : by_night) += 3000 - world.leaf(0).fit_men - world.leaf(0).sick_men;
        }
    }
    CHECK(by_day > 20);
    CHECK(by_night == 0);
}

// Fails if a leaf waits for ever in a long queue beside an idle ferry, or runs to a far one for
// nothing.
TEST_CASE("a leaf leaves a long queue for another site, not a short one") {
    for (const bool near : {true, false}) {
        LittlePlan plan = one_column();
        plan.height = 41;
        plan.leaves.clear();
        for (int i = 0; i < 4; ++i)
            plan.leaves.push_back({.side = 0, .column = 5, .row = 20});
        Little world(plan);
        const RiverId river = world.lay_river(5, false);
        world.lay_site(river, 5, 20, Crossing::ferry, 300);
        const SiteId other = world.lay_site(river, 5, near ? 21 : 40, Crossing::ferry, 300);
        world.lay();
        for (int i = 0; i < 4; ++i)
            world.order(i, TaskKind::cross, world.hex(8, 20), 80);
        world.hours(24 * 8);
        int by_the_other = 0, over = 0;
        for (const Event& event : world.record) {
            const auto* happened = std::get_if<Happened>(&event);
            if (happened == nullptr || happened->what != Milestone::crossing_ended) continue;
            ++over;
            by_the_other += happened->site == other;
        }
        CHECK(over == 4);
        CHECK((by_the_other > 0) == near);
    }
}

// Fails if a column walks up to an enemy, or away from him, as if he were not there.
TEST_CASE("beside the enemy a column makes eight kilometres a day") {
    LittlePlan plan = one_column();
    plan.leaves = {{.side = 0, .column = 5, .row = 4}, {.side = 1, .column = 20, .row = 4}};
    Little world(plan);
    world.lay_way(4, 0, 29, Way::motor_road);
    world.lay();
    const auto work = [&](int direction) {
        return step_work(world.scenario, world.state(), FormationId(0), direction);
    };
    const double free = work(0);
    CHECK(free == doctest::Approx(5 * 1440 / 24.0));
    stand_at(world.scenario, world.state(), FormationId(1), world.hex(7, 4));
    CHECK(work(0) == doctest::Approx(5 * 1440 / 8.0));
    CHECK(work(3) == doctest::Approx(free));
    stand_at(world.scenario, world.state(), FormationId(1), world.hex(6, 4));
    CHECK(work(3) == doctest::Approx(free / 0.75));
}
