// Day, night and moon at a place and date, for marching, crossing, flying and seeing.
#pragma once

#include "time/calendar.h"

namespace lishui {

enum class Light : std::uint8_t { day, twilight, moonlight, dark };
inline constexpr std::size_t lights = 4;

// Neither day nor twilight.
constexpr bool by_night(Light light) { return light == Light::dark || light == Light::moonlight; }

struct SunTimes {
    int sunrise_minute;  // of the local day
    int sunset_minute;
};

// Sunrise and sunset in local civil time of the calendar; latitude and longitude in degrees.
SunTimes sun_times(const Calendar& calendar, const Date& date, double latitude, double longitude);

// Share of the moon's face that is lit, 0..1 (within about 0.05), and days since new moon.
double moon_age_days(const Calendar& calendar, Moment moment);
double moon_lit(const Calendar& calendar, Moment moment);

Light light_at(const Calendar& calendar, Moment moment, double latitude, double longitude);

}  // namespace lishui
