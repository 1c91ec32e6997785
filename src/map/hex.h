// The grid of hexes. Columns run west to east, rows south to north; flat distance between
// neighbouring centres is the scenario's hex size (5 km by default). Pointy-top hexes, odd rows
// shifted east by half a hex. Directions: 0 east, 1 north-east, 2 north-west, 3 west, 4 south-west,
// 5 south-east.
#pragma once

#include <array>

#include "base/id.h"

namespace lishui {

using HexId = Id<struct HexTag>;  // row * width + column

// What a step in each direction adds to the column, from an even row and from an odd one, which
// lies half a hex further east, and to the row.
inline constexpr std::array<std::array<int, 6>, 2> step_columns = {
    {{1, 0, -1, -1, -1, 0}, {1, 1, 0, -1, 0, 1}}};
inline constexpr std::array<int, 6> step_rows = {0, 1, 1, 0, -1, -1};

// A hex by two of its three axes. Whoever measures from one hex to many works it out once.
struct Axial {
    int across = 0;
    int up = 0;
};
constexpr int distance(Axial a, Axial b) {  // in hexes
    const auto size_of = [](int x) { return static_cast<unsigned>(x < 0 ? -x : x); };
    const int across = b.across - a.across;
    const int up = b.up - a.up;
    return static_cast<int>((size_of(across) + size_of(up) + size_of(across + up)) >> 1);
}

// Hexes from which distances to one hex are taken all at once. Laid out so that a compiler takes
// them eight at a time.
template <std::size_t most>
struct Spots {
    static_assert(most % 8 == 0);
    std::array<std::int16_t, most> across{}, up{};

    constexpr void put(std::size_t i, Axial at) {
        across[i] = static_cast<std::int16_t>(at.across);
        up[i] = static_cast<std::int16_t>(at.up);
    }
    // Of the first `count`, in hexes; what follows them, to the end of their eight, means nothing.
    [[nodiscard]] constexpr std::array<std::int16_t, most> distances(Axial to,
                                                                     std::size_t count) const {
        std::array<std::int16_t, most> away;
        for (std::size_t block = 0; block < count; block += 8)
            for (std::size_t k = 0; k < 8; ++k)
                away[block + k] = distance_of(block + k, to);
        return away;
    }
    [[nodiscard]] constexpr std::int16_t distance_of(std::size_t i, Axial to) const {
        const auto a = static_cast<std::int16_t>(across[i] - static_cast<std::int16_t>(to.across));
        const auto u = static_cast<std::int16_t>(up[i] - static_cast<std::int16_t>(to.up));
        const auto sum = static_cast<std::int16_t>(a + u);
        // The largest of the three is half of them all.
        const std::int16_t larger = larger_of(size_of(a), size_of(u));
        return larger_of(larger, size_of(sum));
    }

private:
    static constexpr std::int16_t larger_of(std::int16_t a, std::int16_t b) {
        return a > b ? a : b;
    }
    static constexpr std::int16_t size_of(std::int16_t x) {
        return larger_of(x, static_cast<std::int16_t>(-x));
    }
};

// Asked millions of times in a campaign, and so all of it inline. Made anew rather than changed:
// the width is kept in a second form.
struct Grid {
    int width = 0;
    int height = 0;

    constexpr Grid() = default;
    constexpr Grid(int columns, int rows)
        : width(columns),
          height(rows),
          share_(columns > 0 ? (one_ + static_cast<std::uint64_t>(columns) - 1) /
                                   static_cast<std::uint64_t>(columns)
                             : 0) {
        for (std::size_t odd = 0; odd < 2; ++odd)
            for (std::size_t d = 0; d < 6; ++d)
                steps_[odd][d] =
                    static_cast<std::int16_t>(step_rows[d] * columns + step_columns[odd][d]);
    }

