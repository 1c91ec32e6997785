// Numbers, places and dates in words (see words.h).
#include <array>

#include "base/real.h"
#include "record/words.h"

namespace lishui {

namespace {

constexpr std::array<const char*, 10> chinese_digits{"〇", "一", "二", "三", "四",
                                                     "五", "六", "七", "八", "九"};
constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};
constexpr std::array<Word, 8> directions{{{"东", "east"},
                                          {"东北", "north-east"},
                                          {"北", "north"},
                                          {"西北", "north-west"},
                                          {"西", "west"},
                                          {"西南", "south-west"},
                                          {"南", "south"},
                                          {"东南", "south-east"}}};

// One to four figures: 1203 is 一千二百零三. `inner`: higher figures stand before it.
std::string below_ten_thousand(std::int64_t n, bool inner) {
    constexpr std::array<const char*, 4> places{"千", "百", "十", ""};
    constexpr std::array<std::int64_t, 4> sizes{1000, 100, 10, 1};
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto digit = static_cast<std::size_t>(n / sizes[i] % 10);
        if (digit == 0) {
            gap = gap || inner || !out.empty();
            continue;
        }
        if (gap) out += "零";
        gap = false;
        const bool plain_ten = i == 2 && digit == 1 && out.empty() && !inner;
        if (!plain_ten) out += chinese_digits[digit];
        out += places[i];
    }
    return out;
}

std::string two_figures(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

Date date_of(const Scenario& scenario, Moment moment) { return scenario.calendar.date(moment); }

}  // namespace

std::string figures(std::int64_t number) {
    auto out = std::to_string(number < 0 ? -number : number);
    for (int at = static_cast<int>(out.size()) - 3; at > 0; at -= 3) {
        out.insert(static_cast<std::size_t>(at), ",");
    }
    return number < 0 ? "-" + out : out;
}

std::string chinese_number(std::int64_t number) {
    if (number < 0) return "负" + chinese_number(-number);
    if (number == 0) return "零";
    std::string out;
    if (number >= 10000) {
        out = chinese_number(number / 10000) + "万";
        number %= 10000;
        if (number == 0) return out;
        return out + below_ten_thousand(number, true);
    }
    return below_ten_thousand(number, false);
}

std::string number(std::int64_t number, Language language) {
    return language == Language::zh ? chinese_number(number) : figures(number);
}

std::int64_t rounded(std::int64_t number) {
    std::int64_t step = 1;
    while (number / step >= 100)
        step *= 10;
    return (number + step / 2) / step * step;
}

std::string name_of(const Scenario& scenario, FormationId formation, Language language) {
    const auto& all = scenario.order_of_battle.formations;
    if (formation.index() >= all.size()) return language == Language::zh ? "无名部队" : "nobody";
    return all[formation.index()].name.in(language);
}

std::string id_of(const Scenario& scenario, FormationId formation) {
    const auto& all = scenario.order_of_battle.formations;
    return formation.index() < all.size() ? all[formation.index()].id : "-";
}

std::string where(const Scenario& scenario, HexId hex, Language language) {
    const bool zh = language == Language::zh;
    if (!hex.exists()) return zh ? "图外" : "off the map";
    const auto near = scenario.map.nearest_place(hex);
    if (!near.exists()) return zh ? "无名地" : "a nameless place";
    const auto& place = scenario.map.places[near.index()];
    if (place.hex == hex) return place.name.in(language);
    const auto from = scenario.map.centre(place.hex);
    const auto to = scenario.map.centre(hex);
    const double east = to.x_km - from.x_km;
    const double north = to.y_km - from.y_km;
    const auto km = static_cast<int>(round_nearest(square_root(east * east + north * north)));
    const auto eighth = static_cast<int>(round_nearest(arc_tangent(north, east) / (pi / 4)));
    const auto& direction = directions[static_cast<std::size_t>((eighth + 8) % 8)];
    if (zh) return place.name.zh + direction.zh + chinese_number(km) + "公里";
    return std::to_string(km) + " km " + direction.en + " of " + place.name.en;
}

std::string when(const Scenario& scenario, Moment moment, Language language) {
    const auto date = date_of(scenario, moment);
    const auto month = static_cast<std::size_t>(date.month);
    if (language == Language::zh) {
        return chinese_number(date.month) + "月" + when_short(scenario, moment, language);
    }
    return std::to_string(date.day) + " " + months[month - 1] + " " +
           clock(scenario, moment, language);
}

std::string when_short(const Scenario& scenario, Moment moment, Language language) {
    const auto date = date_of(scenario, moment);
    const auto time = clock(scenario, moment, language);
    if (language == Language::zh) return chinese_number(date.day) + "日" + time;
    return time + " on the " + ordinal(date.day);
}

std::string clock(const Scenario& scenario, Moment moment, Language language) {
    const auto date = date_of(scenario, moment);
    if (language == Language::en) return two_figures(date.hour) + two_figures(date.minute);
    const auto hour = chinese_number(date.hour) + "时";
    return date.minute == 0 ? hour : hour + chinese_number(date.minute) + "分";
}

std::string day_heading(const Scenario& scenario, Moment moment, Language language) {
    const auto date = date_of(scenario, moment);
    if (language == Language::zh) {
        return chinese_number(date.month) + "月" + chinese_number(date.day) + "日";
    }
    return std::to_string(date.day) + " " + months[static_cast<std::size_t>(date.month - 1)] + " " +
           std::to_string(date.year);
}

std::string span(Minutes minutes, Language language) {
    const auto hours = minutes / 60;
    const auto rest = minutes % 60;
    if (language == Language::zh) {
        if (hours == 0) return chinese_number(rest) + "分";
        const auto out = chinese_number(hours) + "小时";
        return rest == 0 ? out : out + chinese_number(rest) + "分";
    }
    if (hours == 0) return std::to_string(rest) + " min";
    const auto out = std::to_string(hours) + " h";
    return rest == 0 ? out : out + " " + std::to_string(rest) + " min";
}

std::string ordinal(int number) {
    const int last = number % 10;
    const bool teen = number / 10 % 10 == 1;
    const char* ending = "th";
    if (!teen && last == 1) ending = "st";
    if (!teen && last == 2) ending = "nd";
    if (!teen && last == 3) ending = "rd";
    return std::to_string(number) + ending;
}

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

bool writes_hour_code(const Scenario& scenario, FormationId formation) {
    const auto& order = scenario.order_of_battle;
    if (formation.index() >= order.formations.size()) return false;
    const auto side = order.formations[formation.index()].side;
    return side.index() < order.sides.size() && order.sides[side.index()].at_home;
}

}  // namespace lishui
