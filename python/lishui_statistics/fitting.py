"""Fits the coefficients of combat to a training table, and says how far they can be trusted.

Objective: minus the log likelihood of each battle's losses, ground won, day and kind of ending, weighted so
that many battles of a family count hardly more than a few, plus half the square of each coefficient's
distance from what was thought before, in doubts. Optimiser: L-BFGS-B of scipy from the prior. Then the
engine itself plays the battles, and the figures of coefficients.PLAYED are set so that the means, the shares
of endings and the coverage come out.
"""

from __future__ import annotations

import math
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from .coefficients import (
    ALL,
    ARMIES,
    ATTACKERS_ON_FRONTS,
    CROWDING,
    CROWDING_DOUBT,
    DEFENDERS_ON_FRONTS,
    PACES_ON_FRONTS,
    PLAYED,
)
from .surrogate import LN_10, Battles, Columns, Values, battles_of, surprise_at
from .tables import Array, Flags, Kinds, Outcomes, Predictions, Table, outcomes_of, predictions_of, read_table

FOLDS = 5
MOST_WARS = 20  # left out one at a time
USUAL_DENSITY = 3.0  # combat.usual_density
NORMAL_95 = 1.6448536269514722
UNIDENTIFIED = 0.8  # of the doubt before: the record has not narrowed it
STEP = 1e-3
SLOPE_STEP = 1e-6

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Fitted:
    values: Values
    low: Values  # the middle nine tenths by the curvature of the objective
    high: Values
    unidentified: list[str]
    objective: float
    freedom: float  # coefficients that the record, not the prior, decides: their sum


def values_at(bent: Array) -> Values:
    return {one.name: one.straight(float(x)) for one, x in zip(ALL, bent, strict=True)}


def columns_at(bent: Array) -> Columns:
    if bent.ndim == 1:
        return values_at(bent)
    return {
        one.name: np.exp(x)[:, None] if one.scale == "log" else x[:, None]
        for one, x in zip(ALL, bent.T, strict=True)
    }


def priors() -> tuple[Array, Array]:
    return (
        np.array([one.bent(one.prior) for one in ALL]),
        np.array([one.doubt for one in ALL]),
    )


def cost_of(battles: Battles, known: Outcomes, rows: Flags) -> Callable[[Array], Array]:
    """Of one point or of many, one a row."""
    prior, doubt = priors()

    def cost(bent: Array) -> Array:
        away = (bent - prior) / doubt
        return np.asarray(surprise_at(battles, known, columns_at(bent), rows) + (away**2).sum(axis=-1) / 2)

    return cost


def optimum(battles: Battles, known: Outcomes, rows: Flags) -> tuple[Array, float]:
    prior, doubt = priors()
    cost = cost_of(battles, known, rows)
    around = np.vstack([np.zeros_like(prior), SLOPE_STEP * np.eye(len(prior))])

    def cost_and_slope(steps: Array) -> tuple[float, Array]:
        told = cost(prior + doubt * (steps + around))
        return float(told[0]), (told[1:] - told[0]) / SLOPE_STEP

    found = minimize(
        cost_and_slope,
        np.zeros_like(prior),
        method="L-BFGS-B",
        jac=True,
        bounds=[(-4.0, 4.0)] * len(prior),
        options={"maxiter": 500, "maxfun": 500_000},
    )
    return prior + doubt * found.x, float(found.fun)


def curvature(cost: Callable[[Array], Array], at: Array, doubt: Array) -> Array:
    """Second differences of the cost, in doubts."""
    count = len(at)
    result = np.zeros((count, count))
    steps = [STEP * 30 * doubt[i] * np.eye(count)[i] for i in range(count)]
    middle = float(cost(at))
    single = [(float(cost(at + step)), float(cost(at - step))) for step in steps]
    size = (STEP * 30) ** 2
    for i in range(count):
        result[i, i] = (single[i][0] + single[i][1] - 2 * middle) / size
        for j in range(i):
            both = float(cost(at + steps[i] + steps[j])) + float(cost(at - steps[i] - steps[j]))
            cross = both - sum(single[i]) - sum(single[j]) + 2 * middle
            result[i, j] = result[j, i] = cross / (2 * size)
    return result


