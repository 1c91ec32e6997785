#include "campaign/listening.h"

#include "base/real.h"
#include "campaign/tray.h"
#include "campaign/truth.h"

namespace lishui {

namespace {

Doing doing_ordered(TaskKind kind) {
    switch (bearing(kind)) {
        case Bearing::at_them:
            return Doing::marching;
        case Bearing::go_back:
            return Doing::withdrawing;
        case Bearing::stay:
            return Doing::defending;
    }
    return Doing::unknown;
}

// What a telegram gives away: a return, its writer's state; an order, what its addressee is to do.
struct GivesAway {
    const Scenario& scenario;
    const State& state;
    const Dispatch& dispatch;

    bool operator()(const Return& report, Sighting& seen) const {
        if (scenario.order_of_battle.is_leaf(report.subject)) return false;
        seen.subject = report.subject;
        seen.place = report.place;
        seen.strength_men = report.fit_men;
        seen.doing = report.doing;
        seen.observed = report.observed;
        return report.place.exists();
    }
    bool operator()(const Order& order, Sighting& seen) const {
        const HeadquartersId h = scenario.order_of_battle[dispatch.to].headquarters;
        if (!h.exists() || !order.task.objective.exists()) return false;
        seen.subject = dispatch.to;
        seen.place = order.task.objective;
        seen.doing = doing_ordered(order.task.kind);
        seen.radius_km = 20;  // where he is to go is not where he is
        seen.observed = dispatch.handed_in;
        return true;
    }
    template <class Other>
    bool operator()(const Other&, Sighting&) const {
        return false;
    }
};

}  // namespace

void overhear(const Scenario& scenario, State& state, const Dispatch& dispatch, Events& events) {
    const MessageRules& rules = scenario.rules.message;
    if (rules.interception_on == 0 || dispatch.means != Means::wireless) return;
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    const SideId writer = order_of_battle.side_of[dispatch.from.index()];
    Sighting seen;
    seen.seen = Seen::intercepted;
    seen.radius_km = 6;
    seen.spread = 25;
    seen.read = dispatch.id;
    const GivesAway gives_away{scenario, state, dispatch};
    if (!std::visit([&](const auto& body) { return gives_away(body, seen); }, dispatch.body))
        return;
    for (const HeadquartersId h : order_of_battle.listeners) {
        const FormationId reader = order_of_battle.command(h);
        const Formation& formation = order_of_battle[reader];
        if (formation.side == writer) continue;
        const double share = order_of_battle.sides[formation.side.index()].reads_enemy;
        const Key key{state.seed, dispatch.handed_in.minute,
                      static_cast<std::uint32_t>(dispatch.id.sender) << 16 | dispatch.id.serial};
        if (draw(key, purpose("read by the enemy"), formation.headquarters.value) >= share)
            continue;
        const Range hours{rules.read_low_hours, rules.read_mode_hours, rules.read_high_hours};
        const double late =
            within(hours, draw(key, purpose("reading takes"), formation.headquarters.value));
        const Moment at = dispatch.handed_in + static_cast<Minutes>(nearest_whole(60 * late));
        events.tell(WasIntercepted{dispatch.id, h, at});
        hand_in_reading(scenario, state, reader, seen, dispatch, at, events);
    }
}

}  // namespace lishui
