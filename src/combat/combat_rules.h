// The coefficients of fighting and giving way.
#pragma once

namespace lishui {

struct CombatRules {
#define RULE(name, value, measure, low, high, standing, source) double name = value;
#include "combat/rules.def"
#undef RULE
};

}  // namespace lishui
