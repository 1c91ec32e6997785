// The dispatch: a letter in its envelope, with the way it takes, minute by minute. Every order,
// report and request is one. Each part of the delay is kept and can be shown.
#pragma once

#include <array>

#include "command/letter.h"

namespace lishui {

enum class Means : std::uint8_t { wire, wireless, runner, courier, liaison_officer };
inline constexpr int means_kinds = 5;

enum class Leg : std::uint8_t {
    drafting,
    enciphering,
    waiting_for_net,
    sending,
    repeating,
    relaying,
    deciphering,
    lying_on_desk
};
inline constexpr int leg_kinds = 8;

enum class Fate : std::uint8_t { whole, garbled_noticed, garbled_unnoticed, undecodable, lost };

enum class Stage : std::uint8_t { free_slot, drafted, under_way, in_tray };

struct Dispatch {
    Stage stage = Stage::free_slot;
    Fate fate = Fate::whole;
    Means means = Means::wireless;
    Precedence precedence = Precedence::routine;
    DispatchId id;
    FormationId from;
    FormationId to;
    Moment handed_in;
    Moment arrives;                               // at the addressee's in-tray
    std::array<std::uint16_t, leg_kinds> legs{};  // minutes
    Body body;

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("stage", s.stage);
        visit("fate", s.fate);
        visit("means", s.means);
        visit("precedence", s.precedence);
        visit("id", s.id);
        visit("from", s.from);
        visit("to", s.to);
        visit("handed_in", s.handed_in);
        visit("arrives", s.arrives);
        visit("legs", s.legs);
        visit("body", s.body);
    }
};

}  // namespace lishui
