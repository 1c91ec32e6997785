// The pace of a column on foot and the room it takes on the way. What slows it is its own state,
// the weather, the light and the enemy beside it; the ground and the way are in the map's march
// table.
#pragma once

#include "forces/condition.h"
#include "forces/force_rules.h"
#include "time/light.h"

namespace lishui {

// The base rates of the map's march table. They are averages over whole days with their halts.
MarchRates march_rates(const ForceRules& rules);

struct Going {
    bool rain = false;
    bool snow = false;
    bool leaving_contact = false;  // an enemy stands next to the hex it leaves
};

// Times the rate of the table, light and contact apart.
double column_rate(const Condition& condition, const Going& going, const ForceRules& rules);

// Times the rate by day.
inline double light_rate(Light light, const ForceRules& rules) {
    switch (light) {
        case Light::day:
        case Light::twilight:
            return 1;
        case Light::moonlight:
            return rules.moonlight_rate;
        case Light::dark:
            return rules.night_rate;
    }
    return 1;
}

// The minutes of the local day between which a column marches; before and after it sleeps. One in a
// hurry sleeps less.
struct MarchingDay {
    int from = 0;
    int until = 0;
};
MarchingDay marching_day(bool urgent, const ForceRules& rules);

// How long the column takes to pass a point.
Minutes column_minutes(const Condition& condition, bool on_a_way, const ForceRules& rules);

// All its people, the carried ones too.
constexpr std::int32_t heads(const Condition& condition) {
    return condition.fit_men + condition.wounded_men + condition.sick_men;
}

}  // namespace lishui
