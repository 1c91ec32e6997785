// Command as it is kept in the State: what a staff learns of whose word is worth what, officers who
// look, zones that change hands, orders overtaken, relays, reports that a scenario scripts.
#include <memory>
#include <vector>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "campaign/leaf.h"
#include "campaign/tray.h"
#include "campaign/truth.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

// The two divisions an hour into their campaign, with hands to lay letters into a tray.
struct Protocol {
    Scenario scenario;
    std::unique_ptr<State> state = std::make_unique<State>();
    std::vector<Event> events;
    std::uint16_t serial = 900;
    FormationId army, division, first, second, enemy;
    HeadquartersId army_staff, division_staff;

    explicit Protocol(std::uint64_t seed = 3) : scenario(test::scene("two-divisions")) {
        const OrderOfBattle& order_of_battle = scenario.order_of_battle;
        for (std::size_t i = 0; i < order_of_battle.formations.size(); ++i) {
            const std::string& id = order_of_battle.formations[i].id;
            if (id == "WA") army = FormationId(i);
            if (id == "WD") division = FormationId(i);
            if (id == "W1") first = FormationId(i);
            if (id == "W2") second = FormationId(i);
            if (id == "ED") enemy = FormationId(i);
        }
        army_staff = order_of_battle[army].headquarters;
        division_staff = order_of_battle[division].headquarters;
        open_campaign(scenario, seed, *state, Events{});
    }
    [[nodiscard]] Headquarters& mind(HeadquartersId h) const {
        return state->headquarters[h.index()];
    }
    DispatchId lay(FormationId from, FormationId to, const Body& body, Minutes ago = 60) {
        const HeadquartersId h = scenario.order_of_battle[to].headquarters;
        const SlotId slot = take_slot(*state);
        REQUIRE(slot.exists());
        Dispatch& dispatch = state->dispatches[slot.index()];
        dispatch.stage = Stage::in_tray;
        dispatch.id = {from.value, serial++};
        dispatch.from = from;
        dispatch.to = to;
        dispatch.handed_in = state->now - ago;
        dispatch.arrives = state->now;
        dispatch.body = body;
        put_first(*state, state->first_in_tray[h.index()], slot);
        state->next_sitting[h.index()] = state->now;
        return dispatch.id;
    }
    void an_hour(std::span<const HeadquartersId> seats = {}) {
        events.clear();
        Players players;
        players.seats = seats;
        advance(scenario, *state, players, Events(&events));
    }
    // The army's commander is away: letters are read, nothing is decided.
    void an_hour_without_the_army() { an_hour({&army_staff, 1}); }
    [[nodiscard]] HexId at(int column) const { return scenario.map.grid.at(column, 3); }
    // The first dispatch of the kind handed in during the hour; nullptr: none.
    template <class Kind>
    const Dispatch* handed_in(FormationId from, FormationId to) const {
        for (const Event& event : events)
            if (const auto* handed = std::get_if<HandedIn>(&event))
                if (handed->dispatch.from == from && handed->dispatch.to == to &&
                    std::holds_alternative<Kind>(handed->dispatch.body))
                    return &handed->dispatch;
        return nullptr;
    }
    template <class Kind>
    int told() const {
        int count = 0;
        for (const Event& event : events)
            count += std::holds_alternative<Kind>(event) ? 1 : 0;
        return count;
    }
    // The division holds of the enemy what its first regiment told; trust in both is ordinary.
    PictureEntry& witnesses() {
        Headquarters& own = mind(division_staff);
        own.assignments[0].subordinate = first;
        own.assignments[1].subordinate = second;
        own.assignments[0].trust = own.assignments[1].trust = 60;
        for (PictureEntry& entry : picture_of(scenario, *state, division_staff)) {
            if (entry.subject.exists() && entry.own == 0) entry = PictureEntry{};
            if (entry.subject.exists()) continue;
            entry.subject = enemy;
            entry.place = entry.earlier_place = entry.news_place = at(1);
            entry.strength_men = 4000;
            entry.spread = 30;
            entry.doing = Doing::halted;
            entry.observed = state->now - 60;
            entry.heard = state->now;
            entry.sources[0] = {first.value, 1};
            return entry;
        }
        FAIL("no room");
        return picture_of(scenario, *state, division_staff)[0];
    }
    [[nodiscard]] Sighting of_enemy(HexId place) const {
        Sighting sighting;
        sighting.subject = enemy;
        sighting.place = place;
        sighting.spread = 30;
        sighting.strength_men = 4200;
        sighting.doing = Doing::halted;
        sighting.observed = state->now;
        return sighting;
    }
    [[nodiscard]] int trust(int which) const {
        return mind(division_staff).assignments[static_cast<std::size_t>(which)].trust;
    }
};

