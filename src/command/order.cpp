#include "command/order.h"

namespace lishui {

bool same_wish(const Task& a, const Task& b) {
    return a.kind == b.kind && a.objective == b.objective && a.line == b.line &&
           a.concerning == b.concerning;
}

}  // namespace lishui
