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
    std::span<const Letter> letters;        // new since the staff last sat
    HexId base;                             // where the line of communication leads; may be none
    std::span<const std::uint8_t> zone_at;  // by hex: the zone it lies in, 0xFF none
    std::span<const std::uint8_t> links;    // by formation: 0xFF, one cannot write to him
    Moment now;
    Key luck;  // this desk's own luck at this hour
    const CommandRules& rules;
    const BeliefRules& belief_rules;
    std::span<const FormationId> neighbours;  // whom one tells what one is about
    std::span<const MeasureId> lines;         // the phase lines that it may use

    [[nodiscard]] const Formation& formation(FormationId f) const { return formations[f.index()]; }
    [[nodiscard]] SideId side() const { return formation(self).side; }
    [[nodiscard]] bool can_write(FormationId to) const {
        return to.exists() && to.index() < links.size() && links[to.index()] != 0xFF;
    }
    // Whose care counts: with the switch off everybody is as careful as the next man.
    [[nodiscard]] double care() const { return rules.care_on == 0 ? 0.5 : nature.care; }
    // Does the hex lie in a zone that belongs to another? Only who holds zones is bound by them.
    [[nodiscard]] bool is_anothers(HexId hex) const {
        if (own.zones == 0 || !hex.exists() || hex.index() >= zone_at.size()) return false;
        const std::uint8_t zone = zone_at[hex.index()];
        return rules.boundaries_on != 0 && zone != 0xFF && ((own.zones >> zone) & 1u) == 0;
    }
    // Does it lie in one for which this headquarters answers?
    [[nodiscard]] bool answers_for(HexId hex) const {
        if (!hex.exists() || hex.index() >= zone_at.size()) return false;
        const std::uint8_t zone = zone_at[hex.index()];
        return rules.boundaries_on != 0 && zone != 0xFF && ((own.zones >> zone) & 1u) != 0;
    }
};

}  // namespace lishui
