// Lines and areas that staffs draw on the map: phase lines, boundaries, objective areas.
#pragma once

#include <string>
#include <vector>

#include "forces/formation.h"
#include "map/map.h"

namespace lishui {

using MeasureId = Id<struct MeasureTag>;
enum class MeasureKind : std::uint8_t { phase_line, boundary, objective_area };

struct ControlMeasure {
    std::string id;
    Name name;
    MeasureKind kind = MeasureKind::phase_line;
    std::vector<SideId> sides;         // who uses it
    std::vector<FormationId> holders;  // or only these commands and those under them
    int order = 0;                     // phase lines: 1 is nearest to the base
    std::vector<HexId> hexes;          // a line: in order; an area: all its hexes
    bool without_gaps = false;         // each of them lies beside the one before it
};

}  // namespace lishui
