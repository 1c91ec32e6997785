// The page of a run and the exports: what they hold, what a sealed page does not, and what happens
// when there is no page to write into.
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

#include <doctest/doctest.h>
#include <unistd.h>

#include "apps/folder.h"
#include "columns.h"
#include "export.h"
#include "packing.h"
#include "page.h"
#include "record/file.h"
#include "verbs.h"

namespace lishui {

namespace {

// Another home for a while: with a page that is only its mark, or with none.
class Home {
public:
    Home(const Folder& folder, bool with_page) : before_(home_folder()) {
        std::filesystem::create_directories(folder.file("home/build/page"));
        Faults faults;
        if (with_page) {
            write_file(folder.file("home/build/page/index.html"), "<html><!--lishui-data--></html>",
                       faults);
        }
        ::setenv("LISHUI_HOME", folder.file("home").c_str(), 1);
    }
    ~Home() { ::setenv("LISHUI_HOME", before_.c_str(), 1); }
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;

private:
    std::string before_;
};

struct Said {
    int status = 0;
    std::string out, err;
};
Said call(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const auto status = program(arguments, out, err, false);
    return {status, out.str(), err.str()};
}

std::string scenario_folder() {
    return std::string(LISHUI_SOURCE_DIR) + "/scenarios/two-divisions";
}

Recording fought(const Folder& folder) {
    const auto path = folder.file("run.lishui");
    REQUIRE(call({"run", scenario_folder(), "--seed", "7", "--out", path, "--no-report"}).status ==
            exit_well);
    Faults faults;
    const auto bytes = read_file(path, largest_journal_bytes, faults);
    REQUIRE(bytes.has_value());
    auto recording = open_recording(*bytes, path, faults);
    REQUIRE(recording.has_value());
    return std::move(*recording);
}

HeadquartersId desk_named(const Recording& recording, const char* name) {
    Faults faults;
    const auto found = find_desk(*recording.scenario, name, faults);
    REQUIRE(found.has_value());
    return *found;
}

// Changes whatever this desk cannot have seen: how the leaves are, what happened to them, and of
// letters that it neither wrote nor read the words; of its own how they travelled.
class AnotherTruth {
public:
    AnotherTruth(const Recording& recording, HeadquartersId h)
        : h_(h), self_(recording.scenario->order_of_battle.command(h)) {}

