#include "forces/march.h"

#include "base/real.h"

namespace lishui {

MarchRates march_rates(const ForceRules& rules) {
    MarchRates rates;
    rates.km_a_day[static_cast<std::size_t>(Way::none)] = rules.off_way_km_a_day;
    rates.km_a_day[static_cast<std::size_t>(Way::track)] = rules.track_km_a_day;
    rates.km_a_day[static_cast<std::size_t>(Way::dyke)] = rules.dyke_km_a_day;
    // A ditch every thirty metres stops lorries, not men on foot.
    rates.km_a_day[static_cast<std::size_t>(Way::ditched_road)] = rules.road_km_a_day;
    rates.km_a_day[static_cast<std::size_t>(Way::motor_road)] = rules.road_km_a_day;
    rates.ground_factor[static_cast<std::size_t>(Ground::plain)] = 1;
    rates.ground_factor[static_cast<std::size_t>(Ground::rolling)] = rules.rolling_rate;
    rates.ground_factor[static_cast<std::size_t>(Ground::hills)] = rules.hills_rate;
    rates.ground_factor[static_cast<std::size_t>(Ground::mountains)] = rules.mountains_rate;
    rates.ground_factor[static_cast<std::size_t>(Ground::marsh)] = rules.marsh_rate;
    rates.ground_factor[static_cast<std::size_t>(Ground::lake)] = 0;
    rates.ford_minutes = rules.ford_minutes;
    rates.site_minutes = rules.site_minutes;
    return rates;
}

double column_rate(const Condition& condition, const Going& going, const ForceRules& rules) {
    double rate = 1 - rules.fatigue_rate_loss * condition.fatigue / 1000.0;
    if (going.rain) rate *= rules.rain_rate;
    if (going.snow) rate *= rules.snow_rate;
    if (going.leaving_contact) rate *= rules.leaving_contact_rate;
    if (condition.wounded_men > rules.stretcher_share * heads(condition))
        rate *= rules.stretcher_rate;
    return rate;
}

MarchingDay marching_day(bool urgent, const ForceRules& rules) {
    const double from = urgent ? rules.urgent_from_hour : rules.march_from_hour;
    const double until =
        urgent ? rules.urgent_until_hour : rules.march_from_hour + rules.march_hours_a_day;
    return {static_cast<int>(nearest_count(60 * from)),
            static_cast<int>(clamped(round_nearest(60 * until), 0.0, double{minutes_a_day}))};
}

Minutes column_minutes(const Condition& condition, bool on_a_way, const ForceRules& rules) {
    const double an_hour = rules.column_men_an_hour * (on_a_way ? 1 : rules.off_way_column_factor);
    return static_cast<Minutes>(nearest_count(60.0 * heads(condition) / an_hour));
}

}  // namespace lishui
