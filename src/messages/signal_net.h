// Who can write to whom, by which means, with which delay and which chance of loss. Unchanging: it
// is part of the scenario. A pair of stations without a link cannot write to each other.
#pragma once

#include <span>
#include <vector>

#include "base/draw.h"
#include "messages/dispatch.h"

namespace lishui {

struct Link {
    Means means = Means::wireless;
    Range delay_hours;  // sending, waiting for the net, relaying; ciphering is a rule of its own
    double lost = 0;    // shares of 1
    double garbled = 0;
    double undecodable = 0;
};

struct SignalNet {
    std::vector<Link> links;
    int stations = 0;
    std::vector<std::uint8_t>
        link_between;  // [from * stations + to]; 0xFF: they cannot write to each other

    // For one station: by addressee, 0xFF where there is no link.
    [[nodiscard]] std::span<const std::uint8_t> row(FormationId from) const {
        const auto width = static_cast<std::size_t>(stations);
        return {link_between.data() + from.index() * width, width};
    }
    [[nodiscard]] const Link* link(FormationId from, FormationId to) const {
        const auto at =
            link_between[from.index() * static_cast<std::size_t>(stations) + to.index()];
        return at == 0xFF ? nullptr : &links[at];
    }
};

}  // namespace lishui
