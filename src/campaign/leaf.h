// A leaf takes up a task. Orders reach a leaf by the post; from then on it does what its task says
// as far as ground, strength and the enemy before it allow. Here is what each verb means to a leaf.
#pragma once

#include "campaign/truth.h"

namespace lishui {

// The leaf forgets what it was about, keeps a step already begun, and acts from `at` on.
void take_task(const Scenario& scenario, State& state, FormationId leaf, const Task& task,
               DispatchId order, Moment at, Events& events);

// How a leaf carries its task to the place it names.
enum class Manner : std::uint8_t {
    go_round,  // goes there, round the enemy it sees; does not attack
    go_at,     // goes there the shortest way and attacks who stands in it
    go_near    // goes there until it meets the enemy
};
Manner manner_of(TaskKind kind);

// Where the task takes it now; none: it stays where it is.
HexId destination(const Scenario& scenario, const State& state, FormationId leaf);

// It marches early and late.
bool in_a_hurry(const Scenario& scenario, const Task& task, bool enemy_near);

// It trades ground for time, if rear guards are fought at all; a force on its way back does so too,
// until it is where it was to go.
bool means_to_delay(const Scenario& scenario, const State& state, FormationId leaf);

// In good enough order, with rounds and breath to attack.
bool fit_to_attack(const Scenario& scenario, const Condition& condition);

// Where the line of communication of the leaf leads; none if nobody above it has a base.
HexId base_of(const Scenario& scenario, FormationId leaf);

// What it is doing when it moves under its task, and when it stands.
Activity moving_activity(TaskKind kind);
Activity standing_activity(const Scenario& scenario, const State& state, FormationId leaf,
                           bool enemy_near);

// Changes what it is doing, and says so if it is something else.
void set_activity(State& state, FormationId leaf, Activity activity, Moment at, Events& events);

}  // namespace lishui
