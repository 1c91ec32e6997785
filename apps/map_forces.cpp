// What stands on the situation map: the truth as the umpire has it, or what one headquarters believes.
#include <algorithm>
#include <array>
#include <map>

#include "situation_map.h"
#include "summary.h"

namespace lishui {

namespace {

constexpr double frame_width = 24;
constexpr double frame_height = 16;

const char* echelon_mark(Echelon echelon) {
    switch (echelon) {
        case Echelon::remnant: return "(II)";
        case Echelon::battalion_group: return "II";
        case Echelon::regiment: return "III";
        case Echelon::brigade: return "X";
        case Echelon::detachment: return "X";
        case Echelon::division: return "XX";
        case Echelon::corps: return "XXX";
        case Echelon::army: return "XXXX";
        case Echelon::group_army: return "XXXX";
        case Echelon::war_zone: return "XXXXX";
        case Echelon::theatre: return "XXXXXX";
        case Echelon::national: return "XXXXXX";
    }
    return "";
}

// Several things in one hex are set side by side, two in a row, so that each can be read.
class Seats {
public:
    Pixel next(const Frame& frame, const Map& map, HexId hex) {
        const auto n = taken_[hex.value]++;
        auto at = frame.at(map.centre(hex));
        at.x += (n % 2 == 0 ? -0.5 : 0.5) * (frame_width + 3) * (n == 0 ? 0 : 1);
        at.y += static_cast<double>((n + 1) / 2) * (frame_height + 9);
        return at;
    }

private:
    std::map<std::uint16_t, int> taken_;
};

std::string strength_words(const MapPage& page, std::int64_t men) {
    return page.language == Language::zh ? "可战 " + figures(men) : figures(men) + " fit";
}

// The leaves of one command in one hex.
struct Group {
    FormationId parent;
    std::vector<FormationId> leaves;
    std::int64_t fit = 0;
};

std::map<std::pair<HexId, FormationId>, Group> groups_of(const Situation& s) {
    std::map<std::pair<HexId, FormationId>, Group> groups;
    for (std::size_t i = 0; i < s.leaves.size(); ++i) {
        const auto& c = s.leaves[i].condition;
        if (!c.place.exists() || c.activity == Activity::dispersed) continue;
        const FormationId leaf(i);
        const auto parent = s.scenario->order_of_battle[leaf].superior;
        auto& group = groups[{c.place, parent}];
        group.parent = parent;
        group.leaves.push_back(leaf);
        group.fit += c.fit_men;
    }
    return groups;
}

std::map<FormationId, std::size_t> living_of(const Situation& s) {
    std::map<FormationId, std::size_t> living;
    for (std::size_t i = 0; i < s.leaves.size(); ++i) {
        const auto& c = s.leaves[i].condition;
        if (!c.place.exists() || c.activity == Activity::dispersed) continue;
        ++living[s.scenario->order_of_battle[FormationId(i)].superior];
    }
    return living;
}

Marker marker_of(const MapPage& page, const Group& group, std::size_t living) {
    const auto& order = page.situation.scenario->order_of_battle;
    const auto lead = group.leaves.front();
    Marker marker;
    marker.side = order[lead].side;
    marker.arm = order[lead].arm;
    marker.echelon = order[lead].echelon;
    marker.label = order[lead].id;
    const bool whole = group.parent.exists() && group.leaves.size() == living && living > 1;
    if (whole) {
        marker.echelon = order[group.parent].echelon;
        marker.label = order[group.parent].id;
    } else if (group.leaves.size() > 1 && group.parent.exists()) {
        marker.label = order[group.parent].id + " (" + std::to_string(group.leaves.size()) + "/" +
                       std::to_string(living) + ")";
    }
    for (const auto leaf : group.leaves) {
        const auto& c = page.situation.leaves[leaf.index()].condition;
        if (!marker.title.empty()) marker.title += "\n";
        marker.title += order[leaf].name.in(page.language) + ", " +
                        word(c.activity).in(page.language) + ", " + strength_words(page, c.fit_men);
    }
    return marker;
}

void draw_trails(Svg& svg, const MapPage& page, const Frame& frame) {
    const auto& scenario = *page.situation.scenario;
    for (std::size_t i = 0; i < page.trails.size(); ++i) {
        const auto& trail = page.trails[i];
        if (trail.size() < 2) continue;
        std::vector<Pixel> points;
        for (const auto hex : trail) points.push_back(frame.at(scenario.map.centre(hex)));
        svg.path(path_through(points),
                 std::string("fill=\"none\" stroke=\"") +
                     side_colour(scenario.order_of_battle[FormationId(i)].side) +
                     "\" stroke-width=\"2\" stroke-opacity=\"0.45\" stroke-linejoin=\"round\"");
    }
}

// Headquarters above the divisions, where they sit.
void draw_headquarters(Svg& svg, const MapPage& page, const Frame& frame, Seats& seats) {
    const auto& scenario = *page.situation.scenario;
    for (std::size_t i = 0; i < scenario.headquarters.size(); ++i) {
        const HeadquartersId h(i);
        const auto f = scenario.order_of_battle.command(h);
        const auto& formation = scenario.order_of_battle[f];
        const auto place = page.situation.desks[i].place;
        if (!place.exists() || formation.echelon <= Echelon::division) continue;
        Marker marker{seats.next(frame, scenario.map, place), formation.side, formation.echelon,
                      Arm::staff, true, formation.id, formation.name.in(page.language), 1, 0.9};
        draw_marker(svg, marker);
    }
}

std::string age_words(const MapPage& page, Minutes age) {
    const auto hours = std::to_string((age + 30) / 60);
    return page.language == Language::zh ? hours + "时前" : hours + " h";
}

void draw_belief(Svg& svg, const MapPage& page, const Frame& frame, const PictureEntry& entry,
                 Seats& seats) {
    const auto& scenario = *page.situation.scenario;
    const auto& formation = scenario.order_of_battle[entry.subject];
    const auto now = page.situation.now;
    const auto radius = radius_now_km(entry, now, scenario.rules.belief);
    const auto fresh = freshness(entry, now, scenario.rules.belief);
    const auto centre = frame.at(scenario.map.centre(entry.place));
    const double opacity = 0.3 + 0.7 * fresh;
    if (entry.earlier_place.exists() && entry.earlier_place != entry.place) {
        svg.line(frame.at(scenario.map.centre(entry.earlier_place)), centre,
                 std::string("stroke=\"") + side_colour(formation.side) +
                     "\" stroke-width=\"1.6\" stroke-opacity=\"" + pixels(opacity) + "\"");
    }
    svg.circle(centre, radius * frame.pixels_a_km,
               std::string("fill=\"") + side_colour(formation.side) + "\" fill-opacity=\"0.03\" stroke=\"" +
                   side_colour(formation.side) + "\" stroke-dasharray=\"5 4\" stroke-width=\"1\" "
                   "stroke-opacity=\"" + pixels(opacity) + "\"");
    const Narrator narrator{page.situation, page.language};
    Marker marker{seats.next(frame, scenario.map, entry.place), formation.side, formation.echelon,
                  formation.arm, false,
                  formation.id + " " + age_words(page, now - entry.observed),
                  narrator.belief(entry), opacity, 1};
    draw_marker(svg, marker);
}

void draw_lines(Svg& svg, const MapPage& page, const Frame& frame) {
    const auto& scenario = *page.situation.scenario;
    const auto& order = scenario.order_of_battle;
    const auto self = order.command(page.desk);
    for (const auto& measure : scenario.measures) {
        if (measure.kind == MeasureKind::objective_area || measure.hexes.size() < 2) continue;
        const bool ours = std::find(measure.sides.begin(), measure.sides.end(), order[self].side) !=
                              measure.sides.end() ||
                          std::any_of(measure.holders.begin(), measure.holders.end(),
                                      [&](auto holder) { return order.stands_under(self, holder); });
        if (!ours) continue;
        std::vector<Pixel> points;
        for (const auto hex : measure.hexes) points.push_back(frame.at(scenario.map.centre(hex)));
        svg.path(path_through(points),
                 std::string("fill=\"none\" stroke=\"") + side_colour(order[self].side) +
                     "\" stroke-width=\"2.2\" stroke-dasharray=\"12 5\" stroke-opacity=\"0.55\"");
        svg.text({points.front().x + 4, points.front().y - 5}, measure.name.in(page.language),
                 std::string("font-size=\"10.5\" fill=\"") + side_colour(order[self].side) +
                     "\" stroke=\"#ffffff\" stroke-width=\"2.5\" paint-order=\"stroke\"");
    }
}

void draw_arm(Svg& svg, const Marker& m, double w, double h, const std::string& stroke) {
    const Pixel a{m.centre.x - w / 2, m.centre.y - h / 2};
    const Pixel b{m.centre.x + w / 2, m.centre.y + h / 2};
    switch (m.arm) {
        case Arm::infantry:
            svg.line(a, b, stroke);
            svg.line({a.x, b.y}, {b.x, a.y}, stroke);
            break;
        case Arm::artillery:
            svg.circle(m.centre, h / 4.5,
                       std::string("fill=\"") + side_colour(m.side) + "\" stroke=\"none\"");
            break;
        case Arm::engineers:
            svg.path(path_through({{m.centre.x - w / 4, m.centre.y + h / 5},
                                   {m.centre.x - w / 4, m.centre.y - h / 5},
                                   {m.centre.x + w / 4, m.centre.y - h / 5},
                                   {m.centre.x + w / 4, m.centre.y + h / 5}}),
                     "fill=\"none\" " + stroke);
            svg.line({m.centre.x, m.centre.y - h / 5}, {m.centre.x, m.centre.y + h / 5}, stroke);
            break;
        case Arm::staff: break;
    }
}

}  // namespace

void draw_marker(Svg& svg, const Marker& m) {
    const double w = frame_width * m.size;
    const double h = frame_height * m.size;
    const std::string stroke =
        std::string("stroke=\"") + side_colour(m.side) + "\" stroke-width=\"1.4\"";
    svg.open_group("opacity=\"" + pixels(m.opacity) + "\"", m.title);
    if (m.headquarters) {
        svg.line({m.centre.x - w / 2, m.centre.y - h / 2}, {m.centre.x - w / 2, m.centre.y + h * 1.1},
                 stroke);
    }
    svg.rectangle({m.centre.x - w / 2, m.centre.y - h / 2}, w, h,
                  std::string("fill=\"") + side_fill(m.side) + "\" " + stroke);
    draw_arm(svg, m, w, h, stroke);
    svg.text({m.centre.x, m.centre.y - h / 2 - 1.5}, echelon_mark(m.echelon),
             std::string("font-size=\"7.5\" font-weight=\"bold\" text-anchor=\"middle\" fill=\"") +
                 side_colour(m.side) + "\"");
    svg.text({m.centre.x + w / 2 + 2, m.centre.y + 4}, m.label,
             std::string("font-size=\"9.5\" font-weight=\"bold\" fill=\"") + side_colour(m.side) +
                 "\" stroke=\"#ffffff\" stroke-width=\"2.6\" paint-order=\"stroke\"");
    svg.close_group();
}

void draw_forces(Svg& svg, const MapPage& page, const Frame& frame) {
    Seats seats;
    draw_trails(svg, page, frame);
    const auto living = living_of(page.situation);
    for (const auto& [key, group] : groups_of(page.situation)) {
        auto marker = marker_of(page, group, living.at(group.parent));
        marker.centre = seats.next(frame, page.situation.scenario->map, key.first);
        draw_marker(svg, marker);
    }
    draw_headquarters(svg, page, frame, seats);
}

void draw_beliefs(Svg& svg, const MapPage& page, const Frame& frame) {
    const auto& scenario = *page.situation.scenario;
    const auto& desk = page.situation.desks[page.desk.index()];
    draw_lines(svg, page, frame);
    std::vector<const PictureEntry*> entries;
    for (const auto& entry : desk.picture) {
        if (entry.subject.exists() && entry.place.exists()) entries.push_back(&entry);
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) {
        return a->observed < b->observed;   // the freshest on top
    });
    Seats seats;
    for (const auto* entry : entries) draw_belief(svg, page, frame, *entry, seats);
    if (!desk.place.exists()) return;
    const auto& formation = scenario.order_of_battle[scenario.order_of_battle.command(page.desk)];
    draw_marker(svg, Marker{seats.next(frame, scenario.map, desk.place), formation.side,
                            formation.echelon, Arm::staff, true, formation.id,
                            formation.name.in(page.language), 1, 1});
}

}  // namespace lishui
