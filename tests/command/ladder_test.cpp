// command/ladder.h: what a superior does with a subordinate who objects or hangs back. Each step is
// taken under its own condition, and another when the condition is not there.
#include "command/ladder.h"

#include <doctest/doctest.h>

#include "command/little_desk.h"

using namespace lishui;
using lishui::test::count_drafts;
using lishui::test::LittleDesk;
using lishui::test::order_to;

namespace {

// A superior of ordinary pride whose first subordinate is a headquarters, told to attack a day ago.
struct LittleQuarrel : LittleDesk {
    LittleQuarrel() {
        formations[0].headquarters = HeadquartersId(std::size_t{7});
        nature.pride = 0.3;
        own.mission.order = letter_id(superior, 3);
        held().subordinate = him();
        held().task.kind = TaskKind::attack;
        held().task.objective = at(20, 6);
        held().order = letter_id(self, 10);
        held().sent = now - 30 * minutes_an_hour;
        held().doubt = -2200;
    }
    Assignment& held() { return own.assignments[0]; }
    [[nodiscard]] FormationId him() const { return subordinates[0]; }
    void taken(std::initializer_list<LadderStep> steps) {
        for (const LadderStep step : steps)
            held().steps = static_cast<std::uint16_t>(held().steps | 1u << static_cast<int>(step));
    }
    Objection& he_objects() {
        Objection objection;
        objection.order = held().order;
        objection.proposes.kind = TaskKind::withdraw;
        objection.proposes.objective = at(5, 6);
        objection.reasons = static_cast<std::uint8_t>(Reason::too_weak);
        letters.push_back({letter_id(him(), 44), him(), now - 300, now, objection});
        return std::get<Objection>(letters.back().body);
    }
    [[nodiscard]] Decision climbed(std::uint32_t ordered = 0) const {
        Decision decision;
        const Desk d = desk();
        climb(d, estimate(d), ordered, decision);
        return decision;
    }
    [[nodiscard]] LadderStep step() const {
        const Decision decision = climbed();
        return decision.move_count == 0 ? LadderStep::none : decision.moves[0].step;
    }
};

constexpr auto all_mild = {LadderStep::query, LadderStep::insist, LadderStep::reprimand};

}  // namespace

TEST_CASE("ladder: who says nothing and hangs not back is left alone") {
    const LittleQuarrel little;
    CHECK(little.climbed().move_count == 0);
    CHECK(little.climbed().draft_count == 0);
}

// Catches: an objection that leaves no trace; frankness, trust and pride that weigh nothing.
TEST_CASE(
    "ladder: an objection is evidence, more from a frank and trusted man, less to a proud one") {
    const auto doubt_after = [](int frankness, int trust, double pride, bool appeals) {
        LittleQuarrel little;
        Objection& objection = little.he_objects();
        objection.frankness = static_cast<std::uint8_t>(frankness);
        objection.appeals = appeals ? 1 : 0;
        little.held().trust = static_cast<std::uint8_t>(trust);
        little.nature.pride = pride;
        const Decision decision = little.climbed();
        REQUIRE(decision.move_count == 1);
        CHECK(decision.moves[0].held.objection == little.letters[0].id);
        CHECK(decision.moves[0].held.proposed == TaskKind::withdraw);
        CHECK(decision.moves[0].held.proposed_at == little.at(5, 6));
        return decision.moves[0].held.doubt;
    };
    const int ordinary = doubt_after(50, 60, 0.3, false);
    CHECK(ordinary == -2200 + 680);  // 0.8, less for a pride of 0.3
    CHECK(doubt_after(90, 60, 0.3, false) > ordinary);
    CHECK(doubt_after(50, 90, 0.3, false) > ordinary);
    CHECK(doubt_after(50, 60, 0.9, false) < ordinary);
    CHECK(doubt_after(50, 60, 0.3, true) == -2200 + 6 * 680);
}

