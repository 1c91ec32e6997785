// The ground of the situation map: hexes, rivers along their hexsides, ways, crossing sites, names.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include "situation_map.h"
#include "table.h"

namespace lishui {

namespace {

// Corner k of a hex, k = 0 at 30 degrees north of east, counted against the clock. Direction d lies
// between corners d - 1 and d.
Projection::Point corner(const Map& map, HexId hex, int k) {
    const auto centre = map.centre(hex);
    const double radius = map.hex_km / std::numbers::sqrt3;
    const double angle = (30.0 + 60.0 * k) * std::numbers::pi / 180.0;
    return {centre.x_km + radius * std::cos(angle), centre.y_km + radius * std::sin(angle)};
}

HexId hex_of(int index) { return HexId(static_cast<std::size_t>(index)); }

double river_pixels(const River& river) {
    return std::clamp(1.6 + std::sqrt(static_cast<double>(river.width_m)) / 6.0, 1.8, 9.0);
}

void draw_hexes(Svg& svg, const Map& map, const Frame& frame) {
    svg.open_group("stroke=\"#ffffff\" stroke-opacity=\"0.35\" stroke-width=\"0.6\"");
    for (int i = 0; i < map.grid.size(); ++i) {
        std::vector<Pixel> corners;
        corners.reserve(6);
        for (int k = 0; k < 6; ++k)
            corners.push_back(frame.at(corner(map, hex_of(i), k)));
        const auto ground = map.ground[static_cast<std::size_t>(i)];
        svg.polygon(corners, std::string("fill=\"") + tint(ground) + "\"");
    }
    svg.close_group();
}

// Each hexside once: from the hex with the lower number.
template <class Act>
void each_side(const Map& map, Act&& act) {
    for (int i = 0; i < map.grid.size(); ++i) {
        for (int d = 0; d < 6; ++d) {
            const auto other = map.grid.neighbour(hex_of(i), d);
            if (other.exists() && other.value < i) continue;
            act(hex_of(i), d, map.sides[static_cast<std::size_t>(i)][static_cast<std::size_t>(d)],
                other);
        }
    }
}

struct Edge {
    Pixel from, to;
};

std::map<std::uint16_t, std::vector<Edge>> banks_of(const Map& map, const Frame& frame) {
    std::map<std::uint16_t, std::vector<Edge>> banks;
    each_side(map, [&](HexId hex, int d, const Hexside& side, HexId) {
        if (!side.river.exists()) return;
        banks[side.river.value].push_back(
            {frame.at(corner(map, hex, d - 1)), frame.at(corner(map, hex, d))});
    });
    return banks;
}

Pixel middle_of(const Edge& bank) {
    return {(bank.from.x + bank.to.x) / 2, (bank.from.y + bank.to.y) / 2};
}

void draw_rivers(Svg& svg, const Map& map, const Frame& frame) {
    for (const auto& [river, sides] : banks_of(map, frame)) {
        std::string path;
        for (const auto& bank : sides)
            path += path_through({bank.from, bank.to});
        const auto width = pixels(river_pixels(map.rivers[river]));
        const char* colour = map.rivers[river].fordable ? "#7fb2d6" : "#4f93c4";
        svg.path(path, "fill=\"none\" stroke=\"" + std::string(colour) +
                           "\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-width=\"" +
                           width + "\"");
    }
}

const char* way_style(Way way) {
    switch (way) {
        case Way::none:
            return "";
        case Way::track:
            return "stroke=\"#8a6d4b\" stroke-width=\"0.9\" stroke-dasharray=\"2 3\"";
        case Way::dyke:
            return "stroke=\"#6b7f4a\" stroke-width=\"1.3\" stroke-dasharray=\"5 2\"";
        case Way::ditched_road:
            return "stroke=\"#a0522d\" stroke-width=\"1.8\" stroke-dasharray=\"8 3\"";
        case Way::motor_road:
            return "stroke=\"#a0522d\" stroke-width=\"1.8\"";
    }
    return "";
}

void draw_ways(Svg& svg, const Map& map, const Frame& frame) {
    std::map<Way, std::string> paths;
    each_side(map, [&](HexId hex, int, const Hexside& side, HexId other) {
        if (side.way == Way::none || !other.exists()) return;
        paths[side.way] += path_through({frame.at(map.centre(hex)), frame.at(map.centre(other))});
    });
    for (const auto& [way, path] : paths) {
        svg.path(path, std::string("fill=\"none\" stroke-opacity=\"0.8\" ") + way_style(way));
    }
}

void draw_sites(Svg& svg, const Map& map, const Frame& frame) {
    for (const auto& site : map.sites) {
        if (!site.left.exists() || !site.right.exists()) continue;
        const auto a = frame.at(map.centre(site.left));
        const auto b = frame.at(map.centre(site.right));
        const Pixel m{(a.x + b.x) / 2, (a.y + b.y) / 2};
        const double length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
        const Pixel u{(b.x - a.x) / length, (b.y - a.y) / length};
        svg.open_group("", site.name.zh + " / " + site.name.en);
        // Two bars along the crossing, as on staff maps; a bridge is drawn full, a ferry broken.
        const char* dash = site.kind == Crossing::bridge ? "" : " stroke-dasharray=\"3 1.5\"";
        for (const double off : {-3.0, 3.0}) {
            svg.line({m.x - u.x * 8 - u.y * off, m.y - u.y * 8 + u.x * off},
                     {m.x + u.x * 8 - u.y * off, m.y + u.y * 8 + u.x * off},
                     std::string("stroke=\"#202020\" stroke-width=\"1.4\"") + dash);
        }
        svg.close_group();
    }
}

int weight_of(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::city:
            return 0;
        case PlaceKind::town:
            return 1;
        case PlaceKind::landing:
            return 3;
        case PlaceKind::pass:
            return 3;
        case PlaceKind::hill:
            return 4;
        case PlaceKind::village:
            return 2;
    }
    return 4;
}

double letters_of(PlaceKind kind) {
    return kind == PlaceKind::city ? 13 : kind == PlaceKind::town ? 11.5 : 9.5;
}

}  // namespace

