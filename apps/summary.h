// The end of a run in figures and words: who stands where, what was lost in truth and as each
// side's headquarters had it reported, and the telegrams that mattered most.
#pragma once

#include "context.h"

namespace lishui {

void print_summary(const Context& context, const Situation& situation);
Json summary_json(const Situation& situation, Language language);

// Commands that lead leaves directly: the divisions and what acts as one.
std::vector<HeadquartersId> fighting_commands(const Scenario& scenario);

struct Strength {
    std::int64_t fit = 0, wounded = 0, sick = 0, opening = 0;
    std::int64_t killed = 0, lost_wounded = 0, missing = 0;
    HexId place;  // of its largest leaf
    Activity activity = Activity::halted;
    [[nodiscard]] std::int64_t lost() const { return killed + lost_wounded + missing; }
};
Strength strength_of(const Situation& situation, FormationId formation);

// What the superior of a command has been told of its losses; -1: nothing.
std::int64_t losses_as_told(const Situation& situation, FormationId formation);
// What it has been told that the enemy lost to it; -1: nothing.
std::int64_t claims_as_told(const Situation& situation, FormationId formation);

// The most telling dispatches, in order of handing in.
std::vector<const Carried*> key_telegrams(const Situation& situation, std::size_t many);

}  // namespace lishui
