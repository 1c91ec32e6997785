#include "campaign/step.h"

#include <array>

#include "base/check.h"
#include "base/real.h"
#include "campaign/boats.h"
#include "campaign/leaf.h"
#include "campaign/stragglers.h"
#include "combat/attrition.h"
#include "forces/march.h"

namespace lishui {

namespace {

constexpr Minutes half_hour = 30;
constexpr Minutes longest_span = 20 * minutes_a_day;  // a guard: no step takes so long

int minute_of_day(const Scenario& scenario, Moment at) {
    const std::int64_t minute =
        scenario.calendar.opening_utc_minute + scenario.calendar.offset_minutes + at.minute;
    const auto of_day = static_cast<int>(minute % minutes_a_day);
    return of_day < 0 ? of_day + minutes_a_day : of_day;
}

const Hexside& side_towards(const Map& map, HexId from, int direction) {
    return map.sides[from.index()][static_cast<std::size_t>(direction)];
}

Minutes whole_minutes(double minutes) { return static_cast<Minutes>(round_down(minutes + 0.999)); }

void wait_for(State& state, FormationId leaf, Moment until, Moment at, Events& events) {
    state.marching[leaf.index()].waits = 1;
    state.times[leaf.index()].next_act = until;
    set_activity(state, leaf, Activity::waiting, at, events);
}

// Weariness of the march to come, less what the column sleeps on the way.
void tire(const Scenario& scenario, Condition& condition, const Span& span) {
    const ForceRules& rules = scenario.rules.force;
    const double more = (rules.fatigue_a_march_hour * span.moved -
                         rules.recovery_a_rest_hour * (span.total - span.moved)) /
                        minutes_an_hour;
    condition.fatigue = static_cast<std::int16_t>(
        clamped(condition.fatigue + static_cast<int>(nearest_whole(more)), 0, 1000));
}

bool on_the_way(Activity activity) {
    constexpr auto bit = [](Activity a) { return 1u << static_cast<unsigned>(a); };
    constexpr unsigned under_way = bit(Activity::marching) | bit(Activity::withdrawing) |
                                   bit(Activity::crossing) | bit(Activity::waiting);
    return (under_way & bit(activity)) != 0;
}

// Of the side, and no more than so many: among more nobody is lost, and they need not be counted.
int columns_of(const Scenario& scenario, const State& state, SideId side, int most) {
    int columns = 0;
    for (const FormationId leaf : scenario.order_of_battle.leaves_of[side.index()]) {
        columns += static_cast<int>(on_the_way(state.condition[leaf.index()].activity));
        if (columns >= most) break;
    }
    return columns > 0 ? columns : 1;
}

// Columns by day under the enemy's airmen: the day's sorties are shared by all columns on the way.
void suffer_from_the_air(const Scenario& scenario, State& state, FormationId leaf, Moment began,
                         Moment at, Events& events) {
    const SideId side = side_of(scenario, leaf);
    int sorties = 0;
    for (std::size_t s = 0; s < scenario.order_of_battle.sides.size(); ++s) {
        if (s != side.index()) sorties += state.attack_sorties[s];
    }
    const Light light = scenario.light_at(at);
    if (sorties == 0 || by_night(light)) return;
    const ForceRules& rules = scenario.rules.force;
    const double days = clamped(hours_between(began, at) / rules.march_hours_a_day, 0.0, 1.0);
    const Key key{state.seed, at.minute, leaf.value};
    // Few columns are found, and those hard: the share is drawn with a long tail.
    const double found = -log_of(1 - draw(key, purpose("found from the air")));
    const double men = rules.air_attack_per_sortie * sorties * days * found;
    const double luck = draw(key, purpose("lost from the air"));
    if (men + luck < 1) return;  // nobody, were it the only column
    const auto many = static_cast<int>(clamped(men / clamped(luck, 1e-3, 1.0), 0.0, 1e6)) + 2;
    const auto lost = clamped(round_by_luck(men / columns_of(scenario, state, side, many), luck), 0,
                              state.condition[leaf.index()].fit_men / 4);
    const Losses losses = divide_losses(lost, false, key, scenario.rules.combat);
    take_losses(scenario, state, leaf, losses.killed, losses.wounded, losses.missing, 1, at,
                events);
}

void tell_if_taken(const Scenario& scenario, FormationId leaf, HexId hex, HexId from,
                   std::uint8_t held_by, Moment at, Events& events) {
    if (!events.heard() || held_by == 0xFF || held_by == side_of(scenario, leaf).value) return;
    for (const Place& place : scenario.map.places) {
        if (place.hex != hex) continue;
        events.tell(Happened{Milestone::place_taken, leaf, at, hex, from, SiteId()});
        return;
    }
}

void begin_crossing(const Scenario& scenario, State& state, FormationId leaf, HexId next,
                    SiteId site, double work, Moment at, Events& events) {
    Marching& marching = state.marching[leaf.index()];
    Condition& condition = state.condition[leaf.index()];
    // Who stands in the line already has made up his mind to wait.
    const bool in_line = marching.waits != 0 && marching.site == site;
    marching.site = site;
    if (state.site_free[site.index()] > at) {
        const HexId other =
            in_line ? HexId() : better_site(scenario, state, leaf, site, marching.bound_for, at);
        if (other.exists()) marching.by_way_of = other;
        const Moment until = other.exists() ? at + 1 : state.site_free[site.index()];
        wait_for(state, leaf, until, at, events);
        return;
    }
    const Minutes boats = crossing_minutes(scenario, state, leaf, site, at);
    state.site_free[site.index()] = at + boats;
    const Span walk = marching_span(scenario, at + boats, work, true);
    tire(scenario, condition, walk);
    marching.next = next;
    marching.by_way_of = HexId();
    marching.began = at;
    marching.waits = 0;
    state.times[leaf.index()].next_act = never;
    state.times[leaf.index()].arrives = at + boats + walk.total;
    events.tell(Happened{Milestone::crossing_began, leaf, at, next, condition.place, site});
    condition.activity = Activity::crossing;
    condition.dug_in_hours = 0;
    tell_condition(state, leaf, at, events);
}

void find_enemy_there(const Scenario& scenario, State& state, FormationId leaf, Moment at,
                      Events& events) {
    cancel_step(state, leaf);
    state.times[leaf.index()].next_act = at + half_hour;
    set_activity(state, leaf, standing_activity(scenario, state, leaf, true), at, events);
}

}  // namespace

Span marching_span(const Scenario& scenario, Moment at, double work, bool urgent) {
    const ForceRules& rules = scenario.rules.force;
    const double by_day = minutes_a_day / (rules.march_hours_a_day * minutes_an_hour);
    const MarchingDay day = marching_day(urgent, rules);
    std::array<double, lights> pace_by_light;
    for (std::size_t l = 0; l < pace_by_light.size(); ++l)
        pace_by_light[l] = by_day * light_rate(static_cast<Light>(l), rules);
    Span span;
    int of_day = minute_of_day(scenario, at);
    while (span.total < longest_span) {
        if (of_day < day.from || of_day >= day.until) {  // asleep
            const Minutes sleep = day.from - of_day + (of_day < day.from ? 0 : minutes_a_day);
            span.total += sleep;
            of_day = day.from;
            if (day.from >= day.until) break;  // it never marches
        }
        // The light changes with the hour.
        const Minutes hour = minutes_an_hour - of_day % minutes_an_hour;
        const Minutes chunk = hour < day.until - of_day ? hour : day.until - of_day;
        const double pace =
            pace_by_light[static_cast<std::size_t>(scenario.light_at(at + span.total))];
        if (pace * chunk >= work) {
            const Minutes last = whole_minutes(work / pace);
            span.total += last;
            span.moved += last;
            return span;
        }
        work -= pace * chunk;
        span.moved += chunk;
        span.total += chunk;
        of_day += chunk;
    }
    span.total = longest_span;
    return span;
}

double step_work(const Scenario& scenario, const State& state, FormationId leaf, int direction) {
    const Map& map = scenario.map;
    const ForceRules& rules = scenario.rules.force;
    const Condition& condition = state.condition[leaf.index()];
    const HexId next = map.grid.neighbour(condition.place, direction);
    const SideId side = side_of(scenario, leaf);
    Going going;
    going.rain = state.sky == Sky::rain;
    going.snow = state.sky == Sky::snow;
    going.leaving_contact = enemy_next_to(scenario, state, condition.place, side);
    const int base = map.march_sides[condition.place.index()][static_cast<std::size_t>(direction)];
    const double work = base / column_rate(condition, going, rules);
    if (!enemy_next_to(scenario, state, next, side)) return work;
    const double in_contact = map.hex_km * minutes_a_day / rules.in_contact_km_a_day;
    return work > in_contact ? work : in_contact;
}

void begin_step(const Scenario& scenario, State& state, FormationId leaf, HexId next, Moment at,
                Events& events) {
    const Map& map = scenario.map;
    Condition& condition = state.condition[leaf.index()];
    Marching& marching = state.marching[leaf.index()];
    const LeafDesk& desk = state.leaf[leaf.index()];
    const SideId side = side_of(scenario, leaf);
    const int direction = map.grid.direction(condition.place, next);
    check(direction >= 0 && map.open(condition.place, direction), "a step goes over an open side");
    check(!enemy_at(scenario, state, next, side), "nobody steps into an enemy");
    const double work = step_work(scenario, state, leaf, direction);
    const SiteId site = side_towards(map, condition.place, direction).site;
    if (site.exists() && scenario.rules.force.crossing_capacity_on != 0) {
        begin_crossing(scenario, state, leaf, next, site, work, at, events);
        return;
    }
    const bool enemy_near = enemy_next_to(scenario, state, condition.place, side);
    const Span span =
        marching_span(scenario, at, work, in_a_hurry(scenario, desk.task, enemy_near));
    tire(scenario, condition, span);
    marching.next = next;
    marching.site = SiteId();
    marching.began = at;
    marching.waits = 0;
    state.times[leaf.index()].next_act = never;
    state.times[leaf.index()].arrives = at + span.total;
    condition.dug_in_hours = 0;
    condition.activity = moving_activity(desk.task.kind);
    tell_condition(state, leaf, at, events);  // the weariness changed, whatever the activity
}

void end_step(const Scenario& scenario, State& state, FormationId leaf, Moment at, Events& events) {
    const Map& map = scenario.map;
    Condition& condition = state.condition[leaf.index()];
    Marching& marching = state.marching[leaf.index()];
    const HexId from = condition.place, hex = marching.next;
    const SiteId site = marching.site;
    const Moment began = marching.began;
    if (enemy_at(scenario, state, hex, side_of(scenario, leaf))) {
        find_enemy_there(scenario, state, leaf, at, events);
        return;
    }
    std::int32_t& way_free = state.way_free[hex.index()];
    if (way_free > at.minute && !site.exists()) {
        state.times[leaf.index()].arrives = Moment{way_free};
        marching.waits = 1;
        set_activity(state, leaf, Activity::waiting, at, events);
        return;
    }
    const int direction = map.grid.direction(from, hex);
    check(direction >= 0, "a step ends in a hex beside the one it began in");
    const bool on_a_way = side_towards(map, from, direction).way != Way::none;
    // What comes over by boat comes in driblets and holds up nobody on the far bank.
    if (!site.exists()) {
        way_free = at.minute + column_minutes(condition, on_a_way, scenario.rules.force);
    }
    const std::uint8_t held_by = state.held_by[hex.index()];
    stand_at(scenario, state, leaf, hex);
    cancel_step(state, leaf);
    marching.began = at;
    marching.came_from = from;
    marching.blocked = 0;
    condition.surrounded = 0;
    state.times[leaf.index()].next_act = at;
    if (site.exists()) events.tell(Happened{Milestone::crossing_ended, leaf, at, hex, from, site});
    tell_if_taken(scenario, leaf, hex, from, held_by, at, events);
    suffer_from_the_air(scenario, state, leaf, began, at, events);
    fall_out(scenario, state, leaf, from, at - began, at);
    condition.activity = moving_activity(state.leaf[leaf.index()].task.kind);
    tell_condition(state, leaf, at, events);
}

void cancel_step(State& state, FormationId leaf) {
    Marching& marching = state.marching[leaf.index()];
    marching.next = HexId();
    marching.site = SiteId();
    state.times[leaf.index()].arrives = never;
    marching.waits = 0;
}

double share_over(const State& state, FormationId leaf, Moment at) {
    const Marching& marching = state.marching[leaf.index()];
    if (!marching.site.exists() || !marching.next.exists()) return 0;
    const double whole = state.times[leaf.index()].arrives - marching.began;
    return whole > 0 ? clamped((at - marching.began) / whole, 0.0, 1.0) : 0;
}

}  // namespace lishui
