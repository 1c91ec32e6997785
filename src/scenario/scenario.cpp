#include "scenario/scenario.h"

namespace lishui {

void note_neighbours(Scenario& scenario) {
    scenario.neighbours.clear();
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        const FormationId self = order_of_battle.command(HeadquartersId(h));
        scenario.neighbours.push_back(
            neighbours_of(order_of_battle.formations, self, scenario.net.row(self)));
    }
}

void note_lines(Scenario& scenario) {
    scenario.lines.clear();
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h)
        scenario.lines.push_back(lines_of(order_of_battle.formations, scenario.measures,
                                          order_of_battle.command(HeadquartersId(h))));
}

}  // namespace lishui
