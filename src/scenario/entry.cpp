#include "scenario/entry.h"

#include <algorithm>
#include <charconv>

#include "base/real.h"

namespace lishui {

namespace {

const std::string nothing;

bool read_number(std::string_view text, double& number) {
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    // Neither "inf" nor "nan" is a number here.
    return end.ec == std::errc() && end.ptr == text.data() + text.size() && number - number == 0;
}

std::string shown(double number) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), end.ptr};
}

// "+07:00" or "Z": minutes; nothing when it is neither.
std::optional<int> read_offset(std::string_view text) {
    if (text == "Z") return 0;
    const auto digit = [text](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return {};
    if (!digit(1) || !digit(2) || !digit(4) || !digit(5)) return {};
    const int hours = (text[1] - '0') * 10 + (text[2] - '0');
    const int minutes = (text[4] - '0') * 10 + (text[5] - '0');
    if (hours > 14 || minutes > 59) return {};
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

// A calendar that counts from 1970 in UTC reads plain dates.
std::optional<std::int64_t> read_local_minute(std::string_view text) {
    const Calendar utc{days_from_epoch(2000, 1, 1) * minutes_a_day, 0};
    if (text.size() < 10 || text[4] != '-') return {};
    const auto moment = utc.read(text);
    if (!moment || *moment == never || *moment == long_ago) return {};
    return utc.opening_utc_minute + moment->minute;
}

}  // namespace

std::vector<std::string> parts_of(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(';'), list.size());
        std::string_view part = list.substr(0, end);
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ')
            part.remove_suffix(1);
        if (!part.empty()) parts.emplace_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

const TableCell* Entry::cell(std::string_view column) const {
    const int at = table_.column(column);
    if (at < 0) return nullptr;
    const TableCell& found = row_.cells[static_cast<std::size_t>(at)];
    return found.present ? &found : nullptr;
}

const std::string& Entry::text(std::string_view column) const {
    const TableCell* found = cell(column);
    return found == nullptr ? nothing : found->text;
}

int Entry::line(std::string_view column) const {
    const TableCell* found = cell(column);
    return found == nullptr || found->line == 0 ? row_.line : found->line;
}

void Entry::fault(std::string_view column, Text sentence, Text hint) {
    faults_.push_back({table_.file, line(column), std::move(sentence), std::move(hint)});
}

bool Entry::expects(std::string_view column) {
    const TableCell* found = cell(column);
    if (found == nullptr) return false;
    if (!found->text.empty()) return true;
    const std::string name(column);
    fault(column, {"“" + name + "”是空的。", "'" + name + "' is empty."},
          {"填上它，见 docs/formats.md。", "Fill it in; see docs/formats.md."});
    return false;
}

void Entry::out_of_range(std::string_view column, double low, double high) {
    const std::string name(column);
    const std::string value = in_quotes(text(column));
    const std::string bounds = shown(low) + ".." + shown(high);
    fault(column,
          {"“" + name + "”的值“" + value + "”超出范围 " + bounds + "。",
           "'" + name + "' is '" + value + "', outside " + bounds + "."},
          {"改为范围之内的数。", "Write a number within these bounds."});
}

std::string Entry::needed(std::string_view column) {
    expects(column);
    return text(column);
}

double Entry::number(std::string_view column, double low, double high) {
    if (!expects(column)) return low;
    double value = 0;
    if (!read_number(text(column), value)) {
        const std::string name(column);
        const std::string value_text = in_quotes(text(column));
        fault(column,
              {"“" + name + "”应是一个数，却是“" + value_text + "”。",
               "'" + name + "' should be a number but is '" + value_text + "'."},
              {"写成 9500 或 0.35 的样子。", "Write it like 9500 or 0.35."});
        return low;
    }
    if (value < low || value > high) {
        out_of_range(column, low, high);
        return low;
    }
    return value;
}

int Entry::whole(std::string_view column, int low, int high) {
    const double value = number(column, low, high);
    if (value == round_down(value)) return static_cast<int>(value);
    const std::string name(column);
    fault(column, {"“" + name + "”应是整数。", "'" + name + "' should be a whole number."},
          {"去掉小数。", "Leave out the fraction."});
    return low;
}

Range Entry::range(std::string_view column, double low, double high) {
    Range range{low, low, low};
    if (!expects(column)) return range;
    std::array<double, 3> values{};
    std::size_t count = 0;
    std::string_view rest = text(column);
    bool good = true;
    while (good) {
        const std::size_t end = std::min(rest.find(".."), rest.size());
        good = count < 3 && read_number(rest.substr(0, end), values[count]);
        ++count;
        if (end == rest.size()) break;
        rest.remove_prefix(end + 2);
    }
    const std::string name(column);
    const std::string value = in_quotes(text(column));
    if (!good) {
        fault(column,
              {"“" + name + "”应是数或范围，却是“" + value + "”。",
               "'" + name + "' should be a number or a range but is '" + value + "'."},
              {"写成 9500、8000..9500 或 8000..9500..11000。",
               "Write it like 9500, 8000..9500 or 8000..9500..11000."});
        return range;
    }
    if (count == 1) range = {values[0], values[0], values[0]};
    if (count == 2) range = {values[0], (values[0] + values[1]) / 2, values[1]};
    if (count == 3) range = {values[0], values[1], values[2]};
    if (range.low > range.mode || range.mode > range.high) {
        fault(column,
              {"“" + name + "”的范围“" + value + "”没有从小到大。",
               "The range '" + value + "' of '" + name + "' does not rise."},
              {"按 最小..最可能..最大 的顺序写。", "Write it as least..most likely..most."});
        return {low, low, low};
    }
    if (range.low < low || range.high > high) {
        out_of_range(column, low, high);
        return {low, low, low};
    }
    return range;
}

bool Entry::truth(std::string_view column) {
    if (!expects(column)) return false;
    const std::string& value = text(column);
    if (value == "true" || value == "false") return value == "true";
    const std::string name(column);
    fault(column,
          {"“" + name + "”应是 true 或 false，却是“" + in_quotes(value) + "”。",
           "'" + name + "' should be true or false but is '" + in_quotes(value) + "'."},
          {"写 true 或 false。", "Write true or false."});
    return false;
}

std::size_t Entry::word(std::string_view column, std::span<const std::string_view> words) {
    if (!expects(column)) return 0;
    const std::string& value = text(column);
    std::string choices;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].empty()) continue;
        if (words[i] == value) return i;
        choices += (choices.empty() ? "" : ", ") + std::string(words[i]);
    }
    const std::string name(column);
    fault(column,
          {"“" + name + "”不能是“" + in_quotes(value) + "”。",
           "'" + name + "' cannot be '" + in_quotes(value) + "'."},
          {"可用：" + choices + "。", "One of: " + choices + "."});
    return words.front().empty() ? 1 : 0;
}

