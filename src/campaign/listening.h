// Listening to the enemy: a side's signals staffs read part of his traffic, hours late. What they
// make of it lies in their headquarters' tray as a sighting that names the dispatch.
#pragma once

#include "campaign/event.h"
#include "campaign/state.h"

namespace lishui {

// A letter goes on the air: is it read by an enemy, and what does he make of it?
void overhear(const Scenario& scenario, State& state, const Dispatch& dispatch, Events& events);

}  // namespace lishui
