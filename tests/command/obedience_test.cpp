// command/obedience.h: what becomes of an order. Each of the outcomes is reached by its own
// condition and missed when the condition is not there.
#include "command/obedience.h"

#include <doctest/doctest.h>

#include "command/little_desk.h"
#include "command/reporting.h"

using namespace lishui;
using lishui::test::LittleDesk;

namespace {

// As ordered, worth nothing; to hold, worth half; to go back to the base, worth so much.
Appreciation torn(int worth, TaskKind ordered = TaskKind::attack) {
    Appreciation appreciation;
    appreciation.count = 3;
    appreciation.courses[0].kind = CourseKind::as_ordered;
    appreciation.courses[0].task.kind = ordered;
    appreciation.courses[1].kind = CourseKind::hold_where_we_are;
    appreciation.courses[1].task.kind = TaskKind::defend;
    appreciation.courses[1].worth = worth / 2;
    appreciation.courses[2].kind = CourseKind::withdraw_to_base;
    appreciation.courses[2].task.kind = TaskKind::withdraw;
    appreciation.courses[2].worth = worth;
    return appreciation;
}

// Regret in hundredths of the pressure.
Appreciation chosen_at(const LittleDesk& little, int hundredths,
                       TaskKind ordered = TaskKind::attack) {
    Appreciation appreciation = torn(pressure_of(little.desk()) * hundredths / 100, ordered);
    choose(little.desk(), appreciation);
    return appreciation;
}

Obedience outcome(const LittleDesk& little, int hundredths, TaskKind ordered = TaskKind::attack) {
    return chosen_at(little, hundredths, ordered).obedience;
}

}  // namespace

TEST_CASE("no conflict: the ordered course is the best one") {
    const LittleDesk little;
    Appreciation appreciation = torn(-100);
    choose(little.desk(), appreciation);
    CHECK(appreciation.obedience == Obedience::no_conflict);
    CHECK(appreciation.regret == 0);
    CHECK(appreciation.preferred == appreciation.ordered);
}

// Catches: the threshold not asked; the preferred course forgotten when the ordered one is taken.
TEST_CASE("complies: little regret") {
    const LittleDesk little;
    const Appreciation appreciation = chosen_at(little, 55);
    CHECK(appreciation.obedience == Obedience::complies);
    CHECK(appreciation.chosen == appreciation.ordered);
    CHECK(appreciation.preferred == 2);
}

// Catches: a token force sent by a quick man, at no regret, or after a reprimand.
TEST_CASE("complies in form: some regret, and a slow man") {
    LittleDesk little;
    little.nature.energy = 0.3;
    CHECK(outcome(little, 50) == Obedience::complies_in_form);
    CHECK(outcome(little, 30) == Obedience::complies);
    little.own.mission.reprimands = 1;
    CHECK(outcome(little, 50) == Obedience::complies);
    little.own.mission.reprimands = 0;
    little.nature.energy = 0.6;
    CHECK(outcome(little, 50) == Obedience::complies);
}

// Catches: a frank or wilful man who splits; one with a single subordinate who does.
TEST_CASE("complies in part: much regret, an obedient man of little frankness") {
    LittleDesk little;
    const Appreciation appreciation = chosen_at(little, 80);
    CHECK(appreciation.obedience == Obedience::complies_in_part);
    CHECK(appreciation.chosen == appreciation.ordered);
    little.nature.candour = 0.7;
    CHECK(outcome(little, 80) == Obedience::halts_between);
    little.nature.candour = 0.5;
    little.nature.obedience = 0.4;
    CHECK(outcome(little, 80) == Obedience::halts_between);
    little.nature.obedience = 0.5;
    little.subordinates.resize(1);
    CHECK(outcome(little, 80) == Obedience::halts_between);
}

TEST_CASE("halts between: much regret, a frank man; he stays where he is") {
    LittleDesk little;
    little.nature.candour = 0.8;
    const Appreciation appreciation = chosen_at(little, 80);
    CHECK(appreciation.obedience == Obedience::halts_between);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::hold_where_we_are);
}

