// The two tongues of the staff narrative, each in a file of its own. Only staff_narrative.cpp calls
// these.
#pragma once

#include "record/pressure.h"
#include "record/staff_narrative.h"

namespace lishui {

std::string zh_climbed(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);
std::string zh_because(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);
std::string zh_weighed(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);
std::string zh_read_so(const Narrator& n, const SignReading& reading);
std::string zh_moved(const Narrator& n, const SignReading& reading);
std::string zh_deterred(const Narrator& n, const Appreciated& made, const Deterrence& d);
std::string zh_clashed(const Narrator& n, const Clash& clash);
std::string zh_noted(const Narrator& n, const Clash& clash);
std::string zh_noted(const Narrator& n, const SignReading& reading);
std::string zh_noted(const Narrator& n, const PromiseEnded& ended);
std::string zh_regretted(const Narrator& n, const Appreciated& made, const Mission& mission,
                         const Pressure& pressure, const Bound& bound);

std::string en_climbed(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);
std::string en_because(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);
std::string en_weighed(const Narrator& n, const LadderClimbed& step, const Grounds& grounds);
std::string en_read_so(const Narrator& n, const SignReading& reading);
std::string en_moved(const Narrator& n, const SignReading& reading);
std::string en_deterred(const Narrator& n, const Appreciated& made, const Deterrence& d);
std::string en_clashed(const Narrator& n, const Clash& clash);
std::string en_noted(const Narrator& n, const Clash& clash);
std::string en_noted(const Narrator& n, const SignReading& reading);
std::string en_noted(const Narrator& n, const PromiseEnded& ended);
std::string en_regretted(const Narrator& n, const Appreciated& made, const Mission& mission,
                         const Pressure& pressure, const Bound& bound);

}  // namespace lishui
