#include "campaign/hour.h"
#include "campaign/tray.h"
#include "messages/post.h"

namespace lishui {

namespace {

// The record keeps both what was written and what will be read.
void tell_handed_in(const Dispatch& dispatch, const Body& written, Events& events) {
    if (!events.heard()) return;
    Dispatch told = dispatch;
    told.body = written;
    events.tell(HandedIn{told});
    if (dispatch.fate == Fate::garbled_unnoticed) {
        events.tell(Garbled{dispatch.id, dispatch.handed_in, dispatch.body});
    }
}

void send_one(const Scenario& scenario, State& state, SlotId slot, Events& events) {
    Dispatch& dispatch = state.dispatches[slot.index()];
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    const bool own_airmen = dispatch.from == dispatch.to;
    const MessageRules& rules = scenario.rules.message;
    const Link by_hand{
        Means::liaison_officer,
        {rules.air_report_low_hours, rules.air_report_mode_hours, rules.air_report_high_hours},
        0,
        0,
        0};
    const Link* link = own_airmen ? &by_hand : scenario.net.link(dispatch.from, dispatch.to);
    if (link == nullptr) {  // nobody carries letters between these two
        give_back_slot(state, slot);
        return;
    }
    Carriage carriage;
    carriage.map_hexes = scenario.map.grid.size();
    carriage.net_free = dispatch.handed_in;
    const bool from_leaf = order_of_battle.is_leaf(dispatch.from);
    carriage.short_form = from_leaf || order_of_battle.is_leaf(dispatch.to);
    Moment* net = from_leaf || own_airmen
                      ? nullptr
                      : &state.net_free[order_of_battle[dispatch.from].headquarters.index()];
    if (net != nullptr) carriage.net_free = *net;
    const Body written = dispatch.body;
    const Moment free = carry(dispatch, *link, carriage, rules, state.seed);
    if (net != nullptr) *net = free;
    dispatch.stage = Stage::under_way;
    put_first(state, state.first_under_way, slot);
    tell_handed_in(dispatch, written, events);
}

// Directives from outside the theatre and what was already under way at the opening.
void hand_in_scripted(const Scenario& scenario, State& state) {
    while (state.scripted_sent < scenario.scripted.size()) {
        const ScriptedDispatch& scripted = scenario.scripted[state.scripted_sent];
        if (scripted.handed_in > state.now) return;
        ++state.scripted_sent;
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
