#include "context.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "record/file.h"

namespace lishui {

namespace {

namespace paths = std::filesystem;

std::string lower(std::string text) {
    for (auto& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

// How many letters must be put in, left out or changed.
std::size_t letters_between(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto above = row[j];
            const auto change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({change, above + 1, row[j - 1] + 1});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string joined(const std::vector<std::string>& words, const char* between) {
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : between) + word;
    return out;
}

Text near_hint(const std::string& name, const std::vector<std::string>& names) {
    const auto found = nearest(name, names, 6);
    if (found.empty()) return {};
    return {"相近的有：" + joined(found, "、") + "。",
            "The nearest are: " + joined(found, ", ") + "."};
}

bool is_named(const Formation& formation, const std::string& name) {
    return lower(formation.id) == lower(name) || formation.name.zh == name ||
           lower(formation.name.en) == lower(name) || formation.name.ja == name;
}

std::string one_line(const Fault& fault, Language language) {
    std::string out = fault.file;
    if (fault.line > 0) out += ":" + std::to_string(fault.line);
    if (!out.empty()) out += ": ";
    out += fault.sentence.in(language);
    const auto& hint = fault.hint.in(language);
    if (!hint.empty()) out += "\n    " + hint;
    return out;
}

}  // namespace

int Context::fail(const Faults& faults) const {
    if (json) {
        Json list = Json::array();
        for (const auto& fault : faults) {
            list.push_back({{"file", fault.file},
                            {"line", fault.line},
                            {"sentence", json_of(fault.sentence)},
                            {"hint", json_of(fault.hint)}});
        }
        out << Json{{"faults", list}}.dump(2) << "\n";
        return exit_fault;
    }
    for (const auto& fault : faults)
        err << one_line(fault, language) << "\n";
    return exit_fault;
}

int Context::fail(Text sentence, Text hint) const {
    return fail(Faults{{{}, 0, std::move(sentence), std::move(hint)}});
}

Language language_of_locale() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).substr(0, 2) == "zh" ? Language::zh : Language::en;
    }
    return Language::en;
}

std::string home_folder() {
    const char* home = std::getenv("LISHUI_HOME");
    return home != nullptr && *home != '\0' ? home : LISHUI_SOURCE_DIR;
}

std::vector<std::string> scenario_names() {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : paths::directory_iterator(home_folder() + "/scenarios", error)) {
        if (paths::exists(entry.path() / "scenario.toml", error)) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::stable_sort(names.begin(), names.end());
    return names;
}

std::optional<std::string> find_scenario(const std::string& name, Faults& faults) {
    std::error_code error;
    if (paths::is_directory(name, error) &&
        paths::exists(paths::path(name) / "scenario.toml", error)) {
        return name;
    }
    const bool plain = !name.empty() && name.find('/') == std::string::npos && name[0] != '.';
    const auto here = home_folder() + "/scenarios/" + name;
    if (plain && paths::is_directory(here, error)) return here;
    auto hint = near_hint(name, scenario_names());
    if (hint.en.empty()) {
        hint = {"lishui scenarios 列出现有想定。", "`lishui scenarios` lists what there is."};
    }
    faults.push_back(
        {{}, 0, {"没有名为“" + name + "”的想定。", "There is no scenario '" + name + "'."}, hint});
    return {};
}

std::optional<LoadedScenario> load_scenario(const std::string& name,
                                            const std::vector<RuleChange>& changes,
                                            bool lay_march_table, Faults& faults) {
    const auto folder = find_scenario(name, faults);
    if (!folder) return {};
    LoadedScenario loaded;
    loaded.files = read_folder(*folder, faults);
    if (!faults.empty()) return {};
    loaded.scenario = prepare_scenario(loaded.files, changes, faults, lay_march_table);
    if (loaded.scenario == nullptr) return {};
    return loaded;
}

std::optional<std::string> find_run(const std::string& name, Faults& faults) {
    std::error_code error;
    for (const auto& candidate :
         {name, name + ".lishui", "runs/" + name, "runs/" + name + ".lishui",
          home_folder() + "/runs/" + name + ".lishui"}) {
        if (paths::is_regular_file(candidate, error)) return candidate;
    }
    std::vector<std::string> names;
    for (const auto& entry : paths::directory_iterator("runs", error)) {
        if (entry.path().extension() == ".lishui") names.push_back(entry.path().stem().string());
    }
    std::stable_sort(names.begin(), names.end());
    auto hint = near_hint(name, names);
    if (hint.en.empty()) {
        hint = {"先用 lishui run 推演一次。", "Make one first with `lishui run`."};
    }
    faults.push_back(
        {{}, 0, {"没有名为“" + name + "”的推演日志。", "There is no run '" + name + "'."}, hint});
    return {};
}

