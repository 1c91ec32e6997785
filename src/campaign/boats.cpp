#include "campaign/boats.h"

#include "base/real.h"
#include "combat/crossing.h"
#include "map/route.h"

namespace lishui {

namespace {

constexpr Minutes longest_crossing = 20 * minutes_a_day;  // a guard: no crossing takes so long

// How long the boats take for the load, hour by hour, as night falls and day breaks.
Minutes boat_minutes(const Scenario& scenario, const SiteCircumstances& site, double load,
                     Moment at) {
    Minutes total = 0;
    while (total < longest_crossing) {
        const Light light = scenario.light_at(at + total);
        const double a_minute = site_men_an_hour(site, light, scenario.rules.force) / 60;
        const Minutes chunk = minutes_an_hour - (at + total).minute % minutes_an_hour;
        if (a_minute * chunk >= load)
            return total + static_cast<Minutes>(round_down(load / a_minute + 0.999));
        load -= a_minute * chunk;
        total += chunk;
    }
    return total;
}

bool works_at(const Scenario& scenario, HexId hex, const CrossingSite& site) {
    if (!hex.exists()) return false;
    const Grid& grid = scenario.map.grid;
    const int reach = static_cast<int>(scenario.rules.force.engineer_hexes);
    return grid.distance(hex, site.left) <= reach || grid.distance(hex, site.right) <= reach;
}

// Formations of engineers near enough to either bank to work there.
int engineers_beside(const Scenario& scenario, const State& state, const CrossingSite& site,
                     SideId side) {
    const Grid& grid = scenario.map.grid;
    const int reach = static_cast<int>(scenario.rules.force.engineer_hexes);
    const Axial left = grid.axial(site.left), right = grid.axial(site.right);
    int formations = 0;
    for (const FormationId leaf : scenario.order_of_battle.engineers) {
        if (!alive(state, leaf) || side_of(scenario, leaf) != side) continue;
        const Axial hex = grid.axial(state.condition[leaf.index()].place);
        if (distance(hex, left) <= reach || distance(hex, right) <= reach) ++formations;
    }
    return formations;
}

// The boats that an engineer regiment carries reach over a river that is not too wide, once it has
// had the hours to lay them.
bool bridge_lies(const Scenario& scenario, const State& state, SiteId id,
                 const SiteCircumstances& site) {
    const ForceRules& rules = scenario.rules.force;
    if (rules.bridging_on == 0 || site.engineer_formations == 0 || site.enemy_beside) return false;
    const int width_m = scenario.map.rivers[scenario.map.sites[id.index()].river.index()].width_m;
    const Moment begun = state.bridge_begun[id.index()];
    if (width_m > rules.bridge_most_m || begun == never) return false;
    const double hours = hours_to_bridge(width_m, site.engineer_formations, rules);
    return state.now - begun >= minutes_an_hour * hours;
}

SiteCircumstances circumstances(const Scenario& scenario, const State& state, SiteId id,
                                SideId side) {
    const CrossingSite& site = scenario.map.sites[id.index()];
    SiteCircumstances now;
    now.kind = site.kind;
    // The boats found at the opening: the same number for whoever asks.
    now.men_an_hour =
        within(site.men_per_hour, draw(Key{state.seed, 0, id.value}, purpose("boats at the site")));
    now.enemy_beside = enemy_next_to(scenario, state, site.left, side) ||
                       enemy_next_to(scenario, state, site.right, side);
    for (std::size_t s = 0; s < scenario.order_of_battle.sides.size(); ++s) {
        if (s != side.index() && state.attack_sorties[s] > 0) now.bombed = true;
    }
    now.engineer_formations = engineers_beside(scenario, state, site, side);
    now.bridged = bridge_lies(scenario, state, id, now);
    return now;
}

// What waits at the site to be carried, the asker apart.
double load_waiting(const Scenario& scenario, const State& state, FormationId asker, SiteId site) {
    double load = 0;
    const auto add = [&](HexId bank) {
        each_leaf_at(state, bank, [&](FormationId other) {
            const Marching& marching = state.marching[other.index()];
            if (other == asker || marching.waits == 0 || marching.site != site) return;
            if (marching.next.exists()) return;
            load += site_load(state.condition[other.index()], scenario.rules.force);
        });
    };
    add(scenario.map.sites[site.index()].left);
    add(scenario.map.sites[site.index()].right);
    return load;
}

// Loads a minute over day and night: near enough for a staff that asks which queue is shorter.
double mean_rate(const Scenario& scenario, const SiteCircumstances& site) {
    const ForceRules& rules = scenario.rules.force;
    return (site_men_an_hour(site, Light::day, rules) +
            site_men_an_hour(site, Light::dark, rules)) /
           2 / minutes_an_hour;
}

bool held_by_another(const State& state, HexId hex, SideId side) {
    const std::uint8_t holder = state.held_by[hex.index()];
    return holder != 0xFF && holder != side.value;
}

}  // namespace

Minutes crossing_minutes(const Scenario& scenario, const State& state, FormationId leaf,
                         SiteId site, Moment at) {
    const auto now = circumstances(scenario, state, site, side_of(scenario, leaf));
    const double load = site_load(state.condition[leaf.index()], scenario.rules.force);
    return boat_minutes(scenario, now, load, at);
}

void engineers_moved(const Scenario& scenario, State& state, FormationId leaf, HexId from,
                     HexId to) {
    if (scenario.order_of_battle[leaf].arm != Arm::engineers) return;
    for (std::size_t s = 0; s < scenario.map.sites.size(); ++s) {
        const CrossingSite& site = scenario.map.sites[s];
        Moment& begun = state.bridge_begun[s];
        if (works_at(scenario, to, site)) {
            if (begun == never) begun = state.now;
        } else if (works_at(scenario, from, site) &&
                   engineers_beside(scenario, state, site, side_of(scenario, leaf)) == 0) {
            begun = never;
        }
    }
}

HexId better_site(const Scenario& scenario, const State& state, FormationId leaf, SiteId queued,
                  HexId bound, Moment at) {
    const Map& map = scenario.map;
    const HexId place = state.condition[leaf.index()].place;
    const SideId side = side_of(scenario, leaf);
    const double load = site_load(state.condition[leaf.index()], scenario.rules.force);
    int least = 0x3FFFFFFF;
    const auto whole = [&](SiteId site, HexId near, HexId far) {
        const int there = march_minutes(map, near, place), on = march_minutes(map, far, bound);
        // The march alone is too long: no need to ask for the boats.
        if (there == no_march || on == no_march || there + on >= least) return 0x3FFFFFFF;
        const Moment free = state.site_free[site.index()];
        const Minutes wait = free > at ? free - at : 0;
        if (wait + on >= least) return 0x3FFFFFFF;  // and so is the wait alone
        const double rate = mean_rate(scenario, circumstances(scenario, state, site, side));
        const double queue = wait + load_waiting(scenario, state, leaf, site) / rate;
        const double start = queue > there ? queue : there;
        return static_cast<int>(start + load / rate) + on;
    };
    const CrossingSite& here = map.sites[queued.index()];
    const HexId over = here.left == place ? here.right : here.left;
    const int gain = static_cast<int>(scenario.rules.force.other_site_gain_minutes);
    least = whole(queued, place, over) - gain;
    HexId best;
    // Away over before any other site could have gained so much.
    if (least <= march_minutes(map, over, bound)) return best;
    for (std::size_t i = 0; i < map.sites.size(); ++i) {
        const CrossingSite& site = map.sites[i];
        if (SiteId(i) == queued || site.river != here.river) continue;
        if (held_by_another(state, site.left, side) || held_by_another(state, site.right, side)) {
            continue;
        }
        // From the bank on which it stands: the other is farther by the river itself. (Sides take
        // as long one way as the other, and what leads to one place lies together in the table.)
        const bool left =
            march_minutes(map, site.left, place) < march_minutes(map, site.right, place);
        const HexId near = left ? site.left : site.right;
        const int minutes = whole(SiteId(i), near, left ? site.right : site.left);
        if (minutes >= least) continue;
        least = minutes;
        best = near;
    }
    return best;
}

}  // namespace lishui
