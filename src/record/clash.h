// Orders that did not fit together: one that went against the standing order of another superior,
// and one that was put aside because a later one of the same superior had come before it.
#pragma once

#include <vector>

#include "record/playback.h"

namespace lishui {

struct Clash {
    HeadquartersId headquarters;  // to whom both were written
    Moment at;                    // when the later one to come was read
    FormationId from;             // whose order it was
    DispatchId order;
    Task task;               // what it wished
    Mission standing;        // what was in force when it was read
    bool overtaken = false;  // it was put aside; else it was obeyed
};

// In the order of the record.
std::vector<Clash> clashes_of(const Situation& situation);

}  // namespace lishui
