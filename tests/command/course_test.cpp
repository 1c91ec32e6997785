// command/course_of_action.h, obedience.h: which courses a commander sees, and what he does with an
// order that differs from what he would do.
#include <doctest/doctest.h>

#include "command/course_of_action.h"
#include "command/little_desk.h"
#include "command/obedience.h"
#include "map/route.h"

using namespace lishui;
using lishui::test::LittleDesk;

namespace {

Appreciation courses_of(const LittleDesk& little) {
    Appreciation appreciation;
    const Desk desk = little.desk();
    list_courses(desk, estimate(desk), appreciation);
    return appreciation;
}

const Course* course(const Appreciation& appreciation, CourseKind kind) {
    for (int i = 0; i < appreciation.count; ++i) {
        const Course& c = appreciation.courses[static_cast<std::size_t>(i)];
        if (c.kind == kind) return &c;
    }
    return nullptr;
}

// Two courses: as ordered, worth nothing, and to hold, worth so many thousandths.
Appreciation dilemma(int worth_of_holding) {
    Appreciation appreciation;
    appreciation.count = 3;
    appreciation.courses[0].kind = CourseKind::as_ordered;
    appreciation.courses[0].task.kind = TaskKind::attack;
    appreciation.courses[1].kind = CourseKind::hold_where_we_are;
    appreciation.courses[1].task.kind = TaskKind::defend;
    appreciation.courses[1].worth = worth_of_holding / 2;
    appreciation.courses[2].kind = CourseKind::withdraw_to_base;
    appreciation.courses[2].task.kind = TaskKind::withdraw;
    appreciation.courses[2].worth = worth_of_holding;
    return appreciation;
}

Obedience obedience_at(const LittleDesk& little, int regret) {
    Appreciation appreciation = dilemma(regret);
    choose(little.desk(), appreciation);
    return appreciation.obedience;
}

}  // namespace

// Catches: a line in front, a line one stands on, another side's or another command's line, a
// boundary; the line farthest behind instead of the next.
TEST_CASE("the line behind is the next on the way to the base that one may use") {
    LittleDesk little;
    const MeasureId far_back = little.line_at(4);
    const MeasureId behind = little.line_at(8);
    little.line_at(12);
    little.line_at(18);
    CHECK(line_behind(little.desk(), little.at(12, 6)) == behind);
    CHECK(line_behind(little.desk(), little.at(8, 6)) == far_back);
    CHECK_FALSE(line_behind(little.desk(), little.at(4, 6)).exists());
    little.measures[behind.index()].sides = {SideId(std::size_t{1})};
    CHECK(line_behind(little.desk(), little.at(12, 6)) == far_back);
    little.measures[behind.index()].holders = {little.superior};  // and so those under it
    CHECK(line_behind(little.desk(), little.at(12, 6)) == behind);
    little.measures[behind.index()].holders = {little.enemy};
    CHECK(line_behind(little.desk(), little.at(12, 6)) == far_back);
    little.measures[far_back.index()].kind = MeasureKind::boundary;
    CHECK_FALSE(line_behind(little.desk(), little.at(12, 6)).exists());
    little.measures[far_back.index()].kind = MeasureKind::phase_line;
    little.base = HexId();
    CHECK_FALSE(line_behind(little.desk(), little.at(12, 6)).exists());
}

// Catches: a goal on a lake; a line whose near point is taken by the map's order.
TEST_CASE("a task leads to the near point of its line, else to its objective, else nowhere") {
    LittleDesk little;
    const MeasureId line = little.line_at(8);
    const HexId wet = nearest_on(little.desk(), line, little.at(12, 6));
    CHECK(little.map.grid.column(wet) == 8);
    little.map.ground[wet.index()] = Ground::lake;
    lay_march_table(little.map, test::plain_rates());
    lay_measure(little.measures[line.index()], little.map);
    const Desk desk = little.desk();
    const HexId point = nearest_on(desk, line, little.at(12, 6));
    CHECK(point.exists());
    CHECK(point != wet);
    CHECK(desk.map.grid.distance(point, little.at(12, 6)) == 4);
    Task task;
    CHECK(goal_of(desk, task, little.at(12, 6)) == little.at(12, 6));
    task.objective = little.at(20, 6);
    CHECK(goal_of(desk, task, little.at(12, 6)) == little.at(20, 6));
    task.objective = wet;
    CHECK(goal_of(desk, task, little.at(12, 6)) == little.at(12, 6));
    task.line = line;
    CHECK(goal_of(desk, task, little.at(12, 6)) == point);
}

