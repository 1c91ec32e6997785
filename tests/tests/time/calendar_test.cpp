#include "time/calendar.h"

#include <doctest/doctest.h>

namespace lishui {
namespace {

Calendar december_1943() {
    // 5 December 1943, midnight, UTC+7.
    return {days_from_epoch(1943, 12, 5) * minutes_a_day - 7 * 60, 7 * 60};
}

TEST_CASE("a moment becomes a date and comes back") {
    const Calendar calendar = december_1943();
    CHECK(calendar.date(Moment{0}) == Date{1943, 12, 5, 0, 0});
    CHECK(calendar.date(Moment{-1}) == Date{1943, 12, 4, 23, 59});
    CHECK(calendar.date(Moment{27 * minutes_a_day}) == Date{1944, 1, 1, 0, 0});
    for (int minute = -500 * minutes_a_day; minute < 900 * minutes_a_day; minute += 977) {
        const Date date = calendar.date(Moment{minute});
        REQUIRE(is_date(date));
        REQUIRE(calendar.moment(date) == Moment{minute});
    }
}

TEST_CASE("days are counted through leap years") {
    CHECK(days_from_epoch(1970, 1, 1) == 0);
    CHECK(days_from_epoch(1969, 12, 31) == -1);
    CHECK(days_from_epoch(2000, 3, 1) - days_from_epoch(2000, 2, 28) == 2);
    CHECK(days_from_epoch(1900, 3, 1) - days_from_epoch(1900, 2, 28) == 1);
    CHECK(days_from_epoch(1943, 12, 5) == -9524);
    CHECK(day_of_year({1943, 1, 1, 0, 0}) == 1);
    CHECK(day_of_year({1944, 12, 31, 0, 0}) == 366);
}

TEST_CASE("a date that does not exist is none") {
    CHECK(is_date({1944, 2, 29, 23, 59}));
    CHECK_FALSE(is_date({1943, 2, 29, 0, 0}));
    CHECK_FALSE(is_date({1943, 11, 31, 0, 0}));
    CHECK_FALSE(is_date({1943, 0, 1, 0, 0}));
    CHECK_FALSE(is_date({1943, 13, 1, 0, 0}));
    CHECK_FALSE(is_date({1943, 1, 1, 24, 0}));
    CHECK_FALSE(is_date({1943, 1, 1, 0, 60}));
}

TEST_CASE("a text is read as a moment") {
    const Calendar calendar = december_1943();
    CHECK(calendar.read("1943-12-09T06:00") == Moment{4 * minutes_a_day + 360});
    CHECK(calendar.read("12-09T06:00") == Moment{4 * minutes_a_day + 360});
    CHECK(calendar.read("12-09 06:00") == Moment{4 * minutes_a_day + 360});
    CHECK(calendar.read("12-09") == Moment{4 * minutes_a_day});
    CHECK(calendar.read("+36h") == Moment{36 * 60});
    for (const char* wrong : {"", "12", "12-32", "12-09T", "12-09T25:00", "12-09T06:00x", "+h",
                              "36h", "+-3h", "+3d", "1943/12/09", "1943-12-9"}) {
        CAPTURE(wrong);
        CHECK_FALSE(calendar.read(wrong).has_value());
    }
}

TEST_CASE("what is written can be read") {
    const Calendar calendar = december_1943();
    for (int minute = 0; minute < 20 * minutes_a_day; minute += 431) {
        const Date date = calendar.date(Moment{minute});
        REQUIRE(calendar.read(written(date)) == Moment{minute});
        REQUIRE(calendar.read(written_short(date)) == Moment{minute});
    }
}

TEST_CASE("dates are written in both languages") {
    const Date date{1943, 12, 9, 6, 5};
    CHECK(written(date) == "1943-12-09T06:05");
    CHECK(written_short(date) == "12-09 06:05");
    CHECK(written(date, true) == "12月9日6时5分");
    CHECK(written({1943, 12, 9, 6, 0}, true) == "12月9日6时");
    CHECK(written(date, false) == "9 December 06:05");
}

TEST_CASE("telegrams are dated by branch, rhyme and watch") {
    CHECK(date_hour_code({1943, 11, 19, 13, 0}) == "戌皓未");
    CHECK(date_hour_code({1943, 11, 19, 14, 59}) == "戌皓未");
    CHECK(date_hour_code({1943, 12, 9, 14, 0}) == "亥佳未");
    CHECK(date_hour_code({1943, 12, 5, 2, 0}) == "亥微丑");
    CHECK(date_hour_code({1943, 12, 4, 20, 0}) == "亥支戌");
    CHECK(date_hour_code({1943, 12, 10, 23, 30}) == "亥蒸子");
    CHECK(date_hour_code({1943, 1, 1, 0, 30}) == "子东子");
    CHECK(date_hour_code({1943, 12, 31, 22, 59}) == "亥世亥");
}

}  // namespace
}  // namespace lishui
