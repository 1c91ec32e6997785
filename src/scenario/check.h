// What must hold between the parts of a scenario after each has been read by itself: lines of
// command without rings, nobody out of reach of his superior, no two sides in one hex, and the
// limits of a campaign. It also allots the slots of the pictures, which depend on all of them.
#pragma once

#include "scenario/reading.h"

namespace lishui {

void check_scenario(Reading& reading);

// How many formations each headquarters can have in its picture. False when they do not fit.
bool allot_pictures(Scenario& scenario);

}  // namespace lishui
