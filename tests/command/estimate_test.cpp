// command/order.h, estimate.h: what a staff makes of its picture.
#include "command/estimate.h"

#include <doctest/doctest.h>

#include "command/little_desk.h"

using namespace lishui;
using lishui::test::LittleDesk;

// Catches: a task moved to another bearing, which would turn an attack into a withdrawal.
TEST_CASE("each task asks to go at them, to stay or to go back") {
    using enum TaskKind;
    for (const TaskKind kind : {advance, attack, seize, secure, pursue, reconnoitre, occupy, cross,
                                move, follow, relieve})
        CHECK(bearing(kind) == Bearing::at_them);
    for (const TaskKind kind : {hold, retain, defend, block, guard, screen})
        CHECK(bearing(kind) == Bearing::stay);
    for (const TaskKind kind : {delay, withdraw, cover})
        CHECK(bearing(kind) == Bearing::go_back);
}

// Catches: a repeated order taken for a new one because it insists, or a new place overlooked.
TEST_CASE("two orders are one wish when what, where and whom agree") {
    Task a;
    a.kind = TaskKind::attack;
    a.objective = HexId(std::size_t{5});
    Task b = a;
    b.insists = 3;
    b.explicitness = 90;
    b.importance = 10;
    b.begin = Moment{77};
    b.until = Moment{99};
    CHECK(same_wish(a, b));
    b.objective = HexId(std::size_t{6});
    CHECK_FALSE(same_wish(a, b));
    b = a;
    b.kind = TaskKind::defend;
    CHECK_FALSE(same_wish(a, b));
    b = a;
    b.line = MeasureId(std::size_t{0});
    CHECK_FALSE(same_wish(a, b));
    b = a;
    b.concerning = FormationId(std::size_t{1});
    CHECK_FALSE(same_wish(a, b));
}

// Catches: returns of the wrong people counted; a mean not weighted by men.
TEST_CASE("own strength is the sum of the direct subordinates' returns") {
    LittleDesk little;
    little.own_stands(0, 12, 5, 1000).supply_days = 2;
    little.own_stands(1, 13, 6, 3000).supply_days = 6;
    little.own_stands(2, 12, 7, 1500).unfit = 0;
    little.own_stands(3, 13, 8, 500).unfit = 40;
    PictureEntry& neighbour = little.picture[20];  // of our side, but under somebody else
    neighbour = little.picture[0];
    neighbour.subject = little.superior;
    neighbour.strength_men = 50000;
    const Estimate known = estimate(little.desk());
    CHECK(known.own_men == doctest::Approx(6000).epsilon(0.004));
    CHECK(known.place == little.at(13, 6));  // with the main body
    CHECK(known.unfit_share == doctest::Approx(500 * 0.4 / 6000));
    CHECK(known.supply_days == doctest::Approx((1000 * 2 + 3000 * 6 + 2000 * 5) / 6000.0));
    CHECK(known.enemy_count == 0);
}

// Catches: a return made of other figures than an appreciation.
TEST_CASE("a staff that has only to report counts its own men as one that decides") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 15, 6, 7000);
    const Estimate all = estimate(little.desk());
    const Estimate its_own = estimate(little.desk(), Whom::its_own);
    CHECK(all.enemy_count == 1);
    CHECK(its_own.enemy_count == 0);
    CHECK(its_own.own_men == all.own_men);
    CHECK(its_own.own_power == all.own_power);
    CHECK(its_own.place == all.place);
    CHECK(its_own.supply_days == all.supply_days);
}

