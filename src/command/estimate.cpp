#include "command/estimate.h"

#include "base/real.h"

namespace lishui {

namespace {

// How much of its strength a force can use, from its own return.
double usable(const PictureEntry& entry, const CommandRules& rules) {
    const double unfit = entry.unfit / 100.0;
    const double tired = 1 / (1 + power(unfit / rules.too_tired_share + 1e-9, 2));
    const double fed = entry.supply_days >= rules.short_of_supply_days
                           ? 1.0
                           : 0.7 + 0.3 * entry.supply_days / (rules.short_of_supply_days + 1e-9);
    return tired * fed;
}

void count_own(const Desk& desk, const PictureEntry& entry, Estimate& result, double& best) {
    const double repute = desk.sides[desk.side().index()].repute;
    const double men = entry.strength_men;
    result.own_men += men;
    result.own_power += men * repute * usable(entry, desk.rules);
    result.unfit_share += men * entry.unfit / 100.0;
    result.supply_days += men * entry.supply_days;
    if (men > best && entry.place.exists()) {
        best = men;
        result.place = entry.place;
    }
}

void count_enemy(const Desk& desk, const PictureEntry& entry, Estimate& result) {
    if (result.enemy_count == most_known_enemies || !entry.place.exists()) return;
    const double fresh = freshness(entry, desk.now, desk.belief_rules);
    if (fresh < 0.05) return;
    KnownEnemy enemy;
    enemy.subject = entry.subject;
    enemy.place = entry.place;
    enemy.men = entry.strength_men * fresh;
    enemy.power = enemy.men * desk.sides[desk.formation(entry.subject).side.index()].repute;
    enemy.going_back = entry.doing == Doing::withdrawing || entry.doing == Doing::crossing;
    enemy.entry = &entry;
    result.enemies[static_cast<std::size_t>(result.enemy_count++)] = enemy;
}

}  // namespace

Estimate estimate(const Desk& desk) {
    Estimate result;
    double best = 0;
    for (const PictureEntry& entry : desk.picture) {
        if (!entry.subject.exists()) continue;
        if (entry.own != 0) {
            if (desk.formation(entry.subject).superior == desk.self)
                count_own(desk, entry, result, best);
        } else {
            count_enemy(desk, entry, result);
        }
    }
    if (result.own_men > 0) {
        result.unfit_share = result.unfit_share / result.own_men;
        result.supply_days = result.supply_days / result.own_men;
    }
    if (!result.place.exists()) result.place = desk.own.place;
    return result;
}

double kilometres(const Desk& desk, HexId a, HexId b) {
    return desk.map.grid.distance(a, b) * desk.map.hex_km;
}

double enemy_power_about(const Desk& desk, const Estimate& known, HexId place, double reach_km) {
    double sum = 0;
    for (int i = 0; i < known.enemy_count; ++i) {
        const KnownEnemy& enemy = known.enemies[static_cast<std::size_t>(i)];
        const double away = kilometres(desk, enemy.place, place);
        if (away < reach_km) sum += enemy.power * (1 - away / reach_km);
    }
    return sum;
}

const KnownEnemy* nearest_enemy(const Desk& desk, const Estimate& known, HexId place) {
    const KnownEnemy* nearest = nullptr;
    double least = 1e9;
    for (int i = 0; i < known.enemy_count; ++i) {
        const KnownEnemy& enemy = known.enemies[static_cast<std::size_t>(i)];
        const double away = kilometres(desk, enemy.place, place);
        if (away < least) {
            least = away;
            nearest = &enemy;
        }
    }
    return nearest;
}

double fear_of_cut_off(const Desk& desk, const Estimate& known, HexId place) {
    if (!desk.base.exists() || !place.exists() || known.own_power <= 0) return 0;
    const Grid& grid = desk.map.grid;
    double worst = 0;
    for (int quarter = 1; quarter <= 3; ++quarter) {
        const int column =
            grid.column(place) + (grid.column(desk.base) - grid.column(place)) * quarter / 4;
        const int row = grid.row(place) + (grid.row(desk.base) - grid.row(place)) * quarter / 4;
        const HexId across = grid.at(column, row);
        if (!across.exists()) continue;
        const double barring = enemy_power_about(desk, known, across, desk.rules.reach_km / 2);
        if (barring > worst) worst = barring;
    }
    if (worst <= 0) return 0;
    // Half of one's own power would have to be beaten off on the way.
    return logistic(desk.rules.cut_off_slope * log_of(worst / (0.5 * known.own_power)));
}

}  // namespace lishui