int men_in_truth(const Protocol& p, FormationId f) {
    return true_return(p.scenario, *p.state, f).fit_men;
}

}  // namespace

// Catches: a contradiction that costs nobody anything, or only one of the two.
TEST_CASE(
    "protocol: trust is lost by both who contradict each other, and won by who is confirmed") {
    const auto after = [](int column, FormationId Protocol::*who, double trust_on) {
        Protocol p;
        p.scenario.rules.belief.trust_on = trust_on;
        p.scenario.rules.belief.trust_lost = 6;
        p.scenario.rules.belief.trust_won = 1;
        p.witnesses();
        p.lay(p.*who, p.division, p.of_enemy(p.at(column)));
        p.an_hour();
        return std::pair{p.trust(0), p.trust(1)};
    };
    CHECK(after(9, &Protocol::second, 1) == std::pair{54, 54});
    CHECK(after(1, &Protocol::second, 1) == std::pair{61, 61});
    CHECK(after(9, &Protocol::first, 1) == std::pair{60, 60});  // he corrects himself
    CHECK(after(9, &Protocol::second, 0) == std::pair{60, 60});
}

TEST_CASE("protocol: what was said half a day earlier neither confirms nor contradicts") {
    Protocol p;
    p.witnesses().observed = p.state->now - 13 * minutes_an_hour;
    p.lay(p.second, p.division, p.of_enemy(p.at(9)));
    p.an_hour();
    CHECK(p.trust(0) == 60);
    CHECK(p.trust(1) == 60);
}

// Catches: an officer who sees more than the papers, or less; losses still hidden from him.
TEST_CASE("protocol: an officer reports what headquarters knows, not what is so") {
    Protocol p;
    for (int i = 0; i < p.scenario.order_of_battle.leaf_count; ++i)
        if (p.scenario.order_of_battle.stands_under(FormationId(static_cast<std::size_t>(i)),
                                                    p.division))
            p.state->condition[static_cast<std::size_t>(i)].fit_men /= 2;
    int on_paper = 0;
    for (PictureEntry& entry : picture_of(p.scenario, *p.state, p.division_staff)) {
        if (entry.own == 0 || !entry.subject.exists()) continue;
        entry.lost_men = 100;
        on_paper += entry.strength_men;
    }
    const DispatchId visit = p.lay(p.army, p.division, Inspection{});
    p.an_hour();
    const Dispatch* report = p.handed_in<InspectionReport>(p.division, p.army);
    REQUIRE(report != nullptr);
    const auto& found = std::get<InspectionReport>(report->body);
    CHECK(found.visit == visit);
    CHECK(found.state.fit_men == on_paper);
    CHECK(found.state.fit_men != men_in_truth(p, p.division));
    CHECK(found.state.lost_men == 300);
    CHECK(found.reasons != 0);
    CHECK(report->means == Means::liaison_officer);
    CHECK(p.mind(p.division_staff).spoke_openly == 1);
}

