#include "campaign/promises.h"

#include "base/real.h"
#include "campaign/campaign.h"
#include "command/promise.h"

namespace lishui {

namespace {

// Changes what the neighbour's word is worth, and gives it.
std::uint8_t trust_after(Headquarters& own, const Desk& desk, FormationId neighbour,
                         double change) {
    for (std::size_t i = 0; i < desk.neighbours.size() && i < most_trusted_neighbours; ++i) {
        if (desk.neighbours[i] != neighbour) continue;
        std::uint8_t& trust = own.neighbour_trust[i];
        trust = static_cast<std::uint8_t>(clamped(trust + change, 10.0, 95.0));
        return trust;
    }
    return trust_at_first;
}

}  // namespace

void settle_promises(const Scenario& scenario, State& state, HeadquartersId h, Events& events) {
    Headquarters& own = state.headquarters[h.index()];
    const Desk desk = desk_of(scenario, state, h, {});
    const PromiseEnd end = end_of_promise(desk);
    if (end == PromiseEnd::open) return;
    if (end != PromiseEnd::unanswered) {
        const CommandRules& rules = scenario.rules.command;
        const bool kept = end == PromiseEnd::kept;
        const std::uint8_t trust =
            trust_after(own, desk, own.awaited.with,
                        kept ? rules.trust_won_by_a_promise : -rules.trust_lost_by_a_promise);
        events.tell(PromiseEnded{h, own.awaited.with, state.now, own.awaited.place,
                                 own.awaited.by(), static_cast<std::uint8_t>(kept ? 1 : 0), trust});
    }
    own.awaited = Pledge();
    own.has_word = 0;
}

}  // namespace lishui
