#include "map/hex.h"

#include "map/plane.h"

namespace lishui {

Cell step(Cell from, int direction) {
    const auto d = static_cast<std::size_t>(direction);
    return {from.column + step_columns[static_cast<std::size_t>(from.row & 1)][d],
            from.row + step_rows[d]};
}

}  // namespace lishui