bool Taken::free(const PageBox& box) const {
    const bool inside = box.left > page_.left && box.right < page_.right && box.top > page_.top &&
                        box.bottom < page_.bottom;
    return inside && std::none_of(boxes_.begin(), boxes_.end(),
                                  [&](const PageBox& other) { return box.meets(other); });
}

bool Taken::take(const PageBox& box) {
    if (!free(box)) return false;
    boxes_.push_back(box);
    return true;
}

void draw_ground(Svg& svg, const Map& map, const Frame& frame) {
    draw_hexes(svg, map, frame);
    draw_ways(svg, map, frame);
    draw_rivers(svg, map, frame);
    draw_sites(svg, map, frame);
}

// Where the name finds room on its river, as near to the middle of it as may be; a long river
// twice.
void draw_river_names(Svg& svg, const Map& map, const Frame& frame, Language language,
                      Taken& taken) {
    for (auto& [river, banks] : banks_of(map, frame)) {
        if (banks.size() < 4) continue;
        const auto& name = map.rivers[river].name;
        const auto words =
            language == Language::zh ? name.zh + " " + name.en : name.en + " " + name.zh;
        const double wide = display_width(words) * 6.0;
        Pixel centre;
        for (const auto& bank : banks) {
            centre.x += middle_of(bank).x / static_cast<double>(banks.size());
            centre.y += middle_of(bank).y / static_cast<double>(banks.size());
        }
        const auto distance = [&](const Edge& b) {
            return std::hypot(middle_of(b).x - centre.x, middle_of(b).y - centre.y);
        };
        std::stable_sort(banks.begin(), banks.end(),
                         [&](const Edge& a, const Edge& b) { return distance(a) < distance(b); });
        for (const auto& bank : banks) {
            const auto at = middle_of(bank);
            if (!taken.take({at.x - wide / 2, at.y - 14, at.x + wide / 2, at.y + 2})) continue;
            svg.text({at.x, at.y - 3}, words,
                     "font-size=\"12\" font-style=\"italic\" fill=\"#1d5c86\" "
                     "text-anchor=\"middle\" stroke=\"#ffffff\" stroke-width=\"3\" "
                     "stroke-opacity=\"0.7\" paint-order=\"stroke\"");
            break;
        }
    }
}

// The places for a name about its dot, the best first; the farther ones clear a formation that
// stands there.
static std::array<Pixel, 12> seats_of_name(double wide, double letters) {
    return {{{6, 4},
             {-6 - wide, 4},
             {-wide / 2, -6},
             {-wide / 2, letters + 5},
             {4, -5},
             {4, letters + 3},
             {-wide - 2, -5},
             {-wide - 2, letters + 3},
             {-wide / 2, letters + 20},
             {-wide / 2, -19},
             {18, 4},
             {-18 - wide, 4}}};
}

// Beside the dot where there is room; a lesser name that finds none is left to its dot.
static void draw_place_name(Svg& svg, const Place& place, Pixel at, Taken& taken) {
    const double letters = letters_of(place.kind);
    const auto words = place.name.zh + " " + place.name.en;
    const double wide = display_width(words) * letters * 0.52;
    const auto seats = seats_of_name(wide, letters);
    const auto box = [&](const Pixel& seat) {
        return PageBox{at.x + seat.x, at.y + seat.y - letters, at.x + seat.x + wide,
                       at.y + seat.y + 2};
    };
    auto seat = std::find_if(seats.begin(), seats.end(),
                             [&](const Pixel& one) { return taken.take(box(one)); });
    const bool great = place.kind == PlaceKind::city || place.kind == PlaceKind::town;
    if (seat == seats.end() && !great) return;
    if (seat == seats.end()) seat = seats.begin() + 3;
    svg.text({at.x + seat->x, at.y + seat->y}, words,
             "font-size=\"" + pixels(letters) +
                 "\" fill=\"#1a1a1a\" stroke=\"#fffdf5\" stroke-width=\"2.6\" "
                 "stroke-opacity=\"0.75\" paint-order=\"stroke\"");
}

void draw_place_names(Svg& svg, const Map& map, const Frame& frame, Taken& taken) {
    std::vector<const Place*> places;
    places.reserve(map.places.size());
    for (const auto& place : map.places)
        places.push_back(&place);
    std::stable_sort(places.begin(), places.end(), [](const Place* a, const Place* b) {
        return weight_of(a->kind) < weight_of(b->kind);
    });
    for (const auto* place : places) {
        const auto at = frame.at(map.projection.plane(place->latitude, place->longitude));
        const double dot = place->kind == PlaceKind::city   ? 4
                           : place->kind == PlaceKind::town ? 3
                                                            : 2;
        svg.open_group("", place->name.zh + " / " + place->name.en);
        svg.circle(at, dot, "fill=\"#fffdf5\" stroke=\"#202020\" stroke-width=\"1.2\"");
        draw_place_name(svg, *place, at, taken);
        svg.close_group();
    }
}

}  // namespace lishui
