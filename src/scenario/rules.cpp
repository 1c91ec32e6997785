#include "scenario/rules.h"

namespace lishui {

std::vector<RuleEntry> table(Rules& rules) {
    std::vector<RuleEntry> entries;
    const char* room = "";
    const auto add = [&](const Rule& rule, double* value) {
        entries.push_back({room, rule, value});
    };
#define RULE(name, value, measure, low, high, standing, source)                                 \
    add({#name, double{value}, measure, double{low}, double{high}, Standing::standing, source}, \
        &in.name);
    room = "forces";
    {
        auto& in = rules.force;
#include "forces/rules.def"
    }
    room = "combat";
    {
        auto& in = rules.combat;
#include "combat/rules.def"
    }
    room = "belief";
    {
        auto& in = rules.belief;
#include "belief/rules.def"
    }
    room = "command";
    {
        auto& in = rules.command;
#include "command/rules.def"
    }
    room = "messages";
    {
        auto& in = rules.message;
#include "messages/rules.def"
    }
#undef RULE
    return entries;
}

bool set_rule(Rules& rules, std::string_view room, std::string_view name, double value) {
    for (const RuleEntry& entry : table(rules)) {
        if (entry.room != room || entry.rule.name != name) continue;
        *entry.value = value;
        return true;
    }
    return false;
}

}  // namespace lishui