// Catches: an order to stand that is stretched into a withdrawal; a plain wording that is.
TEST_CASE("stretches: leave to go back, loosely worded, and he would go farther") {
    LittleDesk little;
    little.own.mission.task.explicitness = 40;
    const Appreciation appreciation = chosen_at(little, 20, TaskKind::withdraw);
    CHECK(appreciation.obedience == Obedience::stretches);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::withdraw_to_base);
    CHECK(outcome(little, 20, TaskKind::defend) == Obedience::complies);
    little.own.mission.task.explicitness = 60;
    CHECK(outcome(little, 20, TaskKind::withdraw) == Obedience::complies);
}

TEST_CASE("refuses: regret beyond the pressure") {
    LittleDesk little;
    const Appreciation appreciation = chosen_at(little, 120);
    CHECK(appreciation.obedience == Obedience::refuses);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::withdraw_to_base);
    little.rules.refusal_on = 0;
    CHECK(outcome(little, 120) == Obedience::complies);
}

// Catches: silence of a candid man; silence kept for ever, under insistence or after a reprimand.
TEST_CASE("refuses silently: a man of little candour, until he is pressed or it is days") {
    LittleDesk little;
    little.nature.candour = 0.2;
    little.own.mission.order = LittleDesk::letter_id(little.superior, 3);
    little.own.mission.received = little.now - 2 * minutes_a_day;
    CHECK(outcome(little, 120) == Obedience::refuses_silently);
    little.nature.candour = 0.4;
    CHECK(outcome(little, 120) == Obedience::refuses);
    little.nature.candour = 0.2;
    little.own.mission.task.insists = 1;
    CHECK(outcome(little, 120) == Obedience::refuses);
    little.own.mission.task.insists = 0;
    little.own.mission.reprimands = 1;
    CHECK(outcome(little, 120) == Obedience::refuses);
    little.own.mission.reprimands = 0;
    little.own.mission.received = little.now - 7 * minutes_a_day;
    CHECK(outcome(little, 120) == Obedience::refuses);
}

// Catches: an objection or an answer from one who keeps silent; a stance nobody can read later.
TEST_CASE("who refuses in silence writes neither answer nor objection, and returns more seldom") {
    LittleDesk little;
    little.line_at(8);
    little.enemy_stands(little.enemy, 15, 6, 9000);
    little.enemy_stands(little.other_enemy, 16, 8, 9000);
    little.own.mission.task.kind = TaskKind::attack;
    little.own.mission.task.objective = little.at(15, 6);
    little.own.mission.order = LittleDesk::letter_id(little.superior, 3);
    little.own.mission.received = little.now;
    little.nature.obedience = 0.05;
    little.nature.candour = 0.1;
    const Decision decision = little.decide();
    REQUIRE(decision.appreciation.obedience == Obedience::refuses_silently);
    CHECK(test::count_drafts<Objection>(decision) == 0);
    CHECK(test::count_drafts<Answer>(decision) == 0);
    little.own.stance = Obedience::refuses_silently;
    little.own.last_return = little.now - 20 * minutes_an_hour;
    CHECK(test::count_drafts<Return>(little.decide()) == 0);
    little.picture[0].pressure = 10;
    CHECK(test::count_drafts<Return>(little.decide()) == 0);
    little.rules.false_reports_on = 0;
    CHECK(test::count_drafts<Return>(little.decide()) > 0);
    little.rules.false_reports_on = 1;
    little.own.last_return = little.now - 48 * minutes_an_hour;
    CHECK(test::count_drafts<Return>(little.decide()) > 0);
}

// Catches: reprimands and answerability that press nobody; promises that bear nothing.
TEST_CASE("a reprimand and one's own ground press harder, a promise makes it easier to bear") {
    LittleDesk little;
    const int before = pressure_of(little.desk());
    little.own.mission.reprimands = 1;
    CHECK(pressure_of(little.desk()) == doctest::Approx(before * 1.15).epsilon(0.01));
    little.own.mission.reprimands = 0;
    little.zone_from(10, 3, little.self);
    CHECK(pressure_of(little.desk()) == before);  // the zone is another's
    little.own.zones = 1u << 3;
    CHECK(pressure_of(little.desk()) == doctest::Approx(before * 1.4).epsilon(0.01));
    little.rules.boundaries_on = 0;
    CHECK(pressure_of(little.desk()) == before);
    const int regret = chosen_at(little, 80).regret;
    little.own.mission.offers = 2;
    CHECK(chosen_at(little, 80).regret == regret - 40);
}

