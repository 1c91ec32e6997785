// What a leaf sees around itself and the step it would take there: ways round the enemy it can see,
// ways out when it must give ground. Looks at the truth no farther than patrols go.
#pragma once

#include <array>
#include <span>

#include "campaign/truth.h"

namespace lishui {

inline constexpr int most_seen = 18;  // hexes within two

// The hexes within two of `hex` in which an enemy of `side` stands, the next ones first.
struct SeenEnemies {
    std::array<HexId, most_seen> hexes{};
    int count = 0;
    int next = 0;  // how many of them are in the next hexes
    [[nodiscard]] std::span<const HexId> all() const {
        return {hexes.data(), static_cast<std::size_t>(count)};
    }
};
SeenEnemies look_around(const Scenario& scenario, const State& state, HexId hex, SideId side);

// The next hex on the way there round the enemies seen; none when they bar every way. What was
// found is looked up among `found`, and kept there.
HexId step_round(const Scenario& scenario, HexId from, HexId to, const SeenEnemies& seen,
                 WaysFound& found);

// Where a leaf that gives ground goes: an open next hex without an enemy, towards its base, away
// from enemies, over a crossing site only in need. None: it is surrounded.
struct WayOut {
    HexId hex;
    SiteId site;
    int minutes = 0;
};
WayOut way_out(const Scenario& scenario, const State& state, FormationId leaf);

// The nearest seen enemy, by hexes; ties go to the first seen. None if no enemy is seen.
HexId nearest_enemy(const Scenario& scenario, const State& state, FormationId leaf);

}  // namespace lishui
