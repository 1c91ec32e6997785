// The exports: what they hold, that other tools can read them, and what is left when one fails.
#include "export.h"

#include <cstdlib>
#include <filesystem>
#include <set>

#include <nlohmann/json.hpp>

#include "apps/runs.h"

namespace lishui {

TEST_CASE("exports: whole files, one id for one formation, text escaped") {
    const Folder folder;
    const auto recording = fought(folder);
    for (const auto& one : as_geojson(recording, Language::en)) {
        const auto& name = one.first;
        const auto& bytes = one.second;
        INFO(name);
        const auto json = nlohmann::json::parse(bytes);
        CHECK(json["type"] == "FeatureCollection");
        // In so small a run it may be that nothing worth a mark happens.
        CHECK((name == "events.geojson" || json["features"].size() > 0));
    }
    const auto mapper = as_orbat_mapper(recording, Language::zh);
    CHECK(mapper.size() > 2);
    const auto ids_of = [](const nlohmann::json& scenario) {
        std::set<std::string> ids;
        const auto gather = [&](const auto& self, const nlohmann::json& list) -> void {
            for (const auto& one : list) {
                CHECK(ids.insert(one["id"].get<std::string>()).second);
                CHECK(one["sidc"].get<std::string>().size() == 20);
                self(self, one["subUnits"]);
            }
        };
        for (const auto& side : scenario["sides"]) {
            for (const auto& group : side["groups"])
                gather(gather, group["subUnits"]);
        }
        return ids;
    };
    std::set<std::string> of_truth;
    for (const auto& one : mapper) {
        const auto& name = one.first;
        const auto& bytes = one.second;
        INFO(name);
        const auto json = nlohmann::json::parse(bytes);
        CHECK(json["type"] == "ORBAT-mapper");
        CHECK(json["version"] == "3.3.0");
        const auto ids = ids_of(json);
        if (of_truth.empty()) of_truth = ids;
        CHECK(ids == of_truth);
    }
    for (const auto& one : as_csv(recording, Language::en)) {
        const auto& name = one.first;
        const auto& bytes = one.second;
        INFO(name);
        CHECK(bytes.find("\r\n") != std::string::npos);
    }
    const auto kml = as_kml(recording, Language::en).front().second;
    CHECK(kml.find("<TimeSpan><begin>1930-04-10T") != std::string::npos);
}

namespace {

void has_only(const nlohmann::json& object, const std::set<std::string>& keys) {
    for (auto one = object.begin(); one != object.end(); ++one) {
        const auto key = one.key();
        INFO(key);
        CHECK(keys.contains(key));
    }
}

// 1943-12-09T06:00:00+07:00
void is_moment(const nlohmann::json& text) {
    const auto t = text.get<std::string>();
    REQUIRE(t.size() == 25);
    CHECK((t[4] == '-' && t[10] == 'T' && t[13] == ':' && (t[19] == '+' || t[19] == '-')));
}

void is_position(const nlohmann::json& at) {
    REQUIRE((at.is_array() && at.size() == 2));
    CHECK(std::abs(at[0].get<double>()) <= 180);
    CHECK(std::abs(at[1].get<double>()) <= 90);
}

// What the editor asks of a unit, as its own reader takes it: an id that is nobody else's, a symbol
// of its side, and states in order of time, each with an id of its own and a place or none.
void is_unit(const nlohmann::json& unit, char identity, std::set<std::string>& ids,
             std::set<std::string>& states) {
    has_only(unit, {"id", "name", "shortName", "sidc", "subUnits", "state"});
    CHECK(ids.insert(unit["id"]).second);
    CHECK_FALSE(unit["name"].get<std::string>().empty());
    const auto symbol = unit["sidc"].get<std::string>();
    CHECK(symbol.size() == 20);
    CHECK(symbol.find_first_not_of("0123456789") == std::string::npos);
    CHECK(symbol[3] == identity);
    std::string before;
    for (const auto& state : unit["state"]) {
        has_only(state, {"id", "t", "title", "location"});
        CHECK(states.insert(state["id"]).second);
        is_moment(state["t"]);
        CHECK(state["t"].get<std::string>() >= before);
        before = state["t"];
        if (!state["location"].is_null()) is_position(state["location"]);
    }
    for (const auto& under : unit["subUnits"])
        is_unit(under, identity, ids, states);
}

// From version 3.2.0 on an item is read as it stands: the kind of its geometry lies in
// geometryMeta and its name beside it. One in the older form stops the editor.
void is_item(const nlohmann::json& item, std::set<std::string>& ids) {
    has_only(item, {"id", "kind", "name", "geometry", "geometryMeta", "style"});
    CHECK(item["kind"] == "geometry");
    CHECK(ids.insert(item["id"]).second);
    CHECK(item["name"].is_string());
    CHECK(item["geometryMeta"]["geometryKind"] == item["geometry"]["type"]);
    CHECK(item["style"].is_object());
    const auto& at = item["geometry"]["coordinates"];
    const bool area = item["geometry"]["type"] == "Polygon";
    CHECK((area || item["geometry"]["type"] == "LineString"));
    const auto& line = area ? at[0] : at;
    for (const auto& position : line)
        is_position(position);
    CHECK(line.size() >= (area ? 4 : 2));
    if (area) CHECK(line.front() == line.back());
}

void is_mapper_scenario(const nlohmann::json& scenario) {
    has_only(scenario, {"id", "type", "version", "name", "description", "startTime", "timeZone",
                        "symbologyStandard", "sides", "events", "layerStack", "equipment",
                        "personnel", "settings"});
    CHECK(scenario["type"] == "ORBAT-mapper");
    CHECK(scenario["version"] == "3.3.0");
    CHECK(scenario["symbologyStandard"] == "app6");
    is_moment(scenario["startTime"]);
    for (const auto* list :
         {"rangeRingGroups", "statuses", "supplyClasses", "supplyUoMs", "symbolFillColors"})
        CHECK(scenario["settings"][list].is_array());
    std::set<std::string> ids;
    std::set<std::string> states;
    for (const auto& side : scenario["sides"]) {
        has_only(side, {"id", "name", "standardIdentity", "groups"});
        CHECK(ids.insert(side["id"]).second);
        const auto identity = side["standardIdentity"].get<std::string>();
        REQUIRE(identity.size() == 1);
        for (const auto& group : side["groups"]) {
            has_only(group, {"id", "name", "subUnits"});
            CHECK(ids.insert(group["id"]).second);
            for (const auto& unit : group["subUnits"])
                is_unit(unit, identity[0], ids, states);
        }
    }
    std::set<std::string> events;
    for (const auto& event : scenario["events"]) {
        has_only(event, {"id", "startTime", "title", "description"});
        CHECK(events.insert(event["id"]).second);
        is_moment(event["startTime"]);
        CHECK(event["title"].is_string());
    }
    std::set<std::string> items;
    for (const auto& layer : scenario["layerStack"]) {
        has_only(layer, {"id", "kind", "name", "items"});
        CHECK(layer["kind"] == "overlay");
        CHECK(items.insert(layer["id"]).second);
        for (const auto& item : layer["items"])
            is_item(item, items);
    }
}

}  // namespace

TEST_CASE("export orbat-mapper: every field as its editor reads it") {
    const Folder folder;
    const auto small = fought(folder);
    for (const auto& one : as_orbat_mapper(small, Language::zh)) {
        const auto& name = one.first;
        const auto& bytes = one.second;
        INFO(name);
        is_mapper_scenario(nlohmann::json::parse(bytes));
    }
    const auto run = folder.file("c.lishui");
    REQUIRE(call({"run", "changde-1943", "--until", "+24h", "--out", run, "--no-report"}).status ==
            exit_well);
    Faults faults;
    const auto recording =
        open_recording(read_file(run, largest_journal_bytes, faults).value_or(""), run, faults);
    REQUIRE(recording.has_value());
    const auto truth =
        nlohmann::json::parse(as_orbat_mapper(*recording, Language::en).front().second);
    is_mapper_scenario(truth);
    CHECK(truth["timeZone"] == "Etc/GMT-7");
    CHECK(truth["events"].size() > 0);
    std::size_t areas = 0;
    for (const auto& item : truth["layerStack"][0]["items"])
        areas += item["geometry"]["type"] == "Polygon" ? 1 : 0;
    CHECK(areas == 6);
}

namespace {

// Another PATH for a while.
class PathOf {
public:
    explicit PathOf(const std::string& path) : before_(std::getenv("PATH")) {
        ::setenv("PATH", path.c_str(), 1);
    }
    ~PathOf() { ::setenv("PATH", before_.c_str(), 1); }
    PathOf(const PathOf&) = delete;
    PathOf& operator=(const PathOf&) = delete;

private:
    std::string before_;
};

// A stand-in for GDAL: a script that keeps what it was told, and does as `act` says.
void stand_in(const Folder& folder, const std::string& act) {
    Faults faults;
    const auto script = folder.file("bin/ogr2ogr");
    std::filesystem::create_directories(folder.file("bin"));
    const std::string told =
        "for word; do before=$last; last=$word; done\n"
        "echo \"$@\" >>\"$(dirname \"$0\")/../told\"\n";
    REQUIRE(write_file(script, "#!/bin/sh\n" + told + act + "\n", faults));
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
}

Said exported(const Folder& folder) {
    return call({"export", folder.file("run.lishui"), "--format", "gpkg", "--out",
                 folder.file("out"), "--lang", "en"});
}

std::size_t entries(const std::string& folder) {
    std::error_code error;
    const auto list = std::filesystem::directory_iterator(folder, error);
    return error ? 0 : static_cast<std::size_t>(std::distance(begin(list), end(list)));
}

}  // namespace

TEST_CASE("export gpkg: without GDAL it says what to install, and leaves nothing") {
    const Folder folder;
    fought(folder);
    const PathOf path(folder.file("nowhere"));
    const auto said = exported(folder);
    CHECK(said.status == exit_fault);
    CHECK(said.err.find("gdal-bin") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.file("out")));
}

