#include "command/turning_movement.h"

#include "base/order_by.h"
#include "base/rack.h"
#include "base/real.h"
#include "map/route.h"

namespace lishui {

namespace {

constexpr int most_points = 12;       // looked at, the nearest to the enemy first
constexpr int most_searches = 4;      // ways round that are looked for in one appreciation
constexpr int patience = 48;          // hexes looked at for one of them
constexpr int most_in_the_way = 12;   // enemies that it must avoid
constexpr int in_the_way_hexes = 12;  // so near to the one pursued
constexpr double behind_share =
    0.5;  // of his march to the point, by how much it is farther from us

// A place that he must pass, and by when he is past it.
struct Point {
    HexId place;
    int enemy_minutes = 0;
    int over_minutes = 0;  // until all of him is over: the boats of the site
};

struct Points {
    Rack<Point, most_points> all;
    int count = 0;
};

// The nearest to the goal of those who are believed to go back.
const KnownEnemy* pursued(const Desk& desk, const Estimate& known, HexId goal) {
    const KnownEnemy* found = nullptr;
    double least = desk.rules.objective_spread_km;
    for (int i = 0; i < known.enemy_count; ++i) {
        const KnownEnemy& enemy = known.enemies[static_cast<std::size_t>(i)];
        if (!enemy.going_back) continue;
        const double away = kilometres(desk, enemy.place, goal);
        if (away > least || (found != nullptr && away >= least)) continue;
        least = away;
        found = &enemy;
    }
    return found;
}

// Who is pursued, as the main body sees him: he has gone on since he was seen.
struct Quarry {
    const KnownEnemy& enemy;
    int gone_on = 0;   // minutes since he was seen
    int farthest = 0;  // minutes of his march, from where he was seen, that are thought of
    int to_him = 0;    // minutes from the main body to where he was seen
};

Quarry quarry_of(const Desk& desk, const Estimate& known, const KnownEnemy& enemy) {
    const auto gone_on = static_cast<int>(desk.now - enemy.entry->observed);
    const auto within = static_cast<int>(minutes_an_hour * desk.rules.turning_within_hours);
    return {enemy, gone_on, gone_on + within, march_minutes(desk.map, known.place, enemy.place)};
}

// Does the place still lie before him and behind him as the main body sees him? It takes as long
// back as there, and so all places are looked up in the same two rows of the table.
bool lies_behind(const Desk& desk, const Estimate& known, const Quarry& quarry, HexId place) {
    const int his = march_minutes(desk.map, place, quarry.enemy.place);
    if (his <= quarry.gone_on || his > quarry.farthest || quarry.to_him == no_march) return false;
    return march_minutes(desk.map, place, known.place) >= quarry.to_him + behind_share * his;
}

void add(const Desk& desk, const Estimate& known, const Quarry& quarry, HexId place,
         double men_an_hour, Points& points) {
    if (!place.exists() || !lies_behind(desk, known, quarry, place)) return;
    const double over = men_an_hour > 0 ? minutes_an_hour * quarry.enemy.men / men_an_hour : 0;
    const Point point{place, march_minutes(desk.map, place, quarry.enemy.place) - quarry.gone_on,
                      static_cast<int>(clamped(over, 0.0, 1e6))};
    int at = points.count < most_points ? points.count++ : most_points;
    for (; at > 0; --at) {
        const Point& before = points.all[static_cast<std::size_t>(at - 1)];
        if (before.enemy_minutes <= point.enemy_minutes) break;
        if (at < most_points) points.all[static_cast<std::size_t>(at)] = before;
    }
    if (at < most_points) points.all[static_cast<std::size_t>(at)] = point;
}

// The crossing sites and junctions behind him, those he comes to first at the head.
Points points_behind(const Desk& desk, const Estimate& known, const Quarry& quarry) {
    Points points;
    for (const CrossingSite& site : desk.map.sites) {
        add(desk, known, quarry, site.left, site.men_per_hour.mode, points);
        add(desk, known, quarry, site.right, site.men_per_hour.mode, points);
    }
    for (const HexId junction : desk.map.junctions)
        add(desk, known, quarry, junction, 0, points);
    return points;
}

// Looks for ways that keep a hex away from every known enemy.
class WaysRound {
public:
    WaysRound(const Desk& desk, const Estimate& known, const KnownEnemy& enemy) : desk_(desk) {
        for (int i = 0; i < known.enemy_count && count_ < most_in_the_way; ++i) {
            const HexId place = known.enemies[static_cast<std::size_t>(i)].place;
            if (desk.map.grid.distance(place, enemy.place) <= in_the_way_hexes)
                shunned_[static_cast<std::size_t>(count_++)] = place;
        }
    }
    // Marching minutes; no_march: there is no such way, or it has been looked for too often.
    int minutes(HexId from, HexId to) {
        if (from == to) return 0;
        if (searches_ == most_searches) return no_march;
        ++searches_;
        const Route route = find_route<patience>(desk_.map, from, to,
                                                 [&](HexId hex) { return shuns(hex) ? -1 : 0; });
        return route.length > 0 ? route.minutes : no_march;
    }

private:
    [[nodiscard]] bool shuns(HexId hex) const {
        for (int i = 0; i < count_; ++i)
            if (desk_.map.grid.distance(hex, shunned_[static_cast<std::size_t>(i)]) <= 1)
                return true;
        return false;
    }
    const Desk& desk_;
    std::array<HexId, most_in_the_way> shunned_{};
    int count_ = 0;
    int searches_ = 0;
};

// Who has been sent to a place that still lies before him goes on there.
TurningMovement under_way(const Desk& desk, const Estimate& known, const Quarry& quarry,
                          std::span<const Flanker> all) {
    TurningMovement movement;
    for (const Flanker& flanker : all) {
        if (flanker.blocks != quarry.enemy.subject || !flanker.at.exists()) continue;
        if (movement.count > 0 && flanker.at != movement.place) continue;
        if (movement.count == 0 && !lies_behind(desk, known, quarry, flanker.at)) continue;
        movement.place = flanker.at;
        movement.who[static_cast<std::size_t>(movement.count++)] = flanker.index;
    }
    return movement;
}

}  // namespace

TurningMovement turning_movement(const Desk& desk, const Estimate& known, HexId goal,
                                 std::span<const Flanker> all) {
    const CommandRules& rules = desk.rules;
    TurningMovement movement;
    const auto parts = static_cast<int>(all.size());
    if (rules.turning_on == 0 || parts < 2 || !known.place.exists()) return movement;
    const KnownEnemy* enemy = pursued(desk, known, goal);
    if (enemy == nullptr) return movement;
    const Quarry quarry = quarry_of(desk, known, *enemy);
    movement = under_way(desk, known, quarry, all);
    movement.enemy = enemy->subject;
    if (movement.count > 0) return movement;
    const int wanted =
        static_cast<int>(clamped(round_nearest(rules.turning_share * parts), 1.0, parts - 1.0));
    const Points points = points_behind(desk, known, quarry);
    WaysRound ways(desk, known, *enemy);
    for (int p = 0; p < points.count && movement.count == 0; ++p) {
        const Point& point = points.all[static_cast<std::size_t>(p)];
        const double latest =
            point.enemy_minutes + point.over_minutes + 60 * rules.turning_late_hours;
        Rack<Flanker, most_subordinates> near;
        int count = 0;
        for (const Flanker& flanker : all)
            if (march_minutes(desk.map, flanker.place, point.place) <= latest)
                near[static_cast<std::size_t>(count++)] = flanker;
        order_by(near.data(), near.data() + count, [&](const Flanker& a, const Flanker& b) {
            const int his = march_minutes(desk.map, a.place, point.place);
            const int others = march_minutes(desk.map, b.place, point.place);
            return his != others ? his < others : a.index < b.index;
        });
        for (int i = 0; i < count && movement.count < wanted; ++i) {
            const Flanker& flanker = near[static_cast<std::size_t>(i)];
            if (ways.minutes(flanker.place, point.place) > latest) continue;
            movement.place = point.place;
            movement.who[static_cast<std::size_t>(movement.count++)] = flanker.index;
        }
    }
    return movement;
}

}  // namespace lishui