// Catches: a course that is never seen, or seen where there is nothing to do it to.
TEST_CASE("the list of courses follows the picture") {
    LittleDesk little;
    little.line_at(8);
    Appreciation quiet = courses_of(little);
    CHECK(quiet.courses[0].kind == CourseKind::as_ordered);
    CHECK(quiet.ordered == 0);
    CHECK(course(quiet, CourseKind::hold_where_we_are) != nullptr);
    CHECK(course(quiet, CourseKind::withdraw_to_line) != nullptr);
    CHECK(course(quiet, CourseKind::withdraw_to_base) != nullptr);
    CHECK(course(quiet, CourseKind::attack_nearest) == nullptr);
    little.enemy_stands(little.enemy, 16, 6, 4000);
    Appreciation met = courses_of(little);
    REQUIRE(course(met, CourseKind::attack_nearest) != nullptr);
    CHECK(course(met, CourseKind::attack_nearest)->task.concerning == little.enemy);
    CHECK(course(met, CourseKind::attack_nearest)->task.objective == little.at(16, 6));
    CHECK(course(met, CourseKind::pursue) == nullptr);
    little.enemy_stands(little.enemy, 16, 6, 4000, Doing::withdrawing);
    Appreciation gone = courses_of(little);
    CHECK(course(gone, CourseKind::attack_nearest) == nullptr);
    REQUIRE(course(gone, CourseKind::pursue) != nullptr);
    CHECK(course(gone, CourseKind::pursue)->task.kind == TaskKind::pursue);
    little.enemy_stands(little.other_enemy, 18, 6, 4000);
    Appreciation both = courses_of(little);
    REQUIRE(course(both, CourseKind::attack_nearest) != nullptr);
    CHECK(course(both, CourseKind::attack_nearest)->task.concerning == little.other_enemy);
    CHECK(course(both, CourseKind::pursue) != nullptr);
    little.enemy_stands(little.enemy, 28, 6, 4000);
    little.enemy_stands(little.other_enemy, 29, 6, 4000);
    CHECK(course(courses_of(little), CourseKind::attack_nearest) == nullptr);
}

// Catches: a defender's mission that leaves a bold man as eager as an attacker's.
TEST_CASE("whoever was sent to stand looks less for a fight") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 16, 6, 3000);
    little.own.mission.task.kind = TaskKind::defend;
    const int standing = course(courses_of(little), CourseKind::attack_nearest)->worth;
    little.own.mission.task.kind = TaskKind::advance;
    CHECK(course(courses_of(little), CourseKind::attack_nearest)->worth > standing);
}

// Catches: a plan forgotten as soon as an order comes; one weighed when there was none.
TEST_CASE("what was under way before the order came is a course of its own") {
    LittleDesk little;
    CHECK(course(courses_of(little), CourseKind::as_planned) == nullptr);
    little.own.prior.kind = TaskKind::withdraw;
    little.own.prior.objective = little.at(4, 6);
    const Appreciation appreciation = courses_of(little);
    REQUIRE(course(appreciation, CourseKind::as_planned) != nullptr);
    CHECK(same_wish(course(appreciation, CourseKind::as_planned)->task, little.own.prior));
}

// Catches: a mission against an enemy who has moved, carried out where he was.
TEST_CASE("an order against an enemy follows him as the picture does") {
    LittleDesk little;
    little.own.mission.task.kind = TaskKind::attack;
    little.own.mission.task.concerning = little.enemy;
    little.own.mission.task.objective = little.at(16, 6);
    little.enemy_stands(little.enemy, 18, 8, 4000);
    CHECK(courses_of(little).courses[0].task.objective == little.at(18, 8));
}