TEST_CASE("export gpkg: a layer at a time, by words and not by a shell; whole or not at all") {
    const Folder folder("a b'c");
    fought(folder);
    const PathOf path(folder.file("bin") + ":/usr/bin:/bin");
    SUBCASE("all goes well") {
        stand_in(folder, "cat \"$last\" >>\"$before\"");
        CHECK(exported(folder).status == exit_well);
        CHECK(entries(folder.file("out")) == 1);
        CHECK(file_exists(folder.file("out/campaign.gpkg")));
        Faults faults;
        const auto told = read_file(folder.file("told"), 1u << 16, faults).value_or("");
        std::size_t lines = 0;
        for (const char c : told)
            lines += c == '\n' ? 1 : 0;
        CHECK(lines >= 4);
        CHECK(told.find("-nln truth ") != std::string::npos);
        CHECK(told.find("-update") > told.find('\n'));
    }
    SUBCASE("the last layer fails") {
        stand_in(
            folder,
            "cat \"$last\" >>\"$before\"; case $last in *events*) echo no room; exit 1;; esac");
        const auto said = exported(folder);
        CHECK(said.status == exit_fault);
        CHECK(said.err.find("'events': no room") != std::string::npos);
        CHECK(entries(folder.file("out")) == 0);
    }
    SUBCASE("nothing was written though it said so") {
        stand_in(folder, "exit 0");
        CHECK(exported(folder).status == exit_fault);
        CHECK(entries(folder.file("out")) == 0);
    }
}

