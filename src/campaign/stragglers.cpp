#include "campaign/stragglers.h"

#include "base/real.h"
#include "campaign/upkeep.h"
#include "map/route.h"

namespace lishui {

namespace {

constexpr double tired_enough = 0.5;  // of tired_fatigue: below it nobody falls out
constexpr int most_stragglers = 60000;
constexpr int followed_hexes = 6;  // farther ahead the road is not theirs yet

// Has the enemy come to where they fell out, or does he stand on the way that they must go?
bool road_is_taken(const Scenario& scenario, const State& state, FormationId leaf) {
    const SideId side = side_of(scenario, leaf);
    const HexId place = state.condition[leaf.index()].place;
    HexId hex = state.leaf[leaf.index()].stragglers_at;
    if (!hex.exists()) return false;
    if (state.held_by[hex.index()] != side.value) return true;
    for (int step = 0; step < followed_hexes && hex.exists() && hex != place; ++step) {
        if (enemy_at(scenario, state, hex, side)) return true;
        hex = next_hex(scenario.map, hex, place);
    }
    return false;
}

// The column waits for them: it stands, out of contact, and has not just been driven back.
bool rests(const Scenario& scenario, const State& state, FormationId leaf) {
    const Marching& marching = state.marching[leaf.index()];
    const Condition& condition = state.condition[leaf.index()];
    return !marching.next.exists() && !marching.front.exists() &&
           condition.activity == Activity::halted &&
           !enemy_next_to(scenario, state, condition.place, side_of(scenario, leaf));
}

// Of so many, how many it befalls in a day.
int befalls(int men, double share_a_day, const Key& key, Purpose what) {
    return clamped(round_by_luck(men * share_a_day, draw(key, what)), 0, men);
}

}  // namespace

void fall_out(const Scenario& scenario, State& state, FormationId leaf, HexId from, Minutes minutes,
              Moment at) {
    const ForceRules& rules = scenario.rules.force;
    Condition& condition = state.condition[leaf.index()];
    LeafDesk& desk = state.leaf[leaf.index()];
    const double tired = condition.fatigue / rules.tired_fatigue;
    if (tired < tired_enough) return;
    const double men = condition.fit_men * rules.stragglers_per_mille_a_day / 1000 * tired *
                       minutes / minutes_a_day;
    const Key key{state.seed, at.minute, leaf.value};
    const int room = most_stragglers - desk.stragglers_men;
    const int out = clamped(round_by_luck(men, draw(key, purpose("stragglers"))), 0,
                            condition.fit_men < room ? condition.fit_men : room);
    if (out == 0) return;
    condition.fit_men -= out;
    desk.stragglers_men = static_cast<std::uint16_t>(desk.stragglers_men + out);
    desk.stragglers_at = from;
}

void stragglers_follow(const Scenario& scenario, State& state, FormationId leaf, Events& events) {
    const ForceRules& rules = scenario.rules.force;
    LeafDesk& desk = state.leaf[leaf.index()];
    const Moment at = next_upkeep(state, leaf);
    const Key key{state.seed, at.minute, leaf.value};
    const int out = desk.stragglers_men;
    int in = 0, gone = out;
    if (!road_is_taken(scenario, state, leaf)) {
        in = befalls(out,
                     rests(scenario, state, leaf) ? rules.stragglers_in_at_rest
                                                  : rules.stragglers_in_on_the_march,
                     key, purpose("stragglers come in"));
        gone = befalls(out - in, rules.stragglers_gone_a_day, key, purpose("stragglers are gone"));
    }
    state.condition[leaf.index()].fit_men += in;
    desk.stragglers_men = static_cast<std::uint16_t>(out - in - gone);
    if (gone == 0) return;
    state.ledger[side_of(scenario, leaf).index()].missing += gone;
    events.tell(LossesTaken{leaf, at, 0, 0, gone, 2});
}

}  // namespace lishui
