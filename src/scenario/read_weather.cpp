// Weather day by day, as chances, and the air effort of each side.
#include <map>

#include "scenario/reading.h"

namespace lishui {

namespace {

WeatherDay weather_of(Entry& entry) {
    WeatherDay day;
    const std::size_t clear = 0;
    day.chance[clear] = entry.number("clear", 0, 1);
    day.chance[1] = entry.number("overcast", 0, 1);
    day.chance[2] = entry.number("rain", 0, 1);
    day.chance[3] = entry.number("snow", 0, 1);
    day.temperature_c = entry.range("temperature_c", -60, 60);
    return day;
}

void check_sum(Entry& entry, const WeatherDay& day) {
    double sum = 0;
    for (const double chance : day.chance)
        sum = sum + chance;
    if (sum > 0.999 && sum < 1.001) return;
    entry.fault("clear",
                {"clear、overcast、rain、snow 之和不是1。",
                 "clear, overcast, rain and snow do not add up to 1."},
                {"改到合计为1。", "Change them so that they do."});
}

void read_days(Reading& reading, const Table& table) {
    std::map<std::int64_t, std::pair<WeatherDay, int>> days;
    bool complete = table.complete && table.column("date") >= 0;
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        const auto date = entry.day("date");
        const std::size_t before = reading.faults.size();
        const WeatherDay day = weather_of(entry);
        if (reading.faults.size() == before) check_sum(entry, day);
        if (entry.has("source") || entry.has("confidence")) check_source(reading, entry);
        if (!date) {
            complete = false;
            continue;
        }
        const auto number = days_from_epoch(date->year, date->month, date->day);
        const auto [at, is_new] = days.try_emplace(number, day, entry.line());
        if (is_new) continue;
        const std::string line = std::to_string(at->second.second);
        entry.fault(
            "date",
            {"这一天在第" + line + "行已经写过。", "This day stands in line " + line + " already."},
            {"每天一行。", "One row a day."});
    }
    if (!reading.has_calendar || !reading.has_offset || !complete) return;
    const Calendar& calendar = reading.scenario.calendar;
    const Date first = calendar.date(Moment{0});
    const Date last = calendar.date(reading.scenario.end - 1);
    const auto end = days_from_epoch(last.year, last.month, last.day);
    for (auto number = days_from_epoch(first.year, first.month, first.day); number <= end;
         ++number) {
        const auto day = days.find(number);
        if (day != days.end()) {
            reading.scenario.weather.push_back(day->second.first);
            continue;
        }
        const std::string missing =
            written(Calendar{number * minutes_a_day, 0}.date(Moment{0})).substr(0, 10);
        reading.faults.push_back(
            {table.file,
             0,
             {"缺少 " + missing + " 的天气。", "The weather of " + missing + " is missing."},
             {"加一行。", "Add a row."}});
        return;
    }
}

// A plain date means the beginning of the day as `from`, its end as `to`.
std::optional<Moment> air_moment(Reading& reading, Entry& entry, std::string_view column,
                                 int days) {
    const Calendar& calendar = reading.scenario.calendar;
    if (entry.text(column).size() != 10) return entry.moment(column, calendar);
    const auto date = entry.day(column);
    if (!date) return {};
    const Moment moment = calendar.moment(*date);
    return moment == never || moment == long_ago ? moment : moment + days * minutes_a_day;
}

void read_air(Reading& reading) {
    Table table;
    if (!load_csv(reading, "air.csv", table)) return;
    settle(table, {"from", "to", "side", "reconnaissance", "attack", "support"},
           {"source", "confidence"}, reading.faults);
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        AirEffort effort;
        entry.needed("side");
        const bool has_side = refers(entry, "side", reading.sides, {"已知的一方", "a known side"});
        if (has_side) effort.side = side_called(reading, entry.text("side"));
        effort.reconnaissance = entry.range("reconnaissance", 0, 2000);
        effort.attack = entry.range("attack", 0, 2000);
        effort.support = entry.range("support", 0, 2000);
        if (entry.has("source") || entry.has("confidence")) check_source(reading, entry);
        if (!reading.has_calendar) continue;
        const auto from = air_moment(reading, entry, "from", 0);
        const auto until = air_moment(reading, entry, "to", 1);
        if (!from || !until) continue;
        if (*until - *from <= 0) {
            entry.fault("to", {"to 不晚于 from。", "'to' does not come after 'from'."},
                        {"改正日期。", "Correct the dates."});
        }
        effort.from = *from;
        effort.until = *until;
        if (has_side) reading.scenario.air.push_back(effort);
    }
}

}  // namespace

void read_weather(Reading& reading) {
    Table table;
    if (load_csv(reading, "weather.csv", table)) {
        settle(table, {"date", "clear", "overcast", "rain", "snow", "temperature_c"},
               {"source", "confidence"}, reading.faults);
        read_days(reading, table);
    }
    read_air(reading);
}

}  // namespace lishui
