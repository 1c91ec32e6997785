#include "time/light.h"

#include "base/real.h"

namespace lishui {

namespace {

constexpr double synodic_month_days = 29.530588853;
constexpr double half_a_day = 720;

double radians(double degrees) { return degrees * (pi / 180); }

// Degrees brought into 0..360.
double turned(double degrees) { return degrees - 360 * round_down(degrees / 360); }

// The sun on one day, after the low-precision formulas of the US National Oceanic and Atmospheric
// Administration: good to a minute for our latitudes.
struct Sun {
    double declination;       // radians
    double equation_minutes;  // apparent less mean solar time
};

Sun sun_on(const Date& date) {
    const double gamma = 2 * pi / 365 * (day_of_year(date) - 1);
    Sun sun{};
    sun.equation_minutes = 229.18 * (0.000075 + 0.001868 * cosine(gamma) - 0.032077 * sine(gamma) -
                                     0.014615 * cosine(2 * gamma) - 0.040849 * sine(2 * gamma));
    sun.declination = 0.006918 - 0.399912 * cosine(gamma) + 0.070257 * sine(gamma) -
                      0.006758 * cosine(2 * gamma) + 0.000907 * sine(2 * gamma) -
                      0.002697 * cosine(3 * gamma) + 0.00148 * sine(3 * gamma);
    return sun;
}

double solar_noon(const Calendar& calendar, const Sun& sun, double longitude) {
    return half_a_day - 4 * longitude - sun.equation_minutes + calendar.offset_minutes;
}

// When the sun stands so many degrees from the zenith, before and after noon.
SunTimes times_at(const Calendar& calendar, const Date& date, double latitude, double longitude,
                  double zenith_degrees) {
    const Sun sun = sun_on(date);
    const double above = cosine(radians(latitude)) * cosine(sun.declination);
    const double wanted =
        cosine(radians(zenith_degrees)) - sine(radians(latitude)) * sine(sun.declination);
    // In a polar night the clamp gives no day, in a polar day no night.
    const double cosine_of_hour = above > 1e-9 ? clamped(wanted / above, -1.0, 1.0) : 1.0;
    const double half = 4 * arc_cosine(cosine_of_hour) * (180 / pi);
    const double noon = solar_noon(calendar, sun, longitude);
    return {static_cast<int>(nearest_whole(noon - half)),
            static_cast<int>(nearest_whole(noon + half))};
}

// Degrees by which the moon is ahead of the sun, 0 new, 180 full (principal terms after Meeus).
double moon_elongation(const Calendar& calendar, Moment moment) {
    constexpr double j2000_utc_minute = 10957.5 * minutes_a_day;
    const double minutes =
        static_cast<double>(calendar.opening_utc_minute) + moment.minute - j2000_utc_minute;
    const double t = minutes / (36525.0 * minutes_a_day);
    const double d = turned(297.8501921 + 445267.1114034 * t);
    const double sun_anomaly = turned(357.5291092 + 35999.0502909 * t);
    const double moon_anomaly = turned(134.9633964 + 477198.8675055 * t);
    return turned(d + 6.289 * sine(radians(moon_anomaly)) - 2.100 * sine(radians(sun_anomaly)) +
                  1.274 * sine(radians(2 * d - moon_anomaly)) + 0.658 * sine(radians(2 * d)) +
                  0.214 * sine(radians(2 * moon_anomaly)) + 0.110 * sine(radians(d)));
}

}  // namespace

SunTimes sun_times(const Calendar& calendar, const Date& date, double latitude, double longitude) {
    return times_at(calendar, date, latitude, longitude, 90.833);
}

double moon_age_days(const Calendar& calendar, Moment moment) {
    return moon_elongation(calendar, moment) / 360 * synodic_month_days;
}

double moon_lit(const Calendar& calendar, Moment moment) {
    return (1 - cosine(radians(moon_elongation(calendar, moment)))) / 2;
}

Light light_at(const Calendar& calendar, Moment moment, double latitude, double longitude) {
    const Date date = calendar.date(moment);
    const int minute = date.hour * 60 + date.minute;
    const auto inside = [minute](const SunTimes& times) {
        return minute >= times.sunrise_minute && minute < times.sunset_minute;
    };
    if (inside(sun_times(calendar, date, latitude, longitude))) return Light::day;
    if (inside(times_at(calendar, date, latitude, longitude, 96))) return Light::twilight;
    // The moon follows the sun by its elongation; it is up while within a quarter turn of its
    // highest.
    const double noon = solar_noon(calendar, sun_on(date), longitude);
    const double hour_angle = (minute - noon) / 4 - moon_elongation(calendar, moment);
    const bool up = cosine(radians(turned(hour_angle))) > 0;
    return up && moon_lit(calendar, moment) > 0.5 ? Light::moonlight : Light::dark;
}

}  // namespace lishui
