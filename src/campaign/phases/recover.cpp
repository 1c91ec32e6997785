// The recover phase: four times a day a leaf sleeps off weariness, regains order out of contact and
// digs in; once a day stragglers come in, and men fall sick, get well or die. Remainders are
// carried, so that no rate is lost by rounding.
#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/stragglers.h"
#include "campaign/upkeep.h"

namespace lishui {

namespace {

constexpr double upkeep_hours = upkeep_minutes / static_cast<double>(minutes_an_hour);
constexpr double upkeep_days = upkeep_minutes / static_cast<double>(minutes_a_day);
constexpr int deepest_trenches_hours = 72;
constexpr int cold_c = 3;

std::int16_t moved_by(int value, double by) {
    return static_cast<std::int16_t>(clamped(value + static_cast<int>(nearest_whole(by)), 0, 1000));
}

bool stands(Activity activity) {
    return activity == Activity::halted || activity == Activity::defending ||
           activity == Activity::delaying || activity == Activity::withdrawing;
}

// Nothing is left for him to regain.
bool is_rested(const Condition& condition) {
    return condition.fatigue == 0 && condition.cohesion == 1000 && condition.rations > 0 &&
           condition.dug_in_hours == deepest_trenches_hours;
}

// It was told to refit, has food, and has been out of contact in one place for long enough.
bool refits(const Scenario& scenario, const State& state, FormationId leaf) {
    const LeafDesk& desk = state.leaf[leaf.index()];
    const Marching& marching = state.marching[leaf.index()];
    if (desk.task.kind != TaskKind::refit || marching.next.exists()) return false;
    if (state.condition[leaf.index()].rations == 0) return false;
    const Moment since = marching.began > desk.last_contact ? marching.began : desk.last_contact;
    return state.now - since >= minutes_an_hour * scenario.rules.force.refit_from_hours;
}

// Marching leaves sleep on their way; what they sleep is counted when they set out.
void rest(const Scenario& scenario, const State& state, FormationId leaf, Condition& condition) {
    const ForceRules& rules = scenario.rules.force;
    const auto in_contact = [&] {
        return enemy_next_to(scenario, state, condition.place, side_of(scenario, leaf));
    };
    const bool under_way = state.marching[leaf.index()].next.exists();
    const bool attacks = state.marching[leaf.index()].front.exists();
    if (!under_way && !attacks && condition.fatigue > 0) {
        const double share = condition.activity == Activity::waiting || in_contact() ? 0.5 : 1;
        condition.fatigue =
            moved_by(condition.fatigue, -rules.recovery_a_rest_hour * upkeep_hours * share);
    }
    if (condition.cohesion < 1000 && !in_contact()) {
        const double share = under_way                       ? 0.5
                             : refits(scenario, state, leaf) ? rules.refit_order_factor
                                                             : 1;
        condition.cohesion =
            moved_by(condition.cohesion, rules.cohesion_a_rest_hour * upkeep_hours * share);
    }
    if (condition.rations == 0) {
        condition.cohesion =
            moved_by(condition.cohesion, -rules.hunger_cohesion_a_day * upkeep_days);
    }
    if (!under_way && !attacks && stands(condition.activity)) {
        condition.dug_in_hours = static_cast<std::int16_t>(clamped(
            condition.dug_in_hours + static_cast<int>(upkeep_hours), 0, deepest_trenches_hours));
    }
}

// Adds thousandths of a man to the remainder and takes out the whole men.
std::int32_t whole_men(std::int16_t& carried, double thousandths) {
    const std::int32_t sum = carried + static_cast<std::int32_t>(nearest_count(thousandths));
    const std::int32_t whole = sum / 1000;
    carried = static_cast<std::int16_t>(sum - whole * 1000);
    return whole;
}

void fall_sick(const Scenario& scenario, const State& state, LeafDesk& desk, Condition& condition,
               Ledger& ledger) {
    const ForceRules& rules = scenario.rules.force;
    if (rules.sickness_on == 0) return;
    double rate = rules.sick_per_mille_a_day * (1 + condition.fatigue / 1000.0);
    if (state.temperature_c < cold_c) rate *= rules.cold_sickness_factor;
    if (condition.rations == 0) rate *= rules.hunger_sickness_factor;
    const auto men =
        clamped(whole_men(desk.carried_sickness, condition.fit_men * rate), 0, condition.fit_men);
    condition.fit_men -= men;
    condition.sick_men += men;
    ledger.fell_sick += men;
}

// Shares men between the sick and the wounded as their rates have it.
std::int32_t of_the_sick(std::int32_t men, double sick, double wounded, const Key& key,
                         Purpose what) {
    if (men == 0 || sick <= 0) return 0;  // no luck is needed
    if (wounded <= 0) return men;
    return round_by_luck(men * sick / (sick + wounded), draw(key, what));
}

void get_well_or_die(const Scenario& scenario, State& state, FormationId leaf, Condition& condition,
                     Ledger& ledger) {
    const ForceRules& rules = scenario.rules.force;
    LeafDesk& desk = state.leaf[leaf.index()];
    const Key key{state.seed, state.times[leaf.index()].next_upkeep.minute, leaf.value};
    const double times = refits(scenario, state, leaf) ? rules.refit_return_factor : 1;
    const double sick_well = times * condition.sick_men * rules.sick_recover_per_mille_a_day;
    const double wounded_well =
        times * condition.wounded_men * rules.wounded_recover_per_mille_a_day;
    const auto well = whole_men(desk.carried_recovery, sick_well + wounded_well);
    const auto sick_men =
        clamped(of_the_sick(well, sick_well, wounded_well, key, purpose("who gets well")), 0,
                condition.sick_men);
    const auto wounded_men = clamped(well - sick_men, 0, condition.wounded_men);
    condition.sick_men -= sick_men;
    condition.wounded_men -= wounded_men;
    condition.fit_men += sick_men + wounded_men;
    ledger.recovered += sick_men + wounded_men;

    const double sick_die = condition.sick_men * rules.sick_die_per_mille_a_day;
    const double wounded_die = condition.wounded_men * rules.wounded_die_per_mille_a_day;
    const auto die = whole_men(desk.carried_deaths, sick_die + wounded_die);
    const auto of_sickness = clamped(
        of_the_sick(die, sick_die, wounded_die, key, purpose("who dies")), 0, condition.sick_men);
    const auto of_wounds = clamped(die - of_sickness, 0, condition.wounded_men);
    condition.sick_men -= of_sickness;
    condition.wounded_men -= of_wounds;
    ledger.died += of_sickness + of_wounds;
}

void recover_one(const Scenario& scenario, State& state, FormationId leaf, Events& events) {
    LeafDesk& desk = state.leaf[leaf.index()];
    Condition& condition = state.condition[leaf.index()];
    Ledger& ledger = state.ledger[side_of(scenario, leaf).index()];
    if (!is_rested(condition)) rest(scenario, state, leaf, condition);
    if (eats_now(state, leaf)) {
        if (desk.stragglers_men > 0) stragglers_follow(scenario, state, leaf, events);
        fall_sick(scenario, state, desk, condition, ledger);
        get_well_or_die(scenario, state, leaf, condition, ledger);
    }
    Moment& next = state.times[leaf.index()].next_upkeep;
    tell_condition(state, leaf, next, events);
    next = next + upkeep_minutes;
}

}  // namespace

void recover(const Scenario& scenario, State& state, Events events) {
    const DueLeaves due = leaves_due(scenario, state, next_upkeep);
    for (std::size_t i = 0; i < due.count; ++i)
        if (alive(state, due.all[i])) recover_one(scenario, state, due.all[i], events);
}

}  // namespace lishui
