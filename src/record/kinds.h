// How many kinds there are of each thing that is written as a number, so that a reader of a journal
// or a save can refuse a kind that does not exist. A new enumeration does not compile until it has
// a line here.
#pragma once

#include "campaign/event.h"
#include "campaign/state.h"

namespace lishui {

template <class Enumeration>
struct Kinds;  // a line is missing below

template <>
struct Kinds<Doing> {
    static constexpr int count = doing_kinds;
};
template <>
struct Kinds<Seen> {
    static constexpr int count = seen_kinds;
};
template <>
struct Kinds<Activity> {
    static constexpr int count = activity_kinds;
};
template <>
struct Kinds<TaskKind> {
    static constexpr int count = task_kinds;
};
template <>
struct Kinds<CourseKind> {
    static constexpr int count = course_kinds;
};
template <>
struct Kinds<Obedience> {
    static constexpr int count = obediences;
};
template <>
struct Kinds<LadderStep> {
    static constexpr int count = ladder_steps;
};
template <>
struct Kinds<Inducement> {
    static constexpr int count = inducements;
};
template <>
struct Kinds<Sign> {
    static constexpr int count = signs;
};
template <>
struct Kinds<Milestone> {
    static constexpr int count = milestone_kinds;
};
template <>
struct Kinds<Means> {
    static constexpr int count = means_kinds;
};
template <>
struct Kinds<Fate> {
    static constexpr int count = static_cast<int>(Fate::lost) + 1;
};
template <>
struct Kinds<Stage> {
    static constexpr int count = static_cast<int>(Stage::in_tray) + 1;
};
template <>
struct Kinds<Precedence> {
    static constexpr int count = static_cast<int>(Precedence::urgent) + 1;
};
template <>
struct Kinds<Sky> {
    static constexpr int count = static_cast<int>(Sky::snow) + 1;
};

}  // namespace lishui
