// Single battles: read from a table, played pulse by pulse, told as predictions. Planted faults are
// named at each case.
#include <algorithm>

#include <doctest/doctest.h>

#include "battle/prediction.h"
#include "battle/read_battles.h"

using namespace lishui;

namespace {

const CombatRules rules;
const ForceRules forces;

Battle two_divisions() {
    Battle battle;
    battle.id = "test";
    battle.attacker.men = 16000;
    battle.attacker.guns = 70;
    battle.defender.men = 12000;
    battle.defender.guns = 50;
    battle.front_km = 8;
    return battle;
}

Prediction predicted(const Battle& battle) { return predict(battle, 400, 7, rules, forces); }

std::vector<Battle> read(const std::string& bytes, Faults& faults) {
    return read_battles("b.csv", bytes, rules, faults);
}

bool says(const Faults& faults, int line, const std::string& words) {
    return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
        return fault.line == line && fault.sentence.en.find(words) != std::string::npos &&
               !fault.sentence.zh.empty();
    });
}

}  // namespace

// Fails if luck is not keyed by battle, seed and run, or the order of the rows matters.
TEST_CASE("a play is a function of battle, seed and run") {
    const Battle battle = two_divisions();
    const auto one = play(battle, 3, 5, rules, forces);
    const auto again = play(battle, 3, 5, rules, forces);
    CHECK(one.attacker_loss == again.attacker_loss);
    CHECK(one.days == again.days);
    CHECK(one.attacker_loss != play(battle, 3, 6, rules, forces).attacker_loss);
    CHECK(one.attacker_loss != play(battle, 4, 5, rules, forces).attacker_loss);
    Battle other = battle;
    other.id = "another";
    CHECK(one.attacker_loss != play(other, 3, 5, rules, forces).attacker_loss);
}

// Fails if shares do not sum, spreads are not in order, or losses leave the world of the possible.
TEST_CASE("a prediction is whole") {
    for (const double men : {900.0, 12000.0, 400000.0}) {
        Battle battle = two_divisions();
        battle.attacker.men = battle.defender.men = men;
        const auto told = predicted(battle);
        CHECK(told.win + told.draw + told.loss == doctest::Approx(1));
        double endings = 0;
        for (const double share : told.endings)
            endings += share;
        CHECK(endings == doctest::Approx(1));
        for (const Spread& spread : {told.attacker_loss_pct_day, told.defender_loss_pct_day,
                                     told.exchange, told.advance_km_day}) {
            CHECK(spread.p10 > 0);
            CHECK(spread.p10 < spread.p50);
            CHECK(spread.p50 < spread.p90);
        }
        CHECK(told.defender_loss_pct_day.p90 < 100);
        CHECK(told.duration_days >= 1);
    }
}

// Fails if one of the circumstances is not handed on, or acts the wrong way.
TEST_CASE("circumstances tell in who wins") {
    const double plain = predicted(two_divisions()).win;
    CHECK(plain > 0.4);
    CHECK(plain < 0.9);
    const auto with = [&](auto change) {
        Battle battle = two_divisions();
        change(battle);
        return predicted(battle).win;
    };
    CHECK(with([](Battle& b) { b.attacker.men *= 3; }) > plain + 0.05);
    CHECK(with([](Battle& b) { b.attacker.worth = 200; }) > plain + 0.05);
    CHECK(with([](Battle& b) { b.defender.worth = 200; }) < plain - 0.05);
    CHECK(with([](Battle& b) { b.attacker.attack = 200; }) > plain + 0.05);
    CHECK(with([](Battle& b) { b.defender.attack = 200; }) == plain);
    CHECK(with([](Battle& b) { b.air_mastery = -1; }) < plain - 0.05);
    CHECK(with([](Battle& b) { b.air_mastery = 1; }) > plain + 0.03);
    CHECK(with([](Battle& b) { b.across_water = true; }) < plain - 0.02);
    CHECK(with([](Battle& b) { b.delaying = true; }) > plain);
    CHECK(with([](Battle& b) { b.dug_in_hours = 72; }) < plain + 0.01);
    CHECK(with([](Battle& b) { b.ground = Ground::hills; }) < plain + 0.01);
    CHECK(with([](Battle& b) { b.defender.tanks = 200; }) < plain);
}

