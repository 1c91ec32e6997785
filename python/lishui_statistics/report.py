"""Reports in words and in JSON."""

from __future__ import annotations

from collections.abc import Iterable

from .scoring import Bin, Figure

WORDS = {
    "log_loss": ("log loss", "对数损失"),
    "brier": ("Brier", "Brier"),
    "accuracy": ("accuracy", "正确率"),
    "attacker_loss": ("attacker loss %/day", "攻方日损失%"),
    "defender_loss": ("defender loss %/day", "守方日损失%"),
    "exchange": ("exchange of loss %", "损失率之比"),
    "advance": ("advance km/day", "日推进公里"),
    "error": ("median abs. log10 error", "中位绝对log10误差"),
    "r2": ("R2", "R2"),
    "coverage": ("80 % interval covers", "80%区间覆盖"),
}


def words(name: str, chinese: bool) -> str:
    if name in WORDS:
        return WORDS[name][chinese]
    quantity, _, kind = name.rpartition("_")
    return f"{WORDS[quantity][chinese]}: {WORDS[kind][chinese]}"


def number(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    return f"{figure.value:.3f} ({figure.low:.3f}..{figure.high:.3f})"


def table(columns: Iterable[tuple[str, dict[str, Figure]]], chinese: bool, with_intervals: int = 1) -> str:
    """One row a figure, one column a predictor; the first ones with intervals."""
    listed = list(columns)
    names = list(dict.fromkeys(name for _, figures in listed for name in figures))
    head = ["", *(name for name, _ in listed)]
    rows = [head]
    for name in names:
        row = [words(name, chinese)]
        for place, (_, figures) in enumerate(listed):
            figure = figures.get(name)
            if place < with_intervals:
                row.append(number(figure))
            else:
                row.append("-" if figure is None else f"{figure.value:.3f}")
        rows.append(row)
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(head))
    return "\n".join(lines)


def bins_table(bins: list[Bin], chinese: bool) -> str:
    title = "预测胜率 | 会战数 | 平均预测 | 实际" if chinese else "chance to win | battles | predicted | won"
    lines = [f"| {title} |", "|---|---|---|---|"]
    lines += [
        f"| {one.low:.2f}-{one.high:.2f} | {one.battles} | {one.predicted:.2f} | {one.happened:.2f} |"
        for one in bins
    ]
    return "\n".join(lines)
