// The supply phase: once a day, at its own hour, a leaf eats a day's rations, finds what the land
// gives, and is brought rations and rounds if its line of communication is open.
#include "base/real.h"
#include "campaign/around.h"
#include "campaign/hour.h"
#include "campaign/leaf.h"
#include "campaign/upkeep.h"
#include "map/route.h"

namespace lishui {

namespace {

constexpr int watched_hexes = 4;  // of the line of communication, from the leaf backwards

// An enemy in the way cuts it; one beside the way too, unless one's own men stand there.
bool cuts(const Scenario& scenario, const State& state, HexId hex, SideId side) {
    const SideId here = side_at(scenario, state, hex);
    if (here.exists()) return here != side;
    return scenario.rules.force.resupply_enemy_hexes >= 1 &&
           enemy_next_to(scenario, state, hex, side);
}

bool line_open(const Scenario& scenario, const State& state, FormationId leaf) {
    const HexId base = base_of(scenario, leaf);
    HexId hex = state.condition[leaf.index()].place;
    if (!base.exists()) return false;
    if (march_minutes(scenario.map, hex, base) >
        scenario.rules.force.supply_reach_hours * minutes_an_hour) {
        return false;
    }
    const SideId side = side_of(scenario, leaf);
    if (far_from_enemies(scenario, state, hex, side, watched_hexes + 1)) return true;
    for (int n = 0; n < watched_hexes && hex != base; ++n) {
        hex = next_hex(scenario.map, hex, base);
        if (!hex.exists() || cuts(scenario, state, hex, side)) return false;
    }
    return true;
}

double forage(const Scenario& scenario, HexId place) {
    const Ground ground = scenario.map.ground[place.index()];
    const bool rich = ground == Ground::plain || ground == Ground::rolling;
    return rich ? scenario.rules.force.forage_share_plain : scenario.rules.force.forage_share_hills;
}

int room_for(int have, double days, const ForceRules& rules, double luck) {
    const int most = static_cast<int>(nearest_whole(10 * rules.most_supply_days));
    return clamped(round_by_luck(10 * days, luck), 0, have < most ? most - have : 0);
}

void feed(const Scenario& scenario, State& state, FormationId leaf) {
    const ForceRules& rules = scenario.rules.force;
    Condition& condition = state.condition[leaf.index()];
    Ledger& ledger = state.ledger[side_of(scenario, leaf).index()];
    const Key key{state.seed, state.times[leaf.index()].next_upkeep.minute, leaf.value};
    if (condition.surrounded != 0 && way_out(scenario, state, leaf).hex.exists()) {
        condition.surrounded = 0;  // relieved
    }
    const bool open = line_open(scenario, state, leaf);

    const double brought = open ? rules.supply_days_a_day : 0;
    const double found = condition.surrounded != 0 ? 0 : forage(scenario, condition.place);
    // The day's meal comes first out of what came in today, so a full pack loses nothing by it.
    const int eaten_most = 10;
    const int rations_in = room_for(condition.rations - eaten_most, brought + found, rules,
                                    draw(key, purpose("rations")));
    condition.rations = static_cast<std::int16_t>(condition.rations + rations_in);
    const int eaten = clamped(eaten_most, 0, int{condition.rations});
    condition.rations = static_cast<std::int16_t>(condition.rations - eaten);
    const int rounds_in = room_for(condition.rounds, brought, rules, draw(key, purpose("rounds")));
    condition.rounds = static_cast<std::int16_t>(condition.rounds + rounds_in);
    ledger.rations_had += rations_in;
    ledger.rations_eaten += eaten;
    ledger.rounds_had += rounds_in;
}

}  // namespace

void supply(const Scenario& scenario, State& state, Events /*recover tells the condition*/) {
    const DueLeaves due = leaves_due(scenario, state, next_upkeep, first_who_may_eat(state.now), 4);
    for (std::size_t i = 0; i < due.count; ++i)
        if (alive(state, due.all[i]) && eats_now(state, due.all[i]))
            feed(scenario, state, due.all[i]);
}

}  // namespace lishui
