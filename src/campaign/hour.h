// One hour of a campaign: the phases in a staff's order. Each is a free function in a file of its
// own.
#pragma once

#include "campaign/campaign.h"
#include "campaign/state.h"

namespace lishui {

void deliver(const Scenario& scenario, State& state, Events events);
void observe(const Scenario& scenario, State& state, Events events);
void appreciate(const Scenario& scenario, State& state, const Players& players, Events events);
void send(const Scenario& scenario, State& state, Events events);
void march(const Scenario& scenario, State& state, Events events);
void fight(const Scenario& scenario, State& state, Events events);
void supply(const Scenario& scenario, State& state, Events events);
void recover(const Scenario& scenario, State& state, Events events);
void close(const Scenario& scenario, State& state, Events events);

// Weather and flying of the day that begins now; also called at the opening.
void new_day(const Scenario& scenario, State& state, Events& events);

}  // namespace lishui
