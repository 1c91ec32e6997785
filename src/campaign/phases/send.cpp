#include <optional>

#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/listening.h"
#include "campaign/tray.h"
#include "campaign/truth.h"
#include "messages/post.h"

namespace lishui {

namespace {

// The record keeps both what was written and what will be read.
void tell_handed_in(const Dispatch& dispatch, const Body& written, Events& events) {
    Dispatch told = dispatch;
    told.body = written;
    events.tell(HandedIn{told});
    if (dispatch.fate == Fate::garbled_unnoticed) {
        events.tell(Garbled{dispatch.id, dispatch.handed_in, dispatch.body});
    }
}

// What somebody who goes in person needs: longer than a telegram, and nothing is misread.
Link in_person(const MessageRules& rules) {
    return {Means::liaison_officer,
            {rules.officer_low_hours, rules.officer_mode_hours, rules.officer_high_hours},
            rules.officer_lost,
            0,
            0};
}

bool goes_in_person(const Dispatch& dispatch) {
    return std::holds_alternative<Inspection>(dispatch.body) ||
           std::holds_alternative<InspectionReport>(dispatch.body);
}

// No wire between the two: through the superior of one of them, at twice the risk.
std::optional<Link> relayed(const Scenario& scenario, FormationId from, FormationId to) {
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    for (const FormationId by : {order_of_battle[from].superior, order_of_battle[to].superior}) {
        if (!by.exists()) continue;
        const Link* first = scenario.net.link(from, by);
        const Link* second = scenario.net.link(by, to);
        if (first == nullptr || second == nullptr) continue;
        Link link = *second;
        link.delay_hours.low += first->delay_hours.low;
        link.delay_hours.mode += first->delay_hours.mode;
        link.delay_hours.high += first->delay_hours.high;
        link.lost += first->lost;
        link.garbled += first->garbled;
        link.undecodable += first->undecodable;
        return link;
    }
    return std::nullopt;
}

// By which way a letter goes that no link of the net carries; nothing: nobody carries it.
std::optional<Link> other_way(const Scenario& scenario, const Dispatch& dispatch) {
    const MessageRules& rules = scenario.rules.message;
    if (dispatch.from == dispatch.to)  // its own airmen and signals staff
        return Link{
            Means::liaison_officer,
            {rules.air_report_low_hours, rules.air_report_mode_hours, rules.air_report_high_hours},
            0,
            0,
            0};
    if (goes_in_person(dispatch)) return in_person(rules);
    return relayed(scenario, dispatch.from, dispatch.to);
}

void send_one(const Scenario& scenario, State& state, SlotId slot, Events& events) {
    Dispatch& dispatch = state.dispatches[slot.index()];
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    const Link* link = goes_in_person(dispatch) || dispatch.from == dispatch.to
                           ? nullptr
                           : scenario.net.link(dispatch.from, dispatch.to);
    std::optional<Link> other;
    if (link == nullptr) {
        other = other_way(scenario, dispatch);
        if (!other) {
            give_back_slot(state, slot);
            return;
        }
        link = &*other;
    }
    Carriage carriage;
    carriage.map_hexes = scenario.map.grid.size();
    carriage.net_free = dispatch.handed_in;
    const bool from_leaf = order_of_battle.is_leaf(dispatch.from);
    carriage.short_form = from_leaf || order_of_battle.is_leaf(dispatch.to);
    Moment* net = from_leaf || link->means == Means::liaison_officer
                      ? nullptr
                      : &state.net_free[order_of_battle[dispatch.from].headquarters.index()];
    if (net != nullptr) carriage.net_free = *net;
    std::optional<Body> written;
    if (events.heard()) written = dispatch.body;
    dispatch.means = link->means;
    if (net != nullptr) overhear(scenario, state, dispatch, events);
    const Moment free = carry(dispatch, *link, carriage, scenario.rules.message, state.seed);
    if (net != nullptr) *net = free;
    dispatch.stage = Stage::under_way;
    put_under_way(state, slot);
    if (written) tell_handed_in(dispatch, *written, events);
}

// Directives from outside the theatre and what was already under way at the opening.
void hand_in_scripted(const Scenario& scenario, State& state) {
    while (state.scripted_sent < scenario.scripted.size()) {
        const ScriptedDispatch& scripted = scenario.scripted[state.scripted_sent];
        if (scripted.handed_in > state.now) return;
        ++state.scripted_sent;
        if (scripted.reports) {
            const bool told = scripted.figures.subject.exists();
            const Return report =
                told ? scripted.figures : true_return(scenario, state, scripted.from);
            hand_in(scenario, state, scripted.from, {scripted.to, Precedence::priority, report},
                    scripted.handed_in);
            continue;
        }
        Order order = scripted.order;
        if (scripted.insists) order.task.insists = 1;
        hand_in(scenario, state, scripted.from, {scripted.to, Precedence::urgent, order},
                scripted.handed_in);
    }
}

}  // namespace

void send(const Scenario& scenario, State& state, Events events) {
    hand_in_scripted(scenario, state);
    // In the order of handing in: whoever writes twice waits for his own net, not for a slot.
    while (state.first_draft.exists()) {
        const SlotId slot = state.first_draft;
        state.first_draft = state.next_letter[slot.index()];
        state.next_letter[slot.index()] = SlotId();
        send_one(scenario, state, slot, events);
    }
    state.last_draft = SlotId();
}

}  // namespace lishui