TEST_CASE("ladder: query, the first answer of a superior who is not proud") {
    LittleQuarrel little;
    little.he_objects();
    CHECK(little.step() == LadderStep::query);
    CHECK(count_drafts<Query>(little.climbed()) == 1);
    little.nature.pride = 0.6;
    CHECK(little.step() == LadderStep::insist);
    little.nature.pride = 0.3;
    little.taken({LadderStep::query});
    CHECK(little.step() == LadderStep::insist);
}

// Catches: an insistence that does not count up or answers the wrong letter.
TEST_CASE("ladder: insist, the same order told once more") {
    LittleQuarrel little;
    little.held().task.insists = 1;
    little.he_objects();
    little.taken({LadderStep::query});
    const Decision decision = little.climbed();
    REQUIRE(order_to(decision, little.him()) != nullptr);
    const Order& order = *order_to(decision, little.him());
    CHECK(same_wish(order.task, little.held().task));
    CHECK(order.task.insists == 2);
    CHECK(order.refers_to == little.letters[0].id);
    CHECK(order.reprimands == 0);
    CHECK(order.offers == Inducement::none);
}

TEST_CASE("ladder: reprimand, a proud superior who has insisted") {
    LittleQuarrel little;
    little.nature.pride = 0.6;
    little.he_objects();
    little.taken({LadderStep::insist});
    CHECK(little.step() == LadderStep::reprimand);
    CHECK(order_to(little.climbed(), little.him())->reprimands == 1);
    little.nature.pride = 0.4;
    little.taken({LadderStep::query});
    CHECK(little.step() == LadderStep::insist);
}

TEST_CASE("ladder: offer, when he begins to doubt and the order is not to go at them") {
    LittleQuarrel little;
    little.held().task.kind = TaskKind::defend;
    little.own.mission.task.kind = TaskKind::attack;
    Objection& objection = little.he_objects();
    little.taken(all_mild);
    CHECK(little.step() == LadderStep::offer);
    CHECK(order_to(little.climbed(), little.him())->offers == Inducement::guns);
    objection.reasons = static_cast<std::uint8_t>(Reason::losses);
    CHECK(order_to(little.climbed(), little.him())->offers == Inducement::keep_formations);
    little.rules.offer_above = 0.24;
    CHECK(little.step() == LadderStep::insist);
    little.rules.offer_above = 0.13;
    little.held().task.kind = TaskKind::attack;
    CHECK(little.step() == LadderStep::insist);
}

// Catches: a line that is no nearer than what he was told; less asked of one who is to attack.
TEST_CASE("ladder: ask for less, a line nearer to where he is") {
    LittleQuarrel little;
    little.held().task.kind = TaskKind::defend;
    little.own.mission.task.kind = TaskKind::attack;
    little.he_objects();
    little.taken(all_mild);
    little.taken({LadderStep::offer});
    little.held().doubt = -1900;
    CHECK(little.step() == LadderStep::insist);  // there is no line
    const MeasureId line = little.line_at(14);
    CHECK(little.step() == LadderStep::ask_less);
    const Order* order = nullptr;
    const Decision decision = little.climbed();
    order = order_to(decision, little.him());
    REQUIRE(order != nullptr);
    CHECK(order->task.line == line);
    CHECK(order->task.kind == TaskKind::defend);
    CHECK(order->task.insists == 0);
    CHECK(order->refers_to == little.letters[0].id);
    little.rules.ask_less_above = 0.24;
    CHECK(little.step() == LadderStep::insist);
    little.rules.ask_less_above = 0.18;
    little.held().task.objective = little.at(12, 5);  // he is there
    CHECK(little.step() == LadderStep::insist);
}

