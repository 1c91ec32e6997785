#include "map/lay.h"

#include "base/real.h"
#include "map/laying.h"

namespace lishui {

namespace {

// Later in this list goes over earlier.
constexpr std::array<Ground, 5> layer_order = {Ground::rolling, Ground::hills, Ground::mountains,
                                               Ground::marsh, Ground::lake};

// The grid covers the box; its middle column and row lie about the box's middle.
bool lay_grid(Laying& laying, int most_hexes) {
    const Layers& layers = laying.layers;
    Map& map = laying.map;
    map.projection = {layers.centre_latitude, layers.centre_longitude};
    map.hex_km = layers.hex_km;
    Box box{1e18, -1e18, 1e18, -1e18};
    // Parallels bend on the plane: the middles of the edges count as well as the corners.
    for (const double longitude : {layers.west, (layers.west + layers.east) / 2, layers.east}) {
        for (const double latitude :
             {layers.south, (layers.south + layers.north) / 2, layers.north}) {
            const Point p = map.projection.plane(latitude, longitude);
            box.west = p.x_km < box.west ? p.x_km : box.west;
            box.east = p.x_km > box.east ? p.x_km : box.east;
            box.south = p.y_km < box.south ? p.y_km : box.south;
            box.north = p.y_km > box.north ? p.y_km : box.north;
        }
    }
    const double columns = round_down((box.east - box.west) / map.hex_km) + 1;
    const double rows = round_down((box.north - box.south) / (map.hex_km * 0.8660254037844386)) + 1;
    if (!(columns * rows <= most_hexes)) {
        const std::string count = decimal(clamped(columns * rows, 0.0, 1e9), 0);
        const std::string most = std::to_string(most_hexes);
        laying.fault({"scenario.toml", 0},
                     {"地图有" + count + "个六角格，上限为" + most + "。",
                      "The map has " + count + " hexes; the limit is " + most + "."},
                     {"缩小范围，或加大 hex_km。", "Make the box smaller or hex_km larger."});
        return false;
    }
    map.grid = {static_cast<int>(columns), static_cast<int>(rows)};
    map.origin = {box.west + map.hex_km / 4, box.south};
    const auto size = static_cast<std::size_t>(map.grid.size());
    map.ground.assign(size, Ground::plain);
    map.sides.assign(size, {});
    laying.hexes = lattice(map);
    return true;
}

// The middle of a hex and six points halfway to its sides.
std::array<Point, 7> samples(Point middle, double hex_km) {
    std::array<Point, 7> points;
    points[0] = middle;
    for (std::size_t d = 0; d < 6; ++d) {
        const double angle = static_cast<double>(d) * pi / 3;
        points[d + 1] = {middle.x_km + hex_km / 3 * cosine(angle),
                         middle.y_km + hex_km / 3 * sine(angle)};
    }
    return points;
}

Box bounds(const PlaneLine& line, double margin) {
    Box box{1e18, -1e18, 1e18, -1e18};
    for (const Point p : line) {
        box.west = p.x_km - margin < box.west ? p.x_km - margin : box.west;
        box.east = p.x_km + margin > box.east ? p.x_km + margin : box.east;
        box.south = p.y_km - margin < box.south ? p.y_km - margin : box.south;
        box.north = p.y_km + margin > box.north ? p.y_km + margin : box.north;
    }
    return box;
}

}  // namespace

PlaneLine Laying::on_plane(const Line& line) const {
    PlaneLine plane;
    plane.reserve(line.size());
    for (const Degree& at : line)
        plane.push_back(map.projection.plane(at.latitude, at.longitude));
    return plane;
}

void Laying::fault(const Origin& origin, Text sentence, Text hint) {
    faults.push_back({origin.file, origin.line, std::move(sentence), std::move(hint)});
}

RiverId river_called(const Map& map, const std::string& id) {
    for (std::size_t i = 0; i < map.rivers.size(); ++i) {
        if (map.rivers[i].id == id) return RiverId(i);
    }
    return {};
}

std::string decimal(double value, int places) {
    double scale = 1;
    for (int i = 0; i < places; ++i)
        scale = scale * 10;
    const bool negative = value < 0;
    const double whole = round_nearest((negative ? -value : value) * scale);
    std::string text = std::to_string(static_cast<long long>(whole));
    while (static_cast<int>(text.size()) <= places)
        text.insert(text.begin(), '0');
    if (places > 0) text.insert(text.end() - places, '.');
    return negative && whole > 0 ? '-' + text : text;
}

void lay_ground(Laying& laying) {
    Map& map = laying.map;
    for (const Ground ground : layer_order) {
        for (const AreaLayer& area : laying.layers.areas) {
            if (area.ground != ground) continue;
            const PlaneLine ring = laying.on_plane(area.ring);
            const Box box = bounds(ring, map.hex_km);
            for (std::size_t h = 0; h < map.ground.size(); ++h) {
                const Point middle = map.centre(HexId(h));
                if (!box.holds(middle)) continue;
                bool covered = inside(middle, ring);
                if (covered && ground == Ground::lake) {
                    // A lake shuts a hex only if it fills at least half of it.
                    int wet = 0;
                    for (const Point p : samples(middle, map.hex_km))
                        wet += inside(p, ring) ? 1 : 0;
                    covered = wet >= 4;
                }
                if (covered) map.ground[h] = ground;
            }
        }
    }
}

Map lay_map(const Layers& layers, int most_hexes, Faults& faults) {
    Laying laying{layers, faults, {}, {}, {}, {}};
    if (!lay_grid(laying, most_hexes)) return std::move(laying.map);
    lay_ground(laying);
    lay_rivers(laying);
    lay_places(laying);
    lay_nearest_places(laying.map);
    lay_sites(laying);
    lay_ways(laying);
    return std::move(laying.map);
}

std::vector<HexId> hexes_along(const Map& map, const Line& line) {
    const Lattice hexes = lattice(map);
    PlaneLine plane;
    for (const Degree& at : line)
        plane.push_back(map.projection.plane(at.latitude, at.longitude));
    if (plane.size() == 1) plane.push_back(plane.front());
    std::vector<HexId> found;
    for (const PlaneLine& part : densified_inside(plane, hexes.box(), map.hex_km / 20)) {
        for (const Point p : part) {
            const HexId hex = hexes.hex(hexes.cell_at(p));
            if (hex.exists() && (found.empty() || found.back() != hex)) found.push_back(hex);
        }
    }
    return found;
}

}  // namespace lishui
