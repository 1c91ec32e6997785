// belief/intent.h: what a staff takes the enemy to be about.
#include "belief/intent.h"

#include <array>

#include <doctest/doctest.h>

using namespace lishui;

namespace {

const Grid grid{40, 40};
const Expectation expected = {0.3, 0.4, 0.2, 0.1};
const FormationId army{std::size_t{50}};

BeliefRules pinned() {
    BeliefRules rules;
    rules.intent_on = 1;
    rules.weight_of_a_sign = 0.12;
    rules.expectation_returns_a_day = 0.25;
    return rules;
}

struct Mind {
    std::array<Intent, most_enemy_groups> all{};
    BeliefRules rules = pinned();
    const Intent* sees(Sign sign, int hour, FormationId group = army) {
        return weigh_sign(all, group, sign, Moment{hour * minutes_an_hour}, expected, rules);
    }
};

int sum_of(const Intent& intent) {
    int sum = 0;
    for (const int share : intent.share)
        sum += share;
    return sum;
}

}  // namespace

// Catches: a likelihood turned round, a column exchanged, shares that are not shares.
TEST_CASE("each sign moves belief toward the intention under which it is likeliest") {
    struct Expected {
        Sign sign;
        Intention up, down;
    };
    for (const Expected e : {Expected{Sign::attacks, Intention::attack, Intention::withdraw},
                             Expected{Sign::defends, Intention::hold, Intention::attack},
                             Expected{Sign::halts, Intention::hold, Intention::withdraw},
                             Expected{Sign::comes, Intention::attack, Intention::withdraw},
                             Expected{Sign::goes_off, Intention::withdraw, Intention::attack},
                             Expected{Sign::withdraws, Intention::withdraw, Intention::attack},
                             Expected{Sign::crosses, Intention::withdraw, Intention::lure}}) {
        Mind mind;
        const Intent* intent = mind.sees(e.sign, 10);
        REQUIRE(intent != nullptr);
        INFO(static_cast<int>(e.sign));
        CHECK(intent->of(e.up) > 1000 * expected[static_cast<std::size_t>(e.up)]);
        CHECK(intent->of(e.down) < 1000 * expected[static_cast<std::size_t>(e.down)]);
        CHECK(sum_of(*intent) == 1000);
        CHECK(intent->group == army);
        CHECK(intent->moved == Moment{600});
    }
}

// Catches: one sign believed at once; the weight of a sign not asked.
TEST_CASE("a conservative mind moves part of the way, many signs move it far") {
    Mind slow, bayes;
    bayes.rules.weight_of_a_sign = 1;
    const int one = slow.sees(Sign::withdraws, 1)->of(Intention::withdraw);
    CHECK(one < 300);
    CHECK(bayes.sees(Sign::withdraws, 1)->of(Intention::withdraw) > 400);
    int last = one;
    for (int i = 0; i < 12; ++i) {
        const Intent* intent = slow.sees(Sign::withdraws, 1);
        CHECK(intent->of(Intention::withdraw) > last);
        CHECK(sum_of(*intent) == 1000);
        last = intent->of(Intention::withdraw);
    }
    CHECK(last > 600);
}

// Catches: belief that no silence cools; an expectation that is forgotten.
TEST_CASE("without signs the expectation returns with the days") {
    const auto after = [](int hours) {
        Mind mind;
        for (int i = 0; i < 12; ++i)
            mind.sees(Sign::withdraws, 1);
        return mind.sees(Sign::halts, 1 + hours)->of(Intention::withdraw);
    };
    CHECK(after(0) > 550);
    CHECK(after(48) < after(0) - 100);
    CHECK(after(24 * 4) < 220);
    CHECK(after(24 * 4) == after(24 * 20));  // all of it has returned
}

// Catches: a share that reaches nothing and so can never come back.
TEST_CASE("nothing is ever excluded") {
    Mind mind;
    mind.rules.weight_of_a_sign = 1;
    for (int i = 0; i < 200; ++i)
        CHECK(sum_of(*mind.sees(Sign::attacks, i)) == 1000);
    for (const int share : mind.all[0].share)
        CHECK(share > 0);
}

// Catches: two armies held for one; a fourth that overwrites the first.
TEST_CASE("each group of the enemy has its own, and a fourth finds no room") {
    Mind mind;
    const auto group = [](int n) { return FormationId(static_cast<std::size_t>(n)); };
    mind.sees(Sign::attacks, 1, group(1));
    mind.sees(Sign::withdraws, 1, group(2));
    mind.sees(Sign::halts, 1, group(3));
    CHECK(mind.all[0].of(Intention::attack) > mind.all[1].of(Intention::attack));
    CHECK(mind.sees(Sign::halts, 1, group(4)) == nullptr);
    CHECK(mind.all[0].group == group(1));
    CHECK(mind.sees(Sign::attacks, 2, group(1)) == &mind.all[0]);
}

TEST_CASE("the switch: nobody reads an intention out of a sign") {
    Mind mind;
    mind.rules.intent_on = 0;
    const Intent* intent = mind.sees(Sign::attacks, 1);
    REQUIRE(intent != nullptr);
    CHECK(intent->of(Intention::attack) == 300);
    CHECK(intent->of(Intention::lure) == 100);
}

// Catches: coming taken for going; a march whose direction is not known taken for either.
TEST_CASE("what is seen of him is a sign to somebody who stands somewhere") {
    PictureEntry entry;
    const HexId here = grid.at(10, 10);
    const auto sign_when = [&](Doing doing, int before, int now) {
        entry.doing = doing;
        entry.earlier_place = grid.at(before, 10);
        entry.place = grid.at(now, 10);
        return sign_of(entry, here, grid);
    };
    CHECK(sign_when(Doing::attacking, 20, 20) == Sign::attacks);
    CHECK(sign_when(Doing::defending, 20, 20) == Sign::defends);
    CHECK(sign_when(Doing::withdrawing, 20, 20) == Sign::withdraws);
    CHECK(sign_when(Doing::crossing, 20, 20) == Sign::crosses);
    CHECK(sign_when(Doing::halted, 20, 20) == Sign::halts);
    CHECK(sign_when(Doing::unknown, 20, 20) == Sign::halts);
    CHECK(sign_when(Doing::marching, 20, 16) == Sign::comes);
    CHECK(sign_when(Doing::marching, 16, 20) == Sign::goes_off);
    CHECK(sign_of(entry, HexId(), grid) == Sign::halts);
}
