// The mechanisms that can be switched off: every coefficient of the rules table whose measure is
// "switch" is one, or is part of one when several rooms have a switch of the same name. The list is
// made from the table; nobody keeps it.
#pragma once

#include <string>
#include <vector>

#include "record/journal.h"
#include "scenario/rules.h"

namespace lishui {

struct Mechanism {
    std::string name;               // of its switches without "_on"
    std::vector<RuleChange> off;    // what switches it off
    std::vector<std::string> says;  // what each switch says of itself
};

// By name.
std::vector<Mechanism> mechanisms();

// The changes that set all the switches of a mechanism, or of all of them.
std::vector<RuleChange> switched(const Mechanism& mechanism, bool on);
std::vector<RuleChange> all_switched_off();

// Has every switch of it the value 1?
bool is_switched_on(const Rules& rules, const Mechanism& mechanism);

}  // namespace lishui
