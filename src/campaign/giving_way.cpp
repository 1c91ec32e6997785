#include "campaign/giving_way.h"

#include "base/real.h"
#include "campaign/around.h"
#include "campaign/leaf.h"
#include "campaign/step.h"
#include "combat/toll.h"

namespace lishui {

namespace {

// Losses in disorder, besides those of the fight: men, guns.
void lose_in_disorder(const Scenario& scenario, State& state, FormationId leaf, double mean_share,
                      Moment at, Events& events) {
    Condition& condition = state.condition[leaf.index()];
    const Key key{state.seed, at.minute, leaf.value};
    const Toll toll = toll_of_disorder(condition, mean_share, key, scenario.rules.combat);
    wear_down(condition, toll);
    take_losses(scenario, state, leaf, toll.men.killed, toll.men.wounded, toll.men.missing, 0, at,
                events);
}

void lose_surrounded(const Scenario& scenario, State& state, FormationId leaf, double power_ratio,
                     Moment at, Events& events) {
    Condition& condition = state.condition[leaf.index()];
    const Key key{state.seed, at.minute, leaf.value};
    const Toll toll = toll_when_surrounded(condition, power_ratio, key, scenario.rules.combat);
    wear_down(condition, toll);
    take_losses(scenario, state, leaf, 0, 0, toll.men.missing, 3, at, events);
}

void go_back(const Scenario& scenario, State& state, FormationId leaf, const WayOut& way,
             bool breaks, Moment at, Events& events) {
    const CombatRules& rules = scenario.rules.combat;
    Condition& condition = state.condition[leaf.index()];
    Marching& marching = state.marching[leaf.index()];
    const HexId from = condition.place;
    const bool delays = means_to_delay(scenario, state, leaf);
    cancel_step(state, leaf);
    marching.front = HexId();
    marching.came_from = HexId();
    marching.by_way_of = HexId();
    marching.began = at;
    stand_at(scenario, state, leaf, way.hex);
    condition.dug_in_hours = 0;
    condition.activity = delays ? Activity::delaying : Activity::withdrawing;
    // Who was beaten gathers himself before he goes on with what he was told.
    Minutes pause = way.minutes > rules.retreat_minutes
                        ? way.minutes
                        : static_cast<Minutes>(rules.retreat_minutes);
    if (!delays) pause += static_cast<Minutes>(rules.pause_hours_low * minutes_an_hour);
    if (breaks) pause += static_cast<Minutes>(rules.pause_hours_high * minutes_an_hour);
    state.times[leaf.index()].next_act = at + pause;
    events.tell(Happened{breaks ? Milestone::broke : Milestone::gave_way, leaf, at, way.hex, from,
                         way.site});
}

}  // namespace

bool just_gave_way(const Scenario& scenario, const State& state, FormationId leaf, Moment at) {
    const Condition& condition = state.condition[leaf.index()];
    const Marching& marching = state.marching[leaf.index()];
    const bool back =
        condition.activity == Activity::withdrawing || condition.activity == Activity::delaying;
    return back && !marching.next.exists() &&
           at - marching.began < scenario.rules.combat.retreat_minutes;
}

bool disperse_if_spent(const Scenario& scenario, State& state, FormationId leaf, Moment at,
                       Events& events) {
    const CombatRules& rules = scenario.rules.combat;
    const int whole = scenario.order_of_battle[leaf].establishment_men;
    if (!spent(state.condition[leaf.index()], whole, rules)) return false;
    disperse(scenario, state, leaf, at, events);
    return true;
}

void give_way(const Scenario& scenario, State& state, FormationId leaf, bool breaks,
              double power_ratio, Moment at, Events& events) {
    const CombatRules& rules = scenario.rules.combat;
    Condition& condition = state.condition[leaf.index()];
    const Marching& marching = state.marching[leaf.index()];
    WayOut way;
    if (condition.activity == Activity::crossing && marching.next.exists() &&
        !enemy_at(scenario, state, marching.next, side_of(scenario, leaf))) {
        // Half over: those on the near bank get into the boats or are lost.
        const double behind = 1 - share_over(state, leaf, at);
        way = {marching.next, marching.site, static_cast<int>(rules.retreat_minutes)};
        lose_in_disorder(scenario, state, leaf, behind * rules.break_loss_river, at, events);
    } else {
        way = way_out(scenario, state, leaf);
        if (!way.hex.exists()) {
            events.tell(
                Happened{Milestone::broke, leaf, at, condition.place, condition.place, SiteId()});
            lose_surrounded(scenario, state, leaf, power_ratio, at, events);
        } else if (way.site.exists() && scenario.rules.force.crossing_capacity_on != 0) {
            lose_in_disorder(scenario, state, leaf, rules.break_loss_river, at, events);
        } else if (breaks) {
            lose_in_disorder(scenario, state, leaf, rules.break_loss, at, events);
        }
    }
    Toll order;
    order.cohesion = cohesion_cost(0, true, breaks, rules);
    wear_down(condition, order);
    if (disperse_if_spent(scenario, state, leaf, at, events)) return;
    if (way.hex.exists()) go_back(scenario, state, leaf, way, breaks, at, events);
}

}  // namespace lishui
