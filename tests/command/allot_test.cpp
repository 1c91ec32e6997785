// command/allot.h: from a course to a task for each subordinate, and the orders that go out.
#include "command/allot.h"

#include <doctest/doctest.h>

#include "command/estimate.h"
#include "command/little_desk.h"

using namespace lishui;
using lishui::test::LittleDesk;
using lishui::test::order_to;

namespace {

Course course_of(TaskKind kind, HexId objective, MeasureId line = {}) {
    Course course;
    course.kind = CourseKind::as_ordered;
    course.task.kind = kind;
    course.task.objective = objective;
    course.task.line = line;
    course.hours = 30;
    return course;
}

Allotment allotment_of(const LittleDesk& little, const Course& course) {
    const Desk desk = little.desk();
    return allot(desk, estimate(desk), course);
}

int count_kind(const Allotment& allotment, TaskKind kind) {
    int count = 0;
    for (int i = 0; i < allotment.count; ++i)
        count += allotment.tasks[static_cast<std::size_t>(i)].kind == kind ? 1 : 0;
    return count;
}

int different_objectives(const Allotment& allotment) {
    int count = 0;
    for (int i = 0; i < allotment.count; ++i) {
        bool before = false;
        for (int j = 0; j < i; ++j)
            before = before || allotment.tasks[static_cast<std::size_t>(i)].objective ==
                                   allotment.tasks[static_cast<std::size_t>(j)].objective;
        count += before ? 0 : 1;
    }
    return count;
}

Decision orders_for(const LittleDesk& little, const Allotment& allotment) {
    Decision decision;
    write_orders(little.desk(), allotment, decision);
    return decision;
}

// The desk as it is after the orders of an allotment went out.
void hold_as_ordered(LittleDesk& little, const Allotment& allotment) {
    for (std::size_t i = 0; i < little.subordinates.size(); ++i) {
        Assignment& held = little.own.assignments[i];
        held.subordinate = little.subordinates[i];
        held.task = allotment.tasks[i];
        held.order = LittleDesk::letter_id(little.self, 10 + static_cast<int>(i));
        held.sent = little.now - 13 * minutes_an_hour;
    }
}

}  // namespace

// Catches: everybody sent at one goal while a second enemy is left alone; an order to attack that
// names the wrong enemy.
TEST_CASE("an attack on two enemies gives subordinates different goals") {
    LittleDesk little;
    little.subordinates.resize(2);
    little.own_stands(0, 13, 3, 1500);
    little.own_stands(1, 13, 9, 1500);
    little.enemy_stands(little.enemy, 16, 4, 3000);
    little.enemy_stands(little.other_enemy, 16, 8, 3000);
    const Allotment allotment = allotment_of(little, course_of(TaskKind::attack, little.at(16, 4)));
    REQUIRE(allotment.count == 2);
    CHECK(allotment.tasks[0].objective == little.at(16, 4));
    CHECK(allotment.tasks[0].concerning == little.enemy);
    CHECK(allotment.tasks[1].objective == little.at(16, 8));
    CHECK(allotment.tasks[1].concerning == little.other_enemy);
    CHECK(count_kind(allotment, TaskKind::attack) == 2);
}

// Catches: an order to relieve the enemy at a place, and one that goes round him instead of at him.
TEST_CASE("who relieves a place attacks the enemy who sits there") {
    LittleDesk little;
    little.subordinates.resize(2);
    little.own_stands(0, 13, 3, 1500);
    little.own_stands(1, 13, 9, 1500);
    const Course relief = course_of(TaskKind::relieve, little.at(16, 4));
    CHECK(count_kind(allotment_of(little, relief), TaskKind::relieve) == 2);
    little.enemy_stands(little.enemy, 16, 4, 3000);
    const Allotment allotment = allotment_of(little, relief);
    CHECK(count_kind(allotment, TaskKind::relieve) == 0);
    CHECK(allotment.tasks[0].kind == TaskKind::attack);
    CHECK(allotment.tasks[0].concerning == little.enemy);
}

