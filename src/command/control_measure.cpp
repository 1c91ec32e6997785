#include "command/control_measure.h"

namespace lishui {

namespace {

HexId search(const ControlMeasure& measure, const Map& map, HexId place) {
    const Axial here = map.grid.axial(place);
    HexId nearest;
    int least = 1 << 20;
    for (const HexId hex : measure.hexes) {
        if (!passable(map.ground[hex.index()])) continue;
        const int away = distance(map.grid.axial(hex), here);
        if (away >= least) continue;
        least = away;
        nearest = hex;
    }
    return nearest;
}

}  // namespace

void lay_nearest(ControlMeasure& measure, const Map& map) {
    const auto size = static_cast<std::size_t>(map.grid.size());
    measure.nearest.clear();
    measure.nearest.reserve(size);
    for (std::size_t h = 0; h < size; ++h)
        measure.nearest.push_back(search(measure, map, HexId(h)));
}

HexId nearest_of(const ControlMeasure& measure, const Map& map, HexId place) {
    if (place.index() < measure.nearest.size()) return measure.nearest[place.index()];
    return search(measure, map, place);
}

}  // namespace lishui