// Fails if the record's rates by size, year or duration are lost between the rooms.
TEST_CASE("large battles last longer and cost less a day; later ones cost less") {
    Battle army = two_divisions();
    army.attacker.men = army.defender.men = 300000;
    army.front_km = 100;
    const auto small = predicted(two_divisions()), large = predicted(army);
    CHECK(large.duration_days > small.duration_days);
    CHECK(large.attacker_loss_pct_day.p50 < small.attacker_loss_pct_day.p50);
    Battle early = two_divisions();
    early.year = 1916;
    CHECK(predicted(early).attacker_loss_pct_day.p50 > 1.1 * small.attacker_loss_pct_day.p50);
}

// Fails if everybody fights to the last, or giving way is blamed on losses alone.
TEST_CASE("how a battle of two divisions ends") {
    const auto told = predict(two_divisions(), 2000, 7, rules, forces);
    const auto share = [&](Ending ending) {
        return told.endings[static_cast<std::size_t>(ending)];
    };
    CHECK(share(Ending::gave_way_to_manoeuvre) > share(Ending::gave_way_to_losses));
    CHECK(share(Ending::destroyed) < 0.02);
    CHECK(share(Ending::spent) < 0.02);
    CHECK(share(Ending::died_down) > 0.02);
    CHECK(share(Ending::died_down) < 0.25);
    CHECK(told.beaten_defender_loss_pct > 3);
    CHECK(told.beaten_defender_loss_pct < 25);
    CHECK(told.beaten_attacker_loss_pct < told.beaten_defender_loss_pct);
}

// Fails if an army is taken for that of another time or nation, if it attacks well by costing its
// enemy more, or if what the user says of quality is mixed with what the rules say.
TEST_CASE("an army attacks as it did at its time") {
    Faults faults;
    const auto battles = read(
        "id,att_str,def_str,year,att_actors,def_actors,att_quality\n"
        "first,15000,5000,1917,Great Britain,Germany,\n"
        "second,15000,5000,1942,Great Britain,Japan,\n"
        "neither,15000,5000,1930,Great Britain,Japan,\n"
        "own,15000,5000,1917,Great Britain,Germany,150\n"
        "nobody,15000,5000,1917,Austria & Germany,Ruritania,\n",
        faults);
    CHECK(faults.empty());
    REQUIRE(battles.size() == 5);
    CHECK(battles[0].attacker.army == "britain_1914");
    CHECK(battles[0].attacker.attack == rules.attack_of_britain_1914);
    CHECK(battles[1].attacker.army == "britain_1940");
    CHECK(battles[1].attacker.attack == rules.attack_of_britain_1940);
    CHECK(battles[2].attacker.army.empty());
    CHECK(battles[2].attacker.attack == 100);
    CHECK(battles[2].attacker.worth == rules.worth_of_britain);
    CHECK(battles[3].attacker.worth == 150);
    CHECK(battles[3].attacker.attack == 100);
    CHECK(battles[4].attacker.army == "austria_1914");
    CHECK(battles[4].attacker.worth == 100);
    CHECK(battles[1].defender.resolve == 1);
    CHECK(battles[2].defender.resolve == 0);  // before 1941 Japanese gave ground as others did
    Battle better = two_divisions();
    better.attacker.attack = 130;
    const auto with = predicted(better), without = predicted(two_divisions());
    CHECK(with.attacker_loss_pct_day.p50 ==
          doctest::Approx(without.attacker_loss_pct_day.p50).epsilon(0.15));
}

