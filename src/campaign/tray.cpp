#include "campaign/tray.h"

#include <bit>

namespace lishui {

namespace {

void draft_into_tray(State& state, DispatchId id, FormationId from, const Draft& draft, Moment at) {
    const SlotId slot = take_slot(state);
    if (!slot.exists()) return;
    Dispatch& dispatch = state.dispatches[slot.index()];
    dispatch.stage = Stage::drafted;
    dispatch.id = id;
    dispatch.from = from;
    dispatch.to = draft.to;
    dispatch.precedence = draft.precedence;
    dispatch.handed_in = at;
    dispatch.body = draft.body;
    if (state.last_draft.exists())
        state.next_letter[state.last_draft.index()] = slot;
    else
        state.first_draft = slot;
    state.last_draft = slot;
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
    // They come at hours four apart, and no campaign lasts half a year.
    const auto hour = static_cast<unsigned>(at.minute / minutes_an_hour) / 4;
    const DispatchId id{
        to.value, static_cast<std::uint16_t>(
                      0x4000u | ((hour * 16u + static_cast<unsigned>(which & 15)) & 0x3FFFu))};
    draft_into_tray(state, id, to, {to, Precedence::priority, sighting}, at);
}

void hand_in_reading(const Scenario& scenario, State& state, FormationId to,
                     const Sighting& sighting, const Dispatch& enemy, Moment at, Events& events) {
    // By the writer, and by his own number as far as there is room: two readings of one number are
    // of one writer, and days apart.
    const auto writers = static_cast<unsigned>(scenario.headquarters.size());
    const unsigned writer = scenario.order_of_battle[enemy.from].headquarters.value;
    const unsigned number = enemy.id.serial % (0x8000u / writers) * writers + writer;
    const SlotId slot = take_slot(state);
    if (!slot.exists()) return;
    Dispatch& dispatch = state.dispatches[slot.index()];
    dispatch.stage = Stage::under_way;
    dispatch.id = {to.value, static_cast<std::uint16_t>(0x8000u | number)};
    dispatch.from = to;
    dispatch.to = to;
    dispatch.means = Means::wireless;
    dispatch.precedence = Precedence::priority;
    dispatch.handed_in = enemy.handed_in;
    dispatch.arrives = at;
    dispatch.legs[static_cast<std::size_t>(Leg::deciphering)] =
        static_cast<std::uint16_t>(at - enemy.handed_in);
    dispatch.body = sighting;
    put_under_way(state, slot);
    events.tell(HandedIn{dispatch});
}

void put_under_way(State& state, SlotId slot) {
    const std::int32_t next = state.now.minute / minutes_an_hour + 1;
    const std::int32_t arrives =
        (state.dispatches[slot.index()].arrives.minute + minutes_an_hour - 1) / minutes_an_hour;
    const std::int32_t hour = arrives > next ? arrives : next;
    put_first(state, state.first_arriving[static_cast<std::size_t>(hour % hours_of_post)], slot);
}

SlotId take_slot(State& state) {
    const auto word = static_cast<std::size_t>(
        std::countr_zero(static_cast<std::uint32_t>(~std::uint32_t{state.shelves_full})));
    if (word >= state.slots_taken.size()) return {};
    std::uint64_t& taken = state.slots_taken[word];
    const auto bit = static_cast<std::size_t>(std::countr_one(taken));
    taken |= std::uint64_t{1} << bit;
    const bool full = ~taken == 0;
    state.shelves_full = static_cast<std::uint16_t>(state.shelves_full | (unsigned{full} << word));
    return SlotId(word * 64 + bit);
}

void give_back_slot(State& state, SlotId slot) {
    state.dispatches[slot.index()] = Dispatch{};
    state.slots_taken[slot.index() / 64] &= ~(std::uint64_t{1} << (slot.index() % 64));
    state.shelves_full =
        static_cast<std::uint16_t>(state.shelves_full & ~(1u << (slot.index() / 64)));
}

}  // namespace lishui
