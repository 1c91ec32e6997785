// Faults of a file, a column, a cell: the little scenario with one thing broken gives exactly that
// fault, with its file and line, and no scenario.
#include <doctest/doctest.h>

#include "scenario/broken.h"

namespace lishui {
namespace {

using test::Broken;

TEST_CASE("files") {
    SUBCASE("missing") {
        Broken broken;
        broken.files.erase("weather.csv");
        broken.says("weather.csv", "", "is missing");
    }
    SUBCASE("unknown") {
        Broken().add("wether.csv", "date").says("wether.csv", "", "no such file");
    }
    SUBCASE("too large") {
        Broken broken;
        broken.files["beliefs.csv"].append(largest_scenario_bytes, ' ');
        broken.says("beliefs.csv", "", "larger than 8 MiB");
    }
    SUBCASE("not UTF-8") {
        Broken()
            .put("places.csv", "北村", "\xB1\xB1\xB4\xE5")
            .says("places.csv", "north_village", "UTF-8");
    }
    SUBCASE("a control character") {
        Broken()
            .put("places.csv", "North", "No\x01rth")
            .says("places.csv", "north_village", "control");
    }
    SUBCASE("a heading that is none") {
        Broken().add("rules.toml", "[=]").says("rules.toml", "[=]", "no longer TOML");
        Broken().add("rules.toml", "[forces]\n、").says("rules.toml", "、", "no longer TOML");
    }
    SUBCASE("empty table") {
        Broken broken;
        broken.files["weather.csv"] = "";
        broken.says("weather.csv", "", "empty");
    }
    SUBCASE("quotation marks that do not match") {
        Broken()
            .put("weather.csv", "1930-04-11,0.4", "1930-04-11,\"0.4\"x")
            .says("weather.csv", "1930-04-11", "quotation");
    }
    SUBCASE("a row with a cell too few") {
        Broken()
            .put("weather.csv", "1930-04-11,0.4,0.4", "1930-04-11,0.8")
            .says("weather.csv", "1930-04-11", "5 cells");
    }
    SUBCASE("no JSON") {
        Broken()
            .put("areas.geojson", "\"kind\":\"lake\",", "\"kind\":\"lake\"")
            .says("areas.geojson", "south_lake", "JSON");
    }
    SUBCASE("JSON of another shape") {
        Broken broken;
        broken.files["areas.geojson"] = "{\"type\": \"Topology\"}";
        broken.says("areas.geojson", "", "features");
    }
    SUBCASE("a polygon with a hole") {
        Broken()
            .put("areas.geojson", "[112.12,29.83]]]",
                 "[112.12,29.83]],[[112.15,29.85],[112.16,29.85],[112.16,29.86]]]")
            .says("areas.geojson", "south_lake", "structure");
    }
    SUBCASE("no TOML") {
        Broken()
            .put("scenario.toml", "format = 1", "format = ")
            .says("scenario.toml", "format", "TOML");
    }
}

TEST_CASE("columns") {
    SUBCASE("unknown") {
        Broken broken;
        broken.put("weather.csv", "temperature_c\n", "temperature_c,wind\n");
        std::string& text = broken.files["weather.csv"];
        std::string other;
        bool first = true;
        for (const char c : text) {
            if (c == '\n' && !first) other += ",3";
            if (c == '\n') first = false;
            other += c;
        }
        text = other;
        broken.says("weather.csv", "date", "'wind'");
    }
    SUBCASE("missing") {
        Broken broken;
        broken.files["weather.csv"] =
            "date,clear,overcast,rain,snow\n1930-04-10,1,0,0,0\n1930-04-11,1,0,0,0\n1930-04-12,1,0,"
            "0,0\n";
        broken.says("weather.csv", "date", "'temperature_c' is missing");
    }
    SUBCASE("twice") {
        Broken broken;
        broken.files["beliefs.csv"] =
            "holder,subject,place,lat,lon,radius_km,strength_men,spread,doing,observed,source,"
            "confidence,source\n";
        broken.says("beliefs.csv", "holder", "twice");
    }
    SUBCASE("a property of a layer missing") {
        Broken()
            .put("rivers.geojson", "\"width_m\":200,", "")
            .says("rivers.geojson", "\"white\"", "'width_m' is missing");
    }
    SUBCASE("a property of a layer unknown") {
        Broken()
            .put("rivers.geojson", "\"width_m\":200", "\"width_m\":200,\"depth\":3")
            .says("rivers.geojson", "\"white\"", "'depth'");
    }
    SUBCASE("a table of TOML unknown") {
        Broken()
            .add("scenario.toml", "[wether]\nrain = 1")
            .says("scenario.toml", "[wether]", "[wether]");
    }
    SUBCASE("a key of TOML unknown") {
        Broken()
            .put("scenario.toml", "format = 1", "format = 1\ncolour = 2")
            .says("scenario.toml", "colour", "'colour'");
    }
    SUBCASE("a key of TOML missing") {
        Broken()
            .put("scenario.toml", "hex_km = 5.0", "")
            .says("scenario.toml", "[map]", "'hex_km' is missing");
    }
    SUBCASE("a section of TOML missing") {
        Broken broken;
        broken.put("scenario.toml", "[summary]", "")
            .put("scenario.toml", "zh = \"西师", "zh2 = \"")
            .put("scenario.toml", "en = \"West D", "en2 = \"");
        CHECK(broken.faults().size() >= 1);
    }
}

TEST_CASE("cells") {
    SUBCASE("no number") {
        Broken()
            .put("order_of_battle.csv",
                 "W2,W,regiment,infantry,西师第二团,2nd West Regiment,WD,2600",
                 "W2,W,regiment,infantry,西师第二团,2nd West Regiment,WD,many")
            .says("order_of_battle.csv", "W2,", "'establishment_men' should be a number");
    }
    SUBCASE("not finite") {
        Broken()
            .put("crossing_sites.csv", "200..300..400", "nan")
            .says("crossing_sites.csv", "middle_ferry", "a number or a range");
    }
    SUBCASE("out of range") {
        Broken()
            .put("headquarters.csv", "0.5,0.6,0.5,0.6", "0.5,1.6,0.5,0.6")
            .says("headquarters.csv", "ED,", "'caution' is '1.6'");
    }
    SUBCASE("a range that falls") {
        Broken()
            .put("order_of_battle.csv", "2300..2400..2500", "2500..2400..2300")
            .says("order_of_battle.csv", "W1,", "does not rise");
    }
    SUBCASE("a range of four") {
        Broken()
            .put("crossing_sites.csv", "200..300..400", "1..2..3..4")
            .says("crossing_sites.csv", "middle_ferry", "a number or a range");
    }
    SUBCASE("no whole number") {
        Broken()
            .put("order_of_battle.csv", "0,30,8,200", "0,30,8.5,200")
            .says("order_of_battle.csv", "W1,", "whole number");
    }
    SUBCASE("neither true nor false") {
        Broken()
            .put("headquarters.csv", "east_town,,,false", "east_town,,,no")
            .says("headquarters.csv", "ED,", "true or false");
    }
    SUBCASE("a word that is none") {
        Broken()
            .put("ways.geojson", "\"motor_road\"", "\"highway\"")
            .says("ways.geojson", "great_road", "'highway'");
    }
    SUBCASE("empty") {
        Broken()
            .put("places.csv", "North Village", "")
            .says("places.csv", "north_village", "'name_en' is empty");
    }
    SUBCASE("a time without an offset") {
        Broken()
            .put("scenario.toml", "start = 1930-04-10T06:00:00+08:00",
                 "start = 1930-04-10T06:00:00")
            .says("scenario.toml", "start", "does not say its offset");
        Broken()
            .put("missions.csv", "1930-04-10T06:00+08:00", "1930-04-10T06:00")
            .says("missions.csv", "WA,", "does not say its offset");
        Broken()
            .put("dispatches.toml", "05:00:00+08:00", "05:00:00")
            .says("dispatches.toml", "handed_in", "does not say its offset");
    }
    SUBCASE("no time") {
        Broken()
            .put("beliefs.csv", "1930-04-09T18:00+08:00", "1930-02-30T18:00+08:00")
            .says("beliefs.csv", "side:W", "should be a time");
    }
    SUBCASE("no offset from UTC") {
        Broken()
            .put("scenario.toml", "utc_offset = \"+08:00\"\n\n[name]",
                 "utc_offset = \"Asia/Nowhere\"\n\n[name]")
            .says("scenario.toml", "Asia/Nowhere", "an offset from UTC");
    }
    SUBCASE("a time far from the opening") {
        Broken()
            .put("missions.csv", "1930-04-10T06:00+08:00", "1939-04-10T06:00+08:00")
            .says("missions.csv", "WA,", "400 days");
    }
    SUBCASE("an unknown source") {
        Broken()
            .put("places.csv", ",invented,high", ",hearsay,high")
            .says("places.csv", "west_town", "'hearsay' is not listed");
    }
    SUBCASE("no confidence") {
        Broken()
            .put("places.csv", ",invented,high", ",invented,sure")
            .says("places.csv", "west_town", "'confidence' cannot be");
    }
    SUBCASE("an id taken") {
        Broken()
            .put("crossing_sites.csv", "north_ford", "middle_ferry")
            .says("crossing_sites.csv", "middle_ferry,北滩", "taken already");
        Broken()
            .put("order_of_battle.csv", "\nE3,", "\nE2,")
            .says("order_of_battle.csv", "E2,E,regiment,infantry,东师第三团", "taken already");
    }
    SUBCASE("another format") {
        Broken()
            .put("scenario.toml", "format = 1", "format = 2")
            .says("scenario.toml", "format", "outside 1..1");
    }
    SUBCASE("an end before the start") {
        Broken()
            .put("scenario.toml", "end = 1930-04-12", "end = 1930-04-09")
            .says("scenario.toml", "end =", "after the start");
    }
}

TEST_CASE("all faults of all files come at once") {
    Broken broken;
    broken.put("scenario.toml", "format = 1", "format = 2")
        .put("places.csv", "30.110,111.880", "32.110,111.880")
        .put("rivers.geojson", "\"width_m\":200", "\"width_m\":-2")
        .put("areas.geojson", "\"hills\"", "\"hill\"")
        .put("crossing_sites.csv", "600..800..1000", "600..500..1000")
        .put("headquarters.csv", "0.5,0.6,0.5,0.6", "0.5,0.6,0.5,6")
        .put("order_of_battle.csv", "0,20,4,100", "0,20,-4,100")
        .put("control_measures.geojson", "\"order\":2", "\"order\":\"two\"")
        .put("missions.csv", "defend,e_river", "defend,nowhere")
        .put("beliefs.csv", "12,5000,0.4", "12,5000,9")
        .put("signal_links.csv", "1..2..6", "6..2..1")
        .put("dispatches.toml", "task = \"seize\"", "task = \"conquer\"")
        .put("weather.csv", "0.6,0.4,0,0", "0.6,0.5,0,0")
        .add("rules.toml", "[forces]\nspeed = 3");
    const Faults found = broken.faults();
    for (const auto& entry : broken.files) {
        const std::string& file = entry.first;
        int count = 0;
        for (const Fault& fault : found)
            count += fault.file == file ? 1 : 0;
        CAPTURE(file);
        CHECK(count == (file == "ways.geojson" ? 0 : 1));
    }
}

TEST_CASE("a file that cannot be read hides no fault of another, and blames nobody for it") {
    for (const auto& entry : test::good_files()) {
        const std::string& file = entry.first;
        CAPTURE(file);
        Broken broken;
        broken.files[file] = "\xFF\xFE";
        Faults found = broken.faults();
        CHECK(found.size() == 1);
        // With a fault elsewhere as well there are two.
        const std::string other = file == "weather.csv" ? "beliefs.csv" : "weather.csv";
        broken.put(other, other == "weather.csv" ? "0.6,0.4,0,0" : "12,5000,0.4",
                   other == "weather.csv" ? "0.6,0.5,0,0" : "12,5000,9");
        found = broken.faults();
        CHECK(found.size() == 2);
    }
}

}  // namespace
}  // namespace lishui
