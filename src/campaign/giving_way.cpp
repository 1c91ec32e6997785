#include "campaign/giving_way.h"

#include "base/real.h"
#include "campaign/around.h"
#include "campaign/leaf.h"
#include "campaign/step.h"
#include "combat/attrition.h"

namespace lishui {

namespace {

void lower_cohesion(Condition& condition, int by) {
    condition.cohesion = static_cast<std::int16_t>(clamped(condition.cohesion - by, 0, 1000));
}

// Losses in disorder, besides those of the fight: men, guns.
void lose_in_disorder(const Scenario& scenario, State& state, FormationId leaf, double mean_share,
                      Moment at, Events& events) {
    const CombatRules& rules = scenario.rules.combat;
    Condition& condition = state.condition[leaf.index()];
    const Key key{state.seed, at.minute, leaf.value};
    const double share = mean_share * (0.5 + draw(key, purpose("lost in disorder")));
    const auto lost = clamped(
        round_by_luck(condition.fit_men * share, draw(key, purpose("men lost in disorder"))), 0,
        condition.fit_men);
    const Losses losses = divide_losses(lost, true, key, rules);
    take_losses(scenario, state, leaf, losses.killed, losses.wounded, losses.missing, 0, at,
                events);
    condition.guns = static_cast<std::int16_t>(condition.guns - condition.guns / 3);
}

void lose_surrounded(const Scenario& scenario, State& state, FormationId leaf, double power_ratio,
                     Moment at, Events& events) {
    const CombatRules& rules = scenario.rules.combat;
    Condition& condition = state.condition[leaf.index()];
    const Key key{state.seed, at.minute, leaf.value};
    const double share = loss_when_surrounded(condition.cohesion / 1000.0, power_ratio, key, rules);
    const auto lost = clamped(static_cast<std::int32_t>(round_nearest(condition.fit_men * share)),
                              0, condition.fit_men);
    take_losses(scenario, state, leaf, 0, 0, lost, 3, at, events);
    condition.guns = 0;
    lower_cohesion(condition, static_cast<int>(rules.cohesion_broke));
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
    const int men = state.condition[leaf.index()].fit_men;
    const int whole = scenario.order_of_battle[leaf].establishment_men;
    if (men >= rules.least_men && men >= rules.least_strength * whole) return false;
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
    lower_cohesion(condition, cohesion_cost(0, true, breaks, rules));
    if (disperse_if_spent(scenario, state, leaf, at, events)) return;
    if (way.hex.exists()) go_back(scenario, state, leaf, way, breaks, at, events);
}

}  // namespace lishui
