"""The engine's formulas in the mean, for arrays of battles: what src/combat does, without its luck.

Losses and ground are straight lines in the logarithms, and endings are hazards whose likelihood can
be written down, so that an optimiser can work on them. What this leaves out (light, weariness,
rounds, disorder, surprise, flanks, crowding) is made good by playing: see fitting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .coefficients import ARMIES, ATTACKERS_ON_FRONTS, DEFENDERS_ON_FRONTS, NATIONS, PACES_ON_FRONTS
from .tables import Array, Flags, Kinds, Outcomes, Table

Values = dict[str, float]  # by the name of the rule
# The same of many at once, one a row: the formulas are as glad of columns as of numbers.
Columns = Mapping[str, float | Array]

LN_10 = np.log(10.0)
USUAL_GUNS = 2.5  # a thousand men, as src/battle/play.cpp has it
FULL_HOURS = 36.0
USUAL_DEFENCE_DENSITY = 1.6  # combat.usual_defence_density
HILLS, MOUNTAINS, PLAIN = 2, 3, 0
# A rear guard goes back a bound at a time: combat.delay_hazard, judged and not fitted.
DELAY_HAZARD = 14.2


@dataclass(frozen=True)
class Battles:
    """What the engine understood of each (lishui battle --understood)."""

    men: tuple[Array, Array]
    guns: tuple[Array, Array]
    tanks: tuple[Array, Array]  # 1 + those for a thousand men
    nation: tuple[list[int], list[int]]  # -1: nobody's
    army: list[int]  # of the attacker; -1: nobody's
    attacks_on: list[int]  # the attacker, of ATTACKERS_ON_FRONTS; -1: nobody's
    defends_on: list[int]
    goes_on: list[int]
    resolve: Array
    dug_in: Array
    delaying: Array
    rain: Array
    woods: Array
    rugged: Array
    hills: Array
    plain: Array
    air: Array
    decades: Array  # from 1943
    thousands: Array
    density: Array  # ln of thousands of attackers a km; 0 where the front is not known
    defence_density: Array  # log10 of thousands of defenders a km over what is usual; 0 likewise


def places(words: list[str], names: tuple[str, ...]) -> list[int]:
    """Of each word among the names; -1 where it is none of them."""
    return [names.index(word) if word in names else -1 for word in words]


def battles_of(table: Table) -> Battles:
    men, guns, tanks, nation = [], [], [], []
    for side in ("att_", "def_"):
        count = np.maximum(table.numbers(side + "men"), 1.0)
        known = table.numbers(side + "guns")
        men.append(count)
        guns.append(np.where(known < 0, USUAL_GUNS * count / 1000, known))
        tanks.append(1 + 1000 * table.numbers(side + "tanks") / count)
        words = table.words(side + "nation")
        nation.append(places(words, NATIONS))
    ground = table.numbers("ground")
    thousands = np.maximum(men[0] / 1000, 0.5)
    front = table.numbers("front_km")
    width = np.maximum(front, 0.3)
    attackers = table.words("att_army_on_front")
    return Battles(
        men=(men[0], men[1]),
        guns=(guns[0], guns[1]),
        tanks=(tanks[0], tanks[1]),
        nation=(nation[0], nation[1]),
        army=places(table.words("att_army"), ARMIES),
        attacks_on=places(attackers, ATTACKERS_ON_FRONTS),
        defends_on=places(table.words("def_army_on_front"), DEFENDERS_ON_FRONTS),
        goes_on=places(attackers, PACES_ON_FRONTS),
        resolve=table.numbers("resolve"),
        dug_in=np.minimum(table.numbers("dug_in_hours") / FULL_HOURS, 1.0),
        delaying=table.numbers("delaying"),
        rain=table.numbers("rain"),
        woods=table.numbers("woods"),
        rugged=(ground == HILLS) | (ground == MOUNTAINS),
        hills=ground == HILLS,
        plain=(ground == PLAIN).astype(float),
        air=table.numbers("air_mastery"),
        decades=np.clip(table.numbers("year") - 1943, -60, 40) / 10,
        thousands=thousands,
        density=np.where(front > 0, np.log(thousands / width), 0.0),
        defence_density=np.where(front > 0, np.log10(men[1] / 1000 / width / USUAL_DEFENCE_DENSITY), 0.0),
    )


@dataclass(frozen=True)
class Means:
    attacker_loss: Array  # log10 of per cent a day
    defender_loss: Array
    advance: Array  # log10 of km a day
    gives_way: Array  # ln of the hazard a day, before losses tell
    calls_off: Array
    dies_down: Array


def hundredths(stem: str, names: tuple[str, ...], values: Columns) -> Array:
    """Of each of these and, last, of nobody."""
    known = np.broadcast_arrays(*(values[stem + name] for name in names), 100.0)
    return np.asarray(np.concatenate([np.atleast_1d(one) for one in known], axis=-1) / 100)


def worths(battles: Battles, values: Columns) -> tuple[Array, Array]:
    table = hundredths("worth_of_", NATIONS, values)
    return table[..., battles.nation[0]], table[..., battles.nation[1]]


def means(battles: Battles, values: Columns, days: Array) -> Means:
    power = []
    for side, worth in enumerate(worths(battles, values)):
        men = battles.men[side] + values["gun_worth_men"] * battles.guns[side]
        armour = 1 + values["tank_worth_men"] * (battles.tanks[side] - 1) / 1000
        power.append(worth * men * armour)
    ratio = np.log10(power[0] / power[1])
    worth = np.log10((power[0] / battles.men[0]) / (power[1] / battles.men[1]))
    size = np.log10(battles.thousands)
    time = values["duration_exponent"] * np.log10(days)
    trend = values["loss_trend"] * battles.decades + time

    def factor(name: str, how_much: Array) -> Array:
        return np.asarray(np.log10(values[name]) * how_much)

    both = trend + factor("rugged_loss_factor", battles.rugged)
    own, theirs = (np.log10(battles.tanks[side]) for side in (0, 1))
    attacker = (
        np.log10(values["attacker_loss"])
        + both
        + factor("attacker_ratio_factor", ratio)
        + values["attacker_size_exponent"] * size
        - values["quality_exchange"] * worth
        + values["tanks_spare"] * own
        + values["tanks_cost"] * theirs
        + factor("air_mastery_attacker_factor", battles.air)
        + factor("wet_attacker_factor", battles.rain)
        + factor("woods_attacker_factor", battles.woods)
        + values["dense_defence_attacker_exponent"] * battles.defence_density
        + factor("delay_attacker_factor", battles.delaying)
    )
    trench = np.log10(1 - (1 - values["dug_in_loss_factor"]) * battles.dug_in)
    defender = (
        np.log10(values["defender_loss"])
        + both
        + factor("defender_ratio_factor", ratio)
        + values["defender_size_exponent"] * size
        + values["quality_exchange"] * worth
        + values["tanks_spare"] * theirs
        + values["tanks_cost"] * own
        + factor("air_mastery_defender_factor", battles.air)
        + factor("wet_defender_factor", battles.rain)
        + factor("woods_defender_factor", battles.woods)
        + values["dense_defence_defender_exponent"] * battles.defence_density
        + factor("delay_defender_factor", battles.delaying)
        + factor("resolve_loss_factor", battles.resolve)
        + trench
    )
    attacker += np.log10(hundredths("attack_cost_of_", ATTACKERS_ON_FRONTS, values))[..., battles.attacks_on]
    defender += np.log10(hundredths("defence_cost_of_", DEFENDERS_ON_FRONTS, values))[..., battles.defends_on]
    gives_way, calls_off, dies_down = hazards(battles, values, ratio, size)
    ground = advance(battles, values, worth, size)
    return Means(
        attacker_loss=attacker,
        defender_loss=defender,
        advance=ground + values["advance_duration_exponent"] * np.log10(days),
        gives_way=gives_way,
        calls_off=calls_off,
        dies_down=dies_down,
    )


def hazards(battles: Battles, values: Columns, ratio: Array, size: Array) -> tuple[Array, Array, Array]:
    defence = (
        np.log(values["hills_defence"]) * battles.hills
        + np.log(1 + (values["dug_in_defence"] - 1) * battles.dug_in)
        - np.log(values["air_mastery_power"]) * battles.air
    )
    attack = np.log(hundredths("attack_of_", ARMIES, values))[..., battles.army]
    odds = ratio * LN_10 - defence + attack
    slow = values["hazard_size_exponent"] * size * LN_10
    gives_way = (
        np.log(values["give_way_hazard"])
        + slow
        + values["give_way_ratio_exponent"] * odds
        + np.log(DELAY_HAZARD / values["delay_stands"]) * battles.delaying
        + np.log(np.maximum(1 - values["resolve_hazard"] * battles.resolve, 0.01))
    )
    calls_off = np.log(values["call_off_hazard"]) + slow - values["call_off_ratio_exponent"] * odds
    return gives_way, calls_off, np.log(values["die_down_hazard"]) + slow


def advance(battles: Battles, values: Columns, worth: Array, size: Array) -> Array:
    guns = np.log10(1 + 1000 * battles.guns[0] / battles.men[0])
    trench = np.log10(1 - (1 - values["dug_in_advance"]) * battles.dug_in)
    return np.asarray(
        np.log10(values["advance_km"])
        + values["advance_size_exponent"] * size
        + values["advance_ratio_exponent"] * np.log10(battles.men[0] / battles.men[1])
        + values["advance_worth_exponent"] * worth
        + values["advance_density_exponent"] * battles.density / LN_10
        + values["advance_guns_exponent"] * guns
        + trench
        + np.log10(values["plain_advance"]) * battles.plain
        + np.log10(values["rugged_advance"]) * battles.rugged
        + np.log10(values["delay_advance"]) * battles.delaying
        + np.log10(values["resolve_advance"]) * battles.resolve
        + np.log10(hundredths("pace_of_", PACES_ON_FRONTS, values))[..., battles.goes_on]
    )


SIGMA_LOSS = (0.36, 0.38)
SHARED = 0.25  # correlation of the two sides' residuals
SIGMA_ADVANCE = 0.36
# With losses growing as days^0.6, their square over the fight is this share of the last square.
MEAN_SQUARE = 1 / 2.2
# How like one another the battles of a family are: the part of what is left over that they share.
FAMILY_LIKENESS = 0.35


def weights(families: Kinds) -> Array:
    """What each battle counts for: many of one family tell hardly more than a few."""
    count = np.bincount(families)[families]
    return np.asarray(1 / (1 + FAMILY_LIKENESS * (count - 1)))


def surprise_at(battles: Battles, known: Outcomes, values: Columns, rows: Flags) -> Array:
    """Minus the log likelihood of losses, ground, and of when and how the battles ended."""
    days = np.maximum(np.nan_to_num(known.days, nan=1.0), 1.0)
    mean = means(battles, values, days)
    weight = weights(known.families)
    one = (known.attacker_loss - mean.attacker_loss) / SIGMA_LOSS[0]
    two = (known.defender_loss - mean.defender_loss) / SIGMA_LOSS[1]
    paired = (one**2 + two**2 - 2 * SHARED * one * two) / (2 * (1 - SHARED**2))
    total = np.nansum((weight * paired)[..., rows], axis=-1)
    ground = (known.advance - mean.advance) / SIGMA_ADVANCE
    total += np.nansum((weight * ground**2)[..., rows], axis=-1) / 2
    ended = rows & (known.winner >= 0)
    cost = weight * ending_cost(known, values, mean, days)
    return np.asarray(total + cost[..., ended].sum(axis=-1))


def ending_cost(known: Outcomes, values: Columns, mean: Means, days: Array) -> Array:
    rates = []
    for loss, name, hazard in (
        (known.defender_loss, "give_way_loss", mean.gives_way),
        (known.attacker_loss, "call_off_loss", mean.calls_off),
    ):
        lost = np.nan_to_num(10 ** (loss - 2) * days, nan=0.05)
        worn = np.minimum((np.minimum(lost, 0.95) / values[name]) ** 2, 30.0)
        rates.append((np.exp(np.clip(hazard, -12, 6)), worn))
    still = np.exp(np.clip(mean.dies_down, -12, 6)) + 0 * mean.gives_way
    before = days - 1
    stood = still * before
    last = still.copy()
    by = [still, still, still]
    for place, (rate, worn) in zip((0, 2), rates, strict=True):
        stood += rate * (1 + worn * MEAN_SQUARE) * before
        by[place] = rate * (1 + worn)
        last += by[place]
    kind = np.maximum(known.winner, 0)
    chosen = np.select([kind == 0, kind == 1], [by[0], by[1]], by[2])
    return np.asarray(stood - np.log(-np.expm1(-last)) - np.log(chosen / last))
