#include "command_line.h"

#include <ostream>
#include <utility>

#include <CLI/CLI.hpp>

namespace lishui {

Argument Argument::required() { return Argument(option_->required()); }

Argument Argument::between(long long low, long long high) {
    return Argument(option_->check(CLI::Range(low, high)));
}

Argument Argument::one_of(std::vector<std::string> words) {
    return Argument(option_->check(CLI::IsMember(std::move(words))));
}

Argument Argument::expected(int count) { return Argument(option_->expected(count)); }

Argument Argument::capture_default_str() { return Argument(option_->capture_default_str()); }

Argument Argument::type_name(const char* name) { return Argument(option_->type_name(name)); }

CommandLine CommandLine::add_subcommand(const char* name, const char* help) {
    return CommandLine(*app_->add_subcommand(name, help));
}

Argument CommandLine::add_option(const char* name, std::string& into, const char* help) {
    return Argument(app_->add_option(name, into, help));
}

Argument CommandLine::add_option(const char* name, std::vector<std::string>& into,
                                 const char* help) {
    return Argument(app_->add_option(name, into, help));
}

Argument CommandLine::add_option(const char* name, int& into, const char* help) {
    return Argument(app_->add_option(name, into, help));
}

Argument CommandLine::add_option(const char* name, std::uint64_t& into, const char* help) {
    return Argument(app_->add_option(name, into, help));
}

void CommandLine::add_flag(const char* name, bool& into, const char* help) {
    app_->add_flag(name, into, help);
}

void CommandLine::footer(const char* text) { app_->footer(text); }

void CommandLine::callback(std::function<void()> act) { app_->callback(std::move(act)); }

std::vector<CommandLine> CommandLine::subcommands() const {
    std::vector<CommandLine> all;
    for (auto* app : app_->get_subcommands([](CLI::App*) { return true; }))
        all.emplace_back(*app);
    return all;
}

ArgumentsWere read_arguments(const std::vector<std::string>& arguments, const char* help,
                             const std::function<void(CommandLine&)>& declare, std::ostream& out,
                             std::ostream& err, std::string& why) {
    CLI::App app{help, "lishui"};
    app.require_subcommand(1);
    app.fallthrough();
    CommandLine line(app);
    declare(line);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            app.exit(error, out, err);
            return ArgumentsWere::for_help;
        }
        why = error.what();
        return ArgumentsWere::unreadable;
    }
    return ArgumentsWere::done;
}

}  // namespace lishui
