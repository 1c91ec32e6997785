// Words: fixed lines of both languages, and the cut between a desk and the truth.
#include <doctest/doctest.h>

#include "record/diary.h"
#include "record/two_divisions.h"

namespace lishui {

namespace {

// A dispatch of the tiny scenario with the given body, handed in at 1400 on the first day.
Dispatch written(const Scenario& scenario, const char* from, const char* to, Body body,
                 Precedence precedence) {
    Dispatch d;
    d.from = scenario.order_of_battle.find(from);
    d.to = scenario.order_of_battle.find(to);
    d.precedence = precedence;
    d.id = {d.from.value, 9};
    d.handed_in = Moment{8 * minutes_an_hour};
    d.body = body;
    return d;
}

HexId hex_of_place(const Scenario& scenario, const char* id) {
    return scenario.map.places[scenario.map.place(id).index()].hex;
}

}  // namespace

TEST_CASE("numbers in words") {
    CHECK(chinese_number(0) == "零");
    CHECK(chinese_number(10) == "十");
    CHECK(chinese_number(17) == "十七");
    CHECK(chinese_number(20) == "二十");
    CHECK(chinese_number(105) == "一百零五");
    CHECK(chinese_number(110) == "一百一十");
    CHECK(chinese_number(3800) == "三千八百");
    CHECK(chinese_number(9050) == "九千零五十");
    CHECK(chinese_number(10000) == "一万");
    CHECK(chinese_number(10020) == "一万零二十");
    CHECK(chinese_number(155000) == "十五万五千");
    CHECK(figures(1234567) == "1,234,567");
    CHECK(figures(-1200) == "-1,200");
    CHECK(rounded(3847) == 3800);
    CHECK(rounded(77) == 77);
    CHECK(ordinal(1) == "1st");
    CHECK(ordinal(11) == "11th");
    CHECK(ordinal(22) == "22nd");
    CHECK(span(200, Language::en) == "3 h 20 min");
    CHECK(span(200, Language::zh) == "三小时二十分");
}

TEST_CASE("telegrams, word for word") {
    const auto live = test::run_live(7, 0);
    const auto recording = test::recording_of(live.bytes);
    const auto& scenario = *recording.scenario;
    const auto s = situation_at(recording, never);
    const Narrator en{s, Language::en};
    const Narrator zh{s, Language::zh};

    Order order;
    order.task.kind = TaskKind::withdraw;
    order.task.objective = hex_of_place(scenario, "west_town");
    order.task.until = Moment{24 * minutes_an_hour};
    order.task.insists = 1;
    order.task.explicitness = 90;
    auto d = written(scenario, "WA", "WD", order, Precedence::urgent);
    CHECK(en.telegram(d) ==
          "URGENT. West Army to West Division, 10 April 1400. My order stands. Break off and "
          "withdraw to West Town by 11 April 0600. This is to be carried out to the letter.");
    CHECK(zh.body(d) ==
          "前电谅达。仍着该师脱离当面之敌，向西镇撤退，限十一日六时前，切实遵行，不得有误。");
    CHECK(zh.telegram(d).substr(0, 15) == "限即刻到。");

    Return report;
    report.subject = scenario.order_of_battle.find("W1");
    report.place = hex_of_place(scenario, "west_town");
    report.doing = Doing::defending;
    report.fit_men = 2105;
    report.unfit = 12;
    report.lost_men = 320;
    report.supply_days = 1;
    report.pressure = 80;
    report.observed = Moment{7 * minutes_an_hour};
    d = written(scenario, "W1", "WD", report, Precedence::routine);
    CHECK(
        en.body(d) ==
        "At 1300 at West Town, defending. Fit 2,105, 12 per cent cannot be used; lost so far 320. "
        "Rations and rounds for 1 day; pressed hard without pause.");
    CHECK(zh.body(d) ==
          "职部十三时在西镇防御，可战者二千一百零五人，不能使用者百分之十二，累计损失三百二十人，"
          "粮弹尚足一日，终日苦战。");

    Sighting sighting;
    sighting.subject = scenario.order_of_battle.find("ED");
    sighting.place = hex_of_place(scenario, "east_town");
    sighting.doing = Doing::marching;
    sighting.seen = Seen::airmen;
    sighting.strength_men = 3847;
    sighting.radius_km = 4;
    sighting.observed = Moment{60};
    d = written(scenario, "W1", "WD", sighting, Precedence::priority);
    CHECK(en.body(d) ==
          "Airmen: the enemy East Division, about 3,800 men, at East Town (within 4 km), marching, "
          "seen 0700 on the 10th.");
    CHECK(zh.body(d) == "据飞行员报：敌东师约三千八百人，十日七时在东镇一带（四公里以内）行进。");

    Objection objection;
    objection.proposes.kind = TaskKind::withdraw;
    objection.proposes.objective = hex_of_place(scenario, "west_town");
    objection.reasons =
        static_cast<std::uint8_t>(Reason::too_weak) | static_cast<std::uint8_t>(Reason::supplies);
    objection.frankness = 80;
    objection.acts_on_it = 1;
    d = written(scenario, "WD", "WA", objection, Precedence::urgent);
    CHECK(en.body(d) ==
          "Your earlier orders. I must say plainly: we are too weak for it; rations and rounds run "
          "out. I therefore break off and withdraw to West Town, and ask your approval.");
    CHECK(
        zh.body(d) ==
        "前令奉悉。不敢不据实直陈：兵力单薄，粮弹不继。现已脱离当面之敌，向西镇撤退，谨报请核备。");
}

// Catches: a reason that is given and never said; a reprimand lost where an order is repeated.
TEST_CASE("every reason is said, and a reprimand stands before the repeated order") {
    const auto recording = test::recording_of(test::run_live(7, 0).bytes);
    const auto& scenario = *recording.scenario;
    const auto s = situation_at(recording, never);
    const Narrator en{s, Language::en};
    const Narrator zh{s, Language::zh};
    for (const auto reason :
         {Reason::too_weak, Reason::would_be_cut_off, Reason::supplies, Reason::losses,
          Reason::overtaken, Reason::not_my_zone, Reason::a_trap}) {
        Objection objection;
        objection.reasons = static_cast<std::uint8_t>(reason);
        const auto d = written(scenario, "WD", "WA", objection, Precedence::urgent);
        const auto word = word_for_reason(reason);
        CHECK(en.body(d).find(capital(word.en)) != std::string::npos);
        CHECK(zh.body(d).find(word.zh) != std::string::npos);
    }
    Order order;
    order.task.insists = 2;
    order.reprimands = 1;
    order.task.objective = hex_of_place(scenario, "west_town");
    const auto d = written(scenario, "WA", "WD", order, Precedence::urgent);
    CHECK(zh.body(d) == "来电殊堪诧异，空谈中止，是否即系抗命？迭电在案。仍着该师固守西镇。");
    CHECK(en.body(d).find("disobedience? I order it once more. Hold") != std::string::npos);
}

// Catches: who goes past his superior speaking as if he passed on a complaint from below.
TEST_CASE("who writes past his superior says so, who lays a complaint before his own says that") {
    const auto recording = test::recording_of(test::run_live(7, 0).bytes);
    const auto& scenario = *recording.scenario;
    const auto s = situation_at(recording, never);
    const Narrator en{s, Language::en};
    const Narrator zh{s, Language::zh};
    Objection objection;
    objection.appeals = 1;
    const auto past = written(scenario, "W1", "WA", objection, Precedence::urgent);
    CHECK(en.body(past).rfind("I turn to you past the West Division, on its earlier orders. ", 0) ==
          0);
    CHECK(zh.body(past).rfind("西师前令奉悉。情势所迫，谨越级直陈：", 0) == 0);
    const auto up = written(scenario, "WD", "WA", objection, Precedence::urgent);
    CHECK(en.body(up).find("I lay before you what is reported to me from below.") !=
          std::string::npos);
    CHECK(zh.body(up).find("据所属呈报") != std::string::npos);
}

// Catches: a first report that reads like any other, a correction that does not say of what.
TEST_CASE("a first report says that it is one, and a correction names the letter it puts right") {
    const auto live = test::run_live(7, 0);
    const auto recording = test::recording_of(live.bytes);
    const auto& scenario = *recording.scenario;
    auto s = situation_at(recording, never);
    const Narrator en{s, Language::en}, zh{s, Language::zh};
    Return report;
    report.subject = scenario.order_of_battle.find("WD");
    report.place = hex_of_place(scenario, "east_town");
    report.doing = Doing::attacking;
    report.is_first = 1;
    const auto first = written(scenario, "WD", "WA", report, Precedence::priority);
    CHECK(en.body(first).rfind("First report, subject to correction. At ", 0) == 0);
    CHECK(zh.body(first).rfind("初报，详情续陈：职部", 0) == 0);
    apply(HandedIn{first}, s);
    report.is_first = 0;
    report.corrects = first.id.serial;
    const auto later = written(scenario, "WD", "WA", report, Precedence::priority);
    CHECK(en.body(later).rfind("Corrects my telegram of 10 April 1400. At ", 0) == 0);
    CHECK(zh.body(later).find("所报有误，更正如下：") != std::string::npos);
    Sighting seen;
    seen.subject = scenario.order_of_battle.find("ED");
    seen.place = report.place;
    seen.is_first = 1;
    const auto met = written(scenario, "WD", "WA", seen, Precedence::priority);
    CHECK(en.body(met).rfind("First report, subject to correction. Troops in contact: ", 0) == 0);
    CHECK(zh.body(met).rfind("初报，详情续陈：据接触部队报：敌东师", 0) == 0);
}

TEST_CASE("neighbours ask each other to come abreast, and promise it") {
    const auto live = test::run_live(7, 0);
    const auto recording = test::recording_of(live.bytes);
    const auto& scenario = *recording.scenario;
    auto s = situation_at(recording, never);
    const Narrator en{s, Language::en}, zh{s, Language::zh};
    Promise promise;
    promise.place = hex_of_place(scenario, "east_town");
    promise.by = Moment{28 * minutes_an_hour};
    promise.asks = 1;
    const auto asked = written(scenario, "WD", "WA", promise, Precedence::priority);
    CHECK(en.body(asked) ==
          "I am about to attack and am not strong enough alone. I ask you to come abreast of me at "
          "East Town by 11 April 1000.");
    CHECK(zh.body(asked) ==
          "敝部即将进攻，兵力单薄，请贵部于四月十一日十时前进至东镇，与敝部齐头。");
    apply(HandedIn{asked}, s);
    promise.asks = 0;
    promise.answers = asked.id;
    const auto given = written(scenario, "WA", "WD", promise, Precedence::priority);
    CHECK(
        en.body(given) ==
        "Your telegram of 10 April 1400. My troops will be abreast of you at East Town by 11 April "
        "1000.");
    CHECK(zh.body(given).find("敝部准于四月十一日十时前到达东镇，与贵部齐头。") !=
          std::string::npos);
}

TEST_CASE("a place without a name of its own is told from its neighbour") {
    const auto live = test::run_live(7, 0);
    const auto recording = test::recording_of(live.bytes);
    const auto& scenario = *recording.scenario;
    const auto town = hex_of_place(scenario, "west_town");
    CHECK(where(scenario, town, Language::en) == "West Town");
    const auto east = scenario.map.grid.neighbour(town, 0);
    CHECK(where(scenario, east, Language::en) == "5 km east of West Town");
    CHECK(where(scenario, east, Language::zh) == "西镇东五公里");
    CHECK(where(scenario, {}, Language::en) == "off the map");
}

TEST_CASE("a diary tells only what its headquarters knew") {
    const auto live = test::run_live(11, 48);
    auto recording = test::recording_of(live.bytes);
    const HeadquartersId h =
        recording.scenario->order_of_battle[recording.scenario->order_of_battle.find("WD")]
            .headquarters;
    const auto en = war_diary(recording, h, Language::en);
    const auto zh = war_diary(recording, h, Language::zh);
    CHECK(en.size() > 300);

    // Take out of the journal everything that is not this desk's; the diary must not change by a
    // letter.
    const auto self = recording.scenario->order_of_battle.command(h);
    std::map<DispatchId, bool> read;
    for (const auto& hour : recording.journal.hours) {
        for (const auto& event : hour.events) {
            if (const auto* e = std::get_if<WasRead>(&event)) read[e->id] = e->by == h;
        }
    }
    for (auto& hour : recording.journal.hours) {
        std::vector<Event> left;
        for (auto event : hour.events) {
            if (auto* e = std::get_if<HandedIn>(&event)) {
                if (e->dispatch.from != self && !read[e->dispatch.id]) continue;
                e->dispatch.fate = Fate::lost;
                e->dispatch.legs.fill(999);
                e->dispatch.arrives = Moment{123456};
            } else if (const auto* garbled = std::get_if<Garbled>(&event)) {
                if (!read[garbled->id]) continue;
            } else if (const auto* r = std::get_if<WasRead>(&event)) {
                if (r->by != h) continue;
            } else if (std::holds_alternative<LeafChanged>(event) ||
                       std::holds_alternative<Happened>(event) ||
                       std::holds_alternative<LossesTaken>(event) ||
                       std::holds_alternative<TaskTaken>(event) ||
                       std::holds_alternative<Delivered>(event)) {
                continue;
            }
            left.push_back(event);
        }
        hour.events = left;
    }
    CHECK(war_diary(recording, h, Language::en) == en);
    CHECK(war_diary(recording, h, Language::zh) == zh);
}

}  // namespace lishui