// Fails if a front is taken for another, an army's cost in attack for that in defence, or what the
// user says of quality is mixed with what the rules say.
TEST_CASE("an army fights at the cost of its front") {
    Faults faults;
    const auto battles = read(
        "id,att_str,def_str,year,att_actors,def_actors,campaign,def_quality\n"
        "italy,15000,5000,1944,USA,Germany,Drive on Rome (Italy),\n"
        "west,15000,5000,1944,USA,Germany,Lorraine,\n"
        "counter,15000,5000,1944,Germany,USA,anzio - italy,\n"
        "east,15000,5000,1943,USSR,Germany,Kursk,\n"
        "africa,15000,5000,1942,Great Britain,Germany,North Africa,\n"
        "early,15000,5000,1940,USA,Germany,Italy,\n"
        "own,15000,5000,1944,USA,Germany,Italy,150\n"
        "nobody,15000,5000,1944,Ruritania,Germany,Italy,\n"
        "peace,15000,5000,1930,USA,Germany,Italy,\n",
        faults);
    CHECK(faults.empty());
    REQUIRE(battles.size() == 9);
    CHECK(battles[0].attacker.army_on_front == "usa_italy_1943");
    CHECK(battles[0].attacker.cost == rules.attack_cost_of_usa_italy_1943);
    CHECK(battles[0].attacker.pace == rules.pace_of_usa_italy_1943);
    CHECK(battles[0].defender.cost == rules.defence_cost_of_germany_italy_1943);
    CHECK(battles[0].defender.pace == 100);
    CHECK(battles[1].attacker.cost == rules.attack_cost_of_usa_west_1940);
    CHECK(battles[1].defender.cost == rules.defence_cost_of_germany_west_1940);
    CHECK(battles[2].attacker.cost == rules.attack_cost_of_germany_italy_1943);
    CHECK(battles[3].defender.cost == rules.defence_cost_of_germany_east_1941);
    CHECK(battles[4].attacker.cost == 100);  // the record has one family of it
    CHECK(battles[4].attacker.army_on_front.empty());
    CHECK(battles[5].attacker.cost == rules.attack_cost_of_usa_west_1940);  // not yet in Italy
    CHECK(battles[6].attacker.cost == rules.attack_cost_of_usa_italy_1943);
    CHECK(battles[6].defender.cost == 100);
    CHECK(battles[6].defender.army_on_front.empty());
    CHECK(battles[7].attacker.cost == 100);
    CHECK(battles[7].defender.cost == rules.defence_cost_of_germany_italy_1943);
    CHECK(battles[8].attacker.cost == 100);
    // Else a cost in attack taken for one in defence would go unnoticed above.
    CHECK(rules.defence_cost_of_germany_italy_1943 != rules.attack_cost_of_germany_italy_1943);
}

// Fails if what fighting costs falls on the other side, or an army's pace moves its losses.
TEST_CASE("cost and pace tell where they belong") {
    const auto with = [](auto change) {
        Battle battle = two_divisions();
        change(battle);
        return predicted(battle);
    };
    const auto plain = predicted(two_divisions());
    const auto dear = with([](Battle& b) { b.attacker.cost = 150; });
    CHECK(dear.attacker_loss_pct_day.p50 > 1.25 * plain.attacker_loss_pct_day.p50);
    CHECK(dear.defender_loss_pct_day.p50 ==
          doctest::Approx(plain.defender_loss_pct_day.p50).epsilon(0.1));
    const auto cheap = with([](Battle& b) { b.defender.cost = 50; });
    CHECK(cheap.defender_loss_pct_day.p50 < 0.7 * plain.defender_loss_pct_day.p50);
    const auto fast = with([](Battle& b) { b.attacker.pace = 150; });
    CHECK(fast.advance_km_day.p50 == doctest::Approx(1.5 * plain.advance_km_day.p50));
    CHECK(fast.attacker_loss_pct_day.p50 == plain.attacker_loss_pct_day.p50);
    CHECK(fast.win == plain.win);
    CHECK(with([](Battle& b) { b.defender.pace = 150; }).advance_km_day.p50 ==
          plain.advance_km_day.p50);
    CHECK(with([](Battle& b) { b.woods = true; }).defender_loss_pct_day.p50 >
          1.1 * plain.defender_loss_pct_day.p50);
}

