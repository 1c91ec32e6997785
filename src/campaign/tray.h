// Handing in. Every letter, of a headquarters or a leaf, begins here as a draft in the post's
// trays; the send phase gives it its way.
#pragma once

#include "campaign/event.h"
#include "campaign/state.h"

namespace lishui {

// Puts a draft into a tray under the sender's next number. When every tray is taken the letter is
// lost before it is carried, which its sender cannot know. Returns its id.
DispatchId hand_in(const Scenario& scenario, State& state, FormationId from, const Draft& draft,
                   Moment at);

// A report of a headquarters' own airmen or informants: from nobody's station, numbered by the hour
// and `which`, so that no running number tells of it before it comes.
void hand_in_from_outside(State& state, FormationId to, const Sighting& sighting, Moment at,
                          int which);

}  // namespace lishui
