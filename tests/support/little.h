// A little world for tests: a grid of plain hexes with what a test lays on it, two sides of a
// command and its leaves each, no headquarters' work and no post. The ground phases of the hour run
// on it alone.
#pragma once

#include <memory>
#include <vector>

#include "campaign/event.h"
#include "campaign/state.h"

namespace lishui::test {

struct LittleLeaf {
    int side = 0;
    int column = 0, row = 0;
    int men = 3000;
    int quality = 100;  // hundredths
    Arm arm = Arm::infantry;
    int guns = 0, horses = 0;
};

struct LittlePlan {
    int width = 30, height = 9;
    std::vector<LittleLeaf> leaves;
    int opening_hour = 6;    // of the local day
    bool moonlight = false;  // in the night, else it is dark
    std::uint64_t seed = 1;
    bool surrounded_by_lake = false;
};

class Little {
public:
    explicit Little(const LittlePlan& plan);

    Scenario scenario;
    std::unique_ptr<State> truth;
    std::vector<Event> record;

    [[nodiscard]] State& state() { return *truth; }
    [[nodiscard]] const State& state() const { return *truth; }
    [[nodiscard]] HexId hex(int column, int row) const { return scenario.map.grid.at(column, row); }
    [[nodiscard]] Condition& leaf(int n) { return truth->condition[static_cast<std::size_t>(n)]; }
    [[nodiscard]] const Condition& leaf(int n) const {
        return truth->condition[static_cast<std::size_t>(n)];
    }
    [[nodiscard]] int column(int n) const { return scenario.map.grid.column(leaf(n).place); }

    // Laying. Call lay() again after the last of them.
    void lay_way(int row, int from_column, int to_column, Way way);
    void lay_ground(int column, int row, Ground ground);
    // Along the whole height between two columns.
    RiverId lay_river(int west_column, bool fordable);
    SiteId lay_site(RiverId river, int west_column, int row, Crossing kind, double men_an_hour);
    void set_base(int side, int column, int row);
    void lay();

    void order(int leaf, TaskKind kind, HexId objective, int importance = 50,
               Moment begin = Moment{0}, Moment until = never);
    void hours(int count);  // march, fight, supply, recover

    [[nodiscard]] int count(Milestone what) const;               // so far
    [[nodiscard]] std::int64_t men(int side) const;              // all, stragglers too
    [[nodiscard]] Moment first(Milestone what, int leaf) const;  // never if it did not happen
};

// The seed's share of a sample: runs act(seed) for so many seeds and gives the share that were
// true.
template <class Act>
double share_of(int seeds, Act&& act) {
    int yes = 0;
    for (int seed = 1; seed <= seeds; ++seed)
        yes += act(static_cast<std::uint64_t>(seed)) ? 1 : 0;
    return static_cast<double>(yes) / seeds;
}

}  // namespace lishui::test
