// The fight phase: engagements arise where leaves attack, come to blows in pulses, and end when one
// side gives way, calls off or is no more. The arithmetic is in the room combat; here it is fed and
// carried out.
#include <array>

#include "base/order_by.h"
#include "base/real.h"
#include "campaign/around.h"
#include "campaign/giving_way.h"
#include "campaign/hour.h"
#include "campaign/leaf.h"
#include "campaign/party.h"
#include "campaign/step.h"
#include "combat/tempo.h"
#include "combat/toll.h"

namespace lishui {

namespace {

void close_engagement(Engagement& engagement, FormationId leaf, Moment at, Events& events) {
    events.tell(Happened{Milestone::engagement_ended, leaf, at, engagement.hex, HexId(), SiteId()});
    engagement = Engagement{};
}

// An attack that has lost its enemy, its way or its men is none.
bool attack_stands(const Scenario& scenario, const State& state, FormationId leaf) {
    const Condition& condition = state.condition[leaf.index()];
    const HexId front = state.marching[leaf.index()].front;
    const int direction = scenario.map.grid.direction(condition.place, front);
    return direction >= 0 && scenario.map.open(condition.place, direction) &&
           enemy_at(scenario, state, front, side_of(scenario, leaf));
}

void stop_attacking(State& state, FormationId leaf, Moment next_act) {
    state.marching[leaf.index()].front = HexId();
    state.times[leaf.index()].next_act = next_act;
}

void brace(const Scenario& scenario, State& state, HexId hex, Moment at, Events& events) {
    each_leaf_at(state, hex, [&](FormationId leaf) {
        const Activity activity = state.condition[leaf.index()].activity;
        if (activity != Activity::halted && activity != Activity::waiting) return;
        set_activity(state, leaf, standing_activity(scenario, state, leaf, true), at, events);
    });
}

// Has it had an enemy beside it lately, have its patrols seen one, or does its staff hold one to be
// near?
bool warned(const Scenario& scenario, State& state, FormationId leaf) {
    const CombatRules& rules = scenario.rules.combat;
    const LeafDesk& desk = state.leaf[leaf.index()];
    if (desk.seen_lately != 0) return true;
    const Minutes quiet = state.now - desk.last_contact;
    if (quiet < rules.surprise_quiet_hours * minutes_an_hour) return true;
    const FormationId superior = scenario.order_of_battle[leaf].superior;
    if (!superior.exists()) return false;
    const HexId place = state.condition[leaf.index()].place;
    for (const PictureEntry& entry :
         picture_of(scenario, state, scenario.order_of_battle[superior].headquarters)) {
        if (!entry.subject.exists() || entry.own != 0 || !entry.place.exists()) continue;
        if (scenario.map.grid.distance(entry.place, place) < rules.surprise_near_hexes) return true;
    }
    return false;
}

bool nobody_warned(const Scenario& scenario, State& state, HexId hex) {
    if (scenario.rules.combat.surprise_on == 0) return false;
    bool any = false;
    each_leaf_at(state, hex, [&](FormationId leaf) { any = any || warned(scenario, state, leaf); });
    return !any;
}

void open_engagement(const Scenario& scenario, State& state, FormationId leaf, Events& events) {
    const HexId hex = state.marching[leaf.index()].front;
    Engagement* free = nullptr;
    for (Engagement& engagement : state.engagements) {
        if (engagement.hex == hex) return;
        if (!engagement.hex.exists() && free == nullptr) free = &engagement;
    }
    if (free == nullptr) return;  // it begins an hour later, when a slot is free
    const Key key{state.seed, state.now.minute, hex.value};
    *free = Engagement{};
    free->hex = hex;
    free->began = state.now;
    free->next_pulse = state.now + to_first_blows(key, scenario.rules.combat);
    events.tell(Happened{Milestone::engagement_began, leaf, state.now, hex,
                         state.condition[leaf.index()].place, SiteId()});
    brace(scenario, state, hex, state.now, events);
}

// The leaf turns away from an enemy who is gone: with him goes the engagement.
void drop_attack(State& state, FormationId leaf, Events& events) {
    const HexId hex = state.marching[leaf.index()].front;
    stop_attacking(state, leaf, state.now);
    if (state.first_here[hex.index()] != 0xFFFF) return;
    for (Engagement& engagement : state.engagements) {
        if (engagement.hex == hex) close_engagement(engagement, leaf, state.now, events);
    }
}

void open_engagements(const Scenario& scenario, State& state, Events& events) {
    const int count = scenario.order_of_battle.leaf_count;
    for (int i = 0; i < count; ++i) {
        const FormationId leaf(static_cast<std::size_t>(i));
        if (!state.marching[leaf.index()].front.exists()) continue;
        if (!alive(state, leaf) || !attack_stands(scenario, state, leaf)) {
            drop_attack(state, leaf, events);
            continue;
        }
        open_engagement(scenario, state, leaf, events);
    }
}

// Sorties in support are spread over all engagements of the day and flown by day.
double air_support(const Scenario& scenario, const State& state, SideId attacker, SideId defender,
                   const Field& field) {
    if (by_night(field.light)) return 0;
    int engagements = 0;
    for (const Engagement& engagement : state.engagements)
        engagements += engagement.hex.exists();
    const double share = field.pulse / (scenario.rules.force.march_hours_a_day * minutes_an_hour) /
                         (engagements > 0 ? engagements : 1);
    return share *
           (state.support_sorties[attacker.index()] - state.support_sorties[defender.index()]);
}

// By day, of those who fly today.
double air_mastery(const State& state, SideId attacker, SideId defender, const Field& field,
                   const CombatRules& rules) {
    if (by_night(field.light)) return 0;
    const auto flown = [&](SideId side) {
        return state.attack_sorties[side.index()] + state.support_sorties[side.index()];
    };
    return air_mastery_of(flown(attacker), flown(defender), rules);
}

// An attack on men who did not know of an enemy near is meant to surprise them: it may fail to.
bool surprises(const State& state, const Engagement& engagement, Minutes fought,
               const CombatRules& rules) {
    if (engagement.unwarned == 0 || fought >= minutes_a_day) return false;
    return surprise_succeeds(engagement.began, {state.seed, 0, engagement.hex.value}, rules);
}

Field lay_field(const Scenario& scenario, State& state, const Engagement& engagement,
                const Party& attackers, const Party& defenders, Minutes pulse) {
    Field field;
    field.ground = scenario.map.ground[engagement.hex.index()];
    field.light = scenario.light_at(engagement.next_pulse);
    field.rain = state.sky == Sky::rain || state.sky == Sky::snow;
    field.across_water = 2 * attackers.over_water > attackers.force.men;
    field.attacked_sides = attackers.sides;
    field.line_of_retreat = way_out(scenario, state, defenders.leaves[0]).hex.exists();
    field.resolve = defenders.resolve;
    field.intensity = scenario.rules.combat.intensity;
    field.fought = engagement.next_pulse - engagement.began;
    field.pulse = pulse;
    const bool pressed = attackers.force.power > 0.6 * defenders.force.power;
    field.delaying = pressed && 2 * defenders.delaying > defenders.force.men;
    const SideId attacker = side_of(scenario, attackers.leaves[0]);
    const SideId defender = side_of(scenario, defenders.leaves[0]);
    field.air_support = air_support(scenario, state, attacker, defender, field);
    field.air_mastery = air_mastery(state, attacker, defender, field, scenario.rules.combat);
    field.surprised = surprises(state, engagement, field.fought, scenario.rules.combat);
    return field;
}

void bear_losses(const Scenario& scenario, State& state, const Party& party, double share,
                 const Field& field, Moment at, Events& events) {
    const CombatRules& rules = scenario.rules.combat;
    for (std::size_t i = 0; i < party.count; ++i) {
        const FormationId leaf = party.leaves[i];
        Condition& condition = state.condition[leaf.index()];
        const Key key{state.seed, at.minute, leaf.value};
        const double present = 1 - share_over(state, leaf, at);
        const Toll toll =
            toll_of_pulse(condition, present, share, field.pulse, key, rules, scenario.rules.force);
        wear_down(condition, toll);
        take_losses(scenario, state, leaf, toll.men.killed, toll.men.wounded, toll.men.missing, 0,
                    at, events);
        state.ledger[side_of(scenario, leaf).index()].rounds_fired += toll.rounds;
    }
}

void note_surrounded(State& state, const Party& defenders, bool way_open, Moment at,
                     Events& events) {
    for (std::size_t i = 0; i < defenders.count; ++i) {
        Condition& condition = state.condition[defenders.leaves[i].index()];
        if (!way_open && condition.surrounded == 0) {
            events.tell(Happened{Milestone::surrounded, defenders.leaves[i], at, condition.place,
                                 HexId(), SiteId()});
        }
        condition.surrounded = way_open ? 0 : 1;
    }
}

void call_off(const Scenario& scenario, State& state, const Party& attackers, HexId hex, Moment at,
              Events& events) {
    const CombatRules& rules = scenario.rules.combat;
    for (std::size_t i = 0; i < attackers.count; ++i) {
        const FormationId leaf = attackers.leaves[i];
        if (!alive(state, leaf)) continue;  // spent in this very pulse
        Condition& condition = state.condition[leaf.index()];
        const Key key{state.seed, at.minute, hex.value};
        // All who attacked together try again together.
        stop_attacking(state, leaf, at + pause_after_failure(key, rules));
        condition.activity = Activity::defending;
        condition.cohesion = static_cast<std::int16_t>(
            clamped(condition.cohesion - static_cast<int>(rules.cohesion_called_off), 0, 1000));
        events.tell(Happened{Milestone::called_off, leaf, at, hex, condition.place, SiteId()});
    }
}

void tell_parties(const State& state, const Party& party, Moment at, Events& events) {
    for (std::size_t i = 0; i < party.count; ++i) {
        if (alive(state, party.leaves[i])) tell_condition(state, party.leaves[i], at, events);
    }
}

void disperse_spent(const Scenario& scenario, State& state, const Party& party, Moment at,
                    Events& events) {
    for (std::size_t i = 0; i < party.count; ++i) {
        disperse_if_spent(scenario, state, party.leaves[i], at, events);
    }
}

void carry_out(const Scenario& scenario, State& state, Engagement& engagement,
               const PulseResult& result, const Party& attackers, const Party& defenders, Moment at,
               Events& events) {
    const HexId hex = engagement.hex;
    if (result.defender_gives_way && !defenders.just_gave_way) {
        for (std::size_t i = 0; i < defenders.count; ++i) {
            const FormationId leaf = defenders.leaves[i];
            if (!alive(state, leaf)) continue;
            give_way(scenario, state, leaf, result.defender_breaks, result.force_ratio, at, events);
        }
    }
    const bool stops = result.attacker_calls_off || result.dies_down;
    if (stops) call_off(scenario, state, attackers, hex, at, events);
    tell_parties(state, attackers, at, events);
    tell_parties(state, defenders, at, events);
    const bool empty = state.first_here[hex.index()] == 0xFFFF;
    if (empty) {
        // The victors go on at once; the march into the hex is theirs to make. Who came up after
        // the pulse, within its hour, goes on from then.
        for (std::size_t i = 0; i < attackers.count; ++i) {
            const FormationId leaf = attackers.leaves[i];
            const Moment here = state.marching[leaf.index()].began;
            if (alive(state, leaf)) stop_attacking(state, leaf, at < here ? here : at);
        }
    }
    if (empty || stops) {
        close_engagement(engagement, attackers.leaves[0], at, events);
    }
}

std::int32_t fit_men_of(const State& state, const Party& party) {
    std::int32_t men = 0;
    for (std::size_t i = 0; i < party.count; ++i)
        men += state.condition[party.leaves[i].index()].fit_men;
    return men;
}

// What the enemy has lost, shared among those who fought him by their men.
void count_inflicted(State& state, const Party& party, std::int32_t enemy_lost) {
    const double all = fit_men_of(state, party) + 1e-9;
    for (std::size_t i = 0; i < party.count; ++i) {
        std::uint16_t& inflicted = state.leaf[party.leaves[i].index()].inflicted_men;
        const double share = state.condition[party.leaves[i].index()].fit_men / all;
        inflicted = static_cast<std::uint16_t>(
            clamped(inflicted + round_nearest(share * enemy_lost), 0.0, 65535.0));
    }
}

void pulse(const Scenario& scenario, State& state, Engagement& engagement, Events& events) {
    const CombatRules& rules = scenario.rules.combat;
    const Moment at = engagement.next_pulse;
    const HexId hex = engagement.hex;
    // Until the first blows fall somebody may have seen them come.
    if (engagement.attacker_men == 0) engagement.unwarned = nobody_warned(scenario, state, hex);
    const Party attackers = attackers_of(scenario, state, hex, at, engagement.attacker_men);
    const Party defenders = defenders_of(scenario, state, hex, at, engagement.defender_men);

    const Key key{state.seed, at.minute, hex.value};
    const Minutes length = length_of_pulse(key, rules);
    const Field field = lay_field(scenario, state, engagement, attackers, defenders, length);
    const PulseResult result =
        fight(attackers.force, defenders.force, field, engagement.began, key, rules);
    engagement.next_pulse = at + length;
    const auto attackers_had = fit_men_of(state, attackers);
    const auto defenders_had = fit_men_of(state, defenders);
    note_surrounded(state, defenders, field.line_of_retreat, at, events);
    bear_losses(scenario, state, attackers, result.attacker_loss_share, field, at, events);
    bear_losses(scenario, state, defenders, result.defender_loss_share, field, at, events);
    disperse_spent(scenario, state, attackers, at, events);
    disperse_spent(scenario, state, defenders, at, events);
    carry_out(scenario, state, engagement, result, attackers, defenders, at, events);
    count_inflicted(state, attackers, defenders_had - fit_men_of(state, defenders));
    count_inflicted(state, defenders, attackers_had - fit_men_of(state, attackers));
}

bool still_fought(const Scenario& scenario, const State& state, HexId hex) {
    const SideId defender = side_at(scenario, state, hex);
    if (!defender.exists()) return false;
    for (int d = 0; d < 6; ++d) {
        const HexId from = scenario.map.grid.neighbour(hex, d);
        if (!from.exists()) continue;
        bool any = false;
        each_leaf_at(state, from, [&](FormationId leaf) {
            any = any || (state.marching[leaf.index()].front == hex &&
                          side_of(scenario, leaf) != defender);
        });
        if (any) return true;
    }
    return false;
}

// Nobody attacks any more: told of whoever stands there still.
void end_quietly(State& state, Engagement& engagement, Events& events) {
    const auto first = state.first_here[engagement.hex.index()];
    if (first != 0xFFFF) {
        close_engagement(engagement, FormationId(first), state.now, events);
    } else {
        engagement = Engagement{};
    }
}

}  // namespace

void fight(const Scenario& scenario, State& state, Events events) {
    open_engagements(scenario, state, events);
    std::array<std::uint16_t, most_engagements> due;
    std::size_t count = 0;
    for (std::size_t i = 0; i < state.engagements.size(); ++i) {
        Engagement& engagement = state.engagements[i];
        if (!engagement.hex.exists()) continue;
        if (!still_fought(scenario, state, engagement.hex)) {
            end_quietly(state, engagement, events);
        } else if (engagement.next_pulse <= state.now) {
            due[count++] = static_cast<std::uint16_t>(i);
        }
    }
    order_by(due.begin(), due.begin() + static_cast<std::ptrdiff_t>(count),
             [&](std::uint16_t a, std::uint16_t b) {
                 const Engagement& x = state.engagements[a];
                 const Engagement& y = state.engagements[b];
                 return x.next_pulse != y.next_pulse ? x.next_pulse < y.next_pulse : x.hex < y.hex;
             });
    for (std::size_t i = 0; i < count; ++i) {
        Engagement& engagement = state.engagements[due[i]];
        // An earlier pulse of this hour may have ended it.
        if (still_fought(scenario, state, engagement.hex)) {
            pulse(scenario, state, engagement, events);
        } else {
            end_quietly(state, engagement, events);
        }
    }
}

}  // namespace lishui
