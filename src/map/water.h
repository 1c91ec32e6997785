// Rivers. They run along hexsides, have a width at the season of the scenario, and can be waded or
// not.
#pragma once

#include <cstdint>

#include "base/id.h"
#include "base/text.h"

namespace lishui {

using RiverId = Id<struct RiverTag>;
enum class Bank : std::uint8_t { none, left, right };  // looking downstream

struct River {
    std::string id;
    Name name;
    int width_m = 0;
    bool fordable = false;  // everywhere, with loss of time
};

}  // namespace lishui
