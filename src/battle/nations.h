// What is known of a nation's men beforehand: their worth, whether they hold at all costs, and how
// well an army of that nation and time attacks. By the names of the record.
#pragma once

#include <string>

#include "battle/battle.h"

namespace lishui {

// Nothing is changed when the rules know nothing of these actors.
void know_nation(BattleSide& side, const std::string& actors, int year, const CombatRules& rules);

}  // namespace lishui
