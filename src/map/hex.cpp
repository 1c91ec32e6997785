#include "map/hex.h"

#include <array>

#include "map/plane.h"

namespace lishui {

Cell step(Cell from, int direction) {
    // From an even row and from an odd one, which lies half a hex further east.
    constexpr std::array<std::array<int, 6>, 2> columns = {
        {{1, 0, -1, -1, -1, 0}, {1, 1, 0, -1, 0, 1}}};
    constexpr std::array<int, 6> rows = {0, 1, 1, 0, -1, -1};
    const auto d = static_cast<std::size_t>(direction);
    return {from.column + columns[static_cast<std::size_t>(from.row & 1)][d], from.row + rows[d]};
}

HexId Grid::at(int column, int row) const {
    if (column < 0 || row < 0 || column >= width || row >= height) return {};
    return HexId(static_cast<std::size_t>(row * width + column));
}

HexId Grid::neighbour(HexId h, int direction) const {
    const Cell cell = step({column(h), row(h)}, direction);
    return at(cell.column, cell.row);
}

int Grid::distance(HexId a, HexId b) const {
    const auto skewed = [this](HexId h) { return column(h) - (row(h) - (row(h) & 1)) / 2; };
    const auto size_of = [](int x) { return x < 0 ? -x : x; };
    const int across = skewed(b) - skewed(a);
    const int up = row(b) - row(a);
    return (size_of(across) + size_of(up) + size_of(across + up)) / 2;
}

int Grid::direction(HexId a, HexId b) const {
    for (int d = 0; d < 6; ++d) {
        if (neighbour(a, d) == b && b.exists()) return d;
    }
    return -1;
}

}  // namespace lishui
