#include "ensemble/mechanism.h"

#include <map>
#include <string_view>

namespace lishui {

std::vector<Mechanism> mechanisms() {
    Rules rules;
    std::map<std::string, Mechanism> found;
    constexpr std::string_view ending = "_on";
    for (const RuleEntry& entry : table(rules)) {
        if (std::string_view(entry.rule.measure) != "switch") continue;
        std::string name = entry.rule.name;
        if (name.ends_with(ending)) name.resize(name.size() - ending.size());
        Mechanism& mechanism = found[name];
        mechanism.name = name;
        mechanism.off.push_back({entry.room, entry.rule.name, 0});
        mechanism.says.emplace_back(entry.rule.source);
    }
    std::vector<Mechanism> all;
    for (auto& [name, mechanism] : found)
        all.push_back(std::move(mechanism));
    return all;
}

std::vector<RuleChange> switched(const Mechanism& mechanism, bool on) {
    std::vector<RuleChange> changes = mechanism.off;
    for (RuleChange& change : changes)
        change.value = on ? 1 : 0;
    return changes;
}

std::vector<RuleChange> all_switched_off() {
    std::vector<RuleChange> changes;
    for (const Mechanism& mechanism : mechanisms())
        changes.insert(changes.end(), mechanism.off.begin(), mechanism.off.end());
    return changes;
}

bool is_switched_on(const Rules& rules, const Mechanism& mechanism) {
    Rules copy = rules;
    for (const RuleEntry& entry : table(copy))
        for (const RuleChange& change : mechanism.off)
            if (change.room == entry.room && change.name == entry.rule.name && *entry.value != 1)
                return false;
    return true;
}

}  // namespace lishui
