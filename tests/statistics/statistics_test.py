"""The guest that scores and fits (python/lishui_statistics), on small tables made here.

Each test names the planted fault that it is there to catch.
"""

from __future__ import annotations

import csv
import math
import re
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))

from lishui_statistics import fitting, surrogate  # noqa: E402
from lishui_statistics.baselines import baselines  # noqa: E402
from lishui_statistics.coefficients import (  # noqa: E402
    ALL,
    ARMIES,
    ATTACKERS_ON_FRONTS,
    CROWDING,
    DEFENDERS_ON_FRONTS,
    PACES_ON_FRONTS,
)
from lishui_statistics.fitting import (  # noqa: E402
    Fitted,
    Report,
    centred,
    cost_of,
    crowding,
    optimum,
    priors,
    values_at,
    widened,
)
from lishui_statistics.rules_file import with_fitted  # noqa: E402
from lishui_statistics.scoring import calibration, differences, draws, scores  # noqa: E402
from lishui_statistics.surrogate import Battles, battles_of, means, weights  # noqa: E402
from lishui_statistics.tables import (  # noqa: E402
    Interval,
    Outcomes,
    Predictions,
    Table,
    TableFault,
    matched,
    outcomes_of,
    read_table,
)

COUNT = 120


def table_of(rows: list[dict[str, object]]) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return read_table(str(path))


def truth() -> Table:
    luck = np.random.default_rng(5)
    rows = []
    for number in range(COUNT):
        ratio = float(np.exp(luck.normal(0.5, 0.6)))
        won = luck.random() < 1 / (1 + np.exp(-2 * np.log(ratio)))
        rows.append(
            {
                "id": number,
                "family": number // 2,
                "att_str": 15000 * ratio,
                "def_str": 15000,
                "year": 1943,
                "winner": 1 if won else -1,
                "dur_days": 2,
                "att_cas_pct_day": 10 ** luck.normal(0.2, 0.3),
                "def_cas_pct_day": 10 ** luck.normal(0.4, 0.3),
                "advance_km_day": 2 if won else 0,
            }
        )
    return table_of(rows)


def perfect(known: Outcomes) -> Predictions:
    sure = np.full((len(known.ids), 3), 0.0005)
    sure[np.arange(len(sure)), known.winner] = 0.999

    def close(values: np.ndarray) -> Interval:
        return Interval(values - 0.1, values, values + 0.1)

    return Predictions(
        "perfect", sure, close(known.attacker_loss), close(known.defender_loss), close(known.exchange), None
    )


class Scoring(unittest.TestCase):
    def test_foresight_scores_best(self) -> None:
        """Fails if a score has the wrong sign, or winners are taken for losers."""
        known = outcomes_of(truth())
        got = scores(perfect(known), known, draws(known.families, 20))
        self.assertLess(got["log_loss"].value, 0.01)
        self.assertLess(got["brier"].value, 0.001)
        self.assertEqual(got["accuracy"].value, 1)
        self.assertEqual(got["attacker_loss_error"].value, 0)
        self.assertEqual(got["attacker_loss_r2"].value, 1)
        self.assertEqual(got["attacker_loss_coverage"].value, 1)
        self.assertNotIn("advance_r2", got)

    def test_figures_are_those_of_the_books(self) -> None:
        """Fails if a formula is changed: a coin has a log loss of ln 3 and a Brier score of 2/3."""
        known = outcomes_of(truth())
        coin = Predictions("coin", np.full((COUNT, 3), 1 / 3))
        got = scores(coin, known, [])
        self.assertAlmostEqual(got["log_loss"].value, np.log(3))
        self.assertAlmostEqual(got["brier"].value, 2 / 3)
        wide = Interval(*(np.full(COUNT, x) for x in (-0.1842, 0.2, 0.5845)))
        got = scores(Predictions("wide", None, wide), known, [])
        self.assertAlmostEqual(got["attacker_loss_coverage"].value, 0.8, delta=0.1)
        self.assertAlmostEqual(got["attacker_loss_r2"].value, 0, delta=0.1)

    def test_intervals_draw_whole_families(self) -> None:
        """Fails if battles of one family are drawn apart."""
        families = np.repeat(np.arange(10), 3)
        for rows in draws(families, 20):
            counts = np.bincount(rows, minlength=30).reshape(10, 3)
            self.assertTrue((counts == counts[:, :1]).all())

    def test_differences_in_pairs(self) -> None:
        """Fails if the difference of a thing to itself is not nought, or its sign is turned."""
        known = outcomes_of(truth())
        again = draws(known.families, 20)
        coin = Predictions("coin", np.full((COUNT, 3), 1 / 3))
        self.assertEqual(differences(coin, coin, known, again)["log_loss"].high, 0)
        self.assertLess(differences(perfect(known), coin, known, again)["log_loss"].high, 0)

    def test_calibration_counts_every_battle(self) -> None:
        known = outcomes_of(truth())
        self.assertEqual(sum(one.battles for one in calibration(perfect(known), known)), COUNT)


