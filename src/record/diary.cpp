#include "record/diary.h"

#include <algorithm>

#include "record/staff_narrative.h"

namespace lishui {

namespace {

// One sitting of the staff: everything it took in and sent out at one moment.
struct Sitting {
    Moment at{0};
    std::vector<const Dispatch*> read;
    std::vector<const Dispatch*> sent;
    std::vector<const PictureEntry*> changes;
    std::vector<const PromiseEnded*> promises;
    const Appreciated* appreciated = nullptr;
    const HeadquartersMoved* moved = nullptr;
};

class Diary {
public:
    Diary(const Recording& recording, HeadquartersId h, Language language)
        : events_(known_events(recording, h)),
          situation_(known_situation(recording, h, never)),
          so_far_(situation_before(*recording.scenario)),
          narrator_{situation_, language},
          clashes_(clashes_of(situation_)),
          traps_(traps_seen(situation_, h)),
          h_(h),
          self_(recording.scenario->order_of_battle.command(h)) {}

    std::string whole(Moment from, Moment until) {
        out_ = title();
        std::size_t at = 0;
        while (at < events_.size()) {
            const auto day = day_of(at);
            std::size_t end = at;
            while (end < events_.size() && day_of(end) == day)
                ++end;
            write_day(at, end, day, day + minutes_a_day > from && day < until);
            at = end;
        }
        return out_;
    }

private:
    [[nodiscard]] bool zh() const { return narrator_.language == Language::zh; }
    [[nodiscard]] const Scenario& scenario() const { return narrator_.scenario(); }
    [[nodiscard]] std::string say(const std::string& chinese, const std::string& english) const {
        return zh() ? chinese : english;
    }
    [[nodiscard]] std::string the(FormationId f) const {
        return say(narrator_.name(f), "the " + narrator_.name(f));
    }

    // Midnight before it. What is older than the opening belongs to the first day.
    [[nodiscard]] Moment day_of(std::size_t i) const {
        const auto at = events_[i].at < Moment{0} ? Moment{0} : events_[i].at;
        const auto date = scenario().calendar.date(at);
        return at - (date.hour * 60 + date.minute);
    }

    [[nodiscard]] std::string title() const {
        const auto commander = narrator_.commander(self_);
        const auto name = narrator_.name(self_);
        return say(name + "阵中日记\n" + (commander.empty() ? "" : "主官：" + commander + "\n"),
                   "War diary of the " + name + "\n" +
                       (commander.empty() ? "" : "Commander: " + commander + "\n"));
    }

    void write_day(std::size_t begin, std::size_t end, Moment day, bool wanted) {
        std::vector<Sitting> sittings;
        for (std::size_t i = begin; i < end; ++i)
            gather(i, sittings);
        std::string text;
        for (const auto& sitting : sittings)
            text += sitting_text(sitting);
        if (!wanted) return;
        out_ += "\n" + heading(day) + "\n" + text + evening(day);
    }

    void gather(std::size_t i, std::vector<Sitting>& sittings) {
        const auto& [at, event] = events_[i];
        apply(event, so_far_);
        if (sittings.empty() || sittings.back().at != at) {
            sittings.emplace_back();
            sittings.back().at = at;
        }
        auto& sitting = sittings.back();
        if (const auto* e = std::get_if<HandedIn>(&event)) {
            (e->dispatch.from == self_ ? sitting.sent : sitting.read).push_back(&e->dispatch);
        } else if (const auto* changed = std::get_if<PictureChanged>(&event)) {
            sitting.changes.push_back(&changed->entry);
        } else if (const auto* ended = std::get_if<PromiseEnded>(&event)) {
            sitting.promises.push_back(ended);
        } else if (const auto* made = std::get_if<Appreciated>(&event)) {
            sitting.appreciated = made;
        } else if (const auto* moved = std::get_if<HeadquartersMoved>(&event)) {
            if (at > Moment{0}) sitting.moved = moved;  // at the opening it is where it is
        }
    }

    [[nodiscard]] std::string heading(Moment day) const {
        const auto date = day_heading(scenario(), day, narrator_.language);
        const auto sky = capital(word(so_far_.sky).in(narrator_.language));
        const auto degrees = std::to_string(so_far_.temperature_c);
        const auto at = narrator_.place(so_far_.desks[h_.index()].place);
        return say(date + "　" + sky + "，" + degrees + "度。司令部在" + at + "。",
                   date + ". " + sky + ", " + degrees + " degrees. Headquarters: " + at + ".");
    }

