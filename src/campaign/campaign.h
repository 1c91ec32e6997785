// The campaign as the rest of the house sees it: open it with a seed, advance it hour by hour, hand
// in what a player at a desk has decided, look through a desk. Pure: the same scenario, seed and
// orders give the same state on every machine.
#pragma once

#include <span>
#include <vector>

#include "campaign/event.h"
#include "command/commander.h"

namespace lishui {

struct State;

// What a player (a person, a program) at a desk hands in this hour, instead of the built-in
// commander.
struct DeskOrders {
    HeadquartersId headquarters;
    std::vector<Draft> drafts;
};

struct Players {
    // Headquarters played from outside; the built-in commander keeps away from them.
    std::span<const HeadquartersId> seats;
    std::span<const DeskOrders> orders;
    // Who sits at all other desks; nullptr: the built-in commander.
    const Commander* commander = nullptr;
};

// The state at the opening, all ranges drawn. Events: the opening conditions, missions and
// pictures.
void open_campaign(const Scenario& scenario, std::uint64_t seed, State& state, Events events);

// One hour. `now` moves on by 60 minutes.
void advance(const Scenario& scenario, State& state, const Players& players, Events events);

std::uint64_t digest(const State& state);

// The path ("dispatches[12].arrives") of the first field that differs, in field order; empty if
// none.
std::string first_difference(const State& a, const State& b);

// A desk as its headquarters has it now, without letters (they are handed over when the staff
// sits).
Desk desk_of(const Scenario& scenario, const State& state, HeadquartersId h,
             std::span<const Letter> letters);

}  // namespace lishui
