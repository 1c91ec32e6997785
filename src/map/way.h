// Ways on foot from one hex to the next, the better ones last. A way says how fast a column goes,
// not whether it may: rivers and lakes decide that.
#pragma once

#include <cstdint>

namespace lishui {

enum class Way : std::uint8_t { none, track, dyke, ditched_road, motor_road };
inline constexpr int way_kinds = 5;

}  // namespace lishui
