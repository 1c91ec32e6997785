#include "scenario/read.h"

#include <doctest/doctest.h>

#include "base/real.h"
#include "map/route.h"
#include "scenario/broken.h"

namespace lishui {
namespace {

std::unique_ptr<const Scenario> read_good() {
    Faults faults;
    auto scenario = read_scenario(test::good_files(), faults);
    for (const Fault& fault : faults)
        MESSAGE(fault.file << ":" << fault.line << fault.sentence.en);
    REQUIRE(scenario != nullptr);
    return scenario;
}

TEST_CASE("the little scenario is read whole") {
    const auto scenario = read_good();
    CHECK(scenario->id == "two-divisions");
    CHECK(scenario->name.en == "Two Divisions");
    CHECK(scenario->hours() == 48);
    CHECK(scenario->calendar.date(Moment{0}) == Date{1930, 4, 10, 6, 0});
    CHECK(scenario->map.grid.width == 12);
    CHECK(scenario->map.grid.height == 10);
    CHECK(scenario->order_of_battle.sides.size() == 2);
    CHECK(scenario->order_of_battle.leaf_count == 6);
    CHECK(scenario->headquarters.size() == 3);
    CHECK(scenario->leaves.size() == 6);
    CHECK(scenario->measures.size() == 3);
    CHECK(scenario->map.sites.size() == 2);
    CHECK(scenario->weather.size() == 3);
    CHECK(scenario->light.size() == 49);
    CHECK(scenario->scripted.size() == 1);
}

TEST_CASE("leaves come first, in the order of the file, then headquarters") {
    const auto scenario = read_good();
    const OrderOfBattle& order = scenario->order_of_battle;
    CHECK(order.formations[0].id == "W1");
    CHECK(order.formations[5].id == "E3");
    CHECK(order.formations[6].id == "WA");
    CHECK(order.formations[8].id == "ED");
    CHECK(order[order.find("W2")].superior == order.find("WD"));
    CHECK(order[order.find("WD")].superior == order.find("WA"));
    CHECK_FALSE(order[order.find("ED")].superior.exists());
    CHECK(order[order.find("WA")].establishment_men == 7800);
    CHECK(order[order.find("E1")].side == SideId(std::size_t{1}));
}

TEST_CASE("the opening of a leaf is what its row says") {
    const auto scenario = read_good();
    const OpeningLeaf& leaf = scenario->leaves[0];
    CHECK(leaf.place == scenario->map.places[scenario->map.place("west_town").index()].hex);
    CHECK(leaf.fit_men.low == 2300);
    CHECK(leaf.fit_men.mode == 2400);
    CHECK(leaf.fit_men.high == 2500);
    CHECK(leaf.quality.mode == 1.0);
    CHECK(leaf.guns == 8);
    CHECK(scenario->leaves[2].place == scenario->map.hex_at(29.96, 111.85));
}

TEST_CASE("missions, beliefs and dispatches name what they mean") {
    const auto scenario = read_good();
    const OrderOfBattle& order = scenario->order_of_battle;
    const auto mission_of = [&](const char* id) {
        return scenario->headquarters[order[order.find(id)].headquarters.index()].mission;
    };
    const HexId east_town = scenario->map.places[scenario->map.place("east_town").index()].hex;
    CHECK(mission_of("WA").task.kind == TaskKind::seize);
    CHECK(mission_of("WA").task.objective == east_town);
    CHECK(mission_of("WD").given_by == order.find("WA"));
    CHECK(mission_of("ED").task.kind == TaskKind::defend);
    CHECK(scenario->measures[mission_of("ED").task.line.index()].id == "e_river");
    CHECK(mission_of("ED").task.importance == 60);
    CHECK(mission_of("ED").task.begin == Moment{-minutes_a_day});

    CHECK(scenario->beliefs.size() == 3);  // side:W is two headquarters
    CHECK(scenario->beliefs[0].sighting.subject == order.find("ED"));
    CHECK(scenario->beliefs[0].sighting.spread == 40);
    CHECK(scenario->beliefs[0].sighting.observed == Moment{-12 * 60});

    const ScriptedDispatch& dispatch = scenario->scripted[0];
    CHECK(dispatch.from == order.find("WA"));
    CHECK(dispatch.to == order.find("WD"));
    CHECK(dispatch.handed_in == Moment{-60});
    CHECK(dispatch.order.task.explicitness == 70);
}

TEST_CASE("superiors and subordinates can write, strangers cannot") {
    const auto scenario = read_good();
    const OrderOfBattle& order = scenario->order_of_battle;
    const auto link = [&](const char* a, const char* b) {
        return scenario->net.link(order.find(a), order.find(b));
    };
    REQUIRE(link("WA", "WD") != nullptr);
    CHECK(link("WA", "WD") == link("WD", "WA"));
    CHECK(link("WA", "WD")->means == Means::wireless);
    CHECK(link("WA", "WD")->lost == doctest::Approx(0.01));
    CHECK(link("WD", "W3")->means == Means::wire);
    CHECK(link("WA", "W3") == nullptr);
    CHECK(link("WD", "ED") == nullptr);
    CHECK(link("ED", "W1") == nullptr);
    CHECK(link("W1", "W2") == nullptr);
}

TEST_CASE("the more particular link holds, and echelons join only one line of command") {
    test::Broken broken;
    broken.add("signal_links.csv", "W,WD,W2,runner,2..3..5,1,0,0,invented,low");
    broken.add("signal_links.csv",
               "W,echelon:regiment,echelon:regiment,runner,1..2..3,1,0,0,invented,low");
    Faults faults;
    const auto scenario = read_scenario(broken.files, faults, {false});
    REQUIRE(scenario != nullptr);
    const OrderOfBattle& order = scenario->order_of_battle;
    CHECK(scenario->net.link(order.find("WD"), order.find("W2"))->means == Means::runner);
    CHECK(scenario->net.link(order.find("WD"), order.find("W1"))->means == Means::wire);
    CHECK(scenario->net.link(order.find("W1"), order.find("W2")) != nullptr);
    CHECK(scenario->net.link(order.find("E1"), order.find("E2")) == nullptr);
}

TEST_CASE("pictures have room for oneself, one's own and the enemy") {
    const auto scenario = read_good();
    int next = 0;
    for (const OpeningHeadquarters& opening : scenario->headquarters) {
        CHECK(opening.picture_first == next);
        next += opening.picture_slots;
    }
    CHECK(scenario->picture_slots == next);
    CHECK(scenario->headquarters[0].picture_slots == 1 + 1 + 1);
    CHECK(scenario->headquarters[1].picture_slots == 1 + 3 + 1);
    CHECK(scenario->headquarters[2].picture_slots == 1 + 3 + 1);
}

TEST_CASE("the table is laid when it is wanted") {
    Faults faults;
    CHECK(read_scenario(test::good_files(), faults, {false})->map.march_table.empty());
    const auto scenario = read_good();
    const HexId west = scenario->map.places[0].hex;
    const HexId east = scenario->map.places[1].hex;
    const int minutes = march_minutes(scenario->map, west, east);
    CHECK(minutes == 8 * 300 + 45);  // eight hexes of road, once over the ferry
}

TEST_CASE("the light follows the hour") {
    const auto scenario = read_good();
    CHECK(scenario->light_at(Moment{5 * 60}) == Light::day);   // 11 h
    CHECK(scenario->light_at(Moment{16 * 60}) != Light::day);  // 22 h
    CHECK(scenario->light_at(Moment{-600}) == scenario->light.front());
    CHECK(scenario->light_at(Moment{1000000}) == scenario->light.back());
}

TEST_CASE("a dispatch to several is several, and a report is a report") {
    test::Broken broken;
    broken.put("dispatches.toml", "to = [\"WD\"]", "to = [\"WD\", \"WD\"]");
    Faults faults;
    const auto ordered = read_scenario(broken.files, faults, {false});
    REQUIRE(ordered->scripted.size() == 2);
    CHECK_FALSE(ordered->scripted[0].reports);
    broken.put("dispatches.toml", "kind = \"order\"", "kind = \"report\"");
    const auto scenario = read_scenario(broken.files, faults, {false});
    REQUIRE(scenario->scripted.size() == 2);
    CHECK(scenario->scripted[0].reports);
    CHECK(faults.empty());
}

TEST_CASE("the digest knows every byte and every name") {
    Faults faults;
    const auto digest = [&](const test::Broken& broken) {
        return read_scenario(broken.files, faults, {false})->digest;
    };
    const std::uint64_t good = digest(test::Broken());
    CHECK(good == digest(test::Broken()));
    CHECK(good != digest(test::Broken().put("places.csv", "West Town", "West  Town")));
    CHECK(good != digest(test::Broken().add("rules.toml", "")));
    CHECK(faults.empty());
}

TEST_CASE("files that are not needed may be left out") {
    test::Broken broken;
    broken.files.erase("dispatches.toml");
    broken.files.erase("beliefs.csv");
    broken.put("missions.csv", "defend,e_river", "defend,east_town");
    broken.files.erase("control_measures.geojson");
    CHECK(broken.faults().empty());
}

TEST_CASE("air effort and rules are read where they are given") {
    test::Broken broken;
    broken.files["air.csv"] =
        "from,to,side,reconnaissance,attack,support\n"
        "1930-04-10,1930-04-10,W,1..2..3,0,0\n"
        "1930-04-11T06:00+08:00,1930-04-11T18:00+08:00,E,1,2..4,0\n";
    broken.files["rules.toml"] = "[forces]\nroad_km_a_day = 30\n";
    Faults faults;
    const auto scenario = read_scenario(broken.files, faults, {false});
    REQUIRE(scenario != nullptr);
    REQUIRE(scenario->air.size() == 2);
    CHECK(scenario->air[0].from == Moment{-6 * 60});
    CHECK(scenario->air[0].until == Moment{18 * 60});
    CHECK(scenario->air[1].attack.mode == 3);
    CHECK(scenario->air[1].until == Moment{36 * 60});
    CHECK(scenario->rules.force.road_km_a_day == 30);
}

TEST_CASE("a byte order mark and carriage returns do no harm") {
    test::Broken broken;
    std::string& text = broken.files["places.csv"];
    std::string other = "\xEF\xBB\xBF";
    for (const char c : text) {
        if (c == '\n') other += '\r';
        other += c;
    }
    text = other;
    CHECK(broken.faults().empty());
}

TEST_CASE("a folder that is not there is a fault") {
    Faults faults;
    CHECK(read_folder(LISHUI_SOURCE_DIR "/scenarios/no-such-folder", faults).empty());
    CHECK(faults.size() == 1);
}

TEST_CASE("every scenario of the house is read without a fault") {
    for (const char* name : {"two-divisions", "changde-1943"}) {
        CAPTURE(name);
        Faults faults;
        const ScenarioFiles files =
            read_folder(std::string(LISHUI_SOURCE_DIR "/scenarios/") + name, faults);
        const auto scenario = read_scenario(files, faults);
        for (const Fault& fault : faults) {
            MESSAGE(fault.file << ":" << fault.line << ": " << fault.sentence.en);
        }
        REQUIRE(scenario != nullptr);
        CHECK(scenario->picture_slots <= most_picture_slots);
        // Everybody can march to his base, or has none.
        for (std::size_t f = 0; f < scenario->leaves.size(); ++f) {
            const FormationId superior = scenario->order_of_battle.formations[f].superior;
            const auto h = scenario->order_of_battle[superior].headquarters;
            const HexId base = scenario->headquarters[h.index()].base;
            if (!base.exists()) continue;
            CAPTURE(scenario->order_of_battle.formations[f].id);
            CHECK(march_minutes(scenario->map, scenario->leaves[f].place, base) != no_march);
        }
    }
}

}  // namespace
}  // namespace lishui
