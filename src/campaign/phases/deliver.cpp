#include <array>

#include "base/order_by.h"
#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/leaf.h"

namespace lishui {

namespace {

// The staff sits down earlier for a letter that will not wait, but never before it has worked off
// the time that its orders take to go out.
void call_staff(const Scenario& scenario, State& state, HeadquartersId h,
                const Dispatch& dispatch) {
    if (dispatch.precedence == Precedence::routine) return;
    Headquarters& headquarters = state.headquarters[h.index()];
    const Key key{state.seed, dispatch.arrives.minute, dispatch.to.value};
    double hours = within(scenario.headquarters[h.index()].staff_hours,
                          draw(key, purpose("staff work on a letter")));
    if (scenario.rules.message.delay_on == 0) hours = 0;
    const Moment ready = dispatch.arrives + static_cast<Minutes>(round_nearest(60 * hours));
    if (ready < headquarters.next_work) headquarters.next_work = ready;
}

void deliver_one(const Scenario& scenario, State& state, Dispatch& dispatch, Events& events) {
    if (dispatch.fate == Fate::lost) {
        dispatch = Dispatch{};
        return;
    }
    events.tell(Delivered{dispatch.id, dispatch.to, dispatch.arrives});
    if (!scenario.order_of_battle.is_leaf(dispatch.to)) {
        const HeadquartersId h = scenario.order_of_battle[dispatch.to].headquarters;
        if (scenario.headquarters[h.index()].outside) {  // read outside the theatre, not played here
            dispatch = Dispatch{};
            return;
        }
        dispatch.stage = Stage::in_tray;
        call_staff(scenario, state, scenario.order_of_battle[dispatch.to].headquarters, dispatch);
        return;
    }
    if (alive(state, dispatch.to)) {
        if (const Order* order = std::get_if<Order>(&dispatch.body))
            take_task(scenario, state, dispatch.to, order->task, dispatch.id, dispatch.arrives,
                      events);
    }
    dispatch = Dispatch{};
}

}  // namespace

void deliver(const Scenario& scenario, State& state, Events events) {
    std::array<std::uint16_t, most_dispatches> due;
    std::size_t count = 0;
    for (std::size_t i = 0; i < state.dispatches.size(); ++i) {
        const Dispatch& dispatch = state.dispatches[i];
        if (dispatch.stage == Stage::under_way && dispatch.arrives <= state.now)
            due[count++] = static_cast<std::uint16_t>(i);
    }
    order_by(due.begin(), due.begin() + static_cast<std::ptrdiff_t>(count),
             [&](std::uint16_t a, std::uint16_t b) {
                 const Dispatch& x = state.dispatches[a];
                 const Dispatch& y = state.dispatches[b];
                 return x.arrives != y.arrives ? x.arrives < y.arrives : x.id < y.id;
             });
    for (std::size_t i = 0; i < count; ++i)
        deliver_one(scenario, state, state.dispatches[due[i]], events);
}

}  // namespace lishui
