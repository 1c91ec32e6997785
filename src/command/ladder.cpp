#include "command/ladder.h"

#include "base/real.h"
#include "command/course_of_action.h"

namespace lishui {

namespace {

constexpr std::int16_t surest = 6000;  // log-odds, thousandths

std::int16_t odds(double x) {
    return static_cast<std::int16_t>(round_nearest(clamped(x, -1.0 * surest, 1.0 * surest)));
}

// One superior and one subordinate, for one sitting.
struct Matter {
    const Desk& desk;
    const Estimate& known;
    Decision& decision;
    int index;
    Assignment held;  // as it will be
    const Letter* objection = nullptr;
    bool idle = false;  // he was sent forward and has come no nearer

    double insist_worth = 0, release_worth = 0;  // by the present picture

    [[nodiscard]] const CommandRules& rules() const { return desk.rules; }
    [[nodiscard]] double wrong() const { return logistic(held.doubt / 1000.0); }
    [[nodiscard]] bool taken(LadderStep step) const {
        return ((held.steps >> static_cast<int>(step)) & 1) != 0;
    }
    [[nodiscard]] std::uint8_t reasons() const {
        return objection == nullptr ? std::uint8_t{0}
                                    : std::get<Objection>(objection->body).reasons;
    }
    void hear();
    void hear_from_below();
    void look();
    void look_whether_he_stays();
    void weigh();
    [[nodiscard]] bool bound_from_above() const;
    // An officer has reported, and nothing was made of it yet.
    [[nodiscard]] bool found() const { return held.visited == 2 && !taken(LadderStep::concede); }
    [[nodiscard]] LadderStep next() const;
    void take(LadderStep step);

private:
    [[nodiscard]] double chance() const;
    [[nodiscard]] bool less_can_be_asked() const { return line_for_less().exists(); }
    [[nodiscard]] MeasureId line_for_less() const;
    [[nodiscard]] MeasureId zone_in_question() const;
    [[nodiscard]] bool goes_past_him(FormationId below) const;
    [[nodiscard]] bool can_write_past_him() const;
    [[nodiscard]] LadderStep way_out() const;
    [[nodiscard]] LadderStep rung() const;
    [[nodiscard]] Inducement inducement() const;
    void write_again(bool reprimands, Inducement offers);
    void write_concession();
    void write_less();
    void write_shift();
    void write_appeal();
    void write_past_him();
};

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
    for (std::size_t m = 0; m < desk.measures.size(); ++m) {
        const ControlMeasure& measure = desk.measures[m];
        if (measure.kind != MeasureKind::phase_line || !may_use(desk, measure)) continue;
        const HexId point = nearest_on(desk, MeasureId(m), entry->place);
        if (!point.exists()) continue;
        const int away = desk.map.grid.distance(point, entry->place);
        if (away >= least) continue;
        least = away;
        best = MeasureId(m);
    }
    return best == held.task.line ? MeasureId() : best;
}

// The steps that end the matter or clear it up.
LadderStep Matter::way_out() const {
    const double p = wrong();
    const bool gives_way = release_worth > insist_worth;
    if (objection != nullptr || found()) {
        if (gives_way && !bound_from_above()) return LadderStep::concede;
        if (gives_way && p >= rules().appeal_above && held.appealed == 0 &&
            desk.own.mission.order.exists())
            return LadderStep::appeal;
    }
    if (rules().visits_on != 0 && held.visited == 0 && p >= rules().officer_above &&
        desk.formation(held.subordinate).headquarters.exists())
        return LadderStep::send_officer;
    const bool own_way =
        objection != nullptr && std::get<Objection>(objection->body).acts_on_it != 0;
    if (own_way && taken(LadderStep::reprimand) && p < rules().relieve_below &&
        desk.nature.pride >= rules().relieve_pride && !taken(LadderStep::relieve))
        return LadderStep::relieve;
    return LadderStep::none;
}

// The steps of pressing on, from the mildest.
LadderStep Matter::rung() const {
    const double p = wrong();
    if ((reasons() & static_cast<int>(Reason::not_my_zone)) != 0 && rules().boundaries_on != 0 &&
        !taken(LadderStep::shift_boundary) && zone_in_question().exists())
        return LadderStep::shift_boundary;
    if (!taken(LadderStep::query) && desk.nature.pride < rules().reprimand_pride &&
        objection != nullptr)
        return LadderStep::query;
    if (!taken(LadderStep::insist)) return LadderStep::insist;
    if (!taken(LadderStep::reprimand) && desk.nature.pride >= rules().reprimand_pride)
        return LadderStep::reprimand;
    if (!taken(LadderStep::offer) && p >= rules().offer_above &&
        bearing(held.task.kind) != Bearing::at_them)
        return LadderStep::offer;
    if (!taken(LadderStep::ask_less) && p >= rules().ask_less_above &&
        bearing(held.task.kind) == Bearing::stay && less_can_be_asked())
        return LadderStep::ask_less;
    const bool high = desk.formation(desk.self).echelon >= Echelon::war_zone;
    if (!taken(LadderStep::skip_level) && high && bearing(held.task.kind) == Bearing::at_them &&
        can_write_past_him())
        return LadderStep::skip_level;
    return LadderStep::insist;
}

LadderStep Matter::next() const {
    if (objection == nullptr && !idle && !found()) return LadderStep::none;
    if (rules().ladder_on == 0) return objection == nullptr ? LadderStep::none : LadderStep::insist;
    const LadderStep out = way_out();
    if (out != LadderStep::none) return out;
    if (objection == nullptr && !idle) return LadderStep::none;
    return rung();
}

// Who speaks of his losses may keep formations that he was to give up; who is too weak gets guns.
Inducement Matter::inducement() const {
    const bool bled = (reasons() & static_cast<int>(Reason::losses)) != 0;
    return bled ? Inducement::keep_formations : Inducement::guns;
}

void Matter::write_again(bool reprimands, Inducement offers) {
    Order order;
    order.task = held.task;
    order.task.insists =
        static_cast<std::uint8_t>(held.task.insists < 200 ? held.task.insists + 1 : 200);
    order.refers_to = objection != nullptr ? objection->id : held.order;
    order.reprimands = reprimands ? 1 : 0;
    order.offers = offers;
    decision.write({held.subordinate, Precedence::urgent, order});
}

void Matter::write_concession() {
    Order order;
    order.task = proposal_of(held);
    order.task.importance = held.task.importance;
    order.refers_to = held.objection;
    decision.write({held.subordinate, Precedence::urgent, order});
}

void Matter::write_less() {
    Order order;
    order.task = held.task;
    order.task.kind = TaskKind::defend;
    order.task.line = line_for_less();
    order.task.objective = HexId();
    order.task.insists = 0;
    order.refers_to = held.objection;
    decision.write({held.subordinate, Precedence::urgent, order});
}

// The zone in which what he was sent for lies; none: no objective, or no zone there.
MeasureId Matter::zone_in_question() const {
    const HexId goal = held.task.objective;
    if (!goal.exists() || goal.index() >= desk.zone_at.size()) return {};
    for (std::size_t m = 0; m < desk.measures.size(); ++m)
        if (desk.measures[m].zone_bit == desk.zone_at[goal.index()]) return MeasureId(m);
    return {};
}

// That zone goes to him, and its holders among the others are told.
void Matter::write_shift() {
    const MeasureId zone = zone_in_question();
    for (const Assignment& other : desk.own.assignments) {
        if (!other.subordinate.exists()) continue;
        const bool his = other.subordinate == held.subordinate;
        bool holds = his;
        for (const FormationId holder : desk.measures[zone.index()].holders)
            holds = holds || holder == other.subordinate;
        if (!holds) continue;
        Order order;
        order.task = other.task;
        order.zone = zone;
        order.zone_goes_to = held.subordinate;
        if (his) {
            order.task.insists = static_cast<std::uint8_t>(other.task.insists + 1);
            order.refers_to = objection->id;
        }
        decision.write({other.subordinate, Precedence::urgent, order});
    }
}

// Lays the matter before his own superior, with the subordinate's reasons and a word for him.
void Matter::write_appeal() {
    Objection appeal;
    appeal.order = desk.own.mission.order;
    appeal.proposes = proposal_of(held);
    appeal.reasons = static_cast<std::uint8_t>(reasons() | static_cast<int>(Reason::losses));
    appeal.appeals = 1;
    appeal.frankness = 100;
    if (decision.write({desk.superior, Precedence::urgent, appeal})) decision.objected = 1;
}

bool Matter::goes_past_him(FormationId below) const {
    const Formation& formation = desk.formation(below);
    return formation.superior == held.subordinate && formation.headquarters.exists() &&
           desk.can_write(below);
}

bool Matter::can_write_past_him() const {
    for (std::size_t f = 0; f < desk.formations.size(); ++f)
        if (goes_past_him(FormationId(f))) return true;
    return false;
}

// Wires those under him directly, where the net allows.
void Matter::write_past_him() {
    for (std::size_t f = 0; f < desk.formations.size(); ++f) {
        const FormationId below(f);
        if (!goes_past_him(below)) continue;
        Order order;
        order.task = held.task;
        order.refers_to = held.order;
        decision.write({below, Precedence::urgent, order});
    }
}

void Matter::take(LadderStep step) {
    switch (step) {
        case LadderStep::none:
            return;
        case LadderStep::query:
            decision.write(
                {held.subordinate, Precedence::urgent, Query{held.objection, FormationId()}});
            break;
        case LadderStep::insist:
            write_again(false, Inducement::none);
            break;
        case LadderStep::reprimand:
            write_again(true, Inducement::none);
            break;
        case LadderStep::offer:
            write_again(false, inducement());
            break;
        case LadderStep::ask_less:
            write_less();
            break;
        case LadderStep::shift_boundary:
            write_shift();
            break;
        case LadderStep::send_officer:
            decision.write({held.subordinate, Precedence::urgent, Inspection{held.order}});
            held.visited = 1;
            break;
        case LadderStep::skip_level:
            write_past_him();
            break;
        case LadderStep::appeal:
            write_appeal();
            held.appealed = 1;
            break;
        case LadderStep::concede:
            write_concession();
            break;
        case LadderStep::relieve: {
            Order order;
            order.task = held.task;
            order.refers_to = held.objection;
            order.relieves = 1;
            decision.write({held.subordinate, Precedence::urgent, order});
            break;
        }
    }
    held.step = step;
    held.steps = static_cast<std::uint16_t>(held.steps | (1u << static_cast<int>(step)));
    held.step_at = desk.now;
}

}  // namespace

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

