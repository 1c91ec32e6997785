// Moments and spans of the campaign. A moment is counted in whole minutes from the opening of the
// scenario (before it: negative). The hour is the beat at which the umpire looks. No wall clock
// exists.
#pragma once

#include <compare>
#include <cstdint>

namespace lishui {

using Minutes = std::int32_t;

struct Moment {
    std::int32_t minute = 0;
    constexpr auto operator<=>(const Moment&) const = default;
    // Said out, because g++ 12 makes three times as much of the four that follow from it.
    friend constexpr bool operator<(Moment a, Moment b) { return a.minute < b.minute; }
    friend constexpr bool operator<=(Moment a, Moment b) { return a.minute <= b.minute; }
    friend constexpr bool operator>(Moment a, Moment b) { return a.minute > b.minute; }
    friend constexpr bool operator>=(Moment a, Moment b) { return a.minute >= b.minute; }

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("minute", self.minute);
    }
};

constexpr Moment operator+(Moment m, Minutes by) { return Moment{m.minute + by}; }
constexpr Moment operator-(Moment m, Minutes by) { return Moment{m.minute - by}; }
constexpr Minutes operator-(Moment a, Moment b) { return a.minute - b.minute; }

inline constexpr Minutes minutes_an_hour = 60;
inline constexpr Minutes minutes_a_day = 24 * 60;
inline constexpr Moment never{0x3FFFFFFF};      // later than every campaign
inline constexpr Moment long_ago{-0x3FFFFFFF};  // earlier than every campaign

constexpr double hours_between(Moment from, Moment to) { return (to.minute - from.minute) / 60.0; }

}  // namespace lishui
