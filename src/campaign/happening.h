// What happens on the ground, told to whoever keeps the record: leaves that change, march, fight
// and lose men, and the weather over them. The events of desks and telegrams are in event.h.
#pragma once

#include "command/order.h"
#include "forces/condition.h"
#include "scenario/scenario.h"

namespace lishui {

// The whole condition of a leaf after something changed it.
struct LeafChanged {
    FormationId leaf;
    Moment at;
    Condition condition;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("leaf", s.leaf);
        visit("at", s.at);
        visit("condition", s.condition);
    }
};

struct TaskTaken {  // a leaf acts on an order
    FormationId leaf;
    Moment at;
    Task task;
    DispatchId order;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("leaf", s.leaf);
        visit("at", s.at);
        visit("task", s.task);
        visit("order", s.order);
    }
};

enum class Milestone : std::uint8_t {
    crossing_began,
    crossing_ended,
    engagement_began,
    engagement_ended,
    gave_way,
    broke,
    called_off,
    surrounded,
    dispersed,
    place_taken,  // entered a hex with a named place that the other side held last
    blocked       // cannot go on: the enemy or water bars every way
};
inline constexpr int milestone_kinds = 11;

struct Happened {
    Milestone what = Milestone::blocked;
    FormationId leaf;  // who
    Moment at;
    HexId hex;   // where
    HexId from;  // whence, where it moved
    SiteId site;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("what", s.what);
        visit("leaf", s.leaf);
        visit("at", s.at);
        visit("hex", s.hex);
        visit("from", s.from);
        visit("site", s.site);
    }
};

struct LossesTaken {
    FormationId leaf;
    Moment at;
    std::int32_t killed = 0, wounded = 0, missing = 0;
    std::uint8_t cause = 0;  // 0 fighting, 1 air, 2 march and sickness, 3 surrounded
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("leaf", s.leaf);
        visit("at", s.at);
        visit("killed", s.killed);
        visit("wounded", s.wounded);
        visit("missing", s.missing);
        visit("cause", s.cause);
    }
};

struct WeatherCame {
    Moment at;
    Sky sky = Sky::overcast;
    std::int16_t temperature_c = 8;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("at", s.at);
        visit("sky", s.sky);
        visit("temperature_c", s.temperature_c);
    }
};

}  // namespace lishui
