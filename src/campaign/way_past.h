// The search for a way past enemies that a leaf can see, in the hexes about it. Asked by
// campaign/around, which keeps what was found; it moves nobody.
#pragma once

#include "campaign/around.h"

namespace lishui {

// The first step on the shortest way there past the enemies seen, the sides of their hexes being
// dear and the hexes themselves shut; none when they bar every way, or when the way round takes so
// much longer than the straight one that the rules call it none.
HexId way_past(const Scenario& scenario, HexId from, HexId to, const SeenEnemies& seen);

}  // namespace lishui
