// How an ensemble stands to the recorded history: fact by fact, as a whole against two rivals (the
// same engine without friction; a script that knows only how long each window is), line by line
// where the sources conflict, and how typical history was among the runs.
#pragma once

#include <span>
#include <vector>

#include "ensemble/member.h"
#include "ensemble/statistics.h"

namespace lishui {

struct FactResult {
    double share = 0;            // of runs, within the window
    double happened = 0;         // of runs, at any time
    bool dated = false;          // it happened in some run, and at one moment
    Moment median, early, late;  // of the runs in which it happened; 80 per cent between the two
    bool in_band = false;        // see in_band_least
    double share_frictionless = 0;
    double base_rate = 0;  // of the window in the campaign
    double log_score = 0, log_frictionless = 0, log_base = 0;
};

// A band of a minority says nothing: a recorded date counts as inside the band only when the fact
// happened in so many of the runs.
inline constexpr double in_band_least = 0.5;

struct Margin {
    double mean = 0;
    Interval interval;  // over facts
};

struct LineResult {
    int facts = 0;               // told by this line alone
    double share = 0;            // mean share of runs over them
    double log_score = 0;        // mean, over them and what both lines tell
    int dated = 0, in_band = 0;  // over the same
    double runs_nearer = 0;      // share of runs of which more comes true than of any other line
    double agreement = 0;        // share of the line's facts that a run has in common with it, mean
    double among_runs = 0;       // the same between two runs
    double typical = 0;          // share of runs that are no nearer to the other runs than it is
};

struct HistoryScore {
    int runs = 0;
    std::vector<FactResult> facts;                             // by fact
    double log_score = 0, log_frictionless = 0, log_base = 0;  // means over facts
    Margin against_frictionless, against_base;
    int dated_facts = 0, in_band = 0;  // facts with one moment; of them inside the band
    int telegram_war_facts = 0, telegram_war_improbable = 0;  // of them with share below 5 per cent
    std::vector<LineResult> lines;  // by line of the history; one when it has none
};

HistoryScore score_history(const Scenario& scenario, const History& history,
                           std::span<const Member> members, std::span<const Member> frictionless);

}  // namespace lishui
