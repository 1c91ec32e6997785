#include <doctest/doctest.h>

#include "base/draw.h"
#include "map/little_ground.h"
#include "map/route.h"

namespace lishui {
namespace {

Map laid() {
    Faults faults;
    Layers layers = test::little_ground();
    layers.areas.push_back(
        {Ground::hills,
         {{111.6, 30.1}, {111.9, 30.1}, {111.9, 30.3}, {111.6, 30.3}, {111.6, 30.1}},
         {"areas", 3}});
    Map map = lay_map(layers, 3200, faults);
    REQUIRE(faults.empty());
    lay_march_table(map, test::plain_rates());
    return map;
}

TEST_CASE("a side takes the way's time, the ground's, and the river's") {
    const Map map = laid();
    const MarchRates rates = test::plain_rates();
    const HexId town = map.places[0].hex;
    const int road = map.grid.direction(town, next_hex(map, town, map.places[1].hex));
    CHECK(side_minutes(map, rates, town, road) == 300);  // 5 km at 24 km a day
    const HexId field = map.hex_at(29.8, 111.75);
    CHECK(side_minutes(map, rates, field, 0) == 600);  // 5 km at 12
    const HexId hill = map.hex_at(30.2, 111.75);
    CHECK(side_minutes(map, rates, hill, 0) == 923);  // 600 / 0.65
    const CrossingSite& site = map.sites[0];
    const int over = map.grid.direction(site.left, site.right);
    CHECK(side_minutes(map, rates, site.left, over) == 345);
    CHECK(side_minutes(map, rates, map.hex_at(29.82, 112.22), 0) == no_march);
}

TEST_CASE("marching times are the same both ways and obey the triangle") {
    const Map map = laid();
    const auto size = static_cast<std::size_t>(map.grid.size());
    for (std::size_t a = 0; a < size; a += 3) {
        CHECK(march_minutes(map, HexId(a), HexId(a)) == 0);
        for (std::size_t b = 0; b < size; b += 7) {
            const int ab = march_minutes(map, HexId(a), HexId(b));
            REQUIRE(ab == march_minutes(map, HexId(b), HexId(a)));
            for (std::size_t c = 0; c < size; c += 53) {
                const int ac = march_minutes(map, HexId(a), HexId(c));
                const int cb = march_minutes(map, HexId(c), HexId(b));
                if (ac != no_march && cb != no_march) REQUIRE(ab <= ac + cb);
            }
        }
    }
}

TEST_CASE("the next hex is always on a shortest way") {
    const Map map = laid();
    const HexId goal = map.places[1].hex;
    for (std::size_t h = 0; h < static_cast<std::size_t>(map.grid.size()); ++h) {
        const int minutes = march_minutes(map, HexId(h), goal);
        const HexId next = next_hex(map, HexId(h), goal);
        REQUIRE(next.exists() == (minutes != no_march && HexId(h) != goal));
        if (!next.exists()) continue;
        const int d = map.grid.direction(HexId(h), next);
        CHECK(minutes ==
              side_minutes(map, test::plain_rates(), HexId(h), d) + march_minutes(map, next, goal));
    }
}

// Catches: a row laid by another width, a side of one direction taken for another's, an open
// margin.
TEST_CASE("the sides in rows say what the sides say, and the margin is shut") {
    const Map map = laid();
    for (int row = -SideRows::margin; row < map.grid.height + SideRows::margin; ++row)
        for (int column = -SideRows::margin; column < map.grid.width + SideRows::margin; ++column) {
            const HexId hex = map.grid.at(column, row);
            for (std::size_t d = 0; d < 6; ++d) {
                const int side = hex.exists() ? map.march_sides[hex.index()][d] : no_march;
                REQUIRE(*map.side_rows.from(d, row, column) ==
                        (side == no_march ? int{SideRows::shut} : side));
            }
        }
}

TEST_CASE("a march longer than the table can say is no march that cannot be") {
    Faults faults;
    Layers layers = test::little_ground();
    Map map = lay_map(layers, 3200, faults);
    MarchRates slow = test::plain_rates();
    for (double& rate : slow.km_a_day)
        rate = 0.5;
    lay_march_table(map, slow);
    const int minutes = march_minutes(map, map.hex_at(29.72, 111.65), map.hex_at(30.28, 112.35));
    CHECK(minutes < no_march);
    CHECK(minutes > 40000);
}

int nothing_more(HexId) { return 0; }

TEST_CASE("a route on empty ground takes what the table says") {
    const Map map = laid();
    for (std::size_t a = 0; a < static_cast<std::size_t>(map.grid.size()); a += 11) {
        for (std::size_t b = 0; b < static_cast<std::size_t>(map.grid.size()); b += 13) {
            const Route route = find_route(map, HexId(a), HexId(b), nothing_more);
            const int minutes = march_minutes(map, HexId(a), HexId(b));
            if (a == b || minutes == no_march) {
                REQUIRE(route.length == 0);
                continue;
            }
            REQUIRE(route.length > 0);
            REQUIRE(route.minutes == minutes);
            HexId at(a);
            for (int i = 0; i < route.length; ++i) {
                const HexId next = route.hexes[static_cast<std::size_t>(i)];
                REQUIRE(map.grid.direction(at, next) >= 0);
                REQUIRE(map.open(at, map.grid.direction(at, next)));
                at = next;
            }
            REQUIRE(at == HexId(b));
        }
    }
}

TEST_CASE("a route avoids what is forbidden and weighs what costs more") {
    const Map map = laid();
    const HexId from = map.hex_at(29.75, 111.7);
    const HexId to = map.hex_at(30.05, 111.85);
    const Route straight = find_route(map, from, to, nothing_more);
    REQUIRE(straight.length > 2);
    const HexId block = straight.hexes[static_cast<std::size_t>(straight.length / 2)];
    const Route round = find_route(map, from, to, [&](HexId h) { return h == block ? -1 : 0; });
    REQUIRE(round.length > 0);
    CHECK(round.minutes >= straight.minutes);
    for (int i = 0; i < round.length; ++i)
        CHECK(round.hexes[static_cast<std::size_t>(i)] != block);
    // Costlier everywhere: the same hexes, more minutes.
    const Route dear = find_route(map, from, to, [](HexId) { return 100; });
    CHECK(dear.minutes >= straight.minutes + 100 * dear.length);
    CHECK(find_route(map, from, to, [&](HexId h) { return h == to ? -1 : 0; }).length == 0);
    CHECK(find_route(map, from, to, [](HexId) { return -1; }).length == 0);
}

TEST_CASE("a route under random costs is as short as any, and the same each time") {
    const Map map = laid();
    const HexId from = map.hex_at(29.75, 111.7);
    const HexId to = map.hex_at(30.0, 111.9);
    const auto size = static_cast<std::size_t>(map.grid.size());
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto extra = [seed](HexId h) {
            const Key key{seed, 0, h.value};
            if (draw_below(10, key, purpose("a wall in a test")) == 0) return -1;
            return static_cast<int>(draw_below(300, key, purpose("mud in a test")));
        };
        const Route route = find_route(map, from, to, extra);
        // The plain way: lower every hex's best until nothing changes.
        std::vector<int> best(size, 1 << 28);
        best[from.index()] = 0;
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t h = 0; h < size; ++h) {
                for (int d = 0; d < 6; ++d) {
                    const int side = map.march_sides[h][static_cast<std::size_t>(d)];
                    if (side == no_march || best[h] >= 1 << 28) continue;
                    const HexId next = map.grid.neighbour(HexId(h), d);
                    const int more = extra(next);
                    if (more < 0 || best[h] + side + more >= best[next.index()]) continue;
                    best[next.index()] = best[h] + side + more;
                    changed = true;
                }
            }
        }
        if (best[to.index()] >= 1 << 28) {
            CHECK(route.length == 0);
            continue;
        }
        CHECK(route.minutes == best[to.index()]);
        const Route again = find_route(map, from, to, extra);
        CHECK(again.length == route.length);
        CHECK(again.hexes == route.hexes);
    }
}

