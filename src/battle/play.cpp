#include "base/digest.h"
#include "base/real.h"
#include "battle/battle.h"
#include "combat/advance.h"
#include "combat/retreat.h"
#include "combat/tempo.h"
#include "combat/toll.h"

namespace lishui {

namespace {

constexpr int most_days = 150;
constexpr double usual_guns_a_thousand = 2.5;

struct Fighting {
    const Battle& battle;
    const CombatRules& rules;
    const ForceRules& forces;
    Key key;  // its minute is the current one
    Moment began;
    Condition attacker, defender;
    Field field;
    int opening_minute = 0;  // of the day
    double ground_km = 0;
    int stands = 1;  // of a defender who means to give ground, this one included
};

Condition condition_of(const BattleSide& side, const CombatRules& rules) {
    Condition condition;
    const double guns = side.guns < 0 ? usual_guns_a_thousand * side.men / 1000 : side.guns;
    condition.fit_men = condition.opening_men = static_cast<std::int32_t>(round_nearest(side.men));
    condition.guns = static_cast<std::int16_t>(clamped(round_nearest(guns), 0.0, 32000.0));
    condition.quality = static_cast<std::int16_t>(clamped(side.worth, 1.0, 10000.0));
    condition.rounds = static_cast<std::int16_t>(2 * rules.rounds_a_fight_day);
    return condition;
}

Force force_of(const BattleSide& side, const Condition& condition, const CombatRules& rules) {
    Force force;
    force.men = condition.fit_men;
    force.power = fighting_power(condition, rules);
    force.guns = condition.guns;
    force.cohesion = condition.cohesion / 1000.0;
    force.rounds_days = condition.rounds / 10.0;
    force.lost_share = 1 - force.men / condition.opening_men;
    add_tanks(force, side.tanks * (1 - force.lost_share), rules);
    return force;
}

Light light_at(Season season, int minute_of_day) {
    const int half = season == Season::summer ? 465 : season == Season::winter ? 285 : 375;
    const int from_noon = minute_of_day > 720 ? minute_of_day - 720 : 720 - minute_of_day;
    if (from_noon <= half) return Light::day;
    return from_noon <= half + 30 ? Light::twilight : Light::dark;
}

void lay_field(Fighting& f) {
    const Battle& battle = f.battle;
    f.field.ground = battle.ground;
    f.field.rain = battle.rain;
    f.field.woods = battle.woods;
    f.field.across_water = battle.across_water;
    f.field.delaying = battle.delaying;
    f.field.resolve = battle.defender.resolve;
    f.field.air_mastery = battle.air_mastery;
    f.field.front_km = battle.front_km;
    f.field.intensity = intensity_of_year(battle.year, f.rules);
    f.field.odds = battle.attacker.attack / 100;
    f.field.surprised = surprise_succeeds(f.began, f.key, f.rules);
}

void bear(Condition& condition, double share, const BattleSide& side, const Fighting& f,
          std::uint32_t who) {
    const Key key{f.key.seed, f.key.minute, f.key.who ^ who};
    const double lost = clamped(share * side.cost / 100, 0.0, f.rules.most_loss_a_pulse);
    const Toll toll = toll_of_pulse(condition, 1, lost, f.field.pulse, key, f.rules, f.forces);
    condition.fit_men -= toll.men.killed + toll.men.wounded + toll.men.missing;
    wear_down(condition, toll);
}

// A night's sleep and a day's supply: each night between two days of the battle.
void pass_night(Condition& condition, const Fighting& f) {
    Toll night;
    night.fatigue = -static_cast<int>(8 * f.forces.recovery_a_rest_hour);
    night.rounds = -static_cast<int>(10 * f.forces.supply_days_a_day);
    const int most = static_cast<int>(10 * f.forces.most_supply_days);
    if (condition.rounds - night.rounds > most) night.rounds = condition.rounds - most;
    wear_down(condition, night);
}

Ending end_of_defender(Fighting& f, const PulseResult& result) {
    if (!result.defender_breaks) {
        return result.by_losses ? Ending::gave_way_to_losses : Ending::gave_way_to_manoeuvre;
    }
    const Key key{f.key.seed, f.key.minute, f.key.who ^ 2};
    const Toll toll = toll_of_disorder(f.defender, f.rules.break_loss, key, f.rules);
    f.defender.fit_men -= toll.men.killed + toll.men.wounded + toll.men.missing;
    return Ending::broke;
}

// Who delays gives ground a bound at a time; the record calls it a retreat after some of them.
bool stands_again(const Fighting& f, const PulseResult& result) {
    return f.battle.delaying && !result.defender_breaks && f.stands < f.rules.delay_stands;
}

// One pulse; true when it ended the battle.
bool pulse(Fighting& f, BattlePlay& told) {
    f.field.pulse = length_of_pulse(f.key, f.rules);
    f.field.fought = f.key.minute - f.began.minute;
    f.field.light = light_at(f.battle.season, (f.opening_minute + f.key.minute) % minutes_a_day);
    if (f.field.attacked_sides == 1 && flank_turned(f.field, f.key, f.rules)) {
        f.field.attacked_sides = 2;
    }
    const Force attacker = force_of(f.battle.attacker, f.attacker, f.rules);
    Force defender = force_of(f.battle.defender, f.defender, f.rules);
    defender.dug_in_hours = f.battle.dug_in_hours;
    const auto result = fight(attacker, defender, f.field, f.began, f.key, f.rules);
    f.ground_km += f.battle.attacker.pace / 100 *
                   ground_won_km(attacker, defender, f.field, f.began, f.key, f.rules);
    bear(f.attacker, result.attacker_loss_share, f.battle.attacker, f, 1);
    bear(f.defender, result.defender_loss_share, f.battle.defender, f, 2);
    f.key.minute += f.field.pulse;
    told.by_losses = true;
    if (spent(f.defender, f.defender.opening_men, f.rules)) {
        told.ending = Ending::destroyed;
        return true;
    }
    if (spent(f.attacker, f.attacker.opening_men, f.rules)) {
        told.ending = Ending::spent;
        return true;
    }
    told.by_losses = result.by_losses;
    told.ending = Ending::died_down;
    if (result.defender_gives_way) {
        if (stands_again(f, result)) {
            ++f.stands;
            return false;
        }
        told.ending = end_of_defender(f, result);
    } else if (result.attacker_calls_off) {
        told.ending = result.by_losses ? Ending::called_off_for_losses : Ending::called_off;
    } else {
        return result.dies_down;
    }
    return true;
}

double lost(const Condition& condition) {
    return 1 - clamped(condition.fit_men, 0, condition.opening_men) /
                   static_cast<double>(condition.opening_men);
}

}  // namespace

BattlePlay play(const Battle& battle, std::uint64_t seed, std::uint32_t run,
                const CombatRules& rules, const ForceRules& forces) {
    Digest digest;
    digest.add_text(battle.id);
    digest.add(seed);
    digest.add(run);
    Fighting f{.battle = battle,
               .rules = rules,
               .forces = forces,
               .key = {digest.value(), 0, 0x100},
               .began = Moment{0},
               .attacker = condition_of(battle.attacker, rules),
               .defender = condition_of(battle.defender, rules),
               .field = {}};
    // Most battles begin in the early morning.
    f.opening_minute = 240 + static_cast<int>(360 * draw(f.key, purpose("hour of the attack")));
    f.began = Moment{to_first_blows(f.key, rules)};
    f.key.minute = f.began.minute;
    lay_field(f);

    BattlePlay told;
    int day = 0;
    while (!pulse(f, told)) {
        const int today = (f.opening_minute + f.key.minute) / minutes_a_day;
        if (today == day) continue;
        day = today;
        if (day >= most_days) break;
        pass_night(f.attacker, f);
        pass_night(f.defender, f);
        f.field.surprised = false;
    }
    told.days = 1 + (f.opening_minute + f.key.minute - 1) / minutes_a_day;
    told.attacker_loss = lost(f.attacker);
    told.defender_loss = lost(f.defender);
    told.advance_km = f.ground_km * ground_kept(!attacker_won(told.ending), f.began, f.key, rules);
    return told;
}

}  // namespace lishui
