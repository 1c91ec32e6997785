// The mission: what a headquarters was last told to do by its superior, and by which dispatch.
#pragma once

#include "command/order.h"

namespace lishui {

struct Mission {
    Task task;
    FormationId given_by;
    DispatchId order;  // none: the mission it held at the opening
    Moment received{0};
    Moment dated{long_ago};       // as the order was dated
    std::uint8_t reprimands = 0;  // that came with it
    std::uint8_t offers = 0;      // promises that came with it
    FormationId contradicts;      // another superior whose standing order it goes against
    std::uint8_t objected = 0;    // how often it has objected to this mission
    Moment last_objection = long_ago;

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("task", s.task);
        visit("given_by", s.given_by);
        visit("order", s.order);
        visit("received", s.received);
        visit("dated", s.dated);
        visit("reprimands", s.reprimands);
        visit("offers", s.offers);
        visit("contradicts", s.contradicts);
        visit("objected", s.objected);
        visit("last_objection", s.last_objection);
    }
};

}  // namespace lishui