    [[nodiscard]] constexpr int size() const { return width * height; }
    [[nodiscard]] constexpr int column(HexId h) const { return h.value - row(h) * width; }
    [[nodiscard]] constexpr int row(HexId h) const {
        return static_cast<int>((h.value * share_) >> 32);
    }
    [[nodiscard]] constexpr HexId at(int column, int row) const {  // none when outside
        if (static_cast<unsigned>(column) >= static_cast<unsigned>(width) ||
            static_cast<unsigned>(row) >= static_cast<unsigned>(height))
            return {};
        return HexId(static_cast<std::size_t>(row * width + column));
    }
    [[nodiscard]] constexpr HexId neighbour(HexId h, int direction) const {  // none at the edge
        const int from = row(h);
        const auto d = static_cast<std::size_t>(direction);
        return at(h.value - from * width + step_columns[static_cast<std::size_t>(from & 1)][d],
                  from + step_rows[d]);
    }
    [[nodiscard]] constexpr std::array<HexId, 6> neighbours(HexId h) const {  // by direction
        const int from = row(h), here = h.value - from * width;
        const auto odd = static_cast<std::size_t>(from & 1);
        std::array<HexId, 6> all;
        if (here > 0 && here < width - 1 && from > 0 && from < height - 1) {  // not at the edge
            for (std::size_t d = 0; d < 6; ++d)
                all[d].value = static_cast<std::uint16_t>(h.value + steps_[odd][d]);
        } else {
            for (std::size_t d = 0; d < 6; ++d)
                all[d] = at(here + step_columns[odd][d], from + step_rows[d]);
        }
        return all;
    }
    // From a number to the next ones, by direction; at the edge some lead to no neighbour.
    [[nodiscard]] constexpr const std::array<std::int16_t, 6>& steps(HexId h) const {
        return steps_[static_cast<std::size_t>(row(h) & 1)];
    }
    [[nodiscard]] constexpr bool at_the_edge(HexId h) const {
        const int up = row(h), here = h.value - up * width;
        return here == 0 || here == width - 1 || up == 0 || up == height - 1;
    }
    // Does the test hold for one of the neighbours?
    template <class Test>
    [[nodiscard]] constexpr bool any_beside(HexId h, Test&& test) const {
        const int from = row(h), here = h.value - from * width;
        const auto odd = static_cast<std::size_t>(from & 1);
        if (here > 0 && here < width - 1 && from > 0 && from < height - 1) {
            for (const std::int16_t step : steps_[odd])
                if (test(HexId(static_cast<std::size_t>(h.value + step)))) return true;
            return false;
        }
        for (std::size_t d = 0; d < 6; ++d) {
            const HexId hex = at(here + step_columns[odd][d], from + step_rows[d]);
            if (hex.exists() && test(hex)) return true;
        }
        return false;
    }
    [[nodiscard]] constexpr Axial axial(HexId h) const {
        const int up = row(h);
        return {h.value - up * width - (up >> 1), up};
    }
    [[nodiscard]] constexpr int distance(HexId a, HexId b) const {  // in hexes
        return lishui::distance(axial(a), axial(b));
    }
    // The direction 0..5 from a to an adjacent b; -1 if they are not adjacent.
    [[nodiscard]] constexpr int direction(HexId a, HexId b) const {
        if (!b.exists()) return -1;
        const std::array<HexId, 6> all = neighbours(a);
        for (int d = 0; d < 6; ++d)
            if (all[static_cast<std::size_t>(d)] == b) return d;
        return -1;
    }

private:
    static constexpr std::uint64_t one_ = std::uint64_t{1} << 32;
    // 1 / width in units of 2^-32, rounded up: times a 16-bit number it gives the whole part of the
    // division exactly, and spares the division.
    std::uint64_t share_ = 0;
    std::array<std::array<std::int16_t, 6>, 2> steps_{};  // from number to number
};

constexpr int opposite(int direction) { return (direction + 3) % 6; }

}  // namespace lishui
