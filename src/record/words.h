// The words of the house for everything that is an enumeration inside, in Chinese and English, and
// the small grammar of both: numbers, places, dates. Every text that a person reads takes its words
// from here, so that one thing has one name on every page.
#pragma once

#include <string>

#include "campaign/event.h"

namespace lishui {

struct Word {
    const char* zh;
    const char* en;
    [[nodiscard]] const char* in(Language language) const {
        return language == Language::zh ? zh : en;
    }
};

Word word(Doing doing);
Word word(Seen seen);  // "airmen"; as in "seen by airmen"
Word word(Activity activity);
Word word(TaskKind kind);  // the bare verb
Word word(CourseKind kind);
Word word(Obedience obedience);
Word word(LadderStep step);
Word word(Sign sign);
Word word(Intention intention);
Word word(Milestone what);  // a short name
Word word(Means means);
Word word(Leg leg);
Word word(Fate fate);
Word word(Precedence precedence);
Word word(Sky sky);
Word word(Echelon echelon);
Word word(Ground ground);
Word word(Way way);
Word word_for_reason(Reason reason);
Word word_for_cause(std::uint8_t cause);  // of losses

// 12,345 in English figures; 一万二千三百四十五 in Chinese.
std::string figures(std::int64_t number);
std::string chinese_number(std::int64_t number);
std::string number(std::int64_t number, Language language);

// An estimate: two figures that count. "about 3,200", 约三千二百.
std::int64_t rounded(std::int64_t number);

std::string name_of(const Scenario& scenario, FormationId formation, Language language);
std::string id_of(const Scenario& scenario, FormationId formation);

// "Linton", "6 km north-east of Linton"; 林屯, 林屯东北六公里.
std::string where(const Scenario& scenario, HexId hex, Language language);

// "9 December 0600", 十二月九日六时.
std::string when(const Scenario& scenario, Moment moment, Language language);
// "the 9th 0600", 九日六时: within one story the month is known.
std::string when_short(const Scenario& scenario, Moment moment, Language language);
std::string clock(const Scenario& scenario, Moment moment, Language language);  // "0600", 六时
std::string day_heading(const Scenario& scenario, Moment moment, Language language);
std::string span(Minutes minutes, Language language);  // "3 h 20 min", 三小时二十分
std::string ordinal(int number);                       // 1st, 22nd
std::string capital(std::string text);                 // the first letter, if it is a small one

// Does this staff write the date-hour code of the country? Those that are at home in it do.
bool writes_hour_code(const Scenario& scenario, FormationId formation);

}  // namespace lishui
