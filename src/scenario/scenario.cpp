#include "scenario/scenario.h"

#include <algorithm>

namespace lishui {

Light Scenario::light_at(Moment moment) const {
    if (light.empty()) return Light::day;
    const auto last = static_cast<Minutes>(light.size()) - 1;
    return light[static_cast<std::size_t>(
        std::clamp(moment.minute / minutes_an_hour, Minutes{0}, last))];
}

}  // namespace lishui
