// Courses of action: what a commander could do, each estimated on his picture alone and weighed by
// his nature.
#pragma once

#include "command/appreciation.h"
#include "command/estimate.h"

namespace lishui {

// Lists and weighs the courses; `ordered` is the index of the mission as ordered.
void list_courses(const Desk& desk, const Estimate& known, Appreciation& appreciation);

// The line that lies next behind a place on the way to the base, of those this headquarters may
// use; none if there is none.
MeasureId line_behind(const Desk& desk, HexId place);

// The point of a line nearest to a place.
HexId nearest_on(const Desk& desk, MeasureId line, HexId place);

// Where a task leads: its objective, else the nearest point of its line, else the place itself.
HexId goal_of(const Desk& desk, const Task& task, HexId place);

}  // namespace lishui
