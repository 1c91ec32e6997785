// What the ground of a hex is made of, as far as it matters to men on foot. It never changes during
// a campaign; mud and frost are the business of the weather.
#pragma once

#include <cstdint>

namespace lishui {

enum class Ground : std::uint8_t { plain, rolling, hills, mountains, marsh, lake };
inline constexpr int ground_kinds = 6;

// Nobody marches over a lake.
constexpr bool passable(Ground ground) { return ground != Ground::lake; }

}  // namespace lishui
