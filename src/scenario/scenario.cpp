#include "scenario/scenario.h"

#include <algorithm>

namespace lishui {

Light Scenario::light_at(Moment moment) const {
    if (light.empty()) return Light::day;
    const auto last = static_cast<Minutes>(light.size()) - 1;
    return light[static_cast<std::size_t>(
        std::clamp(moment.minute / minutes_an_hour, Minutes{0}, last))];
}

void note_neighbours(Scenario& scenario) {
    scenario.neighbours.clear();
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        const FormationId self = order_of_battle.command(HeadquartersId(h));
        scenario.neighbours.push_back(
            neighbours_of(order_of_battle.formations, self, scenario.net.row(self)));
    }
}

}  // namespace lishui
