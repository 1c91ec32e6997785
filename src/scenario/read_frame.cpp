// scenario.toml: what the scenario is called, when and where it plays, the sides and the sources;
// and rules.toml, in which it may change coefficients.
#include <algorithm>

#include "scenario/reading.h"

namespace lishui {

namespace {

constexpr const char* frame_file = "scenario.toml";
constexpr std::int64_t longest_days = 120;
constexpr std::size_t most_sides_here = 4;  // of campaign/state.h
constexpr double widest_degrees = 20;

// The only row of a table that is not a list; nullptr when it is missing.
const Row* single(Reading& reading, const std::map<std::string, Table>& tables,
                  const std::string& heading, Columns required, Columns optional) {
    const auto found = tables.find(heading);
    if (found == tables.end()) {
        reading.faults.push_back(
            {frame_file,
             0,
             {"缺少 [" + heading + "]。", "[" + heading + "] is missing."},
             {"补上这一节，见 docs/formats.md。", "Add it; see docs/formats.md."}});
        return nullptr;
    }
    settle(found->second, required, optional, reading.faults);
    return &found->second.rows.front();
}

Text text_of(Entry& entry) { return {entry.needed("zh"), entry.needed("en")}; }

void read_times(Reading& reading, Entry& entry) {
    Scenario& scenario = reading.scenario;
    const auto start = entry.utc_minute("start");
    const auto end = entry.utc_minute("end");
    const std::size_t before = reading.faults.size();
    scenario.calendar.offset_minutes = entry.offset("utc_offset");
    reading.has_offset = entry.has("utc_offset") && reading.faults.size() == before;
    if (!start || !end) return;
    scenario.calendar.opening_utc_minute = *start;
    reading.has_calendar = true;
    if (*end <= *start || *end - *start > longest_days * minutes_a_day) {
        const std::string most = std::to_string(longest_days);
        entry.fault("end",
                    {"结束时刻应在开局之后，且不超过" + most + "天。",
                     "The end should come after the start, within " + most + " days."},
                    {"检查 start 和 end。", "See to start and end."});
        return;
    }
    scenario.end = Moment{static_cast<std::int32_t>(*end - *start)};
}

void read_top(Reading& reading, const std::map<std::string, Table>& tables) {
    const Row* row =
        single(reading, tables, "", {"id", "format", "start", "end", "utc_offset"}, {});
    if (row == nullptr) return;
    Entry entry(tables.at(""), *row, reading.faults);
    reading.scenario.id = entry.needed("id");
    entry.whole("format", 1, 1);
    read_times(reading, entry);
}

void read_box(Reading& reading, const std::map<std::string, Table>& tables) {
    const Row* row =
        single(reading, tables, "map",
               {"centre_lat", "centre_lon", "west", "east", "south", "north", "hex_km"}, {});
    if (row == nullptr) return;
    const std::size_t before = reading.faults.size();
    Entry entry(tables.at("map"), *row, reading.faults);
    Layers& layers = reading.layers;
    layers.centre_latitude = entry.number("centre_lat", -80, 80);
    layers.centre_longitude = entry.number("centre_lon", -180, 180);
    layers.west = entry.number("west", -180, 180);
    layers.east = entry.number("east", -180, 180);
    layers.south = entry.number("south", -80, 80);
    layers.north = entry.number("north", -80, 80);
    layers.hex_km = entry.number("hex_km", 0.5, 50);
    for (const char* column :
         {"centre_lat", "centre_lon", "west", "east", "south", "north", "hex_km"}) {
        if (!entry.has(column)) return;
    }
    if (reading.faults.size() != before) return;
    const auto pair = [&](const char* low_name, const char* high_name, double low, double high) {
        if (low < high && high - low <= widest_degrees) return true;
        const std::string names = std::string(low_name) + ", " + high_name;
        entry.fault(
            high_name,
            {"地图的范围不对：" + names + "。", "The box of the map is wrong: " + names + "."},
            {"west < east，south < north，且不超过20度。",
             "west < east, south < north, and no more than 20 degrees."});
        return false;
    };
    const bool across = pair("west", "east", layers.west, layers.east);
    const bool up = pair("south", "north", layers.south, layers.north);
    reading.has_box = across && up;
}

void read_sides(Reading& reading, const std::map<std::string, Table>& tables) {
    auto& sides = reading.scenario.order_of_battle.sides;
    if (single(reading, tables, "side", {"id", "name_zh", "name_en", "utc_offset"},
               {"name_ja", "repute", "reads_enemy", "at_home"}) == nullptr) {
        reading.sides.complete = false;
        return;
    }
    const Table& table = tables.at("side");
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        const auto id = new_id(reading, entry, reading.sides);
        Side side{id.value_or(""), name_of(entry), entry.offset("utc_offset")};
        if (entry.has("reads_enemy")) side.reads_enemy = entry.number("reads_enemy", 0, 1);
        if (entry.has("repute")) side.repute = entry.number("repute", 0.1, 10);
        if (entry.has("at_home")) side.at_home = entry.truth("at_home");
        if (id) sides.push_back(side);
    }
    if (table.rows.size() < 2 || table.rows.size() > most_sides_here) {
        reading.faults.push_back({frame_file,
                                  table.rows.back().line,
                                  {"应有2至4方。", "There should be 2 to 4 sides."},
                                  {"增减 [[side]]。", "Add or take out a [[side]]."}});
        reading.sides.complete = false;
    }
}

void read_sources(Reading& reading, const std::map<std::string, Table>& tables) {
    if (single(reading, tables, "source", {"id", "title"}, {"url"}) == nullptr) {
        reading.sources.complete = false;
        return;
    }
    const Table& table = tables.at("source");
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        new_id(reading, entry, reading.sources);
        entry.needed("title");
    }
}

