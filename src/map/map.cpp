#include "map/map.h"

#include "base/real.h"
#include "map/plane.h"

namespace lishui {

namespace {

constexpr double earth_radius_km = 6371.0088;

double radians(double degrees) { return degrees * (pi / 180); }
double in_degrees(double angle) { return angle * (180 / pi); }

}  // namespace

Projection::Point Projection::plane(double latitude, double longitude) const {
    const double phi = radians(latitude);
    const double phi0 = radians(centre_latitude);
    const double lambda = radians(longitude - centre_longitude);
    const double east = cosine(phi) * sine(lambda);
    const double north = cosine(phi0) * sine(phi) - sine(phi0) * cosine(phi) * cosine(lambda);
    const double ahead = sine(phi0) * sine(phi) + cosine(phi0) * cosine(phi) * cosine(lambda);
    const double off = square_root(east * east + north * north);
    if (!(off > 0)) return {0, 0};
    const double scale = earth_radius_km * arc_tangent(off, ahead) / off;
    return {scale * east, scale * north};
}

Projection::Degrees Projection::degrees(Point point) const {
    const double away = square_root(point.x_km * point.x_km + point.y_km * point.y_km);
    if (!(away > 0)) return {centre_latitude, centre_longitude};
    const double phi0 = radians(centre_latitude);
    const double c = away / earth_radius_km;
    const double height = cosine(c) * sine(phi0) + point.y_km * sine(c) * cosine(phi0) / away;
    const double phi = pi / 2 - arc_cosine(height);
    const double lambda = arc_tangent(
        point.x_km * sine(c), away * cosine(phi0) * cosine(c) - point.y_km * sine(phi0) * sine(c));
    return {in_degrees(phi), centre_longitude + in_degrees(lambda)};
}

Projection::Point Map::centre(HexId hex) const {
    return lattice(*this).centre({grid.column(hex), grid.row(hex)});
}

HexId Map::hex_at(double latitude, double longitude) const {
    const Lattice hexes = lattice(*this);
    const Point point = projection.plane(latitude, longitude);
    return hexes.box().holds(point) ? hexes.hex(hexes.cell_at(point)) : HexId();
}

PlaceId Map::place(std::string_view id) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].id == id) return PlaceId(i);
    }
    return {};
}

namespace {

std::vector<Projection::Point> points_of(const Map& map) {
    std::vector<Projection::Point> points;
    points.reserve(map.places.size());
    for (const Place& place : map.places)
        points.push_back(map.projection.plane(place.latitude, place.longitude));
    return points;
}

PlaceId nearest_among(const Map& map, const std::vector<Projection::Point>& points, HexId hex) {
    PlaceId nearest;
    double least = 1e18;
    const Point middle = map.centre(hex);
    for (std::size_t i = 0; i < points.size(); ++i) {
        // A place in the hex itself goes before all others, wherever the survey puts it.
        const double away =
            distance(middle, points[i]) - (map.places[i].hex == hex ? 10 * map.hex_km : 0);
        if (away < least) {
            least = away;
            nearest = PlaceId(i);
        }
    }
    return nearest;
}

}  // namespace

PlaceId Map::nearest_place(HexId hex) const {
    if (hex.index() < nearest.size()) return nearest[hex.index()];
    return nearest_among(*this, points_of(*this), hex);
}

void lay_nearest_places(Map& map) {
    const auto points = points_of(map);
    map.nearest.clear();
    map.nearest.reserve(static_cast<std::size_t>(map.grid.size()));
    for (int i = 0; i < map.grid.size(); ++i)
        map.nearest.push_back(nearest_among(map, points, HexId(static_cast<std::size_t>(i))));
}

bool Map::open(HexId from, int direction) const {
    const HexId to = grid.neighbour(from, direction);
    if (!to.exists() || !passable(ground[from.index()]) || !passable(ground[to.index()])) {
        return false;
    }
    const Hexside& side = sides[from.index()][static_cast<std::size_t>(direction)];
    return !side.river.exists() || side.site.exists() || rivers[side.river.index()].fordable;
}

}  // namespace lishui