// Catches: a reserve of the nearest instead of the farthest; one kept by a man who keeps none, or
// out of three.
TEST_CASE("a cautious commander of four keeps the farthest back as a reserve") {
    LittleDesk little;
    little.own_stands(2, 6, 6, 1500);
    little.enemy_stands(little.enemy, 16, 6, 3000);
    const Course course = course_of(TaskKind::attack, little.at(16, 6));
    little.nature.caution = 0.6;
    Allotment allotment = allotment_of(little, course);
    CHECK(count_kind(allotment, TaskKind::follow) == 1);
    CHECK(allotment.tasks[2].kind == TaskKind::follow);
    CHECK(allotment.tasks[2].concerning.exists());
    CHECK(allotment.tasks[2].concerning != FormationId(std::size_t{2}));
    little.nature.caution = 0.2;
    allotment = allotment_of(little, course);
    CHECK(count_kind(allotment, TaskKind::follow) == 0);
    little.nature.caution = 0.6;
    little.subordinates.resize(3);
    CHECK(count_kind(allotment_of(little, course), TaskKind::follow) == 0);
}

// Catches: a guard of the base called to every fight; one who has no task yet left without any.
TEST_CASE("who is too far away to take part keeps the task he has") {
    LittleDesk little;
    little.nature.caution = 0.2;  // no reserve
    little.own_stands(3, 0, 6, 1500);
    little.enemy_stands(little.enemy, 16, 6, 4000);
    const Course course = course_of(TaskKind::attack, little.at(16, 6));
    CHECK_FALSE(allotment_of(little, course).keeps[3]);
    CHECK(allotment_of(little, course).tasks[3].kind == TaskKind::attack);
    little.own.assignments[3].subordinate = little.subordinates[3];
    little.own.assignments[3].task.kind = TaskKind::guard;
    const Allotment allotment = allotment_of(little, course);
    CHECK(allotment.keeps[3]);
    CHECK(order_to(orders_for(little, allotment), little.subordinates[3]) == nullptr);
    CHECK(order_to(orders_for(little, allotment), little.subordinates[0]) != nullptr);
    // Far from the goal but with the main body; far from the main body but near the goal.
    const Course far_off = course_of(TaskKind::advance, little.at(29, 6));
    little.own_stands(3, 13, 6, 1500);
    CHECK_FALSE(allotment_of(little, far_off).keeps[3]);
    little.own_stands(3, 27, 6, 1500);
    CHECK_FALSE(allotment_of(little, far_off).keeps[3]);
}

// Catches: all on one hex of the line; the line forgotten.
TEST_CASE("a line is held along its length") {
    LittleDesk little;
    const MeasureId line = little.line_at(14);
    const Allotment allotment = allotment_of(little, course_of(TaskKind::defend, HexId(), line));
    CHECK(different_objectives(allotment) == 4);
    for (int i = 0; i < 4; ++i) {
        const Task& task = allotment.tasks[static_cast<std::size_t>(i)];
        CHECK(little.map.grid.column(task.objective) == 14);
        CHECK(task.kind == TaskKind::defend);
        CHECK(task.line == line);
    }
    little.map.ground[allotment.tasks[0].objective.index()] = Ground::lake;
    lay_march_table(little.map, test::plain_rates());
    lay_measure(little.measures[line.index()], little.map);
    const Allotment drier = allotment_of(little, course_of(TaskKind::defend, HexId(), line));
    for (int i = 0; i < 4; ++i)
        CHECK(drier.tasks[static_cast<std::size_t>(i)].objective != allotment.tasks[0].objective);
}

// Catches: a stand on a lake, two regiments on one hex while another is free.
TEST_CASE("a place is held with the hexes about it") {
    LittleDesk little;
    little.map.ground[little.at(14, 6).index()] = Ground::lake;
    lay_march_table(little.map, test::plain_rates());
    const Allotment allotment = allotment_of(little, course_of(TaskKind::defend, little.at(13, 6)));
    CHECK(different_objectives(allotment) == 4);
    for (int i = 0; i < 4; ++i) {
        const HexId objective = allotment.tasks[static_cast<std::size_t>(i)].objective;
        CHECK(little.map.grid.distance(objective, little.at(13, 6)) <= 1);
        CHECK(objective != little.at(14, 6));
    }
}

