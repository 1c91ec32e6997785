#include "scenario/reading.h"

#include <algorithm>

namespace lishui {

namespace {

const std::string* bytes_of(const Reading& reading, const std::string& file) {
    const auto found = reading.files.find(file);
    return found == reading.files.end() ? nullptr : &found->second;
}

// UTF-8 without control characters other than the ends of lines and tabulators.
bool is_plain(std::string_view bytes) {
    const auto control = [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return (code < 0x20 && c != '\n' && c != '\r' && c != '\t') || code == 0x7F;
    };
    return is_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), control);
}

bool is_text(Reading& reading, const std::string& file, const std::string& bytes) {
    if (is_plain(bytes)) return true;
    // The first line that is not text by itself is the place.
    int line = 1;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        if (!is_plain(rest.substr(0, end))) break;
        rest.remove_prefix(end);
        ++line;
    }
    reading.faults.push_back({file,
                              line,
                              {"这里不是 UTF-8 文字，或有控制字符。",
                               "Here the text is not UTF-8, or has a control character."},
                              {"用 UTF-8 重新保存。", "Save it again in UTF-8."}});
    return false;
}

// Brings the hex into a lake's or the map's terms for a row that gives degrees.
HexId hex_at_degrees(Reading& reading, Entry& entry, double latitude, double longitude) {
    const HexId hex = reading.scenario.map.hex_at(latitude, longitude);
    if (!hex.exists()) {
        entry.fault("lat", {"这个位置在地图之外。", "This position is off the map."},
                    {"改正 lat 和 lon。", "Correct lat and lon."});
    } else if (!passable(reading.scenario.map.ground[hex.index()])) {
        entry.fault("lat", {"这个位置在湖中。", "This position lies in a lake."},
                    {"把它移到岸上。", "Move it to the shore."});
        return {};
    }
    return hex;
}

}  // namespace

bool load_csv(Reading& reading, const std::string& file, Table& table) {
    const std::string* bytes = bytes_of(reading, file);
    return bytes != nullptr && is_text(reading, file, *bytes) &&
           read_csv(file, *bytes, table, reading.faults);
}

bool load_layer(Reading& reading, const std::string& file, Table& table) {
    const std::string* bytes = bytes_of(reading, file);
    return bytes != nullptr && is_text(reading, file, *bytes) &&
           read_geojson(file, *bytes, table, reading.faults);
}

bool load_toml(Reading& reading, const std::string& file, std::map<std::string, Table>& tables) {
    const std::string* bytes = bytes_of(reading, file);
    return bytes != nullptr && is_text(reading, file, *bytes) &&
           read_toml(file, *bytes, tables, reading.faults);
}

std::optional<std::string> new_id(Reading&, Entry& entry, Names& names) {
    const std::string id = entry.needed("id");
    if (id.empty()) {
        names.complete = false;
        return {};
    }
    const auto [at, is_new] = names.written.try_emplace(id, Origin{entry.file(), entry.line()});
    if (is_new) return id;
    const std::string earlier = at->second.file + ":" + std::to_string(at->second.line);
    entry.fault("id",
                {"标识“" + in_quotes(id) + "”已经用过（" + earlier + "）。",
                 "The id '" + in_quotes(id) + "' is taken already (" + earlier + ")."},
                {"另取一个标识。", "Choose another id."});
    names.complete = false;
    return {};
}

bool refers(Entry& entry, std::string_view column, const Names& names, const Text& kind) {
    const std::string& id = entry.text(column);
    if (id.empty()) return false;
    if (names.has(id)) return true;
    if (!names.complete) return false;
    const std::string name(column);
    entry.fault(column,
                {"“" + name + "”写的“" + in_quotes(id) + "”不是" + kind.zh + "。",
                 "'" + name + "' names '" + in_quotes(id) + "', which is not " + kind.en + "."},
                {"检查拼写，或先定义它。", "See to its spelling, or define it first."});
    return false;
}

void check_source(Reading& reading, Entry& entry) {
    constexpr std::array<std::string_view, 3> confidences = {"high", "medium", "low"};
    entry.word("confidence", confidences);
    for (const std::string& id : parts_of(entry.needed("source"))) {
        if (reading.sources.may_have(id)) continue;
        entry.fault(
            "source",
            {"来源“" + in_quotes(id) + "”没有列在 scenario.toml 里。",
             "The source '" + in_quotes(id) + "' is not listed in scenario.toml."},
            {"加一个 [[source]]，或改正拼写。", "Add a [[source]], or correct the spelling."});
    }
}

Name name_of(Entry& entry) {
    Name name;
    name.zh = entry.needed("name_zh");
    name.en = entry.needed("name_en");
    name.ja = entry.text("name_ja");
    return name;
}

SideId side_called(const Reading& reading, const std::string& id) {
    const auto& sides = reading.scenario.order_of_battle.sides;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (sides[i].id == id) return SideId(i);
    }
    return {};
}

Position position_of(Reading& reading, Entry& entry) {
    Position position;
    const bool has_degrees = entry.has("lat") || entry.has("lon");
    if (entry.has("place")) {
        if (has_degrees) {
            entry.fault("place",
                        {"同时写了 place 和经纬度。", "Both a place and degrees are given."},
                        {"只留一种。", "Keep one of the two."});
            return position;
        }
        if (!refers(entry, "place", reading.places, {"已知的地点", "a known place"}))
            return position;
        const PlaceId id = reading.scenario.map.place(entry.text("place"));
        if (!id.exists()) return position;
        const Place& place = reading.scenario.map.places[id.index()];
        return {place.hex, place.latitude, place.longitude};
    }
    if (!has_degrees) return position;
    const std::size_t before = reading.faults.size();
    position.latitude = entry.number("lat", -85, 85);
    position.longitude = entry.number("lon", -180, 180);
    if (reading.faults.size() != before || !reading.map_laid) return position;
    position.hex = hex_at_degrees(reading, entry, position.latitude, position.longitude);
    return position;
}

void read_objective(Reading& reading, Entry& entry, Task& task) {
    const std::string& id = entry.text("objective");
    if (id.empty()) return;
    const Map& map = reading.scenario.map;
    if (reading.places.has(id)) {
        const PlaceId place = map.place(id);
        if (place.exists()) task.objective = map.places[place.index()].hex;
        return;
    }
    const auto& measures = reading.scenario.measures;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        if (measures[i].id != id) continue;
        if (measures[i].kind == MeasureKind::objective_area) {
            // The area's own middle hex: the one from which the others are least far.
            int least = 0x7FFFFFFF;
            for (const HexId hex : measures[i].hexes) {
                int sum = 0;
                for (const HexId other : measures[i].hexes)
                    sum += map.grid.distance(hex, other);
                if (sum >= least || !passable(map.ground[hex.index()])) continue;
                least = sum;
                task.objective = hex;
            }
        } else {
            task.line = MeasureId(i);
        }
        return;
    }
    if (!reading.places.complete || !reading.measures.complete || reading.measures.has(id)) return;
    entry.fault("objective",
                {"目标“" + in_quotes(id) + "”既不是地点，也不是控制线或目标区。",
                 "The objective '" + in_quotes(id) + "' is neither a place nor a control measure."},
                {"用 places.csv 或 control_measures.geojson 里的标识。",
                 "Use an id of places.csv or control_measures.geojson."});
}

}  // namespace lishui
