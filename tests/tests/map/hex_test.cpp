#include "map/hex.h"

#include <doctest/doctest.h>

#include "base/real.h"
#include "map/map.h"
#include "map/plane.h"

namespace lishui {
namespace {

constexpr Grid grid{13, 11};

TEST_CASE("a neighbour's neighbour in the opposite direction is oneself") {
    for (std::size_t h = 0; h < static_cast<std::size_t>(grid.size()); ++h) {
        for (int d = 0; d < 6; ++d) {
            const HexId next = grid.neighbour(HexId(h), d);
            if (!next.exists()) continue;
            CHECK(grid.neighbour(next, opposite(d)) == HexId(h));
            CHECK(grid.direction(HexId(h), next) == d);
            CHECK(grid.distance(HexId(h), next) == 1);
        }
    }
}

TEST_CASE("directions point where they are named") {
    Map map;
    map.grid = grid;
    const HexId middle = grid.at(6, 5);
    const auto here = map.centre(middle);
    for (int d = 0; d < 6; ++d) {
        const auto there = map.centre(grid.neighbour(middle, d));
        const double angle = arc_tangent(there.y_km - here.y_km, there.x_km - here.x_km);
        const double turns = (angle < -0.01 ? angle + 2 * pi : angle) / (pi / 3);
        CHECK(turns == doctest::Approx(d));
        CHECK(distance(here, there) == doctest::Approx(map.hex_km));
    }
}

TEST_CASE("distance is a distance") {
    const auto all = static_cast<std::size_t>(grid.size());
    for (std::size_t a = 0; a < all; a += 3) {
        for (std::size_t b = 0; b < all; b += 5) {
            const int ab = grid.distance(HexId(a), HexId(b));
            CHECK(ab == grid.distance(HexId(b), HexId(a)));
            CHECK((ab == 0) == (a == b));
            for (std::size_t c = 0; c < all; c += 17) {
                REQUIRE(ab <=
                        grid.distance(HexId(a), HexId(c)) + grid.distance(HexId(c), HexId(b)));
            }
        }
    }
}

TEST_CASE("the edge of the map has no neighbours beyond it") {
    CHECK_FALSE(grid.neighbour(grid.at(0, 0), 3).exists());
    CHECK_FALSE(grid.neighbour(grid.at(0, 0), 4).exists());
    CHECK_FALSE(grid.at(13, 0).exists());
    CHECK_FALSE(grid.at(0, -1).exists());
    CHECK(grid.direction(grid.at(0, 0), grid.at(2, 0)) == -1);
}

TEST_CASE("row and column come out of the number exactly, whatever the width") {
    for (int width = 1; width < 400; width += width < 70 ? 1 : 37) {
        const Grid wide(width, 65535 / width);
        for (std::size_t h = 0; h < 65535; h += 1 + h % 3) {
            REQUIRE(wide.row(HexId(h)) == static_cast<int>(h) / width);
            REQUIRE(wide.column(HexId(h)) == static_cast<int>(h) % width);
        }
    }
}

TEST_CASE("all neighbours at once are the neighbours one by one") {
    for (std::size_t h = 0; h < static_cast<std::size_t>(grid.size()); ++h) {
        const auto all = grid.neighbours(HexId(h));
        for (int d = 0; d < 6; ++d)
            CHECK(all[static_cast<std::size_t>(d)] == grid.neighbour(HexId(h), d));
    }
}

TEST_CASE("every point belongs to the hex whose centre is nearest") {
    const Lattice hexes{grid, {3, 7}, 5};
    for (double x = 5; x < 55; x = x + 1.3) {
        for (double y = 10; y < 45; y = y + 1.1) {
            const Cell cell = hexes.cell_at({x, y});
            const double away = distance(hexes.centre(cell), {x, y});
            for (int d = 0; d < 6; ++d) {
                REQUIRE(away <= distance(hexes.centre(step(cell, d)), {x, y}) + 1e-9);
            }
        }
    }
}

TEST_CASE("six corners around a hex, joined by its sides") {
    const Lattice hexes{grid, {0, 0}, 5};
    const Cell cell{4, 5};
    const auto corners = hexes.corners_of(cell);
    for (std::size_t i = 0; i < 6; ++i) {
        const double away = distance(hexes.centre(cell), hexes.corner_point(corners[i]));
        CHECK(away == doctest::Approx(5 / 1.7320508075688772));
        // The side between corner i and the next parts the hex from its neighbour in direction i
        // + 1.
        const int next = corners[(i + 1) % 6];
        bool found = false;
        for (const Lattice::Edge& edge : hexes.edges(corners[i])) {
            if (edge.to != next) continue;
            found = true;
            const Cell other = step(cell, static_cast<int>((i + 1) % 6));
            CHECK(((edge.one == cell && edge.other == other) ||
                   (edge.one == other && edge.other == cell)));
        }
        CHECK(found);
    }
}

TEST_CASE("degrees go to the plane and come back") {
    const Projection projection{29.55, 111.8};
    for (double latitude = 28; latitude < 31; latitude = latitude + 0.37) {
        for (double longitude = 110; longitude < 114; longitude = longitude + 0.41) {
            const auto point = projection.plane(latitude, longitude);
            const auto back = projection.degrees(point);
            REQUIRE(back.latitude == doctest::Approx(latitude).epsilon(1e-10));
            REQUIRE(back.longitude == doctest::Approx(longitude).epsilon(1e-10));
        }
    }
    const auto north = projection.plane(30.55, 111.8);
    CHECK(north.x_km == doctest::Approx(0));
    CHECK(north.y_km == doctest::Approx(111.195).epsilon(1e-4));
    CHECK(projection.plane(29.55, 111.8).y_km == 0);
}

TEST_CASE("a map knows the hex of a position and the position of a hex") {
    Map map;
    map.grid = {40, 40};
    map.projection = {30, 112};
    map.origin = {-100, -90};
    for (std::size_t h = 0; h < 1600; h += 7) {
        const auto at = map.projection.degrees(map.centre(HexId(h)));
        REQUIRE(map.hex_at(at.latitude, at.longitude) == HexId(h));
    }
    CHECK_FALSE(map.hex_at(10, 112).exists());
    CHECK_FALSE(map.hex_at(-30, -68).exists());
}

}  // namespace
}  // namespace lishui
