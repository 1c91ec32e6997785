#include "command/estimate.h"

#include "base/real.h"
#include "command/promise.h"

namespace lishui {

namespace {

// How much of its strength a force can use: what its own return tells of the unfit, and how much of
// what it set out with is gone.
double usable(const Desk& desk, const PictureEntry& entry) {
    const CommandRules& rules = desk.rules;
    const double establishment = desk.formation(entry.subject).establishment_men + 1.0;
    const double gone = clamped(1 - entry.strength_men / establishment, 0.0, 1.0);
    const double spent = (gone + entry.unfit / 100.0) / rules.too_tired_share;
    const double tired = 1 / (1 + spent * spent);
    const double fed = entry.supply_days >= rules.short_of_supply_days
                           ? 1.0
                           : 0.7 + 0.3 * entry.supply_days / (rules.short_of_supply_days + 1e-9);
    return tired * fed;
}

void count_own(const Desk& desk, const PictureEntry& entry, Estimate& result) {
    if (result.own_count == most_subordinates) return;
    result.own[result.own_count++] = &entry;
    const double men = entry.strength_men;
    const double power = power_of(desk, entry);
    result.own_men += men;
    result.own_power += power;
    result.unfit_share += men * entry.unfit / 100.0;
    result.supply_days += men * entry.supply_days;
    if (!entry.place.exists()) return;
    const auto at = static_cast<std::size_t>(result.part_count++);
    result.parts[at] = {entry.place, desk.map.grid.axial(entry.place), men};
    result.own_powers.put(at, result.parts[at].at, power);
}

bool is_subordinate(const Desk& desk, const PictureEntry& entry) {
    return entry.subject.exists() && entry.own != 0 &&
           desk.formation(entry.subject).superior == desk.self;
}

// Where the main body is: the subordinate's place from which all men are least far. A detachment at
// the end of the line does not pull it away.
HexId place_of_main_body(const Estimate& known) {
    HexId place;
    double least = 1e18;
    for (int i = 0; i < known.part_count; ++i) {
        const OwnPart& from = known.parts[static_cast<std::size_t>(i)];
        double sum = 0;
        for (int k = 0; k < known.part_count; ++k) {
            const OwnPart& to = known.parts[static_cast<std::size_t>(k)];
            sum += to.men * distance(from.at, to.at);
        }
        if (sum < least) {
            least = sum;
            place = from.place;
        }
    }
    return place;
}

// The lower the headquarters, the more of the enemy about it is its neighbours' business.
double share_of_front(const Desk& desk) {
    switch (desk.formation(desk.self).echelon) {
        case Echelon::division:
        case Echelon::detachment:
            return desk.rules.front_of_division;
        case Echelon::corps:
            return desk.rules.front_of_corps;
        case Echelon::group_army:
            return desk.rules.front_of_group_army;
        default:
            return 1;
    }
}

void count_enemy(const Desk& desk, const PictureEntry& entry, double share_of_front,
                 Estimate& result) {
    if (result.enemy_count == most_known_enemies || !entry.place.exists()) return;
    if (desk.now - entry.observed > minutes_an_hour * desk.rules.forget_hours) return;
    // An enemy unheard of for long is not gone: part of him is still reckoned with.
    const double fresh = desk.rules.stale_share + (1 - desk.rules.stale_share) *
                                                      freshness(entry, desk.now, desk.belief_rules);
    const auto at = static_cast<std::size_t>(result.enemy_count++);
    KnownEnemy& enemy = result.enemies[at];
    enemy.subject = entry.subject;
    enemy.place = entry.place;
    enemy.men = entry.strength_men * fresh;
    enemy.power = enemy.men * desk.nature.overrates_enemy *
                  desk.sides[desk.formation(entry.subject).side.index()].repute * share_of_front;
    enemy.going_back = entry.doing == Doing::withdrawing || entry.doing == Doing::crossing;
    enemy.entry = &entry;
    result.enemy_powers.put(at, desk.map.grid.axial(entry.place), enemy.power);
}

// A neighbour who has told us of himself: he may fight beside us, if he is as good as his word.
void count_neighbour(const Desk& desk, const PictureEntry& entry, Estimate& result) {
    if (desk.rules.liaison_on == 0 || result.neighbour_count == most_neighbours) return;
    if (!entry.place.exists() || entry.subject == desk.self || entry.subject == desk.superior)
        return;
    const double fresh = freshness(entry, desk.now, desk.belief_rules);
    const CountedOn counted = counted_on(desk, entry);
    const double power = entry.strength_men * desk.sides[desk.side().index()].repute *
                         usable(desk, entry) * fresh * counted.share;
    result.neighbour_powers.put(static_cast<std::size_t>(result.neighbour_count++),
                                desk.map.grid.axial(counted.place), power);
}

// The group of which most men are known within twice the reach.
Intent intent_about(const Desk& desk, const Estimate& known) {
    std::array<double, most_enemy_groups + 1> men{};  // the last: of no group that was heard of
    const double reach = 2 * desk.rules.reach_km * known.scale / desk.map.hex_km;
    const auto count = static_cast<std::size_t>(known.enemy_count);
    const auto away = known.enemy_powers.spots().distances(desk.map.grid.axial(known.place), count);
    for (std::size_t i = 0; i < count; ++i) {
        const FormationId group = desk.formation(known.enemies[i].subject).group;
        std::size_t which = most_enemy_groups;
        for (std::size_t g = 0; g < most_enemy_groups; ++g)
            which = desk.own.intents[g].group == group ? g : which;
        men[which] += away[i] <= reach ? known.enemies[i].men : 0;
    }
    std::size_t most = 0;
    for (std::size_t g = 1; g < most_enemy_groups; ++g)
        if (men[g] > men[most]) most = g;
    return men[most] > 0 ? desk.own.intents[most] : Intent{};
}

Fadings fadings_of(const Desk& desk, double scale) {
    const double reach = desk.rules.reach_km * scale, part = desk.rules.take_part_km * scale;
    return {fading_over(desk, part), fading_over(desk, part / 2), fading_over(desk, reach),
            fading_over(desk, reach / 2), fading_over(desk, desk.rules.reach_km / 2)};
}

}  // namespace

Estimate estimate(const Desk& desk, Whom of) {
    Estimate result;
    const bool of_others = of == Whom::all;
    if (of_others) {
        result.scale = scale_of(desk);
        result.fadings = fadings_of(desk, result.scale);
    }
    const double front = share_of_front(desk);
    for (const PictureEntry& entry : desk.picture) {
        if (is_subordinate(desk, entry))
            count_own(desk, entry, result);
        else if (of_others && entry.subject.exists() && entry.own == 0)
            count_enemy(desk, entry, front, result);
        else if (of_others && entry.subject.exists())
            count_neighbour(desk, entry, result);
    }
    result.place = place_of_main_body(result);
    if (result.own_men > 0) {
        result.unfit_share = result.unfit_share / result.own_men;
        result.supply_days = result.supply_days / result.own_men;
    }
    if (!result.place.exists()) result.place = desk.own.place;
    if (of_others && result.place.exists()) result.intent = intent_about(desk, result);
    return result;
}

double power_of(const Desk& desk, const PictureEntry& entry) {
    return entry.strength_men * desk.sides[desk.side().index()].repute * usable(desk, entry) *
           desk.nature.overrates_own;
}

double chance_of(const Desk& desk, double own, double enemy) {
    if (own <= 0) return 0;
    if (enemy <= 0.02 * own) return 0.97;
    return clamped(logistic(desk.rules.success_slope * log_of(own / enemy)), 0.01, 0.97);
}

double scale_of(const Desk& desk) {
    switch (desk.formation(desk.self).echelon) {
        case Echelon::national:
        case Echelon::theatre:
            return desk.rules.scale_of_theatre;
        case Echelon::war_zone:
            return desk.rules.scale_of_war_zone;
        default:
            return 1;
    }
}

Fading fading_over(const Desk& desk, double reach_km) { return Fading(reach_km / desk.map.hex_km); }

double enemy_power_about(const Desk& desk, const Estimate& known, HexId place,
                         const Fading& fading) {
    return known.enemy_powers.about(desk.map.grid.axial(place), fading,
                                    static_cast<std::size_t>(known.enemy_count));
}

double own_power_about(const Desk& desk, const Estimate& known, HexId place) {
    const Axial here = desk.map.grid.axial(place);
    const double own = known.own_powers.about(here, known.fadings.taking_part,
                                              static_cast<std::size_t>(known.part_count));
    if (known.neighbour_count == 0) return own;
    return own + known.neighbour_powers.about(here, known.fadings.neighbours,
                                              static_cast<std::size_t>(known.neighbour_count));
}

const KnownEnemy* nearest_enemy(const Desk& desk, const Estimate& known, HexId place) {
    const auto count = static_cast<std::size_t>(known.enemy_count);
    const auto away = known.enemy_powers.spots().distances(desk.map.grid.axial(place), count);
    std::size_t nearest = 0;
    int least = 1 << 20;
    for (std::size_t i = 0; i < count; ++i) {
        const bool nearer = away[i] < least;
        least = nearer ? away[i] : least;
        nearest = nearer ? i : nearest;
    }
    return count > 0 ? &known.enemies[nearest] : nullptr;
}

bool should_refit(const Desk& desk, const Estimate& known, HexId place, double unfit_share) {
    if (desk.rules.refit_on == 0 || unfit_share < desk.rules.refit_from_unfit) return false;
    const KnownEnemy* enemy = nearest_enemy(desk, known, place);
    return enemy == nullptr ||
           kilometres(desk, enemy->place, place) > desk.rules.refit_unpressed_km;
}

std::uint16_t balance_of(const Desk& desk, const Estimate& known) {
    const double enemy = enemy_power_about(desk, known, known.place, known.fadings.reach);
    bool goes_back = false;
    for (std::size_t i = 0; i < static_cast<std::size_t>(known.enemy_count); ++i)
        goes_back = goes_back || known.enemies[i].going_back;
    const double share = 1000 * known.own_power / (known.own_power + enemy + 1e-9);
    return static_cast<std::uint16_t>(nearest_count(share) + (goes_back ? 2000 : 0));
}

double fear_of_cut_off(const Desk& desk, const Estimate& known, HexId place) {
    if (!desk.base.exists() || !place.exists() || known.own_power <= 0) return 0;
    const Grid& grid = desk.map.grid;
    const int column = grid.column(place), columns = grid.column(desk.base) - column;
    const int row = grid.row(place), rows = grid.row(desk.base) - row;
    double worst = 0;
    for (int quarter = 1; quarter <= 3; ++quarter) {
        const HexId across = grid.at(column + columns * quarter / 4, row + rows * quarter / 4);
        if (!across.exists()) continue;
        const double barring = enemy_power_about(desk, known, across, known.fadings.way_back);
        if (barring > worst) worst = barring;
        if (columns == 0 && rows == 0) break;  // at the base all three are one
    }
    if (worst <= 0) return 0;
    // Half of one's own power would have to be beaten off on the way.
    return logistic(desk.rules.cut_off_slope * log_of(worst / (0.5 * known.own_power)));
}

}  // namespace lishui