    // The signs by which an enemy's conduct came to look like a trap.
    [[nodiscard]] static std::vector<SignReading> traps_seen(const Situation& s, HeadquartersId h) {
        std::vector<FormationId> groups;
        std::vector<SignReading> traps;
        for (const auto& read : s.readings) {
            const auto group = read.intent.group;
            if (std::find(groups.begin(), groups.end(), group) != groups.end()) continue;
            groups.push_back(group);
            for (const auto& reading : readings_of(s, h, group))
                if (reading.is_trap()) traps.push_back(reading);
        }
        return traps;
    }

    [[nodiscard]] std::string sitting_text(const Sitting& s) {
        std::string text = moved(s) + letters(s) + words_kept(s) + at_odds(s) + enemy(s) +
                           suspicion(s) + resolution(s) + sent(s);
        if (text.empty()) return {};
        while (!text.empty() && text.back() == ' ')
            text.pop_back();
        const auto time = s.at < Moment{0} ? when_short(scenario(), s.at, narrator_.language)
                                           : clock(scenario(), s.at, narrator_.language);
        return "  " + time + say("　", "  ") + text + "\n";
    }

    [[nodiscard]] std::string moved(const Sitting& s) const {
        if (s.moved == nullptr) return {};
        const auto place = narrator_.place(s.moved->place);
        return say("司令部移至" + place + "。", "The headquarters moves to " + place + ". ");
    }

    [[nodiscard]] std::string quoted(const Dispatch& d) const {
        const auto body = narrator_.body(d);
        return say("“" + body + "”", "\"" + body + "\" ");
    }

    // Neighbours who are abreast as they promised, or are not.
    [[nodiscard]] std::string words_kept(const Sitting& s) const {
        std::string text;
        for (const auto* ended : s.promises)
            text += noted(narrator_, *ended);
        return text;
    }

    // What passes between a superior and a subordinate about an order, the order apart, and between
    // neighbours about coming abreast.
    [[nodiscard]] static bool is_of_the_matter(const Body& body) {
        return std::holds_alternative<Objection>(body) || std::holds_alternative<Query>(body) ||
               std::holds_alternative<Inspection>(body) ||
               std::holds_alternative<InspectionReport>(body) ||
               std::holds_alternative<Promise>(body);
    }

    // Orders and objections word for word; acknowledgements by name; returns are in the evening's
    // list.
    [[nodiscard]] std::string letters(const Sitting& s) const {
        std::string text;
        std::vector<FormationId> answered;
        for (const auto* d : s.read) {
            if (std::holds_alternative<Answer>(d->body)) answered.push_back(d->from);
            const bool order = std::holds_alternative<Order>(d->body);
            if (!order && !is_of_the_matter(d->body)) continue;
            const auto dated = when_short(scenario(), d->handed_in, narrator_.language);
            text += say((order ? "奉" : "接") + narrator_.name(d->from) + dated + "电：",
                        "From " + the(d->from) + ", written " + dated + ": ") +
                    quoted(*d);
        }
        if (!answered.empty()) {
            text += say(names(answered) + "复电遵办。",
                        "Orders acknowledged by " + names(answered) + ". ");
        }
        return text;
    }

    [[nodiscard]] std::string names(const std::vector<FormationId>& formations) const {
        std::string out;
        for (std::size_t i = 0; i < formations.size(); ++i) {
            const bool last = i + 1 == formations.size();
            if (i > 0) out += say("、", last ? " and " : ", ");
            out += the(formations[i]);
        }
        return out;
    }

    // What is new of the enemy: another place, or another bearing. The same news is not written
    // twice.
    [[nodiscard]] std::string enemy(const Sitting& s) {
        std::string text;
        for (std::size_t i = 0; i < s.changes.size(); ++i) {
            const auto& entry = *s.changes[i];
            if (entry.own != 0 || !entry.subject.exists() || told_later(s, i)) continue;
            auto& last = last_told_[entry.subject];
            const bool news = last.place != entry.place || last.doing != entry.doing;
            last = {entry.place, entry.doing};
            if (news) text += (text.empty() ? "" : say("；", "; ")) + sighting(entry, s.at);
        }
        if (text.empty()) return {};
        const bool opening = s.at <= Moment{0};
        return say(
            (opening ? "开局所知敌情：" : "敌情：") + text + "。",
            (opening ? "The enemy as known at the opening: " : "Of the enemy: ") + text + ". ");
    }
    [[nodiscard]] static bool told_later(const Sitting& s, std::size_t i) {
        for (std::size_t k = i + 1; k < s.changes.size(); ++k) {
            if (s.changes[k]->subject == s.changes[i]->subject) return true;
        }
        return false;
    }
    [[nodiscard]] std::string sighting(const PictureEntry& e, Moment now) const {
        const auto language = narrator_.language;
        const auto men = number(rounded(e.strength_men), language);
        const auto place = narrator_.place(e.place);
        const auto age = e.observed + minutes_a_day > now
                             ? clock(scenario(), e.observed, language)
                             : when_short(scenario(), e.observed, language);
        const std::string doing = e.doing == Doing::unknown ? "" : word(e.doing).in(language);
        const bool exact = place.find(" km ") == std::string::npos;
        return say(narrator_.name(e.subject) + "约" + men + "人，" + age + "在" + place + doing +
                       "（" + word(e.seen).zh + "）",
                   the(e.subject) + ", about " + men + " men, " + (exact ? "at " : "") + place +
                       (doing.empty() ? "" : ", " + doing) + " (" + word(e.seen).en + ", " + age +
                       ")");
    }