class Baselines(unittest.TestCase):
    def test_all_are_there_and_learn(self) -> None:
        """Fails if one is missing, learns nothing, or sees the battles that it predicts."""
        table = truth()
        known = outcomes_of(table)
        told = {one.name: scores(one, known, []) for one in baselines(table, None)}
        self.assertEqual(
            list(told),
            [
                "class prior",
                "3:1 rule",
                "best threshold",
                "Lanchester linear",
                "Lanchester square",
                "Helmbold",
                "regression",
            ],
        )
        self.assertLess(told["Lanchester square"]["log_loss"].value, told["class prior"]["log_loss"].value)
        self.assertLess(told["regression"]["attacker_loss_r2"].value, 0.2)  # there is nothing to learn


class Tables(unittest.TestCase):
    def test_what_is_missing_is_said(self) -> None:
        """Fails if a wrong file is taken, or the sentence lacks the column."""
        with self.assertRaisesRegex(TableFault, "cannot be read"):
            read_table("no such file")
        with self.assertRaisesRegex(TableFault, "no id in common"):
            matched(table_of([{"id": 1}]), table_of([{"id": 2}]))
        with self.assertRaisesRegex(TableFault, "id"):
            table_of([{"name": 1}])

    def test_unusable_outcomes_are_left_out(self) -> None:
        """Fails if a row that the record marks as unusable is scored."""
        rows = [
            {
                "id": n,
                "winner": 1,
                "usable_winner": n,
                "usable_cas": n,
                "att_cas_pct_day": 3,
                "def_cas_pct_day": 0,
                "advance_km_day": -1,
                "dur_days": 1,
            }
            for n in (0, 1)
        ]
        known = outcomes_of(table_of(rows))
        self.assertEqual(list(known.winner), [-1, 0])
        self.assertTrue(np.isnan(known.attacker_loss[0]))
        self.assertTrue(np.isnan(known.advance).all())


def understood() -> Table:
    luck = np.random.default_rng(3)
    rows = []
    for number in range(COUNT):
        men = float(10 ** luck.uniform(3.3, 5))
        rows.append(
            {
                "id": number,
                "year": 1943,
                "att_men": men,
                "def_men": men / 10 ** luck.normal(0.2, 0.3),
                "att_guns": -1,
                "def_guns": -1,
                "att_tanks": 0,
                "def_tanks": 0,
                "att_nation": "",
                "def_nation": "",
                "resolve": 0,
                "ground": 1,
                "dug_in_hours": 24,
                "delaying": 0,
                "rain": 0,
                "woods": 0,
                "across_water": 0,
                "air_mastery": 0,
                "front_km": 0,
            }
        )
    return table_of(rows)


def battles_with(**columns: list[str]) -> Battles:
    """Those understood, with these words besides."""
    rows: list[dict[str, object]] = [
        {**row, **{name: words[place] for name, words in columns.items()}}
        for place, row in enumerate(understood().rows)
    ]
    return battles_of(table_of(rows))


def truth_on(men: np.ndarray) -> Outcomes:
    """Battles won or lost by luck alone."""
    luck = np.random.default_rng(11)
    count = len(men)
    return Outcomes(
        ids=[str(n) for n in range(count)],
        families=np.arange(count),
        wars=np.arange(count) // 10,
        winner=luck.integers(0, 2, count) * 2,
        days=luck.integers(1, 6, count).astype(float),
        attacker_loss=luck.normal(0, 0.4, count),
        defender_loss=luck.normal(0.2, 0.4, count),
        exchange=luck.normal(0, 0.4, count),
        advance=luck.normal(0.4, 0.4, count),
    )


