// The page of a run: what it holds, what a sealed page does not, and what happens when there is no
// page to write into.
#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "apps/runs.h"
#include "columns.h"
#include "packing.h"
#include "page.h"

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
        for (const auto& one : before) {
            const auto& part = one.first;
            const auto& json = one.second;
            INFO(part);
            CHECK(nlohmann::json::accept(json));
        }
    }
}

// As a reader of the page sees it.
nlohmann::json seen(const Json& json) { return nlohmann::json::parse(json.dump()); }

TEST_CASE("the page has the bearing of each kind of task as the staffs count it, and whose group") {
    const Folder folder;
    const auto recording = fought(folder);
    const auto frame = seen(page_frame(recording, {Language::en, {}, false, nullptr}));
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
    const auto sealed = seen(page_frame(recording, {Language::en, wd, true, nullptr}));
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
    const auto alone = seen(page_history(*recording, nullptr));
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
    const auto both = seen(page_history(*recording, Json::parse(said.out)));
    CHECK(both["runs"] == 2);
    for (std::size_t i = 0; i < both["facts"].size(); ++i) {
        CHECK(both["facts"][i]["this_run"] == alone["facts"][i]["this_run"]);
        CHECK(both["facts"][i]["band"] == many["facts"][i]["band"]);
        CHECK(both["facts"][i]["share"] == many["facts"][i]["share"]);
    }

    // A run that cannot be fought again as it was has no dates of its own.
    recording->journal.hours[3].digest ^= 1;
    const auto unjudged = seen(page_history(*recording, Json::parse(said.out)));
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

}  // namespace lishui
