// What two headquarters wrote each other about one order: the order itself, objections to it, the
// order once more, questions, officers, up to leave or relief. Found again from the record, by the
// same cut by which a superior tells one matter from the next: an order that wishes something else,
// and is no answer to what the subordinate asked, begins another.
#pragma once

#include <vector>

#include "record/playback.h"

namespace lishui {

struct Exchange {
    HeadquartersId superior;
    FormationId subordinate;
    Task task;                        // what is wanted of him, as last written
    std::vector<DispatchId> letters;  // in the order in which they were handed in
    std::vector<std::size_t> steps;   // of the superior with him, into Situation::steps
};

Exchange exchange_until(const Situation& situation, HeadquartersId superior,
                        FormationId subordinate, Moment at);

// What a step of a superior rested on, besides the figures that he kept of it.
struct Grounds {
    Exchange exchange;             // up to the step, its own letter included
    Task task;                     // what he wanted until then
    bool heard = false;            // an objection was read at this sitting
    bool officer_back = false;     // an officer has reported
    bool appealed = false;         // it was laid before his own superior already
    int doubt_at_first = 0;        // per mille, before anybody objected
    int doubt_before = 0;          // per mille, before the objections of this sitting
    bool on_behalf = false;        // one of them was laid before him for somebody below
    int doubt = 0;                 // per mille
    int chance = -1;               // per mille that it can be done, by his picture; -1: not known
    std::vector<DispatchId> sent;  // what went out with it
    FormationId above;             // his own superior; none at the top
};

// `situation` is that of the end of the hour of the step.
Grounds grounds_of(const Situation& situation, const LadderClimbed& step);

}  // namespace lishui
