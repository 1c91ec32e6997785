// The command line as a verb declares it: its name, what it takes, an example. The library behind
// it (CLI11) is known to command_line.cpp and program.cpp alone: it is nothing but headers, and
// costs the compiler eight seconds in each source that sees it.
#pragma once

#include <cstdint>
#include <functional>
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

private:
    CLI::App* app_;
};

}  // namespace lishui
