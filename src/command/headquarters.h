// A headquarters as it knows itself: its commander's nature (fixed), its mission, the course it is
// on and what it has told each subordinate. All of it is known to its own desk and to no other.
#pragma once

#include <array>

#include "base/draw.h"
#include "belief/intent.h"
#include "command/appreciation.h"
#include "command/mission.h"
#include "command/pledge.h"

namespace lishui {

// A commander's nature, each 0..1, 0.5 the ordinary man.
struct Nature {
    double boldness = 0.5, caution = 0.5, energy = 0.5, obedience = 0.5;
    double candour = 0.5, pride = 0.5, care = 0.5, helpfulness = 0.5;
    // The bias of his staff: what it makes of an enemy's strength, and of its own.
    double overrates_enemy = 1, overrates_own = 1;
    // What he expects of the enemy before anything is heard, each 0..1, together 1.
    double expects_attack = 0.3, expects_hold = 0.4, expects_withdrawal = 0.2, expects_lure = 0.1;
};

// How a superior deals with a subordinate who will not do as he is told: each step once a subject.
enum class LadderStep : std::uint8_t {
    none,
    query,
    insist,
    reprimand,
    offer,
    ask_less,
    shift_boundary,
    send_officer,
    skip_level,
    appeal,
    concede,
    relieve
};
inline constexpr int ladder_steps = 12;

inline constexpr int most_subordinates = 12;

struct Assignment {
    FormationId subordinate;
    std::uint8_t answered = 0;    // 1: he said that he carries it out
    std::uint8_t conceded = 0;    // 1: he was given leave to do as he proposed
    std::uint8_t objections = 0;  // how often he said otherwise
    std::uint8_t trust = 60;      // per cent: what his word is worth, learnt from what turned out
    std::uint8_t visited = 0;     // 1: an officer is on his way, 2: he has reported
    std::uint8_t appealed = 0;    // 1: the matter was laid before the superior's own superior
    LadderStep step = LadderStep::none;  // the last one taken
    std::uint16_t steps = 0;             // taken in this matter, a bit each
    std::int16_t doubt = -2200;          // log-odds, thousandths, that one's own picture is wrong
    TaskKind proposed = TaskKind::hold;  // what he last said that he would rather do
    std::uint8_t away = 0;               // hexes from his objective when last looked at
    HexId proposed_at;
    MeasureId proposed_line;
    Moment step_at = long_ago;
    Task task;
    DispatchId order;      // none: from before the opening
    DispatchId objection;  // the latest
    Moment sent = long_ago;

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("subordinate", s.subordinate);
        visit("answered", s.answered);
        visit("conceded", s.conceded);
        visit("objections", s.objections);
        visit("trust", s.trust);
        visit("visited", s.visited);
        visit("appealed", s.appealed);
        visit("step", s.step);
        visit("steps", s.steps);
        visit("doubt", s.doubt);
        visit("proposed", s.proposed);
        visit("away", s.away);
        visit("proposed_at", s.proposed_at);
        visit("proposed_line", s.proposed_line);
        visit("step_at", s.step_at);
        visit("task", s.task);
        visit("order", s.order);
        visit("objection", s.objection);
        visit("sent", s.sent);
    }
};

// In order of size: there are many of them, and nothing in between is wasted.
struct Headquarters {
    Mission mission;
    Task plan;   // what it has resolved to do
    Task prior;  // what it was about when the present mission came; hold without a place: nothing
    Moment plan_made{0};
    Moment last_sitting = long_ago;
    Moment last_return = long_ago;  // when it last reported on itself to its superior
    std::uint32_t zones = 0;        // which zones are its own, a bit each
    std::array<Intent, most_enemy_groups> intents{};
    std::array<Assignment, most_subordinates> assignments{};
    HexId place;                      // none: off the map
    std::uint16_t balance = 0;        // believed when the plan was made; see balance_of
    std::uint16_t appreciations = 0;  // how many it has made; the number names a decision
    std::uint16_t next_serial = 1;    // of its own dispatches
    std::uint16_t first_report = 0;   // its hasty report of a fight, not yet put right; 0: none
    Pledge awaited;                   // what a neighbour was asked for, or has promised
    Pledge given;                     // what it has promised a neighbour itself
    CourseKind course = CourseKind::as_ordered;
    Obedience stance = Obedience::no_conflict;  // towards its mission, at the latest appreciation
    std::uint8_t spoke_openly = 0;              // 1: it has told an officer how things are
    std::uint8_t under_another = 0;             // 1: its commander was relieved
    std::uint8_t in_a_fight = 0;                // 1: its latest return told of one
    std::uint8_t has_word = 0;                  // 1: what is awaited was promised, not only asked
    // By neighbour, the first of them: what his word is worth, learnt from promises kept or not.
    std::array<std::uint8_t, most_trusted_neighbours> neighbour_trust{
        trust_at_first, trust_at_first, trust_at_first, trust_at_first};

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("place", s.place);
        visit("mission", s.mission);
        visit("course", s.course);
        visit("plan", s.plan);
        visit("prior", s.prior);
        visit("plan_made", s.plan_made);
        visit("balance", s.balance);
        visit("appreciations", s.appreciations);
        visit("next_serial", s.next_serial);
        visit("last_sitting", s.last_sitting);
        visit("last_return", s.last_return);
        visit("stance", s.stance);
        visit("zones", s.zones);
        visit("spoke_openly", s.spoke_openly);
        visit("under_another", s.under_another);
        visit("in_a_fight", s.in_a_fight);
        visit("first_report", s.first_report);
        visit("awaited", s.awaited);
        visit("has_word", s.has_word);
        visit("given", s.given);
        visit("neighbour_trust", s.neighbour_trust);
        visit("intents", s.intents);
        visit("assignments", s.assignments);
    }
};

}  // namespace lishui
