// The rules table: every coefficient of every room in one list, with its measure, bounds, standing
// and source. A scenario may override any of them in rules.toml. docs/rules.md is made from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/rule.h"
#include "belief/belief_rules.h"
#include "combat/combat_rules.h"
#include "command/command_rules.h"
#include "forces/force_rules.h"
#include "messages/message_rules.h"

namespace lishui {

struct Rules {
    ForceRules force;
    CombatRules combat;
    BeliefRules belief;
    CommandRules command;
    MessageRules message;
};

// The meaning of the rules, not their figures: raised when the same scenario and seed would no
// longer give the same digests. A journal names the version it was made with.
inline constexpr int rules_version = 7;

struct RuleEntry {
    const char* room;
    Rule rule;
    double* value;  // in the given Rules
};
std::vector<RuleEntry> table(Rules& rules);

// False when there is no such rule.
bool set_rule(Rules& rules, std::string_view room, std::string_view name, double value);

// The whole table as docs/rules.md.
std::string rules_as_markdown();

}  // namespace lishui