// Catches: success that does not fall, loss that does not rise with the enemy; a bold man who
// values a blow no higher than a timid one.
TEST_CASE("estimates move the right way with the enemy and with the man") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 16, 6, 2000);
    const Appreciation weak = courses_of(little);
    little.enemy_stands(little.enemy, 16, 6, 9000);
    const Appreciation strong = courses_of(little);
    const Course& easy = *course(weak, CourseKind::attack_nearest);
    const Course& hard = *course(strong, CourseKind::attack_nearest);
    CHECK(easy.success > hard.success);
    CHECK(easy.success > 500);
    CHECK(hard.success < 500);
    CHECK(easy.loss_men < hard.loss_men);
    CHECK(easy.worth > hard.worth);
    const Desk desk = little.desk();
    CHECK(easy.hours == march_minutes(little.map, estimate(desk).place, little.at(16, 6)) / 60);
    CHECK(easy.hours >= 18);
    little.nature.boldness = 1;
    CHECK(course(courses_of(little), CourseKind::attack_nearest)->worth > hard.worth);
    little.nature.boldness = 0.5;
    little.nature.care = 1;
    CHECK(course(courses_of(little), CourseKind::attack_nearest)->worth < hard.worth);
    little.nature.care = 0.5;
    little.nature.caution = 1;
    little.enemy_stands(little.other_enemy, 6, 6, 6000);
    const int cautious = course(courses_of(little), CourseKind::hold_where_we_are)->worth;
    little.nature.caution = 0;
    const int careless = course(courses_of(little), CourseKind::hold_where_we_are)->worth;
    CHECK(cautious < careless);
}

// Catches: what was found about a place told of it whatever is to be done there.
TEST_CASE("to go at an enemy and to await him are two things at one place") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 14, 6, 6000);
    little.own.mission.task.kind = TaskKind::attack;
    little.own.mission.task.objective = estimate(little.desk()).place;
    const Appreciation appreciation = courses_of(little);
    const Course* stay = course(appreciation, CourseKind::hold_where_we_are);
    REQUIRE(stay != nullptr);
    CHECK(appreciation.courses[0].success < stay->success);
    CHECK(appreciation.courses[0].cut_off == stay->cut_off);
}

// Catches: an enemy across the way that is feared on one course only, or not at all.
TEST_CASE("a course that no march leads to has no chance") {
    LittleDesk little;
    for (int row = 0; row < test::plain_height; ++row)
        little.map.ground[little.at(15, row).index()] = Ground::lake;
    lay_march_table(little.map, test::plain_rates());
    little.own.mission.task.kind = TaskKind::advance;
    little.own.mission.task.objective = little.at(20, 6);
    const Appreciation appreciation = courses_of(little);
    CHECK(appreciation.courses[0].success == 0);
    CHECK(appreciation.courses[0].hours == 0);
}

// Catches: a factor of the pressure left out or turned round.
TEST_CASE("pressure rises with authority, obedience, insistence and plain words") {
    LittleDesk little;
    const int middle = pressure_of(little.desk());
    little.own.mission.task.insists = 1;
    const int insisted = pressure_of(little.desk());
    CHECK(insisted == doctest::Approx(middle * 1.12).epsilon(0.01));
    little.own.mission.task.insists = 4;
    CHECK(pressure_of(little.desk()) > insisted);
    little.own.mission.task.insists = 0;
    little.own.mission.task.explicitness = 100;
    CHECK(pressure_of(little.desk()) > middle);
    little.own.mission.task.explicitness = 60;
    little.nature.obedience = 0.1;
    CHECK(pressure_of(little.desk()) < middle);
    little.nature.obedience = 0.5;
    Formation& superior = little.formations[little.superior.index()];
    superior.echelon = Echelon::corps;
    const int near = pressure_of(little.desk());
    superior.echelon = Echelon::national;
    const int far = pressure_of(little.desk());
    CHECK(near > middle);
    CHECK(middle > far);
    little.superior = FormationId();
    CHECK(pressure_of(little.desk()) == 0);
}

