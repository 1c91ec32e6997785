"""What simple rules predict, so that every report shows them beside the engine.

Each is fitted on other families than those it predicts: on a training table if one is given, else
by cross-validation within the table that is scored.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit
from sklearn.linear_model import LogisticRegression, RidgeCV
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from .tables import Array, Flags, Interval, Kinds, Outcomes, Predictions, Table, outcomes_of, softened

FOLDS = 10
NORMAL_90 = 1.2815515655446004
NATIONS = ("Germany", "USA", "Great Britain", "Japan", "Israel", "USSR", "Russia", "Egypt", "Syria")


def log_ratio(table: Table) -> Array:
    return np.asarray(np.log(strength(table, "att_") / strength(table, "def_")))


def strength(table: Table, prefix: str) -> Array:
    men = table.numbers(f"{prefix}str")
    total = table.numbers(f"{prefix}str_total")
    return np.maximum(np.where(np.isnan(men), total, men), 1.0)


def per_thousand(table: Table, prefix: str, column: str) -> Array:
    things = np.nan_to_num(table.numbers(prefix + column))
    return np.asarray(np.log10(1 + 1000 * things / strength(table, prefix)))


def features(table: Table) -> Array:
    """What was known before the battle, for the regressions."""
    men = strength(table, "att_") / 1000
    width = table.numbers("width_att_km_1")
    width = np.where(np.isnan(width), table.numbers("width_def_km_1"), width)
    density = np.log10(men / np.maximum(width, 0.3))
    columns = [
        log_ratio(table) / np.log(10),
        np.log10(men),
        np.nan_to_num(density, nan=float(np.nanmedian(density)) if len(table) else 0.0),
        np.nan_to_num(table.numbers("air_superiority")),
        (table.numbers("year") - 1943) / 20,
    ]
    for column in ("tanks", "arty"):
        columns += [per_thousand(table, "att_", column), per_thousand(table, "def_", column)]
    for column, letters in (
        ("posture1", ("PD", "FD", "DL")),
        ("terrain1_relief", ("G", "F")),
        ("terrain1_cover", ("W", "B", "D")),
        ("wx_wetdry", ("W",)),
        ("wx_season", ("W",)),
        ("wx_temp", ("C", "H")),
        ("att_actors", NATIONS),
        ("def_actors", NATIONS),
    ):
        words = np.array(table.words(column))
        columns += [(words == letter).astype(float) for letter in letters]
    return np.column_stack([np.nan_to_num(column) for column in columns])


# A rule takes what to learn from and what to predict, and gives predictions for the latter.
Lesson = tuple[Table, Outcomes, Flags]
Rule = Callable[[Lesson, Table], Predictions]


def shares(winner: Kinds) -> Array:
    counts = np.array([(winner == kind).sum() for kind in range(3)], dtype=float) + 0.5
    return np.asarray(counts / counts.sum())


def class_prior(lesson: Lesson, asked: Table) -> Predictions:
    _, known, rows = lesson
    chances = np.tile(shares(known.winner[rows & (known.winner >= 0)]), (len(asked), 1))
    middles = {}
    for name in ("attacker_loss", "defender_loss", "exchange", "advance"):
        values = getattr(known, name)[rows]
        low, middle, high = np.nanquantile(values, [0.1, 0.5, 0.9])
        ones = np.ones(len(asked))
        middles[name] = Interval(low * ones, middle * ones, high * ones)
    return Predictions("class prior", chances, **middles)


def by_threshold(lesson: Lesson, asked: Table, threshold: float, name: str) -> Predictions:
    table, known, rows = lesson
    rows = rows & (known.winner >= 0)
    over = log_ratio(table) >= np.log(threshold)
    above = shares(known.winner[rows & over])
    below = shares(known.winner[rows & ~over])
    asked_over = log_ratio(asked) >= np.log(threshold)
    return Predictions(name, np.where(asked_over[:, None], above, below))


def three_to_one(_: Lesson, asked: Table) -> Predictions:
    """The attacker wins at three to one and loses below it."""
    over = log_ratio(asked) >= np.log(3)
    sure = np.where(over[:, None], [0.9, 0.05, 0.05], [0.05, 0.05, 0.9])
    return Predictions("3:1 rule", sure)


def best_threshold(lesson: Lesson, asked: Table) -> Predictions:
    table, known, rows = lesson
    rows = rows & (known.winner >= 0)
    ratio = np.exp(log_ratio(table))
    tried = np.quantile(ratio[rows], np.linspace(0.05, 0.95, 37))
    right = [((known.winner[rows] == 0) == (ratio[rows] >= at)).mean() for at in tried]
    return by_threshold(lesson, asked, float(tried[int(np.argmax(right))]), "best threshold")


def lanchester(power: float | None, name: str) -> Rule:
    """The exchange goes with the ratio to a fixed power (linear 1, square 2); Helmbold: to a fitted one.

    Who wins goes by the same law: the odds with the ratio to that power, one constant fitted.
    """

    def rule(lesson: Lesson, asked: Table) -> Predictions:
        table, known, rows = lesson
        ratio, asked_ratio = log_ratio(table), log_ratio(asked)
        paid = rows & ~np.isnan(known.exchange)
        slope = -float(power or 0) / np.log(10)
        if power is None:
            slope = float(np.polyfit(ratio[paid], known.exchange[paid], 1)[0])
        rest = known.exchange[paid] - slope * ratio[paid]
        middle = rest.mean() + slope * asked_ratio
        spread = NORMAL_90 * rest.std()
        judged = rows & (known.winner >= 0)
        steep = -slope * np.log(10)
        won = known.winner[judged] == 0

        def cost(constant: float) -> float:
            chance = np.clip(expit(constant + steep * ratio[judged]), 1e-6, 1 - 1e-6)
            return float(-np.where(won, np.log(chance), np.log(1 - chance)).mean())

        constant = float(minimize_scalar(cost, bounds=(-6, 6), method="bounded").x)
        win = expit(constant + steep * asked_ratio)
        prior = shares(known.winner[judged])
        rest_share = prior[1:] / prior[1:].sum()
        chances = np.column_stack([win, (1 - win) * rest_share[0], (1 - win) * rest_share[1]])
        return Predictions(
            name, softened(chances), exchange=Interval(middle - spread, middle, middle + spread)
        )

    return rule


def regression(lesson: Lesson, asked: Table) -> Predictions:
    """Ridge and logistic regressions on everything known before, all of it regularised."""
    table, known, rows = lesson
    inputs, wanted = features(table), features(asked)
    intervals = {}
    for name in ("attacker_loss", "defender_loss", "exchange", "advance"):
        values = getattr(known, name)
        used = rows & ~np.isnan(values)
        model = make_pipeline(StandardScaler(), RidgeCV(np.logspace(0, 3, 16)))
        model.fit(inputs[used], values[used])
        middle = model.predict(wanted)
        # Leave-one-out would be narrower than what battles of other families show.
        spread = 1.1 * NORMAL_90 * (values[used] - model.predict(inputs[used])).std()
        intervals[name] = Interval(middle - spread, middle, middle + spread)
    judged = rows & (known.winner >= 0)
    kinds = make_pipeline(StandardScaler(), LogisticRegression(C=0.02, max_iter=5000))
    kinds.fit(inputs[judged], known.winner[judged])
    chances = np.full((len(asked), 3), 1e-3)
    chances[:, kinds.classes_.astype(int)] = kinds.predict_proba(wanted)
    chances /= chances.sum(axis=1, keepdims=True)
    return Predictions("regression", chances, **intervals)


RULES: tuple[Rule, ...] = (
    class_prior,
    three_to_one,
    best_threshold,
    lanchester(1, "Lanchester linear"),
    lanchester(2, "Lanchester square"),
    lanchester(None, "Helmbold"),
    regression,
)


def put(parts: list[tuple[Flags, Predictions]], count: int) -> Predictions:
    """Predictions of the folds, each where its battles stand."""
    first = parts[0][1]
    fields: dict[str, Interval | Array | None] = {}
    chances = np.zeros((count, 3))
    for rows, part in parts:
        if part.chances is not None:
            chances[rows] = part.chances
    for name in ("attacker_loss", "defender_loss", "exchange", "advance"):
        if getattr(first, name) is None:
            continue
        whole = Interval(*(np.full(count, np.nan) for _ in range(3)))
        for rows, part in parts:
            for side in ("low", "middle", "high"):
                getattr(whole, side)[rows] = getattr(getattr(part, name), side)
        fields[name] = whole
    return Predictions(first.name, chances, **fields)  # type: ignore[arg-type]


def picked(table: Table, rows: Flags) -> Table:
    chosen = tuple(row for row, take in zip(table.rows, rows, strict=True) if take)
    return Table(table.path, table.columns, chosen, table.digest)


def baselines(truth: Table, train: Table | None) -> list[Predictions]:
    if train is not None:
        lesson = (train, outcomes_of(train), np.ones(len(train), dtype=bool))
        return [rule(lesson, truth) for rule in RULES]
    known = outcomes_of(truth)
    folds = min(FOLDS, len(np.unique(known.families)))
    if folds < 3 or len(truth) < 30:
        return []
    everyone = np.zeros(len(truth))
    told = []
    for rule in RULES:
        parts = []
        for learn, asked in GroupKFold(folds).split(everyone, groups=known.families):
            rows = np.zeros(len(truth), dtype=bool)
            rows[learn] = True
            here = np.zeros(len(truth), dtype=bool)
            here[asked] = True
            parts.append((here, rule((truth, known, rows), picked(truth, here))))
        told.append(put(parts, len(truth)))
    return told
