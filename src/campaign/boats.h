// The boats at the crossing sites and the bridges that engineers build there: how long a leaf takes
// to cross, who waits there, and whether another site of the same river would serve it better.
// Questions about the truth; nobody is moved here.
#pragma once

#include "campaign/truth.h"

namespace lishui {

// How long the boats take for the whole leaf from a moment on, by day and night, with what acts on
// the site.
Minutes crossing_minutes(const Scenario& scenario, const State& state, FormationId leaf,
                         SiteId site, Moment at);

// The near bank of another site, not held by the enemy, by which a leaf that would have to queue
// here is sooner where it is bound; none if it does best to wait.
HexId better_site(const Scenario& scenario, const State& state, FormationId leaf, SiteId queued,
                  HexId bound, Moment at);

// A leaf has changed its hex (none: it is no more). Engineers who come to a site begin a bridge
// from the boats that they carry; where no engineers are left there is none.
void engineers_moved(const Scenario& scenario, State& state, FormationId leaf, HexId from,
                     HexId to);

}  // namespace lishui
