// campaign/tray.h: the post's shelves. A slot that loses its list is a letter that nobody ever
// gets; one in two lists is a letter that overwrites another.
#include "campaign/tray.h"

#include <array>
#include <memory>
#include <vector>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

std::size_t count_of(const State& state, SlotId first, Stage stage) {
    std::size_t count = 0;
    for (SlotId slot = first; slot.exists(); slot = state.next_letter[slot.index()]) {
        REQUIRE(++count <= state.dispatches.size());  // no ring
        REQUIRE(state.dispatches[slot.index()].stage == stage);
    }
    return count;
}

// Every slot is free and in no list, or taken and in the list of its stage.
void check_shelves(const State& state) {
    std::array<std::size_t, 4> by_stage{};
    for (std::size_t i = 0; i < state.dispatches.size(); ++i) {
        const bool taken = ((state.slots_taken[i / 64] >> (i % 64)) & 1) != 0;
        const Stage stage = state.dispatches[i].stage;
        REQUIRE(taken == (stage != Stage::free_slot));
        if (!taken) REQUIRE_FALSE(state.next_letter[i].exists());
        ++by_stage[static_cast<std::size_t>(stage)];
    }
    for (std::size_t word = 0; word < state.slots_taken.size(); ++word) {
        const bool full = ((state.shelves_full >> word) & 1) != 0;
        REQUIRE(full == (~state.slots_taken[word] == 0));
    }
    CHECK(count_of(state, state.first_draft, Stage::drafted) == by_stage[1]);
    std::size_t under_way = 0;
    for (const SlotId first : state.first_arriving)
        under_way += count_of(state, first, Stage::under_way);
    CHECK(under_way == by_stage[2]);
    std::size_t in_trays = 0;
    for (std::size_t h = 0; h < state.first_in_tray.size(); ++h)
        in_trays += count_of(state, state.first_in_tray[h], Stage::in_tray);
    CHECK(in_trays == by_stage[3]);
}

}  // namespace

TEST_CASE("after every hour each letter lies on the shelf of its stage") {
    const Scenario& scenario = test::scene("two-divisions");
    const auto state = std::make_unique<State>();
    open_campaign(scenario, 7, *state, Events{});
    check_shelves(*state);
    for (int hour = 0; hour < scenario.hours(); ++hour) {
        advance(scenario, *state, Players{}, Events{});
        check_shelves(*state);
        CHECK_FALSE(state->first_draft.exists());  // every draft has got its way
    }
}

TEST_CASE("slots run out, come back, and the lowest is taken first") {
    const auto state = std::make_unique<State>();
    for (std::size_t i = 0; i < most_dispatches; ++i)
        REQUIRE(take_slot(*state) == SlotId(i));
    CHECK_FALSE(take_slot(*state).exists());
    give_back_slot(*state, SlotId(std::size_t{200}));
    give_back_slot(*state, SlotId(std::size_t{65}));
    CHECK(take_slot(*state) == SlotId(std::size_t{65}));
    CHECK(take_slot(*state) == SlotId(std::size_t{200}));
    CHECK_FALSE(take_slot(*state).exists());
}