    void operator()(LeafChanged& e) const {
        e.condition.fit_men += 1234;
        e.condition.cohesion = 1;
        e.condition.place = HexId(0);
    }
    void operator()(TaskTaken& e) const { e.task.kind = TaskKind::hold; }
    void operator()(Happened& e) const { e.hex = HexId(0); }
    void operator()(LossesTaken& e) const { e.killed += 99; }
    void operator()(Delivered& e) const { e.at = e.at + 1; }
    void operator()(HandedIn& e) const {
        e.dispatch.legs.fill(777);
        e.dispatch.fate = Fate::whole;
        e.dispatch.arrives = Moment{1};
        if (e.dispatch.from == self_ || e.dispatch.to == self_) return;
        e.dispatch.body = Answer{};
    }
    void operator()(PictureChanged& e) const {
        if (e.holder != h_) e.entry.strength_men += 4321;
    }
    void operator()(MissionChanged& e) const {
        if (e.headquarters != h_) e.mission.task.objective = HexId(0);
    }
    void operator()(Appreciated& e) const {
        if (e.headquarters != h_) e.appreciation.own_men = 5;
    }
    void operator()(HeadquartersMoved& e) const {
        if (e.headquarters != h_) e.place = HexId(0);
    }
    template <class E>
    void operator()(E&) const {}

private:
    HeadquartersId h_;
    FormationId self_;
};

}  // namespace

TEST_CASE("a sealed page is the same whatever the truth was") {
    const Folder folder;
    auto recording = fought(folder);
    for (const auto* name : {"WD", "WA"}) {
        const auto h = desk_named(recording, name);
        const PageWish wish{Language::en, h, true, nullptr};
        const auto before = page_parts(recording, wish);
        const auto open = page_parts(recording, {Language::en, h, false, nullptr});
        auto other = fought(folder);
        for (auto& hour : other.journal.hours) {
            for (auto& event : hour.events)
                std::visit(AnotherTruth(other, h), event);
        }
        CHECK(page_parts(other, wish) == before);
        CHECK(page_parts(other, {Language::en, h, false, nullptr}) != open);
        for (const auto& [part, json] : before) {
            INFO(part);
            CHECK(nlohmann::json::accept(json));
        }
    }
}

TEST_CASE("the page has the bearing of each kind of task as the staffs count it, and whose group") {
    const Folder folder;
    const auto recording = fought(folder);
    const auto frame = page_frame(recording, {Language::en, {}, false, nullptr});
    REQUIRE(frame["bearings"].size() == task_kinds);
    for (int i = 0; i < task_kinds; ++i) {
        CHECK(frame["bearings"][static_cast<std::size_t>(i)] ==
              static_cast<int>(bearing(static_cast<TaskKind>(i))));
    }
    const auto& formations = recording.scenario->order_of_battle.formations;
    for (std::size_t i = 0; i < formations.size(); ++i)
        CHECK(frame["formations"][i]["group"] == formations[i].group.value);
    const auto wd = desk_named(recording, "WD");
    const auto own =
        recording.scenario->order_of_battle[recording.scenario->order_of_battle.command(wd)].side;
    const auto sealed = page_frame(recording, {Language::en, wd, true, nullptr});
    for (const auto& f : sealed["formations"]) {
        if (!f.is_null() && f["side"] != own.value) CHECK(f["group"] == -1);
    }
}

TEST_CASE("a page holds its run against what is on record, and many runs beside it when given") {
    const Folder folder;
    const auto run = folder.file("c.lishui");
    REQUIRE(call({"run", "changde-1943", "--until", "+30h", "--out", run, "--no-report"}).status ==
            exit_well);
    Faults faults;
    const auto bytes = read_file(run, largest_journal_bytes, faults);
    REQUIRE(bytes.has_value());
    auto recording = open_recording(*bytes, run, faults);
    REQUIRE(recording.has_value());
    const auto alone = page_history(*recording, nullptr);
    REQUIRE(alone["facts"].size() > 10);
    CHECK(alone["runs"] == 0);
    CHECK(alone["judged"] == true);
    int true_here = 0;
    for (const auto& fact : alone["facts"]) {
        CHECK(fact["recorded"].is_string());
        CHECK(fact.contains("this_run"));
        CHECK_FALSE(fact.contains("band"));
        true_here += fact["this_run"].is_null() ? 0 : 1;
        // Nothing came true after the run was over.
        if (fact["this_run"].is_string())
            CHECK(fact["this_run"].get<std::string>() < "1943-12-06T07");
    }
    CHECK(true_here > 0);

    const auto said = call({"history", "changde-1943", "--runs", "2", "--json"});
    REQUIRE(said.status == exit_well);
    const auto many = nlohmann::json::parse(said.out);
    const auto both = page_history(*recording, many);
    CHECK(both["runs"] == 2);
    for (std::size_t i = 0; i < both["facts"].size(); ++i) {
        CHECK(both["facts"][i]["this_run"] == alone["facts"][i]["this_run"]);
        CHECK(both["facts"][i]["band"] == many["facts"][i]["band"]);
        CHECK(both["facts"][i]["share"] == many["facts"][i]["share"]);
    }

    // A run that cannot be fought again as it was has no dates of its own.
    recording->journal.hours[3].digest ^= 1;
    const auto unjudged = page_history(*recording, many);
    CHECK(unjudged["judged"] == false);
    CHECK_FALSE(unjudged["facts"][0].contains("this_run"));
}

TEST_CASE("a report refuses what is not the history of its scenario") {
    const Folder folder;
    const Home home(folder, true);
    fought(folder);
    Faults faults;
    for (const auto* text : {"{}", "[1]", "not json", R"({"scenario": "other", "facts": []})",
                             R"({"scenario": "two-divisions", "facts": [3]})"}) {
        REQUIRE(write_file(folder.file("many.json"), text, faults));
        const auto said = call({"report", folder.file("run.lishui"), "--out", folder.file("r.html"),
                                "--history", folder.file("many.json"), "--lang", "en"});
        CHECK(said.status == exit_fault);
        CHECK(said.err.find("lishui history two-divisions --json") != std::string::npos);
        CHECK_FALSE(file_exists(folder.file("r.html")));
    }
}

TEST_CASE("a sealed page needs a desk, and says so") {
    const Folder folder;
    const Home home(folder, true);
    fought(folder);
    const auto said = call({"report", folder.file("run.lishui"), "--out", folder.file("r.html"),
                            "--sealed", "--lang", "en"});
    CHECK(said.status == exit_fault);
    CHECK(said.err.find("--sealed needs the headquarters") != std::string::npos);
    CHECK_FALSE(file_exists(folder.file("r.html")));
}

TEST_CASE("without a built page a run is a run, and a report a sentence") {
    const Folder folder;
    const Home home(folder, false);
    const auto run = folder.file("run.lishui");
    const auto ran = call({"run", scenario_folder(), "--out", run, "--lang", "en"});
    CHECK(ran.status == exit_well);
    CHECK(file_exists(run));
    CHECK(ran.err.find("The page is not built") != std::string::npos);
    const auto said = call({"report", run, "--out", folder.file("r.html"), "--lang", "zh"});
    CHECK(said.status == exit_fault);
    CHECK(said.err.find("网页尚未做好") != std::string::npos);
    CHECK(said.err.find("./lishui page") != std::string::npos);
}

TEST_CASE("a run writes its page beside its journal, and says where") {
    const Folder folder;
    const Home home(folder, true);
    const auto ran =
        call({"run", scenario_folder(), "--out", folder.file("a.lishui"), "--lang", "en"});
    CHECK(ran.status == exit_well);
    CHECK(ran.out.find("Page: " + folder.file("a.html")) != std::string::npos);
    Faults faults;
    const auto page = read_file(folder.file("a.html"), std::size_t{1} << 24, faults);
    REQUIRE(page.has_value());
    for (const auto* part : {"frame", "record", "text-zh", "text-en"})
        CHECK(page->find("id=\"lishui-" + std::string(part) + "\"") != std::string::npos);
    CHECK(page->find("<!--lishui-data-->") == std::string::npos);
}

TEST_CASE("packing: the letters of base64, and the same bytes twice") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64(std::string("\xff\x00\x80", 3)) == "/wCA");
    const std::string much(100000, 'a');
    CHECK(gzipped(much) == gzipped(much));
    CHECK(gzipped(much).size() < 1000);
    CHECK(gzipped("").size() > 10);
}

