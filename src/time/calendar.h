// Dates. A scenario opens at a civil date and hour with an explicit offset from UTC; the calendar
// turns moments of the campaign into dates and back. Zone names are not used: their history is
// wrong for the places we play in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "time/hour.h"

namespace lishui {

struct Date {
    int year = 0, month = 1, day = 1, hour = 0, minute = 0;
    constexpr auto operator<=>(const Date&) const = default;
};

struct Calendar {
    std::int64_t opening_utc_minute = 0;  // minutes from 1970-01-01T00:00Z to the opening
    int offset_minutes = 0;               // local time less UTC

    [[nodiscard]] Date date(Moment moment) const;
    [[nodiscard]] Moment moment(const Date& local) const;
    // "1943-12-09T06:00", "12-09T06:00" (the year of the opening), "12-09", and "+36h" (from the
    // opening).
    [[nodiscard]] std::optional<Moment> read(std::string_view text) const;
};

std::int64_t days_from_epoch(int year, int month, int day);
bool is_date(const Date& date);                       // a day and minute that exist
std::string written(const Date& date);                // 1943-12-09T06:00
std::string written_short(const Date& date);          // 12-09 06:00
std::string written(const Date& date, bool chinese);  // 9 December 06:00 / 12月9日6时
int day_of_year(const Date& date);

// The date-hour code of Chinese telegrams: branch of the month, rhyme of the day, branch of the
// two-hour watch, as 亥佳未 for 9 December, 13 to 15 h.
std::string date_hour_code(const Date& date);

}  // namespace lishui
