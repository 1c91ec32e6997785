// A run told as prose: first what the umpire saw, in the order of events; then the diary of each
// headquarters. Only what a reader can follow by hand is told; the small change of every hour is
// not.
#pragma once

#include <algorithm>
#include <map>
#include <sstream>

#include "record/diary.h"

namespace lishui::test {

// Breaks long lines at blanks; those that follow stand two columns in.
inline std::string folded(const std::string& text) {
    std::istringstream lines(text);
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        const auto first = std::min(line.find_first_not_of(' '), line.size());
        const std::string margin(first + 2, ' ');
        while (line.size() > 100) {
            const auto blank = line.rfind(' ', 100);
            if (blank == std::string::npos || blank < margin.size() + 1) break;
            out += line.substr(0, blank) + "\n";
            line = margin + line.substr(blank + 1);
        }
        out += line + "\n";
    }
    return out;
}

class Account {
public:
    explicit Account(const Recording& recording)
        : recording_(recording),
          whole_(situation_at(recording, never)),
          narrator_{whole_, Language::en} {}

    std::string text() {
        out_ << recording_.scenario->name.en << "\n\nThe umpire's account\n";
        for (const auto& hour : recording_.journal.hours) {
            lines_.clear();
            for (const auto& event : hour.events)
                std::visit(*this, event);
            if (lines_.empty()) continue;
            out_ << "\n"
                 << when(*recording_.scenario, Moment{hour.hour * minutes_an_hour}, Language::en)
                 << "\n";
            for (const auto& line : lines_)
                out_ << "  " << line << "\n";
        }
        losses();
        return out_.str();
    }

    void operator()(const HandedIn& e) {
        const auto& d = e.dispatch;
        if (std::holds_alternative<Return>(d.body) || std::holds_alternative<Answer>(d.body))
            return;
        lines_.push_back(narrator_.telegram(d) + " [" + word(d.means).en + ", " +
                         span(d.arrives - d.handed_in, Language::en) +
                         (d.fate == Fate::whole ? "" : std::string(", ") + word(d.fate).en) + "]");
    }
    void operator()(const Garbled& e) {
        const auto* carried = whole_.dispatch(e.id);
        if (carried == nullptr) return;
        auto dispatch = carried->dispatch;
        dispatch.body = e.received;
        lines_.push_back("On the way it becomes: " + narrator_.body(dispatch));
    }
    void operator()(const TaskTaken& e) {
        lines_.push_back("The " + narrator_.name(e.leaf) +
                         " takes up its orders: " + narrator_.task(e.task, Person::it) + ".");
    }
    void operator()(const Happened& e) { lines_.push_back(capital(narrator_.happened(e))); }
    // Told when it changes something.
    void operator()(const Appreciated& e) {
        const auto& a = e.appreciation;
        if (a.chosen >= a.count) return;
        const auto plan = narrator_.task(a.courses[a.chosen].task) + word(a.obedience).en;
        if (plans_[e.headquarters] == plan) return;
        plans_[e.headquarters] = plan;
        lines_.push_back(capital(narrator_.appreciated(e)));
    }
    void operator()(const LossesTaken& e) {
        if (e.killed + e.wounded + e.missing >= 20) {
            lines_.push_back(capital(narrator_.losses(e)));
        }
    }
    void operator()(const HeadquartersMoved& e) {
        if (e.at <= Moment{0}) return;
        lines_.push_back("The headquarters of the " + narrator_.name(e.headquarters) +
                         " moves to " + narrator_.place(e.place) + ".");
    }
    void operator()(const WeatherCame& e) {
        lines_.push_back(std::string("The day is ") + word(e.sky).en + ", " +
                         std::to_string(e.temperature_c) + " degrees.");
    }
    void operator()(const LadderClimbed& e) {
        lines_.push_back("The " + narrator_.name(e.headquarters) + " and the " +
                         narrator_.name(e.subordinate) + ": " + word(e.step).en + ".");
    }
    void operator()(const PutAside& e) {
        lines_.push_back("The " + narrator_.name(e.by) + " puts aside " +
                         narrator_.reference(e.order) + ".");
    }
    void operator()(const PromiseEnded& e) {
        lines_.push_back("The " + narrator_.name(e.neighbour) + " promised the " +
                         narrator_.name(e.holder) + " to be at " + narrator_.place(e.place) +
                         ", and is " + (e.kept != 0 ? "there." : "not."));
    }
    void operator()(const WasIntercepted& e) {
        lines_.push_back("The " + narrator_.name(e.by) + " reads " + narrator_.reference(e.id) +
                         ".");
    }
    void operator()(const IntentRead&) {}
    void operator()(const Delivered&) {}
    void operator()(const WasRead&) {}
    void operator()(const LeafChanged&) {}
    void operator()(const PictureChanged&) {}
    void operator()(const MissionChanged&) {}

private:
    void losses() {
        out_ << "\nAt the end\n";
        for (std::size_t i = 0; i < whole_.leaves.size(); ++i) {
            const auto& leaf = whole_.leaves[i];
            out_ << "  " << narrator_.name(FormationId(i)) << ": "
                 << narrator_.place(leaf.condition.place) << ", "
                 << word(leaf.condition.activity).en << ", " << figures(leaf.condition.fit_men)
                 << " fit; " << figures(leaf.killed + leaf.wounded + leaf.missing) << " lost.\n";
        }
    }

    const Recording& recording_;
    Situation whole_;
    Narrator narrator_;
    std::vector<std::string> lines_;
    std::map<HeadquartersId, std::string> plans_;  // as last told
    std::ostringstream out_;
};

inline std::string playthrough(const Recording& recording) {
    auto out = Account(recording).text();
    for (std::size_t h = 0; h < recording.scenario->headquarters.size(); ++h) {
        out += "\n\n" + war_diary(recording, HeadquartersId(h), Language::en);
    }
    return folded(out);
}

}  // namespace lishui::test
