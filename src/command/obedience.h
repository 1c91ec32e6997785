// Obedience: what a commander does with an order that differs from what he would do. He weighs his
// regret (the worth of his best course less that of the ordered one) against the pressure of the
// order. No coin is tossed: the same nature and figures give the same act.
#pragma once

#include "command/appreciation.h"
#include "command/estimate.h"

namespace lishui {

// A man of little candour says nothing of it that he does not do as ordered, until he is pressed,
// or it can be hidden no longer.
bool keeps_silent(const Desk& desk);

// By how much a new order presses more than one that has lain on the desk: a factor of 1 or more,
// which fades in some days. A repetition says nothing new, and a mission held at the opening is
// old.
double freshness(const CommandRules& rules, const Mission& mission, Moment now);

// Pressure of the present mission, in thousandths of worth.
int pressure_of(const Desk& desk);

// Chooses among the listed courses and says what becomes of the order. Fills chosen, obedience,
// regret, pressure.
void choose(const Desk& desk, Appreciation& appreciation);

// Why a commander objects (Reason, added), from his own estimate.
std::uint8_t reasons_against(const Desk& desk, const Estimate& known, const Course& ordered);

}  // namespace lishui
