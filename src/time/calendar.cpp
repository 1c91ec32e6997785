#include "time/calendar.h"

#include <array>

namespace lishui {

namespace {

// Rounds toward minus infinity, so that moments before the opening come out right.
constexpr std::int64_t divided(std::int64_t a, std::int64_t b) {
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

constexpr bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

Date from_minutes(std::int64_t minutes) {
    const std::int64_t days = divided(minutes, minutes_a_day);
    const auto of_day = static_cast<int>(minutes - days * minutes_a_day);
    // Years are counted from March, so that the leap day is the last of its year; eras have 400
    // years.
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = divided(shifted, 146097);
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month = (5 * day + 2) / 153;
    Date date;
    date.day = static_cast<int>(day - (153 * month + 2) / 5 + 1);
    date.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
    date.hour = of_day / 60;
    date.minute = of_day % 60;
    return date;
}

std::string digits(int value, int width) {
    std::string text = std::to_string(value);
    while (static_cast<int>(text.size()) < width)
        text.insert(text.begin(), '0');
    return text;
}

// Reads exactly `count` digits at `at` and moves on; -1 when they are not there.
int take_digits(std::string_view text, std::size_t& at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    at += count;
    return value;
}

bool take(std::string_view text, std::size_t& at, char wanted) {
    if (at >= text.size() || text[at] != wanted) return false;
    ++at;
    return true;
}

std::optional<Moment> read_span(std::string_view text) {
    if (text.size() < 3 || text.size() > 7 || text.back() != 'h') return std::nullopt;
    std::size_t at = 1;
    const int hours = take_digits(text, at, text.size() - 2);
    if (hours < 0) return std::nullopt;
    return Moment{hours * minutes_an_hour};
}

}  // namespace

std::int64_t days_from_epoch(int year, int month, int day) {
    const std::int64_t y = month <= 2 ? year - 1 : year;
    const std::int64_t era = divided(y, 400);
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

bool is_date(const Date& date) {
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12) return false;
    if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return false;
    return date.hour >= 0 && date.hour < 24 && date.minute >= 0 && date.minute < 60;
}

Date Calendar::date(Moment moment) const {
    return from_minutes(opening_utc_minute + offset_minutes + moment.minute);
}

Moment Calendar::moment(const Date& local) const {
    const std::int64_t minutes =
        days_from_epoch(local.year, local.month, local.day) * minutes_a_day + local.hour * 60 +
        local.minute - offset_minutes - opening_utc_minute;
    if (minutes > never.minute) return never;
    if (minutes < long_ago.minute) return long_ago;
    return Moment{static_cast<std::int32_t>(minutes)};
}

std::optional<Moment> Calendar::read(std::string_view text) const {
    if (text.starts_with('+')) return read_span(text);
    Date local;
    std::size_t at = 0;
    local.year = date(Moment{0}).year;
    if (text.size() > 4 && text[4] == '-') {
        local.year = take_digits(text, at, 4);
        ++at;
    }
    local.month = take_digits(text, at, 2);
    if (!take(text, at, '-')) return std::nullopt;
    local.day = take_digits(text, at, 2);
    if (at < text.size()) {
        if (!take(text, at, 'T') && !take(text, at, ' ')) return std::nullopt;
        local.hour = take_digits(text, at, 2);
        if (!take(text, at, ':')) return std::nullopt;
        local.minute = take_digits(text, at, 2);
    }
    if (at != text.size() || !is_date(local)) return std::nullopt;
    return moment(local);
}

std::string written(const Date& date) {
    return digits(date.year, 4) + '-' + digits(date.month, 2) + '-' + digits(date.day, 2) + 'T' +
           digits(date.hour, 2) + ':' + digits(date.minute, 2);
}

std::string written_short(const Date& date) {
    return digits(date.month, 2) + '-' + digits(date.day, 2) + ' ' + digits(date.hour, 2) + ':' +
           digits(date.minute, 2);
}

std::string written(const Date& date, bool chinese) {
    if (chinese) {
        std::string text = std::to_string(date.month) + "月" + std::to_string(date.day) + "日" +
                           std::to_string(date.hour) + "时";
        if (date.minute != 0) text += std::to_string(date.minute) + "分";
        return text;
    }
    constexpr std::array<const char*, 12> months = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return std::to_string(date.day) + ' ' + months[static_cast<std::size_t>(date.month - 1)] + ' ' +
           digits(date.hour, 2) + ':' + digits(date.minute, 2);
}

int day_of_year(const Date& date) {
    return static_cast<int>(days_from_epoch(date.year, date.month, date.day) -
                            days_from_epoch(date.year, 1, 1)) +
           1;
}

std::string date_hour_code(const Date& date) {
    // The twelve branches, from January for the month and from 23 h for the watch; the day takes a
    // rhyme of the telegraph table, the first of those that stand for it.
    constexpr std::array<const char*, 12> branches = {"子", "丑", "寅", "卯", "辰", "巳",
                                                      "午", "未", "申", "酉", "戌", "亥"};
    constexpr std::array<const char*, 31> rhymes = {"东", "冬", "江", "支", "微", "鱼", "阳", "齐",
                                                    "佳", "蒸", "真", "文", "元", "寒", "删", "铣",
                                                    "筱", "巧", "皓", "哿", "马", "养", "梗", "迥",
                                                    "有", "寝", "感", "俭", "豏", "陷", "世"};
    return std::string(branches[static_cast<std::size_t>(date.month - 1)]) +
           rhymes[static_cast<std::size_t>(date.day - 1)] +
           branches[static_cast<std::size_t>((date.hour + 1) / 2 % 12)];
}

}  // namespace lishui
