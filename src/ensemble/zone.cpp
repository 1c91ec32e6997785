#include "ensemble/zone.h"

namespace lishui {

namespace {

// From the nearest hex of the line to the hex, in kilometres east and north.
Projection::Point from_line(const Map& map, const ControlMeasure& line, HexId hex) {
    const auto p = map.centre(hex);
    double least = 1e18;
    Projection::Point away{0, 0};
    for (const HexId on_it : line.hexes) {
        const auto q = map.centre(on_it);
        const double x = p.x_km - q.x_km, y = p.y_km - q.y_km;
        if (x * x + y * y >= least) continue;
        least = x * x + y * y;
        away = {x, y};
    }
    return away;
}

}  // namespace

void lay_about(const Map& map, HexId hex, double within_km, Zone& zone) {
    if (zone.empty()) zone.assign(map.ground.size(), 1);
    const auto at = map.centre(hex);
    for (std::size_t h = 0; h < zone.size(); ++h) {
        const auto p = map.centre(HexId(h));
        const double x = p.x_km - at.x_km, y = p.y_km - at.y_km;
        if (x * x + y * y > within_km * within_km + 0.01) zone[h] = 0;
    }
}

void lay_beyond(const Map& map, const ControlMeasure& line, Compass towards, Zone& zone) {
    zone.assign(map.ground.size(), 0);
    if (line.hexes.empty()) return;
    for (std::size_t h = 0; h < zone.size(); ++h) {
        const auto away = from_line(map, line, HexId(h));
        const double out = towards == Compass::north   ? away.y_km
                           : towards == Compass::south ? -away.y_km
                           : towards == Compass::east  ? away.x_km
                                                       : -away.x_km;
        zone[h] = out > 0.1 ? 1 : 0;
    }
}

}  // namespace lishui