TEST_CASE("protocol: what an officer reports is believed, and weighs on doubt and trust") {
    Protocol p;
    Assignment& held = p.mind(p.army_staff).assignments[0];
    held.subordinate = p.division;
    held.visited = 1;
    held.trust = 60;
    held.doubt = -2200;
    InspectionReport report;
    report.state.subject = p.division;
    report.state.place = HexId(std::size_t{20});
    report.state.fit_men = 3000;
    report.state.lost_men = 2000;
    report.state.observed = p.state->now;
    p.lay(p.division, p.army, report);
    p.an_hour_without_the_army();
    CHECK(held.visited == 2);
    CHECK(held.trust < 20);
    CHECK(held.doubt > 0);
    const PictureEntry* entry = known(picture_of(p.scenario, *p.state, p.army_staff), p.division);
    REQUIRE(entry != nullptr);
    CHECK(entry->strength_men == 3000);
}

// Catches: an officer who is as quick as a telegram, waits for the net, or is garbled.
TEST_CASE("protocol: an officer takes his hours, by land or by air") {
    Protocol p;
    const MessageRules& rules = p.scenario.rules.message;
    for (int i = 0; i < 200; ++i)
        hand_in(p.scenario, *p.state, p.army, {p.division, Precedence::priority, Inspection{}},
                p.state->now);
    p.an_hour();
    int count = 0;
    double sum = 0;
    for (const Event& event : p.events) {
        const auto* handed = std::get_if<HandedIn>(&event);
        if (handed == nullptr || !std::holds_alternative<Inspection>(handed->dispatch.body))
            continue;
        const double hours = (handed->dispatch.arrives - handed->dispatch.handed_in) / 60.0;
        REQUIRE(hours >= rules.officer_low_hours);
        REQUIRE(hours <= rules.officer_high_hours + rules.drafting_minutes / 60 + 0.1);
        REQUIRE((handed->dispatch.fate == Fate::whole || handed->dispatch.fate == Fate::lost));
        sum += hours;
        ++count;
    }
    CHECK(count == 200);
    CHECK(sum / count > rules.officer_mode_hours);
    CHECK(sum / count < 0.5 * (rules.officer_low_hours + rules.officer_high_hours) + 4);
}

// Catches: a zone that its old holder keeps, one taken by him who does not get it.
TEST_CASE("protocol: a zone goes to whom the order names, and leaves whoever else is told") {
    Protocol p;
    ControlMeasure measure;
    measure.kind = MeasureKind::zone;
    measure.zone_bit = 2;
    p.scenario.measures.push_back(measure);
    Order order;
    order.task = p.mind(p.division_staff).mission.task;
    order.zone = MeasureId(p.scenario.measures.size() - 1);
    order.zone_goes_to = p.division;
    p.lay(p.army, p.division, order);
    p.an_hour();
    CHECK(p.mind(p.division_staff).zones == 0b100);
    CHECK(p.mind(p.army_staff).zones == 0);
    order.zone_goes_to = p.enemy;
    p.lay(p.army, p.division, order, 30);
    p.an_hour();
    CHECK(p.mind(p.division_staff).zones == 0);
    order.zone_goes_to = p.division;
    p.lay(p.enemy, p.division, order, 20);  // of one who is not over it
    p.an_hour();
    CHECK(p.mind(p.division_staff).zones == 0);
}

// Catches: the letter that comes last taken for the last word.
TEST_CASE("protocol: an order overtaken by a later one is put aside") {
    Protocol p;
    Order later;
    later.task.kind = TaskKind::defend;
    later.task.objective = HexId(std::size_t{20});
    const DispatchId kept = p.lay(p.army, p.division, later, 30);
    p.an_hour();
    CHECK(p.mind(p.division_staff).mission.order == kept);
    Order earlier = later;
    earlier.task.kind = TaskKind::attack;
    p.lay(p.army, p.division, earlier, 5 * minutes_an_hour);
    p.an_hour();
    CHECK(p.told<PutAside>() == 1);
    CHECK(p.mind(p.division_staff).mission.order == kept);
    CHECK(p.mind(p.division_staff).mission.task.kind == TaskKind::defend);
}