int Entry::offset(std::string_view column) {
    if (!expects(column)) return 0;
    if (const auto minutes = read_offset(text(column))) return *minutes;
    const std::string name(column);
    const std::string value = in_quotes(text(column));
    fault(column,
          {"“" + name + "”应是与 UTC 的时差，却是“" + value + "”。",
           "'" + name + "' should be an offset from UTC but is '" + value + "'."},
          {"写成 +07:00 的样子；不用时区名。", "Write it like +07:00; no names of time zones."});
    return 0;
}

std::optional<std::int64_t> Entry::utc_minute(std::string_view column) {
    if (!expects(column)) return {};
    const std::string name(column);
    const std::string value = in_quotes(text(column));
    std::string_view rest = text(column);
    const std::size_t zone =
        rest.size() > 11 ? rest.find_first_of("+-Z", 11) : std::string_view::npos;
    const auto local = read_local_minute(rest.substr(0, zone));
    if (!local || rest.size() < 11) {
        fault(column,
              {"“" + name + "”应是时刻，却是“" + value + "”。",
               "'" + name + "' should be a time but is '" + value + "'."},
              {"写成 1943-12-09T06:00+07:00 的样子。", "Write it like 1943-12-09T06:00+07:00."});
        return {};
    }
    const auto minutes =
        zone == std::string_view::npos ? std::optional<int>() : read_offset(rest.substr(zone));
    if (!minutes) {
        fault(column,
              {"时刻“" + name + "”没有写明与 UTC 的时差：“" + value + "”。",
               "The time '" + name + "' does not say its offset from UTC: '" + value + "'."},
              {"在后面加上时差，如 +07:00。", "Add the offset, such as +07:00."});
        return {};
    }
    return *local - *minutes;
}

std::optional<Moment> Entry::moment(std::string_view column, const Calendar& calendar) {
    if (text(column).starts_with('+')) {
        if (const auto span = calendar.read(text(column))) return span;
    }
    const auto minute = utc_minute(column);
    if (!minute) return {};
    constexpr std::int64_t farthest = 400 * std::int64_t{minutes_a_day};
    const std::int64_t since = *minute - calendar.opening_utc_minute;
    if (since < -farthest || since > farthest) {
        const std::string name(column);
        fault(column,
              {"时刻“" + name + "”离开局超过400天。",
               "The time '" + name + "' is more than 400 days from the opening."},
              {"检查年份。", "See to the year."});
        return {};
    }
    return Moment{static_cast<std::int32_t>(since)};
}

std::optional<Date> Entry::day(std::string_view column) {
    if (!expects(column)) return {};
    const auto minute =
        text(column).size() == 10 ? read_local_minute(text(column)) : std::optional<std::int64_t>();
    if (!minute) {
        const std::string name(column);
        const std::string value = in_quotes(text(column));
        fault(column,
              {"“" + name + "”应是日期，却是“" + value + "”。",
               "'" + name + "' should be a date but is '" + value + "'."},
              {"写成 1943-12-09 的样子。", "Write it like 1943-12-09."});
        return {};
    }
    return Calendar{*minute, 0}.date(Moment{0});
}

}  // namespace lishui
