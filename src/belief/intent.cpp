#include "belief/intent.h"

#include "base/real.h"

namespace lishui {

namespace {

using Row = std::array<double, intentions>;

// How likely the sign is under each intention.
Row likelihood(Sign sign, const BeliefRules& r) {
    switch (sign) {
        case Sign::attacks:
            return {r.attacks_if_attack, r.attacks_if_hold, r.attacks_if_withdraw,
                    r.attacks_if_lure};
        case Sign::defends:
            return {r.defends_if_attack, r.defends_if_hold, r.defends_if_withdraw,
                    r.defends_if_lure};
        case Sign::halts:
            return {r.halts_if_attack, r.halts_if_hold, r.halts_if_withdraw, r.halts_if_lure};
        case Sign::comes:
            return {r.comes_if_attack, r.comes_if_hold, r.comes_if_withdraw, r.comes_if_lure};
        case Sign::goes_off:
            return {r.goes_off_if_attack, r.goes_off_if_hold, r.goes_off_if_withdraw,
                    r.goes_off_if_lure};
        case Sign::withdraws:
            return {r.withdraws_if_attack, r.withdraws_if_hold, r.withdraws_if_withdraw,
                    r.withdraws_if_lure};
        case Sign::crosses:
            return {r.crosses_if_attack, r.crosses_if_hold, r.crosses_if_withdraw,
                    r.crosses_if_lure};
    }
    return {1, 1, 1, 1};
}

Intent* slot_for(std::span<Intent, most_enemy_groups> intents, FormationId group) {
    for (Intent& intent : intents)
        if (intent.group == group || !intent.group.exists()) return &intent;
    return nullptr;
}

void put(Intent& intent, const Row& share) {
    double sum = 0;
    for (const double x : share)
        sum += x;
    int left = 1000;
    for (std::size_t i = 1; i < intentions; ++i) {
        const int part = static_cast<int>(nearest_count(1000 * share[i] / sum));
        intent.share[i] = static_cast<std::uint16_t>(part);
        left -= part;
    }
    intent.share[0] = static_cast<std::uint16_t>(left > 0 ? left : 0);
}

}  // namespace

Sign sign_of(const PictureEntry& entry, HexId here, const Grid& grid) {
    switch (entry.doing) {
        case Doing::attacking:
            return Sign::attacks;
        case Doing::defending:
            return Sign::defends;
        case Doing::withdrawing:
            return Sign::withdraws;
        case Doing::crossing:
            return Sign::crosses;
        case Doing::marching: {
            if (!here.exists() || !entry.place.exists() || !entry.earlier_place.exists())
                return Sign::halts;
            const int now = grid.distance(entry.place, here);
            const int before = grid.distance(entry.earlier_place, here);
            return now > before ? Sign::goes_off : Sign::comes;
        }
        case Doing::halted:
        case Doing::unknown:
            return Sign::halts;
    }
    return Sign::halts;
}

const Intent* weigh_sign(std::span<Intent, most_enemy_groups> intents, FormationId group, Sign sign,
                         Moment at, const Expectation& expected, const BeliefRules& rules) {
    Intent* intent = slot_for(intents, group);
    if (intent == nullptr) return nullptr;
    Row share = expected;
    if (intent->group.exists()) {
        const double days = clamped(hours_between(intent->moved, at) / 24, 0.0, 30.0);
        const double back = clamped(days * rules.expectation_returns_a_day, 0.0, 1.0);
        for (std::size_t i = 0; i < intentions; ++i)
            share[i] = (1 - back) * intent->share[i] / 1000.0 + back * expected[i];
    }
    const Row likely = likelihood(sign, rules);
    double sum = 0;
    for (const double x : likely)
        sum += x;
    // A conservative mind moves only part of the way that the sign would move it.
    const double weight = rules.intent_on == 0 ? 0 : rules.weight_of_a_sign;
    for (std::size_t i = 0; i < intentions; ++i)
        share[i] = clamped(share[i], 0.01, 1.0) * (1 + weight * (4 * likely[i] / sum - 1));
    intent->group = group;
    intent->moved = at;
    put(*intent, share);
    return intent;
}

}  // namespace lishui