def fit_formulas(battles: Battles, known: Outcomes) -> Fitted:
    everything = np.ones(len(known.ids), dtype=bool)
    best, objective = optimum(battles, known, everything)
    _, doubt = priors()
    spread = np.linalg.pinv(curvature(cost_of(battles, known, everything), best, doubt))
    left = np.sqrt(np.clip(np.diag(spread), 1e-12, 1.0))  # in doubts
    low, high = best - NORMAL_95 * left * doubt, best + NORMAL_95 * left * doubt
    values = values_at(best)
    middle = centred(values, battles)
    by = {name: middle[name] / values[name] for name in values}
    return Fitted(
        values=middle,
        low={name: one * by[name] for name, one in values_at(low).items()},
        high={name: one * by[name] for name, one in values_at(high).items()},
        unidentified=[one.name for one, x in zip(ALL, left, strict=True) if x > UNIDENTIFIED],
        objective=objective,
        freedom=float((1 - left**2).sum()),
    )


class Engine:
    """The program, asked to play battles with other coefficients."""

    def __init__(self, program: str, table: str) -> None:
        self.program = program
        self.table = table
        self.folder = tempfile.TemporaryDirectory()

    def understood(self) -> Table:
        path = str(Path(self.folder.name) / "understood.csv")
        self.call(["--runs", "1", "--understood", path])
        return read_table(path, ("id", "att_men"))

    def play(self, values: Values, runs: int) -> Table:
        changes = [f"combat.{name}={value!r}" for name, value in values.items()]
        return self.call(["--runs", str(runs), "--rules", *changes])

    def call(self, options: list[str]) -> Table:
        out = str(Path(self.folder.name) / "predictions.csv")
        command = [self.program, "battle", self.table, "--out", out, *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return read_table(out)


def towards(value: float, by: float, most: float) -> float:
    """A factor of exp(by), within bounds that keep the search steady."""
    return value * float(np.exp(np.clip(by, -most, most)))


def tune(values: Values, told: Table, known: Outcomes, rows: Flags) -> Values:
    """One step of the played coefficients towards no bias, right shares and right coverage."""
    got = predictions_of(told, "")
    tuned = dict(values)
    for quantity, mean, luck in (
        ("attacker_loss", "attacker_loss", "engagement_luck"),
        ("defender_loss", "defender_loss", "engagement_luck_defender"),
        ("advance", "advance_km", "advance_luck"),
    ):
        happened, interval = getattr(known, quantity), getattr(got, quantity)
        used = rows & ~np.isnan(happened) & ~np.isnan(interval.middle)
        missed = (happened - interval.middle)[used]
        tuned[mean] = towards(values[mean], float(missed.mean()) * np.log(10), 0.5)
        # The luck at which eight tenths are inside: the misses in half-widths, their eighth tenth.
        width = np.maximum((interval.high - interval.low)[used] / 2, 1e-3)
        wider = float(np.quantile(np.abs(missed - missed.mean()) / width, 0.8))
        tuned[luck] = float(np.clip(towards(values[luck], 0.7 * np.log(wider), 0.3), 0.15, 0.6))
    judged = rows & (known.winner >= 0)
    shares = [
        (float((known.winner[judged] == kind).mean()), float(told.numbers(column)[judged].mean()))
        for kind, column in ((0, "p_win"), (1, "p_draw"), (2, "p_loss"))
    ]
    longer = np.log(known.days[judged]).mean() - np.log(told.numbers("duration_days_p50")[judged]).mean()
    names = ("give_way_hazard", "die_down_hazard", "call_off_hazard")
    for name, (wanted, had) in zip(names, shares, strict=True):
        by = 0.8 * np.log(max(wanted, 0.01) / max(had, 0.01)) - 0.6 * float(longer)
        tuned[name] = towards(values[name], by, 0.4)
    return tuned


@dataclass(frozen=True)
class Crowding:
    """Where a play of all battles stands: the step to take in what crowding does, and how sure that is."""

    step: Values
    doubt: Values


def crowding(values: Values, told: Table, known: Outcomes, battles: Battles, rows: Flags) -> Crowding:
    """Towards chances to win that neither the ratio of men nor the front could better."""
    judged = rows & (known.winner >= 0)
    chances = predictions_of(told, "").chances
    assert chances is not None
    chance = np.clip(chances[judged, 0], 0.01, 0.99)
    missed = (known.winner[judged] == 0) - chance
    ratio = np.log10(battles.men[0] / battles.men[1])[judged]
    known_front = battles.density[judged] != 0
    density = np.where(known_front, battles.density[judged] - np.log(USUAL_DENSITY), 0.0) / LN_10
    inputs = np.column_stack([np.ones(len(chance)), ratio - ratio.mean(), density - density.mean()])
    # A tenfold of the power ratio moves the log odds of winning by so much.
    steep = (values["give_way_ratio_exponent"] + values["call_off_ratio_exponent"]) * LN_10
    signs = np.array([1.0, -1.0])
    names = list(CROWDING)
    away = signs * [values[name] - CROWDING[name] for name in names] * steep
    prior = np.array([0.0, 1.0, 1.0]) / CROWDING_DOUBT**2
    slope = inputs.T @ missed - prior * np.concatenate([[0.0], away])
    bend = inputs.T @ (inputs * (chance * (1 - chance))[:, None]) + np.diag(prior)
    by = signs * np.linalg.solve(bend, slope)[1:] / steep
    doubt = np.sqrt(np.diag(np.linalg.inv(bend))[1:]) / steep
    return Crowding(dict(zip(names, by.tolist(), strict=True)), dict(zip(names, doubt.tolist(), strict=True)))


@dataclass(frozen=True)
class Playing:
    rounds: int = 8
    runs: int = 200  # of each battle in each round


@dataclass(frozen=True)
class Lesson:
    """What the playing is held against."""

    engine: Engine
    battles: Battles
    known: Outcomes


FIRST_LUCK = {"engagement_luck": 0.35, "engagement_luck_defender": 0.37, "advance_luck": 0.36}


def fit_by_playing(start: Values, lesson: Lesson, rows: Flags, playing: Playing) -> tuple[Values, Values]:
    """The figures found, and the doubt of what crowding does."""
    current = {**FIRST_LUCK, **CROWDING, **start}
    doubt: Values = {}
    for _ in range(playing.rounds):
        told = lesson.engine.play(current, playing.runs)
        crowd = crowding(current, told, lesson.known, lesson.battles, rows)
        tuned = tune(current, told, lesson.known, rows)
        for name, by in crowd.step.items():
            tuned[name] = float(np.clip(current[name] + 0.8 * by, -0.5, 2.0))
        current, doubt = tuned, crowd.doubt
    return current, doubt


@dataclass(frozen=True)
class Report:
    fitted: Fitted
    values: Values
    unseen: Predictions  # each battle predicted by a fit on the other families
    unseen_wars: Predictions  # and by one on the other wars
    known: Outcomes


def fit(table: Table, program: str, tell: Tell, playing: Playing) -> Report:
    known = outcomes_of(table)
    engine = Engine(program, table.path)
    battles = battles_of(engine.understood())
    lesson = Lesson(engine, battles, known)
    fitted = fit_formulas(battles, known)
    tell(f"objective {fitted.objective:.1f}, decided by the record: {fitted.freedom:.1f} of {len(ALL)}")
    everything = np.ones(len(table), dtype=bool)
    values, doubt = fit_by_playing(fitted.values, lesson, everything, playing)
    for name, one in doubt.items():
        fitted.low[name] = values[name] - NORMAL_95 * one
        fitted.high[name] = values[name] + NORMAL_95 * one
    whole = (fitted.values, values)
    again = Again(whole, lesson, Playing(max(3, playing.rounds // 2), playing.runs), tell)
    families = left_out(known.families, FOLDS, again)
    wars = left_out(known.wars, MOST_WARS, again)
    values = widened(values, wars, known)
    return Report(fitted, values, families, wars, known)


def centred(values: Values, battles: Battles) -> Values:
    """Armies against the mean of the record, which everybody else is given; the levels follow."""
    give_way, call_off = values["give_way_ratio_exponent"], values["call_off_ratio_exponent"]
    by: dict[str, float] = {}
    for stem, armies, of, levels in (
        ("attack_of_", ARMIES, battles.army, {"give_way_hazard": give_way, "call_off_hazard": -call_off}),
        ("attack_cost_of_", ATTACKERS_ON_FRONTS, battles.attacks_on, {"attacker_loss": 1.0}),
        ("defence_cost_of_", DEFENDERS_ON_FRONTS, battles.defends_on, {"defender_loss": 1.0}),
        ("pace_of_", PACES_ON_FRONTS, battles.goes_on, {"advance_km": 1.0}),
    ):
        logs = [math.log(values[stem + armies[army]] / 100) for army in of if army >= 0]
        mean = sum(logs) / len(logs) if logs else 0.0
        by |= {stem + army: -mean for army in armies}
        by |= {level: mean * power for level, power in levels.items()}
    return {name: one * math.exp(by.get(name, 0.0)) for name, one in values.items()}


def moved(formulas: Values, whole: tuple[Values, Values]) -> Values:
    """Other formulas with what playing found by these: where the playing begins anew."""
    before, after = whole
    ratio = {name: after[name] / before[name] for name in PLAYED if name in before}
    found = {name: after[name] for name in (*FIRST_LUCK, *CROWDING)}
    return {**formulas, **found, **{name: formulas[name] * by for name, by in ratio.items()}}


@dataclass(frozen=True)
class Again:
    """What a fit on part of the battles begins from."""

    whole: tuple[Values, Values]  # fitted to all of them: the formulas, and what playing found
    lesson: Lesson
    playing: Playing
    tell: Tell


def left_out(groups: Kinds, most: int, again: Again) -> Predictions:
    """Each battle predicted by a fit on the other groups, formulas and playing anew."""
    count = len(groups)
    rows_of: list[dict[str, str]] = [{} for _ in range(count)]
    columns: tuple[str, ...] = ()
    folds = min(most, len(np.unique(groups)))
    splits = GroupKFold(folds).split(np.zeros(count), groups=groups)
    for number, (learn, asked) in enumerate(splits, 1):
        rows = np.zeros(count, dtype=bool)
        rows[learn] = True
        best, _ = optimum(again.lesson.battles, again.lesson.known, rows)
        start = moved(centred(values_at(best), again.lesson.battles), again.whole)
        values, _ = fit_by_playing(start, again.lesson, rows, again.playing)
        told = again.lesson.engine.play(values, 2 * again.playing.runs)
        columns = told.columns
        for place in asked:
            rows_of[place] = told.rows[place]
        again.tell(f"left out {number} of {folds}")
    return predictions_of(Table("", columns, tuple(rows_of), ""), "fit on others")


def widened(values: Values, unseen: Predictions, known: Outcomes) -> Values:
    """Scatters at which eight tenths of what happened in wars not seen lie inside.

    What differs between wars is more than what differs within those seen.
    """
    wider = dict(values)
    for quantity, luck in (
        ("attacker_loss", "engagement_luck"),
        ("defender_loss", "engagement_luck_defender"),
        ("advance", "advance_luck"),
    ):
        happened, interval = getattr(known, quantity), getattr(unseen, quantity)
        used = ~np.isnan(happened) & ~np.isnan(interval.middle)
        half = np.maximum((interval.high - interval.low)[used] / 2, 1e-3)
        by = float(np.quantile(np.abs(happened - interval.middle)[used] / half, 0.8))
        wider[luck] = min(values[luck] * max(by, 1.0), 0.6)
    return wider