TEST_CASE("to defend where one stands moves nobody") {
    const LittleDesk little;
    const Allotment allotment = allotment_of(little, course_of(TaskKind::defend, HexId()));
    for (int i = 0; i < 4; ++i) {
        CHECK(allotment.tasks[static_cast<std::size_t>(i)].kind == TaskKind::defend);
        CHECK_FALSE(allotment.tasks[static_cast<std::size_t>(i)].objective.exists());
    }
}

// Catches: a rear guard from the far end of the body, one without an hour at which it may go, the
// whole body left behind, one named with nobody near.
TEST_CASE("who withdraws from an enemy near by leaves those nearest to him as rear guard") {
    LittleDesk little;
    little.own_stands(2, 15, 6, 1500);
    const Course course = course_of(TaskKind::withdraw, little.at(4, 6));
    CHECK(count_kind(allotment_of(little, course), TaskKind::delay) == 0);
    little.enemy_stands(little.enemy, 16, 6, 4000);
    const Allotment allotment = allotment_of(little, course);
    CHECK(count_kind(allotment, TaskKind::delay) == 1);
    CHECK(allotment.tasks[2].kind == TaskKind::delay);
    CHECK(allotment.tasks[2].until == little.now + 21 * minutes_an_hour);  // 0.7 of the march
    CHECK(count_kind(allotment, TaskKind::withdraw) == 3);
    little.enemy_stands(little.enemy, 26, 6, 4000);
    CHECK(count_kind(allotment_of(little, course), TaskKind::delay) == 0);
    little.enemy_stands(little.enemy, 16, 6, 4000);
    little.rules.rear_guards_on = 0;
    CHECK(count_kind(allotment_of(little, course), TaskKind::delay) == 0);
    little.rules.rear_guards_on = 1;
    little.subordinates.resize(1);
    CHECK(count_kind(allotment_of(little, course), TaskKind::delay) == 0);
}

// Catches: a rear guard relieved by another at each sitting because the enemy shifts his weight.
TEST_CASE("who is the rear guard stays it") {
    LittleDesk little;
    little.own_stands(2, 15, 6, 1500);
    little.enemy_stands(little.enemy, 16, 6, 4000);
    little.own.assignments[0].subordinate = little.subordinates[0];
    little.own.assignments[0].task.kind = TaskKind::delay;
    little.own.assignments[0].task.until = little.now + 300;
    const Course course = course_of(TaskKind::withdraw, little.at(4, 6));
    Allotment allotment = allotment_of(little, course);
    CHECK(allotment.tasks[0].kind == TaskKind::delay);
    CHECK(allotment.tasks[2].kind == TaskKind::withdraw);
    little.own.assignments[0].task.until = little.now - 1;
    allotment = allotment_of(little, course);
    CHECK(allotment.tasks[2].kind == TaskKind::delay);
}

// Catches: a rear guard named anew at every sitting, which never comes home.
TEST_CASE("a rear guard keeps its hour, and is not named again when it has passed") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 16, 6, 4000);
    const Course course = course_of(TaskKind::withdraw, little.at(4, 6));
    little.own.course = course.kind;
    little.own.plan = course.task;
    little.own.plan_made = little.now - 5 * minutes_an_hour;
    little.own.plan.until = little.now + 7 * minutes_an_hour;
    Allotment allotment = allotment_of(little, course);
    CHECK(count_kind(allotment, TaskKind::delay) == 1);
    for (int i = 0; i < 4; ++i) {
        const Task& task = allotment.tasks[static_cast<std::size_t>(i)];
        if (task.kind == TaskKind::delay) CHECK(task.until == little.own.plan.until);
    }
    little.own.plan.until = little.now - 1;
    allotment = allotment_of(little, course);
    CHECK(count_kind(allotment, TaskKind::delay) == 0);
}

TEST_CASE("who was told to delay until an hour withdraws after it") {
    LittleDesk little;
    Course course = course_of(TaskKind::delay, little.at(4, 6));
    course.task.until = little.now + 60;
    CHECK(count_kind(allotment_of(little, course), TaskKind::delay) == 4);
    course.task.until = little.now - 60;
    CHECK(count_kind(allotment_of(little, course), TaskKind::withdraw) == 4);
}

