// Promises between neighbours in the State: asked, given, believed, and what is made of one that
// was kept or broken.
#include <memory>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "campaign/tray.h"
#include "campaign/truth.h"
#include "record/staff_narrative.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

// The first headquarters of Changde that has a neighbour.
struct Neighbours {
    Scenario scenario = test::scene("changde-1943");
    std::unique_ptr<State> state = std::make_unique<State>();
    std::vector<Event> events;
    HeadquartersId holder;
    FormationId self, neighbour;

    Neighbours() {
        open_campaign(scenario, 3, *state, Events{});
        for (std::size_t h = 0; h < scenario.headquarters.size() && !holder.exists(); ++h)
            if (!scenario.neighbours[h].empty() && !scenario.headquarters[h].outside)
                holder = HeadquartersId(h);
        REQUIRE(holder.exists());
        self = scenario.order_of_battle.command(holder);
        neighbour = scenario.neighbours[holder.index()].front();
    }
    [[nodiscard]] Headquarters& own() const { return state->headquarters[holder.index()]; }
    void stands(HexId place) const {
        for (PictureEntry& entry : picture_of(scenario, *state, holder)) {
            if (entry.subject.exists() && entry.subject != neighbour) continue;
            entry.subject = neighbour;
            entry.own = 1;
            entry.place = place;
            entry.observed = state->now;
            return;
        }
    }
    void awaits(HexId place, int by_hour) const {
        own().awaited = {neighbour, place, static_cast<std::uint16_t>(by_hour)};
        own().has_word = 1;
    }
    const PromiseEnded* an_hour() {
        events.clear();
        state->next_sitting[holder.index()] = state->now;
        advance(scenario, *state, Players{}, Events(&events));
        for (const Event& event : events)
            if (const auto* ended = std::get_if<PromiseEnded>(&event))
                if (ended->holder == holder) return ended;
        return nullptr;
    }
    void lay(const Body& body) const {
        const SlotId slot = take_slot(*state);
        Dispatch& dispatch = state->dispatches[slot.index()];
        dispatch.stage = Stage::in_tray;
        dispatch.id = {neighbour.value, 900};
        dispatch.from = neighbour;
        dispatch.to = self;
        dispatch.handed_in = dispatch.arrives = state->now;
        dispatch.body = body;
        put_first(*state, state->first_in_tray[holder.index()], slot);
    }
    [[nodiscard]] HexId far_from(HexId place) const {
        const Grid& grid = scenario.map.grid;
        return grid.at(grid.column(place) > grid.width / 2 ? 2 : grid.width - 3, grid.row(place));
    }
};

}  // namespace

// Catches: a broken promise that costs nothing, is not told, or is waited for for ever.
TEST_CASE("promises: one who is not abreast by the hour is trusted less, and it is told") {
    Neighbours n;
    for (int i = 0; i < 12; ++i)
        n.an_hour();
    const HexId here = n.own().place.exists() ? n.own().place : HexId(std::size_t{500});
    n.stands(n.far_from(here));
    n.awaits(here, 3);
    const PromiseEnded* ended = n.an_hour();
    REQUIRE(ended != nullptr);
    CHECK(ended->kept == 0);
    CHECK(ended->neighbour == n.neighbour);
    CHECK(ended->trust == 40);
    CHECK(n.own().neighbour_trust[0] == 40);
    CHECK_FALSE(n.own().awaited.with.exists());
    Situation situation = situation_before(n.scenario);
    const Narrator narrator{situation, Language::en};
    CHECK(noted(narrator, *ended).find("is not to be seen there") != std::string::npos);
    CHECK(noted(narrator, *ended).find("40 in 100") != std::string::npos);
}

TEST_CASE("promises: one who is there in time is trusted more") {
    Neighbours n;
    for (int i = 0; i < 12; ++i)
        n.an_hour();
    const HexId here = n.own().place.exists() ? n.own().place : HexId(std::size_t{500});
    n.stands(here);
    n.awaits(here, 30);
    const PromiseEnded* ended = n.an_hour();
    REQUIRE(ended != nullptr);
    CHECK(ended->kept == 1);
    CHECK(n.own().neighbour_trust[0] == 68);
}

// Catches: a word taken from one who was not asked; a request taken for a promise.
TEST_CASE("promises: a word counts when it was asked for") {
    Neighbours n;
    n.an_hour();
    const HexId here = n.far_from(HexId(std::size_t{500}));
    const Promise word{here, n.state->now + 3000, 0, DispatchId()};
    n.lay(word);
    n.an_hour();
    CHECK(n.own().has_word == 0);
    n.own().awaited = {n.neighbour, here, 90};
    n.lay(word);
    n.an_hour();
    CHECK(n.own().has_word == 1);
    CHECK(n.own().awaited.by() >= word.by);
}

// Catches: a mechanism that nobody uses, or that the switch does not reach.
TEST_CASE("promises: neighbours ask, give their word, keep it and break it") {
    const auto count = [](double on) {
        Scenario scenario = test::scene("changde-1943");
        REQUIRE(set_rule(scenario.rules, "command", "promises_on", on));
        std::array<int, 4> seen{};  // asked, given, kept, broken
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const auto state = std::make_unique<State>();
            open_campaign(scenario, seed, *state, Events{});
            std::vector<Event> events;
            for (int hour = 0; hour < scenario.hours(); ++hour) {
                events.clear();
                advance(scenario, *state, Players{}, Events(&events));
                for (const Event& event : events) {
                    if (const auto* handed = std::get_if<HandedIn>(&event))
                        if (const auto* p = std::get_if<Promise>(&handed->dispatch.body))
                            ++seen[p->asks != 0 ? 0 : 1];
                    if (const auto* ended = std::get_if<PromiseEnded>(&event))
                        ++seen[ended->kept != 0 ? 2 : 3];
                }
            }
        }
        return seen;
    };
    const auto on = count(1);
    INFO(on[0], " asked, ", on[1], " given, ", on[2], " kept, ", on[3], " broken");
    CHECK(on[0] > 0);
    CHECK(on[1] > 0);
    CHECK(on[1] <= on[0]);
    CHECK(on[2] > 0);
    CHECK(on[3] > 0);
    const auto off = count(0);
    CHECK(off == std::array<int, 4>{});
}