// Catches: thresholds exchanged, regret measured from the wrong course, a halt that is a refusal.
TEST_CASE("little regret complies, much refuses, in between a frank man halts") {
    LittleDesk little;
    little.nature.candour = 0.7;
    const int pressure = pressure_of(little.desk());
    Appreciation appreciation = dilemma(pressure / 2);
    choose(little.desk(), appreciation);
    CHECK(appreciation.obedience == Obedience::complies);
    CHECK(appreciation.chosen == 0);
    CHECK(appreciation.regret == pressure / 2);
    CHECK(appreciation.pressure == pressure);
    appreciation = dilemma(pressure * 8 / 10);
    choose(little.desk(), appreciation);
    CHECK(appreciation.obedience == Obedience::halts_between);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::hold_where_we_are);
    appreciation = dilemma(pressure * 12 / 10);
    choose(little.desk(), appreciation);
    CHECK(appreciation.obedience == Obedience::refuses);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::withdraw_to_base);
    appreciation = dilemma(-100);
    choose(little.desk(), appreciation);
    CHECK(appreciation.obedience == Obedience::no_conflict);
    CHECK(appreciation.chosen == 0);
}

// Catches: an order whose repetition moves nobody; an obedient man who weighs like any other.
TEST_CASE("the same regret: the obedient man and the one told three times comply") {
    LittleDesk little;
    little.nature.candour = 0.7;  // he does not split his force
    const int regret = pressure_of(little.desk()) * 11 / 10;
    CHECK(obedience_at(little, regret) == Obedience::refuses);
    little.own.mission.task.insists = 3;
    CHECK(obedience_at(little, regret) == Obedience::halts_between);
    little.own.mission.task.insists = 8;
    CHECK(obedience_at(little, regret) == Obedience::complies);
    little.own.mission.task.insists = 0;
    little.nature.obedience = 1;
    CHECK(obedience_at(little, regret) == Obedience::halts_between);
    little.nature.obedience = 0.1;
    CHECK(obedience_at(little, regret / 2) == Obedience::refuses);
}

// Catches: a switch that is not asked.
TEST_CASE("the switch: every order is carried out") {
    LittleDesk little;
    little.rules.refusal_on = 0;
    Appreciation appreciation = dilemma(100000);
    choose(little.desk(), appreciation);
    CHECK(appreciation.obedience == Obedience::complies);
    CHECK(appreciation.chosen == 0);
}

TEST_CASE("who has no superior takes the best course") {
    LittleDesk little;
    little.superior = FormationId();
    Appreciation appreciation = dilemma(20);
    choose(little.desk(), appreciation);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::withdraw_to_base);
    CHECK(appreciation.obedience == Obedience::no_conflict);  // there is nobody to comply with
}

// Catches: a plan dropped for any gain; one kept against every gain.
TEST_CASE("a plan under way is kept until another is better by enough") {
    LittleDesk little;
    little.superior = FormationId();
    little.own.appreciations = 5;
    little.own.course = CourseKind::hold_where_we_are;
    Appreciation appreciation = dilemma(50);  // holding is worth 25, going home 50
    choose(little.desk(), appreciation);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::hold_where_we_are);
    appreciation = dilemma(70);
    choose(little.desk(), appreciation);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::withdraw_to_base);
    little.own.appreciations = 0;  // nothing is under way yet
    appreciation = dilemma(50);
    choose(little.desk(), appreciation);
    CHECK(appreciation.courses[appreciation.chosen].kind == CourseKind::withdraw_to_base);
}

