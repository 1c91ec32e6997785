// The situation map: the ground as the scenario lays it, and upon it either the truth as the umpire
// has it or what one headquarters held true, each belief with its age and the circle within which
// it may be by now. North is up; one page, one moment.
#pragma once

#include "context.h"
#include "svg.h"

namespace lishui {

struct MapPage {
    const Situation& situation;
    Language language = Language::en;
    HeadquartersId desk;                     // none: the umpire's map
    std::vector<std::vector<HexId>> trails;  // by leaf: the places of the last day, in order
};

// Where a kilometre of the ground lies on the page.
struct Frame {
    double west_km = 0, north_km = 0;
    double pixels_a_km = 6;
    double left = 24, top = 64;
    double width = 0, height = 0;  // of the map itself

    explicit Frame(const Map& map);
    [[nodiscard]] Pixel at(Projection::Point point) const {
        return {left + (point.x_km - west_km) * pixels_a_km,
                top + (north_km - point.y_km) * pixels_a_km};
    }
};

// What already lies on the page, so that names keep clear of it and of each other.
struct PageBox {
    double left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool meets(const PageBox& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};
class Taken {
public:
    explicit Taken(PageBox page) : page_(page) {}
    void add(const PageBox& box) { boxes_.push_back(box); }
    [[nodiscard]] bool free(const PageBox& box) const;
    // Takes the room and gives true if nothing is there.
    bool take(const PageBox& box);

private:
    PageBox page_;
    std::vector<PageBox> boxes_;
};

inline constexpr double legend_width = 250;

const char* tint(Ground ground);
const char* side_colour(SideId side);
const char* side_fill(SideId side);

// A NATO-like frame: the arm's mark within, the echelon's above, a name beside.
struct Marker {
    HexId hex{};
    Pixel centre{};
    SideId side{};
    Echelon echelon = Echelon::regiment;
    Arm arm = Arm::infantry;
    bool headquarters = false;  // with a staff
    std::string label{};
    std::string title{};
    double opacity = 1;
    double size = 1;  // of the usual
};
void draw_marker(Svg& svg, const Marker& marker);
PageBox box_of(const Marker& marker);

std::string draw_map(const MapPage& page);

// The parts, each in a file of its own. What stands on the ground is found before anything is
// drawn, so that the names of rivers and places can keep clear of it.
std::vector<Marker> forces_of(const MapPage& page, const Frame& frame);
std::vector<Marker> beliefs_of(const MapPage& page, const Frame& frame);
void draw_ground(Svg& svg, const Map& map, const Frame& frame);
void draw_place_names(Svg& svg, const Map& map, const Frame& frame, Taken& taken);
void draw_river_names(Svg& svg, const Map& map, const Frame& frame, Language language,
                      Taken& taken);
void draw_trails(Svg& svg, const MapPage& page, const Frame& frame);
void draw_lines(Svg& svg, const MapPage& page, const Frame& frame);
void draw_circles(Svg& svg, const MapPage& page, const Frame& frame);
void draw_legend(Svg& svg, const MapPage& page, const Frame& frame);

}  // namespace lishui
