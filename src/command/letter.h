// Letters: what lies in an in-tray, and what a desk writes. The way that a letter took is the
// business of the room messages; here are the words.
#pragma once

#include <variant>

#include "belief/report.h"
#include "command/order.h"
#include "command/pledge.h"

namespace lishui {

using Body = std::variant<Order, Objection, Answer, Return, Sighting, Query, Inspection,
                          InspectionReport, Promise>;

enum class Precedence : std::uint8_t { routine, priority, urgent };

struct Letter {
    DispatchId id;
    FormationId from;
    Moment handed_in;  // as the writer dated it
    Moment received;
    Body body;
};

struct Draft {
    FormationId to;
    Precedence precedence = Precedence::routine;
    Body body;
};

}  // namespace lishui
