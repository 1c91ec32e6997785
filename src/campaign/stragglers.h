// Stragglers: men who fall out of a tired column on the march. They are in no line and eat nobody's
// rations; most come in within a day or two if the column rests, fewer while it goes on or gives
// way, some are never seen again, and those whose road the enemy takes are lost. Truth of the
// ground; no desk is told of them as long as they may still come in.
#pragma once

#include "campaign/truth.h"

namespace lishui {

// So many minutes of a step out of `from` are over: the weary fall out there.
void fall_out(const Scenario& scenario, State& state, FormationId leaf, HexId from, Minutes minutes,
              Moment at);

// Another day: some come in, some are gone, or the enemy has all of them. The caller tells the
// leaf's condition afterwards.
void stragglers_follow(const Scenario& scenario, State& state, FormationId leaf, Events& events);

}  // namespace lishui
