// One member of an ensemble: a whole run held in memory and folded, hour by hour as it is fought,
// into what is asked of it. Member k is a function of the scenario's digest and of k alone, so that
// a member can be fought again by itself, and so that two ensembles that differ in one coefficient
// have the same luck member by member.
#pragma once

#include <array>
#include <vector>

#include "campaign/state.h"
#include "ensemble/fact.h"
#include "ensemble/letter_tone.h"
#include "record/letter_kind.h"

namespace lishui {

struct SideOutcome {
    std::vector<std::int64_t> lost_by_day;  // killed, wounded and missing
    std::int64_t lost = 0;
    std::int64_t men_at_end = 0;   // fit, wounded and sick
    double share_nearer_home = 0;  // of them, how many stand nearer their base than at the opening
};

struct Counts {
    std::int64_t refusals = 0;                                // appreciations that end in a refusal
    std::int64_t halts = 0;                                   // ... in halting between two orders
    std::int64_t put_aside = 0;                               // orders overtaken by a later one
    std::int64_t intercepted = 0;                             // dispatches that the enemy read
    std::array<std::int64_t, letter_words.size()> letters{};  // handed in, by kind
    std::array<std::int64_t, tone_words.size()> tones{};      // and by tone
    std::array<std::int64_t, ladder_steps> steps{};           // of superiors, by LadderStep
};

struct Member {
    std::uint64_t seed = 0;
    std::vector<Moment> came_true;   // by fact; never
    std::vector<SideOutcome> sides;  // by side
    Counts counts;
};

std::uint64_t member_seed(const Scenario& scenario, std::uint32_t k);
Member play_member(const Scenario& scenario, const History& history, std::uint32_t k);

// Members 0 to runs - 1, in this order whatever the number of threads; 0 threads: one a core.
std::vector<Member> play_ensemble(const Scenario& scenario, const History& history, int runs,
                                  int threads);

}  // namespace lishui
