// Readings of the enemy: sign by sign as the engine made them, the first that looks like a trap,
// and what the fear of it did to the decision.
#include "record/reading.h"

#include <doctest/doctest.h>

#include "record/staff_narrative.h"
#include "record/staff_table.h"

namespace lishui {

using test::says;
using Table = test::Table;

// Catches: shares found again by another rule than that by which they were made.
TEST_CASE("readings of the enemy are found again as the engine made them") {
    Table t;
    const auto& nature = t.scenario().headquarters[t.division_staff.index()].nature;
    const Expectation expected = {nature.expects_attack, nature.expects_hold,
                                  nature.expects_withdrawal, nature.expects_lure};
    std::array<Intent, most_enemy_groups> intents{};
    auto still = t.scenario().rules.belief;
    still.weight_of_a_sign = 0;  // only what the time between does
    std::array<Intent, most_enemy_groups> at_rest{};
    std::vector<Intent> rested;
    int hour = 4;
    for (const auto sign : {Sign::halts, Sign::goes_off, Sign::withdraws, Sign::attacks}) {
        const Moment at{60 * hour};
        at_rest = intents;
        rested.push_back(*weigh_sign(at_rest, t.enemy, sign, at, expected, still));
        const auto* read =
            weigh_sign(intents, t.enemy, sign, at, expected, t.scenario().rules.belief);
        apply(IntentRead{t.division_staff, at, sign, {}, *read}, t.s);
        apply(IntentRead{t.army_staff, at, sign, {}, *read}, t.s);  // another staff's
        hour += 31;
    }
    const auto readings = readings_of(t.s, t.division_staff, t.enemy);
    REQUIRE(readings.size() == 4);
    CHECK(readings[0].first);
    CHECK(readings[0].before == Shares{300, 400, 200, 100});
    for (std::size_t i = 0; i < readings.size(); ++i) {
        CHECK(readings[i].number == static_cast<int>(i) + 1);
        if (i > 0) CHECK(readings[i].before == readings[i - 1].after);
        for (std::size_t k = 0; k < intentions; ++k) {
            CHECK(readings[i].after[k] == readings[i].sign.intent.share[k]);
            const int by_then = readings[i].by_then[k];
            const int engine = rested[i].share[k];
            CHECK(by_then >= engine - 2);
            CHECK(by_then <= engine + 2);
        }
    }
}

// Catches: a bound that the run's own rules do not move.
TEST_CASE("from which belief on a trap is spoken of is the run's own rule") {
    Table t;
    Intent intent;
    intent.group = t.enemy;
    intent.share = {150, 390, 110, 350};
    apply(IntentRead{t.division_staff, Moment{120}, Sign::goes_off, {}, intent}, t.s);
    const auto suspects = [&](double trap_from) {
        Scenario other = *t.s.scenario;
        REQUIRE(set_rule(other.rules, "belief", "trap_from", trap_from));
        Situation situation = t.s;
        situation.scenario = &other;
        return readings_of(situation, t.division_staff, t.enemy)[0].suspects();
    };
    CHECK_FALSE(suspects(351));
    CHECK(suspects(350));
}

TEST_CASE("a trap: the first sign of it, and what the fear of it did") {
    Table t;
    Intent intent;
    intent.group = t.enemy;
    const auto read = [&](std::array<std::uint16_t, intentions> share, int hour) {
        intent.share = share;
        apply(IntentRead{t.division_staff, Moment{60 * hour}, Sign::goes_off, {}, intent}, t.s);
    };
    read({200, 400, 100, 300}, 2);
    read({150, 360, 110, 380}, 5);
    read({140, 350, 110, 400}, 8);
    const auto r = readings_of(t.s, t.division_staff, t.enemy);
    CHECK_FALSE(r[0].is_trap());
    CHECK(r[1].is_trap());
    CHECK_FALSE(r[2].is_trap());
    CHECK(r[2].suspects());
    CHECK(read_so(t.en(), r[1]) ==
          "Commander B of the West Division comes to think that the enemy East Division is luring "
          "him on: 38 in 100, more than he gives anything else.");
    CHECK(read_so(t.zh(), r[1]) ==
          "西师乙师长转而断敌东师系设计诱我（百分之三十八，居各判断之首）。");
    CHECK(says(
        moved(t.en(), r[1]),
        "The sign before left the trap at 30 in 100. Without news his mind goes back to "
        "what he expects anyway (10 in 100): by now 29 in 100. Now this: he marches off. An "
        "enemy who lures is seen so on 13 days in 100, one who means to hold on 7, to attack "
        "on 5, to withdraw on 28; in the mean of the four, on 13. So belief in a trap rises to "
        "38 in 100."));
    CHECK(says(moved(t.zh(), r[1]),
               "敌离我而去。百日之中，诱我之敌有十三日如此，欲固守者七日，欲进攻者五日，欲退却者二"
               "十八日，四者平均十三日。"));

    Appreciated made;
    made.headquarters = t.division_staff;
    auto& a = made.appreciation;
    a.count = 2;
    a.chosen = 1;
    a.intent = r[2].sign.intent;
    a.courses[0].kind = CourseKind::attack_nearest;
    a.courses[0].task = t.task(TaskKind::attack, "east_town");
    a.courses[0].worth = 10;
    a.courses[1].task.kind = TaskKind::hold;
    a.courses[1].worth = 50;
    const auto d = deterrence_in(t.scenario(), made);
    CHECK(d.fear == 66);  // 0.3 x (0.4 + 1.2 x 0.4) x (0.400 - 0.15)
    CHECK(d.without == 76);
    CHECK(d.held_back);
    CHECK(says(deterred(t.en(), made, t.enemy), "It is the fear of the trap that holds him back."));
    CHECK(says(deterred(t.zh(), made, t.enemy), "疑诱故也"));
    a.courses[1].worth = 90;
    CHECK_FALSE(deterrence_in(t.scenario(), made).held_back);
    CHECK(says(deterred(t.en(), made, t.enemy), "not all that holds him back"));
    a.chosen = 0;
    CHECK(says(deterred(t.en(), made, t.enemy), "He strikes all the same."));
}

}  // namespace lishui
