#include "support/little.h"

#include <string>

#include "campaign/boats.h"
#include "campaign/hour.h"
#include "campaign/leaf.h"
#include "campaign/truth.h"
#include "forces/march.h"
#include "map/route.h"

namespace lishui::test {

namespace {

constexpr int days_of_light = 60;

void number_formations(OrderOfBattle& order, const LittlePlan& plan) {
    order.sides.resize(2);
    order.sides[0].id = "west";
    order.sides[1].id = "east";
    order.leaf_count = static_cast<int>(plan.leaves.size());
    for (const LittleLeaf& leaf : plan.leaves) {
        Formation formation;
        formation.id = "leaf" + std::to_string(order.formations.size());
        formation.side = SideId(static_cast<std::size_t>(leaf.side));
        formation.arm = leaf.arm;
        formation.superior = FormationId(plan.leaves.size() + static_cast<std::size_t>(leaf.side));
        formation.establishment_men = leaf.men;
        order.formations.push_back(formation);
    }
    for (std::size_t side = 0; side < 2; ++side) {
        Formation command;
        command.id = side == 0 ? "west_command" : "east_command";
        command.side = SideId(side);
        command.echelon = Echelon::division;
        command.headquarters = HeadquartersId(side);
        order.formations.push_back(command);
    }
    link(order);
}

void lay_light(Scenario& scenario, const LittlePlan& plan) {
    scenario.calendar.opening_utc_minute =
        (days_from_epoch(1943, 12, 1) * 24 + plan.opening_hour) * 60 - 420;
    scenario.calendar.offset_minutes = 420;
    scenario.end = Moment{days_of_light * minutes_a_day};
    const Light night = plan.moonlight ? Light::moonlight : Light::dark;
    for (int hour = 0; hour < days_of_light * 24; ++hour) {
        const int of_day = (hour + plan.opening_hour) % 24;
        scenario.light.push_back(of_day >= 6 && of_day < 17 ? Light::day : night);
    }
}

}  // namespace

Little::Little(const LittlePlan& plan) : truth(std::make_unique<State>()) {
    Map& map = scenario.map;
    map.grid = {plan.width, plan.height};
    map.ground.assign(static_cast<std::size_t>(map.grid.size()), Ground::plain);
    map.sides.resize(static_cast<std::size_t>(map.grid.size()));
    number_formations(scenario.order_of_battle, plan);
    scenario.headquarters.resize(2);
    set_base(0, 0, plan.height / 2);
    set_base(1, plan.width - 1, plan.height / 2);
    lay_light(scenario, plan);
    lay();

    truth->seed = plan.seed;
    truth->first_here.fill(0xFFFF);
    truth->held_by.fill(0xFF);
    truth->bridge_begun.fill(never);
    for (std::size_t i = 0; i < plan.leaves.size(); ++i) {
        const LittleLeaf& given = plan.leaves[i];
        Condition& condition = truth->condition[i];
        condition.fit_men = condition.opening_men = given.men;
        condition.quality = static_cast<std::int16_t>(given.quality);
        condition.guns = static_cast<std::int16_t>(given.guns);
        condition.horses = static_cast<std::int16_t>(given.horses);
        condition.rations = condition.rounds = 40;
        Ledger& ledger = truth->ledger[static_cast<std::size_t>(given.side)];
        ledger.rations_had += condition.rations;
        ledger.rounds_had += condition.rounds;
        truth->times[i].next_upkeep = Moment{60 * (1 + static_cast<int>(i * 5 % 24))};
        stand_at(scenario, *truth, FormationId(i), hex(given.column, given.row));
    }
}

void Little::lay_way(int row, int from_column, int to_column, Way way) {
    for (int column = from_column; column < to_column; ++column) {
        scenario.map.sides[hex(column, row).index()][0].way = way;
        scenario.map.sides[hex(column + 1, row).index()][3].way = way;
    }
}

void Little::lay_ground(int column, int row, Ground ground) {
    scenario.map.ground[hex(column, row).index()] = ground;
}

RiverId Little::lay_river(int west_column, bool fordable) {
    Map& map = scenario.map;
    River river;
    river.id = "river" + std::to_string(map.rivers.size());
    river.width_m = fordable ? 40 : 300;
    river.fordable = fordable;
    const RiverId id(map.rivers.size());
    map.rivers.push_back(river);
    for (int h = 0; h < map.grid.size(); ++h) {
        const HexId from(static_cast<std::size_t>(h));
        for (int d = 0; d < 6; ++d) {
            const HexId to = map.grid.neighbour(from, d);
            if (!to.exists()) continue;
            const bool west = map.grid.column(from) <= west_column;
            if (west == (map.grid.column(to) <= west_column)) continue;
            map.sides[from.index()][static_cast<std::size_t>(d)].river = id;
        }
    }
    return id;
}

SiteId Little::lay_site(RiverId river, int west_column, int row, Crossing kind,
                        double men_an_hour) {
    Map& map = scenario.map;
    CrossingSite site;
    site.id = "site" + std::to_string(map.sites.size());
    site.river = river;
    site.kind = kind;
    site.left = hex(west_column, row);
    site.right = hex(west_column + 1, row);
    site.men_per_hour = {men_an_hour, men_an_hour, men_an_hour};
    const SiteId id(map.sites.size());
    map.sites.push_back(site);
    map.sides[site.left.index()][0].site = id;
    map.sides[site.right.index()][3].site = id;
    return id;
}

void Little::set_base(int side, int column, int row) {
    scenario.headquarters[static_cast<std::size_t>(side)].base = hex(column, row);
    scenario.headquarters[static_cast<std::size_t>(side)].place = hex(column, row);
}

void Little::lay() {
    lay_march_table(scenario.map, march_rates(scenario.rules.force));
    // Everybody has stood here before there were sites.
    for (int i = 0; i < scenario.order_of_battle.leaf_count; ++i)
        engineers_moved(scenario, *truth, FormationId(static_cast<std::size_t>(i)), HexId(),
                        leaf(i).place);
}

void Little::order(int n, TaskKind kind, HexId objective, int importance, Moment begin,
                   Moment until) {
    Task task;
    task.kind = kind;
    task.objective = objective;
    task.importance = static_cast<std::uint8_t>(importance);
    task.begin = begin;
    task.until = until;
    Events events(&record);
    take_task(scenario, *truth, FormationId(static_cast<std::size_t>(n)), task, DispatchId{},
              truth->now, events);
}

void Little::hours(int count) {
    const Events events(&record);
    for (int hour = 0; hour < count; ++hour) {
        truth->now = truth->now + minutes_an_hour;
        march(scenario, *truth, events);
        fight(scenario, *truth, events);
        supply(scenario, *truth, events);
        recover(scenario, *truth, events);
    }
}

int Little::count(Milestone what) const {
    int times = 0;
    for (const Event& event : record) {
        const auto* happened = std::get_if<Happened>(&event);
        if (happened != nullptr && happened->what == what) ++times;
    }
    return times;
}

std::int64_t Little::men(int side) const {
    std::int64_t all = 0;
    for (int i = 0; i < scenario.order_of_battle.leaf_count; ++i) {
        const FormationId f(static_cast<std::size_t>(i));
        if (side_of(scenario, f).value == side) {
            all += heads(truth->condition[f.index()]) + truth->leaf[f.index()].stragglers_men;
        }
    }
    return all;
}

Moment Little::first(Milestone what, int n) const {
    for (const Event& event : record) {
        const auto* happened = std::get_if<Happened>(&event);
        if (happened != nullptr && happened->what == what && happened->leaf.value == n) {
            return happened->at;
        }
    }
    return never;
}

}  // namespace lishui::test
