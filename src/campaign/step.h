// One step of a leaf from hex to hex: how long it takes with night, weather, weariness, the enemy
// beside it, the queue for the way and for the boats; and its arrival.
#pragma once

#include "campaign/truth.h"

namespace lishui {

// How long so much marching takes from a moment on: a column marches by day, one in a hurry early
// and late. `work` is in minutes of the march table, which are averages over whole days.
struct Span {
    Minutes total = 0;
    Minutes moved = 0;  // of these on its feet; the rest it slept
};
Span marching_span(const Scenario& scenario, Moment at, double work, bool urgent);

// Minutes of the march table, with all that slows the column on this step but light and queues.
double step_work(const Scenario& scenario, const State& state, FormationId leaf, int direction);

// Sets out for the next hex, or joins the queue at the crossing site on the way.
void begin_step(const Scenario& scenario, State& state, FormationId leaf, HexId next, Moment at,
                Events& events);

// The column's head reaches the next hex: it enters, waits for the way, or finds the enemy there.
void end_step(const Scenario& scenario, State& state, FormationId leaf, Moment at, Events& events);

// Gives up the step it has begun.
void cancel_step(State& state, FormationId leaf);

// The share of a leaf that is over the river already, 0..1; 0 if it does not cross.
double share_over(const State& state, FormationId leaf, Moment at);

}  // namespace lishui