// Catches: power that is men alone.
TEST_CASE("power falls with the unfit, with hunger, and with a side's repute") {
    LittleDesk little;
    const double fresh = estimate(little.desk()).own_power;
    CHECK(fresh == doctest::Approx(6000).epsilon(0.004));
    little.sides[0].repute = 0.5;
    CHECK(estimate(little.desk()).own_power == doctest::Approx(3000));
    little.sides[0].repute = 1;
    little.formations[0].establishment_men = 3000;  // 1,500 of them are left
    CHECK(estimate(little.desk()).own_power ==
          doctest::Approx(fresh - 1500 + 1500 / (1 + (0.5 / 0.3) * (0.5 / 0.3))).epsilon(0.001));
    little.formations[0].establishment_men = 0;
    for (int i = 0; i < 4; ++i)
        little.picture[static_cast<std::size_t>(i)].unfit = 30;
    CHECK(estimate(little.desk()).own_power == doctest::Approx(fresh / 2).epsilon(0.001));
    for (int i = 0; i < 4; ++i) {
        little.picture[static_cast<std::size_t>(i)].unfit = 0;
        little.picture[static_cast<std::size_t>(i)].supply_days = 0;
    }
    CHECK(estimate(little.desk()).own_power == doctest::Approx(0.7 * fresh));
}

// Catches: an enemy of last week counted like one of today; one too old still counted.
TEST_CASE("an enemy fades with the age of what is known of him") {
    LittleDesk little;
    little.sides[1].repute = 2;
    little.enemy_stands(little.enemy, 16, 6, 4000);
    little.enemy_stands(little.other_enemy, 18, 6, 4000).observed = little.now - 48 * 60;
    Estimate known = estimate(little.desk());
    REQUIRE(known.enemy_count == 2);
    CHECK(known.enemies[0].power == doctest::Approx(8000));
    CHECK(known.enemies[1].men == doctest::Approx(4000 * (0.2 + 0.8 / 2)));
    CHECK(known.enemies[1].entry->subject == little.other_enemy);
    CHECK_FALSE(known.enemies[0].going_back);
    PictureEntry& other = little.picture[little.other_enemy.index() + 4];
    other.observed = little.now - 199 * minutes_an_hour;
    CHECK(estimate(little.desk()).enemies[1].men ==
          doctest::Approx(4000 * (0.2 + 0.8 * 48 / (48 + 199))));
    other.observed = little.now - 201 * minutes_an_hour;
    little.picture[little.enemy.index() + 4].doing = Doing::withdrawing;
    known = estimate(little.desk());
    REQUIRE(known.enemy_count == 1);
    CHECK(known.enemies[0].going_back);
    other.observed = little.now - 100 * minutes_an_hour;
    little.belief_rules.aging_on = 0;
    CHECK(estimate(little.desk()).enemies[1].men == doctest::Approx(4000));
}

// Catches: a main body that is wherever the largest detachment happens to be.
TEST_CASE("the main body is where all men are least far, not where a detachment is") {
    LittleDesk little;
    little.own_stands(0, 12, 6, 1500);
    little.own_stands(1, 12, 6, 1500);
    little.own_stands(2, 13, 6, 1500);
    little.own_stands(3, 27, 6, 2500);
    CHECK(estimate(little.desk()).place == little.at(13, 6));
}

// Catches: a regiment two marches away that counts in the fight of today.
TEST_CASE("one's own power about a place is that of those who can take part there") {
    LittleDesk little;
    for (int i = 0; i < 4; ++i)
        little.own_stands(i, 12, 6, 1500);
    CHECK(own_power_about(little.desk(), estimate(little.desk()), little.at(12, 6)) ==
          doctest::Approx(6000).epsilon(0.004));
    little.own_stands(3, 3, 6, 1500);  // 45 km: half of it
    CHECK(own_power_about(little.desk(), estimate(little.desk()), little.at(12, 6)) ==
          doctest::Approx(5250).epsilon(0.004));
    little.own_stands(3, 0, 6, 1500);  // 60 km
    CHECK(own_power_about(little.desk(), estimate(little.desk()), little.at(12, 6)) ==
          doctest::Approx(4500).epsilon(0.004));
}

