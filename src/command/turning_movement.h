// The turning movement: who pursues does not only press on the rear guard. He sends a part of his
// force by another way, round the enemies he believes in, to be in front of the main body or level
// with it at the next crossing site or road junction behind it. Reckoned on the desk's picture and
// the map alone; who is sent is told to block there, and marches as his task says.
#pragma once

#include <span>

#include "command/estimate.h"

namespace lishui {

// A subordinate who may be sent round, as the desk believes him to be.
struct Flanker {
    int index = 0;  // in desk.subordinates
    HexId place;
    FormationId blocks;  // the enemy whom he has been sent to block; none: he has not been sent
    HexId at;            // and where
};

struct TurningMovement {
    HexId place;  // where the enemy is to be met; none: nobody could be anywhere in time
    FormationId enemy;
    int count = 0;
    std::array<int, most_subordinates> who{};  // in desk.subordinates, the nearest first
};

// Whom a pursuit that leads to `goal` can send round, and where to.
TurningMovement turning_movement(const Desk& desk, const Estimate& known, HexId goal,
                                 std::span<const Flanker> all);

}  // namespace lishui
