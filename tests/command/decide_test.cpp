// command/commander.h, reporting.h: the whole of a sitting, and what goes up and down in writing.
#include <doctest/doctest.h>

#include "command/commander.h"
#include "command/little_desk.h"
#include "command/reporting.h"

using namespace lishui;
using lishui::test::digest_of;
using lishui::test::LittleDesk;
using lishui::test::order_to;

namespace {

// An order to attack an enemy far too strong.
LittleDesk ordered_to_attack_uphill() {
    LittleDesk little;
    little.line_at(8);
    little.enemy_stands(little.enemy, 15, 6, 7000);
    little.enemy_stands(little.other_enemy, 16, 8, 7000);
    little.own.mission.task.kind = TaskKind::attack;
    little.own.mission.task.objective = little.at(15, 6);
    little.own.mission.order = LittleDesk::letter_id(little.superior, 3);
    little.own.mission.received = little.now;
    little.own.last_sitting = little.now - 600;
    return little;
}

template <class Kind>
const Kind* letter_up(const Decision& decision, FormationId to) {
    for (int i = 0; i < decision.draft_count; ++i) {
        const Draft& draft = decision.drafts[static_cast<std::size_t>(i)];
        if (draft.to != to) continue;
        if (const Kind* kind = std::get_if<Kind>(&draft.body)) return kind;
    }
    return nullptr;
}

}  // namespace

// Catches: anything taken from outside the desk: an address, a static, uninitialised memory.
TEST_CASE("a decision is a function of the desk: the same desk twice, the same bytes") {
    const LittleDesk first = ordered_to_attack_uphill();
    const LittleDesk second = ordered_to_attack_uphill();
    const std::uint64_t digest = digest_of(first.decide());
    CHECK(digest_of(first.decide()) == digest);
    CHECK(digest_of(second.decide()) == digest);
    LittleDesk later = ordered_to_attack_uphill();
    later.enemy_stands(later.enemy, 15, 6, 7100);
    CHECK(digest_of(later.decide()) != digest);
}

// Catches: the whole chain from the picture to a refusal broken anywhere.
TEST_CASE("the same order: the obedient complies, the wilful refuses and says so") {
    LittleDesk little = ordered_to_attack_uphill();
    little.nature.obedience = 1;
    little.nature.care = 0.5;
    little.own.mission.task.explicitness = 100;
    const Decision obeys = little.decide();
    CHECK(obeys.appreciation.obedience == Obedience::complies);
    CHECK(obeys.course == CourseKind::as_ordered);
    CHECK(obeys.objected == 0);
    CHECK(letter_up<Answer>(obeys, little.superior) != nullptr);
    REQUIRE(order_to(obeys, little.subordinates[0]) != nullptr);
    CHECK(bearing(order_to(obeys, little.subordinates[0])->task.kind) == Bearing::at_them);

    little.nature.obedience = 0.1;
    little.own.mission.task.explicitness = 40;
    const Decision refuses = little.decide();
    CHECK(refuses.appreciation.obedience == Obedience::refuses);
    CHECK(refuses.course != CourseKind::as_ordered);
    CHECK(refuses.objected == 1);
    CHECK(letter_up<Answer>(refuses, little.superior) == nullptr);
    const Objection* objection = letter_up<Objection>(refuses, little.superior);
    REQUIRE(objection != nullptr);
    CHECK(objection->order == little.own.mission.order);
    CHECK(objection->acts_on_it == 1);
    CHECK((objection->reasons & static_cast<int>(Reason::too_weak)) != 0);
    const Course& chosen = refuses.appreciation.courses[refuses.appreciation.chosen];
    CHECK(same_wish(objection->proposes, chosen.task));
    REQUIRE(order_to(refuses, little.subordinates[0]) != nullptr);
    CHECK(bearing(order_to(refuses, little.subordinates[0])->task.kind) != Bearing::at_them);

    little.rules.refusal_on = 0;
    CHECK(little.decide().appreciation.obedience == Obedience::complies);
}

