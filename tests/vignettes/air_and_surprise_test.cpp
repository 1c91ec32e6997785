// Surprise and the mastery of the air in a campaign: what the campaign knows reaches the room
// combat. Each case names the planted fault that it is there to catch.
#include <doctest/doctest.h>

#include "campaign/truth.h"
#include "support/little.h"

using namespace lishui;
using namespace lishui::test;

namespace {

constexpr int seeds = 40;

// Two come from afar at one who has seen nobody.
Little approach(std::uint64_t seed) {
    LittlePlan plan;
    plan.seed = seed;
    plan.leaves.push_back({.side = 0, .column = 4, .row = 4});
    plan.leaves.push_back({.side = 0, .column = 4, .row = 4});
    plan.leaves.push_back({.side = 1, .column = 10, .row = 4});
    Little world(plan);
    world.lay();
    world.order(0, TaskKind::attack, world.hex(10, 4));
    world.order(1, TaskKind::attack, world.hex(10, 4));
    world.order(2, TaskKind::defend, world.hex(10, 4));
    world.scenario.rules.combat.surprise_chance = 1;
    return world;
}

bool anybody_unwarned(const Little& world) {
    bool any = false;
    for (const Engagement& engagement : world.state().engagements)
        any = any || (engagement.hex.exists() && engagement.unwarned != 0);
    return any;
}

struct Surprised {
    int times = 0;
    std::int64_t defender_lost = 0;
};

// Plays until twelve hours after the fight began; `watched`: he had an enemy beside him before.
Surprised played(bool on, bool watched) {
    Surprised told;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        Little world = approach(seed);
        world.scenario.rules.combat.surprise_on = on ? 1 : 0;
        bool unwarned = false;
        for (int hour = 0, fought = 0; hour < 72 && fought < 12; ++hour) {
            if (watched) world.state().leaf[2].last_contact = world.state().now;
            world.hours(1);
            unwarned = unwarned || anybody_unwarned(world);
            fought += world.count(Milestone::engagement_began) > 0;
        }
        told.times += unwarned ? 1 : 0;
        const Ledger& ledger = world.state().ledger[1];
        told.defender_lost += ledger.killed + ledger.wounded + ledger.missing;
    }
    return told;
}

}  // namespace

// Fails if a campaign's attacks never surprise, if who was warned is surprised, or if surprise
// costs nothing or cannot be switched off.
TEST_CASE("only who knows of no enemy near can be surprised") {
    const Surprised free = played(true, false), watched = played(true, true);
    const Surprised off = played(false, false);
    CHECK(free.times > seeds / 10);
    CHECK(free.times < seeds);  // patrols see some of those who come
    CHECK(watched.times == 0);
    CHECK(off.times == 0);
    CHECK(free.defender_lost > off.defender_lost);
    CHECK(watched.defender_lost == off.defender_lost);
}

// Fails if the campaign's airmen do not rule the air, or rule it by night.
TEST_CASE("who flies more rules the air, by day") {
    const auto fought = [](int west, int east, int opening_hour, double needed) {
        std::int64_t attacker = 0;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            LittlePlan plan;
            plan.seed = seed;
            plan.opening_hour = opening_hour;
            plan.leaves.push_back({.side = 0, .column = 9, .row = 4});
            plan.leaves.push_back({.side = 1, .column = 10, .row = 4});
            Little world(plan);
            world.lay();
            world.scenario.rules.combat.air_mastery_sorties = needed;
            world.state().attack_sorties = {static_cast<std::int16_t>(west),
                                            static_cast<std::int16_t>(east)};
            world.order(0, TaskKind::attack, world.hex(10, 4));
            world.hours(6);
            const Ledger& ledger = world.state().ledger[0];
            attacker += ledger.killed + ledger.wounded + ledger.missing;
        }
        return attacker;
    };
    const auto nobody = fought(0, 0, 8, 100), ours = fought(300, 0, 8, 100);
    CHECK(ours < nobody);
    CHECK(fought(0, 300, 8, 100) > nobody);
    CHECK(fought(300, 300, 8, 100) == nobody);
    CHECK(fought(300, 0, 8, 10000) > ours);  // a handful rules nothing
    CHECK(fought(300, 0, 21, 100) == fought(0, 0, 21, 100));
}