// Catches: ground that is nobody's shifted; the other holder not told.
TEST_CASE("ladder: shift the boundary, when the ground belongs to another") {
    LittleQuarrel little;
    const FormationId other = little.subordinates[1];
    little.own.assignments[1].subordinate = other;
    little.own.assignments[1].task.kind = TaskKind::defend;
    little.own.assignments[1].sent = little.now - 30 * minutes_an_hour;
    little.he_objects().reasons = static_cast<std::uint8_t>(Reason::not_my_zone);
    CHECK(little.step() != LadderStep::shift_boundary);  // there are no zones
    const MeasureId zone = little.zone_from(15, 4, other);
    CHECK(little.step() == LadderStep::shift_boundary);
    const Decision decision = little.climbed();
    for (const FormationId told : {little.him(), other}) {
        REQUIRE(order_to(decision, told) != nullptr);
        CHECK(order_to(decision, told)->zone == zone);
        CHECK(order_to(decision, told)->zone_goes_to == little.him());
    }
    CHECK(order_to(decision, little.him())->task.insists == 1);
    little.rules.boundaries_on = 0;
    CHECK(little.step() == LadderStep::query);
    little.rules.boundaries_on = 1;
    little.held().task.objective = little.at(10, 6);  // outside it
    CHECK(little.step() == LadderStep::query);
    little.held().task.objective = HexId();  // told meanwhile to hold a line
    little.held().task.line = little.line_at(9);
    CHECK(little.step() == LadderStep::query);
}

TEST_CASE("ladder: send an officer, when the picture may be wrong") {
    LittleQuarrel little;
    little.held().doubt = -1500;
    little.he_objects();
    CHECK(little.step() == LadderStep::send_officer);
    const Decision decision = little.climbed();
    CHECK(count_drafts<Inspection>(decision) == 1);
    CHECK(decision.moves[0].held.visited == 1);
    little.rules.visits_on = 0;
    CHECK(little.step() == LadderStep::query);
    little.rules.visits_on = 1;
    little.rules.officer_above = 0.4;
    CHECK(little.step() == LadderStep::query);
    little.rules.officer_above = 0.25;
    little.held().visited = 1;
    CHECK(little.step() == LadderStep::query);
    little.held().visited = 0;
    little.formations[0].headquarters = HeadquartersId();  // a regiment: nobody to be visited
    CHECK(little.step() == LadderStep::query);
}

// Catches: a step that writes nothing and is counted as taken; a low headquarters that wires past.
TEST_CASE("ladder: wire past him, from high up and where the net allows") {
    LittleQuarrel little;
    little.formations[little.self.index()].echelon = Echelon::war_zone;
    const FormationId below = little.subordinates[1];
    little.formations[below.index()].superior = little.him();
    little.formations[below.index()].headquarters = HeadquartersId(std::size_t{8});
    little.links.assign(little.formations.size(), 0);
    little.he_objects();
    little.taken(all_mild);
    CHECK(little.step() == LadderStep::skip_level);
    const Decision decision = little.climbed();
    REQUIRE(order_to(decision, below) != nullptr);
    CHECK(same_wish(order_to(decision, below)->task, little.held().task));
    CHECK(order_to(decision, little.him()) == nullptr);
    little.links[below.index()] = 0xFF;
    CHECK(little.step() == LadderStep::insist);
    little.links[below.index()] = 0;
    little.formations[little.self.index()].echelon = Echelon::army;
    CHECK(little.step() == LadderStep::insist);
}

// Catches: leave given by one who is bound himself; an appeal without the subordinate's reasons.
TEST_CASE("ladder: appeal, when he would give way and is bound from above") {
    LittleQuarrel little;
    little.held().doubt = 200;
    little.own.mission.task = little.held().task;
    little.he_objects();
    CHECK(little.step() == LadderStep::appeal);
    const Decision decision = little.climbed();
    CHECK(decision.objected == 1);
    CHECK(decision.moves[0].held.appealed == 1);
    REQUIRE(count_drafts<Objection>(decision) == 1);
    const auto& appeal = std::get<Objection>(decision.drafts[0].body);
    CHECK(decision.drafts[0].to == little.superior);
    CHECK(appeal.order == little.own.mission.order);
    CHECK(appeal.appeals == 1);
    CHECK((appeal.reasons & static_cast<int>(Reason::too_weak)) != 0);
    CHECK(appeal.proposes.kind == TaskKind::withdraw);
    CHECK(appeal.proposes.objective == little.at(5, 6));
    little.rules.appeal_above = 0.9;
    CHECK(little.step() == LadderStep::send_officer);
    little.rules.appeal_above = 0.35;
    little.held().appealed = 1;
    CHECK(little.step() == LadderStep::send_officer);
}

