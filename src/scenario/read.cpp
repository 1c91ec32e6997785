#include "scenario/read.h"

#include <algorithm>

#include "base/digest.h"
#include "forces/march.h"
#include "scenario/check.h"

namespace lishui {

namespace {

constexpr std::array<const char*, 11> needed_files = {
    "areas.geojson",       "crossing_sites.csv", "headquarters.csv", "missions.csv",
    "order_of_battle.csv", "places.csv",         "rivers.geojson",   "scenario.toml",
    "signal_links.csv",    "ways.geojson",       "weather.csv"};
constexpr std::array<const char*, 5> optional_files = {
    "air.csv", "beliefs.csv", "control_measures.geojson", "dispatches.toml", "rules.toml"};
constexpr std::size_t most_faults = 2000;

bool among(const auto& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// False when the whole is too large to be read at all.
bool check_files(const ScenarioFiles& files, Faults& faults) {
    for (const char* name : needed_files) {
        if (files.count(name) != 0) continue;
        faults.push_back({name,
                          0,
                          {"缺少这个文件。", "This file is missing."},
                          {"加上它，见 docs/formats.md。", "Add it; see docs/formats.md."}});
    }
    std::size_t bytes = 0;
    for (const auto& [name, text] : files) {
        bytes += text.size();
        if (among(needed_files, name) || among(optional_files, name)) continue;
        faults.push_back({name,
                          0,
                          {"剧本里没有这种文件。", "A scenario has no such file."},
                          {"改正文件名，或把它移走。", "Correct its name, or move it elsewhere."}});
    }
    if (bytes <= largest_scenario_bytes) return true;
    const auto largest = std::max_element(
        files.begin(), files.end(),
        [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    const std::string most = std::to_string(largest_scenario_bytes >> 20);
    faults.push_back({largest->first,
                      0,
                      {"剧本超过" + most + "兆字节，这个文件最大。",
                       "The scenario is larger than " + most + " MiB; this is its largest file."},
                      {"减少内容。", "Make it smaller."}});
    return false;
}

std::uint64_t digest_of(const ScenarioFiles& files) {
    Digest digest;
    for (const auto& [name, text] : files) {
        digest.add(name.size());
        digest.add_text(name);
        digest.add(text.size());
        digest.add_text(text);
    }
    return digest.value();
}

void lay_light(Scenario& scenario) {
    const Projection& at = scenario.map.projection;
    for (int hour = 0; hour <= scenario.hours(); ++hour) {
        scenario.light.push_back(light_at(scenario.calendar, Moment{hour * 60 + 30},
                                          at.centre_latitude, at.centre_longitude));
    }
}

}  // namespace

std::unique_ptr<const Scenario> read_scenario(const ScenarioFiles& files, Faults& faults,
                                              const ReadOptions& options) {
    Faults found;
    auto scenario = std::make_unique<Scenario>();
    if (check_files(files, found)) {
        Reading reading{.files = files, .faults = found, .scenario = *scenario};
        read_frame(reading);
        read_rules(reading);
        read_ground(reading);
        read_forces(reading);
        read_signal_links(reading);
        read_measures(reading);
        read_missions(reading);
        read_beliefs(reading);
        read_dispatches(reading);
        read_weather(reading);
        check_scenario(reading);
    }
    if (found.size() > most_faults) {
        found.resize(most_faults);
        found.push_back({"", 0, {"还有更多，未列出。", "There are more, not listed."}, {"", ""}});
    }
    faults.insert(faults.end(), found.begin(), found.end());
    if (!found.empty()) return nullptr;
    scenario->digest = digest_of(files);
    lay_light(*scenario);
    note_neighbours(*scenario);
    note_lines(*scenario);
    if (options.lay_march_table) lay_march_table(scenario->map, march_rates(scenario->rules.force));
    return scenario;
}

}  // namespace lishui
