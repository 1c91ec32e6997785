// campaign/around.h: the step a column takes past the enemies it sees, held against a search of the
// whole map.
#include "campaign/around.h"

#include <doctest/doctest.h>

#include "base/draw.h"
#include "map/route.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

struct WaysPast {
    Scenario scenario = test::scene("changde-1943");
    const Map& map = scenario.map;
    SeenEnemies seen;

    [[nodiscard]] HexId drawn(int number, std::uint32_t what) const {
        const Key key{7, number, what};
        return HexId(static_cast<std::size_t>(draw(key, purpose("test: a hex")) * map.grid.size()));
    }
    // Enemies in a third of the hexes within two, the next ones first.
    void enemies_about(int number, HexId hex) {
        seen = SeenEnemies{};
        for (int away = 1; away <= 2; ++away) {
            for (int h = 0; h < map.grid.size(); ++h) {
                const HexId enemy(static_cast<std::size_t>(h));
                if (map.grid.distance(enemy, hex) != away || !passable(map.ground[enemy.index()]))
                    continue;
                const Key key{11, number, enemy.value};
                if (draw(key, purpose("test: an enemy")) > 0.33) continue;
                seen.hexes[static_cast<std::size_t>(seen.count++)] = enemy;
                seen.next += away == 1 ? 1 : 0;
            }
        }
    }
    // What entering a hex costs more.
    [[nodiscard]] int extra(HexId hex) const {
        bool beside = false;
        for (const HexId enemy : seen.all()) {
            if (enemy == hex) return -1;
            beside |= map.grid.distance(enemy, hex) == 1;
        }
        return beside ? static_cast<int>(scenario.rules.force.past_enemy_minutes) : 0;
    }
    // Minutes of the best way; -1: there is none.
    [[nodiscard]] int searched(HexId from, HexId to) const {
        if (from == to) return 0;
        const Route route = find_route<4000>(map, from, to, [&](HexId hex) { return extra(hex); });
        return route.length > 0 ? route.minutes : -1;
    }
    // Minutes of the best way that begins with this step.
    [[nodiscard]] int searched_by(HexId from, HexId step, HexId to) const {
        const int direction = map.grid.direction(from, step);
        REQUIRE(direction >= 0);
        const int rest = searched(step, to);
        if (rest < 0) return -1;
        return map.march_sides[from.index()][static_cast<std::size_t>(direction)] + extra(step) +
               rest;
    }
};

}  // namespace

// Catches: a step into an enemy or over a shut side, a way that is longer than need be, a way not
// found.
TEST_CASE("a column goes past the enemies it sees by the best way there is") {
    WaysPast ways;
    const double most = ways.scenario.rules.force.longest_way_round_minutes;
    int asked = 0, as_good = 0, found = 0;
    for (int number = 0; number < 400; ++number) {
        const HexId from = ways.drawn(number, 1), to = ways.drawn(number, 2);
        if (from == to || march_minutes(ways.map, from, to) == no_march) continue;
        ways.enemies_about(number, from);
        if (ways.seen.count == 0 || ways.extra(to) < 0) continue;
        WaysFound last{};
        const HexId step = step_round(ways.scenario, from, to, ways.seen, last);
        const int best = ways.searched(from, to);
        const bool near_enough = best >= 0 && best <= march_minutes(ways.map, from, to) + most;
        ++asked;
        if (!step.exists()) {
            as_good += near_enough ? 0 : 1;
            continue;
        }
        ++found;
        CHECK(ways.extra(step) >= 0);
        const int by_step = ways.searched_by(from, step, to);
        CHECK(by_step >= best);
        as_good += by_step == best ? 1 : 0;
    }
    CHECK(asked > 100);
    CHECK(found > asked / 2);
    CHECK(as_good >= asked * 97 / 100);  // the rest would leave the hexes about it and come back
}

// Catches: an answer that is kept when the enemy has moved.
TEST_CASE("a way that was found is kept until something changes") {
    WaysPast ways;
    const HexId from = ways.scenario.map.hex_at(29.2, 111.6);
    const HexId to = ways.scenario.map.hex_at(29.6, 111.6);
    WaysFound found{};
    const auto step = [&] { return step_round(ways.scenario, from, to, ways.seen, found); };
    const HexId straight = step();
    REQUIRE(straight.exists());
    ways.seen.hexes[0] = straight;
    ways.seen.count = ways.seen.next = 1;
    const HexId round = step();
    CHECK(round != straight);
    CHECK(step() == round);
    for (WayRound& way : found)
        if (way.from == from) way.step = from;  // what is kept is given
    CHECK(step() == from);
    ways.scenario.rules.force.longest_way_round_minutes = 0;
    found = WaysFound{};
    CHECK_FALSE(step().exists());
}
