// The coefficients of fighting: rates of loss, what makes a force give way, break or be pursued.
// Each is a row of combat/rules.def with its measure, bounds and source; the room combat alone
// reads them.
#pragma once

namespace lishui {

struct CombatRules {
#define RULE(name, value, measure, low, high, standing, source) double name = value;
#include "combat/rules.def"
#undef RULE
};

}  // namespace lishui
