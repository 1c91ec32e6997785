// The coefficients of command: how courses are weighed, when plans change, when orders are refused.
// Each is a row of command/rules.def with its measure, bounds and source.
#pragma once

namespace lishui {

struct CommandRules {
#define RULE(name, value, measure, low, high, standing, source) double name = value;
#include "command/rules.def"
#undef RULE
};

}  // namespace lishui
