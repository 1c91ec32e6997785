#include "base/order_by.h"
#include "base/rack.h"
#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/leaf.h"
#include "campaign/tray.h"

namespace lishui {

namespace {

// What falls due this hour, by turns.
struct Due {
    std::uint64_t turn;
    Delivered delivered;
    SlotId to_leaf;  // none: it lies in a tray
};

// The staff sits down earlier for a letter that will not wait, but never before it has worked off
// the time that its orders take to go out.
void call_staff(const Scenario& scenario, State& state, HeadquartersId h,
                const Dispatch& dispatch) {
    if (dispatch.precedence == Precedence::routine) return;
    const Key key{state.seed, dispatch.arrives.minute, dispatch.to.value};
    double hours = within(scenario.headquarters[h.index()].staff_hours,
                          draw(key, purpose("staff work on a letter")));
    if (scenario.rules.message.delay_on == 0) hours = 0;
    Moment ready = dispatch.arrives + static_cast<Minutes>(nearest_count(60 * hours));
    // Reports of the same morning are worked through together.
    const Moment rested = state.headquarters[h.index()].last_sitting +
                          static_cast<Minutes>(60 * scenario.rules.command.staff_pause_hours);
    if (dispatch.precedence != Precedence::urgent && ready < rested) ready = rested;
    Moment& next = state.next_sitting[h.index()];
    if (ready < next) next = ready;
}

// Into the tray of the headquarters; what is read outside the theatre is not played here.
void lay_in_tray(const Scenario& scenario, State& state, SlotId slot) {
    Dispatch& dispatch = state.dispatches[slot.index()];
    const HeadquartersId h = scenario.order_of_battle[dispatch.to].headquarters;
    if (scenario.headquarters[h.index()].outside) {
        give_back_slot(state, slot);
        return;
    }
    dispatch.stage = Stage::in_tray;
    put_first(state, state.first_in_tray[h.index()], slot);
    call_staff(scenario, state, h, dispatch);
}

// A leaf takes up an order at once and lays all other letters aside.
void give_to_leaf(const Scenario& scenario, State& state, SlotId slot, Events& events) {
    const Dispatch& dispatch = state.dispatches[slot.index()];
    if (const Order* order = std::get_if<Order>(&dispatch.body))
        take_task(scenario, state, dispatch.to, order->task, dispatch.id, dispatch.arrives, events);
    give_back_slot(state, slot);
}

}  // namespace

void deliver(const Scenario& scenario, State& state, Events events) {
    Rack<Due, most_dispatches> due;
    std::size_t count = 0;
    const std::int32_t hour = state.now.minute / minutes_an_hour;
    SlotId& first = state.first_arriving[static_cast<std::size_t>(hour % hours_of_post)];
    SlotId next = first;
    first = SlotId();
    while (next.exists()) {
        const SlotId slot = next;
        const Dispatch& dispatch = state.dispatches[slot.index()];
        next = state.next_letter[slot.index()];
        state.next_letter[slot.index()] = SlotId();
        if (dispatch.arrives > state.now) {
            put_under_way(state, slot);  // in a later round of the clock
            continue;
        }
        if (dispatch.fate == Fate::lost) {
            give_back_slot(state, slot);
            continue;
        }
        const bool acted_on = scenario.order_of_battle.is_leaf(dispatch.to);
        // A tray is put in order when it is read; who acts at once, and who listens, goes by turns.
        if (acted_on || events.heard())
            due[count++] = {turn_among_letters(dispatch),
                            {dispatch.id, dispatch.to, dispatch.arrives},
                            acted_on ? slot : SlotId()};
        if (!acted_on) lay_in_tray(scenario, state, slot);
    }
    order_few(due.data(), count, [](const Due& letter) { return letter.turn; });
    for (std::size_t i = 0; i < count; ++i) {
        events.tell(due[i].delivered);
        if (due[i].to_leaf.exists()) give_to_leaf(scenario, state, due[i].to_leaf, events);
    }
}

}  // namespace lishui
