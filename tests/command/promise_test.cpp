// command/promise.h: who asks a neighbour to come abreast, who gives his word, how far it is
// counted on, and what is made of it when its hour has come.
#include "command/promise.h"

#include <doctest/doctest.h>

#include "command/estimate.h"
#include "command/little_desk.h"
#include "map/route.h"

using namespace lishui;
using lishui::test::LittleDesk;

namespace {

// A division sent at an enemy too strong for it, and a division beside it.
struct Beside : LittleDesk {
    FormationId neighbour{std::size_t{8}};
    HexId goal = at(20, 6);

    Beside() {
        formations.resize(9);
        formations[8].side = SideId(std::size_t{0});
        formations[8].echelon = Echelon::division;
        formations[8].superior = superior;
        formations[8].headquarters = HeadquartersId(std::size_t{4});
        links.assign(9, 0);
        rules.refusal_on = 0;
        rules.value_of_waiting = 0;
        own.mission.task.kind = TaskKind::attack;
        own.mission.task.objective = goal;
        enemy_stands(enemy, 20, 6, 6000);
        stands_beside(12, 1);
    }
    PictureEntry& stands_beside(int column, int row) {
        PictureEntry& entry = picture[20];
        entry.subject = neighbour;
        entry.place = entry.earlier_place = at(column, row);
        entry.strength_men = 6000;
        entry.supply_days = 5;
        entry.own = 1;
        entry.observed = now - 60;
        entry.heard = now - 60;
        return entry;
    }
    void promised(HexId place, Moment by) {
        own.awaited = {neighbour, place, static_cast<std::uint16_t>(by.minute / 60)};
        own.has_word = 1;
    }
    void is_asked(HexId place, Moment by) {
        letters = {{letter_id(neighbour, 7), neighbour, now - 60, now,
                    Promise{place, by, 1, DispatchId()}}};
    }
};

const Promise* word_to(const Decision& decision, FormationId to) {
    for (int i = 0; i < decision.draft_count; ++i) {
        const Draft& draft = decision.drafts[static_cast<std::size_t>(i)];
        if (draft.to != to) continue;
        if (const Promise* promise = std::get_if<Promise>(&draft.body)) return promise;
    }
    return nullptr;
}

}  // namespace

// Catches: a staff that asks though it is strong enough, twice, of one abreast already, of one
// whose word is worth nothing, or with a switch off.
TEST_CASE("who is too weak for his course asks the neighbour nearest to the goal, once") {
    Beside little;
    const Decision decision = little.decide();
    const Promise* asked = word_to(decision, little.neighbour);
    REQUIRE(asked != nullptr);
    CHECK(asked->asks == 1);
    CHECK(asked->place == little.goal);
    const Course& course = decision.appreciation.courses[decision.appreciation.chosen];
    CHECK(asked->by ==
          little.now + static_cast<Minutes>(60 * (course.hours + little.rules.promise_hours)));

    const auto asks = [](auto&& change) {
        Beside changed;
        change(changed);
        return word_to(changed.decide(), changed.neighbour) != nullptr;
    };
    CHECK(asks([](Beside&) {}));
    CHECK_FALSE(asks([](Beside& l) { l.enemy_stands(l.enemy, 20, 6, 500); }));
    CHECK_FALSE(asks([](Beside& l) { l.stands_beside(19, 6); }));
    CHECK_FALSE(asks([](Beside& l) { l.promised(l.goal, l.now + 600); }));
    CHECK_FALSE(asks([](Beside& l) { l.own.neighbour_trust.fill(20); }));
    CHECK_FALSE(asks([](Beside& l) { l.links.clear(); }));
    CHECK_FALSE(asks([](Beside& l) { l.own.mission.task.kind = TaskKind::defend; }));
    CHECK_FALSE(asks([](Beside& l) { l.rules.promises_on = 0; }));
    CHECK_FALSE(asks([](Beside& l) { l.rules.liaison_on = 0; }));
}

