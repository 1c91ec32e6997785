#include "battle/nations.h"

#include <array>
#include <string_view>

namespace lishui {

namespace {

// Whose men the rules know the worth of, under the names of the record.
struct Nation {
    std::string_view actor;
    std::string_view name;
    double CombatRules::*worth;
};
constexpr std::array<Nation, 18> nations{{
    {"Germany", "germany", &CombatRules::worth_of_germany},
    {"Prussia", "germany", &CombatRules::worth_of_germany},
    {"USA", "usa", &CombatRules::worth_of_usa},
    {"Great Britain", "britain", &CombatRules::worth_of_britain},
    {"France", "france", &CombatRules::worth_of_france},
    {"USSR", "russia", &CombatRules::worth_of_russia},
    {"Russia", "russia", &CombatRules::worth_of_russia},
    {"Japan", "japan", &CombatRules::worth_of_japan},
    {"Israel", "israel", &CombatRules::worth_of_israel},
    {"Egypt", "arab_states", &CombatRules::worth_of_arab_states},
    {"Syria", "arab_states", &CombatRules::worth_of_arab_states},
    {"Jordan", "arab_states", &CombatRules::worth_of_arab_states},
    {"Iraq", "arab_states", &CombatRules::worth_of_arab_states},
    {"Ottoman Empire", "ottoman_empire", &CombatRules::worth_of_ottoman_empire},
    {"Austria", "austria", nullptr},
    {"Serbia", "serbia", nullptr},
    {"Italy", "italy", nullptr},
    {"North Korea", "north_korea", nullptr},
}};

// Japanese soldiers were forbidden to be taken from January 1941; before that they gave ground as
// others did.
constexpr int japan_holds_from = 1941;

// An army of a time attacks as it has learned to, whatever its men are worth. Those with three
// attacks or more in the training part of the record.
struct Army {
    std::string_view name;
    std::string_view nation;
    int from, until;  // years, both included
    double CombatRules::*attack;
};
constexpr std::array<Army, 18> armies{{
    {"japan_1904", "japan", 1900, 1913, &CombatRules::attack_of_japan_1904},
    {"austria_1914", "austria", 1914, 1917, &CombatRules::attack_of_austria_1914},
    {"britain_1914", "britain", 1914, 1917, &CombatRules::attack_of_britain_1914},
    {"france_1914", "france", 1914, 1917, &CombatRules::attack_of_france_1914},
    {"germany_1914", "germany", 1914, 1917, &CombatRules::attack_of_germany_1914},
    {"russia_1914", "russia", 1914, 1917, &CombatRules::attack_of_russia_1914},
    {"germany_1918", "germany", 1918, 1918, &CombatRules::attack_of_germany_1918},
    {"usa_1918", "usa", 1918, 1918, &CombatRules::attack_of_usa_1918},
    {"britain_1940", "britain", 1940, 1945, &CombatRules::attack_of_britain_1940},
    {"germany_1940", "germany", 1940, 1945, &CombatRules::attack_of_germany_1940},
    {"japan_1940", "japan", 1940, 1945, &CombatRules::attack_of_japan_1940},
    {"russia_1940", "russia", 1940, 1945, &CombatRules::attack_of_russia_1940},
    {"usa_1940", "usa", 1940, 1945, &CombatRules::attack_of_usa_1940},
    {"usa_1950", "usa", 1946, 1960, &CombatRules::attack_of_usa_1950},
    {"israel_1948", "israel", 1946, 1960, &CombatRules::attack_of_israel_1948},
    {"israel_1967", "israel", 1961, 1970, &CombatRules::attack_of_israel_1967},
    {"israel_1973", "israel", 1971, 1990, &CombatRules::attack_of_israel_1973},
    {"arab_states_1973", "arab_states", 1971, 1990, &CombatRules::attack_of_arab_states_1973},
}};

void know_army(BattleSide& side, int year, const CombatRules& rules) {
    for (const Army& army : armies) {
        if (army.nation != side.nation || year < army.from || year > army.until) continue;
        side.army = army.name;
        side.attack = rules.*army.attack;
    }
}

}  // namespace

void know_nation(BattleSide& side, const std::string& actors, int year, const CombatRules& rules) {
    for (const Nation& nation : nations) {
        if (!actors.starts_with(nation.actor)) continue;
        side.nation = nation.name;
        if (nation.worth != nullptr) side.worth = rules.*nation.worth;
        if (nation.name == "japan" && year >= japan_holds_from) side.resolve = 1;
    }
    know_army(side, year, rules);
}

}  // namespace lishui