void fault_unknown_heading(Reading& reading, const Table& table) {
    reading.faults.push_back({table.file,
                              table.rows.front().line,
                              {"不认识 [" + in_quotes(table.heading) + "] 这一节。",
                               "There is no such table as [" + in_quotes(table.heading) + "]."},
                              {"见 docs/formats.md。", "See docs/formats.md."}});
}

}  // namespace

void read_frame(Reading& reading) {
    std::map<std::string, Table> tables;
    if (!load_toml(reading, frame_file, tables)) {
        reading.sources.complete = false;
        reading.sides.complete = false;
        return;
    }
    for (const auto& [heading, table] : tables) {
        constexpr std::array<std::string_view, 6> known = {"",    "name", "summary",
                                                           "map", "side", "source"};
        if (std::find(known.begin(), known.end(), heading) == known.end()) {
            fault_unknown_heading(reading, table);
        }
    }
    read_top(reading, tables);
    if (const Row* row = single(reading, tables, "name", {"zh", "en"}, {"ja"})) {
        Entry entry(tables.at("name"), *row, reading.faults);
        const Text text = text_of(entry);
        reading.scenario.name = {text.zh, text.en, entry.text("ja")};
    }
    if (const Row* row = single(reading, tables, "summary", {"zh", "en"}, {})) {
        Entry entry(tables.at("summary"), *row, reading.faults);
        reading.scenario.summary = text_of(entry);
    }
    read_box(reading, tables);
    read_sides(reading, tables);
    read_sources(reading, tables);
}

void read_rules(Reading& reading) {
    std::map<std::string, Table> tables;
    if (!load_toml(reading, "rules.toml", tables)) return;
    const std::vector<RuleEntry> rules = table(reading.scenario.rules);
    for (const auto& [room, overrides] : tables) {
        const auto in_room = [&room = room](const RuleEntry& rule) { return rule.room == room; };
        if (std::find_if(rules.begin(), rules.end(), in_room) == rules.end()) {
            if (!room.empty() || !overrides.columns.empty()) {
                fault_unknown_heading(reading, overrides);
            }
            continue;
        }
        for (const Row& row : overrides.rows) {
            Entry entry(overrides, row, reading.faults);
            for (const std::string& name : overrides.columns) {
                const auto same = [&](const RuleEntry& rule) {
                    return in_room(rule) && rule.rule.name == name;
                };
                const auto rule = std::find_if(rules.begin(), rules.end(), same);
                if (rule != rules.end()) {
                    *rule->value = entry.number(name, rule->rule.low, rule->rule.high);
                    continue;
                }
                entry.fault(name,
                            {"没有名为“" + room + "." + in_quotes(name) + "”的规则。",
                             "There is no rule named '" + room + "." + in_quotes(name) + "'."},
                            {"规则表见 docs/rules.md。", "docs/rules.md lists the rules."});
            }
        }
    }
}

}  // namespace lishui
