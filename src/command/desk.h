// The desk: what one headquarters can see and do. It is the one door: the built-in commander, a
// program and a person all get this and nothing else. It is made of what the headquarters was told,
// never of what is so.
#pragma once

#include <span>

#include "belief/picture.h"
#include "command/command_rules.h"
#include "command/headquarters.h"
#include "command/letter.h"

namespace lishui {

struct Desk {
    FormationId self;
    FormationId superior;                       // none at the top
    std::span<const FormationId> subordinates;  // in the order of battle's order
    std::span<const Formation> formations;      // names and superiors, of all sides
    std::span<const Side> sides;                // names and repute
    std::span<const ControlMeasure> measures;
    const Map& map;
    const Nature& nature;
    const Headquarters& own;
    Picture picture;
    std::span<const Letter> letters;  // new since the staff last sat
    HexId base;                       // where the line of communication leads; may be none
    Moment now;
    Key luck;  // this desk's own luck at this hour
    const CommandRules& rules;
    const BeliefRules& belief_rules;

    [[nodiscard]] const Formation& formation(FormationId f) const { return formations[f.index()]; }
    [[nodiscard]] SideId side() const { return formation(self).side; }
};

}  // namespace lishui