// Catches: a division that thinks itself alone against all; a theatre that measures like an army.
TEST_CASE("the lower the headquarters, the more of the enemy is its neighbours' business") {
    LittleDesk little;
    little.rules.front_of_division = 0.35;
    little.enemy_stands(little.enemy, 16, 6, 4000);
    CHECK(estimate(little.desk()).enemies[0].power == doctest::Approx(1400));
    CHECK(estimate(little.desk()).enemies[0].men == doctest::Approx(4000));
    Formation& self = little.formations[little.self.index()];
    self.echelon = Echelon::corps;
    CHECK(estimate(little.desk()).enemies[0].power == doctest::Approx(2000));
    self.echelon = Echelon::army;
    CHECK(estimate(little.desk()).enemies[0].power == doctest::Approx(4000));
    CHECK(scale_of(little.desk()) == 1);
    self.echelon = Echelon::war_zone;
    CHECK(scale_of(little.desk()) == 2);
    self.echelon = Echelon::theatre;
    CHECK(scale_of(little.desk()) == 4);
}

TEST_CASE("a headquarters that knows nothing of its own stands where it stands") {
    LittleDesk little;
    little.picture = {};
    const Estimate known = estimate(little.desk());
    CHECK(known.place == little.own.place);
    CHECK(known.own_power == 0);
    CHECK(fear_of_cut_off(little.desk(), known, known.place) == 0);
}

// Catches: power counted to the reach without fading, or beyond it.
TEST_CASE("the enemy's power about a place is whole within half the reach, nothing at it") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 16, 6, 4000);
    const Desk desk = little.desk();
    const Estimate known = estimate(desk);
    CHECK(enemy_power_about(desk, known, little.at(16, 6), fading_over(desk, 40)) ==
          doctest::Approx(4000));
    CHECK(enemy_power_about(desk, known, little.at(12, 6), fading_over(desk, 40)) ==
          doctest::Approx(4000));
    CHECK(enemy_power_about(desk, known, little.at(10, 6), fading_over(desk, 40)) ==
          doctest::Approx(2000).epsilon(0.002));
    CHECK(enemy_power_about(desk, known, little.at(8, 6), fading_over(desk, 40)) == 0);
    CHECK(kilometres(desk, little.at(12, 6), little.at(16, 6)) == doctest::Approx(20));
}

TEST_CASE("the nearest enemy is the nearest to the place asked about") {
    LittleDesk little;
    little.enemy_stands(little.enemy, 16, 6, 4000);
    little.enemy_stands(little.other_enemy, 22, 6, 4000);
    const Desk desk = little.desk();
    const Estimate known = estimate(desk);
    CHECK(nearest_enemy(desk, known, little.at(14, 6))->subject == little.enemy);
    CHECK(nearest_enemy(desk, known, little.at(21, 6))->subject == little.other_enemy);
    little.picture = {};
    CHECK(nearest_enemy(little.desk(), estimate(little.desk()), little.at(14, 6)) == nullptr);
}

// Catches: a fear of whoever is near, in front or behind; one that does not grow with him.
TEST_CASE("the fear of being cut off rises with the enemy across the way home") {
    LittleDesk little;
    const auto fear_at = [&](int column, int men) {
        little.picture[little.enemy.index() + 4] = PictureEntry{};
        if (men > 0) little.enemy_stands(little.enemy, column, 6, men);
        const Desk desk = little.desk();
        return fear_of_cut_off(desk, estimate(desk), little.at(12, 6));
    };
    CHECK(fear_at(6, 0) == 0);
    CHECK(fear_at(20, 9000) == 0);  // in front, however strong
    const double weak = fear_at(6, 500);
    const double equal = fear_at(6, 3000);
    const double strong = fear_at(6, 12000);
    CHECK(weak > 0);
    CHECK(weak < 0.2);
    CHECK(equal > weak);
    CHECK(strong > 0.75);
    CHECK(fear_at(6, 3000) > fear_at(15, 3000));
    little.base = HexId();
    CHECK(fear_at(6, 12000) == 0);  // no line of communication to lose
}
