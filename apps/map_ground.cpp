// The ground of the situation map: hexes, rivers along their hexsides, ways, crossing sites, names.
#include <algorithm>
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
        for (int k = 0; k < 6; ++k) corners.push_back(frame.at(corner(map, hex_of(i), k)));
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
            act(hex_of(i), d, map.sides[static_cast<std::size_t>(i)][static_cast<std::size_t>(d)], other);
        }
    }
}

struct Bank {
    Pixel from, to;
};

// The name along the river: at the hexside nearest to the middle of all its hexsides.
void name_river(Svg& svg, const River& river, const std::vector<Bank>& banks, Language language) {
    if (banks.size() < 4) return;
    Pixel middle;
    for (const auto& bank : banks) {
        middle.x += (bank.from.x + bank.to.x) / 2 / static_cast<double>(banks.size());
        middle.y += (bank.from.y + bank.to.y) / 2 / static_cast<double>(banks.size());
    }
    const auto distance = [&](const Bank& b) {
        return std::hypot((b.from.x + b.to.x) / 2 - middle.x, (b.from.y + b.to.y) / 2 - middle.y);
    };
    const auto at = *std::min_element(banks.begin(), banks.end(), [&](const Bank& a, const Bank& b) {
        return distance(a) < distance(b);
    });
    const Pixel where{(at.from.x + at.to.x) / 2, (at.from.y + at.to.y) / 2 - 5};
    const auto& first = language == Language::zh ? river.name.zh : river.name.en;
    const auto& second = language == Language::zh ? river.name.en : river.name.zh;
    svg.text(where, first + " " + second,
             "font-size=\"12\" font-style=\"italic\" fill=\"#1d5c86\" text-anchor=\"middle\" "
             "stroke=\"#ffffff\" stroke-width=\"3\" stroke-opacity=\"0.7\" paint-order=\"stroke\"");
}

void draw_rivers(Svg& svg, const Map& map, const Frame& frame, Language language) {
    std::map<std::uint16_t, std::vector<Bank>> banks;
    each_side(map, [&](HexId hex, int d, const Hexside& side, HexId) {
        if (!side.river.exists()) return;
        banks[side.river.value].push_back(
            {frame.at(corner(map, hex, d - 1)), frame.at(corner(map, hex, d))});
    });
    for (const auto& [river, sides] : banks) {
        std::string path;
        for (const auto& bank : sides) path += path_through({bank.from, bank.to});
        const auto width = pixels(river_pixels(map.rivers[river]));
        const char* colour = map.rivers[river].fordable ? "#7fb2d6" : "#4f93c4";
        svg.path(path, "fill=\"none\" stroke=\"" + std::string(colour) + "\" stroke-linecap=\"round\" "
                       "stroke-linejoin=\"round\" stroke-width=\"" + width + "\"");
    }
    for (const auto& [river, sides] : banks) name_river(svg, map.rivers[river], sides, language);
}

const char* way_style(Way way) {
    switch (way) {
        case Way::none: return "";
        case Way::track: return "stroke=\"#8a6d4b\" stroke-width=\"0.9\" stroke-dasharray=\"2 3\"";
        case Way::dyke: return "stroke=\"#6b7f4a\" stroke-width=\"1.3\" stroke-dasharray=\"5 2\"";
        case Way::ditched_road:
            return "stroke=\"#a0522d\" stroke-width=\"1.8\" stroke-dasharray=\"8 3\"";
        case Way::motor_road: return "stroke=\"#a0522d\" stroke-width=\"1.8\"";
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

struct Box {
    double left, top, right, bottom;
    [[nodiscard]] bool meets(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

int weight_of(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::city: return 0;
        case PlaceKind::town: return 1;
        case PlaceKind::landing: return 3;
        case PlaceKind::pass: return 3;
        case PlaceKind::hill: return 4;
        case PlaceKind::village: return 2;
    }
    return 4;
}

double letters_of(PlaceKind kind) {
    return kind == PlaceKind::city ? 13 : kind == PlaceKind::town ? 11.5 : 9.5;
}

// Beside the dot where no earlier name lies; an unimportant name that finds no room is left to the dot.
bool room_for(const Box& box, const std::vector<Box>& taken) {
    return std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return box.meets(other); });
}

}  // namespace

void draw_ground(Svg& svg, const Map& map, const Frame& frame, Language language) {
    draw_hexes(svg, map, frame);
    draw_ways(svg, map, frame);
    draw_rivers(svg, map, frame, language);
    draw_sites(svg, map, frame);
}

void draw_places(Svg& svg, const Map& map, const Frame& frame) {
    std::vector<const Place*> places;
    for (const auto& place : map.places) places.push_back(&place);
    std::stable_sort(places.begin(), places.end(), [](const Place* a, const Place* b) {
        return weight_of(a->kind) < weight_of(b->kind);
    });
    std::vector<Box> taken;
    for (const auto* place : places) {
        const auto at = frame.at(map.projection.plane(place->latitude, place->longitude));
        const double letters = letters_of(place->kind);
        const double dot = place->kind == PlaceKind::city ? 4 : place->kind == PlaceKind::town ? 3 : 2;
        svg.circle(at, dot, "fill=\"#fffdf5\" stroke=\"#202020\" stroke-width=\"1.2\"");
        const auto words = place->name.zh + " " + place->name.en;
        const double wide = display_width(words) * letters * 0.52;
        for (const auto& [x, y] : {Pixel{6, 4}, Pixel{-6 - wide, 4}, Pixel{-wide / 2, -6},
                                   Pixel{-wide / 2, letters + 5}}) {
            const Box box{at.x + x, at.y + y - letters, at.x + x + wide, at.y + y + 2};
            const bool inside = box.left > frame.left && box.right < frame.left + frame.width;
            if (!inside || !room_for(box, taken)) continue;
            taken.push_back(box);
            svg.text({at.x + x, at.y + y}, words,
                     "font-size=\"" + pixels(letters) + "\" fill=\"#1a1a1a\" stroke=\"#fffdf5\" "
                     "stroke-width=\"2.6\" stroke-opacity=\"0.75\" paint-order=\"stroke\"");
            break;
        }
    }
}

}  // namespace lishui
