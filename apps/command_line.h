// The command line as a verb declares it: its name, what it takes, an example. The library behind
// it (CLI11) is known to command_line.cpp alone: it is nothing but headers, and costs the compiler
// eight seconds in each source that sees it.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace lishui {

class Argument {
public:
    explicit Argument(CLI::Option* option) : option_(option) {}
    Argument required();
    Argument between(long long low, long long high);
    Argument one_of(std::vector<std::string> words);
    Argument expected(int count);
    Argument capture_default_str();  // the help shows what it is if not given
    Argument type_name(const char* name);

private:
    CLI::Option* option_;
};

class CommandLine {
public:
    explicit CommandLine(CLI::App& app) : app_(&app) {}
    CommandLine add_subcommand(const char* name, const char* help);
    Argument add_option(const char* name, std::string& into, const char* help);
    Argument add_option(const char* name, std::vector<std::string>& into, const char* help);
    Argument add_option(const char* name, int& into, const char* help);
    Argument add_option(const char* name, std::uint64_t& into, const char* help);
    void add_flag(const char* name, bool& into, const char* help);
    void footer(const char* text);
    void callback(std::function<void()> act);
    [[nodiscard]] std::vector<CommandLine> subcommands() const;

private:
    CLI::App* app_;
};

enum class ArgumentsWere : std::uint8_t {
    done,      // a verb was chosen, and has done its work
    for_help,  // nothing but help was asked for
    unreadable,
};

// Declares a program that has verbs, reads its arguments and does the verb. `why` says what cannot
// be read.
ArgumentsWere read_arguments(const std::vector<std::string>& arguments, const char* help,
                             const std::function<void(CommandLine&)>& declare, std::ostream& out,
                             std::ostream& err, std::string& why);

}  // namespace lishui