// Catches: a promise by one who goes elsewhere, back, or does not care; one of little candour who
// names as late an hour as a frank man.
TEST_CASE("who goes there anyway gives his word, and the less candid names an earlier hour") {
    Beside little;
    little.enemy_stands(little.enemy, 20, 6, 500);
    const HexId from = estimate(little.desk()).place;
    const int march = march_minutes(little.map, from, little.at(21, 6));
    REQUIRE(march < 50 * minutes_an_hour);
    little.is_asked(little.at(21, 6), little.now + march / 2);
    const auto word = [](Beside l, double candour) {
        l.nature.candour = candour;
        const Decision decision = l.decide();
        const Promise* given = word_to(decision, l.neighbour);
        return given == nullptr ? never : given->by;
    };
    const Moment frank = word(little, 1), flatters = word(little, 0);
    REQUIRE(frank != never);
    CHECK(flatters != never);
    CHECK(flatters < frank);
    CHECK(frank == little.now + march);
    CHECK(flatters - little.now == doctest::Approx(0.6 * march).epsilon(0.01));
    const Decision decision = little.decide();
    CHECK(word_to(decision, little.neighbour)->asks == 0);
    CHECK(word_to(decision, little.neighbour)->answers ==
          LittleDesk::letter_id(little.neighbour, 7));

    Beside later = little;
    later.is_asked(later.at(21, 6), frank + 300);
    CHECK(word(later, 1) == frank + 300);  // in time: the hour that was asked for
    Beside elsewhere = little;
    elsewhere.is_asked(elsewhere.at(3, 2), little.now + 60 * 40);
    CHECK(word(elsewhere, 1) == never);
    CHECK(word(elsewhere, 0.5) == never);
    CHECK(word(elsewhere, 0.4) != never);  // he does not like to say no
    elsewhere.own.mission.task.kind = TaskKind::withdraw;
    elsewhere.own.mission.task.objective = elsewhere.base;
    CHECK(word(elsewhere, 0.4) == never);
    Beside selfish = little;
    selfish.nature.helpfulness = 0.2;
    CHECK(word(selfish, 1) == never);
    Beside bound = little;
    bound.own.given = {bound.neighbour, bound.goal, 200};
    CHECK(word(bound, 1) == never);
    Beside back = little;
    back.own.mission.task.kind = TaskKind::withdraw;
    back.own.mission.task.objective = back.base;
    CHECK(word(back, 1) == never);
    Beside off = little;
    off.rules.promises_on = 0;
    CHECK(word(off, 1) == never);
}

// Catches: a promise that is not counted on, or counted alike whoever gave it, or after its hour.
TEST_CASE("a neighbour who has promised is counted where he will be, by what his word is worth") {
    Beside little;
    const auto about_the_goal = [](const Beside& l) {
        const Desk desk = l.desk();
        return own_power_about(desk, estimate(desk), l.goal);
    };
    const double without = about_the_goal(little);
    little.promised(little.goal, little.now + 600);
    const double with = about_the_goal(little);
    CHECK(with > 1.3 * without);
    little.own.neighbour_trust.fill(20);
    const double doubted = about_the_goal(little);
    CHECK(doubted < with);
    CHECK(doubted > without);
    little.own.neighbour_trust.fill(60);
    little.own.has_word = 0;  // only asked for
    CHECK(about_the_goal(little) == without);
    little.promised(little.goal, little.now - 60 * 7);
    CHECK(about_the_goal(little) == without);
    little.promised(little.goal, little.now + 600);
    little.rules.promises_on = 0;
    CHECK(about_the_goal(little) == without);
}

TEST_CASE("a promise is kept by who is there by the hour, broken by who is not") {
    Beside little;
    CHECK(end_of_promise(little.desk()) == PromiseEnd::open);
    little.promised(little.goal, little.now + 60);
    CHECK(end_of_promise(little.desk()) == PromiseEnd::open);
    little.stands_beside(17, 6);
    CHECK(end_of_promise(little.desk()) == PromiseEnd::kept);
    little.stands_beside(12, 1);
    little.promised(little.goal, little.now - 60 * 5);
    CHECK(end_of_promise(little.desk()) == PromiseEnd::open);  // within the grace
    little.promised(little.goal, little.now - 60 * 8);
    CHECK(end_of_promise(little.desk()) == PromiseEnd::broken);
    little.stands_beside(17, 6);  // seen there, but long after the hour
    CHECK(end_of_promise(little.desk()) == PromiseEnd::broken);
    little.own.has_word = 0;
    CHECK(end_of_promise(little.desk()) == PromiseEnd::unanswered);
}

// Catches: a word that binds nobody.
TEST_CASE("one's own word adds worth to the course that keeps it") {
    Beside little;
    little.nature.helpfulness = 0.8;
    const auto worth = [&](Bearing way, HexId where) {
        return worth_of_its_word(little.desk(), way, where);
    };
    CHECK(worth(Bearing::at_them, little.goal) == 0);
    little.own.given = {little.neighbour, little.goal, 110};
    CHECK(worth(Bearing::at_them, little.goal) ==
          doctest::Approx(0.8 * little.rules.worth_of_a_promise));
    CHECK(worth(Bearing::stay, little.goal) == 0);
    CHECK(worth(Bearing::at_them, little.at(2, 2)) == 0);
    little.own.given.by_hour = 90;
    CHECK(worth(Bearing::at_them, little.goal) == 0);
}
