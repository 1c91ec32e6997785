// What happens at the tables of staffs, in words: the step of a superior with its grounds, orders
// that do not fit together, the men. What is found again from the record is held against the engine
// that made the record.
#include "record/staff_narrative.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/real.h"
#include "record/diary.h"
#include "record/pressure.h"
#include "record/staff_table.h"

namespace lishui {

using test::says;
using Table = test::Table;

// Catches: a matter that begins too early, goes on too long, or loses what answers an objection.
TEST_CASE("an exchange holds what was written about one wish, and no more") {
    Table t;
    const auto old = t.order(t.task(TaskKind::defend, "north_village"), 1);
    t.object(old, 3);
    t.climb(LadderStep::insist, 5);
    const auto order = t.order(t.task(TaskKind::seize, "east_town"), 6);
    const auto objection = t.object(order, 9);
    t.write(t.division, t.army, Answer{order}, 10);
    t.write(t.army, t.division, Query{{}, t.enemy}, 10);  // about an enemy: another matter
    t.climb(LadderStep::insist, 11);
    const auto again = t.order(t.task(TaskKind::seize, "east_town"), 11, objection);
    const auto leave = t.order(t.task(TaskKind::withdraw, "west_town"), 20, objection);
    auto e = exchange_until(t.s, t.army_staff, t.division, Moment{60 * 12});
    CHECK(e.letters == std::vector{order, objection, again});
    CHECK(e.steps == std::vector<std::size_t>{1});
    CHECK(e.task.kind == TaskKind::seize);
    e = exchange_until(t.s, t.army_staff, t.division, Moment{60 * 30});
    CHECK(e.letters == std::vector{order, objection, again, leave});
    CHECK(e.task.kind == TaskKind::withdraw);
}

TEST_CASE("a concession: the figures, the grounds, the words") {
    Table t;
    auto task = t.task(TaskKind::seize, "east_town");
    task.importance = 70;
    const auto order = t.order(task, 2);
    const auto objection = t.object(order, 8);  // read at ten
    auto step = t.climb(LadderStep::concede, 10);
    step.doubt = 600;
    step.insist_worth = -100;
    step.release_worth = -96;
    step.objections = 2;
    t.order(t.task(TaskKind::withdraw, "west_town"), 10, objection);
    auto g = grounds_of(t.s, step);
    CHECK(g.heard);
    CHECK_FALSE(g.officer_back);
    CHECK(g.doubt_at_first == 100);
    // 0.8 of an ordinary objection from a man trusted as usual, to a hearer of pride 0.6.
    const double raised = 0.8 * 1.0 * 1.0 * 0.7;
    CHECK(g.doubt_before == doctest::Approx(1000 * logistic(log_of(1.5) - raised)).epsilon(0.002));
    // What he would think insisting worth if the chance were what is found again.
    const double value = t.scenario().rules.command.value_of_mission * 0.7;
    const double cost = t.scenario().rules.command.weight_of_loss * (0.4 + 1.2 * 0.4) * 0.6 * 0.25;
    step.insist_worth = static_cast<std::int32_t>(1000 * (value * (0.4 * 0.55 + 0.06) - cost));
    CHECK(grounds_of(t.s, step).chance == doctest::Approx(550).epsilon(0.02));

    step.insist_worth = -100;
    g = grounds_of(t.s, step);
    CHECK(climbed(t.en(), step, g) ==
          "General A of the West Army gives way to Commander B of the West Division, who may break "
          "off and withdraw to West Town.");
    CHECK(climbed(t.zh(), step, g) ==
          "西军司令部甲将军准西师乙师长所请：脱离当面之敌，向西镇撤退。");
    CHECK(because(t.en(), step, g) ==
          "An objection of the West Division lies on the table. Giving way has become worth more "
          "to him than insisting, and there is nobody over him to forbid it.");
    CHECK(because(t.zh(), step, g) ==
          "西师申辩之电已在案头。准请已较坚持为得；其上更无统属可以阻之。");
    const auto en = weighed(t.en(), step, g);
    const auto zh = weighed(t.zh(), step, g);
    CHECK(says(en,
               "wrong at 60 in 100 (10 in 100 before anybody objects); what "
               "he has just read raised it from 46 in 100."));
    CHECK(says(en,
               "insisting is worth -0.100 to him, and giving way -0.096: the price of his "
               "pride (0.60)."));
    CHECK(
        says(en, "The word of the West Division is worth 60 in 100 to him; it has objected twice"));
    CHECK(says(
        zh,
        "自疑所判有误者百分之六十（无人申辩时为百分之十），系因方阅之电，自百分之四十六而升。"));
    CHECK(says(zh, "坚持之值-0.100，准请之值-0.096，即颜面所损（自尊0.60）"));
    CHECK(says(zh, "已申辩二次"));
}

TEST_CASE("what a headquarters lays before its superior for one below is said to weigh more") {
    Table t;
    const auto order = t.order(t.task(TaskKind::seize, "east_town"), 2);
    Objection appeal;
    appeal.order = order;
    appeal.proposes = t.task(TaskKind::withdraw, "west_town");
    appeal.appeals = 1;
    appeal.frankness = 100;
    t.write(t.division, t.army, appeal, 8);
    auto step = t.climb(LadderStep::concede, 10);
    step.doubt = 945;
    const auto g = grounds_of(t.s, step);
    CHECK(g.on_behalf);
    CHECK(g.doubt_before < 110);
    CHECK(says(weighed(t.en(), step, g), "for one below it weighs 6 times as much"));
    CHECK(says(weighed(t.zh(), step, g), "代所属上陈者，其重六倍"));
}

TEST_CASE("every step has its own words and grounds, in both languages") {
    std::vector<std::string> said;
    for (int i = 1; i < ladder_steps; ++i) {
        Table t;
        const auto order = t.order(t.task(TaskKind::defend, "east_town"), 2);
        t.object(order, 8);
        auto step = t.climb(static_cast<LadderStep>(i), 10);
        step.insist_worth = 50;
        step.release_worth = -96;
        const auto g = grounds_of(t.s, step);
        for (const auto& n : {t.en(), t.zh()}) {
            for (const auto& text : {climbed(n, step, g), because(n, step, g)}) {
                CHECK(text.size() > 20);
                CHECK(std::find(said.begin(), said.end(), text) == said.end());
                said.push_back(text);
            }
        }
    }
}

TEST_CASE("who did not object is prodded for what his returns say") {
    Table t;
    t.order(t.task(TaskKind::seize, "east_town"), 2);
    const auto step = t.climb(LadderStep::insist, 70);
    const auto g = grounds_of(t.s, step);
    CHECK_FALSE(g.heard);
    CHECK(says(because(t.en(), step, g), "has not objected; but he was sent forward"));
    CHECK(says(because(t.zh(), step, g), "并未申辩，然奉令前进已六十小时"));
}

TEST_CASE("conflicting orders and an order overtaken, in the words of both languages") {
    Table t;
    Mission mission;
    mission.task = t.task(TaskKind::defend, "west_town");
    mission.given_by = t.enemy;  // a second master, for want of another in so small a war
    mission.order = t.order_of(t.enemy, mission.task, 1);
    mission.received = Moment{60 * 3};
    mission.dated = Moment{60};
    apply(MissionChanged{t.division_staff, mission.received, mission}, t.s);
    mission.task = t.task(TaskKind::seize, "east_town");
    mission.given_by = t.army;
    mission.order = t.order(mission.task, 6);
    mission.received = Moment{60 * 8};
    mission.dated = Moment{60 * 6};
    mission.contradicts = t.enemy;
    apply(MissionChanged{t.division_staff, mission.received, mission}, t.s);
    const auto late = t.order(t.task(TaskKind::move, "north_village"), 5);
    apply(PutAside{late, t.division_staff, Moment{60 * 12}}, t.s);
    const auto clashes = clashes_of(t.s);
    REQUIRE(clashes.size() == 2);
    CHECK(clashes[0].from == t.army);
    CHECK_FALSE(clashes[0].overtaken);
    CHECK(clashes[0].standing.given_by == t.enemy);
    CHECK(clashes[1].order == late);
    CHECK(clashes[1].overtaken);
    CHECK(clashes[1].standing.order == mission.order);
    CHECK(clashed(t.en(), clashes[0]) ==
          "Commander B of the West Division stands between two masters. The West Army orders it to "
          "seize East Town, while the order of the East Division, read 5 h before, still stands: "
          "to defend West Town. For 3 days such an order is not taken for a dead letter. Whose "
          "telegram came last is obeyed, and in that the other is disobeyed.");
    CHECK(clashed(t.zh(), clashes[0]) ==
          "西师乙师长奉令两歧：西军司令部令其攻取东镇，而东师五小时前到手之令尚未撤销，令其防守西"
          "镇。三日之内，前令不得视为具文；今从后至者，即违前者。");
    Clash at_once = clashes[0];  // both lay in the tray
    at_once.standing.received = at_once.at;
    CHECK(says(clashed(t.en(), at_once), "read at the same sitting, still stands"));
    CHECK(says(clashed(t.zh(), at_once), "同时到手之令"));
    CHECK(says(clashed(t.en(), clashes[1]),
               "puts aside the order of the West Army to move to North Village. Events have "
               "overtaken it on its way: an order of the same headquarters dated later, 10 April "
               "1200, came first, to seize East Town."));
    CHECK(says(clashed(t.zh(), clashes[1]), "四月十日十二时所发之后令先到，令其攻取东镇"));
}

// Catches: clashes that the diary forgets, or that it takes from another desk.
TEST_CASE("the war diary notes orders that do not fit together, of its own desk alone") {
    Table t;
    auto& hours = t.recording.journal.hours;
    const auto from = t.s.dispatches.size();
    Mission mission;
    mission.task = t.task(TaskKind::defend, "west_town");
    mission.given_by = t.enemy;
    mission.order = t.order_of(t.enemy, mission.task, 1);
    auto& events = hours.back().events;
    events.emplace_back(MissionChanged{t.division_staff, Moment{60 * 3}, mission});
    const auto order = t.order(t.task(TaskKind::seize, "east_town"), 6);
    mission.task = t.task(TaskKind::seize, "east_town");
    mission.given_by = t.army;
    mission.order = order;
    mission.dated = Moment{60 * 6};
    mission.contradicts = t.enemy;
    events.emplace_back(MissionChanged{t.division_staff, Moment{60 * 8}, mission});
    const auto late = t.order(t.task(TaskKind::move, "north_village"), 5);
    for (std::size_t i = from; i < t.s.dispatches.size(); ++i) {
        const auto& d = t.s.dispatches[i].dispatch;
        events.emplace_back(HandedIn{d});
        events.emplace_back(WasRead{d.id, t.division_staff, d.handed_in + 120});
    }
    events.emplace_back(PutAside{late, t.division_staff, Moment{60 * 7}});
    const auto en = war_diary(t.recording, t.division_staff, Language::en);
    CHECK(says(en, "This goes against what the East Division has ordered, to defend West Town;"));
    CHECK(
        says(en, "The order of the West Army to move to North Village is put aside: a later one"));
    const auto zh = war_diary(t.recording, t.division_staff, Language::zh);
    CHECK(says(zh, "此令与东师“防守西镇”之令相左，彼令未经撤销；今从后至者。"));
    CHECK(says(zh, "“向北村移动”之令，因"));
    CHECK(says(zh, "存而不办"));
    CHECK_FALSE(says(war_diary(t.recording, t.army_staff, Language::en), "put aside"));
    CHECK_FALSE(says(war_diary(t.recording, t.army_staff, Language::en), "goes against"));
}

TEST_CASE("a man is told by what is marked in him, with the figures") {
    Table t;
    const auto en = man(t.en(), t.division_staff);
    CHECK(en ==
          "Commander B of the West Division: dutiful (obedience 0.70); else an ordinary man "
          "(boldness 0.60, caution 0.40, energy 0.60, candour 0.50, pride 0.50, care 0.50, "
          "helpfulness 0.50).");
    CHECK(says(man(t.zh(), t.division_staff), "西师乙师长：恪遵命令（服从0.70）；余如常人"));
    Order order;
    order.relieves = 1;
    t.write(t.army, t.division, order, 1);
    CHECK(says(man(t.en(), t.division_staff), "its commander has been relieved"));
    CHECK(says(man(t.zh(), t.division_staff), "已撤换"));
}

// Catches: a factor of the pressure that is left out, or reckoned otherwise than the engine does.
TEST_CASE("the parts of an order's pressure multiply to what the engine reckoned") {
    const auto recording = test::recording_of(test::run_live(7, 48).bytes);
    const auto whole = situation_at(recording, never);
    int orders = 0;
    for (const auto& made : whole.appreciations) {
        const auto then = situation_at(recording, made.at);
        const auto& mission = then.desks[made.headquarters.index()].mission;
        const auto p = pressure_behind(*recording.scenario, made, mission);
        const auto product =
            1000 * p.authority * p.duty * p.repetition * p.newness * p.wording * p.answering;
        CHECK(product == doctest::Approx(made.appreciation.pressure).epsilon(0.01));
        orders += p.authority > 0 ? 1 : 0;
    }
    CHECK(orders > 0);
}

}  // namespace lishui
