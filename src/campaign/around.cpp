#include "campaign/around.h"

#include <algorithm>

#include "campaign/leaf.h"
#include "map/route.h"

namespace lishui {

SeenEnemies look_around(const Scenario& scenario, const State& state, HexId hex, SideId side) {
    SeenEnemies seen;
    each_enemy_within(scenario, state, hex, side, 2, [&](HexId enemy, int away) {
        auto& place = seen.hexes[static_cast<std::size_t>(away == 1 ? seen.next : seen.count)];
        if (away == 1) seen.hexes[static_cast<std::size_t>(seen.count)] = place;
        place = enemy;
        seen.next += away == 1 ? 1 : 0;
        ++seen.count;
    });
    return seen;
}

namespace {

constexpr int patience = 40;  // hexes looked at: a way round that takes more is none

// What the enemies seen make dear or forbid: hexes within three of the leaf, which stands in the
// middle of a window of seven by seven.
class Shunned {
public:
    Shunned(const Scenario& scenario, HexId from, const SeenEnemies& seen)
        : grid_(scenario.map.grid), row_(grid_.row(from) - 3), column_(grid_.column(from) - 3) {
        const auto past = static_cast<std::int16_t>(scenario.rules.force.past_enemy_minutes);
        for (const HexId enemy : seen.all()) {
            for (const HexId beside : grid_.neighbours(enemy))
                if (beside.exists()) minutes_[place(beside)] = past;
        }
        for (const HexId enemy : seen.all())
            minutes_[place(enemy)] = -1;
    }
    [[nodiscard]] int cost(HexId hex) const { return minutes_[place(hex)]; }  // nothing outside
    [[nodiscard]] bool near(HexId hex) const { return place(hex) != outside; }
    // From the hex of the window that is nearest to the goal.
    [[nodiscard]] int least_march(const Map& map, HexId to) const {
        int least = no_march;
        for (int up = 0; up < across; ++up)
            for (int right = 0; right < across; ++right) {
                const HexId hex = grid_.at(column_ + right, row_ + up);
                if (hex.exists()) least = std::min(least, march_minutes(map, hex, to));
            }
        return least;
    }

private:
    static constexpr int across = 7;
    static constexpr std::size_t outside = across * across;

    [[nodiscard]] std::size_t place(HexId hex) const {
        const int up = grid_.row(hex) - row_, right = grid_.column(hex) - column_;
        if (up < 0 || up >= across || right < 0 || right >= across) return outside;
        return static_cast<std::size_t>(up) * across + static_cast<std::size_t>(right);
    }

    const Grid& grid_;
    int row_, column_;
    std::array<std::int16_t, outside + 1> minutes_{};
};

// Where the enemies seen stand, about the middle: a bit for each hex of five rows of five.
std::uint32_t bits_of(const Grid& grid, HexId middle, const SeenEnemies& seen) {
    const int row = grid.row(middle) - 2, column = grid.column(middle) - 2;
    std::uint32_t bits = 0;
    for (const HexId enemy : seen.all())
        bits |= 1u << ((grid.row(enemy) - row) * 5 + grid.column(enemy) - column);
    return bits;
}

}  // namespace

HexId step_round(const Scenario& scenario, HexId from, HexId to, const SeenEnemies& seen,
                 WayRound& last) {
    const Map& map = scenario.map;
    const HexId straight = next_hex(map, from, to);
    if (seen.count == 0 || !straight.exists()) return straight;
    const Shunned shun(scenario, from, seen);
    if (shun.cost(to) < 0) return {};
    // All it shuns lies within three hexes: a shortest way that keeps clear so far is the best
    // there is.
    HexId hex = straight;
    for (int steps = 0; shun.cost(hex) == 0; ++steps) {
        if (steps == 3 || hex == to) return straight;
        hex = next_hex(map, hex, to);
    }
    const std::uint32_t where = bits_of(map.grid, from, seen);
    if (last.from != from || last.to != to || last.seen != where) {
        const HexId step = find_step<patience>(
            map, from, to, [&](HexId h) { return shun.cost(h); },
            [&](HexId h) { return shun.near(h); }, shun.least_march(map, to));
        last = {from, to, where, step};
    }
    return last.step;
}

WayOut way_out(const Scenario& scenario, const State& state, FormationId leaf) {
    const Map& map = scenario.map;
    const HexId place = state.condition[leaf.index()].place;
    const SideId side = side_of(scenario, leaf);
    const HexId base = base_of(scenario, leaf);
    const int past_an_enemy = static_cast<int>(scenario.rules.force.past_enemy_minutes);
    const int by_a_site = static_cast<int>(scenario.rules.force.retreat_site_minutes);
    WayOut best;
    int least = 0x7FFFFFFF;
    for (int d = 0; d < 6; ++d) {
        if (!map.open(place, d)) continue;
        const HexId hex = map.grid.neighbour(place, d);
        if (enemy_at(scenario, state, hex, side)) continue;
        const SiteId site = map.sides[place.index()][static_cast<std::size_t>(d)].site;
        int cost = base.exists() ? march_minutes(map, hex, base) : 0;
        if (site.exists()) cost += by_a_site;
        for (int e = 0; e < 6; ++e) {
            const HexId beside = map.grid.neighbour(hex, e);
            const bool enemy = beside.exists() && enemy_at(scenario, state, beside, side);
            if (enemy) cost += past_an_enemy;
        }
        if (cost >= least) continue;
        least = cost;
        best = {hex, site, map.march_sides[place.index()][static_cast<std::size_t>(d)]};
    }
    return best;
}

HexId nearest_enemy(const Scenario& scenario, const State& state, FormationId leaf) {
    const auto seen =
        look_around(scenario, state, state.condition[leaf.index()].place, side_of(scenario, leaf));
    return seen.count > 0 ? seen.hexes[0] : HexId();
}

}  // namespace lishui
