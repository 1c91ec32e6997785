// How a staff came to read an intention out of the enemy: sign after sign, with the belief before
// each and after it. Found again from the record: between signs belief goes back to what the
// commander expected anyway, and then the sign moves it.
#pragma once

#include <vector>

#include "record/playback.h"

namespace lishui {

using Shares = std::array<int, intentions>;  // per mille, by Intention

struct SignReading {
    IntentRead sign;
    int number = 0;    // of this staff's readings of this enemy, from 1
    Shares before{};   // as the sign before left it; at the first: as was expected anyway
    Shares by_then{};  // drawn back towards what was expected in the time between
    Shares after{};
    bool first = false;
    double trap_from =
        0;  // per mille of a lure from which on this run's commanders spoke of a trap

    [[nodiscard]] bool leads(Intention intention) const;  // after the sign, before all others
    [[nodiscard]] Intention most_likely_else() const;     // of all but a trap
    // A trap leads, or is likely enough for a staff to object to going on for fear of it.
    [[nodiscard]] bool suspects() const;
    // The sign by which the enemy's conduct came to look like one.
    [[nodiscard]] bool is_trap() const;
};

// On how many days of a thousand an enemy who means that would be seen to do it.
int mean_of(const Shares& shares);
Shares likely_of(const Scenario& scenario, Sign sign);
Shares expected_by(const Scenario& scenario, HeadquartersId holder);
std::vector<SignReading> readings_of(const Situation& situation, HeadquartersId holder,
                                     FormationId group);

// What the fear of a trap did to a decision: the best course at the enemy, as it was weighed and as
// it would have been without that fear.
struct Deterrence {
    int fear = 0;  // thousandths of worth, taken off every course at him
    int lure = 0;  // per mille, of the group that mattered most at this decision
    std::uint8_t blow = most_courses;  // none: no such course was seen
    std::int32_t with_fear = 0, without = 0;
    bool held_back = false;  // without that fear it would have been worth more than what was chosen
};
Deterrence deterrence_in(const Scenario& scenario, const Appreciated& made);

}  // namespace lishui
