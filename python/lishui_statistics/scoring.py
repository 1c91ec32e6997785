"""How good predictions were: figures with intervals, and differences in pairs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .tables import QUANTITIES, Array, Interval, Kinds, Outcomes, Predictions

RESAMPLES = 1000
SEED = 1943


@dataclass(frozen=True)
class Figure:
    """A score with the middle nine tenths of what it is when families are drawn again."""

    value: float
    low: float
    high: float


Sums = dict[str, Array]  # a figure's parts, battle by battle


def winner_parts(told: Predictions, known: Outcomes) -> Sums | None:
    if told.chances is None:
        return None
    judged = known.winner >= 0
    kinds = np.where(judged, known.winner, 0)
    chance = told.chances[np.arange(len(kinds)), kinds]
    hit = np.eye(3)[kinds]
    nothing = np.where(judged, 0.0, np.nan)
    return {
        "log_loss": nothing - np.log(np.maximum(chance, 1e-6)),
        "brier": nothing + ((told.chances - hit) ** 2).sum(axis=1),
        "accuracy": nothing + (told.chances.argmax(axis=1) == kinds),
    }


def errors_of(predicted: Interval | None, happened: Array) -> Array | None:
    return None if predicted is None else np.asarray(happened - predicted.middle)


def inside(predicted: Interval | None, happened: Array) -> Array | None:
    if predicted is None or np.isnan(predicted.low).all():
        return None
    within = (happened >= predicted.low) & (happened <= predicted.high)
    return np.where(np.isnan(happened), np.nan, within.astype(float))


def mean(values: Array) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


def median_error(errors: Array) -> float:
    known = errors[~np.isnan(errors)]
    return float(np.median(np.abs(known))) if len(known) else float("nan")


def explained(errors: Array, happened: Array) -> float:
    known = ~np.isnan(errors) & ~np.isnan(happened)
    if known.sum() < 3:
        return float("nan")
    spread = float(((happened[known] - happened[known].mean()) ** 2).sum())
    return float(1 - (errors[known] ** 2).sum() / spread) if spread > 0 else float("nan")


def draws(families: Kinds, resamples: int) -> list[Array]:
    """Rows of a bootstrap that draws whole families."""
    generator = np.random.default_rng(SEED)
    members = [np.flatnonzero(families == family) for family in np.unique(families)]
    return [
        np.concatenate([members[i] for i in generator.integers(len(members), size=len(members))])
        for _ in range(resamples)
    ]


def figure(value: float, again: list[float]) -> Figure:
    known = [one for one in again if not np.isnan(one)]
    low, high = np.quantile(known, [0.05, 0.95]) if known else (np.nan, np.nan)
    return Figure(value, float(low), float(high))


def scores(told: Predictions, known: Outcomes, rows_again: list[Array]) -> dict[str, Figure]:
    result: dict[str, Figure] = {}
    for name, values in (winner_parts(told, known) or {}).items():
        result[name] = figure(mean(values), [mean(values[rows]) for rows in rows_again])
    for quantity in QUANTITIES:
        happened = getattr(known, quantity)
        errors = errors_of(getattr(told, quantity), happened)
        if errors is None or np.isnan(errors).all():
            continue
        result[f"{quantity}_error"] = figure(
            median_error(errors), [median_error(errors[rows]) for rows in rows_again]
        )
        result[f"{quantity}_r2"] = figure(
            explained(errors, happened),
            [explained(errors[rows], happened[rows]) for rows in rows_again],
        )
        covered = inside(getattr(told, quantity), happened)
        if covered is not None:
            result[f"{quantity}_coverage"] = figure(
                mean(covered), [mean(covered[rows]) for rows in rows_again]
            )
    return result


def differences(
    first: Predictions, second: Predictions, known: Outcomes, rows_again: list[Array]
) -> dict[str, Figure]:
    """First less second, battle by battle, over the same draws of families."""
    one, two = scores(first, known, []), scores(second, known, [])
    shared = [name for name in one if name in two]
    again: dict[str, list[float]] = {name: [] for name in shared}
    for rows in rows_again:
        part = taken(known, rows)
        ones = scores(chosen(first, rows), part, [])
        twos = scores(chosen(second, rows), part, [])
        for name in shared:
            again[name].append(ones[name].value - twos[name].value)
    return {name: figure(one[name].value - two[name].value, again[name]) for name in shared}


def taken(known: Outcomes, rows: Array) -> Outcomes:
    return Outcomes(
        ids=[known.ids[i] for i in rows],
        families=known.families[rows],
        wars=known.wars[rows],
        winner=known.winner[rows],
        days=known.days[rows],
        attacker_loss=known.attacker_loss[rows],
        defender_loss=known.defender_loss[rows],
        exchange=known.exchange[rows],
        advance=known.advance[rows],
    )


def chosen(told: Predictions, rows: Array) -> Predictions:
    def part(interval: Interval | None) -> Interval | None:
        if interval is None:
            return None
        return Interval(interval.low[rows], interval.middle[rows], interval.high[rows])

    return Predictions(
        told.name,
        None if told.chances is None else told.chances[rows],
        part(told.attacker_loss),
        part(told.defender_loss),
        part(told.exchange),
        part(told.advance),
    )


@dataclass(frozen=True)
class Bin:
    low: float
    high: float
    battles: int
    predicted: float
    happened: float


def calibration(told: Predictions, known: Outcomes) -> list[Bin]:
    """Of attacks given this chance to win, the share that won."""
    if told.chances is None:
        return []
    edges = [0, 0.35, 0.5, 0.6, 0.7, 0.8, 1.0001]
    win = told.chances[:, 0]
    bins = []
    for low, high in pairwise(edges):
        here = (win >= low) & (win < high) & (known.winner >= 0)
        if here.any():
            won = float((known.winner[here] == 0).mean())
            bins.append(Bin(low, min(high, 1.0), int(here.sum()), float(win[here].mean()), won))
    return bins
