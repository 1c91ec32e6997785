// The mission: what a headquarters was last told to do by its superior, and by which dispatch.
#pragma once

#include "command/order.h"

namespace lishui {

struct Mission {
    Task task;
    FormationId given_by;
    DispatchId order;  // none: the mission it held at the opening
    Moment received{0};
    std::uint8_t objected = 0;  // how often it has objected to this mission
    Moment last_objection = long_ago;

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("task", s.task);
        visit("given_by", s.given_by);
        visit("order", s.order);
        visit("received", s.received);
        visit("objected", s.objected);
        visit("last_objection", s.last_objection);
    }
};

}  // namespace lishui