// Catches: an objection proposing another course than the one he goes on with because of the
// inertia of his plan.
TEST_CASE("who goes his own way tells which way he goes") {
    LittleDesk little = ordered_to_attack_uphill();
    little.nature.obedience = 0.05;
    little.own.appreciations = 4;
    for (const CourseKind under_way : {CourseKind::hold_where_we_are, CourseKind::withdraw_to_line,
                                       CourseKind::withdraw_to_base}) {
        little.own.course = under_way;
        little.rules.plan_inertia = 0.4;
        const Decision decision = little.decide();
        REQUIRE(decision.appreciation.obedience == Obedience::refuses);
        REQUIRE(decision.course == under_way);
        const Objection* objection = letter_up<Objection>(decision, little.superior);
        REQUIRE(objection != nullptr);
        CHECK(same_wish(objection->proposes, decision.plan));
    }
}

// Catches: an objection at every sitting.
TEST_CASE("he does not object twice in a day to one order") {
    LittleDesk little = ordered_to_attack_uphill();
    little.nature.obedience = 0.1;
    little.own.mission.last_objection = little.now - 20 * minutes_an_hour;
    CHECK(letter_up<Objection>(little.decide(), little.superior) == nullptr);
    little.own.mission.last_objection = little.now - 25 * minutes_an_hour;
    CHECK(letter_up<Objection>(little.decide(), little.superior) != nullptr);
}

