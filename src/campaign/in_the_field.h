// Parts of the State about the ground: a leaf on the march and what it has been told, an
// engagement, the count of men and supplies. Truth that no desk sees.
#pragma once

#include <array>

#include "command/order.h"
#include "forces/condition.h"

namespace lishui {

// A way round the enemy: whence, whither, past whom, and its first step (none: there is no way).
// Nobody need search for it again while it is remembered, nor those who come after him.
struct WayRound {
    HexId from, to;
    std::uint32_t seen = 0;  // a bit for each hex in sight in which an enemy stands
    HexId step;

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("from", s.from);
        visit("to", s.to);
        visit("seen", s.seen);
        visit("step", s.step);
    }
};
using WaysFound = std::array<WayRound, 64>;  // each in a place of its own, until another takes it

// A leaf on the march and in the fight: truth that its own superior learns only from its reports.
struct Marching {
    HexId bound_for;  // where its task takes it; none: nowhere
    HexId next;       // the hex it is entering
    HexId came_from;  // the hex it left last under this task; it does not turn back by itself
    HexId by_way_of;  // the near bank of another crossing site, taken because of the queue at the
                      // first
    HexId front;      // the hex it attacks; none: it does not attack
    SiteId site;      // the site it crosses by
    Moment began;     // when it set off from its hex; halted: came into it
    std::uint16_t next_here = 0xFFFF;  // the next leaf in the same hex (a list by numbers)
    std::uint8_t waits = 0;            // 1: in a queue for the way or the site
    std::uint8_t blocked = 0;          // 1: said so already

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("bound_for", s.bound_for);
        visit("next", s.next);
        visit("came_from", s.came_from);
        visit("by_way_of", s.by_way_of);
        visit("front", s.front);
        visit("site", s.site);
        visit("began", s.began);
        visit("next_here", s.next_here);
        visit("waits", s.waits);
        visit("blocked", s.blocked);
    }
};

// When a leaf next does what. Apart from all else about it: every hour asks all of them.
struct LeafTimes {
    Moment next_look{0};     // to look about
    Moment next_return{0};   // to report on itself
    Moment next_upkeep{0};   // to eat, rest, fall sick
    Moment next_act{0};      // to take the next step of its task
    Moment arrives = never;  // it is in the hex it is entering

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("next_look", s.next_look);
        visit("next_return", s.next_return);
        visit("next_upkeep", s.next_upkeep);
        visit("next_act", s.next_act);
        visit("arrives", s.arrives);
    }
};

// What a leaf has been told, and what it carries on from one time to the next.
struct LeafDesk {
    Task task;
    DispatchId order;
    Moment last_contact = long_ago;
    std::uint16_t next_serial = 1;
    std::uint16_t hours_in_contact = 0;  // since its last return
    std::uint16_t inflicted_men = 0;     // what its enemies have lost in its fights, in truth
    std::uint16_t first_report = 0;      // its letter on a force it has just met, not yet put right
    FormationId first_met;               // that force
    // Remainders in thousandths of a man, so that no rate is lost.
    std::int16_t carried_sickness = 0, carried_recovery = 0, carried_deaths = 0;
    std::uint16_t stragglers_men = 0;  // fell out on the march and have not come in yet
    HexId stragglers_at;               // where the last of them fell out
    std::uint32_t seen_lately = 0;  // enemy commands reported since its last return, a small filter

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("task", s.task);
        visit("order", s.order);
        visit("last_contact", s.last_contact);
        visit("next_serial", s.next_serial);
        visit("hours_in_contact", s.hours_in_contact);
        visit("inflicted_men", s.inflicted_men);
        visit("first_report", s.first_report);
        visit("first_met", s.first_met);
        visit("carried_sickness", s.carried_sickness);
        visit("carried_recovery", s.carried_recovery);
        visit("carried_deaths", s.carried_deaths);
        visit("stragglers_men", s.stragglers_men);
        visit("stragglers_at", s.stragglers_at);
        visit("seen_lately", s.seen_lately);
    }
};

struct Engagement {
    HexId hex;  // the defender's; none: the slot is free
    std::uint8_t unwarned =
        0;  // 1: nobody who stood there knew of an enemy near at the first blows
    Moment began{0};
    Moment next_pulse{0};
    std::int32_t attacker_men = 0;  // when it began
    std::int32_t defender_men = 0;

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("hex", s.hex);
        visit("unwarned", s.unwarned);
        visit("began", s.began);
        visit("next_pulse", s.next_pulse);
        visit("attacker_men", s.attacker_men);
        visit("defender_men", s.defender_men);
    }
};

// Men by side, so that nobody appears from nothing or vanishes unaccounted.
struct Ledger {
    std::int64_t killed = 0, wounded = 0, missing = 0, died = 0, fell_sick = 0, recovered = 0;
    std::int64_t rations_eaten = 0, rations_had = 0, rounds_fired = 0,
                 rounds_had = 0;  // tenths of a day

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("killed", s.killed);
        visit("wounded", s.wounded);
        visit("missing", s.missing);
        visit("died", s.died);
        visit("fell_sick", s.fell_sick);
        visit("recovered", s.recovered);
        visit("rations_eaten", s.rations_eaten);
        visit("rations_had", s.rations_had);
        visit("rounds_fired", s.rounds_fired);
        visit("rounds_had", s.rounds_had);
    }
};

}  // namespace lishui
