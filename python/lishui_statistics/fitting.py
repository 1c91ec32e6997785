"""Fits the coefficients of combat to a training table, and says how far they can be trusted.

Objective: minus the log likelihood of each battle's losses, ground won, day and kind of ending, plus
half the square of each coefficient's distance from what was thought before, in doubts. Optimiser:
L-BFGS-B of scipy from the prior. Then the engine itself plays the battles, and the figures of
coefficients.PLAYED are set so that the means, the shares of endings and the coverage come out.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from .coefficients import ALL
from .surrogate import Battles, Values, battles_of, surprise_at
from .tables import Array, Flags, Outcomes, Predictions, Table, outcomes_of, predictions_of, read_table

FOLDS = 5
NORMAL_95 = 1.6448536269514722
UNIDENTIFIED = 0.8  # of the doubt before: the record has not narrowed it
STEP = 1e-3

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


def priors() -> tuple[Array, Array]:
    return (
        np.array([one.bent(one.prior) for one in ALL]),
        np.array([one.doubt for one in ALL]),
    )


def cost_of(battles: Battles, known: Outcomes, rows: Flags) -> Callable[[Array], float]:
    prior, doubt = priors()

    def cost(bent: Array) -> float:
        away = (bent - prior) / doubt
        return surprise_at(battles, known, values_at(bent), rows) + float((away**2).sum() / 2)

    return cost


def optimum(battles: Battles, known: Outcomes, rows: Flags) -> tuple[Array, float]:
    prior, doubt = priors()
    cost = cost_of(battles, known, rows)
    found = minimize(
        lambda steps: cost(prior + doubt * steps),
        np.zeros_like(prior),
        method="L-BFGS-B",
        bounds=[(-4.0, 4.0)] * len(prior),
        options={"maxiter": 500, "maxfun": 500_000},
    )
    return prior + doubt * found.x, float(found.fun)


def curvature(cost: Callable[[Array], float], at: Array, doubt: Array) -> Array:
    """Second differences of the cost, in doubts."""
    count = len(at)
    result = np.zeros((count, count))
    steps = [STEP * 30 * doubt[i] * np.eye(count)[i] for i in range(count)]
    middle = cost(at)
    single = [(cost(at + step), cost(at - step)) for step in steps]
    size = (STEP * 30) ** 2
    for i in range(count):
        result[i, i] = (single[i][0] + single[i][1] - 2 * middle) / size
        for j in range(i):
            both = cost(at + steps[i] + steps[j]) + cost(at - steps[i] - steps[j])
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
    return Fitted(
        values=values_at(best),
        low=values_at(low),
        high=values_at(high),
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
class Playing:
    rounds: int = 8
    runs: int = 200  # of each battle in each round


def fit_by_playing(values: Values, engine: Engine, known: Outcomes, rows: Flags, playing: Playing) -> Values:
    played = {"engagement_luck": 0.35, "engagement_luck_defender": 0.37, "advance_luck": 0.36}
    current = {**values, **{k: v for k, v in played.items() if k not in values}}
    for _ in range(playing.rounds):
        current = tune(current, engine.play(current, playing.runs), known, rows)
    return current


@dataclass(frozen=True)
class Report:
    fitted: Fitted
    values: Values
    unseen: Predictions  # each battle predicted by a fit on the other families
    known: Outcomes


def fit(table: Table, program: str, tell: Tell, playing: Playing) -> Report:
    known = outcomes_of(table)
    engine = Engine(program, table.path)
    battles = battles_of(engine.understood())
    fitted = fit_formulas(battles, known)
    tell(f"objective {fitted.objective:.1f}, decided by the record: {fitted.freedom:.1f} of {len(ALL)}")
    everything = np.ones(len(table), dtype=bool)
    values = fit_by_playing(fitted.values, engine, known, everything, playing)
    unseen = by_family(engine, battles, known, tell, playing)
    return Report(fitted, values, unseen, known)


def by_family(engine: Engine, battles: Battles, known: Outcomes, tell: Tell, playing: Playing) -> Predictions:
    count = len(known.ids)
    rows_of: list[dict[str, str]] = [{} for _ in range(count)]
    columns: tuple[str, ...] = ()
    for number, (learn, asked) in enumerate(
        GroupKFold(FOLDS).split(np.zeros(count), groups=known.families), 1
    ):
        rows = np.zeros(count, dtype=bool)
        rows[learn] = True
        best, _ = optimum(battles, known, rows)
        values = fit_by_playing(values_at(best), engine, known, rows, playing)
        told = engine.play(values, 2 * playing.runs)
        columns = told.columns
        for place in asked:
            rows_of[place] = told.rows[place]
        tell(f"families left out {number} of {FOLDS}")
    return predictions_of(Table("", columns, tuple(rows_of), ""), "fit on other families")
