// The post: from the moment a letter is handed in to the moment it lies in the addressee's tray.
// Pure: the same letter under the same luck takes the same way. It reads no body except to carry
// it, and changes one only by garbling.
#pragma once

#include "messages/message_rules.h"
#include "messages/signal_net.h"

namespace lishui {

struct Carriage {
    Moment net_free;          // when the sender's set or wire is free
    bool short_form = false;  // a leaf's message, in plain words or a brief code
    int map_hexes = 0;        // for garbling of places
};

// Fills legs, fate and arrival of a drafted dispatch and garbles its body where that is its fate.
// Returns when the sender's net is free again.
Moment carry(Dispatch& dispatch, const Link& link, const Carriage& carriage,
             const MessageRules& rules, std::uint64_t seed);

Minutes way_minutes(const Dispatch& dispatch);  // all legs together

}  // namespace lishui
