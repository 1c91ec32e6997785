#include "combat/crossing.h"

#include "base/real.h"

namespace lishui {

double site_men_an_hour(const SiteCircumstances& site, Light light, const ForceRules& rules) {
    const bool boats = site.kind == Crossing::ferry || site.kind == Crossing::landing;
    double men = site.men_an_hour;
    if (boats) men += rules.engineer_men_an_hour * site.engineer_formations;
    // Men wade and walk a bridge by night nearly as by day; boats and landings grope.
    if (boats && by_night(light)) men *= rules.night_site_factor;
    if (site.bridged && men < rules.bridge_men_an_hour) men = rules.bridge_men_an_hour;
    if (site.enemy_beside) men *= rules.fire_site_factor;
    if (site.bombed && !by_night(light)) men *= rules.air_site_factor;
    return men < 1 ? 1 : men;
}

double hours_to_bridge(double width_m, int engineer_formations, const ForceRules& rules) {
    const int at_work = clamped(engineer_formations, 1, 2);
    return width_m / (rules.bridge_m_an_hour * at_work);
}

double site_load(const Condition& condition, const ForceRules& rules) {
    return condition.fit_men + condition.wounded_men + condition.sick_men +
           rules.gun_boat_men * condition.guns + rules.horse_boat_men * condition.horses;
}

}  // namespace lishui
