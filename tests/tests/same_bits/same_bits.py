"""Compares what the engine computes when built in different ways: every compiler, with and without
optimisation, with sanitizers, in one thread and in two. One digest an hour of the whole state; the
first difference is named by hour and field.

    same_bits.py REFERENCE NAME=PROGRAM...

Each program is tests/same_bits/same_bits.cpp. The last line is `N passed, N failed`: one for each way
of building, scenario and seed, and for each difference that is planted first to see that it is found.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = (("two-divisions", 1, 24), ("changde-1943", 1, 4))  # scenario, first seed, seeds
ALL_HOURS = -1


@dataclass(frozen=True)
class Way:
    """A program and how many threads it is given."""

    name: str
    program: str
    threads: int = 1


def run(way: Way, *arguments: object) -> str:
    command = [way.program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def digests(way: Way, case: tuple[str, int, int]) -> dict[int, list[str]]:
    """By seed the digests of all hours."""
    scenario, first, seeds = case
    text = run(way, ROOT / "scenarios" / scenario, first, seeds, ALL_HOURS, way.threads)
    rows: dict[int, list[str]] = {}
    for line in text.splitlines():
        _, seed, _, _, digest = line.split()
        rows.setdefault(int(seed), []).append(digest)
    return rows


def first_parting(left: list[str], right: list[str]) -> int | None:
    """The first hour at which two rows differ."""
    for hour, (a, b) in enumerate(zip(left, right)):
        if a != b:
            return hour
    return None if len(left) == len(right) else min(len(left), len(right))


def first_field(left: str, right: str) -> str:
    """The first field that differs in two lists of `PATH VALUE`."""
    for a, b in zip(left.splitlines(), right.splitlines()):
        if a != b:
            return f"{a.split()[0]} is {b.split()[-1]}, not {a.split()[-1]}"
    return "no field differs; the digests are taken otherwise"


def compare(
    reference: Way, expected: dict[int, list[str]], way: Way, case: tuple[str, int, int]
) -> tuple[int, list[str]]:
    """How many seeds are the same, and a sentence for each that is not."""
    scenario, first, seeds = case
    found = digests(way, case)
    same, faults = 0, []
    for seed in range(first, first + seeds):
        hour = first_parting(expected.get(seed, []), found.get(seed, []))
        if hour is None and expected.get(seed):
            same += 1
            continue
        folder = ROOT / "scenarios" / scenario
        field = first_field(
            run(reference, folder, seed, "fields", hour), run(way, folder, seed, "fields", hour)
        )
        faults.append(f"{way.name} parts from {reference.name}: {scenario}, seed {seed}, hour {hour}: {field}")
    return same, faults


def self_test(reference: Way) -> tuple[int, list[str]]:
    """That this comparison can fail: a changed digest, a row cut short, a changed field."""
    row = digests(reference, ("two-divisions", 5, 1))[5]
    changed = row[:7] + [row[7][:-1] + ("0" if row[7][-1] != "0" else "1")] + row[8:]
    folder = ROOT / "scenarios" / "two-divisions"
    fields = run(reference, folder, 5, "fields", 9)
    lines = fields.splitlines()
    where = next(i for i, line in enumerate(lines) if line.startswith("condition[3].fit_men "))
    planted = lines[:where] + ["condition[3].fit_men -5"] + lines[where + 1 :]
    other = digests(reference, ("two-divisions", 6, 1))[6]
    trials = {
        "a changed digest": first_parting(row, changed) == 7,
        "a row cut short": first_parting(row, row[:-1]) == len(row) - 1,
        "nothing where nothing is": first_parting(row, list(row)) is None,
        "another seed": first_parting(row, other) == 0,
        "a changed field": first_field(fields, "\n".join(planted)).startswith("condition[3].fit_men is -5,"),
    }
    return sum(trials.values()), [f"not seen: {name}" for name, seen in trials.items() if not seen]


def main() -> int:
    reference = Way("release", sys.argv[1])
    ways = [Way("release in two threads", reference.program, 2)]
    ways += [Way(*argument.split("=", 1)) for argument in sys.argv[2:]]
    passed, faults = self_test(reference)
    expected = {case: digests(reference, case) for case in CASES}
    pairs = [(way, case) for way in ways for case in CASES]
    with ThreadPoolExecutor(int(os.environ.get("LISHUI_JOBS", os.cpu_count() or 2))) as pool:
        for same, found in pool.map(lambda pair: compare(reference, expected[pair[1]], *pair), pairs):
            passed += same
            faults += found
    for fault in faults:
        print(fault)
    print(f"compared with release: {', '.join(way.name for way in ways)}")
    print(f"{passed} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
