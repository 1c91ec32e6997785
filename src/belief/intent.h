// What the enemy is about: for each group of the enemy a share of belief in each of four
// intentions, moved by signs and drawn back to what the commander expected anyway.
#pragma once

#include <array>
#include <span>

#include "belief/picture.h"

namespace lishui {

inline constexpr int most_enemy_groups = 3;
inline constexpr int intentions = 4;
enum class Intention : std::uint8_t { attack, hold, withdraw, lure };

struct Intent {
    FormationId group;  // an army, a war zone; none: nothing was heard of it
    // Thousandths by Intention, together 1,000.
    std::array<std::uint16_t, intentions> share{};
    Moment moved{0};  // when a sign last moved it

    [[nodiscard]] int of(Intention i) const { return share[static_cast<std::size_t>(i)]; }
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("group", s.group);
        visit("share", s.share);
        visit("moved", s.moved);
    }
};

// What is seen of an enemy formation, as a sign of its intention.
enum class Sign : std::uint8_t { attacks, defends, halts, comes, goes_off, withdraws, crosses };
inline constexpr int signs = 7;

using Expectation = std::array<double, intentions>;  // by Intention, together 1

// The sign that an entry of the picture gives to somebody who stands at `here`.
Sign sign_of(const PictureEntry& entry, HexId here, const Grid& grid);

// Weighs a sign. The longer ago the last, the more the expectation returns first. Returns the
// group's intent, or nullptr when there is no room for another group.
const Intent* weigh_sign(std::span<Intent, most_enemy_groups> intents, FormationId group, Sign sign,
                         Moment at, const Expectation& expected, const BeliefRules& rules);

}  // namespace lishui