// Catches: a plan begun that weighs like one not begun.
TEST_CASE("an order that would undo a plan already begun is refused sooner") {
    LittleDesk little;
    little.nature.candour = 0.7;
    const int regret = pressure_of(little.desk()) * 7 / 10;
    CHECK(obedience_at(little, regret) == Obedience::halts_between);
    little.own.appreciations = 5;
    little.own.course = CourseKind::withdraw_to_base;
    CHECK(obedience_at(little, regret) == Obedience::refuses);
}

// Catches: a reason that is never given.
TEST_CASE("the reasons of an objection are those of the estimate") {
    LittleDesk little;
    const auto reasons = [&](int success, int cut_off) {
        Course ordered;
        ordered.success = static_cast<std::int16_t>(success);
        ordered.cut_off = static_cast<std::int16_t>(cut_off);
        return static_cast<int>(reasons_against(little.desk(), estimate(little.desk()), ordered));
    };
    CHECK(reasons(800, 0) == static_cast<int>(Reason::overtaken));
    CHECK(reasons(300, 0) == static_cast<int>(Reason::too_weak));
    CHECK(reasons(300, 600) ==
          static_cast<int>(Reason::too_weak) + static_cast<int>(Reason::would_be_cut_off));
    for (int i = 0; i < 4; ++i) {
        little.picture[static_cast<std::size_t>(i)].unfit = 18;
        little.picture[static_cast<std::size_t>(i)].supply_days = 1;
    }
    CHECK(reasons(800, 0) == static_cast<int>(Reason::supplies) + static_cast<int>(Reason::losses));
}

// Catches: ground of another that costs nothing to enter, or costs him who holds it.
TEST_CASE("to go at an enemy on another's ground costs, to stand there does not") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 18, 6, 3000);
    little.own.mission.task.kind = TaskKind::attack;
    little.own.mission.task.objective = little.at(18, 6);
    const int before = courses_of(little).courses[0].worth;
    little.zone_from(16, 2, little.superior);
    CHECK(courses_of(little).courses[0].worth == before);  // it holds no zones and is not bound
    little.own.zones = 1u << 1;
    CHECK(courses_of(little).courses[0].worth == doctest::Approx(before - 150).epsilon(0.01));
    little.rules.boundaries_on = 0;
    CHECK(courses_of(little).courses[0].worth == before);
    little.rules.boundaries_on = 1;
    little.own.zones = 1u << 2;
    CHECK(courses_of(little).courses[0].worth == before);
}

// Catches: going back on one's own account for nothing; a price on going back as ordered, or on
// standing.
TEST_CASE("to go back unbidden costs, to go back as told and to stand do not") {
    LittleDesk little;
    little.own.mission.task.kind = TaskKind::attack;
    little.own.mission.task.objective = little.at(18, 6);
    const auto worth = [&](CourseKind kind) {
        const Appreciation appreciation = courses_of(little);
        const Course* found = course(appreciation, kind);
        REQUIRE(found != nullptr);
        return found->worth;
    };
    const int back = worth(CourseKind::withdraw_to_base);
    const int standing = worth(CourseKind::hold_where_we_are);
    little.rules.unbidden_retreat = 0.1;
    CHECK(worth(CourseKind::withdraw_to_base) == back - 100);
    CHECK(worth(CourseKind::hold_where_we_are) == standing);
    little.own.mission.task.kind = TaskKind::withdraw;
    const int told = worth(CourseKind::withdraw_to_base);
    little.rules.unbidden_retreat = 0;
    CHECK(worth(CourseKind::withdraw_to_base) == told);
}

