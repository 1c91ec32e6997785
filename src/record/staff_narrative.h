// Words for what happens at the tables of staffs: who the men are, what a superior did with one who
// objects and on what grounds, what was read out of the enemy, and orders that did not fit
// together. In Chinese and English, from the record alone.
#pragma once

#include "record/clash.h"
#include "record/exchange.h"
#include "record/narrative.h"
#include "record/reading.h"

namespace lishui {

// The commander, and of what; where he has no name, the command.
std::string who(const Narrator& n, FormationId f);
// A man by his nature: what is marked in him, with its figure, then what is ordinary.
std::string man(const Narrator& n, HeadquartersId h);

std::string climbed(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);
// Why this step and no other.
std::string because(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);
// What he thought of his own picture, and what insisting and giving way were worth by it.
std::string weighed(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);

// What was seen, as it was taken; who cannot tell whither an enemy marches takes it for a halt.
std::string sign_seen(const Narrator& n, const SignReading& reading);
std::string read_so(const Narrator& n, const SignReading& reading);
// What held it back or drove it on: from the belief before to the belief after.
std::string moved(const Narrator& n, const SignReading& reading);

// What the belief in a trap did to the decision that followed.
std::string deterred(const Narrator& n, const Appreciated& made, FormationId enemy);

std::string clashed(const Narrator& n, const Clash& clash);
// As the staff to which it happened writes it down.
std::string noted(const Narrator& n, const Clash& clash);
std::string noted(const Narrator& n, const SignReading& reading);
std::string noted(const Narrator& n, const PromiseEnded& ended);

// What weighed with one who was ordered otherwise than he would: his regret, the order's pressure,
// and the bound that they passed. Empty when there was no conflict. `before` is his decision
// before; nullptr: it is his first.
std::string regretted(const Narrator& n, const Appreciated& made, const Appreciated* before,
                      const Mission& mission);

// 0.085, -1.250: thousandths as a staff writes them.
std::string decimal(std::int64_t thousandths);
std::string hundredths(double x);                            // "0.85"
std::string in_a_hundred(int per_mille, Language language);  // "43 in 100", 百分之四十三

}  // namespace lishui