std::optional<Recording> load_run(const Context& context, const std::string& name,
                                  bool lay_march_table, Faults& faults) {
    const auto path = find_run(name, faults);
    if (!path) return {};
    const auto bytes = read_file(*path, largest_journal_bytes, faults);
    if (!bytes) return {};
    auto recording = open_recording(*bytes, *path, faults, lay_march_table);
    if (recording && !recording->journal.complete) {
        context.err << *path << ": " << recording->journal.ending.in(context.language) << "\n";
    }
    return recording;
}

std::optional<FormationId> find_formation(const Scenario& scenario, const std::string& name,
                                          Faults& faults) {
    const auto& all = scenario.order_of_battle.formations;
    std::vector<std::string> names;
    for (std::size_t f = 0; f < all.size(); ++f) {
        if (is_named(all[f], name)) return FormationId(f);
        names.push_back(all[f].id);
    }
    faults.push_back(
        {{},
         0,
         {"想定中没有“" + name + "”这一部队。", "The scenario has no formation '" + name + "'."},
         near_hint(name, names)});
    return {};
}

std::optional<HeadquartersId> find_desk(const Scenario& scenario, const std::string& name,
                                        Faults& faults) {
    std::vector<std::string> names;
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        const HeadquartersId id(h);
        const auto& formation = scenario.order_of_battle[scenario.order_of_battle.command(id)];
        if (is_named(formation, name)) return id;
        names.push_back(formation.id);
    }
    faults.push_back({{},
                      0,
                      {"想定中没有“" + name + "”这一司令部。",
                       "The scenario has no headquarters '" + name + "'."},
                      near_hint(name, names)});
    return {};
}

std::optional<Moment> find_moment(const Scenario& scenario, const std::string& text,
                                  Faults& faults) {
    const auto moment = scenario.calendar.read(text);
    if (moment) return moment;
    faults.push_back({{},
                      0,
                      {"“" + text + "”不是时刻。", "'" + text + "' is not a moment."},
                      {"可写 12-09T06:00、12-09 或 +36h（开局后三十六小时）。",
                       "Write 12-09T06:00, 12-09, or +36h (from the opening)."}});
    return {};
}

std::optional<RuleChange> read_change(const std::string& text, Faults& faults) {
    const auto dot = text.find('.');
    const auto equals = text.find('=', dot == std::string::npos ? 0 : dot);
    if (dot != std::string::npos && equals != std::string::npos && equals + 1 < text.size()) {
        char* end = nullptr;
        const auto value = std::strtod(text.c_str() + equals + 1, &end);
        if (*end == '\0') {
            return RuleChange{text.substr(0, dot), text.substr(dot + 1, equals - dot - 1), value};
        }
    }
    faults.push_back({{},
                      0,
                      {"“" + text + "”不是系数的改动。", "'" + text + "' changes no coefficient."},
                      {"可写 messages.loss_on=0；lishui rules 列出全部系数。",
                       "Write messages.loss_on=0; `lishui rules` lists them all."}});
    return {};
}

std::vector<std::string> nearest(const std::string& to, const std::vector<std::string>& names,
                                 std::size_t many) {
    std::vector<std::pair<std::size_t, std::string>> scored;
    for (const auto& name : names) {
        const auto a = lower(to);
        const auto b = lower(name);
        const bool inside = !a.empty() && b.find(a) != std::string::npos;
        scored.emplace_back(inside ? 0 : letters_between(a, b), name);
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& x, const auto& y) { return x.first < y.first; });
    std::vector<std::string> out;
    for (std::size_t i = 0; i < scored.size() && i < many; ++i)
        out.push_back(scored[i].second);
    return out;
}

Json json_of(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Json json_of(const Scenario& scenario, FormationId formation) {
    if (formation.index() >= scenario.order_of_battle.formations.size()) return nullptr;
    const auto& f = scenario.order_of_battle[formation];
    return {{"id", f.id}, {"zh", f.name.zh}, {"en", f.name.en}};
}

std::string iso(const Scenario& scenario, Moment moment) {
    return written(scenario.calendar.date(moment));
}

}  // namespace lishui
