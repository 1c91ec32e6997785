// Orders that do not fit together, as they are kept in the State: of two superiors, the one who
// wrote last is obeyed and the mission is marked; of one superior, what was dated earlier and came
// later is put aside.
#include <memory>
#include <optional>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "campaign/tray.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

// A corps with a group army over it and a war zone over that; nobody decides, letters are read.
struct TwoMasters {
    Scenario scenario;
    std::unique_ptr<State> state = std::make_unique<State>();
    std::vector<HeadquartersId> seats;
    std::vector<Event> events;
    std::uint16_t serial = 900;
    FormationId corps, near, high;
    HeadquartersId staff;

    TwoMasters() : scenario(test::scene("changde-1943")) {
        const OrderOfBattle& order_of_battle = scenario.order_of_battle;
        for (std::size_t i = 0; i < order_of_battle.formations.size(); ++i) {
            const FormationId f(i);
            if (order_of_battle[f].echelon != Echelon::corps) continue;
            near = order_of_battle[f].superior;
            high = order_of_battle[near].superior;
            if (order_of_battle[high].echelon != Echelon::war_zone) continue;
            corps = f;
            break;
        }
        REQUIRE(corps.exists());
        staff = order_of_battle[corps].headquarters;
        for (std::size_t h = 0; h < scenario.headquarters.size(); ++h)
            seats.emplace_back(h);
        open_campaign(scenario, 3, *state, Events{});
        state->headquarters[staff.index()].mission.order = DispatchId{};
    }
    [[nodiscard]] const Mission& mission() const {
        return state->headquarters[staff.index()].mission;
    }
    [[nodiscard]] Order order(int place, TaskKind kind = TaskKind::defend) const {
        Order out;
        out.task.kind = kind;
        out.task.objective = scenario.map.places[static_cast<std::size_t>(place)].hex;
        return out;
    }
    // Lays a letter into the corps' tray and lets an hour pass.
    DispatchId read(FormationId from, const Order& order, Minutes written_ago) {
        const SlotId slot = take_slot(*state);
        REQUIRE(slot.exists());
        Dispatch& dispatch = state->dispatches[slot.index()];
        dispatch.stage = Stage::in_tray;
        const DispatchId id{from.value, serial++};
        dispatch.id = id;
        dispatch.from = from;
        dispatch.to = corps;
        dispatch.handed_in = state->now - written_ago;
        dispatch.arrives = state->now;
        dispatch.body = order;
        put_first(*state, state->first_in_tray[staff.index()], slot);
        state->next_sitting[staff.index()] = state->now;
        hours(1);
        return id;  // its slot is free by now
    }
    void hours(int count) {
        Players players;
        players.seats = seats;
        for (int i = 0; i < count; ++i) {
            events.clear();
            advance(scenario, *state, players, Events(&events));
        }
    }
    // Of the corps, in the last hour.
    template <class Kind>
    [[nodiscard]] std::optional<Kind> told() const {
        for (const Event& event : events) {
            const auto* found = std::get_if<Kind>(&event);
            if (found != nullptr && of_the_corps(*found)) return *found;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool of_the_corps(const MissionChanged& e) const {
        return e.headquarters == staff;
    }
    [[nodiscard]] bool of_the_corps(const PutAside& e) const { return e.by == staff; }
};

}  // namespace

// Catches: a second master who is not noticed, or who is noticed and not obeyed.
TEST_CASE("two masters: who wrote last is obeyed, and whom that contradicts is kept") {
    TwoMasters t;
    t.read(t.high, t.order(0), 120);
    REQUIRE(t.mission().given_by == t.high);
    CHECK_FALSE(t.mission().contradicts.exists());
    const DispatchId later = t.read(t.near, t.order(1), 60);
    CHECK(t.mission().order == later);
    CHECK(t.mission().given_by == t.near);
    CHECK(t.mission().contradicts == t.high);
    const auto told = t.told<MissionChanged>();
    REQUIRE(told.has_value());
    CHECK(told->mission.contradicts == t.high);
}

TEST_CASE(
    "two masters: the same wish, the same master, and orders that are old contradict nobody") {
    for (const int days : {1, 3}) {
        TwoMasters t;
        t.scenario.rules.command.contradiction_days = 2;
        t.read(t.high, t.order(0), 120);
        t.hours(24 * days);
        t.read(t.near, t.order(1), 60);
        CHECK(t.mission().contradicts.exists() == (days < 2));
    }
    TwoMasters same_wish;
    same_wish.read(same_wish.high, same_wish.order(0), 120);
    same_wish.read(same_wish.near, same_wish.order(0), 60);
    CHECK_FALSE(same_wish.mission().contradicts.exists());
    TwoMasters same_master;
    same_master.read(same_master.high, same_master.order(0), 120);
    same_master.read(same_master.high, same_master.order(1), 60);
    CHECK_FALSE(same_master.mission().contradicts.exists());
    TwoMasters
        of_the_opening;  // what was held before the first telegram is nobody's standing order
    of_the_opening.read(of_the_opening.near, of_the_opening.order(1), 60);
    of_the_opening.read(of_the_opening.near, of_the_opening.order(0), 60);
    CHECK_FALSE(of_the_opening.mission().contradicts.exists());
}

// Catches: an order judged by the hour at which it came; one of another master put aside.
TEST_CASE(
    "two masters: an order overtaken on its way by a later one of the same master is put aside") {
    TwoMasters t;
    const DispatchId kept = t.read(t.near, t.order(0), 60);
    const DispatchId late = t.read(t.near, t.order(1), 6 * minutes_an_hour);
    const auto put = t.told<PutAside>();
    REQUIRE(put.has_value());
    CHECK(put->order == late);
    CHECK(put->at == t.state->now);
    CHECK_FALSE(t.told<MissionChanged>().has_value());
    CHECK(t.mission().order == kept);

    const DispatchId of_another = t.read(t.high, t.order(1), 9 * minutes_an_hour);
    CHECK_FALSE(t.told<PutAside>().has_value());
    CHECK(t.mission().order == of_another);
    CHECK(t.mission().contradicts == t.near);
}