class Fitting(unittest.TestCase):
    def test_what_was_put_in_comes_out(self) -> None:
        """Fails if a coefficient acts on the wrong side, or the optimiser stops at the prior."""
        battles = battles_of(understood())
        put_in = values_at(priors()[0])
        put_in["attacker_ratio_factor"] = 0.3
        put_in["attacker_loss"] = 9.0
        days = np.full(COUNT, 2.0)
        mean = means(battles, put_in, days)
        unknown = np.full(COUNT, np.nan)
        known = Outcomes(
            ids=[str(n) for n in range(COUNT)],
            families=np.arange(COUNT),
            wars=np.arange(COUNT) // 10,
            winner=np.full(COUNT, -1),
            days=days,
            attacker_loss=mean.attacker_loss,
            defender_loss=mean.defender_loss,
            exchange=unknown,
            advance=unknown,
        )
        best, _ = optimum(battles, known, np.ones(COUNT, dtype=bool))
        found = values_at(best)
        self.assertLess(found["attacker_ratio_factor"], 0.59)  # the prior has 0.6, and holds it tightly
        self.assertAlmostEqual(found["attacker_loss"], 9.0, delta=2.0)
        self.assertAlmostEqual(found["advance_km"], 2.5, delta=0.01)  # nothing was said of it

    def test_rules_bear_their_origin(self) -> None:
        """Fails if a row is lost, its bounds are overstepped, or the provenance is missing."""
        name = "attacker_size_exponent"
        text = (
            f'// words\nRULE({name}, -0.1, "1", -1, 0.5, documented, "losses by size (CDB90 train)")\n'
            'RULE(other, 3, "men", 0, 9, judged, "stays")\n'
        )
        fitted = Fitted({name: -2.0}, {name: -2.2}, {name: -1.8}, [name], 1.0, 1.0)
        nobody = Predictions("", None)
        report = Report(fitted, fitted.values, nobody, nobody, outcomes_of(truth()))
        train = Table("folder/some_train.csv", (), (), "abc123")
        lines = with_fitted(text, fitted.values, report, train).split("\n")
        self.assertEqual(lines[0], "// words")
        self.assertEqual(lines[2], 'RULE(other, 3, "men", 0, 9, judged, "stays")')
        self.assertIn(f'RULE({name}, -1, "1", -1, 0.5, fitted, "losses by size; fitted to', lines[1])
        self.assertIn("some_train abc123, 90 % -2.2 to -1.8, not identified", lines[1])
        again = with_fitted("\n".join(lines), fitted.values, report, train)
        self.assertEqual(again, "\n".join(lines))

    def test_every_coefficient_is_a_row(self) -> None:
        """Fails if a coefficient is fitted that the rules table does not have."""
        rows = (ROOT / "src/combat/rules.def").read_text(encoding="utf-8")
        for name in [one.name for one in ALL] + list(CROWDING):
            self.assertIn(f"RULE({name},", rows)

    def test_what_the_formulas_take_from_the_rules_is_theirs(self) -> None:
        """Fails if a rule that is not fitted is changed and the formulas of the fit keep the old figure."""
        rows = (ROOT / "src/combat/rules.def").read_text(encoding="utf-8")
        for name, taken in (
            ("dug_in_full_hours", surrogate.FULL_HOURS),
            ("delay_hazard", surrogate.DELAY_HAZARD),
            ("usual_density", fitting.USUAL_DENSITY),
            ("usual_defence_density", surrogate.USUAL_DEFENCE_DENSITY),
        ):
            told = re.search(rf"RULE\({name}, ([0-9.]+),", rows)
            assert told is not None
            self.assertEqual(float(told[1]), taken, name)

    def test_the_engine_knows_the_same_armies(self) -> None:
        """Fails if an attack is fitted that no battle has, or the other way round."""
        text = (ROOT / "src/battle/nations.cpp").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"&CombatRules::attack_of_(\w+)", text), list(ARMIES))

    def test_the_engine_knows_the_same_armies_on_fronts(self) -> None:
        """Fails if what a front costs is fitted for an army that no battle has, or the other way round."""
        text = (ROOT / "src/battle/fronts.cpp").read_text(encoding="utf-8")
        for stem, armies in (
            ("attack_cost_of", ATTACKERS_ON_FRONTS),
            ("defence_cost_of", DEFENDERS_ON_FRONTS),
            ("pace_of", PACES_ON_FRONTS),
        ):
            self.assertEqual(re.findall(rf"&CombatRules::{stem}_(\w+)", text), list(armies))

    def test_what_a_front_costs_falls_on_whose_it_is(self) -> None:
        """Fails if a cost goes to the other side, into the odds, or to armies of other fronts."""
        battles = battles_with(
            att_army_on_front=["usa_italy_1943", ""] * (COUNT // 2),
            def_army_on_front=["germany_italy_1943"] * COUNT,
        )
        days = np.full(COUNT, 2.0)
        plain = values_at(priors()[0])
        before = means(battles, plain, days)
        for name, field, where in (
            ("attack_cost_of_usa_italy_1943", "attacker_loss", np.arange(COUNT) % 2 == 0),
            ("defence_cost_of_germany_italy_1943", "defender_loss", np.ones(COUNT, dtype=bool)),
            ("pace_of_usa_italy_1943", "advance", np.arange(COUNT) % 2 == 0),
        ):
            after = means(battles, {**plain, name: 1000.0}, days)
            for one in ("attacker_loss", "defender_loss", "advance", "gives_way", "calls_off"):
                moved = getattr(after, one) - getattr(before, one)
                wanted = where * 1.0 if one == field else np.zeros(COUNT)
                self.assertLess(float(np.abs(moved - wanted).max()), 1e-9, f"{name} in {one}")

    def test_many_battles_of_a_family_count_for_few(self) -> None:
        """Fails if ten battles of one family tell as much as ten of ten."""
        told = weights(np.array([0] + [1] * 10))
        self.assertEqual(told[0], 1)
        self.assertGreater(told[1:].sum(), 1)
        self.assertLess(told[1:].sum(), 3)

    def test_attacking_well_tells_in_the_odds_alone(self) -> None:
        """Fails if how an army attacks goes into losses or ground, or helps the wrong side."""
        battles = battles_with(att_army=["usa_1918"] * COUNT)
        days = np.full(COUNT, 2.0)
        plain = values_at(priors()[0])
        before, after = (means(battles, {**plain, "attack_of_usa_1918": x}, days) for x in (100.0, 200.0))
        self.assertTrue((after.gives_way > before.gives_way).all())
        self.assertTrue((after.calls_off < before.calls_off).all())
        self.assertTrue(np.array_equal(after.attacker_loss, before.attacker_loss))
        self.assertTrue(np.array_equal(after.advance, before.advance))

    def test_the_mean_army_of_the_record_is_100(self) -> None:
        """Fails if nobody fares better or worse than the record's armies, or known ones change by it."""
        for column, stem, one, two, fields in (
            ("att_army", "attack_of_", "usa_1918", "usa_1940", ("gives_way", "calls_off")),
            ("att_army_on_front", "attack_cost_of_", "usa_italy_1943", "usa_west_1940", ("attacker_loss",)),
            (
                "def_army_on_front",
                "defence_cost_of_",
                "usa_italy_1943",
                "germany_east_1941",
                ("defender_loss",),
            ),
            ("att_army_on_front", "pace_of_", "usa_italy_1943", "usa_west_1940", ("advance",)),
        ):
            armies = [one, two, two, ""] * (COUNT // 4)
            battles, known = battles_with(**{column: armies}), np.array([army != "" for army in armies])
            before = {**values_at(priors()[0]), stem + one: 200.0, stem + two: 40.0}
            after = centred(before, battles)
            third = (math.log(after[stem + one]) + 2 * math.log(after[stem + two])) / 3
            self.assertAlmostEqual(third, math.log(100), msg=stem)
            days = np.full(COUNT, 2.0)
            was, became = means(battles, before, days), means(battles, after, days)
            for field in fields:
                moved = getattr(became, field) - getattr(was, field)
                self.assertLess(float(np.abs(moved[known]).max()), 1e-9, stem)
                self.assertGreater(float(np.abs(moved[~known]).min()), 0.1, stem)

    def test_many_points_cost_what_each_costs(self) -> None:
        """Fails if the formulas mix up the points of which the optimiser asks at once."""
        battles = battles_of(understood())
        known = truth_on(battles.men[0])
        cost = cost_of(battles, known, np.ones(COUNT, dtype=bool))
        prior, doubt = priors()
        points = prior + doubt * np.random.default_rng(3).normal(0, 0.5, (4, len(prior)))
        one_by_one = [float(cost(point)) for point in points]
        self.assertLess(float(np.abs(cost(points) - one_by_one).max()), 1e-8)

    def test_many_men_who_did_not_win_are_crowded(self) -> None:
        """Fails if what playing finds of crowding goes the wrong way, or nowhere."""
        battles = battles_of(understood())
        known = truth_on(battles.men[0])
        ratio = np.log10(battles.men[0] / battles.men[1])
        for slope, wanted in ((3.0, -1), (-3.0, 1)):  # told too steep; told the wrong way
            win = 1 / (1 + np.exp(-slope * ratio))
            rows: list[dict[str, object]] = [
                {"id": n, "p_win": one, "p_draw": 0, "p_loss": 1 - one} for n, one in enumerate(win)
            ]
            values = {**values_at(priors()[0]), **CROWDING}
            found = crowding(values, table_of(rows), known, battles, np.ones(COUNT, dtype=bool))
            self.assertGreater(wanted * found.step["men_tell"], 0.05)
            self.assertEqual(round(found.step["narrow_front_defence"], 3), 0)  # no front is known

    def test_other_wars_widen(self) -> None:
        """Fails if the scatter stays where wars not seen lie outside."""
        battles = battles_of(understood())
        known = truth_on(battles.men[0])
        middle = known.attacker_loss * 0
        narrow = Interval(middle - 0.1, middle, middle + 0.1)
        unseen = Predictions("", None, narrow, narrow, narrow, narrow)
        before = {"engagement_luck": 0.2, "engagement_luck_defender": 0.2, "advance_luck": 0.2}
        after = widened(before, unseen, known)
        self.assertGreater(after["engagement_luck"], 0.25)
        wide = Interval(middle - 9, middle, middle + 9)
        unseen = Predictions("", None, wide, wide, wide, wide)
        self.assertEqual(widened(before, unseen, known), before)


if __name__ == "__main__":
    unittest.main()
