// A place where a wide river can be crossed: a hexside with a ferry, a ford, a bridge or a landing,
// and how many men an hour its boats carry by day and undisturbed.
#pragma once

#include <cstdint>
#include <string>

#include "base/draw.h"
#include "base/text.h"
#include "map/hex.h"
#include "map/water.h"

namespace lishui {

using SiteId = Id<struct SiteTag>;
enum class Crossing : std::uint8_t { ferry, ford, bridge, landing };

struct CrossingSite {
    std::string id;
    Name name;
    RiverId river;
    Crossing kind = Crossing::ferry;
    HexId left;   // the hex on the left bank
    HexId right;  // the hex on the right bank
    Range men_per_hour;
};

}  // namespace lishui
