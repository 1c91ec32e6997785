// Parts of the map as a yes or no for each hex: about a place, or on one side of a line. A zone is
// laid once, when a history is read, and then only looked up.
#pragma once

#include <cstdint>
#include <vector>

#include "command/control_measure.h"

namespace lishui {

using Zone = std::vector<std::uint8_t>;  // by hex; empty: anywhere

enum class Compass : std::uint8_t { north, south, east, west };

// Narrows the zone to what is within so far of the hex.
void lay_about(const Map& map, HexId hex, double within_km, Zone& zone);

// The hexes that lie on that side of the nearest hex of the line, those of the line itself not.
void lay_beyond(const Map& map, const ControlMeasure& line, Compass towards, Zone& zone);

inline bool holds(const Zone& zone, HexId hex) {
    return zone.empty() || (hex.exists() && zone[hex.index()] != 0);
}

}  // namespace lishui
