// The kinds of frame in a journal. Known to its writer and its reader, and to nobody else.
#pragma once

#include <bit>
#include <cstdint>

#include "base/check.h"
#include "record/layout.h"

namespace lishui {

inline constexpr std::uint8_t opening_frame = 1;
inline constexpr std::uint8_t hour_frame = 2;
inline constexpr std::uint8_t end_frame = 3;

}  // namespace lishui
