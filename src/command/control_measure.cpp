#include "command/control_measure.h"

#include <algorithm>

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

std::vector<HexId> stands_along(const ControlMeasure& measure, const Map& map) {
    std::vector<HexId> stands;
    const int length = static_cast<int>(measure.hexes.size());
    const int wanted = length < most_stands ? length : most_stands;
    for (int i = 0; i < wanted; ++i) {
        const int at = wanted == 1 ? 0 : i * (length - 1) / (wanted - 1);
        const HexId hex = measure.hexes[static_cast<std::size_t>(at)];
        const bool named = std::find(stands.begin(), stands.end(), hex) != stands.end();
        if (!named && passable(map.ground[hex.index()])) stands.push_back(hex);
    }
    return stands;
}

bool may_use(std::span<const Formation> formations, FormationId self,
             const ControlMeasure& measure) {
    for (const SideId side : measure.sides)
        if (side == formations[self.index()].side) return true;
    for (const FormationId holder : measure.holders) {
        for (FormationId f = self; f.exists(); f = formations[f.index()].superior)
            if (f == holder) return true;
    }
    return false;
}

}  // namespace

void lay_measure(ControlMeasure& measure, const Map& map) {
    const auto size = static_cast<std::size_t>(map.grid.size());
    measure.nearest.clear();
    measure.nearest.reserve(size);
    for (std::size_t h = 0; h < size; ++h)
        measure.nearest.push_back(search(measure, map, HexId(h)));
    measure.stands = stands_along(measure, map);
}

HexId nearest_of(const ControlMeasure& measure, const Map& map, HexId place) {
    if (place.index() < measure.nearest.size()) return measure.nearest[place.index()];
    return search(measure, map, place);
}

std::vector<MeasureId> lines_of(std::span<const Formation> formations,
                                std::span<const ControlMeasure> measures, FormationId self) {
    std::vector<MeasureId> lines;
    for (std::size_t m = 0; m < measures.size(); ++m)
        if (measures[m].kind == MeasureKind::phase_line && may_use(formations, self, measures[m]))
            lines.push_back(MeasureId(m));
    return lines;
}

}  // namespace lishui