TEST_CASE("a table has a column for every field, and the kinds that a row may have apart") {
    EventTables tables;
    HandedIn first;
    first.dispatch.body = Answer{DispatchId{3, 4}};
    HandedIn second;
    Sighting seen;
    seen.subject = FormationId(5);
    seen.place = HexId(6);
    second.dispatch.body = seen;
    tables.add(Event{first}, 60);
    tables.add(Event{second}, 120);
    std::string text;
    tables.write(text);
    const auto json = nlohmann::json::parse(text);
    const auto& columns = json["handed_in"]["columns"];
    CHECK(json["handed_in"]["rows"] == 2);
    CHECK(columns["dispatch.body.kind"] == nlohmann::json({2, 4}));
    CHECK(columns["dispatch.body:2.order.sender"] == 3);
    CHECK(columns["dispatch.body:4.place"] == 6);
    CHECK(columns["from"]["steps"] == nlohmann::json({60, 60}));
    CHECK(columns["dispatch.from"] == -1);
}

TEST_CASE("exports: whole files, one id for one formation, text escaped") {
    const Folder folder;
    const auto recording = fought(folder);
    for (const auto& [name, bytes] : as_geojson(recording, Language::en)) {
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
    for (const auto& [name, bytes] : mapper) {
        INFO(name);
        const auto json = nlohmann::json::parse(bytes);
        CHECK(json["type"] == "ORBAT-mapper");
        CHECK(json["version"] == "3.3.0");
        const auto ids = ids_of(json);
        if (of_truth.empty()) of_truth = ids;
        CHECK(ids == of_truth);
    }
    for (const auto& [name, bytes] : as_csv(recording, Language::en)) {
        INFO(name);
        CHECK(bytes.find("\r\n") != std::string::npos);
    }
    const auto kml = as_kml(recording, Language::en).front().second;
    CHECK(kml.find("<TimeSpan><begin>1930-04-10T") != std::string::npos);
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
