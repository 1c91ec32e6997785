// The coefficients of marching, wearing down, recovering and seeing.
#pragma once

namespace lishui {

struct ForceRules {
#define RULE(name, value, measure, low, high, standing, source) double name = value;
#include "forces/rules.def"
#undef RULE
};

}  // namespace lishui