TEST_CASE("ladder: concede, when giving way is worth more and nobody above wants it") {
    LittleQuarrel little;
    little.held().doubt = 200;
    little.held().task.importance = 70;
    little.he_objects();
    CHECK(little.step() == LadderStep::concede);
    const Decision decision = little.climbed();
    CHECK(decision.moves[0].release_worth > decision.moves[0].insist_worth);
    const Order* order = order_to(decision, little.him());
    REQUIRE(order != nullptr);
    CHECK(order->task.kind == TaskKind::withdraw);
    CHECK(order->task.objective == little.at(5, 6));
    CHECK(order->task.importance == 70);
    CHECK(order->refers_to == little.letters[0].id);
    little.rules.weight_of_face = 4;  // it would cost him too much
    CHECK(little.step() != LadderStep::concede);
}

// Catches: an officer's report that nobody acts on; what he saw taken for a shame to follow.
TEST_CASE("ladder: what an officer saw lets him give way without another word") {
    LittleQuarrel little;
    little.held().doubt = 200;
    CHECK(little.step() == LadderStep::none);
    little.held().visited = 2;
    CHECK(little.step() == LadderStep::concede);
    const int with_face = little.climbed().moves[0].release_worth;
    little.held().visited = 0;
    little.he_objects();
    CHECK(with_face > little.climbed().moves[0].release_worth);
}

// Catches: leave given anew every few hours because the officer's report still lies there.
TEST_CASE("ladder: leave is given once, not again on the same report") {
    LittleQuarrel little;
    little.held().doubt = 200;
    little.held().visited = 2;
    little.taken({LadderStep::send_officer, LadderStep::concede});
    little.held().task.kind = TaskKind::withdraw;
    little.held().task.objective = little.at(5, 6);
    little.held().proposed = TaskKind::withdraw;
    little.held().proposed_at = little.at(5, 6);
    little.held().conceded = 1;
    CHECK(little.step() == LadderStep::none);
    CHECK(little.climbed().draft_count == 0);
}

// Catches: an objection that crossed the leave on its way and is taken for a new one.
TEST_CASE("ladder: who proposes what he has been told meanwhile does not object") {
    LittleQuarrel little;
    little.he_objects();
    little.held().task.kind = TaskKind::withdraw;
    little.held().task.objective = little.at(5, 6);
    CHECK(little.climbed().move_count == 0);
}

TEST_CASE(
    "ladder: relieve, a proud superior who is sure, after a reprimand to one who acts on it") {
    LittleQuarrel little;
    little.nature.pride = 0.9;
    little.held().doubt = -3500;
    little.he_objects().acts_on_it = 1;
    little.taken({LadderStep::insist, LadderStep::reprimand});
    CHECK(little.step() == LadderStep::relieve);
    CHECK(order_to(little.climbed(), little.him())->relieves == 1);
    little.nature.pride = 0.8;
    CHECK(little.step() != LadderStep::relieve);
    little.nature.pride = 0.9;
    little.held().doubt = -1500;
    CHECK(little.step() != LadderStep::relieve);
    little.held().doubt = -3500;
    std::get<Objection>(little.letters[0].body).acts_on_it = 0;
    CHECK(little.step() != LadderStep::relieve);
    std::get<Objection>(little.letters[0].body).acts_on_it = 1;
    little.held().steps = 0;
    CHECK(little.step() != LadderStep::relieve);
}

TEST_CASE("ladder: the switch, a superior only repeats his order") {
    LittleQuarrel little;
    little.rules.ladder_on = 0;
    CHECK(little.step() == LadderStep::none);
    little.he_objects();
    for (const int doubt : {-3500, -1500, 200, 3000}) {
        little.held().doubt = static_cast<std::int16_t>(doubt);
        CHECK(little.step() == LadderStep::insist);
    }
}