// Fails if an outcome is read, a column of somebody's own is a fault, or the year is not used.
TEST_CASE("a table of battles") {
    Faults faults;
    const auto battles = read(
        "id,att_str,def_str,year,posture1,terrain1_relief,terrain1_cover,wx_wetdry,att_tanks,"
        "def_actors,"
        "air_superiority,width_att_km_1,winner,my_own\n"
        "x,15000,5000,1944,FD,G,W,W,20,Japan,1.0,4,1,hello\n"
        "y,800.5,900,,,,,,,,,,-1,\n",
        faults);
    CHECK(faults.empty());
    REQUIRE(battles.size() == 2);
    CHECK(battles[0].attacker.men == 15000);
    CHECK(battles[0].attacker.tanks == 20);
    CHECK(battles[0].attacker.guns == -1);
    CHECK(battles[0].dug_in_hours == 72);
    CHECK(battles[0].ground == Ground::hills);
    CHECK(battles[0].rain);
    CHECK(battles[0].woods);
    CHECK_FALSE(battles[1].woods);
    CHECK(battles[0].defender.resolve == 1);
    CHECK(battles[0].defender.worth == rules.worth_of_japan);
    CHECK(battles[0].air_mastery == 1);
    CHECK(battles[0].front_km == 4);
    CHECK(battles[1].front_km == 0);
    CHECK(battles[1].defender.worth == 100);

    const auto without = read("id,att_str,def_str,winner\nz,15000,5000,1\n", faults);
    const auto with = read("id,att_str,def_str,winner\nz,15000,5000,-1\n", faults);
    REQUIRE(without.size() == 1);
    REQUIRE(with.size() == 1);
    CHECK(predicted(without[0]).win == predicted(with[0]).win);
}

// Fails if the first fault hides the others, or one has no line.
TEST_CASE("all faults of a table at once, each with its line") {
    Faults faults;
    CHECK(read("id,att_str,def_str,posture1,att_tanks\n"
               "a,15000,,XX,0\n"
               "a,many,5000,HD,-4\n",
               faults)
              .empty());
    CHECK(says(faults, 2, "strength is missing"));
    CHECK(says(faults, 2, "'XX'"));
    CHECK(says(faults, 3, "'att_str'"));
    CHECK(says(faults, 3, "'att_tanks'"));
    CHECK(says(faults, 3, "stands in line 2 already"));
    faults.clear();
    CHECK(read("name,att_str,def_str\nb,1000,1000\n", faults).empty());
    CHECK(says(faults, 1, "'id' is missing"));
    faults.clear();
    CHECK(read("", faults).empty());
    CHECK(faults.size() == 1);
}

// Fails if a quality that the user gives is overruled by the nation.
TEST_CASE("the user's quality counts before the nation's") {
    Faults faults;
    const auto battles = read(
        "id,att_str,def_str,att_actors,att_quality\n"
        "a,1000,1000,Germany,80\n"
        "b,1000,1000,Germany,\n",
        faults);
    REQUIRE(battles.size() == 2);
    CHECK(battles[0].attacker.worth == 80);
    CHECK(battles[1].attacker.worth == rules.worth_of_germany);
}

// Fails if a cell is written that does not read back.
TEST_CASE("predictions as a table") {
    Battle odd = two_divisions();
    odd.id = "a \"b\", c";
    const std::vector<Prediction> told{predict(odd, 20, 1, rules, forces)};
    const auto text = predictions_as_csv(told);
    CHECK(text.starts_with("id,p_win,p_draw,p_loss,att_loss_pct_day_p10,"));
    CHECK(text.find("\n\"a \"\"b\"\", c\",") != std::string::npos);
    const auto columns = [](const std::string& line) {
        return std::count(line.begin(), line.end(), ',');
    };
    const auto first = text.find('\n');
    // One comma more: that within the id.
    CHECK(columns(text.substr(first + 1)) == columns(text.substr(0, first)) + 1);
}
