#include "campaign/around.h"

#include "campaign/leaf.h"
#include "campaign/way_past.h"
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

// Where the enemies seen stand, about the middle: a bit for each hex of five rows of five.
std::uint32_t bits_of(const Grid& grid, HexId middle, const SeenEnemies& seen) {
    const int row = grid.row(middle) - 2, column = grid.column(middle) - 2;
    std::uint32_t bits = 0;
    for (const HexId enemy : seen.all())
        bits |= 1u << ((grid.row(enemy) - row) * 5 + grid.column(enemy) - column);
    return bits;
}

// Where it would be remembered: a place that hangs on nothing but the question.
WayRound& place_of(WaysFound& ways, HexId from, HexId to, std::uint32_t seen) {
    const std::uint32_t mixed =
        (from.value * 2654435761u) ^ (to.value * 2246822519u) ^ (seen * 3266489917u);
    return ways[(mixed >> 16) % ways.size()];
}

}  // namespace

HexId step_round(const Scenario& scenario, HexId from, HexId to, const SeenEnemies& seen,
                 WaysFound& found) {
    const Map& map = scenario.map;
    if (seen.count == 0) return next_hex(map, from, to);
    const std::uint32_t where = bits_of(map.grid, from, seen);
    WayRound& way = place_of(found, from, to, where);
    if (way.from != from || way.to != to || way.seen != where)
        way = {from, to, where, way_past(scenario, from, to, seen)};
    return way.step;
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
