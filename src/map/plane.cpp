#include "map/plane.h"

#include "base/real.h"

namespace lishui {

namespace {

constexpr double root_three = 1.7320508075688772;

// Moves a and b to the part of the segment inside the box; false when nothing of it is.
bool clip(Point& a, Point& b, const Box& box) {
    double from = 0;
    double to = 1;
    const double dx = b.x_km - a.x_km;
    const double dy = b.y_km - a.y_km;
    const std::array<std::array<double, 2>, 4> bounds = {{{-dx, a.x_km - box.west},
                                                          {dx, box.east - a.x_km},
                                                          {-dy, a.y_km - box.south},
                                                          {dy, box.north - a.y_km}}};
    for (const auto& [slope, room] : bounds) {
        if (slope == 0) {
            if (room < 0) return false;
            continue;
        }
        const double at = room / slope;
        if (slope < 0) {
            from = at > from ? at : from;
        } else {
            to = at < to ? at : to;
        }
    }
    if (from > to) return false;
    const Point start = a;
    a = {start.x_km + from * dx, start.y_km + from * dy};
    b = {start.x_km + to * dx, start.y_km + to * dy};
    return true;
}

}  // namespace

double distance(Point a, Point b) {
    const double dx = b.x_km - a.x_km;
    const double dy = b.y_km - a.y_km;
    return square_root(dx * dx + dy * dy);
}

double distance_to_segment(Point p, Point a, Point b) {
    const double dx = b.x_km - a.x_km;
    const double dy = b.y_km - a.y_km;
    const double squared = dx * dx + dy * dy;
    if (!(squared > 0)) return distance(p, a);
    const double share =
        clamped(((p.x_km - a.x_km) * dx + (p.y_km - a.y_km) * dy) / squared, 0.0, 1.0);
    return distance(p, {a.x_km + share * dx, a.y_km + share * dy});
}

double distance_to_line(Point p, const PlaneLine& line) {
    double nearest = 1e18;
    if (line.size() == 1) return distance(p, line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double here = distance_to_segment(p, line[i - 1], line[i]);
        if (here < nearest) nearest = here;
    }
    return nearest;
}

double turn(Point a, Point b, Point p) {
    return (b.x_km - a.x_km) * (p.y_km - a.y_km) - (b.y_km - a.y_km) * (p.x_km - a.x_km);
}

bool inside(Point p, const PlaneLine& ring) {
    bool within = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        if ((a.y_km > p.y_km) == (b.y_km > p.y_km)) continue;
        const double x = a.x_km + (p.y_km - a.y_km) / (b.y_km - a.y_km) * (b.x_km - a.x_km);
        if (p.x_km < x) within = !within;
    }
    return within;
}

bool Box::holds(Point p) const {
    return p.x_km >= west && p.x_km <= east && p.y_km >= south && p.y_km <= north;
}

std::vector<PlaneLine> densified_inside(const PlaneLine& line, const Box& box, double spacing_km) {
    std::vector<PlaneLine> parts;
    bool broken = true;
    for (std::size_t i = 1; i < line.size(); ++i) {
        Point a = line[i - 1];
        Point b = line[i];
        const Point end = b;
        if (!clip(a, b, box)) {
            broken = true;
            continue;
        }
        if (broken || distance(a, parts.back().back()) > 1e-6) parts.push_back({a});
        const int pieces = static_cast<int>(distance(a, b) / spacing_km) + 1;
        for (int piece = 1; piece <= pieces; ++piece) {
            const double share = static_cast<double>(piece) / pieces;
            parts.back().push_back(
                {a.x_km + share * (b.x_km - a.x_km), a.y_km + share * (b.y_km - a.y_km)});
        }
        broken = distance(b, end) > 1e-6;
    }
    return parts;
}

Point Lattice::centre(Cell cell) const {
    return {origin.x_km + hex_km * (cell.column + 0.5 * (cell.row & 1)),
            origin.y_km + hex_km * (root_three / 2) * cell.row};
}

Cell Lattice::cell_at(Point p) const {
    // The nearest centre is in the nearest row or the one on its other side.
    const double row = (p.y_km - origin.y_km) / (hex_km * (root_three / 2));
    Cell best;
    double nearest = 1e18;
    for (int above = 0; above < 2; ++above) {
        Cell cell;
        cell.row = static_cast<int>(round_down(row)) + above;
        const double column = (p.x_km - origin.x_km) / hex_km - 0.5 * (cell.row & 1);
        cell.column = static_cast<int>(nearest_whole(column));
        const double here = distance(p, centre(cell));
        if (here < nearest) {
            nearest = here;
            best = cell;
        }
    }
    return best;
}

Box Lattice::box() const {
    const Point low = centre({0, 0});
    const Point high = centre({grid.width - 1, grid.height - 1});
    const double tall = hex_km / root_three;
    return {low.x_km - hex_km / 2, low.x_km + hex_km * grid.width, low.y_km - tall,
            high.y_km + tall};
}

int Lattice::corner(Cell cell, bool top) const {
    if (cell.column < -1 || cell.row < -1 || cell.column > grid.width || cell.row > grid.height) {
        return -1;
    }
    return ((cell.row + 1) * (grid.width + 2) + cell.column + 1) * 2 + (top ? 1 : 0);
}

Point Lattice::corner_point(int corner) const {
    const int place = corner / 2;
    const Cell cell{place % (grid.width + 2) - 1, place / (grid.width + 2) - 1};
    const Point middle = centre(cell);
    const double tall = hex_km / root_three;
    return {middle.x_km, middle.y_km + ((corner & 1) != 0 ? tall : -tall)};
}

std::array<int, 6> Lattice::corners_of(Cell cell) const {
    return {corner(step(cell, 1), false), corner(cell, true),  corner(step(cell, 2), false),
            corner(step(cell, 4), true),  corner(cell, false), corner(step(cell, 5), true)};
}

std::array<Lattice::Edge, 3> Lattice::edges(int corner_id) const {
    const int place = corner_id / 2;
    const Cell cell{place % (grid.width + 2) - 1, place / (grid.width + 2) - 1};
    const bool top = (corner_id & 1) != 0;
    const Cell east = step(cell, top ? 1 : 5);
    const Cell west = step(cell, top ? 2 : 4);
    const Cell beyond = step(east, top ? 2 : 4);
    return {Edge{corner(east, !top), cell, east}, Edge{corner(west, !top), cell, west},
            Edge{corner(beyond, !top), east, west}};
}

Lattice lattice(const Map& map) { return {map.grid, map.origin, map.hex_km}; }

}  // namespace lishui
