// What the ground of a hex is made of, as far as a column on foot is concerned. It never changes
// during a campaign; rivers and ways are not ground but run along and over the sides of hexes.
#pragma once

#include <cstdint>

namespace lishui {

enum class Ground : std::uint8_t { plain, rolling, hills, mountains, marsh, lake };
inline constexpr int ground_kinds = 6;

// Nobody marches over a lake.
constexpr bool passable(Ground ground) { return ground != Ground::lake; }

}  // namespace lishui