// Catches: reprimands and promises forgotten when the order is repeated, or kept for another one.
TEST_CASE("protocol: reprimands and promises add up over one wish and end with it") {
    Protocol p;
    Order order;
    order.task.kind = TaskKind::defend;
    order.task.objective = HexId(std::size_t{20});
    order.reprimands = 1;
    order.offers = Inducement::guns;
    p.lay(p.army, p.division, order, 40);
    p.an_hour();
    p.lay(p.army, p.division, order, 30);
    p.an_hour();
    CHECK(p.mind(p.division_staff).mission.reprimands == 2);
    CHECK(p.mind(p.division_staff).mission.offers == 2);
    order.task.kind = TaskKind::withdraw;
    order.reprimands = 0;
    order.offers = Inducement::none;
    p.lay(p.army, p.division, order, 20);
    p.an_hour();
    CHECK(p.mind(p.division_staff).mission.reprimands == 0);
    CHECK(p.mind(p.division_staff).mission.offers == 0);
}

TEST_CASE("protocol: who is relieved is followed by a man of duty") {
    Protocol p;
    const double before = desk_of(p.scenario, *p.state, p.division_staff, {}).nature.obedience;
    Order order;
    order.task.kind = TaskKind::defend;
    order.relieves = 1;
    p.lay(p.army, p.division, order);
    p.an_hour();
    CHECK(p.mind(p.division_staff).under_another == 1);
    CHECK(desk_of(p.scenario, *p.state, p.division_staff, {}).nature.obedience > before);
}

// Catches: a letter that is lost for want of a direct line; one carried between strangers; a relay
// that is no slower and no more dangerous than one of its parts.
TEST_CASE("protocol: where no line leads, a superior relays, with the delay and danger of both") {
    const auto relayed = [](Means dangerous) {
        Protocol p;
        REQUIRE(p.scenario.net.link(p.first, p.army) == nullptr);
        REQUIRE(p.scenario.net.link(p.first, p.division)->means == Means::wire);
        REQUIRE(p.scenario.net.link(p.division, p.army)->means == Means::wireless);
        for (Link& link : p.scenario.net.links) {
            const double hours = link.means == Means::wire ? 3 : 5;
            link.delay_hours = {hours, hours, hours};
            link.garbled = link.undecodable = 0;
            link.lost = link.means == dangerous ? 1 : 0;
        }
        for (const FormationId to : {p.army, p.enemy})
            hand_in(p.scenario, *p.state, p.first, {to, Precedence::priority, Answer{}},
                    p.state->now);
        p.an_hour();
        CHECK(p.handed_in<Answer>(p.first, p.enemy) == nullptr);
        const Dispatch* answer = p.handed_in<Answer>(p.first, p.army);
        REQUIRE(answer != nullptr);
        return *answer;
    };
    const Dispatch safe = relayed(Means::courier);
    CHECK(safe.fate == Fate::whole);
    CHECK(safe.legs[static_cast<std::size_t>(Leg::sending)] == 8 * 60);
    CHECK(relayed(Means::wire).fate == Fate::lost);
    CHECK(relayed(Means::wireless).fate == Fate::lost);
}

TEST_CASE("protocol: a report that the scenario scripts tells its sender's state of that hour") {
    Protocol p;
    ScriptedDispatch scripted;
    scripted.from = p.division;
    scripted.to = p.army;
    scripted.handed_in = p.state->now - 60;
    scripted.reports = true;
    p.scenario.scripted.insert(p.scenario.scripted.begin(), scripted);
    const int men = men_in_truth(p, p.division);
    p.an_hour();
    const Dispatch* report = p.handed_in<Return>(p.division, p.army);
    REQUIRE(report != nullptr);
    const auto& told = std::get<Return>(report->body);
    CHECK(told.subject == p.division);
    CHECK(told.fit_men == men);
    CHECK(told.observed < p.state->now);
    CHECK(p.state->scripted_sent >= 1);
}

