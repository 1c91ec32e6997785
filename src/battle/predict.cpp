#include <vector>

#include "base/order_by.h"
#include "base/real.h"
#include "battle/prediction.h"

namespace lishui {

namespace {

double quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 == sorted.size()) return sorted.back();
    const double part = place - static_cast<double>(below);
    return sorted[below] * (1 - part) + sorted[below + 1] * part;
}

Spread spread_of(std::vector<double>& values) {
    std::stable_sort(values.begin(), values.end());
    return {quantile(values, 0.1), quantile(values, 0.5), quantile(values, 0.9)};
}

struct Plays {
    std::vector<double> attacker_day, defender_day, exchange, advance, advance_won, days;
    std::vector<double> attacker, defender, beaten_attacker, beaten_defender;

    void add(const BattlePlay& play) {
        const double attacker_pct = 100 * play.attacker_loss;
        const double defender_pct = 100 * play.defender_loss;
        attacker_day.push_back(attacker_pct / play.days);
        defender_day.push_back(defender_pct / play.days);
        exchange.push_back((attacker_pct + 0.01) / (defender_pct + 0.01));
        advance.push_back(play.advance_km / play.days);
        if (attacker_won(play.ending)) advance_won.push_back(play.advance_km / play.days);
        days.push_back(play.days);
        attacker.push_back(attacker_pct);
        defender.push_back(defender_pct);
        if (attacker_won(play.ending)) {
            beaten_defender.push_back(defender_pct);
        } else if (play.ending != Ending::died_down) {
            beaten_attacker.push_back(attacker_pct);
        }
    }
};

}  // namespace

Prediction predict(const Battle& battle, int runs, std::uint64_t seed, const CombatRules& rules,
                   const ForceRules& forces) {
    Prediction told;
    told.id = battle.id;
    Plays plays;
    const double one = 1.0 / runs;
    for (int run = 0; run < runs; ++run) {
        const auto played = play(battle, seed, static_cast<std::uint32_t>(run), rules, forces);
        plays.add(played);
        if (played.by_losses) told.by_losses += one;
        told.endings[static_cast<std::size_t>(played.ending)] += one;
        if (attacker_won(played.ending)) {
            told.win += one;
        } else {
            (played.ending == Ending::died_down ? told.draw : told.loss) += one;
        }
    }
    told.attacker_loss_pct_day = spread_of(plays.attacker_day);
    told.defender_loss_pct_day = spread_of(plays.defender_day);
    told.exchange = spread_of(plays.exchange);
    told.advance_km_day = spread_of(plays.advance_won.empty() ? plays.advance : plays.advance_won);
    told.duration_days = spread_of(plays.days).p50;
    told.attacker_loss_pct = spread_of(plays.attacker).p50;
    told.defender_loss_pct = spread_of(plays.defender).p50;
    told.beaten_attacker_loss_pct = spread_of(plays.beaten_attacker).p50;
    told.beaten_defender_loss_pct = spread_of(plays.beaten_defender).p50;
    return told;
}

}  // namespace lishui
