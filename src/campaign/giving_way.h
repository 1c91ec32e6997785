// A leaf gives ground, breaks, or is lost. What the arithmetic of combat decided is carried out
// here.
#pragma once

#include "campaign/truth.h"

namespace lishui {

// Has it given ground so short a while ago that it stands now?
bool just_gave_way(const Scenario& scenario, const State& state, FormationId leaf, Moment at);

// The leaf goes back one hex, in order or in disorder. With no way out and broken it loses most of
// its men.
void give_way(const Scenario& scenario, State& state, FormationId leaf, bool breaks,
              double power_ratio, Moment at, Events& events);

// Disperses the leaf if too little of it is left. True if it did.
bool disperse_if_spent(const Scenario& scenario, State& state, FormationId leaf, Moment at,
                       Events& events);

}  // namespace lishui
