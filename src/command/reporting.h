// What a headquarters tells others: its own return to the superior, answers and objections, and
// news of the enemy up and down. Written from the picture, and so only as true as that; own losses
// pass through the writer's candour.
#pragma once

#include "command/commander.h"
#include "command/estimate.h"

namespace lishui {

// The return a headquarters makes on itself.
Return own_return(const Desk& desk, const Estimate& known);

void write_reports(const Desk& desk, const Estimate& known, Decision& decision);

// Answers the order that is the present mission, or objects to it.
void write_stand_on_mission(const Desk& desk, const Estimate& known, Decision& decision);

}  // namespace lishui