TEST_CASE("export gpkg: by GDAL itself, where it is installed") {
    const Folder folder;
    fought(folder);
    const auto said = exported(folder);
    if (said.err.find("not on PATH") != std::string::npos) {
        MESSAGE("no ogr2ogr here: no GeoPackage is tried");
        return;
    }
    CHECK(said.status == exit_well);
    Faults faults;
    const auto bytes = read_file(folder.file("out/campaign.gpkg"), std::size_t{1} << 28, faults);
    REQUIRE(bytes.has_value());
    CHECK(bytes->substr(0, 15) == "SQLite format 3");
    REQUIRE(exported(folder).status == exit_well);
    CHECK(read_file(folder.file("out/campaign.gpkg"), std::size_t{1} << 28, faults) == bytes);
    for (const auto* table : {"truth", "beliefs", "telegrams", "events", "rivers"})
        CHECK(bytes->find(table) != std::string::npos);
}

TEST_CASE("export: the verb, and the folder it makes") {
    const Folder folder;
    fought(folder);
    for (const auto* format : {"geojson", "kml", "csv", "orbat-mapper"}) {
        const auto into = folder.file(format);
        const auto said = call(
            {"export", folder.file("run.lishui"), "--format", format, "--out", into, "--json"});
        CHECK(said.status == exit_well);
        for (const auto& path : nlohmann::json::parse(said.out)["files"])
            CHECK(file_exists(path.get<std::string>()));
    }
    CHECK(call({"export", folder.file("run.lishui"), "--format", "dbf", "--out", folder.file("x")})
              .status == exit_usage);
}

}  // namespace lishui
