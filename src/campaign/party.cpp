#include "campaign/party.h"

#include "base/real.h"
#include "campaign/giving_way.h"
#include "campaign/leaf.h"
#include "campaign/step.h"

namespace lishui {

namespace {

bool holds_ground(TaskKind kind) {
    return kind == TaskKind::hold || kind == TaskKind::retain || kind == TaskKind::defend ||
           kind == TaskKind::block || kind == TaskKind::secure || kind == TaskKind::occupy;
}

double resolve_of(const Task& task) {
    if (!holds_ground(task.kind)) return 0;
    return clamped((task.importance - 50) / 50.0, 0.0, 1.0);
}

void join(const Scenario& scenario, const State& state, FormationId leaf, bool over_water,
          Moment at, Party& party) {
    if (party.count == most_on_a_side) return;
    party.leaves[party.count++] = leaf;
    const Condition& condition = state.condition[leaf.index()];
    const Task& task = state.leaf[leaf.index()].task;
    // Of a leaf half over a river only those on the near bank can fight here.
    const double present = 1 - share_over(state, leaf, at);
    const double men = condition.fit_men * present;
    party.force.men += men;
    party.force.power += fighting_power(condition, scenario.rules.combat) * present;
    party.force.guns += condition.guns * present;
    party.force.dug_in_hours += men * condition.dug_in_hours;
    party.force.cohesion += men * condition.cohesion / 1000.0;
    party.force.rounds_days += men * condition.rounds / 10.0;
    party.resolve += men * resolve_of(task);
    if (over_water) party.over_water += men;
    if (means_to_delay(scenario, state, leaf)) party.delaying += men;
    if (just_gave_way(scenario, state, leaf, at)) party.just_gave_way = true;
}

void take_means(Party& party, std::int32_t& most_men) {
    const auto men_now = static_cast<std::int32_t>(party.force.men);
    if (men_now > most_men) most_men = men_now;
    const double men = party.force.men < 1 ? 1 : party.force.men;
    party.force.dug_in_hours /= men;
    party.force.cohesion /= men;
    party.force.rounds_days /= men;
    party.resolve /= men;
    if (most_men > 0) party.force.lost_share = clamped(1 - men / most_men, 0.0, 1.0);
}

Party empty_party() {
    Party party;
    party.force.cohesion = 0;
    party.force.rounds_days = 0;
    return party;
}

}  // namespace

Party attackers_of(const Scenario& scenario, const State& state, HexId hex, Moment at,
                   std::int32_t& most_men) {
    const Map& map = scenario.map;
    const SideId defender = side_at(scenario, state, hex);
    Party party = empty_party();
    for (int d = 0; d < 6; ++d) {
        const HexId from = map.grid.neighbour(hex, d);
        if (!from.exists()) continue;
        const bool water = map.sides[hex.index()][static_cast<std::size_t>(d)].river.exists();
        const std::size_t before = party.count;
        each_leaf_at(state, from, [&](FormationId leaf) {
            if (state.marching[leaf.index()].front != hex) return;
            if (side_of(scenario, leaf) != defender) {
                join(scenario, state, leaf, water, at, party);
            }
        });
        if (party.count > before) ++party.sides;
    }
    take_means(party, most_men);
    return party;
}

Party defenders_of(const Scenario& scenario, const State& state, HexId hex, Moment at,
                   std::int32_t& most_men) {
    Party party = empty_party();
    each_leaf_at(state, hex,
                 [&](FormationId leaf) { join(scenario, state, leaf, false, at, party); });
    take_means(party, most_men);
    return party;
}

}  // namespace lishui
