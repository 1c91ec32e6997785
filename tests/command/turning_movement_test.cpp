// command/turning_movement.h: who pursues sends a part round by another way, on his picture alone.
#include "command/turning_movement.h"

#include <doctest/doctest.h>

#include "command/allot.h"
#include "command/little_desk.h"

using namespace lishui;
using lishui::test::LittleDesk;

namespace {

// Three regiments behind an enemy who goes back eastwards to his ferry, a fourth abreast of him to
// the side.
struct Pursuit : LittleDesk {
    Pursuit() {
        nature.caution = 0.2;  // no reserve
        rules.turning_within_hours = 48;
        for (int i = 0; i < 3; ++i)
            own_stands(i, 13, 5 + i, 1500);
        own_stands(3, 17, 10, 1500);
        enemy_stands(enemy, 16, 6, 3000, Doing::withdrawing);
        CrossingSite site;
        site.left = at(22, 6);
        site.right = at(23, 6);
        site.men_per_hour = {400, 400, 400};
        map.sites.push_back(site);
    }
    [[nodiscard]] Allotment allotted(TaskKind kind = TaskKind::pursue) const {
        const Desk here = desk();
        const Estimate known = estimate(here);
        Course course;
        course.task.kind = kind;
        course.task.concerning = enemy;
        course.task.objective = lishui::known(here.picture, enemy)->place;
        return allot(here, known, course);
    }
    void hold_as_ordered(const Allotment& allotment) {
        for (std::size_t i = 0; i < subordinates.size(); ++i) {
            own.assignments[i].subordinate = subordinates[i];
            own.assignments[i].task = allotment.tasks[i];
        }
    }
};

int sent_round(const Allotment& allotment) {
    int count = 0;
    for (int i = 0; i < allotment.count; ++i)
        count += allotment.tasks[static_cast<std::size_t>(i)].kind == TaskKind::block ? 1 : 0;
    return count;
}

}  // namespace

// Catches: all follow the rear guard; the wrong one is sent; he is sent past the enemy.
TEST_CASE("of those who pursue, one who can be there in time is sent to the crossing behind") {
    const Pursuit pursuit;
    const Allotment allotment = pursuit.allotted();
    REQUIRE(sent_round(allotment) == 1);
    CHECK(allotment.tasks[3].kind == TaskKind::block);
    CHECK(allotment.tasks[3].objective == pursuit.at(22, 6));
    CHECK(allotment.tasks[3].concerning == pursuit.enemy);
    CHECK(allotment.tasks[0].kind == TaskKind::pursue);
    CHECK(allotment.tasks[1].kind == TaskKind::pursue);
}

// Catches: a switch that switches nothing; an attack taken for a pursuit; an enemy who stands cut
// off as if he went.
TEST_CASE("nobody is sent round without the rule, in an attack, or behind an enemy who stands") {
    Pursuit pursuit;
    CHECK(sent_round(pursuit.allotted(TaskKind::attack)) == 0);
    pursuit.enemy_stands(pursuit.enemy, 16, 6, 3000, Doing::defending);
    CHECK(sent_round(pursuit.allotted()) == 0);
    pursuit.enemy_stands(pursuit.enemy, 16, 6, 3000, Doing::withdrawing);
    pursuit.rules.turning_on = 0;
    CHECK(sent_round(pursuit.allotted()) == 0);
}

// Catches: a race that cannot be won; time at the boats that is not reckoned with.
TEST_CASE("nobody is sent who would come too late") {
    Pursuit pursuit;
    pursuit.own_stands(3, 13, 8, 1500);
    CHECK(sent_round(pursuit.allotted()) == 0);
    pursuit.map.sites[0].men_per_hour = {50, 50, 50};  // he will wait there for days
    CHECK(sent_round(pursuit.allotted()) == 1);
}

// Catches: ways that lead past known enemies.
TEST_CASE("nobody is sent by a way that other enemies bar") {
    Pursuit pursuit;
    CHECK(sent_round(pursuit.allotted()) == 1);
    pursuit.enemy_stands(pursuit.other_enemy, 22, 7, 3000);  // at the ferry already
    CHECK(sent_round(pursuit.allotted()) == 0);
}

// Catches: junctions of the ways left out.
TEST_CASE("a road junction will do as well as a crossing") {
    Pursuit pursuit;
    pursuit.map.sites.clear();
    CHECK(sent_round(pursuit.allotted()) == 0);
    for (int d = 0; d < 3; ++d)
        pursuit.map.sides[pursuit.at(22, 7).index()][static_cast<std::size_t>(d)].way = Way::track;
    lay_march_table(pursuit.map, test::plain_rates());
    const Allotment allotment = pursuit.allotted();
    CHECK(sent_round(allotment) == 1);
    CHECK(allotment.tasks[3].objective == pursuit.at(22, 7));
}

// Catches: a new place for the block at each sitting; one who blocks a place that the enemy has
// passed.
TEST_CASE("who has been sent round goes on there until the enemy is past") {
    Pursuit pursuit;
    pursuit.hold_as_ordered(pursuit.allotted());
    pursuit.own_stands(3, 21, 7, 1500);
    pursuit.own_stands(0, 15, 5, 1500);
    pursuit.enemy_stands(pursuit.enemy, 19, 6, 3000, Doing::withdrawing);
    const Allotment later = pursuit.allotted();
    CHECK(later.tasks[3].kind == TaskKind::block);
    CHECK(later.tasks[3].objective == pursuit.at(22, 6));
    CHECK(sent_round(later) == 1);
    pursuit.enemy_stands(pursuit.enemy, 25, 6, 3000, Doing::withdrawing);
    CHECK(pursuit.allotted().tasks[3].kind == TaskKind::pursue);
}
