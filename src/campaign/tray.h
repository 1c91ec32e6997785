// The post's shelves and handing in. Every letter, of a headquarters or a leaf, begins here as a
// draft; the send phase gives it its way, the deliver phase puts it into its addressee's tray.
// A slot is in one list at most: drafted, under way, or one of the trays.
#pragma once

#include "campaign/event.h"
#include "campaign/state.h"

namespace lishui {

// Puts a draft on the shelves under the sender's next number. When every slot is taken the letter
// is lost before it is carried, which its sender cannot know. Returns its id.
DispatchId hand_in(const Scenario& scenario, State& state, FormationId from, const Draft& draft,
                   Moment at);

// A report of a headquarters' own airmen or informants: from nobody's station, numbered by the hour
// and `which`, so that no running number tells of it before it comes.
void hand_in_from_outside(State& state, FormationId to, const Sighting& sighting, Moment at,
                          int which);

// What a signals staff has read of an enemy's dispatch, understood at `at`: numbered after that
// dispatch, so that no running number tells of it before it comes.
void hand_in_reading(const Scenario& scenario, State& state, FormationId to,
                     const Sighting& sighting, const Dispatch& enemy, Moment at, Events& events);

// A free slot, taken; none when there is none. And back: the dispatch in it is no more.
SlotId take_slot(State& state);
void give_back_slot(State& state, SlotId slot);

// Adds a slot that is in no list to the front of one.
inline void put_first(State& state, SlotId& first, SlotId slot) {
    state.next_letter[slot.index()] = first;
    first = slot;
}

// Lays a letter that has its way among those under way, by the hour in which it will be delivered:
// never before the next one.
void put_under_way(State& state, SlotId slot);

// The order in which letters are delivered and read, as one number: the minute, then their own.
inline std::uint64_t turn_among_letters(const Dispatch& dispatch) {
    const auto minute = static_cast<std::uint32_t>(dispatch.arrives.minute) ^ 0x80000000u;
    return static_cast<std::uint64_t>(minute) << 32 | dispatch.id.number();
}

}  // namespace lishui
