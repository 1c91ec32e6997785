"""The coefficients of combat that are fitted: how each is bent for the fit, and what is thought of it before.

`scale` log: the fit works with the natural logarithm; plain: with the figure itself. `prior` and `doubt`
are the mean and standard deviation on that scale before the record is looked at: the regularisation.
All doubts but those of the levels are times CAUTION, which did best across wars left out (0.5, 0.3, 0.2,
0.12 tried); seven keep theirs whole (FREE), since what was left over on families left out asked for it. The
worths of nations are held less tightly (WORTH_CAUTION: 1, 0.5, 0.3 tried). What an army's fighting on a front
costs it is as uncertain as the fronts of the record differ (COST_DOUBT).
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Coefficient:
    name: str
    scale: str
    prior: float  # as the rules table has it
    doubt: float

    def bent(self, value: float) -> float:
        return math.log(value) if self.scale == "log" else value

    def straight(self, bent: float) -> float:
        return math.exp(bent) if self.scale == "log" else bent


CAUTION = 0.2
FREE = 1.0
WORTH_CAUTION = 0.5
ATTACK_DOUBT = 0.4
COST_DOUBT = 0.35
PACE_DOUBT = 0.25


def level(name: str, prior: float) -> Coefficient:
    return Coefficient(name, "log", prior, 1.0)


def log(name: str, prior: float, doubt: float, caution: float = CAUTION) -> Coefficient:
    return Coefficient(name, "log", prior, caution * doubt)


def plain(name: str, prior: float, doubt: float, caution: float = CAUTION) -> Coefficient:
    return Coefficient(name, "plain", prior, caution * doubt)


NATIONS = (
    "germany",
    "usa",
    "britain",
    "france",
    "russia",
    "japan",
    "israel",
    "arab_states",
    "ottoman_empire",
)

LOSSES = (
    level("attacker_loss", 5.0),
    level("defender_loss", 4.0),
    log("attacker_ratio_factor", 0.6, 0.25),
    log("defender_ratio_factor", 2.1, 0.25),
    plain("attacker_size_exponent", -0.15, 0.1, FREE),
    plain("defender_size_exponent", -0.1, 0.1),
    plain("duration_exponent", -0.4, 0.1),
    plain("loss_trend", -0.05, 0.05),
    log("rugged_loss_factor", 0.8, 0.12),
    log("wet_attacker_factor", 0.9, 0.12),
    log("wet_defender_factor", 0.9, 0.12, FREE),
    log("woods_attacker_factor", 1.0, 0.35, FREE),
    log("woods_defender_factor", 1.0, 0.35, FREE),
    plain("dense_defence_attacker_exponent", 0.0, 0.15, FREE),
    plain("dense_defence_defender_exponent", 0.0, 0.15, FREE),
    log("delay_attacker_factor", 0.65, 0.25),
    log("delay_defender_factor", 0.75, 0.25),
    plain("tanks_spare", -0.2, 0.15),
    plain("tanks_cost", 0.1, 0.1),
    log("air_mastery_attacker_factor", 0.8, 0.12),
    log("air_mastery_defender_factor", 0.9, 0.12),
    log("resolve_loss_factor", 2.0, 0.4),
    log("dug_in_loss_factor", 0.95, 0.15),
    plain("quality_exchange", 0.25, 0.05),
    log("gun_worth_men", 10.0, 0.5),
    log("tank_worth_men", 20.0, 0.5),
)

WORTHS = tuple(Coefficient(f"worth_of_{nation}", "log", 100.0, WORTH_CAUTION * 0.45) for nation in NATIONS)

# The armies of whose attacks the engine knows (src/battle/nations.cpp).
ARMIES = (
    "japan_1904",
    "austria_1914",
    "britain_1914",
    "france_1914",
    "germany_1914",
    "russia_1914",
    "germany_1918",
    "usa_1918",
    "britain_1940",
    "germany_1940",
    "japan_1940",
    "russia_1940",
    "usa_1940",
    "usa_1950",
    "israel_1948",
    "israel_1967",
    "israel_1973",
    "arab_states_1973",
)

ATTACKS = tuple(Coefficient(f"attack_of_{army}", "log", 100.0, ATTACK_DOUBT) for army in ARMIES)

# Of which armies it knows what fighting on a front costs them and how far they go (src/battle/fronts.cpp):
# a: what their attacks cost, d: what their defence costs, p: their pace.
ON_FRONTS = {
    "austria_outer_1914": "adp",
    "britain_outer_1914": "ap",
    "germany_outer_1914": "ap",
    "italy_outer_1914": "d",
    "ottoman_empire_outer_1914": "d",
    "russia_outer_1914": "ad",
    "britain_west_1914": "ad",
    "france_west_1914": "ad",
    "germany_west_1914": "adp",
    "britain_west_1918": "d",
    "germany_west_1918": "ad",
    "usa_west_1918": "ap",
    "japan_pacific_1941": "ad",
    "usa_pacific_1941": "ap",
    "germany_east_1941": "d",
    "russia_east_1941": "ap",
    "britain_italy_1943": "adp",
    "germany_italy_1943": "adp",
    "usa_italy_1943": "adp",
    "germany_west_1940": "d",
    "usa_west_1940": "ap",
    "north_korea_korea_1950": "d",
    "usa_korea_1950": "ap",
    "arab_states_levant_1948": "d",
    "israel_levant_1948": "a",
    "arab_states_levant_1967": "d",
    "israel_levant_1967": "ap",
    "arab_states_levant_1973": "ad",
    "israel_levant_1973": "adp",
}
ATTACKERS_ON_FRONTS = tuple(army for army, known in ON_FRONTS.items() if "a" in known)
DEFENDERS_ON_FRONTS = tuple(army for army, known in ON_FRONTS.items() if "d" in known)
PACES_ON_FRONTS = tuple(army for army, known in ON_FRONTS.items() if "p" in known)

FRONTS = (
    *(Coefficient(f"attack_cost_of_{army}", "log", 100.0, COST_DOUBT) for army in ATTACKERS_ON_FRONTS),
    *(Coefficient(f"defence_cost_of_{army}", "log", 100.0, COST_DOUBT) for army in DEFENDERS_ON_FRONTS),
    *(Coefficient(f"pace_of_{army}", "log", 100.0, PACE_DOUBT) for army in PACES_ON_FRONTS),
)

ENDINGS = (
    level("give_way_hazard", 0.25),
    level("call_off_hazard", 0.15),
    level("die_down_hazard", 0.06),
    plain("give_way_ratio_exponent", 0.9, 0.3),
    plain("call_off_ratio_exponent", 0.9, 0.3),
    plain("hazard_size_exponent", -0.3, 0.15, FREE),
    log("air_mastery_power", 1.5, 0.25),
    log("dug_in_defence", 1.4, 0.2),
    log("hills_defence", 1.35, 0.15),
    log("delay_stands", 5.9, 0.7),
    plain("resolve_hazard", 0.6, 0.1),
    log("give_way_loss", 0.22, 0.15),
    log("call_off_loss", 0.14, 0.15),
)

GROUND = (
    level("advance_km", 2.5),
    plain("advance_ratio_exponent", -0.2, 0.2),
    plain("advance_size_exponent", 0.4, 0.2),
    plain("advance_duration_exponent", -0.5, 0.15),
    plain("advance_density_exponent", -0.2, 0.2),
    plain("advance_guns_exponent", 0.1, 0.15),
    plain("advance_worth_exponent", 0.5, 0.3),
    log("dug_in_advance", 0.75, 0.3),
    log("plain_advance", 1.2, 0.25),
    log("rugged_advance", 0.75, 0.25),
    log("delay_advance", 1.5, 0.4),
    log("resolve_advance", 0.5, 0.5),
)

ALL = LOSSES + WORTHS + ATTACKS + FRONTS + ENDINGS + GROUND

# What crowding does is found by playing alone: formulas that know the losses give to them what is the odds'.
# Where the search begins: all men come to bear, on any front.
CROWDING = {"men_tell": 1.0, "narrow_front_defence": 0.0}
CROWDING_DOUBT = 1.0  # of the log odds of winning, for ten times the ratio of men or ten times as dense

# Found by playing, so that what is played has no bias and its intervals hold eight tenths.
PLAYED = (
    "attacker_loss",
    "defender_loss",
    "advance_km",
    "give_way_hazard",
    "call_off_hazard",
    "die_down_hazard",
    "engagement_luck",
    "engagement_luck_defender",
    "advance_luck",
)
