// The coefficients of the post: ciphering, the time a net is taken up, repeats, garbling. Each is a
// row of messages/rules.def with its measure, bounds and source. What depends on who writes to whom
// is no rule but a link of the scenario's signal net.
#pragma once

namespace lishui {

struct MessageRules {
#define RULE(name, value, measure, low, high, standing, source) double name = value;
#include "messages/rules.def"
#undef RULE
};

}  // namespace lishui