    // A decision is written down when it is another than the last.
    [[nodiscard]] std::string resolution(const Sitting& s) {
        if (s.appreciated == nullptr) return {};
        const auto& a = s.appreciated->appreciation;
        if (a.chosen >= a.count) return {};
        const auto& chosen = a.courses[a.chosen];
        const auto plan = narrator_.task(chosen.task) + word(a.obedience).en;
        if (plan == plan_) return {};
        plan_ = plan;
        const auto text = narrator_.appreciated(*s.appreciated);
        const auto number = std::to_string(a.number);
        return capital(text) +
               say("（判断第" + number + "号）", " (Appreciation " + number + ".) ");
    }

    // Orders that do not fit together.
    [[nodiscard]] std::string at_odds(const Sitting& s) const {
        std::string text;
        for (const auto& clash : clashes_)
            if (clash.at == s.at) text += noted(narrator_, clash);
        return text;
    }
    [[nodiscard]] std::string suspicion(const Sitting& s) const {
        std::string text;
        for (const auto& reading : traps_)
            if (reading.sign.at == s.at) text += noted(narrator_, reading);
        return text;
    }

    // The same words to several are written once.
    [[nodiscard]] std::string sent(const Sitting& s) const {
        std::string text;
        for (std::size_t i = 0; i < s.sent.size(); ++i) {
            const auto& d = *s.sent[i];
            const bool order = std::holds_alternative<Order>(d.body);
            if (!order && !is_of_the_matter(d.body)) continue;
            const auto body = narrator_.body(d);
            const auto same = [&](const Dispatch* other) { return narrator_.body(*other) == body; };
            if (std::any_of(s.sent.begin(), s.sent.begin() + static_cast<std::ptrdiff_t>(i),
                            same)) {
                continue;
            }
            std::vector<FormationId> to;
            for (const auto* other : s.sent) {
                if (same(other)) to.push_back(other->to);
            }
            text += say((order ? "令" : "电呈") + names(to) + "：",
                        (order ? "Orders to " : "To ") + names(to) + ": ") +
                    quoted(d);
        }
        return text;
    }

    [[nodiscard]] std::string evening(Moment day) const {
        std::string text;
        for (const auto& e : so_far_.desks[h_.index()].picture) {
            if (!e.subject.exists() || e.own == 0 || e.subject == self_) continue;
            if (e.observed + minutes_a_day < day) continue;
            if (!text.empty()) text += say("；", "; ");
            text += own_state(e);
        }
        if (text.empty()) return {};
        return "  " + say("日终，据报：" + text + "。", "Evening, as told: " + text + ".") + "\n";
    }
    [[nodiscard]] std::string own_state(const PictureEntry& e) const {
        const auto language = narrator_.language;
        const auto name = narrator_.name(e.subject);
        const auto place = narrator_.place(e.place);
        const std::string doing = word(e.doing).in(language);
        const auto fit = number(e.strength_men, language);
        const auto told = when_short(scenario(), e.observed, language);
        std::string out = name;
        out += say("在", ", ") + place;
        out += say(doing, ", " + doing);
        out +=
            say("，可战" + fit + "人（" + told + "报）", ", " + fit + " fit (as of " + told + ")");
        return out;
    }

    struct Told {
        HexId place;
        Doing doing = Doing::unknown;
    };

    std::vector<KnownEvent> events_;
    Situation situation_;
    Situation so_far_;
    Narrator narrator_;
    std::vector<Clash> clashes_;
    std::vector<SignReading> traps_;
    HeadquartersId h_;
    FormationId self_;
    std::string out_;
    std::map<FormationId, Told> last_told_;
    std::string plan_;  // as last written down
};

}  // namespace

std::string war_diary(const Recording& recording, HeadquartersId h, Language language, Moment from,
                      Moment until) {
    return Diary(recording, h, language).whole(from, until);
}

}  // namespace lishui
