// The coefficients of the post.
#pragma once

namespace lishui {

struct MessageRules {
#define RULE(name, value, measure, low, high, standing, source) double name = value;
#include "messages/rules.def"
#undef RULE
};

}  // namespace lishui
