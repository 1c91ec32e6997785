#include "campaign/hour.h"

namespace lishui {

// One hour, in a staff's order.
void advance(const Scenario& scenario, State& state, const Players& players, Events events) {
    state.now = state.now + minutes_an_hour;
    deliver(scenario, state, events);  // what has come lies in the trays
    observe(scenario, state, events);  // leaves and airmen look, and write what they saw
    appreciate(scenario, state, players, events);  // staffs read, commanders weigh and decide
    send(scenario, state, events);                 // letters get their way
    march(scenario, state, events);                // columns move, queue and cross
    fight(scenario, state, events);                // pulses of fighting, giving way
    supply(scenario, state, events);               // rations and rounds
    recover(scenario, state, events);              // the sick, the wounded, the tired
    close(scenario, state, events);                // weather and flying of a new day
}

}  // namespace lishui
