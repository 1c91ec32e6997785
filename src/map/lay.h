// Laying the map: from lines, areas and points in degrees to hexes and hexsides. Rivers become
// unbroken chains of hexsides, towns stand on their true bank, ways lead from hex to hex and cross
// a wide river only at a crossing site. Whatever cannot be laid so is a fault with the file and
// line it came from.
#pragma once

#include <vector>

#include "base/fault.h"
#include "map/map.h"

namespace lishui {

struct Degree {
    double longitude = 0, latitude = 0;
};
using Line = std::vector<Degree>;

struct Origin {
    std::string file;
    int line = 0;
};

struct RiverLayer {
    River river;
    Line line;  // downstream; several layers may share the river's id
    Origin origin;
};
struct AreaLayer {
    Ground ground = Ground::plain;
    Line ring;
    Origin origin;
};
struct WayLayer {
    Way way = Way::track;
    std::string id;
    Line line;
    Origin origin;
};
struct PlaceLayer {
    Place place;
    std::string river;  // id; empty: not on a river
    Bank bank = Bank::none;
    Origin origin;
};
struct SiteLayer {
    CrossingSite site;
    std::string river;
    Degree at;
    Origin origin;
};

struct Layers {
    double centre_latitude = 0, centre_longitude = 0;
    double west = 0, east = 0, south = 0, north = 0;  // degrees
    double hex_km = 5;
    std::vector<RiverLayer> rivers;
    std::vector<AreaLayer> areas;
    std::vector<WayLayer> ways;
    std::vector<PlaceLayer> places;
    std::vector<SiteLayer> sites;
};

// The march table is not laid yet. With faults the map is not to be used.
Map lay_map(const Layers& layers, int most_hexes, Faults& faults);

// The hexes that a line passes, in order, without gaps.
std::vector<HexId> hexes_along(const Map& map, const Line& line);

}  // namespace lishui
