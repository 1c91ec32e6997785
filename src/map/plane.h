// The plane on which the map is laid: points in kilometres, lines between them, the hex lattice
// without an edge and its corners. Only the laying of the map uses it; it knows nothing of rivers
// and roads.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "map/map.h"

namespace lishui {

using Point = Projection::Point;
using PlaneLine = std::vector<Point>;

// A hex by column and row, on the map or beyond its edge.
struct Cell {
    int column = 0;
    int row = 0;
    bool operator==(const Cell&) const = default;
};
Cell step(Cell from, int direction);

double distance(Point a, Point b);
double distance_to_segment(Point p, Point a, Point b);
double distance_to_line(Point p, const PlaneLine& line);

// Positive when p lies to the left of the walk from a to b.
double turn(Point a, Point b, Point p);

// Is the point inside the ring (even-odd; a point on the edge may go either way)?
bool inside(Point p, const PlaneLine& ring);

struct Box {
    double west = 0, east = 0, south = 0, north = 0;
    [[nodiscard]] bool holds(Point p) const;
};

// The parts of a line inside the box, with points no further apart than `spacing_km`.
std::vector<PlaneLine> densified_inside(const PlaneLine& line, const Box& box, double spacing_km);

// The hexes of a map as a lattice that goes on beyond its edge.
struct Lattice {
    Grid grid;
    Point origin{0, 0};
    double hex_km = 5;

    [[nodiscard]] Point centre(Cell cell) const;
    [[nodiscard]] Cell cell_at(Point p) const;
    [[nodiscard]] HexId hex(Cell cell) const { return grid.at(cell.column, cell.row); }
    [[nodiscard]] Cell cell(HexId h) const { return {grid.column(h), grid.row(h)}; }
    // The plane around all hexes of the map.
    [[nodiscard]] Box box() const;

    // Corners. Each is the top or the bottom corner of exactly one hex; numbered with a margin of
    // one hex around the map, -1 beyond it.
    [[nodiscard]] int corner(Cell cell, bool top) const;
    [[nodiscard]] int corner_count() const { return (grid.width + 2) * (grid.height + 2) * 2; }
    [[nodiscard]] Point corner_point(int corner) const;
    [[nodiscard]] std::array<int, 6> corners_of(Cell cell) const;

    // A hexside that leaves a corner: where it leads and the two hexes that it parts.
    struct Edge {
        int to = -1;
        Cell one, other;
    };
    [[nodiscard]] std::array<Edge, 3> edges(int corner) const;
};

Lattice lattice(const Map& map);

}  // namespace lishui
