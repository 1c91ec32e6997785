// The superior's ladder: what he does with a subordinate who objects, hangs back or goes his own
// way. He sees only letters, and an objection is evidence: either the man is insolent or one's own
// picture is wrong. Each step has its condition on how much he doubts his picture, on what
// insisting and giving way are worth by that picture, on his pride and on time.
#pragma once

#include "command/commander.h"
#include "command/estimate.h"

namespace lishui {

// An officer has come back from a subordinate: how much worse than told he found things decides
// what the subordinate's word is worth from now on and how much one's own picture is to be doubted.
// `before` is what was held of him until then; nullptr: nothing.
void judge_finding(Assignment& held, const PictureEntry* before, const Return& found,
                   const CommandRules& rules);

// Weighs what has come from each subordinate and takes at most one step with each; `ordered` has a
// bit for each who was just given another order.
void climb(const Desk& desk, const Estimate& known, std::uint32_t ordered, Decision& decision);

// Does he propose just what he has been told meanwhile? Then he does not object to it.
bool proposes(const Objection& said, const Task& task);

// By how much an objection moves the log-odds that the hearer's own picture is wrong: more for a
// frank one and one who is trusted (per cent), less for a proud hearer.
double doubt_added(const Objection& said, int trust, const Nature& hearer,
                   const CommandRules& rules);
// The same of one who writes past his own superior, of whom it speaks.
double doubt_added_from_below(const Objection& said, const Nature& hearer,
                              const CommandRules& rules);

// What a subordinate said last that he would rather do.
Task proposal_of(const Assignment& held);

}  // namespace lishui
