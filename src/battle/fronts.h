// Where armies met, and what fighting there cost each of them: the same men, guns and ground cost a
// German division in Italy less than one in Russia. By the nations, the year and the place.
#pragma once

#include <string>

#include "battle/battle.h"

namespace lishui {

// Once both sides' nations are known. `where`: whatever the record calls the war, the theatre, the
// campaign and the place. Nothing is changed when the rules know no such front, or not these
// armies on it.
void know_front(Battle& battle, const std::string& where, const CombatRules& rules);

}  // namespace lishui
