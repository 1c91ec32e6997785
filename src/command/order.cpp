#include "command/order.h"

namespace lishui {

Bearing bearing(TaskKind kind) {
    switch (kind) {
        case TaskKind::advance:
        case TaskKind::attack:
        case TaskKind::seize:
        case TaskKind::secure:
        case TaskKind::pursue:
        case TaskKind::reconnoitre:
        case TaskKind::occupy:
        case TaskKind::cross:
        case TaskKind::move:
        case TaskKind::follow:
        case TaskKind::relieve:
            return Bearing::at_them;
        case TaskKind::hold:
        case TaskKind::retain:
        case TaskKind::defend:
        case TaskKind::block:
        case TaskKind::guard:
        case TaskKind::screen:
            return Bearing::stay;
        case TaskKind::delay:
        case TaskKind::withdraw:
        case TaskKind::cover:
            return Bearing::go_back;
    }
    return Bearing::stay;
}

bool same_wish(const Task& a, const Task& b) {
    return a.kind == b.kind && a.objective == b.objective && a.line == b.line &&
           a.concerning == b.concerning;
}

}  // namespace lishui
