#include <algorithm>

#include "map/laying.h"

namespace lishui {

namespace {

// A river is laid along the corners of the hexes: for each point of the true line, a corner near
// it, so that the corners of successive points are the same or joined by a hexside, and the whole
// stays as near to the line as it can.
struct Choice {
    int corner;
    std::uint16_t before;  // which choice of the point before
    double cost;           // of the whole chain to here
};
using Choices = std::vector<Choice>;

constexpr double reach_hexes = 1.05;        // corners this near to the line may be chosen
constexpr double spacing_hexes = 0.1;       // between the points of the line
constexpr double stray_cost = 6;            // of a hex's length at a hex's distance from the line
constexpr double side_cost = 0.5773502692;  // the length of a hexside in hexes

Choices near_corners(const Lattice& hexes, Point p) {
    Choices choices;
    const Cell home = hexes.cell_at(p);
    const auto add = [&](Cell cell) {
        for (const int corner : hexes.corners_of(cell)) {
            if (corner < 0) continue;
            const double away = distance(p, hexes.corner_point(corner)) / hexes.hex_km;
            if (away > reach_hexes) continue;
            const auto same = [corner](const Choice& c) { return c.corner == corner; };
            if (std::find_if(choices.begin(), choices.end(), same) != choices.end()) continue;
            choices.push_back({corner, 0, away * away * stray_cost * spacing_hexes});
        }
    };
    add(home);
    for (int d = 0; d < 6; ++d)
        add(step(home, d));
    return choices;
}

bool joined(const Lattice& hexes, int a, int b) {
    const auto edges = hexes.edges(a);
    return std::any_of(edges.begin(), edges.end(),
                       [b](const Lattice::Edge& edge) { return edge.to == b; });
}

// Adds to each choice the cheapest chain that leads to it; choices that no chain reaches go.
void link_choices(const Lattice& hexes, const Choices& before, Choices& now) {
    for (Choice& choice : now) {
        double best = 1e18;
        for (std::size_t i = 0; i < before.size(); ++i) {
            double cost = before[i].cost;
            if (before[i].corner != choice.corner) {
                if (cost + side_cost >= best || !joined(hexes, before[i].corner, choice.corner)) {
                    continue;
                }
                cost = cost + side_cost;
            }
            if (cost >= best) continue;
            best = cost;
            choice.before = static_cast<std::uint16_t>(i);
        }
        choice.cost = choice.cost + best;
    }
    std::erase_if(now, [](const Choice& choice) { return choice.cost >= 1e18; });
}

// The corners along a line, without loops.
std::vector<int> corners_along(const Lattice& hexes, const PlaneLine& line) {
    std::vector<Choices> steps;
    for (const Point p : line) {
        Choices now = near_corners(hexes, p);
        if (!steps.empty()) link_choices(hexes, steps.back(), now);
        if (now.empty()) continue;
        steps.push_back(std::move(now));
    }
    std::vector<int> chain;
    if (steps.empty()) return chain;
    std::size_t at = 0;
    for (std::size_t i = 1; i < steps.back().size(); ++i) {
        if (steps.back()[i].cost < steps.back()[at].cost) at = i;
    }
    for (std::size_t i = steps.size(); i-- > 0;) {
        chain.push_back(steps[i][at].corner);
        at = steps[i][at].before;
    }
    std::reverse(chain.begin(), chain.end());
    std::vector<int> plain;
    for (const int corner : chain) {
        const auto earlier = std::find(plain.begin(), plain.end(), corner);
        if (earlier != plain.end()) {
            plain.erase(earlier + 1, plain.end());
        } else {
            plain.push_back(corner);
        }
    }
    return plain;
}

// What is known of the rivers laid so far.
struct Laid {
    PlaneLine line;            // as surveyed
    std::vector<int> corners;  // as laid
};

// The shortest chain of corners to one of the goal's; empty when there is none close by.
std::vector<int> way_to(const Lattice& hexes, int from, const std::vector<int>& goal) {
    constexpr int farthest = 4;
    struct Reached {
        int corner;
        std::size_t before;
        int steps;
    };
    std::vector<Reached> reached{{from, 0, 0}};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        const Reached here = reached[i];
        if (std::find(goal.begin(), goal.end(), here.corner) != goal.end()) {
            std::vector<int> way;
            for (std::size_t n = i; n != 0; n = reached[n].before)
                way.push_back(reached[n].corner);
            std::reverse(way.begin(), way.end());
            return way;
        }
        if (here.steps == farthest) continue;
        for (const Lattice::Edge& edge : hexes.edges(here.corner)) {
            const auto same = [&edge](const Reached& r) { return r.corner == edge.to; };
            if (edge.to >= 0 &&
                std::find_if(reached.begin(), reached.end(), same) == reached.end()) {
                reached.push_back({edge.to, i, here.steps + 1});
            }
        }
    }
    return {};
}

// True when the chain now ends at one of the corners.
bool lead_on(const Lattice& hexes, std::vector<int>& chain, const std::vector<int>& goal) {
    if (std::find(goal.begin(), goal.end(), chain.back()) != goal.end()) return true;
    const std::vector<int> way = way_to(hexes, chain.back(), goal);
    for (const int corner : way) {
        const auto earlier = std::find(chain.begin(), chain.end(), corner);
        if (earlier != chain.end()) {
            chain.erase(earlier + 1, chain.end());
        } else {
            chain.push_back(corner);
        }
    }
    return !way.empty();
}

bool join_river(const Lattice& hexes, const std::vector<Laid>& laid, Point end,
                std::vector<int>& chain) {
    for (const Laid& other : laid) {
        if (distance_to_line(end, other.line) > hexes.hex_km) continue;
        if (lead_on(hexes, chain, other.corners)) return true;
    }
    return false;
}

// A mouth at a lake's shore reaches the lake, so that nobody walks between the two.
void join_lake(const Laying& laying, std::vector<int>& chain) {
    std::vector<int> shores;
    for (std::size_t h = 0; h < laying.map.ground.size(); ++h) {
        if (laying.map.ground[h] != Ground::lake) continue;
        for (const int corner : laying.hexes.corners_of(laying.hexes.cell(HexId(h)))) {
            shores.push_back(corner);
        }
    }
    lead_on(laying.hexes, chain, shores);
}

void mark_sides(Laying& laying, RiverId river, const std::vector<int>& chain) {
    const Lattice& hexes = laying.hexes;
    for (std::size_t i = 1; i < chain.size(); ++i) {
        const Point a = hexes.corner_point(chain[i - 1]);
        const Point b = hexes.corner_point(chain[i]);
        for (const Lattice::Edge& edge : hexes.edges(chain[i - 1])) {
            if (edge.to != chain[i]) continue;
            const bool one_is_left = turn(a, b, hexes.centre(edge.one)) > 0;
            const HexId left = hexes.hex(one_is_left ? edge.one : edge.other);
            const HexId right = hexes.hex(one_is_left ? edge.other : edge.one);
            if (!left.exists() || !right.exists()) continue;
            const int d = laying.map.grid.direction(left, right);
            Hexside& side = laying.map.sides[left.index()][static_cast<std::size_t>(d)];
            if (side.river.exists()) continue;  // two rivers in one bed: the wider keeps it
            side.river = river;
            laying.map.sides[right.index()][static_cast<std::size_t>(opposite(d))].river = river;
            laying.river_sides.push_back(
                {river, left, right, {(a.x_km + b.x_km) / 2, (a.y_km + b.y_km) / 2}});
        }
    }
}

void lay_river(Laying& laying, const RiverLayer& layer, std::vector<Laid>& laid) {
    const Lattice& hexes = laying.hexes;
    const RiverId river = river_called(laying.map, layer.river.id);
    const PlaneLine plane = laying.on_plane(layer.line);
    for (const PlaneLine& part :
         densified_inside(plane, hexes.box(), hexes.hex_km * spacing_hexes)) {
        std::vector<int> chain = corners_along(hexes, part);
        if (chain.empty()) continue;
        if (distance(part.back(), plane.back()) < 1e-6 &&
            !join_river(hexes, laid, part.back(), chain)) {
            join_lake(laying, chain);
        }
        if (distance(part.front(), plane.front()) < 1e-6) {
            std::reverse(chain.begin(), chain.end());
            join_river(hexes, laid, part.front(), chain);
            std::reverse(chain.begin(), chain.end());
        }
        mark_sides(laying, river, chain);
        laid.push_back({plane, chain});
    }
}

}  // namespace

void lay_rivers(Laying& laying) {
    std::vector<const RiverLayer*> order;
    for (const RiverLayer& layer : laying.layers.rivers) {
        order.push_back(&layer);
        if (!river_called(laying.map, layer.river.id).exists()) {
            laying.map.rivers.push_back(layer.river);
        }
    }
    std::stable_sort(order.begin(), order.end(), [](const RiverLayer* a, const RiverLayer* b) {
        return a->river.width_m > b->river.width_m;
    });
    std::vector<Laid> laid;
    for (const RiverLayer* layer : order)
        lay_river(laying, *layer, laid);
}

}  // namespace lishui
