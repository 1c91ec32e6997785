// What many plays of one battle say of it before it is fought: who wins how often, what it costs a
// day, how far the attacker comes, how it ends. Written as a table that anybody can score.
#pragma once

#include <array>
#include <span>
#include <string>

#include "battle/battle.h"

namespace lishui {

// The tenth, fiftieth and ninetieth of a hundred.
struct Spread {
    double p10 = 0, p50 = 0, p90 = 0;
};

struct Prediction {
    std::string id;
    double win = 0, draw = 0, loss = 0;  // of the attacker; shares of the plays
    Spread attacker_loss_pct_day, defender_loss_pct_day;
    Spread exchange;           // the attacker's loss over the defender's, both in per cent
    Spread advance_km_day;     // of the plays that the attacker won, if there are any
    double duration_days = 0;  // median
    double attacker_loss_pct = 0, defender_loss_pct = 0;  // of the whole battle, median
    double beaten_defender_loss_pct = 0;  // median of the plays in which the defender was beaten
    double beaten_attacker_loss_pct = 0;
    double by_losses = 0;  // share of the plays that ended for what a side had suffered
    std::array<double, ending_kinds> endings{};  // shares of the plays
};

Prediction predict(const Battle& battle, int runs, std::uint64_t seed, const CombatRules& rules,
                   const ForceRules& forces);

// predictions.csv: one row a battle.
std::string predictions_as_csv(std::span<const Prediction> predictions);

// What was understood of each battle, for `lishui fit`.
std::string battles_as_csv(std::span<const Battle> battles);

}  // namespace lishui
