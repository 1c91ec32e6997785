// Men who fall out of a tired column on the march, and come in again or not.
#include <doctest/doctest.h>

#include "campaign/truth.h"
#include "support/little.h"

using namespace lishui;
using namespace lishui::test;

namespace {

constexpr int men = 3000;

// A regiment on a road, tired enough to lose men; nobody falls sick.
Little tired_column(std::uint64_t seed) {
    LittlePlan plan;
    plan.width = 40;
    plan.seed = seed;
    LittleLeaf leaf;
    leaf.column = 5;
    leaf.row = 4;
    leaf.men = men;
    plan.leaves = {leaf};
    LittleLeaf enemy;
    enemy.side = 1;
    enemy.column = 39;
    enemy.row = 8;
    plan.leaves.push_back(enemy);
    Little world(plan);
    world.lay_way(4, 0, 39, Way::ditched_road);
    world.lay();
    world.scenario.rules.force.sickness_on = 0;
    world.leaf(0).fatigue = 550;
    world.order(1, TaskKind::hold, HexId());
    return world;
}

int out(const Little& world) { return world.state().leaf[0].stragglers_men; }
std::int64_t lost(const Little& world) { return world.state().ledger[0].missing; }

// Marches for so many hours, then stays where it is.
void march_then_rest(Little& world, int marching, int resting) {
    world.order(0, TaskKind::move, world.hex(30, 4), 90);
    world.hours(marching);
    world.order(0, TaskKind::hold, HexId());
    world.hours(resting);
}

struct Sums {
    double fell_out = 0, still_out = 0, lost = 0;
};
Sums sums(int marching, int resting, double at_rest, double on_the_march) {
    Sums sums;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Little world = tired_column(seed);
        world.scenario.rules.force.stragglers_in_at_rest = at_rest;
        world.scenario.rules.force.stragglers_in_on_the_march = on_the_march;
        march_then_rest(world, marching, 0);
        sums.fell_out += men - world.leaf(0).fit_men;
        world.hours(resting);
        CHECK(world.men(0) + lost(world) == men);
        sums.still_out += out(world);
        sums.lost += static_cast<double>(lost(world));
    }
    return sums;
}

}  // namespace

// Fails if nobody falls out, if those who fall out are gone at once, or if they do not come in when
// the column rests.
TEST_CASE("of those who fell out of a tired column most are in again after three days of rest") {
    const Sums with = sums(16, 72, 0.65, 0.35);
    CHECK(with.fell_out > 20 * 3);
    CHECK(with.still_out < 0.1 * with.fell_out);
    CHECK(with.lost > 0);
    CHECK(with.lost < 0.3 * with.fell_out);
    const Sums without = sums(16, 72, 0, 0);
    CHECK(without.still_out + without.lost > 0.99 * without.fell_out);
}

// Fails if it makes no difference whether the column waits for them.
TEST_CASE("who goes on waits for nobody: fewer come in") {
    double resting = 0, going_on = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        for (const bool goes_on : {false, true}) {
            Little world = tired_column(seed);
            world.scenario.rules.force.stragglers_per_mille_a_day = 0;
            world.state().leaf[0].stragglers_men = 400;
            world.state().leaf[0].stragglers_at = world.hex(5, 4);
            world.leaf(0).fatigue = 0;
            if (goes_on) world.order(0, TaskKind::move, world.hex(30, 4), 90);
            world.hours(18);
            (goes_on ? going_on : resting) += out(world);
        }
    }
    CHECK(going_on > 1.2 * resting);
}

// Fails if the enemy on their road lets them pass, or if they vanish from the books.
TEST_CASE("whose road the enemy takes is lost") {
    Little world = tired_column(1);
    world.state().leaf[0].stragglers_men = 200;
    world.state().leaf[0].stragglers_at = world.hex(9, 4);
    const std::int64_t all = world.men(0);
    stand_at(world.scenario, world.state(), FormationId(std::size_t{1}), world.hex(9, 4));
    world.hours(7);
    CHECK(out(world) == 0);
    CHECK(lost(world) == 200);
    CHECK(world.men(0) + lost(world) == all);
}

// Fails if men fall out whom the rule does not send.
TEST_CASE("without the rule nobody falls out") {
    Little world = tired_column(3);
    world.scenario.rules.force.stragglers_per_mille_a_day = 0;
    march_then_rest(world, 24, 0);
    CHECK(world.leaf(0).fit_men == men);
    CHECK(lost(world) == 0);
}

// Fails if stragglers outlive their regiment, and so are in no book.
TEST_CASE("a regiment that is no more has no stragglers") {
    Little world = tired_column(1);
    world.state().leaf[0].stragglers_men = 200;
    const std::int64_t all = world.men(0);
    Events nobody;
    disperse(world.scenario, world.state(), FormationId(std::size_t{0}), Moment{60}, nobody);
    CHECK(out(world) == 0);
    CHECK(lost(world) == all);
}