// Catches: a decision that cannot say why.
TEST_CASE("an appreciation keeps the dispatches it rests on") {
    const LittleDesk little = ordered_to_attack_uphill();
    const Appreciation appreciation = little.decide().appreciation;
    CHECK(appreciation.rests_on[0] == little.own.mission.order);
    CHECK(appreciation.rests_on[1] == little.picture[little.enemy.index() + 4].sources[0]);
    CHECK(appreciation.own_men == 6000);
    CHECK(appreciation.enemy_men == 14000);
    for (std::size_t i = 0; i < appreciation.rests_on.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (appreciation.rests_on[i].exists())
                CHECK(appreciation.rests_on[i] != appreciation.rests_on[j]);
}

// Catches: what is only told acting on what is done.
TEST_CASE("the sources are kept for a reader alone, and change nothing") {
    const LittleDesk little = ordered_to_attack_uphill();
    const Decision read = little.decide();
    Decision unread;
    unread.explains = false;
    BuiltInCommander().decide(little.desk(), unread);
    CHECK_FALSE(unread.appreciation.rests_on[0].exists());
    CHECK(unread.appreciation.chosen == read.appreciation.chosen);
    CHECK(unread.plan.kind == read.plan.kind);
    CHECK(unread.draft_count == read.draft_count);
}

// Catches: a staff that weighs its courses every time it looks up.
TEST_CASE("without news the courses are weighed every other day and when a rear guard is done") {
    LittleDesk little;
    little.own.appreciations = 3;
    little.own.plan_made = little.now - 10 * minutes_an_hour;
    little.own.last_sitting = little.now - 5 * minutes_an_hour;
    little.own.last_return = little.now - minutes_an_hour;
    CHECK_FALSE(little.decide().appreciated);
    CHECK(little.decide().draft_count == 0);
    little.own.plan.until = little.now - minutes_an_hour;
    CHECK(little.decide().appreciated);
    little.own.plan.until = never;
    little.own.plan_made = little.now - 24 * minutes_an_hour;
    CHECK_FALSE(little.decide().appreciated);
    little.own.mission.objected = 1;  // a matter in dispute is thought over daily
    CHECK(little.decide().appreciated);
    little.own.mission.objected = 0;
    little.own.plan_made = little.now - 48 * minutes_an_hour;
    CHECK(little.decide().appreciated);
    little.own.plan_made = little.now - 10 * minutes_an_hour;
    little.letters.resize(1);
    CHECK(little.decide().appreciated);
}

// Catches: losses told whole by a man who conceals, or concealed by an honest one; concealed men
// who vanish from both columns.
TEST_CASE("own losses pass through the writer's candour") {
    LittleDesk little;
    for (int i = 0; i < 4; ++i) {
        little.picture[static_cast<std::size_t>(i)].lost_men = 500;
        little.picture[static_cast<std::size_t>(i)].unfit = 10;
        little.picture[static_cast<std::size_t>(i)].pressure = 40;
    }
    const auto told = [&](double candour) {
        little.nature.candour = candour;
        const Desk desk = little.desk();
        return own_return(desk, estimate(desk), told_share(desk));
    };
    CHECK(told(1).lost_men == 2000);
    CHECK(told(1).fit_men == 6000);
    CHECK(told(0).lost_men == 700);  // the floor of 0.35
    CHECK(told(0).fit_men == 7300);
    CHECK(told(0.5).lost_men == 1350);
    CHECK(told(0.5).unfit == 7);
    CHECK(told(1).unfit == 10);
    CHECK(told(0.5).pressure == 40);
    CHECK(told(0.5).supply_days == 5);
    CHECK(told(0.5).subject == little.self);
    CHECK(told(0.5).place == estimate(little.desk()).place);
}

// Catches: a return dated when it is written rather than when its parts were seen.
TEST_CASE("a return is as old as the returns it is made of, by their men") {
    LittleDesk little;
    little.picture[2].observed = little.now - 15 * minutes_an_hour;  // the others an hour ago
    const auto observed = [&] {
        const Desk desk = little.desk();
        return own_return(desk, estimate(desk), 1).observed;
    };
    CHECK(observed() == little.now - 270);
    little.picture[2].strength_men = 3;
    CHECK(observed() >= little.now - 61);
}

TEST_CASE("a return goes up every twelve hours, and once a day where all is quiet") {
    LittleDesk little;
    little.own.last_return = little.now - 23 * minutes_an_hour;
    CHECK(letter_up<Return>(little.decide(), little.superior) == nullptr);
    little.own.last_return = little.now - 24 * minutes_an_hour;
    CHECK(letter_up<Return>(little.decide(), little.superior) != nullptr);
    little.picture[0].pressure = 10;
    little.own.in_a_fight = 1;  // of which it has told
    little.own.last_return = little.now - 11 * minutes_an_hour;
    CHECK(letter_up<Return>(little.decide(), little.superior) == nullptr);
    little.own.last_return = little.now - 12 * minutes_an_hour;
    CHECK(letter_up<Return>(little.decide(), little.superior) != nullptr);
    little.superior = FormationId();
    CHECK(test::count_drafts<Return>(little.decide()) == 0);
}

// Catches: news sent back to him who told it; a regiment (which has no staff) told; old news sent
// again at every sitting.
TEST_CASE("news of the enemy goes up, unless it came from there, and only when it is new") {
    LittleDesk little;
    little.own.last_sitting = little.now - 5 * minutes_an_hour;
    PictureEntry& entry = little.enemy_stands(little.enemy, 16, 6, 4000);
    entry.news = 1;
    const Decision decision = little.decide();
    const Sighting* news = letter_up<Sighting>(decision, little.superior);
    REQUIRE(news != nullptr);
    CHECK(news->subject == little.enemy);
    CHECK(news->place == little.at(16, 6));
    CHECK(news->observed == entry.observed);
    CHECK(news->seen == Seen::forwarded);
    CHECK(test::count_drafts<Sighting>(little.decide()) == 1);
    entry.sources[0] = LittleDesk::letter_id(little.superior, 9);
    CHECK(letter_up<Sighting>(little.decide(), little.superior) == nullptr);
    entry.sources[0] = LittleDesk::letter_id(FormationId(std::size_t{0}), 9);
    entry.news = 0;  // the staff knew as much
    CHECK(letter_up<Sighting>(little.decide(), little.superior) == nullptr);
    entry.news = 1;
    entry.heard = little.now - 6 * minutes_an_hour;
    CHECK(letter_up<Sighting>(little.decide(), little.superior) == nullptr);
}

// Catches: a neighbour under the same headquarters who is not told what the other saw.
TEST_CASE("news goes down to the headquarters near it, not to the one it came from") {
    LittleDesk little;
    little.own.last_sitting = little.now - 5 * minutes_an_hour;
    little.formations[0].headquarters = HeadquartersId(std::size_t{7});
    little.formations[1].headquarters = HeadquartersId(std::size_t{8});
    little.formations[2].headquarters = HeadquartersId(std::size_t{9});
    little.own_stands(2, 3, 6, 1500);  // too far away to be told
    little.enemy_stands(little.enemy, 16, 6, 4000).news = 1;
    const Decision decision = little.decide();
    CHECK(letter_up<Sighting>(decision, little.subordinates[0]) == nullptr);  // he saw it
    CHECK(letter_up<Sighting>(decision, little.subordinates[1]) != nullptr);
    CHECK(letter_up<Sighting>(decision, little.subordinates[2]) == nullptr);
    CHECK(letter_up<Sighting>(decision, little.subordinates[3]) == nullptr);  // a regiment
    little.own_stands(1, 14, 6, 1500);  // his own patrols see that enemy
    CHECK(letter_up<Sighting>(little.decide(), little.subordinates[1]) == nullptr);
}

TEST_CASE("a staff writes no more than it can in one sitting") {
    Decision decision;
    int written = 0;
    for (int i = 0; i < most_drafts + 5; ++i)
        written += decision.write(Draft{}) ? 1 : 0;
    CHECK(written == most_drafts);
    CHECK(decision.draft_count == most_drafts);
}

// Catches: candour that an officer's visit does not change; a switch that is not asked.
TEST_CASE("who has spoken openly to an officer tells nearly all of it from then on") {
    LittleDesk little;
    little.nature.candour = 0;
    CHECK(told_share(little.desk()) == doctest::Approx(0.35));
    little.own.spoke_openly = 1;
    CHECK(told_share(little.desk()) == doctest::Approx(0.85));
    little.rules.false_reports_on = 0;
    CHECK(told_share(little.desk()) == 1);
    little.own.spoke_openly = 0;
    CHECK(told_share(little.desk()) == 1);
}

// Catches: a division that hides from the army beside it as much as an army from the capital.
TEST_CASE("who is near his superior and his men colours less") {
    LittleDesk little;
    little.nature.candour = 0;
    little.rules.colour_near = 0.4;
    CHECK(told_share(little.desk()) == doctest::Approx(0.74));
    little.formations[little.self.index()].echelon = Echelon::army;
    CHECK(told_share(little.desk()) == doctest::Approx(0.35));
}

// Catches: a second plea no franker than the first, or without figures; a man rebuked who does not
// go past his superior, or one not rebuked, or without a line, who does.
TEST_CASE("who is not heard sends his figures, and when rebuked goes past his superior") {
    LittleDesk little = ordered_to_attack_uphill();
    little.nature.obedience = 0.1;
    little.nature.candour = 0.4;
    little.own.last_return = little.now;
    CHECK(told_in_a_plea(little.desk()) == doctest::Approx(0.805));
    CHECK(test::count_drafts<Return>(little.decide()) == 0);
    little.own.mission.objected = 1;
    CHECK(told_in_a_plea(little.desk()) == doctest::Approx(0.9025));
    CHECK(test::count_drafts<Return>(little.decide()) == 1);
    CHECK(test::count_drafts<Objection>(little.decide()) == 1);
    const FormationId above = little.other_enemy;  // whoever it is: only the line counts
    little.formations[little.superior.index()].superior = above;
    little.own.mission.reprimands = 1;
    CHECK(test::count_drafts<Objection>(little.decide()) == 1);
    little.links.assign(8, 0xFF);
    little.links[above.index()] = 0;
    const Decision decision = little.decide();
    const Objection* past_him = letter_up<Objection>(decision, above);
    REQUIRE(past_him != nullptr);
    CHECK(past_him->appeals == 1);
    CHECK(letter_up<Objection>(decision, little.superior)->appeals == 0);
}

// Catches: claims made of one's own loss; claims that do not depend on the man, or survive the
// switch; a figure multiplied again at every level.
TEST_CASE("the less candid, the more is claimed of what his men count of the enemy's loss") {
    LittleDesk little;
    little.picture[0].lost_men = 5000;
    little.picture[0].claimed_tens = 80;
    little.picture[2].claimed_tens = 20;
    const auto claimed = [&](double candour) {
        little.nature.candour = candour;
        const Desk desk = little.desk();
        return own_return(desk, estimate(desk), 1).claimed_men;
    };
    CHECK(claimed(1) == 1500);
    CHECK(claimed(0) == 4000);
    little.rules.false_reports_on = 0;
    CHECK(claimed(0) == 1000);
    little.rules.false_reports_on = 1;
    little.formations[2].headquarters = HeadquartersId(std::size_t{7});  // it counts no men itself
    CHECK(claimed(0) == 1000);
}

namespace {

// A regiment has told of a fight; the return of this morning knew of none.
LittleDesk in_a_fight() {
    LittleDesk little;
    little.own.appreciations = 1;
    little.own.plan_made = little.now;
    little.own.last_return = little.now - 2 * minutes_an_hour;
    for (int i = 0; i < 4; ++i) {
        little.picture[static_cast<std::size_t>(i)].lost_men = 250;
        little.picture[static_cast<std::size_t>(i)].pressure = 33;
    }
    Return told;
    told.subject = little.subordinates[0];
    told.pressure = 33;
    little.letters = {
        {LittleDesk::letter_id(told.subject, 3), told.subject, little.now - 60, little.now, told}};
    return little;
}

}  // namespace

// Catches: a fight that waits for the ordinary return; a first report told again and again, by one
// who is silent, or with the switch off.
TEST_CASE("a fight that breaks out is reported at once, as a first report") {
    LittleDesk little = in_a_fight();
    const Return* first = letter_up<Return>(little.decide(), little.superior);
    REQUIRE(first != nullptr);
    CHECK(letter_up<Return>(little.decide(), little.superior)->is_first == 1);
    const auto tells = [](auto&& change) {
        LittleDesk changed = in_a_fight();
        change(changed);
        return letter_up<Return>(changed.decide(), changed.superior) != nullptr;
    };
    CHECK(tells([](LittleDesk&) {}));
    CHECK_FALSE(tells([](LittleDesk& l) { l.rules.first_reports_on = 0; }));
    CHECK_FALSE(tells([](LittleDesk& l) { l.own.in_a_fight = 1; }));
    CHECK_FALSE(tells([](LittleDesk& l) { l.own.stance = Obedience::refuses_silently; }));
    CHECK_FALSE(tells([](LittleDesk& l) { l.letters.clear(); }));  // nothing new
    CHECK_FALSE(tells([](LittleDesk& l) { l.letters[0].from = l.superior; }));
}

// Catches: a first report as good as a later one; one that flatters whoever writes it.
TEST_CASE("a first report flatters by the writer's candour, and the correction takes that back") {
    LittleDesk little = in_a_fight();
    const auto told = [&](double candour) {
        little.nature.candour = candour;
        return letter_up<Return>(little.decide(), little.superior)->lost_men;
    };
    CHECK(told(1) == 1000);
    CHECK(told(0) == 210);  // 0.6 of the 0.35 that he would tell at leisure
    little.own.first_report = 41;
    little.own.in_a_fight = 1;
    CHECK(letter_up<Return>(little.decide(), little.superior) == nullptr);  // not yet
    little.own.last_return = little.now - 6 * minutes_an_hour;
    CHECK(told(0) == 350);
    const Decision later = little.decide();
    const Return* corrected = letter_up<Return>(later, little.superior);
    CHECK(corrected->corrects == 41);
    CHECK(corrected->is_first == 0);
    Headquarters own = little.own;
    const auto writes = [&](const Return& report, FormationId to, std::uint16_t serial) {
        note_written(own, {to, Precedence::priority, report}, little.superior, serial, little.now);
    };
    writes(*corrected, little.superior, 44);
    CHECK(own.first_report == 0);
    Return hasty;
    hasty.is_first = 1;
    writes(hasty, little.enemy, 45);  // to anybody else
    CHECK(own.first_report == 0);
    writes(hasty, little.superior, 46);
    CHECK(own.first_report == 46);
    CHECK(own.in_a_fight == 1);
    CHECK(own.last_return == little.now);
    writes(Return{}, little.superior, 47);
    CHECK(own.in_a_fight == 0);
}

// Catches: a success that is told before it is there and never taken back; an honest man who does.
TEST_CASE("who is near his objective has it in his first report, and not in the next") {
    LittleDesk little = in_a_fight();
    little.own.mission.task.kind = TaskKind::attack;
    little.own.mission.task.objective = little.at(14, 6);
    little.rules.refusal_on = 0;
    const auto has_it = [&](double candour) {
        little.nature.candour = candour;
        return letter_up<Return>(little.decide(), little.superior)->has_objective;
    };
    CHECK(has_it(0.2) == 1);
    CHECK(has_it(0.8) == 0);
    little.own.first_report = 41;
    little.own.in_a_fight = 1;
    little.own.last_return = little.now - 6 * minutes_an_hour;
    CHECK(has_it(0.2) == 0);
}

// Catches: an objection as guarded as a routine return; an answer to a question that hides as much.
TEST_CASE("a plea and an answer to a question are franker than a return") {
    LittleDesk little = ordered_to_attack_uphill();
    little.nature.obedience = 0.1;
    little.nature.candour = 0.4;
    const Decision decision = little.decide();
    const Objection* objection = letter_up<Objection>(decision, little.superior);
    REQUIRE(objection != nullptr);
    CHECK(objection->frankness == 70);

    LittleDesk asked;
    asked.nature.candour = 0;
    asked.picture[0].lost_men = 1000;
    asked.own.appreciations = 1;
    asked.own.plan_made = asked.now;
    asked.own.last_return = asked.now;
    asked.letters = {{LittleDesk::letter_id(asked.superior, 7), asked.superior, asked.now - 60,
                      asked.now, Query{}}};
    const Decision answers = asked.decide();
    const Return* told = letter_up<Return>(answers, asked.superior);
    REQUIRE(told != nullptr);
    CHECK(told->lost_men == 675);  // between 350 and all of it
}

// Catches: a contradiction that nobody asks about, or one asked of a regiment, which has no staff.
TEST_CASE("a subordinate whose word goes against another's is asked") {
    LittleDesk little;
    little.own.appreciations = 1;
    little.own.plan_made = little.now;
    little.own.last_return = little.now;
    PictureEntry& entry = little.enemy_stands(little.enemy, 16, 6, 4000);
    entry.news = 2;
    CHECK(test::count_drafts<Query>(little.decide()) == 0);
    little.formations[0].headquarters = HeadquartersId(std::size_t{7});
    const Query* query = nullptr;
    const Decision decision = little.decide();
    query = letter_up<Query>(decision, little.subordinates[0]);
    REQUIRE(query != nullptr);
    CHECK(query->subject == little.enemy);
    CHECK(query->about == entry.sources[0]);
    entry.news = 1;
    CHECK(test::count_drafts<Query>(little.decide()) == 0);
}

// Catches: neighbours told by the unhelpful, without a net, at rest, or with the switch off.
TEST_CASE("who is on the move tells the neighbours that he can write to, if he cares for them") {
    LittleDesk little;
    const FormationId beside = little.other_enemy;  // for once one of ours
    little.formations[beside.index()].side = SideId(std::size_t{0});
    little.links.assign(little.formations.size(), 0);
    for (int i = 0; i < 4; ++i)
        little.picture[static_cast<std::size_t>(i)].doing = Doing::marching;
    little.own.appreciations = 1;
    little.own.plan_made = little.now;
    little.own.last_return = little.now - minutes_a_day;
    const auto told = [&] { return letter_up<Return>(little.decide(), beside) != nullptr; };
    CHECK(told());
    little.nature.helpfulness = 0.3;
    CHECK_FALSE(told());
    little.nature.helpfulness = 0.5;
    little.rules.liaison_on = 0;
    CHECK_FALSE(told());
    little.rules.liaison_on = 1;
    little.links[beside.index()] = 0xFF;
    CHECK_FALSE(told());
    little.links[beside.index()] = 0;
    for (int i = 0; i < 4; ++i)
        little.picture[static_cast<std::size_t>(i)].doing = Doing::halted;
    CHECK_FALSE(told());
}

// Catches: news that changes nothing and yet has the courses weighed; news that changes all and
// does not.
TEST_CASE("news has the courses weighed anew when it shifts the balance of power") {
    LittleDesk little;
    little.own.appreciations = 3;
    little.own.plan_made = little.now - 2 * minutes_an_hour;
    little.own.last_return = little.now;
    little.enemy_stands(little.enemy, 16, 6, 4000).news = 1;
    little.own.balance = balance_of(little.desk(), estimate(little.desk()));
    CHECK_FALSE(little.decide().appreciated);
    little.enemy_stands(little.enemy, 16, 6, 9000).news = 1;
    CHECK(little.decide().appreciated);
    little.enemy_stands(little.enemy, 16, 6, 9000).news = 0;
    CHECK_FALSE(little.decide().appreciated);
    little.enemy_stands(little.enemy, 16, 6, 4000, Doing::withdrawing).news = 1;
    CHECK(little.decide().appreciated);  // he goes back
}
