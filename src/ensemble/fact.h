// A fact of the recorded history, as a question that can be put to any run: did it happen, and
// when? Facts are a scenario's data (history.toml). They are the test and never the model: no rule
// knows one, and the reader of a scenario does not even open the file.
#pragma once

#include <string>
#include <vector>

#include "base/fault.h"
#include "campaign/event.h"
#include "ensemble/zone.h"
#include "scenario/scenario.h"

namespace lishui {

// What is asked. Those up to `happened` and from `order` to `ladder` look at what is told as it
// happens; the others at how things stand at each hour.
enum class FactKind : std::uint8_t {
    place_taken,    // a side enters a named place that the other held
    share_near,     // so much of a formation's men within so far of a place
    share_beyond,   // the same on one side of a line
    river_crossed,  // so many of its leaves over a river by boat, ford or bridge
    happened,       // a milestone of the ground: gave way, was surrounded, ...
    order,          // an order handed in or read
    letter,         // any letter of a kind handed in or read
    course,         // a headquarters takes a course, or does something with an order
    ladder,         // a superior takes a step with a subordinate
    belief,         // what a headquarters holds of the enemy or of its own
    losses,         // true, or as a headquarters was told
    unfit,          // share of men that cannot be used, true or as told
    intent          // what a headquarters thinks that the enemy is about
};
inline constexpr int fact_kinds = 13;

enum class FactGroup : std::uint8_t { physical, telegram, belief, decision };
inline constexpr int fact_groups = 4;

struct Question {
    FactKind kind = FactKind::place_taken;
    SideId side;
    std::vector<FormationId> of;        // whom it concerns
    std::vector<FormationId> from, to;  // of letters; empty: anybody
    std::vector<HeadquartersId> desks;  // who holds, was told or takes a course; any of them
    Zone zone;                          // where
    MeasureId line;                     // an order about this line
    RiverId river;
    int bank = 0;        // 1 to the left bank, 2 to the right, 0 either
    bool read = false;   // when the staff took the letter up, not when it was handed in
    std::string letter;  // the kind's word
    std::uint32_t tasks = 0, bearings = 0, courses = 0, obediences = 0;  // a bit a kind; 0: any
    std::uint32_t milestones = 0, doings = 0, steps = 0;
    Intention intention = Intention::attack;
    double at_least = 0;
    double at_most = 1e18;
    bool weighs_men = false;  // of a belief: the bounds above are asked of the men in it
    bool times_true = false;  // they are multiples of the truth
};

struct Fact {
    std::string id;
    Text text;
    std::string source;
    int line = -1;  // which of the lines of history tells it; -1: all do
    FactGroup group = FactGroup::physical;
    bool telegram_war = false;
    bool throughout = false;  // it must be so at every hour of its window
    Moment recorded;
    Minutes precision = 0;  // the record may be wrong by so much either way
    Moment earliest, latest;
    Moment not_before = long_ago;
    int after = -1;     // an earlier fact that must have come true
    int for_hours = 0;  // it must last so long to count
    Question question;

    [[nodiscard]] bool in_window(Moment at) const { return at >= earliest && at <= latest; }
};

// Where sources conflict there are two lines of the same history, and both are kept.
struct HistoryLine {
    std::string id;
    Text name;
};

struct History {
    std::vector<HistoryLine> lines;
    std::vector<Fact> facts;
};

inline constexpr std::size_t largest_history_bytes = 1u << 20;
inline constexpr std::size_t most_facts = 500;

// All faults come at once, with file and line; then there is no history.
std::optional<History> read_history(const std::string& file, const std::string& bytes,
                                    const Scenario& scenario, Faults& faults);

}  // namespace lishui
