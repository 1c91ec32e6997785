#include "battle/fronts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace lishui {

namespace {

// The first that fits is meant.
struct Front {
    std::string_view name;
    int from, until;          // years, both included
    std::string_view nation;  // of one of the two sides; empty: whoever
    std::string_view place;   // a word of where it was; empty: wherever
};
constexpr std::array<Front, 16> fronts{{
    {"outer_1914", 1914, 1918, "russia", ""},
    {"outer_1914", 1914, 1918, "austria", ""},
    {"outer_1914", 1914, 1918, "ottoman_empire", ""},
    {"outer_1914", 1914, 1918, "serbia", ""},
    {"outer_1914", 1914, 1918, "italy", ""},
    {"west_1914", 1914, 1917, "", ""},
    {"west_1918", 1918, 1918, "", ""},
    {"pacific_1941", 1941, 1945, "japan", ""},
    {"east_1941", 1941, 1945, "russia", ""},
    {"italy_1943", 1943, 1945, "", "ITALY"},
    {"africa_1940", 1940, 1943, "", "AFRICA"},
    {"west_1940", 1940, 1945, "", ""},
    {"korea_1950", 1950, 1953, "", ""},
    {"levant_1948", 1946, 1960, "israel", ""},
    {"levant_1967", 1961, 1970, "israel", ""},
    {"levant_1973", 1971, 1990, "israel", ""},
}};

// Each figure for which the training part of the record has three battles of three families.
struct ArmyOnFront {
    std::string_view nation, front;
    double CombatRules::*attack_cost;
    double CombatRules::*defence_cost;
    double CombatRules::*pace;
};
constexpr std::array<ArmyOnFront, 29> armies_on_fronts{{
    {"austria", "outer_1914", &CombatRules::attack_cost_of_austria_outer_1914,
     &CombatRules::defence_cost_of_austria_outer_1914, &CombatRules::pace_of_austria_outer_1914},
    {"britain", "outer_1914", &CombatRules::attack_cost_of_britain_outer_1914, nullptr,
     &CombatRules::pace_of_britain_outer_1914},
    {"germany", "outer_1914", &CombatRules::attack_cost_of_germany_outer_1914, nullptr,
     &CombatRules::pace_of_germany_outer_1914},
    {"italy", "outer_1914", nullptr, &CombatRules::defence_cost_of_italy_outer_1914, nullptr},
    {"ottoman_empire", "outer_1914", nullptr,
     &CombatRules::defence_cost_of_ottoman_empire_outer_1914, nullptr},
    {"russia", "outer_1914", &CombatRules::attack_cost_of_russia_outer_1914,
     &CombatRules::defence_cost_of_russia_outer_1914, nullptr},
    {"britain", "west_1914", &CombatRules::attack_cost_of_britain_west_1914,
     &CombatRules::defence_cost_of_britain_west_1914, nullptr},
    {"france", "west_1914", &CombatRules::attack_cost_of_france_west_1914,
     &CombatRules::defence_cost_of_france_west_1914, nullptr},
    {"germany", "west_1914", &CombatRules::attack_cost_of_germany_west_1914,
     &CombatRules::defence_cost_of_germany_west_1914, &CombatRules::pace_of_germany_west_1914},
    {"britain", "west_1918", nullptr, &CombatRules::defence_cost_of_britain_west_1918, nullptr},
    {"germany", "west_1918", &CombatRules::attack_cost_of_germany_west_1918,
     &CombatRules::defence_cost_of_germany_west_1918, nullptr},
    {"usa", "west_1918", &CombatRules::attack_cost_of_usa_west_1918, nullptr,
     &CombatRules::pace_of_usa_west_1918},
    {"japan", "pacific_1941", &CombatRules::attack_cost_of_japan_pacific_1941,
     &CombatRules::defence_cost_of_japan_pacific_1941, nullptr},
    {"usa", "pacific_1941", &CombatRules::attack_cost_of_usa_pacific_1941, nullptr,
     &CombatRules::pace_of_usa_pacific_1941},
    {"germany", "east_1941", nullptr, &CombatRules::defence_cost_of_germany_east_1941, nullptr},
    {"russia", "east_1941", &CombatRules::attack_cost_of_russia_east_1941, nullptr,
     &CombatRules::pace_of_russia_east_1941},
    {"britain", "italy_1943", &CombatRules::attack_cost_of_britain_italy_1943,
     &CombatRules::defence_cost_of_britain_italy_1943, &CombatRules::pace_of_britain_italy_1943},
    {"germany", "italy_1943", &CombatRules::attack_cost_of_germany_italy_1943,
     &CombatRules::defence_cost_of_germany_italy_1943, &CombatRules::pace_of_germany_italy_1943},
    {"usa", "italy_1943", &CombatRules::attack_cost_of_usa_italy_1943,
     &CombatRules::defence_cost_of_usa_italy_1943, &CombatRules::pace_of_usa_italy_1943},
    {"germany", "west_1940", nullptr, &CombatRules::defence_cost_of_germany_west_1940, nullptr},
    {"usa", "west_1940", &CombatRules::attack_cost_of_usa_west_1940, nullptr,
     &CombatRules::pace_of_usa_west_1940},
    {"north_korea", "korea_1950", nullptr, &CombatRules::defence_cost_of_north_korea_korea_1950,
     nullptr},
    {"usa", "korea_1950", &CombatRules::attack_cost_of_usa_korea_1950, nullptr,
     &CombatRules::pace_of_usa_korea_1950},
    {"arab_states", "levant_1948", nullptr, &CombatRules::defence_cost_of_arab_states_levant_1948,
     nullptr},
    {"israel", "levant_1948", &CombatRules::attack_cost_of_israel_levant_1948, nullptr, nullptr},
    {"arab_states", "levant_1967", nullptr, &CombatRules::defence_cost_of_arab_states_levant_1967,
     nullptr},
    {"israel", "levant_1967", &CombatRules::attack_cost_of_israel_levant_1967, nullptr,
     &CombatRules::pace_of_israel_levant_1967},
    {"arab_states", "levant_1973", &CombatRules::attack_cost_of_arab_states_levant_1973,
     &CombatRules::defence_cost_of_arab_states_levant_1973, nullptr},
    {"israel", "levant_1973", &CombatRules::attack_cost_of_israel_levant_1973,
     &CombatRules::defence_cost_of_israel_levant_1973, &CombatRules::pace_of_israel_levant_1973},
}};

std::string in_capitals(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string_view front_of(const Battle& battle, const std::string& where) {
    const std::string place = in_capitals(where);
    for (const Front& front : fronts) {
        if (battle.year < front.from || battle.year > front.until) continue;
        if (!front.nation.empty() && front.nation != battle.attacker.nation &&
            front.nation != battle.defender.nation) {
            continue;
        }
        if (place.find(front.place) != std::string::npos) return front.name;
    }
    return {};
}

const ArmyOnFront* army_of(BattleSide& side, std::string_view front) {
    for (const ArmyOnFront& army : armies_on_fronts) {
        if (army.nation != side.nation || army.front != front) continue;
        side.army_on_front = side.nation + "_" + std::string(front);
        return &army;
    }
    return nullptr;
}

}  // namespace

void know_front(Battle& battle, const std::string& where, const CombatRules& rules) {
    const std::string_view front = front_of(battle, where);
    const auto take = [&](double& figure, double CombatRules::*rule) {
        if (rule != nullptr) figure = rules.*rule;
    };
    if (const ArmyOnFront* army = army_of(battle.attacker, front)) {
        take(battle.attacker.cost, army->attack_cost);
        take(battle.attacker.pace, army->pace);
    }
    if (const ArmyOnFront* army = army_of(battle.defender, front)) {
        take(battle.defender.cost, army->defence_cost);
    }
}

}  // namespace lishui
