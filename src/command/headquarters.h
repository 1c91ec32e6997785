// A headquarters as it knows itself: its commander's nature (fixed), its mission, the course it is
// on and what it has told each subordinate. All of it is known to its own desk and to no other.
#pragma once

#include <array>

#include "base/draw.h"
#include "command/appreciation.h"
#include "command/mission.h"

namespace lishui {

// A commander's nature, each 0..1, 0.5 the ordinary man.
struct Nature {
    double boldness = 0.5, caution = 0.5, energy = 0.5, obedience = 0.5;
    double candour = 0.5, pride = 0.5, care = 0.5, helpfulness = 0.5;
};

inline constexpr int most_subordinates = 12;

struct Assignment {
    FormationId subordinate;
    std::uint8_t answered = 0;    // 1: he said that he carries it out
    std::uint8_t conceded = 0;    // 1: he was given leave to do as he proposed
    std::uint8_t objections = 0;  // how often he said otherwise
    Task task;
    DispatchId order;  // none: from before the opening
    Moment sent = long_ago;

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("subordinate", s.subordinate);
        visit("answered", s.answered);
        visit("conceded", s.conceded);
        visit("objections", s.objections);
        visit("task", s.task);
        visit("order", s.order);
        visit("sent", s.sent);
    }
};

struct Headquarters {
    HexId place;  // none: off the map
    Mission mission;
    CourseKind course = CourseKind::as_ordered;
    Task plan;   // what it has resolved to do
    Task prior;  // what it was about when the present mission came; hold without a place: nothing
    Moment plan_made{0};
    std::uint16_t appreciations = 0;  // how many it has made; the number names a decision
    std::uint16_t next_serial = 1;    // of its own dispatches
    Moment next_work{0};              // when the staff next sits down over the in-tray
    Moment last_sitting = long_ago;
    Moment last_return = long_ago;  // when it last reported on itself to its superior
    std::array<Assignment, most_subordinates> assignments{};

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("place", s.place);
        visit("mission", s.mission);
        visit("course", s.course);
        visit("plan", s.plan);
        visit("prior", s.prior);
        visit("plan_made", s.plan_made);
        visit("appreciations", s.appreciations);
        visit("next_serial", s.next_serial);
        visit("next_work", s.next_work);
        visit("last_sitting", s.last_sitting);
        visit("last_return", s.last_return);
        visit("assignments", s.assignments);
    }
};

}  // namespace lishui
