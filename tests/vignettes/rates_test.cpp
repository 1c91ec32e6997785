// Documented rates of marching and crossing with the engine's figure beside each. The table stands
// in docs/model.md; LISHUI_PRINT_RATES=1 prints it as it should be.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "campaign/step.h"
#include "combat/crossing.h"
#include "forces/march.h"
#include "support/little.h"

using namespace lishui;
using namespace lishui::test;

namespace {

struct Rate {
    const char* what;
    const char* measure;
    double low, high;  // documented
    const char* source;
    double engine;
};

constexpr int ordinary = 50, forced = 90;

Little column_on(Way way, int leaves, int opening_hour = 5) {
    LittlePlan plan;
    plan.width = 110;
    plan.opening_hour = opening_hour;
    for (int i = 0; i < leaves; ++i)
        plan.leaves.push_back({.side = 0, .column = 0, .row = 4});
    Little world(plan);
    world.lay_way(4, 0, 109, way);
    world.lay();
    return world;
}

double km_a_day(Way way, int importance, int days, Sky sky = Sky::overcast, int wounded = 0) {
    Little world = column_on(way, 1);
    world.state().sky = sky;
    world.leaf(0).wounded_men = wounded;
    world.order(0, TaskKind::move, world.hex(109, 4), importance);
    world.hours(24 * days);
    return world.column(0) * world.scenario.map.hex_km / days;
}

// A column that goes back over so many hexes, until the last of its regiments is there.
double withdrawal_km_a_day(int leaves, int hexes) {
    Little world = column_on(Way::ditched_road, leaves);
    for (int i = 0; i < leaves; ++i)
        world.order(i, TaskKind::withdraw, world.hex(hexes, 4));
    int hours = 0;
    const auto all_there = [&] {
        for (int i = 0; i < leaves; ++i) {
            if (world.column(i) < hexes) return false;
        }
        return true;
    };
    for (; !all_there() && hours < 24 * 20; ++hours)
        world.hours(1);
    return hexes * world.scenario.map.hex_km / (hours / 24.0);
}

// Behind a rear guard that gives ground.
double pursuit_km_a_day() {
    double km = 0;
    constexpr int sample = 20;
    for (std::uint64_t seed = 1; seed <= sample; ++seed) {
        LittlePlan plan;
        plan.width = 50;
        plan.seed = seed;
        for (int i = 0; i < 3; ++i)
            plan.leaves.push_back({.side = 0, .column = 6, .row = 4});
        plan.leaves.push_back({.side = 1, .column = 7, .row = 4});
        Little world(plan);
        world.lay_way(4, 0, 49, Way::ditched_road);
        world.lay();
        for (int i = 0; i < 3; ++i)
            world.order(i, TaskKind::pursue, world.hex(49, 4));
        world.order(3, TaskKind::delay, HexId());
        world.hours(96);
        km += (world.column(0) - 6) * world.scenario.map.hex_km / 4 / sample;
    }
    return km;
}

double contact_km_a_day() {
    LittlePlan plan;
    plan.leaves = {{.side = 0, .column = 5, .row = 4}, {.side = 1, .column = 7, .row = 4}};
    Little world(plan);
    world.lay_way(4, 0, 29, Way::motor_road);
    world.lay();
    const double minutes = step_work(world.scenario, world.state(), FormationId(0), 0);
    return world.scenario.map.hex_km * minutes_a_day / minutes;
}

double site(Crossing kind, double boats, int engineers, Light light, bool bombed) {
    SiteCircumstances circumstances;
    circumstances.kind = kind;
    circumstances.men_an_hour = boats;
    circumstances.engineer_formations = engineers;
    circumstances.bombed = bombed;
    return site_men_an_hour(circumstances, light, ForceRules{});
}

double division_passes_hours() {
    Condition division;
    division.fit_men = 14000;
    return column_minutes(division, true, ForceRules{}) / 60.0;
}

double load_of_a_regiment() {
    Condition regiment;
    regiment.fit_men = 3000;
    regiment.guns = 12;
    regiment.horses = 800;
    return 100 * regiment.fit_men / site_load(regiment, ForceRules{});
}

std::vector<Rate> rates() {
    const ForceRules rules;
    const double day = km_a_day(Way::ditched_road, ordinary, 6);
    return {
        {"foot column by road, halts included", "km a day", 20, 25, "drill book", day},
        {"the same by track or flagged path", "km a day", 14, 18, "practice of 1943",
         km_a_day(Way::track, ordinary, 6)},
        {"moving against an enemy in contact", "km a day", 5, 11, "advances of 2-23 November 1943",
         contact_km_a_day()},
        {"forced march of some days", "km a day", 25, 37, "two days to Deshan, 3-5 December 1943",
         km_a_day(Way::ditched_road, forced, 3)},
        {"forced march of ten days", "km a day", 25, 42,
         "10th Corps, 400 km in 9-10 days, planned 30", km_a_day(Way::ditched_road, forced, 10)},
        {"by night, of the rate by day", "per cent", 55, 65, "less 40 per cent",
         100 * light_rate(Light::dark, rules)},
        {"in rain and mud, of the rate in the dry", "per cent", 62, 78, "less 30 per cent",
         100 * km_a_day(Way::ditched_road, ordinary, 6, Sky::rain) / day},
        {"with stretcher cases above a tenth", "per cent", 75, 85, "less 20 per cent",
         100 * km_a_day(Way::ditched_road, ordinary, 6, Sky::overcast, 900) / day},
        {"division of 14,000 on one road passes a point in", "hours", 6, 8, "25-30 km of column",
         division_passes_hours()},
        {"withdrawal of 70 km, eight regiments on one road", "km a day", 23, 34,
         "11th Army, 11-13 December 1943", withdrawal_km_a_day(8, 14)},
        {"pursuit behind a rear guard", "km a day", 5, 10, "pursuit of December 1943",
         pursuit_km_a_day()},
        {"junks at a site, by day", "men an hour", 300, 500, "300-500 a site",
         site(Crossing::ferry, 400, 0, Light::day, false)},
        {"launch pair at a landing of a great river", "men an hour", 350, 450, "400 a landing",
         site(Crossing::landing, 400, 0, Light::day, false)},
        {"junks and an engineer regiment with folding boats, by day", "men an hour", 1200, 1700,
         "1,500", site(Crossing::ferry, 600, 1, Light::day, false)},
        {"the same by night", "men an hour", 600, 800, "700",
         site(Crossing::ferry, 600, 1, Light::dark, false)},
        {"guns and horses of a regiment, of the rate without", "per cent", 40, 60, "half",
         load_of_a_regiment()},
        {"a site under air attack by day, of its rate", "per cent", 50, 100,
         "half when fully attacked", 100 * site(Crossing::ferry, 400, 0, Light::day, true) / 400},
        {"floating bridge over 200 m, one engineer regiment", "hours", 8, 16, "8-16 hours",
         hours_to_bridge(200, 1, rules)},
    };
}

std::string shown(double value) {
    std::ostringstream text;
    text.precision(value < 10 ? 2 : 3);
    if (value >= 1000) text.precision(4);
    text << value;
    return text.str();
}

std::string row_of(const Rate& rate) {
    return std::string("| ") + rate.what + " | " + shown(rate.low) + "-" + shown(rate.high) + " " +
           rate.measure + " | " + shown(rate.engine) + " | " + rate.source + " |";
}

}  // namespace

// Fails if a rate leaves what is documented of it, or the table in docs/model.md tells another.
TEST_CASE("marching and crossing as documented") {
    std::ifstream file(LISHUI_SOURCE_DIR "/docs/model.md");
    const std::string told{std::istreambuf_iterator<char>(file), {}};
    for (const Rate& rate : rates()) {
        CHECK_MESSAGE(rate.engine >= rate.low, row_of(rate));
        CHECK_MESSAGE(rate.engine <= rate.high, row_of(rate));
        CHECK_MESSAGE(told.find(row_of(rate)) != std::string::npos,
                      "docs/model.md lacks: " << row_of(rate));
        if (std::getenv("LISHUI_PRINT_RATES") != nullptr) std::cout << row_of(rate) << "\n";
    }
}
