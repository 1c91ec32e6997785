// The coefficients of a force's daily life: marching, resting, sickness, supply, seeing, boats and
// airmen. Each is a row of forces/rules.def with its measure, bounds and source.
#pragma once

namespace lishui {

struct ForceRules {
#define RULE(name, value, measure, low, high, standing, source) double name = value;
#include "forces/rules.def"
#undef RULE
};

}  // namespace lishui