// Catches: a step at every sitting; an objection forgotten because it came too soon for a step.
TEST_CASE("ladder: there are hours between two steps, but what is said is heard at once") {
    LittleQuarrel little;
    little.he_objects();
    little.held().step_at = little.now - 9 * minutes_an_hour;
    const Decision decision = little.climbed();
    REQUIRE(decision.move_count == 1);
    CHECK(decision.moves[0].step == LadderStep::none);
    CHECK(decision.moves[0].held.doubt > little.held().doubt);
    CHECK(decision.draft_count == 0);
    little.held().step_at = little.now - 10 * minutes_an_hour;
    CHECK(little.step() == LadderStep::query);
    CHECK(little.climbed(0b1).move_count == 0);  // he was just told something else
}

// Catches: one who fights taken for idle; one who comes on; a first look that already prods.
TEST_CASE("ladder: one sent forward who comes no nearer is prodded") {
    LittleQuarrel little;
    little.held().sent = little.now - 70 * minutes_an_hour;
    const Decision first = little.climbed();
    REQUIRE(first.move_count == 1);
    CHECK(first.moves[0].step == LadderStep::none);
    CHECK(first.moves[0].held.away == 8);
    little.held().away = 8;
    CHECK(little.step() == LadderStep::insist);
    CHECK(order_to(little.climbed(), little.him())->refers_to == little.held().order);
    little.own_stands(0, 14, 5, 1500);
    CHECK(little.step() == LadderStep::none);
    little.own_stands(0, 12, 5, 1500).doing = Doing::attacking;
    CHECK(little.step() == LadderStep::none);
    little.own_stands(0, 12, 5, 1500);
    little.held().step_at = little.now - 50 * minutes_an_hour;
    CHECK(little.step() == LadderStep::none);
}

TEST_CASE("ladder: one told to stay who by his own returns has gone far off is called back") {
    LittleQuarrel little;
    little.held().task.kind = TaskKind::defend;
    little.held().task.objective = little.at(12, 5);
    little.held().away = 1;
    CHECK(little.step() == LadderStep::none);
    little.own_stands(0, 4, 5, 1500);
    CHECK(little.step() == LadderStep::insist);
    little.rules.strayed_km = 45;
    CHECK(little.step() == LadderStep::none);
}

// Catches: a finding that changes nothing; trust kept by one who hid his losses.
TEST_CASE("ladder: an officer's finding, the worse the more doubt and the less trust") {
    const CommandRules rules = test::pinned_rules();
    PictureEntry before;
    before.strength_men = 4000;
    before.lost_men = 500;
    before.unfit = 5;
    const auto judged = [&](int fit, int lost, int unfit) {
        Assignment held;
        held.doubt = -2200;
        Return found;
        found.fit_men = fit;
        found.lost_men = lost;
        found.unfit = static_cast<std::uint8_t>(unfit);
        judge_finding(held, &before, found, rules);
        CHECK(held.visited == 2);
        return held;
    };
    const Assignment as_told = judged(4000, 500, 5);
    CHECK(as_told.trust == 60);
    CHECK(as_told.doubt == -2200 + 550);
    const Assignment worse = judged(3000, 1500, 20);
    CHECK(worse.doubt > as_told.doubt + 1500);
    CHECK(worse.trust < 20);
    CHECK(judged(4400, 500, 5).trust == 60);
    Assignment unheard_of;
    judge_finding(unheard_of, nullptr, Return{}, rules);
    CHECK(unheard_of.trust == 60);
    CHECK(unheard_of.visited == 2);
}

// Catches: a letter from below a subordinate that is no evidence; one from a stranger that is.
TEST_CASE("ladder: who writes past a subordinate raises a doubt about him") {
    LittleQuarrel little;
    const FormationId below = little.subordinates[1];
    Objection objection;
    objection.frankness = 50;
    little.letters.push_back(
        {LittleDesk::letter_id(below, 4), below, little.now - 300, little.now, objection});
    CHECK(little.climbed().move_count == 0);
    little.formations[below.index()].superior = little.him();
    const Decision decision = little.climbed();
    REQUIRE(decision.move_count == 1);
    CHECK(decision.moves[0].step == LadderStep::none);
    CHECK(decision.moves[0].held.doubt == -2200 + 680);  // 0.8, on an ear that is fairly open
}
