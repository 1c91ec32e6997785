#include "time/light.h"

#include <cstdlib>

#include <doctest/doctest.h>

namespace lishui {
namespace {

constexpr double latitude = 29.4;
constexpr double longitude = 111.7;

Calendar opening_on(int year, int month, int day, int offset_hours) {
    return {days_from_epoch(year, month, day) * minutes_a_day - offset_hours * 60,
            offset_hours * 60};
}

TEST_CASE("the sun rises and sets when the almanac says") {
    const SunTimes winter =
        sun_times(opening_on(1943, 12, 1, 7), {1943, 12, 11, 0, 0}, latitude, longitude);
    CHECK(std::abs(winter.sunrise_minute - (6 * 60 + 17)) <= 3);
    CHECK(std::abs(winter.sunset_minute - (16 * 60 + 35)) <= 3);
    // Greenwich, midsummer 2000: 03:43 and 20:21 UTC.
    const SunTimes summer = sun_times(opening_on(2000, 6, 1, 0), {2000, 6, 21, 0, 0}, 51.48, 0);
    CHECK(std::abs(summer.sunrise_minute - (3 * 60 + 43)) <= 3);
    CHECK(std::abs(summer.sunset_minute - (20 * 60 + 21)) <= 3);
}

TEST_CASE("clocks kept elsewhere move the sun by their offset") {
    const Date date{1943, 12, 11, 0, 0};
    const SunTimes west = sun_times(opening_on(1943, 12, 1, 7), date, latitude, longitude);
    const SunTimes east = sun_times(opening_on(1943, 12, 1, 9), date, latitude, longitude);
    CHECK(east.sunrise_minute - west.sunrise_minute == 120);
}

TEST_CASE("beyond the polar circle the sun may stay up or down") {
    const Calendar calendar = opening_on(2000, 1, 1, 0);
    const SunTimes night = sun_times(calendar, {2000, 12, 21, 0, 0}, 80, 0);
    const SunTimes day = sun_times(calendar, {2000, 6, 21, 0, 0}, 80, 0);
    CHECK(night.sunset_minute == night.sunrise_minute);
    CHECK(day.sunset_minute - day.sunrise_minute == minutes_a_day);
}

TEST_CASE("the moon of December 1943 was full on the 11th to 12th") {
    const Calendar calendar = opening_on(1943, 12, 1, 7);
    const Moment full = calendar.moment({1943, 12, 11, 23, 0});
    CHECK(moon_lit(calendar, full) > 0.995);
    CHECK(std::abs(moon_age_days(calendar, full) - 14.77) < 0.3);
    CHECK(moon_lit(calendar, calendar.moment({1943, 12, 27, 11, 0})) < 0.01);  // new
    // Half lit at the quarters of 4 and 19 December.
    CHECK(std::abs(moon_lit(calendar, calendar.moment({1943, 12, 4, 18, 0})) - 0.5) < 0.06);
    CHECK(std::abs(moon_lit(calendar, calendar.moment({1943, 12, 20, 3, 0})) - 0.5) < 0.06);
}

TEST_CASE("an hour is light, dim, moonlit or dark") {
    const Calendar calendar = opening_on(1943, 12, 1, 7);
    const auto light = [&](int month, int day, int hour, int minute) {
        return light_at(calendar, calendar.moment({1943, month, day, hour, minute}), latitude,
                        longitude);
    };
    CHECK(light(12, 11, 12, 0) == Light::day);
    CHECK(light(12, 11, 6, 5) == Light::twilight);
    CHECK(light(12, 11, 16, 50) == Light::twilight);
    CHECK(light(12, 11, 23, 30) == Light::moonlight);
    CHECK(light(12, 27, 23, 30) == Light::dark);
    CHECK(light(12, 5, 20, 0) == Light::moonlight);  // past the first quarter: up in the evening
    CHECK(light(12, 6, 4, 0) == Light::dark);        // and set before morning
}

}  // namespace
}  // namespace lishui
