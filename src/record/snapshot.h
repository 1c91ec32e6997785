// A snapshot: the whole state of a campaign at one moment, as bytes, and back. It says which
// scenario and which rules it belongs to; one that is cut, damaged, of another scenario or laid out
// otherwise is refused and leaves the given state alone.
#pragma once

#include <string>
#include <string_view>

#include "base/fault.h"
#include "campaign/state.h"

namespace lishui {

inline constexpr std::string_view snapshot_mark = "LISHUI-S";
inline constexpr std::uint16_t snapshot_version = 1;
inline constexpr std::size_t largest_snapshot_bytes = 4u << 20;

std::string save_snapshot(const Scenario& scenario, const State& state);

bool load_snapshot(std::string_view bytes, const std::string& name, const Scenario& scenario,
                   State& state, Faults& faults);

}  // namespace lishui