// Catches: a staff called from its work by every report; one that lets an urgent letter wait.
TEST_CASE("after a sitting reports wait for one another, what is urgent does not") {
    Protocol p;
    const auto hours_until_read = [&](Precedence precedence) {
        p.an_hour();
        const auto h = p.division_staff.index();
        p.mind(p.division_staff).last_sitting = p.state->now;
        p.state->next_sitting[h] = p.state->now + minutes_a_day;
        const SlotId slot = take_slot(*p.state);
        Dispatch& dispatch = p.state->dispatches[slot.index()];
        dispatch.stage = Stage::under_way;
        dispatch.id = {p.first.value, p.serial++};
        dispatch.from = p.first;
        dispatch.to = p.division;
        dispatch.precedence = precedence;
        dispatch.handed_in = dispatch.arrives = p.state->now + 30;
        Return report;
        report.subject = p.first;
        dispatch.body = report;
        put_under_way(*p.state, slot);
        p.an_hour();
        return (p.state->next_sitting[h] - p.mind(p.division_staff).last_sitting) / minutes_an_hour;
    };
    const auto pause = static_cast<Minutes>(p.scenario.rules.command.staff_pause_hours);
    REQUIRE(pause > 3);
    CHECK(hours_until_read(Precedence::priority) >= pause);
    CHECK(hours_until_read(Precedence::urgent) < pause);
}

// Catches: a regiment out of the fight that reports as often as one in it; one that goes off on a
// new task and is not heard of for a day.
TEST_CASE("a leaf out of contact reports once a day, unless it is given something to do") {
    Protocol p;
    p.scenario.rules.force.sight_hexes = 1;
    LeafTimes& times = p.state->times[p.first.index()];
    Condition& condition = p.state->condition[p.first.index()];
    const auto hours = static_cast<Minutes>(p.scenario.rules.force.return_hours);
    const auto reports = [&](Activity activity) {
        times.next_return = p.state->now;
        times.next_look = times.next_act = never;
        condition.activity = activity;
        p.an_hour();
        return (times.next_return - p.state->now) / minutes_an_hour;
    };
    CHECK(reports(Activity::marching) == 2 * hours);
    p.state->leaf[p.first.index()].hours_in_contact = 3;
    CHECK(reports(Activity::halted) == hours);
    Events none;
    take_task(p.scenario, *p.state, p.first, Task{}, DispatchId(), p.state->now, none);
    CHECK((times.next_return - p.state->now) / minutes_an_hour == hours);
}

// Catches: a staff off the map to which every march of the enemy is a halt.
TEST_CASE("a staff off the map judges from its own men whether an enemy comes or goes off") {
    Protocol p;
    p.mind(p.army_staff).place = HexId();
    p.scenario.headquarters[p.army_staff.index()].base = HexId();
    const PictureEntry* own = known(picture_of(p.scenario, *p.state, p.army_staff), p.division);
    REQUIRE(own != nullptr);
    REQUIRE(own->place.exists());
    const Grid& grid = p.scenario.map.grid;
    const int column = grid.column(own->place), row = grid.row(own->place);
    const auto sign_at = [&](int columns_away) {
        Sighting sighting;
        sighting.subject = p.enemy;
        sighting.place = grid.at(column + columns_away, row);
        REQUIRE(sighting.place.exists());
        sighting.doing = Doing::marching;
        sighting.strength_men = 5000;
        sighting.spread = 20;
        sighting.observed = p.state->now;
        p.lay(p.division, p.army, sighting);
        p.an_hour_without_the_army();
        for (const Event& event : p.events)
            if (const auto* read = std::get_if<IntentRead>(&event))
                if (read->holder == p.army_staff) return read->sign;
        FAIL("no sign was read");
        return Sign::halts;
    };
    sign_at(3);
    CHECK(sign_at(6) == Sign::goes_off);
    CHECK(sign_at(3) == Sign::comes);
}
