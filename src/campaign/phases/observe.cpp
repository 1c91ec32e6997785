// Observe: leaves look about and report on themselves and on the enemy; airmen and country people
// tell what they saw. This is where truth becomes a statement, with an error and an hour.
#include <algorithm>

#include "base/rack.h"
#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/tray.h"
#include "campaign/truth.h"

namespace lishui {

namespace {

constexpr int most_seen = 6;

struct SeenForce {
    FormationId command;
    HexId hex;
    int men = 0;
    int hexes_away = 0;
    Activity activity = Activity::halted;
};

struct SeenForces {
    Rack<SeenForce, most_seen> all;
    int count = 0;
};

Doing doing_of(Activity activity) {
    switch (activity) {
        case Activity::halted:
        case Activity::waiting:
            return Doing::halted;
        case Activity::marching:
            return Doing::marching;
        case Activity::attacking:
            return Doing::attacking;
        case Activity::defending:
        case Activity::delaying:
            return Doing::defending;
        case Activity::withdrawing:
            return Doing::withdrawing;
        case Activity::crossing:
            return Doing::crossing;
        case Activity::dispersed:
            return Doing::unknown;
    }
    return Doing::unknown;
}

// One entry a command: the part of it with most men.
void note(SeenForces& seen, FormationId command, HexId hex, int away, const Condition& condition) {
    for (int i = 0; i < seen.count; ++i) {
        SeenForce& force = seen.all[static_cast<std::size_t>(i)];
        if (force.command != command) continue;
        if (condition.fit_men > force.men) {
            force.hex = hex;
            force.men = condition.fit_men;
            force.hexes_away = away;
            force.activity = condition.activity;
        }
        return;
    }
    if (seen.count == most_seen) return;
    seen.all[static_cast<std::size_t>(seen.count++)] =
        SeenForce{command, hex, condition.fit_men, away, condition.activity};
}

// All the fit men of a command, which observers extrapolate from the part they saw.
int men_of(const Scenario& scenario, const State& state, FormationId command) {
    int men = 0;
    for (const FormationId f :
         scenario.order_of_battle.under(scenario.order_of_battle[command].headquarters))
        if (scenario.order_of_battle.is_leaf(f) && alive(state, f))
            men += state.condition[f.index()].fit_men;
    return men;
}

// Another command of the same side, taken for the right one.
FormationId neighbour_of(const Scenario& scenario, FormationId command, const Key& key) {
    const FormationId superior = scenario.order_of_battle[command].superior;
    if (!superior.exists()) return command;
    const auto peers =
        scenario.order_of_battle.under(scenario.order_of_battle[superior].headquarters);
    const auto which =
        draw_below(static_cast<std::uint32_t>(peers.size()), key, purpose("wrong name"));
    const FormationId peer = peers[which];
    return scenario.order_of_battle.is_leaf(peer) ? command : peer;
}

Sighting statement(const Scenario& scenario, const State& state, const SeenForce& force, Seen how,
                   Moment at, std::uint32_t who) {
    const ForceRules& rules = scenario.rules.force;
    const Key key{state.seed, at.minute, (who << 12) ^ force.command.value};
    const bool near = how == Seen::contact;
    const double scatter = near ? rules.strength_error : rules.strength_error_far;
    Sighting sighting;
    sighting.subject = force.command;
    if (draw(key, purpose("name of a force seen")) < rules.wrong_name_share)
        sighting.subject = neighbour_of(scenario, force.command, key);
    sighting.place = force.hex;
    sighting.radius_km = near ? 4 : 10;
    const double factor =
        exp_of(clamped(scatter * draw_normal(key, purpose("strength seen")), -2.0, 2.0));
    const double men = men_of(scenario, state, force.command) * factor;
    sighting.strength_men = 100 * static_cast<std::int32_t>(nearest_count(men / 100));
    sighting.spread = static_cast<std::uint8_t>(nearest_count(100 * scatter));
    sighting.doing = doing_of(force.activity);
    sighting.seen = how;
    sighting.observed = at;
    return sighting;
}

void look_at_hex(const Scenario& scenario, const State& state, HexId hex, int away, const Key& key,
                 SeenForces& seen) {
    const ForceRules& rules = scenario.rules.force;
    each_leaf_at(state, hex, [&](FormationId other) {
        const double chance = away <= 1 ? rules.sight_chance_near : rules.sight_chance_far;
        if (draw(key, purpose("noticing an enemy"), other.value) < chance)
            note(seen, scenario.order_of_battle[other].superior, hex, away,
                 state.condition[other.index()]);
    });
}

bool told_already(LeafDesk& desk, const SeenForce& force) {
    const std::uint32_t mixed = (force.command.value * 2654435761u) ^ (force.hex.value * 40503u);
    const std::uint32_t bit = 1u << (mixed >> 27);
    const bool told = (desk.seen_lately & bit) != 0;
    desk.seen_lately |= bit;
    return told;
}

bool country_people_come(const Scenario& scenario, SideId own, const Key& key) {
    return scenario.order_of_battle.sides[own.index()].at_home &&
           draw(key, purpose("country people come")) < scenario.rules.force.people_come_share;
}

void hear_country_people(const Scenario& scenario, const State& state, FormationId leaf,
                         SeenForces& seen) {
    const SideId own = side_of(scenario, leaf);
    const int reach = static_cast<int>(scenario.rules.force.people_reach_hexes);
    const HexId place = state.condition[leaf.index()].place;
    if (far_from_enemies(scenario, state, place, own, reach)) return;
    const Grid& grid = scenario.map.grid;
    const Axial here = grid.axial(place);
    // The numbers of the hexes in the rows within reach: nearly nobody is there.
    const int south = (here.up - reach) * grid.width, north = (here.up + reach + 1) * grid.width;
    for (const FormationId other : scenario.order_of_battle.leaves_against[own.index()]) {
        const Condition& condition = state.condition[other.index()];
        const int place_number = condition.place.value;
        if (place_number < south || place_number >= north) continue;
        if (!alive(state, other)) continue;
        const int away = distance(here, grid.axial(condition.place));
        if (away > 2 && away <= reach)
            note(seen, scenario.order_of_battle[other].superior, condition.place, away, condition);
    }
}

// What country people tell does not call the staff from its work.
Precedence urgency_of(Seen how) {
    return how == Seen::country_people ? Precedence::routine : Precedence::priority;
}

// The first word on a force just met: coarse, and the larger the less candid the commander whose
// men write it. They put it right at the next look.
void write_in_haste(const Scenario& scenario, const State& state, FormationId leaf,
                    Sighting& sighting) {
    const ForceRules& rules = scenario.rules.force;
    const HeadquartersId over =
        scenario.order_of_battle[scenario.order_of_battle[leaf].superior].headquarters;
    const double candour = scenario.headquarters[over.index()].nature.candour;
    const Key key{state.seed, state.now.minute, leaf.value};
    const double more = rules.strength_error * (rules.first_sighting_scatter - 1) *
                        draw_normal(key, purpose("written in haste"));
    const double factor =
        exp_of(clamped(more + rules.first_sighting_swells * (1 - candour), -2.0, 2.0));
    sighting.is_first = 1;
    sighting.strength_men =
        100 * static_cast<std::int32_t>(nearest_whole(sighting.strength_men * factor / 100));
    sighting.spread =
        static_cast<std::uint8_t>(nearest_whole(sighting.spread * rules.first_sighting_scatter));
}

// Whoever meets an enemy after a while without contact tells of the first one in haste.
void report_first_met(const Scenario& scenario, State& state, FormationId leaf,
                      const SeenForces& seen) {
    LeafDesk& desk = state.leaf[leaf.index()];
    const bool again = state.now - desk.last_contact <= 12 * minutes_an_hour;
    if (scenario.rules.force.first_reports_on == 0 || (again && desk.first_report == 0)) return;
    for (int i = 0; i < seen.count; ++i) {
        const SeenForce& force = seen.all[static_cast<std::size_t>(i)];
        const bool met = force.hexes_away <= 1 && (!again || force.command == desk.first_met);
        if (!met || (!again && told_already(desk, force))) continue;
        Sighting sighting = statement(scenario, state, force, Seen::contact, state.now, leaf.value);
        if (again)
            sighting.corrects = desk.first_report;
        else
            write_in_haste(scenario, state, leaf, sighting);
        const DispatchId id =
            hand_in(scenario, state, leaf,
                    {scenario.order_of_battle[leaf].superior, urgency_of(Seen::contact), sighting},
                    state.now);
        told_already(desk, force);
        desk.first_report = again ? std::uint16_t{0} : id.serial;
        desk.first_met = again ? FormationId() : force.command;
        return;
    }
}

void report_seen(const Scenario& scenario, State& state, FormationId leaf, const SeenForces& seen,
                 Seen far_seen) {
    const FormationId superior = scenario.order_of_battle[leaf].superior;
    for (int i = 0; i < seen.count; ++i) {
        const SeenForce& force = seen.all[static_cast<std::size_t>(i)];
        if (told_already(state.leaf[leaf.index()], force)) continue;
        const Seen how = force.hexes_away <= 1 ? Seen::contact : far_seen;
        hand_in(scenario, state, leaf,
                {superior, urgency_of(how),
                 statement(scenario, state, force, how, state.now, leaf.value)},
                state.now);
    }
}

void look(const Scenario& scenario, State& state, FormationId leaf) {
    LeafDesk& desk = state.leaf[leaf.index()];
    LeafTimes& times = state.times[leaf.index()];
    const Key key{state.seed, state.now.minute, leaf.value};
    const HexId place = state.condition[leaf.index()].place;
    const SideId own = side_of(scenario, leaf);
    const int reach = static_cast<int>(scenario.rules.force.sight_hexes);
    SeenForces seen;
    bool contact = false;
    each_enemy_within(scenario, state, place, own, reach, [&](HexId hex, int away) {
        contact = contact || away == 1;
        look_at_hex(scenario, state, hex, away, key, seen);
    });
    if (contact) report_first_met(scenario, state, leaf, seen);
    report_seen(scenario, state, leaf, seen, Seen::patrol);
    if (country_people_come(scenario, own, key)) {
        SeenForces heard;
        hear_country_people(scenario, state, leaf, heard);
        report_seen(scenario, state, leaf, heard, Seen::country_people);
    }
    const auto hours = static_cast<int>(scenario.rules.force.look_hours);
    if (contact) {
        if (state.now - desk.last_contact > 12 * minutes_an_hour) times.next_return = state.now;
        desk.last_contact = state.now;
        desk.hours_in_contact = static_cast<std::uint16_t>(desk.hours_in_contact + hours);
    }
    // Patrols go out less often where nobody is.
    times.next_look = state.now + (seen.count > 0 ? hours : hours + hours / 2) * minutes_an_hour;
}

// Who is on his feet and can yet do nothing more.
int spent_men(const Condition& condition, const ForceRules& rules) {
    const double over =
        (condition.fatigue - rules.spent_from_fatigue) / (1000.0 - rules.spent_from_fatigue);
    return static_cast<int>(condition.fit_men * rules.spent_share * clamped(over, 0.0, 1.0));
}

// What it takes for the loss that it has inflicted: each formation counts in its own way.
std::int32_t counted(const Scenario& scenario, const State& state, FormationId leaf) {
    const int inflicted = state.leaf[leaf.index()].inflicted_men;
    if (inflicted == 0) return 0;
    const Key key{state.seed, 0, leaf.value};
    const double error = 2 * draw(key, purpose("counting the enemy's dead")) - 1;
    return static_cast<std::int32_t>(
        nearest_whole(inflicted * (1 + scenario.rules.force.claim_error * error)));
}

void report_self(const Scenario& scenario, State& state, FormationId leaf) {
    LeafDesk& desk = state.leaf[leaf.index()];
    LeafTimes& times = state.times[leaf.index()];
    const Condition& condition = state.condition[leaf.index()];
    const double hours = scenario.rules.force.return_hours;
    Return report;
    report.subject = leaf;
    report.place = condition.place;
    report.doing = doing_of(condition.activity);
    report.pressure =
        static_cast<std::uint8_t>(clamped(100 * desk.hours_in_contact / hours, 0.0, 100.0));
    const int carried = condition.wounded_men + condition.sick_men;
    const int all = condition.fit_men + carried;
    const int unfit = carried + spent_men(condition, scenario.rules.force);
    report.unfit = static_cast<std::uint8_t>(all > 0 ? 100 * unfit / all : 100);
    const int supply = condition.rations < condition.rounds ? condition.rations : condition.rounds;
    report.supply_days = static_cast<std::uint8_t>(clamped(supply / 10, 0, 200));
    report.fit_men = condition.fit_men;
    // Whoever has fallen out on the march is still waited for.
    const int lost = condition.opening_men - condition.fit_men - desk.stragglers_men;
    report.lost_men = lost > 0 ? lost : 0;
    report.claimed_men = counted(scenario, state, leaf);
    report.observed = state.now;
    hand_in(scenario, state, leaf,
            {scenario.order_of_battle[leaf].superior, Precedence::routine, report}, state.now);
    const bool quiet = desk.hours_in_contact == 0;
    times.next_return = state.now + static_cast<Minutes>(60 * hours * (quiet ? 2 : 1));
    desk.hours_in_contact = 0;
    // What it sees day after day it reports once a day, after its first return of the day.
    if (state.now.minute % minutes_a_day < 60 * hours) desk.seen_lately = 0;
}

Moment next_watch(const State& state, FormationId leaf) {
    const LeafTimes& times = state.times[leaf.index()];
    return Moment{std::min(times.next_look.minute, times.next_return.minute)};
}

bool keeps_airmen(Echelon echelon) {
    return echelon == Echelon::army || echelon == Echelon::war_zone;
}

// Once a day the headquarters that keep airmen hear what was seen from the air.
void hear_airmen(const Scenario& scenario, State& state, HeadquartersId h) {
    const ForceRules& rules = scenario.rules.force;
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    const FormationId self = order_of_battle.command(h);
    const SideId own = order_of_battle[self].side;
    const int sorties = state.reconnaissance_sorties[own.index()];
    if (sorties <= 0) return;
    const Key key{state.seed, state.now.minute, self.value};
    SeenForces seen;
    const auto unseen = [&](double moving) {
        return power(1 - clamped(rules.air_sight_share * moving / 4, 0.0, 0.9), sorties);
    };
    const double unseen_halted = unseen(1), unseen_moving = unseen(2);
    DrawsByNumber luck(key, purpose("seen from the air"));
    for (const FormationId leaf : order_of_battle.leaves_against[own.index()]) {
        if (!alive(state, leaf)) continue;
        const Condition& condition = state.condition[leaf.index()];
        const bool moving = condition.activity == Activity::marching ||
                            condition.activity == Activity::withdrawing ||
                            condition.activity == Activity::crossing;
        const double none = moving ? unseen_moving : unseen_halted;
        if (luck.draw(leaf.value) >= none)
            note(seen, order_of_battle[leaf].superior, condition.place, 9, condition);
    }
    for (int i = 0; i < seen.count; ++i)
        hand_in_from_outside(state, self,
                             statement(scenario, state, seen.all[static_cast<std::size_t>(i)],
                                       Seen::airmen, state.now, self.value),
                             state.now, i);
}

}  // namespace

void observe(const Scenario& scenario, State& state, Events) {
    const DueLeaves due = leaves_due(scenario, state, next_watch);
    for (std::size_t i = 0; i < due.count; ++i) {
        const FormationId leaf = due.all[i];
        const LeafTimes& times = state.times[leaf.index()];
        if (!alive(state, leaf)) continue;
        if (times.next_look <= state.now) look(scenario, state, leaf);
        if (times.next_return <= state.now) report_self(scenario, state, leaf);
    }
    const int hour_of_day = scenario.calendar.date(state.now).hour;
    if (hour_of_day != 10 && hour_of_day != 14) return;
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        const HeadquartersId headquarters(h);
        if (keeps_airmen(
                scenario.order_of_battle[scenario.order_of_battle.command(headquarters)].echelon))
            hear_airmen(scenario, state, headquarters);
    }
}

}  // namespace lishui
