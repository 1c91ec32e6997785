// How an order came to press so hard, found again from the record: whose order it is, on what man,
// in what words, and how often it was said. Only for showing; obedience itself is in command.
#pragma once

#include "record/playback.h"

namespace lishui {

struct Pressure {
    double authority = 0;   // of the superior's level
    double duty = 1;        // of the man's obedience
    double repetition = 1;  // of insistence and reprimands
    double newness = 1;     // of an order that came just now
    double wording = 1;     // of explicitness
    double answering = 1;   // for ground for which he answers
    int insists = 0, reprimands = 0;
};
Pressure pressure_behind(const Scenario& scenario, const Appreciated& made, const Mission& mission);

// Regret over pressure, and the bound that decides; both per mille.
struct Bound {
    int ratio = 0;
    int obeys_below = 0, refuses_from = 0;
    bool begun = false;  // the order would undo a plan already begun
};
Bound bound_of(const Scenario& scenario, const Appreciated& made, const Appreciated* before);

}  // namespace lishui
