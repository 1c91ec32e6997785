#include "ensemble_words.h"

#include <cstdio>

#include "record/file.h"

namespace lishui {

std::optional<History> load_history(const std::string& scenario_name, const Scenario& scenario,
                                    bool needed, Faults& faults) {
    const auto folder = find_scenario(scenario_name, faults);
    if (!folder) return {};
    const std::string path = *folder + "/" + history_file;
    if (!file_exists(path)) {
        if (!needed) return History{};
        faults.push_back({path,
                          0,
                          {"这个想定没有史实文件。", "This scenario has no history."},
                          {"写一个 history.toml，见 docs/formats.md。",
                           "Write a history.toml; see docs/formats.md."}});
        return {};
    }
    const auto bytes = read_file(path, largest_history_bytes, faults);
    if (!bytes) return {};
    return read_history(path, *bytes, scenario, faults);
}

std::string short_moment(const Scenario& scenario, Moment moment) {
    return written_short(scenario.calendar.date(moment)).substr(0, 8) + "h";
}

std::string with_places(double value, int places) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", places, value);
    return text;
}

std::string with_sign(double value, int places) {
    return (value >= 0 ? "+" : "") + with_places(value, places);
}

std::string per_cent(double share) { return with_places(100 * share, 0) + "%"; }

}  // namespace lishui
