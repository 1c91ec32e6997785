// Floating bridges that engineers lay at crossing sites.
#include <doctest/doctest.h>

#include "campaign/boats.h"
#include "support/little.h"

using namespace lishui;
using namespace lishui::test;

namespace {

// A regiment at the ferry of a river of 200 m, engineers behind it, an enemy far off.
struct Riverside {
    Little world;
    SiteId site;

    static LittlePlan plan(int engineers_column) {
        LittlePlan plan;
        plan.leaves = {
            {.side = 0, .column = 5, .row = 4, .men = 3000},
            {.side = 0, .column = engineers_column, .row = 4, .men = 1000, .arm = Arm::engineers},
            {.side = 1, .column = 29, .row = 4, .men = 500}};
        return plan;
    }
    explicit Riverside(int engineers_column) : world(plan(engineers_column)) {
        const RiverId river = world.lay_river(5, false);
        world.scenario.map.rivers[river.index()].width_m = 200;
        site = world.lay_site(river, 5, 4, Crossing::ferry, 300);
        world.lay();
    }
    [[nodiscard]] Minutes minutes() const {
        return crossing_minutes(world.scenario, world.state(), FormationId(std::size_t{0}), site,
                                world.state().now);
    }
};

}  // namespace

// Fails if a bridge lies at once, never, or carries no more than the boats.
TEST_CASE("engineers lay a bridge in the better part of a day, and it carries more than boats") {
    Riverside bank(4);
    const Minutes by_boats = bank.minutes();
    bank.world.hours(6);
    CHECK(bank.minutes() > 100);
    bank.world.hours(18);
    CHECK(bank.minutes() == 90);  // 3,000 men, 2,000 an hour
    CHECK(by_boats > 120);
    bank.world.scenario.rules.force.bridging_on = 0;
    CHECK(bank.minutes() > 120);
}

// Fails if a bridge outlasts those who carry its boats, or lies where nobody has come.
TEST_CASE("where the engineers leave there is no bridge") {
    Riverside bank(4);
    bank.world.hours(24);
    CHECK(bank.minutes() == 90);
    stand_at(bank.world.scenario, bank.world.state(), FormationId(std::size_t{1}),
             bank.world.hex(1, 4));
    CHECK(bank.minutes() > 500);
    Riverside far(1);
    far.world.hours(24);
    CHECK(far.minutes() > 500);
}

// Fails if a bridge is laid under the enemy's eyes, or over any river.
TEST_CASE("no bridge next to the enemy or over too wide a river") {
    Riverside bank(4);
    bank.world.hours(24);
    bank.world.scenario.map.rivers[0].width_m = 900;
    CHECK(bank.minutes() > 120);
    bank.world.scenario.map.rivers[0].width_m = 200;
    stand_at(bank.world.scenario, bank.world.state(), FormationId(std::size_t{2}),
             bank.world.hex(7, 4));
    CHECK(bank.minutes() > 300);
}
