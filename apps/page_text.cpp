// The words of the page in one language, each written by the same narrator as everywhere else: the
// telegrams, what happened, what was decided, where every hex lies, and the war diaries.
#include <algorithm>
#include <map>
#include <sstream>

#include "page.h"

namespace lishui {

namespace {

// Sentences, each kept once.
class Sentences {
public:
    std::size_t number(const std::string& text) {
        const auto [at, fresh] = numbers_.try_emplace(text, list_.size());
        if (fresh) list_.push_back(text);
        return at->second;
    }
    [[nodiscard]] Json list() const { return list_; }

private:
    std::map<std::string, std::size_t> numbers_;
    std::vector<std::string> list_;
};

class PageText {
public:
    PageText(const Recording& recording, const PageWish& wish, Language language)
        : recording_(recording),
          wish_(wish),
          known_(wish.sealed ? known_situation(recording, wish.desk, never)
                             : situation_at(recording, never)),
          narrator_{known_, language} {}

    // Row for row as page_record writes the tables of the same names.
    Json whole() {
        dispatches();
        if (!wish_.sealed) {
            for (const auto& event : known_.happened)
                happened_.push_back(say(capital(narrator_.happened(event))));
        }
        tasks();
        for (const auto h : desks_of(recording_, wish_))
            of_desk(h);
        Json hexes = Json::array();
        const auto& map = recording_.scenario->map;
        for (int i = 0; i < map.grid.size(); ++i)
            hexes.push_back(say(narrator_.place(HexId(static_cast<std::size_t>(i)))));
        return {{"dispatch", bodies_},
                {"code", codes_},
                {"received", received_},
                {"happened", happened_},
                {"task_taken", tasks_},
                {"mission", missions_},
                {"decision", decisions_},
                {"course", courses_},
                {"hex", hexes},
                {"diary", diaries_},
                {"sentences", sentences_.list()}};
    }

private:
    std::size_t say(const std::string& text) { return sentences_.number(text); }

    void dispatches() {
        for (const auto& carried : known_.dispatches) {
            const auto& d = carried.dispatch;
            bodies_.push_back(say(narrator_.body(d)));
            const auto& scenario = *recording_.scenario;
            codes_.push_back(say(writes_hour_code(scenario, d.from)
                                     ? date_hour_code(scenario.calendar.date(d.handed_in))
                                     : std::string()));
            if (carried.received) {
                received_.push_back({bodies_.size() - 1, say(narrator_.body(carried.as_read()))});
            }
        }
    }

    void tasks() {
        if (wish_.sealed) return;
        for (const auto& hour : recording_.journal.hours) {
            for (const auto& event : hour.events) {
                if (const auto* taken = std::get_if<TaskTaken>(&event))
                    tasks_.push_back(say(narrator_.task(taken->task, Person::it)));
            }
        }
    }

    void of_desk(HeadquartersId h) {
        std::map<Moment, bool> sittings;
        for (const auto& known : known_events(recording_, h)) {
            sittings[known.at] = true;
            if (const auto* changed = std::get_if<MissionChanged>(&known.event)) {
                missions_.push_back(say(narrator_.mission(changed->mission)));
            } else if (const auto* made = std::get_if<Appreciated>(&known.event)) {
                decisions_.push_back(say(capital(narrator_.appreciated(*made))));
                Json weighed = Json::array();
                for (std::uint8_t i = 0; i < made->appreciation.count && i < most_courses; ++i)
                    weighed.push_back(say(narrator_.course(made->appreciation.courses[i])));
                courses_.push_back(std::move(weighed));
            }
        }
        diaries_.push_back(diary(h, sittings));
    }

    // The diary's paragraphs with the moment of each, found by the words with which it begins.
    Json diary(HeadquartersId h, const std::map<Moment, bool>& sittings) {
        const auto& scenario = *recording_.scenario;
        const auto language = narrator_.language;
        std::map<std::string, Moment> days;
        const auto opening = scenario.calendar.date(Moment{0});
        const Moment midnight{-(opening.hour * 60 + opening.minute)};
        for (auto day = midnight; day <= scenario.end; day = day + minutes_a_day)
            days.emplace(day_heading(scenario, day, language), day);
        std::istringstream lines(war_diary(recording_, h, language));
        Json paragraphs = Json::array();
        Moment day{0};
        for (std::string line; std::getline(lines, line);) {
            if (line.empty()) continue;
            if (line[0] != ' ') {
                const bool heading = begins_a_day(line, days, day);
                paragraphs.push_back({heading ? day.minute : long_ago.minute, say(line), 1});
                continue;
            }
            const auto text = line.substr(2);
            paragraphs.push_back({moment_of_line(text, day, sittings).minute, say(text), 0});
        }
        return paragraphs;
    }

    static bool begins_a_day(const std::string& line, const std::map<std::string, Moment>& days,
                             Moment& day) {
        for (const auto& [words, moment] : days) {
            const bool so = line.rfind(words, 0) == 0;
            if (so) day = moment;
            if (so) return true;
        }
        return false;
    }

    // A paragraph begins with the time of its sitting; what is older than the opening with day and
    // time. The evening's list has none.
    [[nodiscard]] Moment moment_of_line(const std::string& text, Moment day,
                                        const std::map<Moment, bool>& sittings) const {
        const auto& scenario = *recording_.scenario;
        const auto language = narrator_.language;
        const std::string after = language == Language::zh ? "　" : "  ";
        for (auto at = sittings.begin(); at != sittings.end() && at->first < Moment{0}; ++at) {
            if (text.rfind(when_short(scenario, at->first, language) + after, 0) == 0)
                return at->first;
        }
        const auto end = sittings.lower_bound(day + minutes_a_day);
        for (auto at = sittings.lower_bound(std::max(day, Moment{0})); at != end; ++at) {
            if (text.rfind(clock(scenario, at->first, language) + after, 0) == 0) return at->first;
        }
        return day + (minutes_a_day - 1);
    }

    const Recording& recording_;
    const PageWish& wish_;
    Situation known_;
    Narrator narrator_;
    Sentences sentences_;
    Json bodies_ = Json::array(), codes_ = Json::array(), received_ = Json::array(),
         happened_ = Json::array(), tasks_ = Json::array(), missions_ = Json::array(),
         decisions_ = Json::array(), courses_ = Json::array(), diaries_ = Json::array();
};

}  // namespace

std::string page_text(const Recording& recording, const PageWish& wish, Language language) {
    return PageText(recording, wish, language).whole().dump();
}

}  // namespace lishui
