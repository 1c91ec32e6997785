#include "other_names.h"

#include "record/file.h"
#include "scenario/read.h"
#include "scenario/table.h"

namespace lishui {

namespace {

constexpr std::size_t largest_names_bytes = std::size_t{1} << 20;

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text + ";") {
        if (c != ';') {
            part += c;
            continue;
        }
        if (!part.empty()) parts.push_back(part);
        part.clear();
    }
    return parts;
}

}  // namespace

std::optional<OtherNamesOf> read_other_names(const std::string& file, const std::string& bytes,
                                             const Scenario& scenario, Faults& faults) {
    Table table;
    const auto before = faults.size();
    if (!read_csv(file, bytes, table, faults)) return {};
    settle(table, {"id", "zh", "en", "source", "confidence"}, {}, faults);
    if (faults.size() > before) return {};
    OtherNamesOf names;
    const auto cell = [&](const Row& row, const char* column) {
        return row.cells[static_cast<std::size_t>(table.column(column))].text;
    };
    for (const auto& row : table.rows) {
        const auto id = cell(row, "id");
        HeadquartersId found;
        for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
            if (id_of(scenario, scenario.order_of_battle.command(HeadquartersId(h))) == id)
                found = HeadquartersId(h);
        }
        if (!found.exists()) {
            faults.push_back(
                {file,
                 row.line,
                 {"没有司令部“" + lishui::in_quotes(id) + "”。",
                  "There is no headquarters '" + lishui::in_quotes(id) + "'."},
                 {"填 headquarters.csv 中的 id。", "Give an id of headquarters.csv."}});
            continue;
        }
        for (const auto& name : parts_of(cell(row, "zh")))
            names[found].zh.push_back(name);
        for (const auto& name : parts_of(cell(row, "en")))
            names[found].en.push_back(name);
    }
    if (faults.size() > before) return {};
    return names;
}

std::optional<OtherNamesOf> load_other_names(const std::string& scenario_name,
                                             const Scenario& scenario, Faults& faults) {
    const auto folder = find_scenario(scenario_name, faults);
    if (!folder) return {};
    const auto path = *folder + "/" + other_names_file;
    if (!file_exists(path)) return OtherNamesOf{};
    const auto bytes = read_file(path, largest_names_bytes, faults);
    if (!bytes) return {};
    return read_other_names(path, *bytes, scenario, faults);
}

}  // namespace lishui
