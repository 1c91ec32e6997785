// Estimates that a staff makes from its picture: its own power, the enemy's about a place, the fear
// of being cut off. Power is men weighted by the side's repute and by what returns say of their
// state. Nothing here knows how things are.
#pragma once

#include "base/rack.h"
#include "command/desk.h"
#include "command/powers.h"

namespace lishui {

inline constexpr int most_known_enemies = 48;
inline constexpr int most_neighbours = 8;
inline constexpr int most_own_powers = 16;  // room for most_subordinates

struct KnownEnemy {
    FormationId subject;
    HexId place;
    double power = 0;  // faded with the age of the entry
    double men = 0;
    bool going_back = false;
    const PictureEntry* entry = nullptr;
};

// A subordinate whose place is known.
struct OwnPart {
    HexId place;
    Axial at;
    double men = 0;
};

// How powers fade over the distances that a staff reckons with, worked out once.
struct Fadings {
    Fading taking_part, neighbours;  // of its own and its neighbours' powers
    Fading reach, half_reach;        // of the enemy's, as far as the desk's parts fight one battle
    Fading way_back;                 // of what bars the way back
};

// What a desk makes of its picture, worked out once for an appreciation.
struct Estimate {
    HexId place;       // where one's own main body stands; none: nothing is known
    double scale = 1;  // see scale_of
    double own_power = 0;
    double own_men = 0;
    double unfit_share = 0;
    double supply_days = 0;
    int enemy_count = 0;
    Rack<KnownEnemy, most_known_enemies> enemies;
    Powers<most_known_enemies> enemy_powers;
    std::size_t own_count = 0;  // subordinates of whom something is known
    Rack<const PictureEntry*, most_subordinates> own;
    int part_count = 0;
    Rack<OwnPart, most_subordinates> parts;
    Powers<most_own_powers> own_powers;
    int neighbour_count = 0;  // of those who have told us of themselves
    Powers<most_neighbours> neighbour_powers;
    Fadings fadings;
    Intent intent;  // of the enemy group with most men near here; no group: nothing is known
};

// Of all, or of its own men alone: enough for a staff that has only to report.
enum class Whom : std::uint8_t { all, its_own };
Estimate estimate(const Desk& desk, Whom of = Whom::all);

// The higher the headquarters, the farther apart its parts fight one battle: 1 for an army or
// corps.
double scale_of(const Desk& desk);

inline double kilometres(const Desk& desk, HexId a, HexId b) {
    return desk.map.grid.distance(a, b) * desk.map.hex_km;
}

// The power of an own formation, by what is known of it.
double power_of(const Desk& desk, const PictureEntry& entry);

// The chance of success of so much power against so much.
double chance_of(const Desk& desk, double own, double enemy);

// One's own power that could take part in what happens about a place.
double own_power_about(const Desk& desk, const Estimate& known, HexId place);

// The enemy's power about a place, as it fades over a reach.
double enemy_power_about(const Desk& desk, const Estimate& known, HexId place,
                         const Fading& fading);
Fading fading_over(const Desk& desk, double reach_km);

// The nearest known enemy to a place that is still fresh; nullptr if none.
const KnownEnemy* nearest_enemy(const Desk& desk, const Estimate& known, HexId place);

// Could a force at a place rest and refit: so many of its men cannot be used (share), and no enemy
// known presses it?
bool should_refit(const Desk& desk, const Estimate& known, HexId place, double unfit_share);

// What the plan rests on, to be compared with what it rested on: the share of one's own power in
// all power about the place, in thousandths, and 2,000 more when some of the enemy goes back.
std::uint16_t balance_of(const Desk& desk, const Estimate& known);

// 0..1: the fear that the way from a place back to the base is barred.
double fear_of_cut_off(const Desk& desk, const Estimate& known, HexId place);

}  // namespace lishui
