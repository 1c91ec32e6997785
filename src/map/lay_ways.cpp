#include <algorithm>
#include <queue>

#include "map/laying.h"

namespace lishui {

namespace {

constexpr double farthest_off_line_hexes = 2.0;  // how far a way leaves its line for a crossing
constexpr double way_stray_cost = 3;             // of a step to a hex a hex's length off the line
constexpr double place_on_way_hexes = 0.3;       // a vertex this near to a place goes through it

// What a step costs that leads over a wide river without a site, when only the place is wanted
// where a site is missing.
constexpr double forbidden_step_cost = 50;

struct Search {
    const Laying& laying;
    const PlaneLine& line;
    bool over_rivers;  // go over wide rivers where it must be, to find out where

    // The cost of a step; negative when it cannot be taken.
    [[nodiscard]] double cost(HexId from, int direction, HexId to) const {
        const Map& map = laying.map;
        if (!passable(map.ground[to.index()])) return -1;
        const double away = distance_to_line(map.centre(to), line) / map.hex_km;
        if (away > farthest_off_line_hexes) return -1;
        const double cost = 1 + way_stray_cost * away * away;
        if (map.open(from, direction)) return cost;
        return over_rivers ? cost + forbidden_step_cost : -1;
    }
};

// The cheapest chain of hexes, both ends included; empty when there is none.
std::vector<HexId> chain(const Search& search, HexId from, HexId to) {
    const Map& map = search.laying.map;
    const auto size = static_cast<std::size_t>(map.grid.size());
    std::vector<double> cost(size, 1e18);
    std::vector<HexId> before(size);
    using Entry = std::pair<double, std::uint16_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    cost[from.index()] = 0;
    open.emplace(0.0, from.value);
    while (!open.empty()) {
        const auto [so_far, number] = open.top();
        open.pop();
        const HexId here(number);
        if (here == to) break;
        if (so_far > cost[here.index()]) continue;
        for (int d = 0; d < 6; ++d) {
            const HexId next = map.grid.neighbour(here, d);
            if (!next.exists()) continue;
            const double more = search.cost(here, d, next);
            if (more < 0 || so_far + more >= cost[next.index()]) continue;
            cost[next.index()] = so_far + more;
            before[next.index()] = here;
            open.emplace(so_far + more, next.value);
        }
    }
    std::vector<HexId> found;
    if (cost[to.index()] >= 1e18) return found;
    for (HexId hex = to; hex.exists(); hex = before[hex.index()])
        found.push_back(hex);
    std::reverse(found.begin(), found.end());
    return found;
}

// The hex of a place at this point, wherever its bank has put it; else the hex of the point, or the
// nearest land hex beside it.
HexId hex_of_point(const Laying& laying, Point p, bool places_only) {
    const Map& map = laying.map;
    double least = place_on_way_hexes * map.hex_km;
    HexId best;
    for (const Place& place : map.places) {
        const double away = distance(p, map.projection.plane(place.latitude, place.longitude));
        if (away >= least || !place.hex.exists()) continue;
        least = away;
        best = place.hex;
    }
    if (best.exists() || places_only) return best;
    const Cell home = laying.hexes.cell_at(p);
    least = 1e18;
    for (int d = -1; d < 6; ++d) {
        const HexId hex = laying.hexes.hex(d < 0 ? home : step(home, d));
        if (!hex.exists() || !passable(map.ground[hex.index()])) continue;
        const double away = distance(p, map.centre(hex));
        if (away >= least) continue;
        least = away;
        best = hex;
    }
    return best;
}

void mark(Map& map, const std::vector<HexId>& hexes, Way way) {
    for (std::size_t i = 1; i < hexes.size(); ++i) {
        const int d = map.grid.direction(hexes[i - 1], hexes[i]);
        for (Hexside* side :
             {&map.sides[hexes[i - 1].index()][static_cast<std::size_t>(d)],
              &map.sides[hexes[i].index()][static_cast<std::size_t>(opposite(d))]}) {
            if (way > side->way) side->way = way;
        }
    }
}

void fault_no_site(Laying& laying, const WayLayer& layer, HexId from, HexId to) {
    const Map& map = laying.map;
    const Point a = map.centre(from);
    const Point b = map.centre(to);
    const auto at = map.projection.degrees({(a.x_km + b.x_km) / 2, (a.y_km + b.y_km) / 2});
    const auto d = static_cast<std::size_t>(map.grid.direction(from, to));
    const std::string& river = map.rivers[map.sides[from.index()][d].river.index()].id;
    const std::string where = decimal(at.latitude, 3) + "N " + decimal(at.longitude, 3) + "E";
    laying.fault(
        layer.origin,
        {"道路“" + layer.id + "”在" + where + "附近要过河流“" + river + "”，那里没有渡口。",
         "The way '" + layer.id + "' has to cross '" + river + "' near " + where +
             ", where there is no crossing site."},
        {"在 crossing_sites.csv 里于" + where + "附近加一个渡口，或把道路在河边断开。",
         "Add a crossing site near " + where +
             " to crossing_sites.csv, or let the way end at the river."});
}

// Says where the way cannot go on: at a wide river without a site, or at water.
void fault_at_gap(Laying& laying, const WayLayer& layer, const PlaneLine& line, HexId from,
                  HexId to) {
    const Map& map = laying.map;
    const std::vector<HexId> over = chain({laying, line, true}, from, to);
    for (std::size_t i = 1; i < over.size(); ++i) {
        if (map.open(over[i - 1], map.grid.direction(over[i - 1], over[i]))) continue;
        fault_no_site(laying, layer, over[i - 1], over[i]);
        return;
    }
    laying.fault(
        layer.origin,
        {"道路“" + layer.id + "”沿线没有可走的陆地格相连。",
         "The way '" + layer.id + "' cannot be laid: no land hexes connect along its line."},
        {"检查它的坐标，以及它经过的湖泊。", "Check its positions, and the lakes that it passes."});
}

void lay_part(Laying& laying, const WayLayer& layer, const PlaneLine& whole,
              const PlaneLine& part) {
    // The points that the way must pass: its ends, and the places on it.
    std::vector<HexId> through;
    const auto pass = [&through](HexId hex) {
        if (hex.exists() && (through.empty() || through.back() != hex)) through.push_back(hex);
    };
    pass(hex_of_point(laying, part.front(), false));
    for (const Point vertex : whole) {
        const auto same = [vertex](Point p) { return distance(p, vertex) < 1e-6; };
        if (std::find_if(part.begin(), part.end(), same) == part.end()) continue;
        pass(hex_of_point(laying, vertex, true));
    }
    pass(hex_of_point(laying, part.back(), false));
    for (std::size_t i = 1; i < through.size(); ++i) {
        const std::vector<HexId> hexes = chain({laying, whole, false}, through[i - 1], through[i]);
        if (hexes.empty()) {
            fault_at_gap(laying, layer, whole, through[i - 1], through[i]);
            return;
        }
        mark(laying.map, hexes, layer.way);
    }
}

}  // namespace

void lay_ways(Laying& laying) {
    for (const WayLayer& layer : laying.layers.ways) {
        const PlaneLine whole = laying.on_plane(layer.line);
        for (const PlaneLine& part :
             densified_inside(whole, laying.hexes.box(), laying.map.hex_km / 10)) {
            lay_part(laying, layer, whole, part);
        }
    }
}

}  // namespace lishui
