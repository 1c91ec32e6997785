// lishui why over a whole campaign: what can be asked, and that each answer has its numbers, its
// men and its telegrams in both languages.
#include "why.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "apps/runs.h"
#include "record/file.h"
#include "record/pressure.h"

namespace lishui {

namespace {

// One run for all tests of this file.
struct Fought {
    Folder folder;
    std::string run = folder.file("a.lishui");
    Fought() {
        REQUIRE(call({"run", "changde-1943", "--seed", "7", "--out", run, "--no-report"}).status ==
                exit_well);
    }
};
const Fought& fought() {
    static const Fought once;
    return once;
}

nlohmann::json asked(const std::vector<std::string>& rest) {
    std::vector<std::string> arguments{"why", fought().run};
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    arguments.insert(arguments.end(), {"--json", "--lang", "en"});
    const auto said = call(arguments);
    INFO(said.err);
    REQUIRE(said.status == exit_well);
    return nlohmann::json::parse(said.out);
}

Said told(const std::string& id, const char* language) {
    return call({"why", fought().run, id, "--lang", language});
}

// Words that a text in Chinese has no business to hold: a sentence of the other language.
bool is_chinese(const std::string& text) {
    for (const char* word : {" the ", " of ", " his ", " is ", " and "})
        if (text.find(word) != std::string::npos) return false;
    return true;
}

// The first of the kind and the last; each question opens the run anew, so not many.
std::vector<std::string> some_of(const std::string& kind) {
    static const nlohmann::json all = [] {
        nlohmann::json out = asked({});
        for (const auto& entry : asked({"--kind", "decision"}))
            out.push_back(entry);
        for (const auto& entry : asked({"MAC", "--kind", "reading"}))
            out.push_back(entry);
        return out;
    }();
    std::vector<std::string> ids;
    for (const auto& entry : all) {
        if (entry["kind"] != kind) continue;
        if (ids.size() == 2) ids.pop_back();
        ids.push_back(entry["id"]);
    }
    return ids;
}

}  // namespace

TEST_CASE("why: what can be asked, by kind and by headquarters, and each answers") {
    for (const std::string kind : question_kinds) {
        const auto ids = some_of(kind);
        INFO(kind);
        REQUIRE_FALSE(ids.empty());
        for (const auto& id : ids) {
            INFO(id);
            const auto en = told(id, "en");
            const auto zh = told(id, "zh");
            CHECK(en.status == exit_well);
            CHECK(en.says(id + ", "));
            CHECK(zh.says(id + "，"));
            CHECK(is_chinese(zh.out));
            if (kind == "decision") continue;
            CHECK(en.says("The m"));  // the man, the men
            CHECK(en.says("obedience"));
            CHECK((en.says("on the way ") || en.says("the mission is that of the opening")));
            CHECK(zh.says("其人"));
            CHECK((zh.says("途中") || zh.says("开局时所受之任务")));
        }
    }
    for (const auto& entry : asked({}))
        CHECK(entry["kind"] != "decision");
    const auto of_one = asked({"11A"});
    for (const auto& entry : of_one)
        CHECK(entry["headquarters"] == "11A");
    CHECK(std::any_of(of_one.begin(), of_one.end(),
                      [](const nlohmann::json& e) { return e["id"] == "11A#1"; }));
    for (const auto& entry : asked({"CEA/11A"}))
        CHECK(entry["id"].get<std::string>().rfind("CEA/11A#", 0) == 0);
}

TEST_CASE("why: what does not exist says where to look") {
    for (const char* id : {"CEA/11A#99", "11A#9999", "MAC/11A#9999", "18C/JF#99", "11A/CEA#77"}) {
        const auto said = told(id, "en");
        CHECK(said.status == exit_fault);
        CHECK(said.err.find("lists what there is to ask") != std::string::npos);
    }
    CHECK(told("CEA/11A#x", "en").err.find("does not name anything") != std::string::npos);
    CHECK(told("CEA/nobody#1", "en").status == exit_fault);
    CHECK(call({"why", fought().run, "--kind", "dream"}).status == exit_usage);
}

// Catches: figures in words that are not those of the event; a ladder told out of order.
TEST_CASE("why: a step tells the figures of its event, and the steps before it") {
    for (const auto& id : some_of("step")) {
        INFO(id);
        const auto json = asked({id});
        const auto en = told(id, "en");
        const auto& f = json["figures"];
        CHECK(en.says(decimal(f["insist_worth_thousandths"].get<int>())));
        CHECK(en.says(decimal(f["release_worth_thousandths"].get<int>())));
        CHECK(en.says(per_cent(f["doubt_per_mille"].get<int>())));
        CHECK(told(id, "zh").says(decimal(f["insist_worth_thousandths"].get<int>())));
        REQUIRE_FALSE(json["steps"].empty());
        CHECK(json["steps"].back()["id"] == id);
        CHECK(json["men"].size() >= 2);
        CHECK_FALSE(json["exchange"].empty());
    }
    for (const auto& id : some_of("concession")) {
        const auto json = asked({id});
        const auto& f = json["figures"];
        CHECK(f["release_worth_thousandths"].get<int>() >=
              f["insist_worth_thousandths"].get<int>());
        REQUIRE(json["sent"].size() == 1);
        CHECK(json["sent"][0]["handed_in"] == json["at"]);
    }
}

TEST_CASE("why: a trap tells what was expected, every sign, and the decision on it") {
    int decided = 0;
    for (const auto& id : some_of("trap")) {
        INFO(id);
        const auto json = asked({id});
        CHECK(json["trap"] == true);
        const auto& seen = json["signs"];
        REQUIRE_FALSE(seen.empty());
        CHECK(seen[0]["before_per_mille"] == json["expected_per_mille"]);
        CHECK(seen.back()["id"] == id);
        CHECK_FALSE(seen.back()["dispatch"].is_null());
        const auto lure = seen.back()["after_per_mille"]["lure"].get<int>();
        CHECK(told(id, "en").says(per_cent(lure)));
        CHECK(told(id, "zh").says(per_cent(lure)));
        if (json["decision"].is_null()) continue;  // read in the last hours of the run
        ++decided;
        CHECK(told(id, "en").says("[" + json["decision"]["id"].get<std::string>()));
    }
    CHECK(decided > 0);
}

TEST_CASE("why: orders that clash are both shown, with their ways") {
    for (const char* kind : {"conflict", "overtaken"}) {
        for (const auto& id : some_of(kind)) {
            INFO(id);
            const auto json = asked({id});
            CHECK(json["kind"] == kind);
            const auto en = told(id, "en");
            const auto zh = told(id, "zh");
            for (const char* order : {"standing", "order"}) {
                REQUIRE_FALSE(json[order].is_null());
                CHECK(en.says("[" + json[order]["id"].get<std::string>() + "]"));
                CHECK(zh.says("[" + json[order]["id"].get<std::string>() + "]"));
            }
            const auto standing = json["standing"]["handed_in"].get<std::string>();
            const auto order = json["order"]["handed_in"].get<std::string>();
            if (std::string(kind) == "overtaken") CHECK(order < standing);
        }
    }
}

// Catches: bounds told otherwise than those by which the engine judged, or a factor left out.
TEST_CASE("why: the bounds and pressures that are told are those by which men obeyed or not") {
    Faults faults;
    const auto bytes = read_file(fought().run, largest_journal_bytes, faults);
    REQUIRE(bytes.has_value());
    const auto recording = open_recording(*bytes, fought().run, faults);
    REQUIRE(recording.has_value());
    const auto& scenario = *recording->scenario;
    std::map<HeadquartersId, Appreciated> last;
    auto s = situation_before(scenario);
    int refused = 0;
    const auto judge = [&](const Appreciated& made) {
        const auto before = last.find(made.headquarters);
        const auto* earlier = before == last.end() ? nullptr : &before->second;
        const auto b = bound_of(scenario, made, earlier);
        const auto& mission = s.desks[made.headquarters.index()].mission;
        const auto p = pressure_behind(scenario, made, mission);
        const double product =
            1000 * p.authority * p.duty * p.repetition * p.newness * p.wording * p.answering;
        CHECK(product == doctest::Approx(made.appreciation.pressure).epsilon(0.02));
        switch (made.appreciation.obedience) {
            case Obedience::refuses:
            case Obedience::refuses_silently:
                CHECK(b.ratio >= b.refuses_from - 1);
                ++refused;
                break;
            case Obedience::halts_between:
            case Obedience::complies_in_part:
                CHECK(b.ratio >= b.obeys_below - 1);
                CHECK(b.ratio <= b.refuses_from + 1);
                break;
            case Obedience::complies:
                CHECK(b.ratio <= b.obeys_below + 1);
                break;
            default:
                break;
        }
        last.insert_or_assign(made.headquarters, made);
    };
    for (const auto& hour : recording->journal.hours)
        for (const auto& event : hour.events) {
            apply(event, s);
            if (const auto* made = std::get_if<Appreciated>(&event)) judge(*made);
        }
    CHECK(refused > 50);
}

}  // namespace lishui
