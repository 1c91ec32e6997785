// The grid of hexes. Columns run west to east, rows south to north; flat distance between
// neighbouring centres is the scenario's hex size (5 km by default). Pointy-top hexes, odd rows
// shifted east by half a hex. Directions: 0 east, 1 north-east, 2 north-west, 3 west, 4 south-west,
// 5 south-east.
#pragma once

#include "base/id.h"

namespace lishui {

using HexId = Id<struct HexTag>;  // row * width + column

struct Grid {
    int width = 0;
    int height = 0;

    [[nodiscard]] constexpr int size() const { return width * height; }
    [[nodiscard]] constexpr int column(HexId h) const { return h.value % width; }
    [[nodiscard]] constexpr int row(HexId h) const { return h.value / width; }
    [[nodiscard]] HexId at(int column, int row) const;            // none when outside
    [[nodiscard]] HexId neighbour(HexId h, int direction) const;  // none at the edge
    [[nodiscard]] int distance(HexId a, HexId b) const;           // in hexes
    // The direction 0..5 from a to an adjacent b; -1 if they are not adjacent.
    [[nodiscard]] int direction(HexId a, HexId b) const;
};

constexpr int opposite(int direction) { return (direction + 3) % 6; }

}  // namespace lishui
