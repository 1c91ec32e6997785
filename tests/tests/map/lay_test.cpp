#include "map/lay.h"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

#include "map/little_ground.h"
#include "map/plane.h"

namespace lishui {
namespace {

Map laid(const Layers& layers) {
    Faults faults;
    Map map = lay_map(layers, 3200, faults);
    for (const Fault& fault : faults)
        MESSAGE(fault.sentence.en);
    REQUIRE(faults.empty());
    return map;
}

Faults faults_of(const Layers& layers) {
    Faults faults;
    lay_map(layers, 3200, faults);
    return faults;
}

// The ends of the hexsides of a river, by corner: how many sides meet there.
std::vector<int> sides_at_corners(const Map& map, RiverId river) {
    const Lattice hexes = lattice(map);
    std::vector<int> count(static_cast<std::size_t>(hexes.corner_count()), 0);
    for (std::size_t h = 0; h < map.sides.size(); ++h) {
        for (std::size_t d = 0; d < 3; ++d) {
            if (map.sides[h][d].river != river) continue;
            const auto corners = hexes.corners_of(hexes.cell(HexId(h)));
            ++count[static_cast<std::size_t>(corners[d])];
            ++count[static_cast<std::size_t>(corners[(d + 5) % 6])];
        }
    }
    return count;
}

TEST_CASE("the grid covers the box") {
    const Map map = laid(test::little_ground());
    CHECK(map.grid.width >= 15);
    CHECK(map.grid.height >= 15);
    for (const double latitude : {29.71, 30.0, 30.29}) {
        for (const double longitude : {111.62, 112.0, 112.38}) {
            CHECK(map.hex_at(latitude, longitude).exists());
        }
    }
}

TEST_CASE("a river is one unbroken chain of hexsides") {
    const Map map = laid(test::little_ground());
    const auto count = sides_at_corners(map, RiverId(std::size_t{0}));
    CHECK(std::count(count.begin(), count.end(), 1) == 2);  // its two ends
    CHECK(std::count(count.begin(), count.end(), 2) > 20);
    CHECK(std::none_of(count.begin(), count.end(), [](int n) { return n > 2; }));
}

TEST_CASE("a river stays near its line and parts the map") {
    Layers layers = test::little_ground();
    layers.sites.clear();
    layers.ways.clear();
    Map map = laid(layers);
    lay_march_table(map, test::plain_rates());
    const HexId west = map.places[0].hex;
    const HexId east = map.places[1].hex;
    CHECK(march_minutes(map, west, east) == no_march);
    PlaneLine line;
    for (const Degree& at : layers.rivers[0].line) {
        line.push_back(map.projection.plane(at.latitude, at.longitude));
    }
    for (std::size_t h = 0; h < map.sides.size(); ++h) {
        for (const Hexside& side : map.sides[h]) {
            if (side.river.exists()) CHECK(distance_to_line(map.centre(HexId(h)), line) < 6);
        }
    }
}

TEST_CASE("both hexes of a side hold the same") {
    const Map map = laid(test::little_ground());
    for (std::size_t h = 0; h < map.sides.size(); ++h) {
        for (int d = 0; d < 6; ++d) {
            const HexId next = map.grid.neighbour(HexId(h), d);
            if (!next.exists()) continue;
            const Hexside& here = map.sides[h][static_cast<std::size_t>(d)];
            const Hexside& there = map.sides[next.index()][static_cast<std::size_t>(opposite(d))];
            CHECK(here.river == there.river);
            CHECK(here.site == there.site);
            CHECK(here.way == there.way);
            CHECK(map.open(HexId(h), d) == map.open(next, opposite(d)));
        }
    }
}

TEST_CASE("a bend wider than a hex is not cut off, and a spur is not drawn") {
    Layers layers = test::little_ground();
    layers.sites.clear();
    layers.ways.clear();
    layers.places.clear();
    layers.rivers[0].line = {{112.0, 30.4},  {112.0, 30.1},  {112.2, 30.1},
                             {112.2, 29.95}, {112.0, 29.95}, {112.0, 29.6}};
    Map map = laid(layers);
    lay_march_table(map, test::plain_rates());
    // Inside the bend one is on the right bank with the west.
    const HexId in_the_bend = map.hex_at(30.02, 112.12);
    CHECK(march_minutes(map, in_the_bend, map.hex_at(30.02, 111.8)) != no_march);
    CHECK(march_minutes(map, in_the_bend, map.hex_at(30.02, 112.33)) == no_march);
}

TEST_CASE("a town stands on its true bank") {
    Layers layers = test::little_ground();
    layers.sites.clear();
    layers.ways.clear();
    Map map = laid(layers);
    lay_march_table(map, test::plain_rates());
    const HexId left = map.places[map.place("left_bank").index()].hex;
    const HexId right = map.places[map.place("right_bank").index()].hex;
    CHECK(left != right);
    // The river runs south: the left bank is the eastern one.
    CHECK(march_minutes(map, left, map.places[1].hex) != no_march);
    CHECK(march_minutes(map, right, map.places[0].hex) != no_march);
    CHECK(march_minutes(map, left, right) == no_march);
}

TEST_CASE("a crossing site joins the left bank to the right") {
    Map map = laid(test::little_ground());
    REQUIRE(map.sites.size() == 1);
    const CrossingSite& site = map.sites[0];
    const int d = map.grid.direction(site.left, site.right);
    REQUIRE(d >= 0);
    CHECK(map.sides[site.left.index()][static_cast<std::size_t>(d)].river == site.river);
    CHECK(map.open(site.left, d));
    CHECK(map.centre(site.left).x_km > map.centre(site.right).x_km);
    lay_march_table(map, test::plain_rates());
    CHECK(march_minutes(map, map.places[0].hex, map.places[1].hex) != no_march);
}

TEST_CASE("a road leads from town to town over the ferry") {
    const Map map = laid(test::little_ground());
    HexId at = map.places[0].hex;
    HexId before;
    for (int steps = 0; at != map.places[1].hex && steps < 30; ++steps) {
        int way = -1;
        for (int d = 0; d < 6; ++d) {
            if (map.sides[at.index()][static_cast<std::size_t>(d)].way == Way::none) continue;
            if (map.grid.neighbour(at, d) == before) continue;
            CHECK(map.open(at, d));
            way = d;
        }
        REQUIRE(way >= 0);
        before = at;
        at = map.grid.neighbour(at, way);
    }
    CHECK(at == map.places[1].hex);
}

TEST_CASE("a lake takes the hexes that it fills and lets nobody in") {
    const Map map = laid(test::little_ground());
    const HexId lake = map.hex_at(29.82, 112.22);
    CHECK(map.ground[lake.index()] == Ground::lake);
    for (int d = 0; d < 6; ++d)
        CHECK_FALSE(map.open(lake, d));
}

TEST_CASE("a fordable river slows and does not stop") {
    Layers layers = test::little_ground();
    Map wide = laid(layers);
    layers.rivers[0].river.fordable = true;
    layers.sites.clear();
    Map narrow = laid(layers);
    lay_march_table(wide, test::plain_rates());
    lay_march_table(narrow, test::plain_rates());
    CHECK(march_minutes(narrow, narrow.places[0].hex, narrow.places[1].hex) != no_march);
}

TEST_CASE("rivers that meet leave no gap, and one that ends at a lake reaches it") {
    Layers layers = test::little_ground();
    layers.sites.clear();
    layers.ways.clear();
    layers.places.clear();
    // A tributary from the north-west that ends just short of the main river.
    layers.rivers.push_back({{"small", {}, 80, false},
                             {{111.5, 30.15}, {111.8, 30.1}, {111.93, 30.06}},
                             {"rivers", 3}});
    // And one from the north-east to the lake's shore.
    layers.rivers.push_back(
        {{"lake_river", {}, 80, false}, {{112.22, 30.4}, {112.22, 29.93}}, {"rivers", 4}});
    Map map = laid(layers);
    lay_march_table(map, test::plain_rates());
    CHECK(march_minutes(map, map.hex_at(30.25, 111.75), map.hex_at(29.9, 111.75)) == no_march);
    // South of the lake one can go round, but not between river and lake: the way is long.
    const int round = march_minutes(map, map.hex_at(30.0, 112.15), map.hex_at(30.0, 112.3));
    CHECK(round > 20 * 300);
}

TEST_CASE("faults say where they come from") {
    SUBCASE("a place off the map") {
        Layers layers = test::little_ground();
        layers.places[0].place.latitude = 40;
        layers.ways.clear();
        const Faults faults = faults_of(layers);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].file == "places");
        CHECK(faults[0].line == 2);
    }
    SUBCASE("a place in a lake") {
        Layers layers = test::little_ground();
        layers.places[1].place.latitude = 29.82;
        layers.places[1].place.longitude = 112.22;
        const Faults faults = faults_of(layers);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].file == "places");
        CHECK(faults[0].line == 3);
    }
    SUBCASE("no bank of that river near the place") {
        Layers layers = test::little_ground();
        layers.places[0].river = "white";
        layers.places[0].bank = Bank::left;
        const Faults faults = faults_of(layers);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].line == 2);
    }
    SUBCASE("a site far from its river") {
        Layers layers = test::little_ground();
        layers.sites[0].at = {112.2, 30.0};
        const Faults faults = faults_of(layers);
        REQUIRE(faults.size() == 2);  // and the road has no crossing any more
        CHECK(faults[0].file == "sites");
        CHECK(faults[1].file == "ways");
    }
    SUBCASE("a road over a river without a site") {
        Layers layers = test::little_ground();
        layers.sites.clear();
        const Faults faults = faults_of(layers);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].file == "ways");
        CHECK(faults[0].hint.en.find("30.0") != std::string::npos);
    }
    SUBCASE("too many hexes") {
        Faults faults;
        lay_map(test::little_ground(), 100, faults);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].file == "scenario.toml");
    }
}

TEST_CASE("a line passes hexes without gaps") {
    const Map map = laid(test::little_ground());
    const auto hexes = hexes_along(map, {{111.7, 29.8}, {112.1, 30.2}, {112.3, 29.95}});
    CHECK(hexes.size() > 10);
    for (std::size_t i = 1; i < hexes.size(); ++i) {
        CHECK(map.grid.distance(hexes[i - 1], hexes[i]) == 1);
    }
    CHECK(hexes_along(map, {{10, 10}, {11, 11}}).empty());
    CHECK(hexes_along(map, {{112, 30}}).size() == 1);
    CHECK(hexes_along(map, {}).empty());
}

}  // namespace
}  // namespace lishui
