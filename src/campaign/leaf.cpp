#include "campaign/leaf.h"

#include "campaign/around.h"
#include "map/route.h"

namespace lishui {

void take_task(const Scenario& scenario, State& state, FormationId leaf, const Task& task,
               DispatchId order, Moment at, Events& events) {
    if (!alive(state, leaf)) return;
    Marching& marching = state.marching[leaf.index()];
    LeafDesk& desk = state.leaf[leaf.index()];
    marching.front = HexId();
    marching.bound_for = HexId();
    marching.came_from = HexId();
    marching.by_way_of = HexId();
    marching.blocked = 0;
    desk.task = task;
    desk.order = order;
    Moment& report = state.times[leaf.index()].next_return;  // whoever sets out is quiet no more
    const Moment soon = at + static_cast<Minutes>(60 * scenario.rules.force.return_hours);
    if (soon < report) report = soon;
    state.times[leaf.index()].next_act = at;
    events.tell(TaskTaken{leaf, at, task, order});
}

Manner manner_of(TaskKind kind) {
    switch (kind) {
        case TaskKind::advance:
        case TaskKind::attack:
        case TaskKind::seize:
        case TaskKind::secure:
        case TaskKind::pursue:
            return Manner::go_at;
        case TaskKind::reconnoitre:
            return Manner::go_near;
        case TaskKind::hold:
        case TaskKind::move:
        case TaskKind::retain:
        case TaskKind::defend:
        case TaskKind::delay:
        case TaskKind::withdraw:
        case TaskKind::cover:
        case TaskKind::guard:
        case TaskKind::screen:
        case TaskKind::cross:
        case TaskKind::occupy:
        case TaskKind::block:
        case TaskKind::relieve:
        case TaskKind::follow:
        case TaskKind::refit:
            return Manner::go_round;
    }
    return Manner::go_round;
}

namespace {

HexId nearest_of_line(const Scenario& scenario, HexId from, MeasureId line) {
    HexId nearest;
    int least = no_march;
    for (const HexId hex : scenario.measures[line.index()].hexes) {
        const int minutes = march_minutes(scenario.map, from, hex);
        if (minutes >= least) continue;
        least = minutes;
        nearest = hex;
    }
    return nearest;
}

// Where a formation of one's own side is: its commander's eyes and gallopers are on it.
HexId place_of_own(const Scenario& scenario, const State& state, FormationId f) {
    if (scenario.order_of_battle.is_leaf(f)) return state.condition[f.index()].place;
    return state.headquarters[scenario.order_of_battle[f].headquarters.index()].place;
}

}  // namespace

HexId destination(const Scenario& scenario, const State& state, FormationId leaf) {
    const Task& task = state.leaf[leaf.index()].task;
    const HexId place = state.condition[leaf.index()].place;
    // A rear guard stays until its hour has come, and only then goes where it was told to go.
    const bool rear_guard = task.kind == TaskKind::delay || task.kind == TaskKind::cover;
    if (rear_guard && task.until != never && task.until > state.now) return HexId();
    if (task.objective.exists()) return task.objective;
    if (task.line.exists()) return nearest_of_line(scenario, place, task.line);
    if (manner_of(task.kind) != Manner::go_round) return nearest_enemy(scenario, state, leaf);
    if (task.kind == TaskKind::withdraw) return base_of(scenario, leaf);
    const bool with_others = task.kind == TaskKind::follow || task.kind == TaskKind::relieve ||
                             task.kind == TaskKind::cover || task.kind == TaskKind::guard ||
                             task.kind == TaskKind::screen;
    if (with_others && task.concerning.exists() && task.concerning != leaf &&
        side_of(scenario, task.concerning) == side_of(scenario, leaf)) {
        return place_of_own(scenario, state, task.concerning);
    }
    return HexId();
}

bool in_a_hurry(const Scenario& scenario, const Task& task, bool enemy_near) {
    return enemy_near || task.kind == TaskKind::withdraw || task.kind == TaskKind::pursue ||
           task.importance >= scenario.rules.force.urgent_importance;
}

bool means_to_delay(const Scenario& scenario, const State& state, FormationId leaf) {
    const TaskKind kind = state.leaf[leaf.index()].task.kind;
    if (kind == TaskKind::withdraw) {
        return state.marching[leaf.index()].bound_for != state.condition[leaf.index()].place;
    }
    if (scenario.rules.combat.rear_guards_on == 0) return false;
    return kind == TaskKind::delay || kind == TaskKind::cover || kind == TaskKind::guard ||
           kind == TaskKind::screen;
}

bool fit_to_attack(const Scenario& scenario, const Condition& condition) {
    const CombatRules& rules = scenario.rules.combat;
    return condition.cohesion >= rules.least_cohesion_to_attack &&
           condition.rounds >= rules.least_rounds_to_attack &&
           condition.fatigue <= rules.most_fatigue_to_attack;
}

HexId base_of(const Scenario& scenario, FormationId leaf) {
    const OrderOfBattle& order = scenario.order_of_battle;
    for (FormationId f = order[leaf].superior; f.exists(); f = order[f].superior) {
        const HexId base = scenario.headquarters[order[f].headquarters.index()].base;
        if (base.exists()) return base;
    }
    return HexId();
}

Activity moving_activity(TaskKind kind) {
    if (kind == TaskKind::withdraw) return Activity::withdrawing;
    return Activity::marching;
}

Activity standing_activity(const Scenario& scenario, const State& state, FormationId leaf,
                           bool enemy_near) {
    if (!enemy_near) return Activity::halted;
    return means_to_delay(scenario, state, leaf) ? Activity::delaying : Activity::defending;
}

void set_activity(State& state, FormationId leaf, Activity activity, Moment at, Events& events) {
    if (state.condition[leaf.index()].activity == activity) return;
    state.condition[leaf.index()].activity = activity;
    tell_condition(state, leaf, at, events);
}

}  // namespace lishui
