#include "forces/order_of_battle.h"

#include <doctest/doctest.h>

namespace lishui {
namespace {

// Leaves a b c d; commands top (over left and right), left (a b), right (c), and d directly under
// top.
OrderOfBattle little() {
    OrderOfBattle order;
    const auto add = [&](const char* id, int superior, int men) {
        Formation formation;
        formation.id = id;
        formation.establishment_men = men;
        if (superior >= 0) formation.superior = FormationId(static_cast<std::size_t>(superior));
        order.formations.push_back(formation);
    };
    add("a", 5, 100);
    add("b", 5, 200);
    add("c", 6, 400);
    add("d", 4, 800);
    add("top", -1, 0);
    add("left", 4, 0);
    add("right", 4, 0);
    order.leaf_count = 4;
    link(order);
    return order;
}

HeadquartersId hq(int n) { return HeadquartersId(static_cast<std::size_t>(n)); }

TEST_CASE("subordinates come in the order of the formations") {
    const OrderOfBattle order = little();
    CHECK(order.headquarters_count() == 3);
    const auto under = order.under(hq(0));
    REQUIRE(under.size() == 3);
    CHECK(order[under[0]].id == "d");
    CHECK(order[under[1]].id == "left");
    CHECK(order[under[2]].id == "right");
    CHECK(order.under(hq(1)).size() == 2);
    CHECK(order.under(hq(2)).size() == 1);
}

TEST_CASE("superiors and commands are found") {
    const OrderOfBattle order = little();
    CHECK_FALSE(order.superior(hq(0)).exists());
    CHECK(order.superior(hq(1)) == hq(0));
    CHECK(order[order.command(hq(2))].id == "right");
    CHECK(order[order.find("left")].headquarters == hq(1));
    CHECK_FALSE(order.find("nobody").exists());
    CHECK(order.is_leaf(order.find("d")));
    CHECK_FALSE(order.is_leaf(order.find("top")));
}

TEST_CASE("one stands under oneself and all above") {
    const OrderOfBattle order = little();
    const auto f = [&](const char* id) { return order.find(id); };
    CHECK(order.stands_under(f("a"), f("a")));
    CHECK(order.stands_under(f("a"), f("left")));
    CHECK(order.stands_under(f("a"), f("top")));
    CHECK_FALSE(order.stands_under(f("a"), f("right")));
    CHECK_FALSE(order.stands_under(f("top"), f("a")));
}

TEST_CASE("a command's establishment is the sum below it, however often it is linked") {
    OrderOfBattle order = little();
    link(order);
    CHECK(order[order.find("left")].establishment_men == 300);
    CHECK(order[order.find("right")].establishment_men == 400);
    CHECK(order[order.find("top")].establishment_men == 1500);
}

TEST_CASE("a ring of superiors ends the search all the same") {
    OrderOfBattle order = little();
    order.formations[4].superior = FormationId(std::size_t{5});
    link(order);
    CHECK(order.stands_under(order.find("top"), order.find("left")));
    CHECK_FALSE(order.stands_under(order.find("top"), order.find("a")));
}

}  // namespace
}  // namespace lishui
