// Reading a scenario from text. All faults of all files come back at once, each with file, line, a
// sentence and a hint; a scenario with a fault is never returned. The text comes as bytes, so that
// the engine does not need a file system: a folder, a journal and a fuzzer all give the same kind
// of thing.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/fault.h"
#include "scenario/scenario.h"

namespace lishui {

using ScenarioFiles = std::map<std::string, std::string>;  // file name in the folder -> its bytes

inline constexpr std::size_t largest_scenario_bytes = 8u << 20;

// What really happened, beside the scenario and no part of it: nothing that is played may depend on
// it (ensemble/fact.h reads it).
inline constexpr const char* history_file = "history.toml";
// By what other names people look for a headquarters: as little a part of it.
inline constexpr const char* other_names_file = "other_names.csv";

// Reads, checks (scenario/check.h) and, when all is well, lays the march table.
struct ReadOptions {
    bool lay_march_table = true;
};
std::unique_ptr<const Scenario> read_scenario(const ScenarioFiles& files, Faults& faults,
                                              const ReadOptions& options = {});

// The files of a folder, by name; faults if it cannot be read. Only the files a scenario consists
// of.
ScenarioFiles read_folder(const std::string& path, Faults& faults);

}  // namespace lishui
