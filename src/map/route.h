// Finding a way. The cost of a step is an argument, so that a route is found on what the asker
// knows: a desk's route goes round the enemy it believes in, not the enemy that is there.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "map/map.h"

namespace lishui {

inline constexpr int longest_route = 160;  // hexes

struct Route {
    int length = 0;   // number of hexes after the start; 0: there is no route, or already there
    int minutes = 0;  // by the asker's cost
    std::array<HexId, longest_route> hexes{};
};

// Marching minutes of a column by the table; no_march where there is no way.
inline constexpr int no_march = 0xFFFF;
inline const std::uint16_t* march_minutes_to(const Map& map, HexId to) {  // by hex
    return map.march_table.data() + to.index() * static_cast<std::size_t>(map.grid.size());
}
inline int march_minutes(const Map& map, HexId from, HexId to) {
    return march_minutes_to(map, to)[from.index()];
}

// The next hex on the shortest open way; none when already there or when there is no way.
HexId next_hex(const Map& map, HexId from, HexId to);

// The shortest route where entering a hex costs extra(hex) minutes more (negative: forbidden).
// Looks at no more than `patience` hexes and then gives up (length 0). Ties go to the lower hex
// number.
template <int patience = 400, class Extra>
Route find_route(const Map& map, HexId from, HexId to, Extra&& extra);

}  // namespace lishui

#include "map/route_search.h"
