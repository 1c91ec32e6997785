// Crossing a wide river: how many men an hour a site carries under its circumstances, and how much
// of its capacity a formation takes. Pure arithmetic; queues are the campaign's business.
#pragma once

#include "forces/condition.h"
#include "forces/force_rules.h"
#include "time/light.h"

namespace lishui {

struct SiteCircumstances {
    Crossing kind = Crossing::ferry;
    double men_an_hour = 400;   // by day and undisturbed
    bool enemy_beside = false;  // next to either bank
    bool bombed = false;        // enemy attack sorties fly today
    int engineer_formations = 0;
    bool bridged = false;  // a floating bridge lies
};

double site_men_an_hour(const SiteCircumstances& site, Light light, const ForceRules& rules);

// Until a floating bridge lies over a river of this width; engineers beyond the second regiment
// stand in each other's way.
double hours_to_bridge(double width_m, int engineer_formations, const ForceRules& rules);

// Men, and the room that guns and horses take.
double site_load(const Condition& condition, const ForceRules& rules);

}  // namespace lishui
