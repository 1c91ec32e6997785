"""Tables of battles and of predictions as arrays; what is missing is said in a sentence."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Kinds = npt.NDArray[np.int64]


class TableFault(Exception):
    """Something a user can put right, in Chinese and English."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(english)
        self.chinese = chinese
        self.english = english


@dataclass(frozen=True)
class Table:
    path: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    digest: str

    def __len__(self) -> int:
        return len(self.rows)

    def words(self, column: str) -> list[str]:
        return [row.get(column) or "" for row in self.rows]

    def numbers(self, column: str) -> Array:
        """Empty and unreadable cells are NaN."""
        values = np.full(len(self.rows), np.nan)
        for place, word in enumerate(self.words(column)):
            try:
                values[place] = float(word)
            except ValueError:
                continue
        return values


def read_table(path: str, needed: tuple[str, ...] = ("id",)) -> Table:
    try:
        data = Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableFault(f"{path}：读不出（{error}）。", f"{path}: cannot be read ({error}).") from error
    reader = csv.DictReader(text.splitlines())
    columns = tuple(reader.fieldnames or ())
    missing = [name for name in needed if name not in columns]
    if missing:
        names = ", ".join(missing)
        raise TableFault(f"{path}:1: 缺少列 {names}。", f"{path}:1: these columns are missing: {names}.")
    rows = tuple(dict(row) for row in reader)
    if not rows:
        raise TableFault(f"{path}：没有数据行。", f"{path}: there are no rows.")
    return Table(path, columns, rows, hashlib.sha256(data).hexdigest()[:12])


def matched(first: Table, second: Table) -> tuple[Table, Table]:
    """The rows of both with the same ids, in the order of the first."""
    places = {row["id"]: row for row in second.rows}
    rows = tuple(row for row in first.rows if row["id"] in places)
    if not rows:
        raise TableFault(
            f"{first.path} 与 {second.path} 没有相同的编号。",
            f"{first.path} and {second.path} have no id in common.",
        )
    others = tuple(places[row["id"]] for row in rows)
    return (
        Table(first.path, first.columns, rows, first.digest),
        Table(second.path, second.columns, others, second.digest),
    )


@dataclass(frozen=True)
class Outcomes:
    """What happened, of those battles where it is known."""

    ids: list[str]
    families: Kinds
    wars: Kinds  # by stratum, a war's theatre and years; else by war, else by family
    winner: Kinds  # 0 attacker, 1 draw, 2 defender; -1 not known
    days: Array
    attacker_loss: Array  # log10 of per cent a day; NaN where not known
    defender_loss: Array
    exchange: Array
    advance: Array  # log10 of km a day; NaN unless the attacker won and went forward


LEAST_LOSS = 0.02  # per cent a day: below it the record is silent rather than small


def numbered(truth: Table, *columns: str) -> Kinds:
    """The different words of the first of these columns that there is, by number."""
    column = next(name for name in columns if name in truth.columns)
    _, numbers = np.unique(np.array(truth.words(column)), return_inverse=True)
    return np.asarray(numbers, dtype=np.int64)


def outcomes_of(truth: Table) -> Outcomes:
    winner_column = truth.numbers("winner")
    winner = np.where(np.isnan(winner_column), -1, 1 - np.nan_to_num(winner_column)).astype(np.int64)
    usable = np.ones(len(truth), dtype=bool)
    for column in ("usable_winner",):
        if column in truth.columns:
            winner = np.where(truth.numbers(column) == 1, winner, -1)
    if "usable_cas" in truth.columns:
        usable = truth.numbers("usable_cas") == 1
    losses = []
    for column in ("att_cas_pct_day", "def_cas_pct_day"):
        values = np.maximum(truth.numbers(column), LEAST_LOSS)
        losses.append(np.where(usable, np.log10(values), np.nan))
    advance = truth.numbers("advance_km_day")
    went = (winner == 0) & (advance > 0)
    if "usable_adv" in truth.columns:
        went &= truth.numbers("usable_adv") == 1
    families = numbered(truth, "family", "id")
    return Outcomes(
        ids=truth.words("id"),
        families=families,
        wars=numbered(truth, "stratum", "war", "family", "id"),
        winner=winner,
        days=truth.numbers("dur_days"),
        attacker_loss=losses[0],
        defender_loss=losses[1],
        exchange=losses[0] - losses[1],
        advance=np.where(went, np.log10(np.where(went, advance, 1.0)), np.nan),
    )


@dataclass(frozen=True)
class Interval:
    """log10 of a predicted tenth, fiftieth and ninetieth of a hundred; low and high may be NaN."""

    low: Array
    middle: Array
    high: Array


@dataclass(frozen=True)
class Predictions:
    name: str
    chances: Array | None  # battles by (win, draw, loss)
    attacker_loss: Interval | None = None
    defender_loss: Interval | None = None
    exchange: Interval | None = None
    advance: Interval | None = None


QUANTITIES = ("attacker_loss", "defender_loss", "exchange", "advance")


def interval_of(table: Table, stem: str) -> Interval | None:
    if f"{stem}_p50" not in table.columns:
        return None
    parts = [np.log10(np.maximum(table.numbers(f"{stem}_{part}"), 1e-3)) for part in ("p10", "p50", "p90")]
    return Interval(*parts)


def predictions_of(table: Table, name: str) -> Predictions:
    chances = np.column_stack([table.numbers(column) for column in ("p_win", "p_draw", "p_loss")])
    attacker = interval_of(table, "att_loss_pct_day")
    defender = interval_of(table, "def_loss_pct_day")
    exchange = interval_of(table, "exchange")
    if exchange is None and attacker is not None and defender is not None:
        unknown = np.full(len(table), np.nan)
        exchange = Interval(unknown, attacker.middle - defender.middle, unknown)
    return Predictions(
        name=name,
        chances=softened(chances),
        attacker_loss=attacker,
        defender_loss=defender,
        exchange=exchange,
        advance=interval_of(table, "advance_km_day"),
    )


def softened(chances: Array, plays: float = 400.0) -> Array:
    """No chance is nought: half a play is added to each outcome."""
    counts = chances * plays + 0.5
    return np.asarray(counts / counts.sum(axis=1, keepdims=True))
