// The verbs of the program, one file each. A verb adds itself to the command line with its help and
// an example; when it is chosen it does its work and leaves its exit status in the context.
#pragma once

#include "command_line.h"
#include "context.h"

namespace lishui {

void add_run(CommandLine& program, Context& context);
void add_validate(CommandLine& program, Context& context);
void add_scenarios(CommandLine& program, Context& context);
void add_playback(CommandLine& program, Context& context);
void add_diary(CommandLine& program, Context& context);
void add_why(CommandLine& program, Context& context);
void add_telegrams(CommandLine& program, Context& context);
void add_map(CommandLine& program, Context& context);
void add_report(CommandLine& program, Context& context);
void add_export(CommandLine& program, Context& context);
void add_verify(CommandLine& program, Context& context);
void add_rules(CommandLine& program, Context& context);
void add_digests(CommandLine& program, Context& context);
void add_history(CommandLine& program, Context& context);
void add_ablate(CommandLine& program, Context& context);
void add_doctor(CommandLine& program, Context& context);
void add_battle(CommandLine& program, Context& context);
void add_score(CommandLine& program, Context& context);
void add_fit(CommandLine& program, Context& context);

// The whole program: reads the arguments (without the program's name), does the verb, gives the
// status.
int program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err,
            bool err_is_terminal);

}  // namespace lishui
