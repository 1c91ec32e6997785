#include "command/ladder.h"

#include "base/real.h"
#include "command/matter.h"

namespace lishui {

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
    if (!calls_for_a_step()) return LadderStep::none;
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

namespace {

bool anybody_objects(const Desk& desk) {
    for (const Letter& letter : desk.letters)
        if (std::holds_alternative<Objection>(letter.body)) return true;
    return false;
}

}  // namespace

void climb(const Desk& desk, const Estimate& known, std::uint32_t ordered, Decision& decision) {
    const bool objects = anybody_objects(desk);
    for (int i = 0; i < most_subordinates; ++i) {
        const Assignment& held = desk.own.assignments[static_cast<std::size_t>(i)];
        if (!held.subordinate.exists() || ((ordered >> i) & 1u) != 0) continue;
        Matter matter{desk, known, decision, i, held};
        if (objects) {
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
        if (!heard && (!may_act || !matter.calls_for_a_step())) continue;
        matter.weigh();
        const LadderStep step = may_act ? matter.next() : LadderStep::none;
        if (step == LadderStep::none && !heard) continue;
        matter.take(step);
        decision.moves[static_cast<std::size_t>(decision.move_count++)] = {
            i,
            step,
            matter.held,
            static_cast<std::int16_t>(nearest_whole(1000 * matter.wrong())),
            static_cast<std::int32_t>(nearest_whole(1000 * matter.insist_worth)),
            static_cast<std::int32_t>(nearest_whole(1000 * matter.release_worth))};
    }
}

}  // namespace lishui
