// The unchanging ground: hexes, hexsides, places and crossing sites, and the table of marching
// times over it. Everybody may read it; nothing on it ever moves.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "map/crossing_site.h"
#include "map/ground.h"
#include "map/hex.h"
#include "map/water.h"
#include "map/way.h"

namespace lishui {

using PlaceId = Id<struct PlaceTag>;
enum class PlaceKind : std::uint8_t { city, town, village, landing, hill, pass };

struct Place {
    std::string id;
    Name name;
    PlaceKind kind = PlaceKind::village;
    HexId hex;
    double latitude = 0, longitude = 0;
};

struct Hexside {  // seen from one of its two hexes; both sides hold the same values
    RiverId river;
    SiteId site;
    Way way = Way::none;
};

// Longitude and latitude on an azimuthal equidistant plane about the centre, kilometres east and
// north.
struct Projection {
    double centre_latitude = 0, centre_longitude = 0;
    struct Point {
        double x_km, y_km;
    };
    [[nodiscard]] Point plane(double latitude, double longitude) const;
    struct Degrees {
        double latitude, longitude;
    };
    [[nodiscard]] Degrees degrees(Point point) const;
};

// The minutes over the sides of the map by direction, in rows with a margin of shut sides all
// round, so that a piece of ground is read a row at a time.
struct SideRows {
    static constexpr int margin = 8;             // hexes
    static constexpr std::int16_t shut = 10000;  // minutes; no side takes longer
    int stride = 0;                              // hexes of a row, its margins counted
    std::array<std::vector<std::int16_t>, 6> minutes;

    [[nodiscard]] std::size_t index(int row, int column) const {
        const int index = (row + margin) * stride + column + margin;
        return static_cast<std::size_t>(index);
    }
    // From a hex on, towards higher columns; it may lie in the margin.
    [[nodiscard]] const std::int16_t* from(std::size_t direction, int row, int column) const {
        return minutes[direction].data() + index(row, column);
    }
};

struct Map {
    Grid grid;
    Projection projection;
    Projection::Point origin{0, 0};  // centre of hex (0, 0) on the plane
    double hex_km = 5;
    std::vector<Ground> ground;                 // by hex
    std::vector<std::array<Hexside, 6>> sides;  // by hex and direction
    std::vector<River> rivers;
    std::vector<CrossingSite> sites;
    std::vector<Place> places;
    std::vector<PlaceId> nearest;            // place by hex; empty: worked out at every question
    std::vector<std::uint16_t> march_table;  // [to * size + from] minutes; see march_minutes
    std::vector<std::array<std::uint16_t, 6>>
        march_sides;               // minutes over each side, no_march if shut
    SideRows side_rows;            // the same, in rows
    std::vector<HexId> junctions;  // hexes in which three ways or more meet, by number

    [[nodiscard]] Projection::Point centre(HexId hex) const;
    [[nodiscard]] HexId hex_at(double latitude, double longitude) const;  // none when off the map
    [[nodiscard]] PlaceId place(std::string_view id) const;
    // The place by which a hex is named: every sentence asks it, so that it is worked out once.
    [[nodiscard]] PlaceId nearest_place(HexId hex) const;
    // Can a column on foot go from a hex over this side (way, ford, crossing site, dry ground)?
    [[nodiscard]] bool open(HexId from, int direction) const;
};

// Works out which place is nearest to each hex of the map.
void lay_nearest_places(Map& map);

// Base marching times, the same for everybody: minutes for a column in good order to go over one
// side, by day and undisturbed, waiting at crossing sites not counted. Defined from the rates in
// the rules.
struct MarchRates {
    std::array<double, way_kinds> km_a_day{};          // by way; [none] on plain ground
    std::array<double, ground_kinds> ground_factor{};  // times rate
    double ford_minutes = 0;                           // extra for wading a fordable river
    double site_minutes = 0;                           // extra at a crossing site
};
int side_minutes(const Map& map, const MarchRates& rates, HexId from, int direction);

// Fills the table of shortest marching times between all pairs of hexes (one bucket-queue search a
// hex; 0xFFFF where there is no way, 0xFFFE where it takes longer), the per-side times and the
// list of junctions.
void lay_march_table(Map& map, const MarchRates& rates);

}  // namespace lishui