// Catches: orders repeated at every sitting, which would fill the net with what everybody knows.
TEST_CASE("orders go out for what has changed and for nothing else") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 16, 6, 4000);
    const Allotment allotment = allotment_of(little, course_of(TaskKind::attack, little.at(16, 6)));
    CHECK(test::count_drafts<Order>(orders_for(little, allotment)) == 4);
    hold_as_ordered(little, allotment);
    CHECK(orders_for(little, allotment).draft_count == 0);
    Allotment moved = allotment;
    moved.tasks[1].objective = little.at(24, 6);
    const Decision decision = orders_for(little, moved);
    CHECK(decision.draft_count == 1);
    REQUIRE(order_to(decision, little.subordinates[1]) != nullptr);
    const Order& order = *order_to(decision, little.subordinates[1]);
    CHECK(order.task.objective == little.at(24, 6));
    CHECK(order.refers_to == little.own.assignments[1].order);
    CHECK(order.task.insists == 0);
    moved = allotment;
    moved.tasks[1].kind = TaskKind::withdraw;
    CHECK(orders_for(little, moved).draft_count == 1);
    moved = allotment;
    moved.tasks[1].objective = little.map.grid.neighbour(allotment.tasks[1].objective, 0);
    CHECK(orders_for(little, moved).draft_count == 0);  // a hex to the side is no new order
}

// Catches: leave taken back at the next sitting, or never.
TEST_CASE("leave once given is not taken back for days, unless another order came from above") {
    LittleDesk little;
    const Allotment allotment = allotment_of(little, course_of(TaskKind::attack, little.at(16, 6)));
    hold_as_ordered(little, allotment);
    Assignment& held = little.own.assignments[0];
    held.task.kind = TaskKind::withdraw;
    held.task.objective = little.at(5, 6);
    held.conceded = 1;
    little.own.mission.received = held.sent - minutes_a_day;
    CHECK(orders_for(little, allotment).draft_count == 0);
    little.own.mission.received = held.sent + minutes_an_hour;
    CHECK(orders_for(little, allotment).draft_count == 1);
    little.own.mission.received = held.sent - 6 * minutes_a_day;
    held.sent = little.now - 4 * minutes_a_day;
    CHECK(orders_for(little, allotment).draft_count == 1);
}

// Catches: a bit for one who got nothing, or none for one who did: the ladder would write him
// again.
TEST_CASE("who was just given another order is marked, and nobody else") {
    LittleDesk little;
    const Allotment allotment = allotment_of(little, course_of(TaskKind::attack, little.at(16, 6)));
    hold_as_ordered(little, allotment);
    Allotment moved = allotment;
    moved.tasks[1].objective = little.at(24, 6);
    Decision decision;
    CHECK(write_orders(little.desk(), moved, decision) == 0b10u);
}

// Catches: a token force that is everybody, or nobody; the wrong half.
TEST_CASE("an order carried out in part: so many as ordered, the rest as the commander thinks") {
    LittleDesk little;
    const Allotment ordered = allotment_of(little, course_of(TaskKind::attack, little.at(16, 6)));
    const Allotment preferred = allotment_of(little, course_of(TaskKind::defend, little.own.place));
    const Allotment both = divided(ordered, preferred, 1);
    CHECK(bearing(both.tasks[0].kind) == Bearing::at_them);
    for (std::size_t i = 1; i < 4; ++i)
        CHECK(bearing(both.tasks[i].kind) == Bearing::stay);
    CHECK(divided(ordered, preferred, 9).count == ordered.count);
}

// Catches: a spent reserve that is sent after the others all the same; a fresh one that rests.
TEST_CASE("a reserve of which many cannot be used is told to refit") {
    LittleDesk little;
    little.nature.caution = 0.6;
    little.own_stands(2, 6, 6, 1500);
    little.enemy_stands(little.enemy, 16, 6, 3000);
    const Course course = course_of(TaskKind::attack, little.at(16, 6));
    CHECK(allotment_of(little, course).tasks[2].kind == TaskKind::follow);
    little.picture[2].unfit = 30;
    CHECK(allotment_of(little, course).tasks[2].kind == TaskKind::refit);
    CHECK_FALSE(allotment_of(little, course).tasks[2].objective.exists());
    little.rules.refit_on = 0;
    CHECK(allotment_of(little, course).tasks[2].kind == TaskKind::follow);
}
