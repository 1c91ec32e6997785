// A single battle as the record tells of it before it was fought: two forces, the ground, the
// season, the year. No campaign, no commander: for judging the arithmetic of combat against battles
// that were fought. What came of a battle is never read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "combat/combat_rules.h"
#include "forces/force_rules.h"
#include "map/ground.h"

namespace lishui {

struct BattleSide {
    double men = 0;
    double guns = -1;  // -1: not known; then as many as are usual
    double tanks = 0;
    double worth = 100;   // hundredths, as Condition::quality
    double attack = 100;  // hundredths: what his attacks have for them besides the worth of men
    double cost = 100;    // hundredths: what this fight costs it in men, against others alike
    double pace = 100;    // hundredths: how far its attacks go, likewise
    double resolve = 0;   // 0..1, to hold at all costs
    std::string nation;   // whose worth the rules give: "germany"; empty: nobody's, 100
    std::string army;     // whose attack they give: "germany_1914"; empty: nobody's, 100
    std::string army_on_front;  // whose cost and pace: "germany_west_1914"; empty: nobody's, 100
};

enum class Season : std::uint8_t { spring, summer, autumn, winter };

struct Battle {
    std::string id;
    BattleSide attacker, defender;
    int year = 1943;
    Ground ground = Ground::rolling;
    double dug_in_hours = 24;
    bool delaying = false;
    bool rain = false;
    bool woods = false;
    bool across_water = false;
    Season season = Season::summer;
    double air_mastery = 0;  // of the attacker, -1..1
    double front_km = 0;     // 0: not known
};

enum class Ending : std::uint8_t {
    gave_way_to_manoeuvre,  // the defender: to the odds, his flank, his orders
    gave_way_to_losses,     // the defender: to losses, disorder, want of rounds
    broke,                  // the defender gave way in disorder
    destroyed,              // nothing was left of the defender
    called_off,             // the attacker, for the odds
    called_off_for_losses,  // the attacker, for losses, disorder, want of rounds
    spent,                  // nothing was left of the attacker
    died_down,
};
inline constexpr int ending_kinds = 8;

constexpr bool attacker_won(Ending ending) { return ending <= Ending::destroyed; }

// One play of a battle.
struct BattlePlay {
    Ending ending = Ending::died_down;
    bool by_losses = false;  // who ended it did so for losses, disorder, want of rounds
    int days = 1;            // of the calendar, the first and the last included
    double attacker_loss = 0, defender_loss = 0;  // shares of their men
    double advance_km = 0;
};

// Pulse by pulse with the rooms of combat, as a campaign does it. Run k of a seed is always the
// same.
BattlePlay play(const Battle& battle, std::uint64_t seed, std::uint32_t run,
                const CombatRules& rules, const ForceRules& forces);

}  // namespace lishui
