// The verbs of the trade: what one may be told to do, and whether that leads at the enemy, leaves
// one where one is, or leads back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lishui {

enum class TaskKind : std::uint8_t {
    hold,
    move,
    advance,
    attack,
    seize,
    secure,
    retain,
    defend,
    delay,
    withdraw,
    cover,
    guard,
    screen,
    cross,
    occupy,
    pursue,
    block,
    reconnoitre,
    relieve,
    follow,
    refit  // rest out of contact, and bring the force into order again
};
inline constexpr int task_kinds = 21;

// Does the task ask to go at the enemy, to stay, or to go back?
enum class Bearing : std::uint8_t { at_them, stay, go_back };
constexpr Bearing bearing_told(TaskKind kind) {
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
        case TaskKind::refit:
            return Bearing::stay;
        case TaskKind::delay:
        case TaskKind::withdraw:
        case TaskKind::cover:
            return Bearing::go_back;
    }
    return Bearing::stay;
}
// Asked of every course, and therefore looked up.
inline constexpr std::array<Bearing, task_kinds> bearing_by_kind = [] {
    std::array<Bearing, task_kinds> all{};
    for (std::size_t kind = 0; kind < all.size(); ++kind)
        all[kind] = bearing_told(static_cast<TaskKind>(kind));
    return all;
}();
constexpr Bearing bearing(TaskKind kind) { return bearing_by_kind[static_cast<std::size_t>(kind)]; }

}  // namespace lishui