TEST_CASE("a search gives up when its patience is at an end") {
    const Map map = laid();
    const HexId from = map.hex_at(29.75, 111.7);
    const HexId to = map.hex_at(30.25, 111.7);
    CHECK(find_route<2>(map, from, to, nothing_more).length == 0);
    CHECK(find_route<1000>(map, from, to, nothing_more).length > 0);
    // Shut in: it looks at all there is and no more.
    const Route shut =
        find_route(map, from, to, [&](HexId h) { return map.grid.distance(h, to) == 1 ? -1 : 0; });
    CHECK(shut.length == 0);
}

TEST_CASE("the nearest place is the one in the hex, else the nearest") {
    const Map map = laid();
    for (std::size_t p = 0; p < map.places.size(); ++p) {
        const PlaceId near = map.nearest_place(map.places[p].hex);
        CHECK(map.places[near.index()].hex == map.places[p].hex);
    }
    CHECK(map.nearest_place(map.hex_at(29.95, 111.7)) == map.place("west_town"));
    CHECK_FALSE(map.place("nowhere").exists());
    // It is worked out once for every hex, and no otherwise than when it is asked.
    REQUIRE(map.nearest.size() == static_cast<std::size_t>(map.grid.size()));
    Map asked = map;
    asked.nearest.clear();
    for (std::size_t h = 0; h < map.nearest.size(); ++h)
        CHECK(map.nearest_place(HexId(h)) == asked.nearest_place(HexId(h)));
}

}  // namespace
}  // namespace lishui
