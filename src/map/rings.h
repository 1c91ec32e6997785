// The hexes about a hex, ring by ring within each of six sectors: a sector begins with the hexes
// straight away in its direction, and each of these is followed by the others of its ring. For
// whoever looks about often; the offsets are worked out when compiling.
#pragma once

#include "map/hex.h"

namespace lishui {

inline constexpr int most_rings = 6;

struct RingOffsets {
    struct Offset {
        std::int8_t column = 0, row = 0, ring = 0;
    };
    static constexpr std::size_t in_sector = most_rings * (most_rings + 1) / 2;
    // By the parity of the middle's row, direction and number within the sector.
    std::array<std::array<std::array<Offset, in_sector>, 6>, 2> all{};
    std::array<std::size_t, most_rings + 1> count_within{};  // rings: how many of a sector

    constexpr RingOffsets() {
        for (std::size_t ring = 0; ring <= most_rings; ++ring)
            count_within[ring] = ring * (ring + 1) / 2;
        for (int odd = 0; odd < 2; ++odd)
            for (int direction = 0; direction < 6; ++direction)
                lay(odd, direction);
    }

private:
    constexpr void lay(int odd, int direction) {
        std::size_t next = 0;
        int column = 0, row = odd;
        for (int ring = 1; ring <= most_rings; ++ring) {
            go(column, row, direction);
            int along_column = column, along_row = row;
            for (int step = 0; step < ring; ++step) {
                all[static_cast<std::size_t>(odd)][static_cast<std::size_t>(direction)][next++] = {
                    static_cast<std::int8_t>(along_column),
                    static_cast<std::int8_t>(along_row - odd), static_cast<std::int8_t>(ring)};
                go(along_column, along_row, (direction + 2) % 6);
            }
        }
    }
    static constexpr void go(int& column, int& row, int direction) {
        const auto d = static_cast<std::size_t>(direction);
        column += step_columns[static_cast<std::size_t>(row & 1)][d];
        row += step_rows[d];
    }
};
inline constexpr RingOffsets ring_offsets;

// Calls see(hex, ring) for the hexes within so many rings. At the edge of the map the sight along a
// sector or a side of a ring ends where it leaves the map.
template <class See>
void look_round(const Grid& grid, HexId middle, int rings, See&& see) {
    const int row = grid.row(middle), column = grid.column(middle);
    const bool inside =
        row >= rings && row < grid.height - rings && column >= rings && column < grid.width - rings;
    if (inside) {
        for (const auto& sector : ring_offsets.all[static_cast<std::size_t>(row & 1)]) {
            for (std::size_t i = 0; i < ring_offsets.count_within[static_cast<std::size_t>(rings)];
                 ++i)
                see(HexId(static_cast<std::size_t>(middle.value + sector[i].row * grid.width +
                                                   sector[i].column)),
                    int{sector[i].ring});
        }
        return;
    }
    for (const auto& sector : ring_offsets.all[static_cast<std::size_t>(row & 1)]) {
        std::size_t corner = 0;
        for (int ring = 1; ring <= rings; corner += static_cast<std::size_t>(ring++)) {
            bool outside = false;
            for (std::size_t i = corner; i < corner + static_cast<std::size_t>(ring); ++i) {
                const HexId hex = grid.at(column + sector[i].column, row + sector[i].row);
                if (!hex.exists()) {
                    outside = i == corner;
                    break;
                }
                see(hex, ring);
            }
            if (outside) break;
        }
    }
}

}  // namespace lishui
