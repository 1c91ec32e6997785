// A table of battles, one row each, with the column names of the record's dictionary. Only what was
// known before a battle is read; columns of its outcome may be there and are passed over. Whatever
// is wrong is said at once, with its line.
#pragma once

#include <string>
#include <vector>

#include "base/fault.h"
#include "battle/battle.h"

namespace lishui {

// Empty after a fault.
std::vector<Battle> read_battles(const std::string& file, const std::string& bytes,
                                 const CombatRules& rules, Faults& faults);

}  // namespace lishui
