// The verbs of the program, one file each. A verb adds itself to the command line with its help and
// an example; when it is chosen it does its work and leaves its exit status in the context.
#pragma once

#include <CLI/CLI.hpp>

#include "context.h"

namespace lishui {

void add_run(CLI::App& program, Context& context);
void add_validate(CLI::App& program, Context& context);
void add_scenarios(CLI::App& program, Context& context);
void add_playback(CLI::App& program, Context& context);
void add_diary(CLI::App& program, Context& context);
void add_why(CLI::App& program, Context& context);
void add_telegrams(CLI::App& program, Context& context);
void add_map(CLI::App& program, Context& context);
void add_verify(CLI::App& program, Context& context);
void add_rules(CLI::App& program, Context& context);
void add_digests(CLI::App& program, Context& context);
void add_doctor(CLI::App& program, Context& context);

// The whole program: reads the arguments (without the program's name), does the verb, gives the
// status.
int program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err,
            bool err_is_terminal);

}  // namespace lishui
