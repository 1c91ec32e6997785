// Who the formations are. This never changes during a campaign and may be read by everybody of the
// same side: name, echelon, superior. A formation is either a leaf (a regiment, or what acts as
// one) or a command over others, which has a headquarters. Nothing here says where anybody is or
// how strong.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/text.h"

namespace lishui {

// Leaves are numbered first, then commands: formation leaf_count + h is the command of headquarters
// h.
using FormationId = Id<struct FormationTag>;
using HeadquartersId = Id<struct HeadquartersTag>;
using SideId = Id<struct SideTag>;

enum class Echelon : std::uint8_t {
    remnant,
    battalion_group,
    regiment,
    brigade,
    detachment,
    division,
    corps,
    army,
    group_army,
    war_zone,
    theatre,
    national
};
inline constexpr int echelon_kinds = 12;
enum class Arm : std::uint8_t { infantry, artillery, engineers, staff };

struct Side {
    std::string id;
    Name name;
    int offset_minutes = 0;  // the clock its staffs keep
    double repute = 1;  // common opinion, on both sides, of what a man of it is worth in a fight
    double reads_enemy = 0;  // of the enemy's headquarters' telegrams, which share its staffs read
    bool at_home = false;    // country people tell it what they see
};

struct Formation {
    std::string id;
    Name name;
    SideId side;
    Echelon echelon = Echelon::regiment;
    Arm arm = Arm::infantry;
    FormationId superior;         // the command over it; none at the top
    HeadquartersId headquarters;  // its own, if it is a command
    FormationId group;            // the army or war zone it belongs to, or itself; see link
    int establishment_men = 0;    // of a leaf; of a command the sum below it
};

// The headquarters beside a command, in their order: those of its side under the same superior or
// of its own size to which it has a line (by formation in `links`, 0xFF: none).
inline std::vector<FormationId> neighbours_of(std::span<const Formation> formations,
                                              FormationId self,
                                              std::span<const std::uint8_t> links) {
    std::vector<FormationId> found;
    const Formation& own = formations[self.index()];
    for (std::size_t f = 0; f < formations.size() && f < links.size(); ++f) {
        const Formation& other = formations[f];
        const bool beside = other.superior == own.superior || other.echelon == own.echelon;
        if (beside && FormationId(f) != self && other.side == own.side &&
            other.headquarters.exists() && links[f] != 0xFF)
            found.push_back(FormationId(f));
    }
    return found;
}

}  // namespace lishui