// Catches: an order that presses as hard on the third day as when it came, or presses anew because
// it is repeated; a mission of long ago taken for a new order.
TEST_CASE("a new order presses harder, and that fades in some days") {
    LittleDesk little;
    little.rules.fresh_order_weight = 0.5;
    little.rules.fresh_order_days = 2;
    little.own.mission.received = little.now;
    const int held = pressure_of(little.desk());
    little.own.mission.order = LittleDesk::letter_id(little.superior, 3);
    CHECK(pressure_of(little.desk()) == doctest::Approx(held * 1.5).epsilon(0.01));
    little.now = little.now + minutes_a_day;
    CHECK(pressure_of(little.desk()) == doctest::Approx(held * 1.25).epsilon(0.01));
    little.now = little.now + 2 * minutes_a_day;
    CHECK(pressure_of(little.desk()) == held);
    little.own.mission.received = little.now;
    little.own.mission.task.insists = 1;
    CHECK(pressure_of(little.desk()) == doctest::Approx(held * 1.12).epsilon(0.01));
    little.own.mission.task.insists = 0;
    little.rules.fresh_order_weight = 0;
    CHECK(pressure_of(little.desk()) == held);
}

// Catches: a man who hides that he goes his own way, and tells at once that he halts.
TEST_CASE("who keeps silent about a refusal keeps silent about a halt, until he is pressed") {
    LittleDesk little;
    little.own.mission.order = LittleDesk::letter_id(little.superior, 3);
    little.own.mission.received = little.now - minutes_a_day;
    Decision decision;
    decision.appreciation = torn(100);
    decision.appreciation.obedience = Obedience::halts_between;
    decision.appreciation.chosen = 1;
    const Estimate known = estimate(little.desk());
    little.nature.candour = 0.2;
    Decision silent = decision;
    write_stand_on_mission(little.desk(), known, silent);
    CHECK(test::count_drafts<Objection>(silent) == 0);
    little.own.mission.reprimands = 1;
    Decision pressed = decision;
    write_stand_on_mission(little.desk(), known, pressed);
    CHECK(test::count_drafts<Objection>(pressed) == 1);
    little.own.mission.reprimands = 0;
    little.nature.candour = 0.4;
    Decision open = decision;
    write_stand_on_mission(little.desk(), known, open);
    CHECK(test::count_drafts<Objection>(open) == 1);
}

// Catches: reasons that nobody ever gives: another's zone, a trap.
TEST_CASE("another's zone and a trap are reasons against going at them, not against standing") {
    LittleDesk little;
    little.zone_from(15, 2, little.superior);
    little.own.zones = 1u << 1;
    Course ordered;
    ordered.success = 800;
    ordered.task.kind = TaskKind::attack;
    ordered.task.objective = little.at(18, 6);
    Estimate known = estimate(little.desk());
    const auto has = [&](Reason reason) {
        return (reasons_against(little.desk(), known, ordered) & static_cast<int>(reason)) != 0;
    };
    CHECK(has(Reason::not_my_zone));
    CHECK_FALSE(has(Reason::a_trap));
    known.intent = {little.enemy, {200, 200, 200, 400}, little.now};
    CHECK(has(Reason::a_trap));
    ordered.task.kind = TaskKind::defend;
    CHECK_FALSE(has(Reason::not_my_zone));
    CHECK_FALSE(has(Reason::a_trap));
    ordered.task.kind = TaskKind::attack;
    little.rules.boundaries_on = 0;
    CHECK_FALSE(has(Reason::not_my_zone));
    little.rules.boundaries_on = 1;
    little.own.zones = 0;  // who holds no zones is bound by none
    CHECK_FALSE(has(Reason::not_my_zone));
}
