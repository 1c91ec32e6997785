// By what other names people look for a headquarters: the town where it sits, a short form. The
// file other_names.csv lies beside a scenario and is no part of it; it serves a search and nothing
// else, and no campaign is played otherwise for it.
#pragma once

#include <map>

#include "context.h"

namespace lishui {

struct OtherNames {
    std::vector<std::string> zh, en;
};
using OtherNamesOf = std::map<HeadquartersId, OtherNames>;

// Empty when there is no such file; no value after a fault.
std::optional<OtherNamesOf> read_other_names(const std::string& file, const std::string& bytes,
                                             const Scenario& scenario, Faults& faults);
std::optional<OtherNamesOf> load_other_names(const std::string& scenario_name,
                                             const Scenario& scenario, Faults& faults);

}  // namespace lishui