namespace {

bool any_objection(const Desk& desk) {
    for (const Letter& letter : desk.letters)
        if (std::holds_alternative<Objection>(letter.body)) return true;
    return false;
}

}  // namespace

void climb(const Desk& desk, const Estimate& known, std::uint32_t ordered, Decision& decision) {
    const bool hears = any_objection(desk);
    for (int i = 0; i < most_subordinates; ++i) {
        const Assignment& held = desk.own.assignments[static_cast<std::size_t>(i)];
        if (!held.subordinate.exists() || ((ordered >> i) & 1u) != 0) continue;
        Matter matter{desk, known, decision, i, held};
        if (hears) {
            matter.hear();
            matter.hear_from_below();
        }
        if (matter.objection == nullptr) matter.look();
        const Moment since = held.step_at > held.sent ? held.step_at : held.sent;
        const bool in_time = desk.now - since >= 60 * desk.rules.ladder_hours;
        const bool goes_forward = bearing(held.task.kind) == Bearing::at_them;
        const bool may_act = in_time || (matter.idle && goes_forward);
        const bool heard = matter.objection != nullptr || matter.held.away != held.away ||
                           matter.held.doubt != held.doubt;
        if (!may_act && !heard) continue;
        matter.weigh();
        const LadderStep step = may_act ? matter.next() : LadderStep::none;
        if (step == LadderStep::none && !heard) continue;
        matter.take(step);
        decision.moves[static_cast<std::size_t>(decision.move_count++)] = {
            i,
            step,
            matter.held,
            static_cast<std::int16_t>(round_nearest(1000 * matter.wrong())),
            static_cast<std::int32_t>(round_nearest(1000 * matter.insist_worth)),
            static_cast<std::int32_t>(round_nearest(1000 * matter.release_worth))};
    }
}

}  // namespace lishui
