// Faults of what is well written and cannot be: on the ground, among the forces, in command and
// signals. The little scenario with one thing broken gives exactly that fault, with its file and
// line, and no scenario.
#include <doctest/doctest.h>

#include "scenario/broken.h"

namespace lishui {
namespace {

using test::Broken;

// A report of the West Division four hours into the campaign, with a line more or not.
std::string late_report(const std::string& figures) {
    return "[[dispatch]]\nid = \"late\"\nfrom = \"WD\"\nto = [\"WA\"]\n"
           "handed_in = 1930-04-10T10:00:00+08:00\nkind = \"report\"\ntask = \"hold\"\n"
           "explicitness = 0.5\ninsist = false\ntext_zh = \"某\"\ntext_en = \"so\"\n"
           "source = \"invented\"\nconfidence = \"low\"\n" +
           figures;
}

TEST_CASE("ground") {
    SUBCASE("a box turned round") {
        Broken()
            .put("scenario.toml", "west = 111.7", "west = 113.7")
            .says("scenario.toml", "east = ", "box of the map");
    }
    SUBCASE("too many hexes") {
        Broken()
            .put("scenario.toml", "hex_km = 5.0", "hex_km = 0.5")
            .says("scenario.toml", "", "hexes; the limit");
    }
    SUBCASE("a place off the map") {
        Broken()
            .put("places.csv", "30.110,111.880", "32.110,111.880")
            .says("places.csv", "north_village", "off the map");
    }
    SUBCASE("a place in a lake") {
        Broken()
            .add("places.csv", "island,岛,Island,village,29.870,112.180,,,invented,low")
            .says("places.csv", "island", "lies in a lake");
    }
    SUBCASE("a formation in a lake") {
        Broken()
            .put("order_of_battle.csv", "29.960,111.850", "29.870,112.180")
            .says("order_of_battle.csv", "W3,", "lies in a lake");
    }
    SUBCASE("a formation off the map") {
        Broken()
            .put("order_of_battle.csv", "29.960,111.850", "29.960,110.850")
            .says("order_of_battle.csv", "W3,", "off the map");
    }
    SUBCASE("a place on the bank of a river far away") {
        Broken()
            .put("places.csv", "30.000,111.800,,", "30.000,111.800,white,right")
            .says("places.csv", "west_town", "no land hex on the right bank");
    }
    SUBCASE("a bank without a river") {
        Broken()
            .put("places.csv", "30.000,111.800,,", "30.000,111.800,,left")
            .says("places.csv", "west_town", "go together");
    }
    SUBCASE("an unknown river") {
        Broken()
            .put("crossing_sites.csv", "North Ford,white", "North Ford,black")
            .says("crossing_sites.csv", "north_ford", "not a known river");
    }
    SUBCASE("a site far from its river") {
        Broken broken;
        broken.put("crossing_sites.csv", "white,30.110,112.010", "white,30.110,112.200");
        const Faults found = broken.faults();
        REQUIRE(found.size() == 2);  // and the track has no crossing
        CHECK(found[0].file == "crossing_sites.csv");
        CHECK(found[1].file == "ways.geojson");
    }
    SUBCASE("a way over a river where there is no site") {
        Broken broken;
        broken.drop_line("crossing_sites.csv", "north_ford");
        broken.says("ways.geojson", "north_track", "has to cross 'white' near 30.1");
    }
    SUBCASE("a position that is none") {
        Broken()
            .put("ways.geojson", "[111.880,30.110]", "[111.880,130.110]")
            .says("ways.geojson", "north_track", "not a longitude and latitude");
    }
    SUBCASE("a line where an area should be") {
        Broken()
            .put("rivers.geojson", "LineString", "MultiPoint")
            .says("rivers.geojson", "\"white\"", "LineString of at least 2");
    }
}

TEST_CASE("forces") {
    SUBCASE("an unknown superior") {
        Broken()
            .put("order_of_battle.csv", "2nd West Regiment,WD", "2nd West Regiment,WX")
            .says("order_of_battle.csv", "W2,", "not a known headquarters");
    }
    SUBCASE("a superior of the other side") {
        Broken()
            .put("order_of_battle.csv", "2nd West Regiment,WD", "2nd West Regiment,ED")
            .says("order_of_battle.csv", "W2,", "of another side");
    }
    SUBCASE("an unknown side") {
        Broken()
            .put("order_of_battle.csv", "W2,W,", "W2,X,")
            .says("order_of_battle.csv", "W2,", "not a known side");
    }
    SUBCASE("a ring of superiors") {
        Broken()
            .put("headquarters.csv", "West Army,,", "West Army,WD,")
            .says("headquarters.csv", "WA,", "under itself");
    }
    SUBCASE("a headquarters without subordinates") {
        Broken()
            .add("headquarters.csv",
                 "XD,E,division,空师,Empty "
                 "Division,ED,,,east_town,,,false,false,east_town,1..2..4,0.5,0.6,0.5,0.6,0.5,0.5,"
                 "0.5,0.5,invented,high,")
            .add("signal_links.csv", "E,ED,XD,wire,1,0,0,0,invented,low")
            .says("headquarters.csv", "XD,", "nobody under it");
    }
    SUBCASE("more men than the establishment") {
        Broken()
            .put("order_of_battle.csv", "WD,2600,2300", "WD,2000,2300")
            .says("order_of_battle.csv", "W1,", "More men are fit");
    }
    SUBCASE("two sides in one hex") {
        Broken broken;
        broken.put("order_of_battle.csv", "4,4,,29.960,111.850", "4,4,east_town,,");
        broken.says("order_of_battle.csv", "E3,",
                    "same hex as 'W3' of another side (order_of_battle.csv:4)");
    }
    SUBCASE("nowhere") {
        Broken()
            .put("order_of_battle.csv", "29.960,111.850", ",")
            .says("order_of_battle.csv", "W3,", "where the formation stands");
    }
    SUBCASE("in two places") {
        Broken()
            .put("order_of_battle.csv", "4,4,,29.960,111.850", "4,4,west_town,29.960,111.850")
            .says("order_of_battle.csv", "W3,", "Both a place and degrees");
    }
    SUBCASE("an unknown place") {
        Broken()
            .put("order_of_battle.csv", "north_village", "south_village")
            .says("order_of_battle.csv", "W2,", "not a known place");
    }
    SUBCASE("more subordinates than a staff can lead") {
        Broken broken;
        for (int n = 4; n <= 13; ++n) {
            broken.add("order_of_battle.csv",
                       "W" + std::to_string(n) +
                           ",W,regiment,infantry,团,Regiment,WD,2600,2300..2400..2500,0,30,8,200,1."
                           "0,0.9,0.1,4,4,west_town,,,invented,high");
        }
        broken.says("headquarters.csv", "WD,", "more than 12 directly under it");
    }
    SUBCASE("more leaves than a campaign holds") {
        Broken broken;
        for (int n = 0; n < most_leaves; ++n) {
            broken.add("headquarters.csv",
                       "H" + std::to_string(n) +
                           ",W,division,师,Division,WA,,,west_town,,,false,false,,1..2..4,0.5,0.6,"
                           "0.5,0.6,0.5,0.5,0.5,0.5,invented,high,");
            broken.add("order_of_battle.csv",
                       "L" + std::to_string(n) + ",W,regiment,infantry,团,Regiment,H" +
                           std::to_string(n) +
                           ",2600,2400,0,30,8,200,1.0,0.9,0.1,4,4,west_town,,,invented,high");
        }
        bool leaves = false;
        bool headquarters = false;
        for (const Fault& fault : broken.faults()) {
            leaves = leaves || fault.sentence.en.find("leaf formations") != std::string::npos;
            headquarters = headquarters || fault.sentence.en.find("headquarters; there should") !=
                                               std::string::npos;
        }
        CHECK(leaves);
        CHECK(headquarters);
    }
    SUBCASE("a hex that nobody can leave") {
        // A small lake about the centre of each hex beside it.
        Broken broken;
        broken.put("order_of_battle.csv", "29.960,111.850", "29.870,111.800");
        Faults none;
        const auto scenario = read_scenario(broken.files, none, {false});
        REQUIRE(scenario != nullptr);
        const Map& map = scenario->map;
        const HexId hex = map.hex_at(29.87, 111.8);
        for (int d = 0; d < 6; ++d) {
            const auto middle = map.centre(map.grid.neighbour(hex, d));
            std::string ring;
            for (const auto& [x, y] :
                 {std::pair{-2.2, -2.2}, {2.2, -2.2}, {2.2, 2.2}, {-2.2, 2.2}, {-2.2, -2.2}}) {
                const auto at = map.projection.degrees({middle.x_km + x, middle.y_km + y});
                ring += (ring.empty() ? "[" : ",[") + std::to_string(at.longitude) + "," +
                        std::to_string(at.latitude) + "]";
            }
            broken.put("areas.geojson", "[\n",
                       "[\n{\"properties\":{\"id\":\"pond" + std::to_string(d) +
                           "\",\"kind\":\"lake\",\"source\":\"invented\",\"confidence\":\"low\"},"
                           "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" +
                           ring + "]]}},\n");
        }
        broken.says("order_of_battle.csv", "W3,", "nobody can leave");
    }
}

TEST_CASE("command") {
    SUBCASE("an unknown objective") {
        Broken()
            .put("missions.csv", "seize,east_town", "seize,far_town")
            .says("missions.csv", "WA,", "neither a place nor a control measure");
    }
    SUBCASE("a mission for nobody") {
        Broken()
            .put("missions.csv", "WD,hold", "WX,hold")
            .says("missions.csv", "WX,", "not a known headquarters");
    }
    SUBCASE("a mission for a leaf") {
        Broken()
            .put("missions.csv", "WD,hold", "W1,hold")
            .says("missions.csv", "W1,", "not a leaf formation");
    }
    SUBCASE("two missions for one") {
        Broken()
            .put("missions.csv", "WD,hold", "WA,hold")
            .says("missions.csv", "WA,hold", "has a mission already");
    }
    SUBCASE("an end before the beginning") {
        Broken()
            .put("missions.csv", "1930-04-10T06:00+08:00,",
                 "1930-04-10T06:00+08:00,1930-04-10T05:00+08:00")
            .says("missions.csv", "WA,", "before 'begin'");
    }
    SUBCASE("a measure for nobody") {
        Broken()
            .put("control_measures.geojson", "\"for\":\"W\"", "\"for\":\"W;X\"")
            .says("control_measures.geojson", "w_start", "neither a side nor a headquarters");
    }
    SUBCASE("a measure off the map") {
        Broken()
            .put("control_measures.geojson", "[[111.82,30.15],[111.82,29.85]]",
                 "[[101.82,30.15],[101.82,29.85]]")
            .says("control_measures.geojson", "w_start", "passes no hex");
    }
    SUBCASE("a line as an area") {
        Broken()
            .put("control_measures.geojson", "phase_line", "objective_area")
            .says("control_measures.geojson", "w_start", "an objective area a Polygon");
    }
    SUBCASE("a belief of nobody") {
        Broken()
            .put("beliefs.csv", "side:W", "side:N")
            .says("beliefs.csv", "side:N", "no side 'N'");
    }
    SUBCASE("a belief about nobody") {
        Broken()
            .put("beliefs.csv", "ED,WD", "ED,WX")
            .says("beliefs.csv", "ED,WX", "not a known formation");
    }
    SUBCASE("a belief from the future") {
        Broken()
            .put("beliefs.csv", "1930-04-09T12:00", "1930-04-19T12:00")
            .says("beliefs.csv", "ED,WD", "after the opening");
    }
    SUBCASE("a dispatch to nobody") {
        Broken()
            .put("dispatches.toml", "[\"WD\"]", "[\"WX\"]")
            .says("dispatches.toml", "to = ", "does not exist");
    }
    SUBCASE("a dispatch that nobody carries") {
        Broken()
            .put("dispatches.toml", "[\"WD\"]", "[\"W1\"]")
            .says("dispatches.toml", "to = ", "no signal link");
    }
    SUBCASE("a report inside the campaign that would carry the truth") {
        Broken()
            .add("dispatches.toml", late_report(""))
            .says("dispatches.toml", "handed_in = 1930-04-10T10", "would carry the truth");
    }
    SUBCASE("a report with figures that says no place") {
        Broken()
            .add("dispatches.toml", late_report("fit_men = 900"))
            .says("dispatches.toml", "[[dispatch]]\nid = \"late\"", "does not say where");
    }
    SUBCASE("a dispatch whose key is unknown") {
        const Faults found =
            Broken()
                .put("dispatches.toml", "insist = false", "insist = false\nurgent = true")
                .faults();
        REQUIRE(found.size() == 1);
        CHECK(found[0].line == 13);
    }
}

TEST_CASE("signals, weather, air, rules") {
    SUBCASE("no link to the superior") {
        Broken broken;
        broken.drop_line("signal_links.csv", "E,echelon");
        const Faults found = broken.faults();
        REQUIRE(found.size() == 3);  // one for each regiment
        CHECK(found[0].file == "order_of_battle.csv");
        CHECK(found[0].line == broken.line_of("order_of_battle.csv", "E1,"));
        CHECK(found[0].sentence.en.find("no signal link between 'E1' and its superior 'ED'") !=
              std::string::npos);
    }
    SUBCASE("an unknown end") {
        Broken()
            .put("signal_links.csv", "W,WA,WD", "W,WA,WX")
            .says("signal_links.csv", "W,WA", "not a known headquarters");
        Broken()
            .put("signal_links.csv", "E,echelon:division", "E,echelon:legion")
            .says("signal_links.csv", "E,echelon", "no echelon");
    }
    SUBCASE("the same link twice") {
        Broken()
            .add("signal_links.csv", "W,WD,WA,wireless,1..2..6,10,20,10,invented,high")
            .says("signal_links.csv", "W,WD,WA", "stands in line 2");
    }
    SUBCASE("more lost than sent") {
        Broken()
            .put("signal_links.csv", "10,20,10", "500,400,200")
            .says("signal_links.csv", "W,WA", "more than 1000");
    }
    SUBCASE("chances that do not sum to one") {
        Broken()
            .put("weather.csv", "0.6,0.4,0,0", "0.6,0.5,0,0")
            .says("weather.csv", "1930-04-10", "do not add up to 1");
    }
    SUBCASE("a day without weather") {
        Broken broken;
        broken.drop_line("weather.csv", "1930-04-11");
        broken.says("weather.csv", "", "1930-04-11 is missing");
    }
    SUBCASE("a day twice") {
        Broken()
            .add("weather.csv", "1930-04-10,1,0,0,0,9")
            .says("weather.csv", "1930-04-10,1,", "in line 2 already");
    }
    SUBCASE("no date") {
        Broken()
            .put("weather.csv", "1930-04-11", "11 April")
            .says("weather.csv", "11 April", "should be a date");
    }
    SUBCASE("an air effort of nobody") {
        Broken broken;
        broken.files["air.csv"] =
            "from,to,side,reconnaissance,attack,support\n1930-04-10,1930-04-11,X,1,1,1\n";
        broken.says("air.csv", "1930-04-10", "not a known side");
    }
    SUBCASE("an air effort that ends before it begins") {
        Broken broken;
        broken.files["air.csv"] =
            "from,to,side,reconnaissance,attack,support\n1930-04-12,1930-04-10,W,1,1,1\n";
        broken.says("air.csv", "1930-04-12", "after 'from'");
    }
    SUBCASE("a rule that is none") {
        Broken()
            .add("rules.toml", "[forces]\n\nspeed = 3")
            .says("rules.toml", "speed", "forces.speed");
    }
    SUBCASE("a rule of a room that is none") {
        Broken().add("rules.toml", "\n[navy]\nspeed = 3").says("rules.toml", "[navy]", "[navy]");
    }
    SUBCASE("a rule out of bounds") {
        Broken()
            .add("rules.toml", "[forces]\nroad_km_a_day = 3000")
            .says("rules.toml", "road_km_a_day", "outside");
    }
}

}  // namespace
}  // namespace lishui
