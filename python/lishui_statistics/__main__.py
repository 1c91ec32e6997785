"""score PREDICTIONS TRUTH [--against OTHER] [--train TRAIN]; fit TRAIN --program LISHUI [--into RULES]."""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import asdict

from .baselines import baselines
from .fitting import Playing, Report, fit
from .report import bins_table, table
from .rules_file import short, write_rules
from .scoring import RESAMPLES, Figure, calibration, differences, draws, scores
from .tables import Predictions, Table, TableFault, matched, outcomes_of, predictions_of, read_table

NEEDED = ("id", "p_win", "p_draw", "p_loss")


def score(options: argparse.Namespace) -> None:
    chinese = options.lang == "zh"
    truth, told = matched(read_table(options.truth), read_table(options.predictions, NEEDED))
    known = outcomes_of(truth)
    again = draws(known.families, options.resamples)
    engine = predictions_of(told, "lishui")
    others = baselines(truth, read_table(options.train) if options.train else None)
    columns = [(engine.name, scores(engine, known, again))]
    columns += [(one.name, scores(one, known, [])) for one in others]
    paired: dict[str, dict[str, Figure]] = {}
    if options.against:
        same, other = matched(truth, read_table(options.against, NEEDED))
        if len(same) != len(truth):
            raise TableFault("两份预测的会战不同。", "The two predictions are of different battles.")
        rival = predictions_of(other, "against")
        paired[rival.name] = differences(engine, rival, known, again)
    for one in others:
        if one.name == "regression":
            paired[one.name] = differences(engine, one, known, again)
    if options.json:
        told_json = {
            "battles": len(truth),
            "scores": {name: {k: told_of(v) for k, v in column.items()} for name, column in columns},
            "differences": {n: {k: told_of(v) for k, v in d.items()} for n, d in paired.items()},
            "calibration": [asdict(one) for one in calibration(engine, known)],
        }
        print(json.dumps(told_json, indent=2))
        return
    head = (
        f"{len(truth)} 次会战；括号内：按会战族重抽 {options.resamples} 次的 5% 与 95%"
        if chinese
        else f"{len(truth)} battles; in brackets the 5th and 95th of a hundred over {options.resamples} "
        "draws of families"
    )
    print(head + "\n\n" + table(columns, chinese))
    print("\n" + bins_table(calibration(engine, known), chinese))
    for name, figures in paired.items():
        print(("\n与此相减：" if chinese else "\nless ") + name + "\n")
        print(table([("difference", figures)], chinese))


def told_of(figure: Figure) -> dict[str, float | None]:
    return {name: None if math.isnan(x) else x for name, x in asdict(figure).items()}


def fit_and_tell(options: argparse.Namespace) -> None:
    chinese = options.lang == "zh"
    train = read_table(options.train)
    report = fit(
        train,
        options.program,
        lambda line: print(line, file=sys.stderr),
        Playing(options.rounds, options.runs),
    )
    if options.into:
        changed = write_rules(options.into, report.values, report, train)
        print(f"{options.into}: {changed}", file=sys.stderr)
    if options.json:
        print(json.dumps(fit_json(report, train), indent=2))
        return
    print(("训练表" if chinese else "trained on") + f" {train.path} {train.digest}, {len(train)}\n")
    for name, value in report.values.items():
        low, high = report.fitted.low.get(name), report.fitted.high.get(name)
        ends = "" if low is None or high is None else f" ({short(low)}..{short(high)})"
        print(f"combat.{name} = {short(value)}{ends}")
    print(("\n数据不能确定：" if chinese else "\nnot identified: ") + ", ".join(report.fitted.unidentified))
    again = draws(report.known.families, RESAMPLES)
    columns = [
        ("其他战役族" if chinese else "other families", scores(report.unseen, report.known, again)),
        ("其他战争" if chinese else "other wars", scores(report.unseen_wars, report.known, again)),
    ]
    print("\n" + table(columns, chinese))
    print("\n" + bins_table(calibration(report.unseen, report.known), chinese))


def fit_json(report: Report, train: Table) -> dict[str, object]:
    def told(unseen: Predictions) -> dict[str, dict[str, float | None]]:
        again = draws(report.known.families, 200)
        return {name: told_of(one) for name, one in scores(unseen, report.known, again).items()}

    return {
        "train": {"path": train.path, "digest": train.digest, "battles": len(train)},
        "objective": report.fitted.objective,
        "decided_by_the_record": report.fitted.freedom,
        "values": report.values,
        "low": report.fitted.low,
        "high": report.fitted.high,
        "unidentified": report.fitted.unidentified,
        "unseen": told(report.unseen),
        "unseen_wars": told(report.unseen_wars),
    }


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lishui")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("score")
    verb.add_argument("predictions")
    verb.add_argument("truth")
    verb.add_argument("--against")
    verb.add_argument("--train")
    verb.add_argument("--resamples", type=int, default=RESAMPLES)
    verb.set_defaults(act=score)
    verb = verbs.add_parser("fit")
    verb.add_argument("train")
    verb.add_argument("--program", required=True)
    verb.add_argument("--into")
    verb.add_argument("--rounds", type=int, default=8)
    verb.add_argument("--runs", type=int, default=200)
    verb.set_defaults(act=fit_and_tell)
    for verb in verbs.choices.values():
        verb.add_argument("--lang", choices=("zh", "en"), default="en")
        verb.add_argument("--json", action="store_true")
    return parser


def main() -> int:
    options = arguments().parse_args()
    try:
        options.act(options)
    except TableFault as fault:
        print(fault.chinese if options.lang == "zh" else fault.english, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
