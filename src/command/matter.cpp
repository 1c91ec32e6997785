#include "command/matter.h"

#include "command/course_of_action.h"

namespace lishui {

namespace {

constexpr std::int16_t surest = 6000;  // log-odds, thousandths

std::int16_t odds(double x) {
    return static_cast<std::int16_t>(nearest_whole(clamped(x, -1.0 * surest, 1.0 * surest)));
}

}  // namespace

// An objection is evidence; how strong depends on the man, on his frankness, and on the hearer.
void Matter::hear() {
    for (const Letter& letter : desk.letters) {
        if (letter.from != held.subordinate) continue;
        const Objection* said = std::get_if<Objection>(&letter.body);
        if (said == nullptr || proposes(*said, held.task)) continue;
        objection = &letter;
        held.objection = letter.id;
        held.proposed = said->proposes.kind;
        held.proposed_at = said->proposes.objective;
        held.proposed_line = said->proposes.line;
        held.doubt = odds(held.doubt + 1000 * doubt_added(*said, held.trust, desk.nature, rules()));
    }
}

// Somebody below him writes past him: evidence too, of a matter that is not yet before one.
void Matter::hear_from_below() {
    for (const Letter& letter : desk.letters) {
        const Objection* said = std::get_if<Objection>(&letter.body);
        if (said == nullptr || desk.formation(letter.from).superior != held.subordinate) continue;
        held.doubt = odds(held.doubt + 1000 * doubt_added_from_below(*said, desk.nature, rules()));
    }
}

// Told to stay, and by his own returns much farther from his place than when he was told?
void Matter::look_whether_he_stays() {
    const PictureEntry* entry = lishui::known(desk.picture, held.subordinate);
    if (entry == nullptr || !entry->place.exists()) return;
    const HexId goal = goal_of(desk, held.task, entry->place);
    const int away = desk.map.grid.distance(entry->place, goal) + 1;
    if (held.away == 0) held.away = static_cast<std::uint8_t>(away < 255 ? away : 255);
    idle = (away - held.away) * desk.map.hex_km >= rules().strayed_km;
}

// Sent forward, and no nearer after so long?
void Matter::look() {
    if (bearing(held.task.kind) == Bearing::stay && held.order.exists()) look_whether_he_stays();
    if (bearing(held.task.kind) != Bearing::at_them || !held.task.objective.exists()) return;
    const Moment since = held.step_at > held.sent ? held.step_at : held.sent;
    if (desk.now - since < 60 * rules().idle_hours) return;
    const PictureEntry* entry = lishui::known(desk.picture, held.subordinate);
    if (entry == nullptr || !entry->place.exists()) return;
    const int away = desk.map.grid.distance(entry->place, held.task.objective);
    idle = away > 2 && held.away != 0 && away >= held.away && entry->doing != Doing::attacking;
    held.away = static_cast<std::uint8_t>(away < 255 ? away : 255);
    held.step_at = desk.now;
}

// The subordinate's chance to do what he was told, by the superior's picture of both.
double Matter::chance() const {
    const PictureEntry* entry = lishui::known(desk.picture, held.subordinate);
    if (entry == nullptr) return 0.5;
    const double own = power_of(desk, *entry);
    const HexId goal = goal_of(desk, held.task, entry->place);
    const double enemy = enemy_power_about(desk, known, goal, fading_over(desk, rules().reach_km));
    const bool attacks = bearing(held.task.kind) == Bearing::at_them;
    return chance_of(desk, attacks ? own : own * rules().defence_advantage,
                     attacks ? enemy * rules().defence_advantage : enemy);
}

void Matter::weigh() {
    const double p = wrong();
    const double value = rules().value_of_mission * held.task.importance / 100.0;
    const double done = (1 - p) * chance() + p * rules().chance_if_wrong;
    const double cost =
        rules().weight_of_loss * (0.4 + 1.2 * desk.care()) * p * rules().loss_if_wrong;
    insist_worth = value * done - cost;
    const double face = held.visited == 2 ? 0.5 : 1.0;  // what an officer saw is no shame to follow
    release_worth = -rules().weight_of_face * desk.nature.pride * face;
}

// Does his own superior want of this headquarters what it wants of the subordinate?
bool Matter::bound_from_above() const {
    const Task& own = desk.own.mission.task;
    if (!desk.superior.exists() || bearing(own.kind) != bearing(held.task.kind)) return false;
    if (own.line.exists() && own.line == held.task.line) return true;
    if (own.objective.exists() && held.task.objective.exists())
        return desk.map.grid.distance(own.objective, held.task.objective) <= 4;
    // He was already asked for less than is wanted of oneself.
    return bearing(own.kind) == Bearing::stay;
}

// A line nearer to where he is than what he was told to hold.
MeasureId Matter::line_for_less() const {
    const PictureEntry* entry = lishui::known(desk.picture, held.subordinate);
    if (entry == nullptr || !entry->place.exists()) return {};
    const HexId goal = goal_of(desk, held.task, entry->place);
    MeasureId best;
    int least = desk.map.grid.distance(goal, entry->place);
    for (const MeasureId line : desk.lines) {
        const HexId point = nearest_on(desk, line, entry->place);
        if (!point.exists()) continue;
        const int away = desk.map.grid.distance(point, entry->place);
        if (away >= least) continue;
        least = away;
        best = line;
    }
    return best == held.task.line ? MeasureId() : best;
}

// The zone in which what he was sent for lies; none: no objective, or no zone there.
MeasureId Matter::zone_in_question() const {
    const HexId goal = held.task.objective;
    if (!goal.exists() || goal.index() >= desk.zone_at.size()) return {};
    for (std::size_t m = 0; m < desk.measures.size(); ++m)
        if (desk.measures[m].zone_bit == desk.zone_at[goal.index()]) return MeasureId(m);
    return {};
}

bool proposes(const Objection& said, const Task& task) {
    Task proposed = said.proposes;
    proposed.concerning = task.concerning;
    return same_wish(proposed, task);
}

double doubt_added_from_below(const Objection& said, const Nature& hearer,
                              const CommandRules& rules) {
    const double open_ear = 1 - 0.5 * hearer.pride;
    return rules.doubt_of_an_objection * (0.5 + said.frankness / 100.0) * open_ear;
}

double doubt_added(const Objection& said, int trust, const Nature& hearer,
                   const CommandRules& rules) {
    const double appeals = said.appeals != 0 ? rules.weight_of_an_appeal : 1;
    return doubt_added_from_below(said, hearer, rules) * (0.4 + trust / 100.0) * appeals;
}

Task proposal_of(const Assignment& held) {
    Task task;
    task.kind = held.proposed;
    task.objective = held.proposed_at;
    task.line = held.proposed_line;
    return task;
}

void judge_finding(Assignment& held, const PictureEntry* before, const Return& found,
                   const CommandRules& rules) {
    held.visited = 2;
    double worse = 0.25;
    if (before != nullptr && before->strength_men > 0) {
        const double fewer = 1.0 - found.fit_men / static_cast<double>(before->strength_men);
        const double unfit = (found.unfit - before->unfit) / 100.0;
        const double more_lost =
            found.lost_men > 0 ? 1.0 - before->lost_men / static_cast<double>(found.lost_men) : 0;
        worse += clamped(3 * fewer, 0.0, 1.0) + clamped(5 * unfit, 0.0, 1.0) +
                 clamped(more_lost, 0.0, 1.0);
        const double lied = clamped(100 * (more_lost > fewer ? more_lost : fewer), 0.0, 60.0);
        held.trust = static_cast<std::uint8_t>(clamped(held.trust - lied, 5.0, 100.0));
    }
    held.doubt = odds(held.doubt + 1000 * rules.doubt_of_a_finding * clamped(worse, 0.0, 1.5));
}

}  // namespace lishui
