#include "campaign/tray.h"

namespace lishui {

namespace {

void draft_into_tray(State& state, DispatchId id, FormationId from, const Draft& draft, Moment at) {
    for (Dispatch& dispatch : state.dispatches) {
        if (dispatch.stage != Stage::free_slot) continue;
        dispatch = Dispatch{};
        dispatch.stage = Stage::drafted;
        dispatch.id = id;
        dispatch.from = from;
        dispatch.to = draft.to;
        dispatch.precedence = draft.precedence;
        dispatch.handed_in = at;
        dispatch.body = draft.body;
        return;
    }
}

}  // namespace

DispatchId hand_in(const Scenario& scenario, State& state, FormationId from, const Draft& draft,
                   Moment at) {
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    std::uint16_t& serial =
        order_of_battle.is_leaf(from)
            ? state.leaf[from.index()].next_serial
            : state.headquarters[order_of_battle[from].headquarters.index()].next_serial;
    const DispatchId id{from.value, serial++};
    draft_into_tray(state, id, from, draft, at);
    return id;
}

void hand_in_from_outside(State& state, FormationId to, const Sighting& sighting, Moment at,
                          int which) {
    const auto hour = static_cast<unsigned>(at.minute / minutes_an_hour);
    const DispatchId id{
        to.value, static_cast<std::uint16_t>(
                      0x8000u | ((hour * 16u + static_cast<unsigned>(which & 15)) & 0x7FFFu))};
    draft_into_tray(state, id, to, {to, Precedence::priority, sighting}, at);
}

}  // namespace lishui
