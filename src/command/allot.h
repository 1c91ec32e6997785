// Allotting: from the course a commander has taken to a task for each subordinate, and the orders
// that go out for whatever has changed.
#pragma once

#include "command/commander.h"
#include "command/course_of_action.h"

namespace lishui {

// One task for each subordinate, in the order of desk.subordinates.
struct Allotment {
    std::array<Task, most_subordinates> tasks{};
    std::array<bool, most_subordinates>
        keeps{};  // he stays at the task he has: too far away for this course
    int count = 0;
};

Allotment allot(const Desk& desk, const Estimate& known, const Course& course);

// Orders for those whose task has changed, repetitions for those who object, leave for those who
// have objected long enough.
void write_orders(const Desk& desk, const Allotment& allotment, Decision& decision);

}  // namespace lishui
