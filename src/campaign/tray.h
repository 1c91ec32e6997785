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

// A free slot, taken; none when there is none. And back: the dispatch in it is no more.
SlotId take_slot(State& state);
void give_back_slot(State& state, SlotId slot);

// Adds a slot that is in no list to the front of one.
inline void put_first(State& state, SlotId& first, SlotId slot) {
    state.next_letter[slot.index()] = first;
    first = slot;
}

// Calls keep(slot) for each slot of a list in turn and takes those out of it for which it says no.
template <class Keep>
void sift(State& state, SlotId& first, Keep&& keep) {
    for (SlotId* link = &first; link->exists();) {
        const SlotId slot = *link;
        SlotId& next = state.next_letter[slot.index()];
        if (keep(slot)) {
            link = &next;
        } else {
            *link = next;
            next = SlotId();
        }
    }
}

}  // namespace lishui
