// What every verb shares: the language, where to write, how to find a scenario or a run, and how to
// say that something is wrong. A fault is a sentence with what to do next and an exit status that
// is not zero.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "json.h"
#include "record/narrative.h"
#include "record/playback.h"

namespace lishui {

inline constexpr int exit_well = 0;
inline constexpr int exit_fault = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_interrupted = 130;

struct Context {
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false;
    Language language = Language::en;
    bool json = false;
    std::string language_word{};  // as given with --lang
    int status = exit_well;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] const char* say(const char* chinese, const char* english) const {
        return zh() ? chinese : english;
    }
    [[nodiscard]] std::string say(std::string chinese, std::string english) const {
        return zh() ? std::move(chinese) : std::move(english);
    }
    // Prints the faults (as JSON where machines listen) and gives exit_fault.
    int fail(const Faults& faults) const;
    int fail(Text sentence, Text hint = {}) const;
};

// zh or en from LC_ALL, LC_MESSAGES, LANG, in that order.
Language language_of_locale();

// Where the house's own files are: LISHUI_HOME, or where the program was built from.
std::string home_folder();

// The folders under scenarios/ that look like one.
std::vector<std::string> scenario_names();

struct LoadedScenario {
    ScenarioFiles files;
    std::unique_ptr<const Scenario> scenario;
};
// `name` under scenarios/, or the path of a folder.
std::optional<LoadedScenario> load_scenario(const std::string& name,
                                            const std::vector<RuleChange>& changes,
                                            bool lay_march_table, Faults& faults);
std::optional<std::string> find_scenario(const std::string& name, Faults& faults);

// A path, or a name under runs/.
std::optional<std::string> find_run(const std::string& name, Faults& faults);
std::optional<Recording> load_run(const Context& context, const std::string& name,
                                  bool lay_march_table, Faults& faults);

// By id or name, case aside. Faults name the nearest.
std::optional<HeadquartersId> find_desk(const Scenario& scenario, const std::string& name,
                                        Faults& faults);
std::optional<FormationId> find_formation(const Scenario& scenario, const std::string& name,
                                          Faults& faults);
std::optional<Moment> find_moment(const Scenario& scenario, const std::string& text,
                                  Faults& faults);
std::optional<RuleChange> read_change(const std::string& text, Faults& faults);

// The nearest of the names, best first, at most `many`.
std::vector<std::string> nearest(const std::string& to, const std::vector<std::string>& names,
                                 std::size_t many);

Json json_of(const Text& text);
Json json_of(const Scenario& scenario, FormationId formation);
std::string iso(const Scenario& scenario, Moment moment);

}  // namespace lishui
