// Lines and areas that staffs draw on the map: phase lines, boundaries, objective areas.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "forces/formation.h"
#include "map/map.h"

namespace lishui {

using MeasureId = Id<struct MeasureTag>;
inline constexpr int most_zones = 32;
inline constexpr int most_stands = 24;
// A zone belongs to one headquarters: no other fights in it without leave, and its holder answers
// for it.
enum class MeasureKind : std::uint8_t { phase_line, boundary, objective_area, zone };

struct ControlMeasure {
    std::string id;
    Name name;
    MeasureKind kind = MeasureKind::phase_line;
    std::vector<SideId> sides;         // who uses it
    std::vector<FormationId> holders;  // or only these commands and those under them
    int order = 0;                     // phase lines: 1 is nearest to the base
    std::vector<HexId> hexes;          // a line: in order; an area: all its hexes
    int zone_bit = -1;                 // of a zone: its place in a headquarters' zones
    std::vector<HexId> nearest;        // of them by hex of the map
    std::vector<HexId> stands;         // passable hexes of it, evenly spread in their order
};

// Works out which hex of a measure is nearest to each hex of the map, and where in it troops would
// stand: staffs ask it all the time.
void lay_measure(ControlMeasure& measure, const Map& map);

// The passable hex of a measure that is nearest to a place, by hexes; ties go to the first. None if
// none is passable.
HexId nearest_of(const ControlMeasure& measure, const Map& map, HexId place);

// The phase lines that a headquarters may use: its side's, and its own or those of one above it.
std::vector<MeasureId> lines_of(std::span<const Formation> formations,
                                std::span<const ControlMeasure> measures, FormationId self);

}  // namespace lishui
