// The tempo of a fight: how long from contact to the first blows, from one pulse to the next, and
// from an attack that failed to the next one. Pure arithmetic; the campaign and the single battle
// keep the same time.
#pragma once

#include "base/draw.h"
#include "combat/combat_rules.h"
#include "time/hour.h"

namespace lishui {

Minutes to_first_blows(const Key& key, const CombatRules& rules);
Minutes length_of_pulse(const Key& key, const CombatRules& rules);
Minutes pause_after_failure(const Key& key, const CombatRules& rules);

}  // namespace lishui
