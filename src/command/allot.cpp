#include "command/allot.h"

#include "base/order_by.h"
#include "base/rack.h"
#include "base/real.h"
#include "command/turning_movement.h"
#include "map/route.h"

namespace lishui {

namespace {

// A subordinate as the desk believes him to be.
struct Subordinate {
    int index = 0;  // in desk.subordinates
    HexId place;
    double men = 0;
    double enemy_km = 1e6;    // to the nearest known enemy
    bool rear_guard = false;  // told so already
    FormationId blocks;       // whom he was sent round to block
    HexId blocks_at;
    double unfit = 0;  // share of his men who cannot be used, as he tells it
};

struct Parade {
    Rack<Subordinate, most_subordinates> all;
    int count = 0;
};

// Too far away to take part: he keeps the task he has, a guard on the line of communication among
// them.
bool too_far(const Desk& desk, const Estimate& known, HexId goal, HexId place) {
    if (!goal.exists() || !place.exists() || !known.place.exists()) return false;
    const double far_km = desk.rules.take_part_km * known.scale;
    return kilometres(desk, place, goal) > far_km && kilometres(desk, place, known.place) > far_km;
}

Parade parade(const Desk& desk, const Estimate& known, HexId goal, Allotment& allotment) {
    Parade result;
    for (std::size_t i = 0; i < desk.subordinates.size() && i < most_subordinates; ++i) {
        Subordinate subordinate;
        subordinate.index = static_cast<int>(i);
        subordinate.place = known.place;
        if (const PictureEntry* entry = lishui::known(desk.picture, desk.subordinates[i])) {
            subordinate.men = entry->strength_men;
            subordinate.unfit = entry->unfit / 100.0;
            if (entry->place.exists()) subordinate.place = entry->place;
        }
        if (desk.own.assignments[i].subordinate.exists() &&
            too_far(desk, known, goal, subordinate.place)) {
            allotment.keeps[i] = true;
            continue;
        }
        const Task& held = desk.own.assignments[i].task;
        subordinate.rear_guard = held.kind == TaskKind::delay && held.until > desk.now;
        if (held.kind == TaskKind::block && desk.own.assignments[i].subordinate.exists()) {
            subordinate.blocks = held.concerning;
            subordinate.blocks_at = held.objective;
        }
        result.all[static_cast<std::size_t>(result.count++)] = subordinate;
    }
    return result;
}

// Places to go for at the enemy: the goal first, then enemies about it.
struct Goals {
    std::array<HexId, 8> hexes{};
    std::array<FormationId, 8> enemies{};
    std::array<int, 8> taken{};
    int count = 0;
};

Goals goals_about(const Desk& desk, const Estimate& known, HexId goal) {
    Goals result;
    result.hexes[0] = goal;
    result.count = 1;
    for (int i = 0; i < known.enemy_count && result.count < 8; ++i) {
        const KnownEnemy& enemy = known.enemies[static_cast<std::size_t>(i)];
        const double away = kilometres(desk, enemy.place, goal);
        if (away > desk.rules.objective_spread_km) continue;
        if (away == 0) {
            result.enemies[0] = enemy.subject;
            continue;
        }
        result.hexes[static_cast<std::size_t>(result.count)] = enemy.place;
        result.enemies[static_cast<std::size_t>(result.count++)] = enemy.subject;
    }
    return result;
}

// Each takes the goal that is nearest to him, the less crowded the better.
std::size_t nearest_goal(const Desk& desk, const Goals& goals, HexId from, double crowding_km) {
    std::size_t best = 0;
    double least = 1e18;
    for (std::size_t g = 0; g < static_cast<std::size_t>(goals.count); ++g) {
        const double cost = kilometres(desk, goals.hexes[g], from) + crowding_km * goals.taken[g] +
                            (g == 0 ? -crowding_km / 2 : 0);
        if (cost < least) {
            least = cost;
            best = g;
        }
    }
    return best;
}

// In the order of their distance from a hex, nearest first; ties in the order of battle's order.
void order_by_distance(const Desk& desk, Parade& men, HexId hex) {
    order_by(men.all.data(), men.all.data() + men.count,
             [&](const Subordinate& a, const Subordinate& b) {
                 const int nearer = desk.map.grid.distance(a.place, hex);
                 const int farther = desk.map.grid.distance(b.place, hex);
                 return nearer != farther ? nearer < farther : a.index < b.index;
             });
}

// Who pursues sends a part by another way, to block where the enemy must pass.
void send_round(const Desk& desk, const Estimate& known, const Task& task, const Parade& men,
                Allotment& result) {
    Rack<Flanker, most_subordinates> flankers;
    for (int i = 0; i < men.count; ++i) {
        const Subordinate& man = men.all[static_cast<std::size_t>(i)];
        flankers[static_cast<std::size_t>(i)] = {man.index, man.place, man.blocks, man.blocks_at};
    }
    const TurningMovement round =
        turning_movement(desk, known, goal_of(desk, task, known.place),
                         {flankers.data(), static_cast<std::size_t>(men.count)});
    for (int i = 0; i < round.count; ++i) {
        Task& his = result.tasks[static_cast<std::size_t>(round.who[static_cast<std::size_t>(i)])];
        his = task;
        his.kind = TaskKind::block;
        his.line = MeasureId{};
        his.objective = round.place;
        his.concerning = round.enemy;
    }
}

void allot_at_them(const Desk& desk, const Estimate& known, const Task& task, Parade men,
                   Allotment& result) {
    const HexId goal = goal_of(desk, task, known.place);
    Goals goals = goals_about(desk, known, goal);
    order_by_distance(desk, men, goal);
    const bool reserve = men.count >= 4 && desk.nature.caution > 0.35;
    for (int i = 0; i < men.count; ++i) {
        const Subordinate& man = men.all[static_cast<std::size_t>(i)];
        Task& his = result.tasks[static_cast<std::size_t>(man.index)];
        his = task;
        his.line = MeasureId{};
        if (reserve && i == men.count - 1 && should_refit(desk, known, man.place, man.unfit)) {
            his.kind = TaskKind::refit;
            his.objective = HexId();
            his.concerning = FormationId();
            continue;
        }
        if (reserve && i == men.count - 1) {
            his.kind = TaskKind::follow;
            his.objective = men.all[0].place;
            his.concerning = desk.subordinates[static_cast<std::size_t>(men.all[0].index)];
            continue;
        }
        const std::size_t g = nearest_goal(desk, goals, man.place, 4 * desk.map.hex_km);
        ++goals.taken[g];
        his.objective = goals.hexes[g];
        his.concerning = goals.enemies[g];
        // Whom the enemy is to be taken off cannot be the enemy.
        if (his.kind == TaskKind::relieve && his.concerning.exists()) his.kind = TaskKind::attack;
    }
    if (task.kind == TaskKind::pursue) send_round(desk, known, task, men, result);
}

// Passable hexes to stand on: along the line, or about the goal, the goal first.
constexpr int crowding_hexes = 4;  // one goes this much farther for a stand of his own

struct Stands {
    std::array<HexId, most_stands> hexes{};
    std::array<int, most_stands> taken{};
    int count = 0;
    void add(const Desk& desk, HexId hex) {
        if (!hex.exists() || count == most_stands || !passable(desk.map.ground[hex.index()]))
            return;
        for (int i = 0; i < count; ++i)
            if (hexes[static_cast<std::size_t>(i)] == hex) return;
        hexes[static_cast<std::size_t>(count++)] = hex;
    }
};

Stands stands_on_line(const Desk& desk, MeasureId line) {
    Stands result;
    for (const HexId hex : desk.measures[line.index()].stands)
        result.hexes[static_cast<std::size_t>(result.count++)] = hex;
    return result;
}

Stands stands_about(const Desk& desk, HexId goal, int wanted) {
    Stands result;
    result.add(desk, goal);
    for (int direction = 0; direction < 6 && result.count < wanted; ++direction) {
        const HexId next = desk.map.grid.neighbour(goal, direction);
        if (next.exists() && march_minutes(desk.map, goal, next) < 8 * minutes_an_hour)
            result.add(desk, next);
    }
    return result;
}

void take_stands(const Desk& desk, const Task& task, Stands& stands, const Parade& men,
                 Allotment& result) {
    Spots<most_stands> at_stand;
    const auto count = static_cast<std::size_t>(stands.count);
    for (std::size_t s = 0; s < count; ++s)
        at_stand.put(s, desk.map.grid.axial(stands.hexes[s]));
    for (int i = 0; i < men.count; ++i) {
        const Subordinate& man = men.all[static_cast<std::size_t>(i)];
        const auto away = at_stand.distances(desk.map.grid.axial(man.place), count);
        std::size_t best = 0;
        int least = 1 << 20;
        for (std::size_t s = 0; s < count; ++s) {
            const int cost = away[s] + crowding_hexes * stands.taken[s];
            const bool nearer = cost < least;
            least = nearer ? cost : least;
            best = nearer ? s : best;
        }
        Task& his = result.tasks[static_cast<std::size_t>(man.index)];
        his = task;
        if (stands.count == 0) continue;
        ++stands.taken[best];
        his.objective = stands.hexes[best];
    }
}

void allot_stay(const Desk& desk, const Task& task, const Parade& men, Allotment& result) {
    if (!task.objective.exists() && !task.line.exists()) {
        for (int i = 0; i < men.count; ++i) {
            const Subordinate& man = men.all[static_cast<std::size_t>(i)];
            result.tasks[static_cast<std::size_t>(man.index)] = task;
        }
        return;
    }
    Stands stands = task.line.exists() ? stands_on_line(desk, task.line)
                                       : stands_about(desk, task.objective, men.count);
    take_stands(desk, task, stands, men, result);
}

// Those nearest to the enemy stay behind until the main body has its start.
void name_rear_guards(const Desk& desk, const Estimate& known, const Course& course, Parade men,
                      Allotment& result) {
    if (desk.rules.rear_guards_on == 0 || men.count < 2) return;
    for (int i = 0; i < men.count; ++i) {
        Subordinate& man = men.all[static_cast<std::size_t>(i)];
        if (const KnownEnemy* enemy = nearest_enemy(desk, known, man.place))
            man.enemy_km = kilometres(desk, enemy->place, man.place);
    }
    order_by(men.all.data(), men.all.data() + men.count,
             [](const Subordinate& a, const Subordinate& b) {
                 if (a.rear_guard != b.rear_guard) return a.rear_guard;
                 return a.enemy_km != b.enemy_km ? a.enemy_km < b.enemy_km : a.index < b.index;
             });
    const int wanted = static_cast<int>(
        clamped(round_nearest(desk.rules.rear_guard_share * men.count), 1.0, men.count - 1.0));
    const double hours = clamped(0.7 * course.hours, desk.rules.rear_guard_least_hours,
                                 desk.rules.rear_guard_most_hours);
    const Moment until = desk.own.course == course.kind && desk.own.plan.until != never
                             ? desk.own.plan.until
                             : desk.now + static_cast<Minutes>(60 * hours);
    if (until <= desk.now) return;  // the main body has had its start
    for (int i = 0; i < wanted; ++i) {
        const Subordinate& man = men.all[static_cast<std::size_t>(i)];
        if (man.enemy_km > desk.rules.rear_guard_enemy_km) break;
        Task& his = result.tasks[static_cast<std::size_t>(man.index)];
        his.kind = TaskKind::delay;
        his.until = until;
    }
}

void allot_go_back(const Desk& desk, const Estimate& known, const Course& course, const Parade& men,
                   Allotment& result) {
    Task task = course.task;
    Stands stands = task.line.exists()
                        ? stands_on_line(desk, task.line)
                        : stands_about(desk, goal_of(desk, task, known.place), men.count);
    const bool told_to_delay = task.kind == TaskKind::delay || task.kind == TaskKind::cover;
    if (told_to_delay && task.until <= desk.now) task.kind = TaskKind::withdraw;
    take_stands(desk, task, stands, men, result);
    if (task.kind == TaskKind::withdraw) name_rear_guards(desk, known, course, men, result);
}

bool much_the_same(const Desk& desk, const Task& held, const Task& wanted) {
    if (held.kind != wanted.kind || held.line != wanted.line) return false;
    if (wanted.kind == TaskKind::delay || wanted.line.exists()) return true;
    if (held.objective == wanted.objective) return true;
    if (!held.objective.exists() || !wanted.objective.exists()) return false;
    const int apart = desk.map.grid.distance(held.objective, wanted.objective);
    return apart <= (bearing(wanted.kind) == Bearing::at_them ? 2 : 1);
}

void write_order(const Desk& desk, FormationId to, Task task, DispatchId refers_to,
                 Decision& decision) {
    task.explicitness = static_cast<std::uint8_t>(desk.rules.explicitness_of_orders);
    if (desk.own.mission.task.importance > task.importance)
        task.importance = desk.own.mission.task.importance;
    Order order;
    order.task = task;
    order.refers_to = refers_to;
    decision.write({to, Precedence::urgent, order});
}

}  // namespace

Allotment allot(const Desk& desk, const Estimate& known, const Course& course) {
    Allotment result;
    result.count =
        static_cast<int>(desk.subordinates.size() < most_subordinates ? desk.subordinates.size()
                                                                      : most_subordinates);
    const Parade men = parade(desk, known, goal_of(desk, course.task, known.place), result);
    switch (bearing(course.task.kind)) {
        case Bearing::at_them:
            allot_at_them(desk, known, course.task, men, result);
            break;
        case Bearing::stay:
            allot_stay(desk, course.task, men, result);
            break;
        case Bearing::go_back:
            allot_go_back(desk, known, course, men, result);
            break;
    }
    return result;
}

Allotment divided(const Allotment& ordered, const Allotment& preferred, int first) {
    Allotment result = preferred;
    for (int i = 0; i < ordered.count && i < first; ++i) {
        const auto at = static_cast<std::size_t>(i);
        result.tasks[at] = ordered.tasks[at];
        result.keeps[at] = ordered.keeps[at];
    }
    return result;
}

std::uint32_t write_orders(const Desk& desk, const Allotment& allotment, Decision& decision) {
    std::uint32_t ordered = 0;
    for (int i = 0; i < allotment.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Assignment& held = desk.own.assignments[at];
        Task wanted = allotment.keeps[at] ? held.task : allotment.tasks[at];
        wanted.begin = Moment{0};
        if (held.subordinate.exists() && much_the_same(desk, held.task, wanted)) continue;
        // Leave once given is not taken back in a day, unless another order came from above.
        if (held.conceded != 0 && held.task.kind != wanted.kind &&
            desk.own.mission.received < held.sent &&
            desk.now - held.sent < 24 * 60 * desk.rules.leave_days)
            continue;
        wanted.insists = 0;
        write_order(desk, desk.subordinates[at], wanted, held.order, decision);
        ordered |= 1u << i;
    }
    return ordered;
}

}  // namespace lishui
