// What became of a promise: at each sitting a headquarters looks whether the neighbour who gave his
// word is abreast, and what his word is worth from now on.
#pragma once

#include "campaign/event.h"
#include "campaign/state.h"

namespace lishui {

void settle_promises(const Scenario& scenario, State& state, HeadquartersId h, Events& events);

}  // namespace lishui
