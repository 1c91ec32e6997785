"""Rows of a rules.def: reads them, and puts fitted figures in their place with where they come from."""

from __future__ import annotations

import re
from pathlib import Path

from .coefficients import PLAYED
from .fitting import Report
from .surrogate import Values
from .tables import Table

ROW = re.compile(
    r'^RULE\((?P<name>\w+), (?P<value>[^,]+), "(?P<measure>[^"]*)", (?P<low>[^,]+), (?P<high>[^,]+), '
    r'(?P<standing>\w+), "(?P<source>[^"]*)"\)$'
)
OLD_ORIGIN = re.compile(r"; fitted to [^;]*$| \(CDB90 train\)| \(CDB90 train, no tanks\)")


def short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def origin(name: str, report: Report, train: Table) -> str:
    fitted = report.fitted
    if name not in fitted.low:
        return f"; fitted to {Path(train.path).stem} {train.digest} by playing: eight tenths inside"
    doubtful = ", not identified" if name in fitted.unidentified else ""
    # What was set by playing afterwards keeps its width and moves with its value.
    both = name in PLAYED and name in fitted.values
    moved = report.values[name] / fitted.values[name] if both else 1.0
    ends = sorted((moved * fitted.low[name], moved * fitted.high[name]))
    interval = f"90 % {short(ends[0])} to {short(ends[1])}"
    return f"; fitted to {Path(train.path).stem} {train.digest}, {interval}{doubtful}"


def with_fitted(text: str, values: Values, report: Report, train: Table) -> str:
    lines = []
    for line in text.split("\n"):
        row = ROW.match(line)
        if row is None or row["name"] not in values:
            lines.append(line)
            continue
        low, high = float(row["low"]), float(row["high"])
        value = min(max(values[row["name"]], low), high)
        source = OLD_ORIGIN.sub("", row["source"]) + origin(row["name"], report, train)
        lines.append(
            f'RULE({row["name"]}, {short(value)}, "{row["measure"]}", {row["low"]}, {row["high"]}, '
            f'fitted, "{source}")'
        )
    return "\n".join(lines)


def write_rules(path: str, values: Values, report: Report, train: Table) -> int:
    """Rewrites the rows that were fitted; how many."""
    file = Path(path)
    before = file.read_text(encoding="utf-8")
    after = with_fitted(before, values, report, train)
    file.write_text(after, encoding="utf-8")
    return sum(one != two for one, two in zip(before.split("\n"), after.split("\n"), strict=True))
