// The coefficients of belief: how pictures age and how reports are weighed. Each is a row of
// belief/rules.def with its measure, bounds and source.
#pragma once

namespace lishui {

struct BeliefRules {
#define RULE(name, value, measure, low, high, standing, source) double name = value;
#include "belief/rules.def"
#undef RULE
};

}  // namespace lishui
