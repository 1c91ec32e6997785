// Numbers that name things. A headquarters, a hex, a river is named by a small typed number, so
// that one cannot be taken for another and nothing needs a pointer. Any room may use them; they
// never say anything about the thing they name.
#pragma once

#include <compare>
#include <cstdint>

namespace lishui {

template <class Tag>
struct Id {
    static constexpr std::uint16_t none_value = 0xFFFF;
    std::uint16_t value = none_value;

    constexpr Id() = default;
    constexpr explicit Id(std::size_t index) : value(static_cast<std::uint16_t>(index)) {}

    [[nodiscard]] constexpr bool exists() const { return value != none_value; }
    [[nodiscard]] constexpr std::size_t index() const { return value; }
    constexpr auto operator<=>(const Id&) const = default;
};

}  // namespace lishui