// Catches: an intention that is read and changes nothing.
TEST_CASE("a lure is feared, a withdrawal invites, and what is unclear is watched") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 16, 6, 3000, Doing::withdrawing);
    little.enemy_stands(little.other_enemy, 16, 8, 3000);
    for (const FormationId e : {little.enemy, little.other_enemy})
        little.formations[e.index()].group = little.enemy;
    little.own.mission.task.kind = TaskKind::attack;
    little.own.mission.task.objective = little.at(16, 8);
    const auto with = [&](int attack, int hold, int withdraw, int lure) {
        const auto share = [](int x) { return static_cast<std::uint16_t>(x); };
        little.own.intents[0] = {
            little.enemy, {share(attack), share(hold), share(withdraw), share(lure)}, little.now};
        return courses_of(little);
    };
    const auto worth = [](const Appreciation& a, CourseKind kind) {
        return course(a, kind) == nullptr ? -9999 : course(a, kind)->worth;
    };
    const Appreciation luring = with(100, 200, 200, 500), holding = with(100, 700, 100, 100);
    CHECK(worth(luring, CourseKind::as_ordered) < worth(holding, CourseKind::as_ordered) - 80);
    CHECK(worth(luring, CourseKind::hold_where_we_are) ==
          worth(holding, CourseKind::hold_where_we_are));
    const Appreciation leaving = with(100, 100, 700, 100);
    CHECK(worth(leaving, CourseKind::pursue) > worth(holding, CourseKind::pursue) + 50);
    const Appreciation unclear = with(250, 250, 250, 250);
    CHECK(course(unclear, CourseKind::wait_and_watch) != nullptr);
    CHECK(course(holding, CourseKind::wait_and_watch) == nullptr);
    little.belief_rules.intent_on = 0;
    CHECK(worth(with(100, 200, 200, 500), CourseKind::as_ordered) ==
          worth(with(100, 700, 100, 100), CourseKind::as_ordered));
    CHECK(course(with(250, 250, 250, 250), CourseKind::wait_and_watch) == nullptr);
}

// Catches: a neighbour's power taken for one's own, or not reckoned with; the two switches.
TEST_CASE("a neighbour who has told of himself counts in part, and care counts by the man") {
    LittleDesk little;
    const auto power = [&] {
        const Desk desk = little.desk();
        return own_power_about(desk, estimate(desk), little.at(13, 6));
    };
    const double alone = power();
    PictureEntry& beside = little.picture[20];
    beside = little.picture[0];
    beside.subject = little.other_enemy;
    little.formations[little.other_enemy.index()].side = SideId(std::size_t{0});
    beside.observed = little.now;
    beside.strength_men = 2000;
    little.rules.neighbour_share = 0.4;
    CHECK(power() == doctest::Approx(alone + 800));
    CHECK(estimate(little.desk()).own_men == doctest::Approx(6000));
    little.rules.liaison_on = 0;
    CHECK(power() == doctest::Approx(alone));
    little.nature.care = 0.9;
    CHECK(little.desk().care() == 0.9);
    little.rules.care_on = 0;
    CHECK(little.desk().care() == 0.5);
}

// Catches: a fresh force that rests; a rest in the face of the enemy; the switch; a rest that is
// worth the same to all.
TEST_CASE("who is spent and unpressed thinks of refitting") {
    LittleDesk little;
    const auto make_unfit = [&](int per_cent) {
        for (int i = 0; i < LittleDesk::leaves; ++i)
            little.picture[static_cast<std::size_t>(i)].unfit = static_cast<std::uint8_t>(per_cent);
    };
    CHECK(course(courses_of(little), CourseKind::refit) == nullptr);
    make_unfit(20);
    const Appreciation tired = courses_of(little);
    REQUIRE(course(tired, CourseKind::refit) != nullptr);
    CHECK(course(tired, CourseKind::refit)->task.kind == TaskKind::refit);
    const int worth = course(tired, CourseKind::refit)->worth;
    make_unfit(35);
    const Appreciation worn = courses_of(little);
    REQUIRE(course(worn, CourseKind::refit) != nullptr);
    CHECK(course(worn, CourseKind::refit)->worth > worth);
    little.enemy_stands(little.enemy, 16, 6, 3000);
    CHECK(course(courses_of(little), CourseKind::refit) == nullptr);
    little.enemy_stands(little.enemy, 27, 6, 3000);
    CHECK(course(courses_of(little), CourseKind::refit) != nullptr);
    little.rules.refit_on = 0;
    CHECK(course(courses_of(little), CourseKind::refit) == nullptr);
}
