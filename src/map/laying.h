// The desk on which the map is laid, step by step: what the steps of lay.cpp, lay_rivers.cpp,
// lay_places.cpp and lay_ways.cpp hand to each other. Nobody else includes it; when the map is laid
// it is thrown away.
#pragma once

#include <string>
#include <vector>

#include "map/lay.h"
#include "map/plane.h"

namespace lishui {

// One hexside of a river, as the water runs.
struct RiverSide {
    RiverId river;
    HexId left, right;  // both on the map
    Point middle{0, 0};
};

struct Laying {
    const Layers& layers;
    Faults& faults;
    Map map;
    Lattice hexes;
    std::vector<RiverSide> river_sides;  // in order along each river
    std::vector<PlaneLine> way_lines;    // by way layer

    [[nodiscard]] PlaneLine on_plane(const Line& line) const;
    void fault(const Origin& origin, Text sentence, Text hint);
};

RiverId river_called(const Map& map, const std::string& id);
std::string decimal(double value, int places);  // 29.446

void lay_ground(Laying& laying);
void lay_rivers(Laying& laying);
void lay_places(Laying& laying);
void lay_sites(Laying& laying);
void lay_ways(Laying& laying);

}  // namespace lishui
