#include "command/reporting.h"

#include "base/real.h"
#include "command/obedience.h"
#include "command/promise.h"

namespace lishui {

namespace {

constexpr int most_news_up = 3;
constexpr int most_news_down = 1;
constexpr int most_neighbours_told = 4;
constexpr std::size_t most_news = 96;  // as many as there are letters in a sitting

// What most of its men do.
Doing doing_of(const Estimate& known) {
    int most = 0;
    Doing doing = Doing::halted;
    std::array<int, doing_kinds> men{};
    for (std::size_t i = 0; i < known.own_count; ++i) {
        const PictureEntry& entry = *known.own[i];
        auto& sum = men[static_cast<std::size_t>(entry.doing)];
        sum += entry.strength_men;
        const bool more = sum > most;
        most = more ? sum : most;
        doing = more ? entry.doing : doing;
    }
    return doing;
}

}  // namespace

bool is_news(const Desk& desk, const PictureEntry& entry) {
    // All four are looked at: which fails first is hard to guess.
    return (int{entry.news != 0} & int{entry.own == 0} & int{entry.subject.exists()} &
            int{entry.heard == desk.now}) != 0;
}

bool has_news(const Desk& desk) {
    bool found = false;
    for (const PictureEntry& entry : desk.picture)
        found |= is_news(desk, entry);
    return found;
}

namespace {

Sighting passed_on(const PictureEntry& entry) {
    return {entry.subject,   entry.place,        entry.radius_km, entry.spread, entry.doing,
            Seen::forwarded, entry.strength_men, entry.observed,  DispatchId()};
}

bool stands_under(const Desk& desk, FormationId inner, FormationId outer) {
    for (FormationId f = inner; f.exists(); f = desk.formation(f).superior)
        if (f == outer) return true;
    return false;
}

// A headquarters below that can be told of the enemy, as one knows where it is.
struct Listener {
    FormationId to;
    HexId place;
    int told = 0;
};

struct Listeners {
    Rack<Listener, most_subordinates> all;
    std::size_t count = 0;
};

Listeners listeners_below(const Desk& desk) {
    Listeners result;
    for (const FormationId to : desk.subordinates) {
        if (result.count == most_subordinates) break;
        if (!desk.formation(to).headquarters.exists()) continue;
        const PictureEntry* own = known(desk.picture, to);
        if (own == nullptr || !own->place.exists()) continue;
        result.all[result.count++] = {to, own->place, 0};
    }
    return result;
}

void tell_down(const Desk& desk, const PictureEntry& entry, Listeners& below, Decision& decision) {
    for (std::size_t i = 0; i < below.count; ++i) {
        Listener& listener = below.all[i];
        if (listener.told == most_news_down) continue;
        const double away = kilometres(desk, listener.place, entry.place);
        if (away > desk.rules.tell_within_km || away <= desk.rules.sees_himself_km) continue;
        if (stands_under(desk, FormationId(entry.sources[0].sender), listener.to)) continue;
        if (decision.write({listener.to, Precedence::routine, passed_on(entry)})) ++listener.told;
    }
}

void pass_on_news(const Desk& desk, Decision& decision) {
    Rack<const PictureEntry*, most_news> news;
    std::size_t count = 0;
    for (const PictureEntry& entry : desk.picture) {
        if (count == most_news) break;
        news[count] = &entry;
        count += is_news(desk, entry) ? 1 : 0;
    }
    if (count == 0) return;
    int up = 0;
    Listeners below = listeners_below(desk);
    for (std::size_t n = 0; n < count; ++n) {
        const PictureEntry& entry = *news[n];
        const bool from_above =
            desk.superior.exists() && entry.sources[0].sender == desk.superior.value;
        if (desk.superior.exists() && !from_above && up < most_news_up &&
            decision.write({desk.superior, Precedence::routine, passed_on(entry)}))
            ++up;
        tell_down(desk, entry, below, decision);
    }
}

}  // namespace

double told_share(const Desk& desk) {
    const CommandRules& rules = desk.rules;
    if (rules.false_reports_on == 0) return 1;
    if (desk.own.spoke_openly != 0) return rules.candour_face_to_face;
    const double told = rules.candour_floor + (1 - rules.candour_floor) * desk.nature.candour;
    const bool near = desk.formation(desk.self).echelon < Echelon::army;
    return near ? 1 - rules.colour_near * (1 - told) : told;
}

double told_in_a_plea(const Desk& desk) {
    double hidden = 1 - told_share(desk);
    for (int plea = 0; plea <= desk.own.mission.objected; ++plea)
        hidden *= 1 - desk.rules.candour_of_a_plea;
    return 1 - hidden;
}

namespace {

// How much larger than what his men count a commander makes the enemy's loss. It is made where men
// are counted; the headquarters above only add up.
double claim_factor(const Desk& desk) {
    const CommandRules& rules = desk.rules;
    if (rules.false_reports_on == 0) return 1;
    for (const FormationId under : desk.subordinates)
        if (desk.formation(under).headquarters.exists()) return 1;
    return rules.claim_factor_least +
           (rules.claim_factor_most - rules.claim_factor_least) * (1 - desk.nature.candour);
}

// He has what he was sent for; or it is so near that one who is not candid says so in his first
// report, to take it back when he knows more.
bool says_it_has_it(const Desk& desk, const Estimate& known, bool in_haste) {
    const Task& task = desk.own.mission.task;
    if (bearing(task.kind) != Bearing::at_them || !task.objective.exists() ||
        !known.place.exists() || task.kind == TaskKind::pursue)
        return false;
    const int away = desk.map.grid.distance(known.place, task.objective);
    const bool boasts = in_haste && desk.rules.false_reports_on != 0 && desk.nature.candour < 0.5;
    return away == 0 || (boasts && away <= 2);
}

}  // namespace

Return own_return(const Desk& desk, const Estimate& known, double told) {
    Return report;
    report.subject = desk.self;
    report.place = known.place;
    report.doing = doing_of(known);
    report.unfit = static_cast<std::uint8_t>(
        nearest_count(clamped(100 * told * known.unfit_share, 0.0, 100.0)));
    report.supply_days =
        static_cast<std::uint8_t>(round_down(clamped(known.supply_days, 0.0, 200.0)));
    report.observed = desk.now;
    double pressure = 0;
    double lost = 0;
    double counted = 0;  // of the enemy's loss, by those below
    double age = 0;      // of what it knows of its own parts, weighted by their men
    for (std::size_t i = 0; i < known.own_count; ++i) {
        const PictureEntry& entry = *known.own[i];
        pressure += entry.pressure * entry.strength_men;
        lost += entry.lost_men;
        counted += 10.0 * entry.claimed_tens;
        age += (desk.now - entry.observed) * static_cast<double>(entry.strength_men);
    }
    if (known.own_men > 0) {
        pressure = pressure / known.own_men;
        report.observed = desk.now - static_cast<Minutes>(age / known.own_men);
    }
    report.pressure = static_cast<std::uint8_t>(nearest_count(clamped(pressure, 0.0, 100.0)));
    report.lost_men = static_cast<std::int32_t>(nearest_count(told * lost));
    report.fit_men = static_cast<std::int32_t>(
        nearest_count(clamped(known.own_men + (1 - told) * lost, 0.0, 1e7)));
    report.claimed_men = static_cast<std::int32_t>(nearest_count(claim_factor(desk) * counted));
    report.has_objective = says_it_has_it(desk, known, false) ? 1 : 0;
    return report;
}

InspectionReport finding_of(const Desk& desk, const Estimate& known, DispatchId visit) {
    InspectionReport finding;
    finding.state = own_return(desk, known, 1);
    finding.state.claimed_men = 0;
    finding.visit = visit;
    Course ordered;
    ordered.task = desk.own.mission.task;
    ordered.success = 400;  // whoever is looked at has said that he thinks little of it
    finding.reasons = reasons_against(desk, known, ordered);
    return finding;
}

namespace {

bool is_on_the_move(Doing doing) {
    return doing == Doing::marching || doing == Doing::attacking || doing == Doing::withdrawing ||
           doing == Doing::crossing;
}

// Who is about something tells those beside him, if he cares for them.
void tell_neighbours(const Desk& desk, const Return& report, Decision& decision) {
    if (desk.rules.liaison_on == 0 || !is_on_the_move(report.doing)) return;
    if (desk.nature.helpfulness < desk.rules.tells_neighbours_above) return;
    int told = 0;
    for (const FormationId to : desk.neighbours) {
        if (told == most_neighbours_told) return;
        if (decision.write({to, Precedence::routine, report})) ++told;
    }
}

// Answers to what a superior asks: his own state, or an enemy of whom two things were said.
void answer_queries(const Desk& desk, const Estimate& known, Decision& decision) {
    for (const Letter& letter : desk.letters) {
        const Query* query = std::get_if<Query>(&letter.body);
        if (query == nullptr) continue;
        if (!query->subject.exists()) {
            decision.write(
                {letter.from, Precedence::urgent, own_return(desk, known, told_in_a_plea(desk))});
        } else if (const PictureEntry* entry = lishui::known(desk.picture, query->subject)) {
            decision.write({letter.from, Precedence::priority, passed_on(*entry)});
        }
    }
}

// Asks the subordinate whose statement does not go with another's.
void query_contradictions(const Desk& desk, Decision& decision) {
    for (const PictureEntry& entry : desk.picture) {
        if (entry.news != 2 || entry.heard != desk.now || entry.own != 0) continue;
        const FormationId source(entry.sources[0].sender);
        if (desk.formation(source).superior != desk.self ||
            !desk.formation(source).headquarters.exists())
            continue;
        decision.write({source, Precedence::priority, Query{entry.sources[0], entry.subject}});
    }
}

// None of his parts moves or is pressed.
bool all_is_quiet(const Desk& desk) {
    for (const PictureEntry& entry : desk.picture)
        if (entry.own != 0 && entry.subject.exists() &&
            (is_on_the_move(entry.doing) || entry.pressure > 0))
            return false;
    return true;
}

bool is_silent(const Desk& desk) {
    return desk.own.stance == Obedience::refuses_silently && desk.rules.false_reports_on != 0;
}

// Whoever goes his own way in silence does not draw attention to where he is; where all is quiet
// one return a day will do.
bool return_is_due(const Desk& desk) {
    const Minutes since = desk.now - desk.own.last_return;
    const double hours = desk.rules.return_hours;
    if (since < 60 * hours) return false;
    if (is_silent(desk)) return since >= 60 * 4 * hours;
    return since >= 60 * 2 * hours || !all_is_quiet(desk);
}

// A subordinate tells of a fight of which the superior has not been told.
bool fight_breaks_out(const Desk& desk) {
    if (desk.rules.first_reports_on == 0 || desk.own.in_a_fight != 0 || is_silent(desk))
        return false;
    for (const Letter& letter : desk.letters) {
        const Return* report = std::get_if<Return>(&letter.body);
        if (report != nullptr && report->pressure > 0 &&
            desk.formation(letter.from).superior == desk.self)
            return desk.superior.exists();
    }
    return false;
}

// What was written in haste can be put right by now.
bool correction_is_due(const Desk& desk) {
    return desk.own.first_report != 0 &&
           desk.now - desk.own.last_return >= 60 * desk.rules.correction_hours;
}

}  // namespace

bool is_asked(const Desk& desk) {
    for (const Letter& letter : desk.letters)
        if (std::holds_alternative<Query>(letter.body) || asks_for_word(letter)) return true;
    return false;
}

bool has_to_report(const Desk& desk) {
    return return_is_due(desk) || is_asked(desk) || correction_is_due(desk) ||
           fight_breaks_out(desk);
}

double told_in_haste(const Desk& desk) {
    const CommandRules& rules = desk.rules;
    const double candour = rules.false_reports_on == 0 ? 1 : desk.nature.candour;
    const double flatters = rules.first_report_tells + (1 - rules.first_report_tells) * candour;
    const double wrong = rules.first_report_error * draw_normal(desk.luck, purpose("first report"));
    return clamped(told_share(desk) * flatters * exp_of(clamped(wrong, -2.0, 2.0)), 0.0, 2.0);
}

namespace {

// The report on itself: in haste when a fight breaks out; the next one puts that right.
void report_on_itself(const Desk& desk, const Estimate& known, Decision& decision) {
    const bool in_haste = fight_breaks_out(desk);
    if (!in_haste && !correction_is_due(desk) && !return_is_due(desk)) return;
    Return report = own_return(desk, known, in_haste ? told_in_haste(desk) : told_share(desk));
    if (desk.superior.exists()) {
        report.is_first = in_haste ? 1 : 0;
        report.corrects = in_haste ? std::uint16_t{0} : desk.own.first_report;
        if (in_haste) report.has_objective = says_it_has_it(desk, known, true) ? 1 : 0;
        decision.write({desk.superior, Precedence::priority, report});
    }
    report.is_first = 0;
    report.corrects = 0;
    tell_neighbours(desk, report, decision);
}

}  // namespace

void note_written(Headquarters& own, const Draft& draft, FormationId superior, std::uint16_t serial,
                  Moment at) {
    if (const Promise* promise = std::get_if<Promise>(&draft.body))
        note_promise(own, draft.to, *promise);
    const Return* report = std::get_if<Return>(&draft.body);
    if (report == nullptr) return;
    own.last_return = at;
    if (draft.to != superior) return;
    own.in_a_fight = report->is_first != 0 || report->pressure > 0 ? 1 : 0;
    if (report->is_first != 0)
        own.first_report = serial;
    else if (report->corrects != 0)
        own.first_report = 0;
}

void write_reports(const Desk& desk, const Estimate& known, bool news, Decision& decision) {
    report_on_itself(desk, known, decision);
    give_promises(desk, known, decision);
    answer_queries(desk, known, decision);
    if (!news) return;
    query_contradictions(desk, decision);
    pass_on_news(desk, decision);
}

void write_stand_on_mission(const Desk& desk, const Estimate& known, Decision& decision) {
    const Mission& mission = desk.own.mission;
    if (!desk.superior.exists() || !mission.order.exists()) return;
    const Appreciation& appreciation = decision.appreciation;
    const bool objects = appreciation.obedience == Obedience::refuses ||
                         appreciation.obedience == Obedience::halts_between;
    if (appreciation.obedience == Obedience::refuses_silently) return;
    if (objects && keeps_silent(desk)) return;
    if (!objects) {
        if (mission.received == desk.now)
            decision.write({desk.superior, Precedence::routine, Answer{mission.order}});
        return;
    }
    if (desk.now - mission.last_objection < 60 * desk.rules.objection_hours) return;
    Objection objection;
    objection.order = mission.order;
    // Who goes his own way says which; who halts says what he would rather do.
    std::uint8_t proposed = appreciation.chosen;
    if (appreciation.obedience == Obedience::halts_between) {
        for (std::uint8_t i = 0; i < appreciation.count; ++i)
            if (appreciation.courses[i].worth > appreciation.courses[proposed].worth) proposed = i;
    }
    objection.proposes = appreciation.courses[proposed].task;
    if (objection.proposes.until <= desk.now) objection.proposes.until = never;
    objection.reasons = reasons_against(desk, known, appreciation.courses[appreciation.ordered]);
    objection.acts_on_it = appreciation.obedience == Obedience::refuses ? 1 : 0;
    // A letter that is to obtain leave is franker than one that is to be praised.
    const double candour = clamped(desk.nature.candour, 0.0, 1.0);
    objection.frankness = static_cast<std::uint8_t>(
        nearest_whole(100 * (candour + (1 - candour) * desk.rules.candour_of_a_plea)));
    if (!decision.write({desk.superior, Precedence::urgent, objection})) return;
    decision.objected = 1;
    if (mission.objected == 0) return;
    // He was not heard: now come the figures, and if he was rebuked he goes past his superior too.
    decision.write(
        {desk.superior, Precedence::urgent, own_return(desk, known, told_in_a_plea(desk))});
    const FormationId above = desk.formation(desk.superior).superior;
    if (mission.reprimands == 0 || !desk.can_write(above)) return;
    objection.appeals = 1;
    decision.write({above, Precedence::urgent, objection});
}

}  // namespace lishui
