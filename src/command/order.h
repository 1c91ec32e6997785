// Orders. The content of an order is a task: a verb of the trade, where, by which line, concerning
// whom, from when until when. An order is what was written; what is done with it is another matter.
#pragma once

#include <cstdint>

#include "belief/report.h"
#include "command/control_measure.h"
#include "command/task_kind.h"

namespace lishui {

struct Task {
    TaskKind kind = TaskKind::hold;
    std::uint8_t explicitness = 60;  // per cent; how little room the wording leaves
    std::uint8_t importance = 50;    // per cent; as the giver puts it
    std::uint8_t insists = 0;        // how often the giver has repeated it
    HexId objective;                 // where; none: by the line, or where one stands
    MeasureId line;                  // the line to hold or to go back to
    FormationId concerning;          // whom to cover, follow, relieve, pursue
    Moment begin{0};
    Moment until = never;

    constexpr bool operator==(const Task&) const = default;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("kind", s.kind);
        visit("explicitness", s.explicitness);
        visit("importance", s.importance);
        visit("insists", s.insists);
        visit("objective", s.objective);
        visit("line", s.line);
        visit("concerning", s.concerning);
        visit("begin", s.begin);
        visit("until", s.until);
    }
};

// Are the two the same wish for the same place (times and wording apart)?
bool same_wish(const Task& a, const Task& b);

// What a superior promises with an order, so that it is carried out.
enum class Inducement : std::uint8_t { none, keep_formations, guns };
inline constexpr int inducements = 3;

struct Order {
    Task task;
    DispatchId refers_to;  // an earlier order or the objection that it answers
    Inducement offers = Inducement::none;
    std::uint8_t reprimands = 0;  // 1: with a reprimand
    std::uint8_t relieves = 0;    // 1: the addressee hands over to another
    MeasureId zone;               // a zone that is the addressee's from now on, or no longer his
    FormationId zone_goes_to;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("task", s.task);
        visit("refers_to", s.refers_to);
        visit("offers", s.offers);
        visit("reprimands", s.reprimands);
        visit("relieves", s.relieves);
        visit("zone", s.zone);
        visit("zone_goes_to", s.zone_goes_to);
    }
};

// Why a commander objects. Several may be given.
enum class Reason : std::uint8_t {
    too_weak = 1,
    would_be_cut_off = 2,
    supplies = 4,
    losses = 8,
    overtaken = 16,
    not_my_zone = 32,
    a_trap = 64
};

// The addressee of an order says that he thinks otherwise, and what he proposes or does instead.
struct Objection {
    DispatchId order;
    Task proposes;
    std::uint8_t reasons = 0;     // of Reason, added
    std::uint8_t acts_on_it = 0;  // 1: he goes on with what he proposes
    std::uint8_t appeals = 0;     // 1: he lays before his superior what a subordinate objects
    std::uint8_t frankness = 50;  // per cent
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("order", s.order);
        visit("proposes", s.proposes);
        visit("reasons", s.reasons);
        visit("acts_on_it", s.acts_on_it);
        visit("appeals", s.appeals);
        visit("frankness", s.frankness);
    }
};

// The addressee of an order says that he has it and is about to carry it out.
struct Answer {
    DispatchId order;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("order", s.order);
    }
};

// A superior asks how things really are: about the order that was objected to, or about an enemy of
// whom he was told two things.
struct Query {
    DispatchId about;
    FormationId subject;  // the enemy asked about; none: the addressee's own state
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("about", s.about);
        visit("subject", s.subject);
    }
};

// An officer is sent to look. He is a letter that walks in at the door.
struct Inspection {
    DispatchId about;  // the order in dispute
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("about", s.about);
    }
};

// What he reports in person: the state of the headquarters that he visited as it knows it itself.
struct InspectionReport {
    Return state;
    DispatchId visit;
    std::uint8_t reasons = 0;  // of Reason: what he was told against the order, face to face
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("state", s.state);
        visit("visit", s.visit);
        visit("reasons", s.reasons);
    }
};

}  // namespace lishui
