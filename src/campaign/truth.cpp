#include "campaign/truth.h"

#include "base/check.h"
#include "base/real.h"
#include "campaign/boats.h"

namespace lishui {

namespace {

constexpr std::uint16_t nobody = 0xFFFF;

constexpr std::uint64_t bit_of(HexId hex) { return std::uint64_t{1} << (hex.index() % 64); }

void leave_hex(State& state, FormationId leaf) {
    const HexId place = state.condition[leaf.index()].place;
    if (!place.exists()) return;
    std::uint16_t* link = &state.first_here[place.index()];
    while (*link != leaf.value) {
        check(*link != nobody, "a leaf stands in the list of its hex");
        link = &state.marching[*link].next_here;
    }
    *link = state.marching[leaf.index()].next_here;
    state.marching[leaf.index()].next_here = nobody;
    if (state.first_here[place.index()] != nobody) return;
    for (auto& side : state.enemies)
        side[place.index() / 64] &= ~bit_of(place);
}

}  // namespace

SideId side_at(const Scenario& scenario, const State& state, HexId hex) {
    const auto first = state.first_here[hex.index()];
    return first == nobody ? SideId() : side_of(scenario, FormationId(first));
}

bool far_from_enemies(const Scenario& scenario, const State& state, HexId hex, SideId side,
                      int hexes) {
    const Grid& grid = scenario.map.grid;
    const int row = grid.row(hex), column = grid.column(hex);
    const int west = clamped(column - hexes, 0, column);
    const int columns = clamped(column + hexes, column, grid.width - 1) - west + 1;
    const int south = clamped(row - hexes, 0, row);
    const int north = clamped(row + hexes, row, grid.height - 1);
    const std::uint64_t window = (std::uint64_t{1} << columns) - 1;
    std::uint64_t seen = 0;
    std::size_t first = static_cast<std::size_t>(south) * static_cast<std::size_t>(grid.width) +
                        static_cast<std::size_t>(west);
    for (int r = south; r <= north; ++r, first += static_cast<std::size_t>(grid.width))
        seen |= enemies_from(state, first, side);
    return (seen & window) == 0;
}

bool enemy_next_to(const Scenario& scenario, const State& state, HexId hex, SideId side) {
    const Grid& grid = scenario.map.grid;
    if (grid.at_the_edge(hex)) {
        return grid.any_beside(hex,
                               [&](HexId next) { return enemy_at(scenario, state, next, side); });
    }
    // One to either hand, and two each in the rows to the south and to the north.
    const auto width = static_cast<std::size_t>(grid.width);
    const std::size_t west = hex.index() - 1;
    const std::size_t odd = static_cast<std::size_t>(grid.row(hex)) & 1;
    const std::uint64_t in_row = enemies_from(state, west, side) & 5;
    const std::uint64_t south = enemies_from(state, west - width + odd, side) & 3;
    const std::uint64_t north = enemies_from(state, west + width + odd, side) & 3;
    return (in_row | south | north) != 0;
}

int fit_men_at(const State& state, HexId hex) {
    int men = 0;
    each_leaf_at(state, hex,
                 [&](FormationId leaf) { men += state.condition[leaf.index()].fit_men; });
    return men;
}

void stand_at(const Scenario& scenario, State& state, FormationId leaf, HexId hex) {
    leave_hex(state, leaf);
    Condition& condition = state.condition[leaf.index()];
    const HexId from = condition.place;
    condition.place = hex;
    if (!hex.exists()) condition.activity = Activity::dispersed;
    engineers_moved(scenario, state, leaf, from, hex);
    if (!hex.exists()) return;
    const SideId side = side_of(scenario, leaf);
    check(passable(scenario.map.ground[hex.index()]), "nobody stands on a lake");
    check(!enemy_at(scenario, state, hex, side), "two sides never share a hex");
    state.marching[leaf.index()].next_here = state.first_here[hex.index()];
    state.first_here[hex.index()] = leaf.value;
    for (std::size_t s = 0; s < most_sides; ++s)
        if (s != side.index()) state.enemies[s][hex.index() / 64] |= bit_of(hex);
    state.held_by[hex.index()] = static_cast<std::uint8_t>(side.value);
}

void tell_condition(const State& state, FormationId leaf, Moment at, Events& events) {
    if (events.heard()) events.tell(LeafChanged{leaf, at, state.condition[leaf.index()]});
}

void take_losses(const Scenario& scenario, State& state, FormationId leaf, std::int32_t killed,
                 std::int32_t wounded, std::int32_t missing, std::uint8_t cause, Moment at,
                 Events& events) {
    if (killed + wounded + missing <= 0) return;
    Condition& condition = state.condition[leaf.index()];
    check(killed >= 0 && wounded >= 0 && missing >= 0, "losses are not negative");
    check(killed + wounded + missing <= condition.fit_men, "no more men are lost than there are");
    condition.fit_men -= killed + wounded + missing;
    condition.wounded_men += wounded;
    Ledger& ledger = state.ledger[side_of(scenario, leaf).index()];
    ledger.killed += killed;
    ledger.wounded += wounded;
    ledger.missing += missing;
    events.tell(LossesTaken{leaf, at, killed, wounded, missing, cause});
}

void disperse(const Scenario& scenario, State& state, FormationId leaf, Moment at, Events& events) {
    Condition& condition = state.condition[leaf.index()];
    const HexId place = condition.place;
    std::uint16_t& stragglers = state.leaf[leaf.index()].stragglers_men;
    const std::int32_t last =
        condition.fit_men + condition.wounded_men + condition.sick_men + stragglers;
    condition.fit_men = condition.wounded_men = condition.sick_men = 0;
    condition.guns = condition.horses = 0;
    stragglers = 0;
    state.ledger[side_of(scenario, leaf).index()].missing += last;
    if (last > 0) events.tell(LossesTaken{leaf, at, 0, 0, last, 3});
    stand_at(scenario, state, leaf, HexId());
    const auto next_here = state.marching[leaf.index()].next_here;
    state.marching[leaf.index()] = Marching{};
    state.marching[leaf.index()].next_here = next_here;
    state.times[leaf.index()].next_act = never;
    state.times[leaf.index()].next_upkeep = never;
    events.tell(Happened{Milestone::dispersed, leaf, at, place, HexId(), SiteId()});
    tell_condition(state, leaf, at, events);
}

// What the superior holds of a command or leaf at the opening: the last return before it.
Return true_return(const Scenario& scenario, const State& state, FormationId f) {
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    Return report;
    report.subject = f;
    report.doing = Doing::halted;
    int most = -1;
    int supply_men = 0;
    each_leaf_under(order_of_battle, f, [&](FormationId leaf) {
        const Condition& condition = state.condition[leaf.index()];
        report.fit_men += condition.fit_men;
        supply_men +=
            condition.fit_men *
            (condition.rations < condition.rounds ? condition.rations : condition.rounds) / 10;
        if (condition.fit_men > most) {
            most = condition.fit_men;
            report.place = condition.place;
        }
    });
    report.supply_days =
        static_cast<std::uint8_t>(report.fit_men > 0 ? supply_men / report.fit_men : 0);
    report.observed = Moment{-6 * minutes_an_hour};
    return report;
}

}  // namespace lishui
