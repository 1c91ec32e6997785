// The boats at the crossing sites: how long a leaf takes to cross, who waits there, and whether
// another site of the same river would serve it better. Pure questions about the truth; nothing is
// moved here.
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

}  // namespace lishui
