#include "ensemble/intention.h"

#include <algorithm>

namespace lishui {

namespace {

// The largest share that a desk gives to it for any enemy group which is, or holds, or stands under
// one of those asked for. A headquarters that keeps no such opinion gives none.
template <class AnyHeadquarters>
double largest_share(const OrderOfBattle& order, const AnyHeadquarters& own,
                     std::span<const FormationId> of, std::size_t which) {
    double share = -1;
    if constexpr (requires { own.intents; }) {
        for (const auto& intent : own.intents) {
            const FormationId group = intent.group;
            const bool asked = std::any_of(of.begin(), of.end(), [&](FormationId f) {
                return group.exists() &&
                       (order.stands_under(group, f) || order.stands_under(f, group));
            });
            if (asked) share = std::max(share, intent.share[which] / 1000.0);
        }
    }
    return share;
}

}  // namespace

double held_intention(const Scenario& scenario, const State& state, HeadquartersId desk,
                      std::span<const FormationId> of, std::string_view what) {
    const auto found = std::find(intention_words.begin(), intention_words.end(), what);
    if (found == intention_words.end()) return -1;
    return largest_share(scenario.order_of_battle, state.headquarters[desk.index()], of,
                         static_cast<std::size_t>(found - intention_words.begin()));
}

}  // namespace lishui
