// Small common words of the phases about the ground truth: who stands where, who is whose enemy,
// and the one way in which a leaf changes its place.
#pragma once

#include <bit>

#include "base/rack.h"
#include "campaign/event.h"
#include "campaign/state.h"

namespace lishui {

inline SideId side_of(const Scenario& scenario, FormationId f) {
    return scenario.order_of_battle.side_of[f.index()];
}

// Calls act(leaf) for each leaf in the hex, in the order of the list (latest come first).
template <class Act>
void each_leaf_at(const State& state, HexId hex, Act&& act) {
    for (auto n = state.first_here[hex.index()]; n != 0xFFFF;) {
        const FormationId leaf(n);
        n = state.marching[leaf.index()].next_here;
        act(leaf);
    }
}

// The side that stands in the hex; none when it is empty. Two sides never share one.
SideId side_at(const Scenario& scenario, const State& state, HexId hex);

// Is there an enemy of `side` in the hex?
inline bool enemy_at(const Scenario&, const State& state, HexId hex, SideId side) {
    return (state.enemies[side.index()][hex.index() / 64] >> (hex.index() % 64) & 1) != 0;
}

// Enemies of `side` in the 64 hexes from a number on: a bit for each hex in which one stands.
inline std::uint64_t enemies_from(const State& state, std::size_t first, SideId side) {
    const std::uint64_t* words = &state.enemies[side.index()][first / 64];
    return words[0] >> (first % 64) | words[1] << 1 << (63 - first % 64);
}

// True: surely no enemy of `side` is within so many hexes (31 at most). False: there may be one.
// Cheap, to be asked before a closer look.
bool far_from_enemies(const Scenario& scenario, const State& state, HexId hex, SideId side,
                      int hexes);

// Calls see(hex, hexes away) for the hexes within so many (31 at most) in which an enemy of `side`
// stands, row by row from the south-west.
template <class See>
void each_enemy_within(const Scenario& scenario, const State& state, HexId middle, SideId side,
                       int reach, See&& see) {
    const Grid& grid = scenario.map.grid;
    const int row = grid.row(middle), column = grid.column(middle);
    const int west = column > reach ? column - reach : 0;
    const int east = column + reach < grid.width ? column + reach : grid.width - 1;
    const int north = row + reach < grid.height ? row + reach : grid.height - 1;
    const std::uint64_t window = (std::uint64_t{2} << (east - west)) - 1;
    for (int r = row > reach ? row - reach : 0; r <= north; ++r) {
        const std::size_t first =
            static_cast<std::size_t>(r) * static_cast<std::size_t>(grid.width) +
            static_cast<std::size_t>(west);
        std::uint64_t there = enemies_from(state, first, side) & window;
        for (; there != 0; there &= there - 1) {
            const HexId hex(first + static_cast<std::size_t>(std::countr_zero(there)));
            const int away = grid.distance(middle, hex);
            if (away > 0 && away <= reach) see(hex, away);
        }
    }
}

// Is an enemy in one of the six next hexes?
bool enemy_next_to(const Scenario& scenario, const State& state, HexId hex, SideId side);

int fit_men_at(const State& state, HexId hex);

// Takes the leaf out of its hex and puts it into another (lists, condition.place, held_by). The
// only place where a leaf changes its hex; engineers leave their bridge and come to another. `hex`
// none: it leaves the map (dispersed).
void stand_at(const Scenario& scenario, State& state, FormationId leaf, HexId hex);

// How a formation stands in truth, as a return that hides nothing: what was known of it when the
// campaign opened.
Return true_return(const Scenario& scenario, const State& state, FormationId f);

// Tells the record the leaf's whole condition.
void tell_condition(const State& state, FormationId leaf, Moment at, Events& events);

// Takes men away from the fit, in the given shares, in the condition, the side's ledger and the
// record.
void take_losses(const Scenario& scenario, State& state, FormationId leaf, std::int32_t killed,
                 std::int32_t wounded, std::int32_t missing, std::uint8_t cause, Moment at,
                 Events& events);

// The leaf is no more: whoever is left in it, the carried ones and the stragglers too, is counted
// missing, and it leaves the map.
void disperse(const Scenario& scenario, State& state, FormationId leaf, Moment at, Events& events);

// The leaves whose hour has come, in the order of their numbers. Every hour asks all of them, and
// which it finds is hard to guess: looked for without branching. With a step: only
// those of every so manieth number from the first on.
struct DueLeaves {
    Rack<FormationId, most_leaves + 1> all;
    std::size_t count = 0;
};
template <class When>
DueLeaves leaves_due(const Scenario& scenario, const State& state, When&& when, int first = 0,
                     int step = 1) {
    DueLeaves due;
    const int count = scenario.order_of_battle.leaf_count;
    for (int i = first; i < count; i += step) {
        const FormationId leaf(static_cast<std::size_t>(i));
        due.all[due.count] = leaf;
        due.count += static_cast<std::size_t>(when(state, leaf) <= state.now);
    }
    return due;
}

inline bool alive(const State& state, FormationId leaf) {
    return state.condition[leaf.index()].activity != Activity::dispersed;
}

}  // namespace lishui
