// Ways on foot from one hex to the next: from none at all, across country, to a motor road. A way
// belongs to a hexside; it never changes during a campaign.
#pragma once

#include <cstdint>

namespace lishui {

enum class Way : std::uint8_t { none, track, dyke, ditched_road, motor_road };
inline constexpr int way_kinds = 5;

}  // namespace lishui
