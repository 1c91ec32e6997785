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

// What each does when the order is carried out with only the first so many of them (at least one);
// the others do what the commander thinks right.
Allotment divided(const Allotment& ordered, const Allotment& preferred, int first);

// Orders for those whose task has changed. Returns a bit for each who got one.
std::uint32_t write_orders(const Desk& desk, const Allotment& allotment, Decision& decision);

}  // namespace lishui
