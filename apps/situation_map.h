// The situation map: the ground as the scenario lays it, and upon it either the truth as the umpire has it
// or what one headquarters held true, each belief with its age and the circle within which it may be by
// now. North is up; one page, one moment.
#pragma once

#include "context.h"
#include "svg.h"

namespace lishui {

struct MapPage {
    const Situation& situation;
    Language language = Language::en;
    HeadquartersId desk;                              // none: the umpire's map
    std::vector<std::vector<HexId>> trails;           // by leaf: the places of the last day, in order
};

// Where a kilometre of the ground lies on the page.
struct Frame {
    double west_km = 0, north_km = 0;
    double pixels_a_km = 6;
    double left = 24, top = 64;
    double width = 0, height = 0;                     // of the map itself

    explicit Frame(const Map& map);
    [[nodiscard]] Pixel at(Projection::Point point) const {
        return {left + (point.x_km - west_km) * pixels_a_km, top + (north_km - point.y_km) * pixels_a_km};
    }
};

std::string draw_map(const MapPage& page);

// The parts, each in a file of its own.
void draw_ground(Svg& svg, const Map& map, const Frame& frame, Language language);
void draw_places(Svg& svg, const Map& map, const Frame& frame);
void draw_forces(Svg& svg, const MapPage& page, const Frame& frame);
void draw_beliefs(Svg& svg, const MapPage& page, const Frame& frame);
void draw_legend(Svg& svg, const MapPage& page, const Frame& frame);

inline constexpr double legend_width = 250;

const char* tint(Ground ground);
const char* side_colour(SideId side);
const char* side_fill(SideId side);

// A NATO-like frame: the arm's mark within, the echelon's above, a name beside.
struct Marker {
    Pixel centre;
    SideId side;
    Echelon echelon = Echelon::regiment;
    Arm arm = Arm::infantry;
    bool headquarters = false;                        // with a staff
    std::string label;
    std::string title;
    double opacity = 1;
    double size = 1;                                  // of the usual
};
void draw_marker(Svg& svg, const Marker& marker);

}  // namespace lishui
