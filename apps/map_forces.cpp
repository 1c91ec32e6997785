// What stands on the situation map: the truth as the umpire has it, or what one headquarters
// believes.
#include <algorithm>
#include <array>
#include <map>

#include "situation_map.h"
#include "summary.h"

namespace lishui {

namespace {

constexpr double frame_width = 22;
constexpr double frame_height = 14;
constexpr double label_letters = 8;

const char* echelon_mark(Echelon echelon) {
    switch (echelon) {
        case Echelon::remnant:
            return "(II)";
        case Echelon::battalion_group:
            return "II";
        case Echelon::regiment:
            return "III";
        case Echelon::brigade:
            return "X";
        case Echelon::detachment:
            return "X";
        case Echelon::division:
            return "XX";
        case Echelon::corps:
            return "XXX";
        case Echelon::army:
            return "XXXX";
        case Echelon::group_army:
            return "XXXX";
        case Echelon::war_zone:
            return "XXXXX";
        case Echelon::theatre:
            return "XXXXXX";
        case Echelon::national:
            return "XXXXXX";
    }
    return "";
}

// Several things in one hex are set in rows and drawn smaller, so that none lies on another.
void seat(std::vector<Marker>& markers, const Frame& frame, const Map& map) {
    std::map<HexId, std::vector<Marker*>> by_hex;
    for (auto& marker : markers)
        by_hex[marker.hex].push_back(&marker);
    for (auto& [hex, here] : by_hex) {
        const auto centre = frame.at(map.centre(hex));
        std::size_t columns = 1;
        while (columns * columns < here.size())
            ++columns;
        const auto rows = (here.size() + columns - 1) / columns;
        const double size = columns == 1   ? 1.0
                            : columns == 2 ? 0.78
                                           : 1.6 / static_cast<double>(columns);
        const double wide = (frame_width + 3) * size;
        const double high = (frame_height + label_letters + 8) * size;
        for (std::size_t i = 0; i < here.size(); ++i) {
            const auto row = i / columns;
            const auto in_row = std::min(columns, here.size() - row * columns);
            const double x = static_cast<double>(i % columns) - static_cast<double>(in_row - 1) / 2;
            const double y = static_cast<double>(row) - static_cast<double>(rows - 1) / 2;
            here[i]->centre = {centre.x + x * wide, centre.y + y * high};
            here[i]->size *= size;
        }
    }
}

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
        marker.label = order[group.parent].id + " " + std::to_string(group.leaves.size()) + "/" +
                       std::to_string(living);
    }
    for (const auto leaf : group.leaves) {
        const auto& c = page.situation.leaves[leaf.index()].condition;
        if (!marker.title.empty()) marker.title += "\n";
        marker.title += order[leaf].name.in(page.language) + ", " +
                        word(c.activity).in(page.language) + ", " + strength_words(page, c.fit_men);
    }
    return marker;
}

// Headquarters above the divisions, where they sit.
void add_headquarters(const MapPage& page, std::vector<Marker>& out) {
    const auto& scenario = *page.situation.scenario;
    for (std::size_t i = 0; i < scenario.headquarters.size(); ++i) {
        const HeadquartersId h(i);
        const auto& formation = scenario.order_of_battle[scenario.order_of_battle.command(h)];
        const auto place = page.situation.desks[i].place;
        if (!place.exists() || formation.echelon <= Echelon::division) continue;
        out.push_back({place,
                       {},
                       formation.side,
                       formation.echelon,
                       Arm::staff,
                       true,
                       formation.id,
                       formation.name.in(page.language),
                       1,
                       0.9});
    }
}

// The freshest last, so that they lie on top.
std::vector<const PictureEntry*> entries_of(const MapPage& page) {
    std::vector<const PictureEntry*> entries;
    for (const auto& entry : page.situation.desks[page.desk.index()].picture) {
        if (entry.subject.exists() && entry.place.exists()) entries.push_back(&entry);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto* a, const auto* b) { return a->observed < b->observed; });
    return entries;
}

double opacity_of(const MapPage& page, const PictureEntry& entry) {
    return 0.3 + 0.7 * freshness(entry, page.situation.now, page.situation.scenario->rules.belief);
}

std::string age_words(const MapPage& page, Minutes age) {
    const auto hours = std::to_string((age + 30) / 60);
    return page.language == Language::zh ? hours + "时前" : hours + " h";
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
        case Arm::staff:
            break;
    }
}

}  // namespace

PageBox box_of(const Marker& m) {
    const double w = frame_width * m.size;
    const double h = frame_height * m.size;
    const double label =
        std::max(w, static_cast<double>(m.label.size()) * label_letters * m.size * 0.56);
    return {m.centre.x - label / 2, m.centre.y - h / 2 - 8, m.centre.x + label / 2,
            m.centre.y + h / 2 + label_letters * m.size + 1};
}

void draw_marker(Svg& svg, const Marker& m) {
    const double w = frame_width * m.size;
    const double h = frame_height * m.size;
    const std::string colour = side_colour(m.side);
    const std::string stroke = "stroke=\"" + colour + "\" stroke-width=\"1.3\"";
    svg.open_group("opacity=\"" + pixels(m.opacity) + "\"", m.title);
    if (m.headquarters) {
        svg.line({m.centre.x - w / 2, m.centre.y - h / 2},
                 {m.centre.x - w / 2, m.centre.y + h * 1.2}, stroke);
    }
    svg.rectangle({m.centre.x - w / 2, m.centre.y - h / 2}, w, h,
                  std::string("fill=\"") + side_fill(m.side) + "\" " + stroke);
    draw_arm(svg, m, w, h, stroke);
    const std::string words = "font-weight=\"bold\" text-anchor=\"middle\" fill=\"" + colour +
                              "\" stroke=\"#ffffff\" stroke-width=\"2.2\" stroke-opacity=\"0.85\" "
                              "paint-order=\"stroke\" ";
    svg.text({m.centre.x, m.centre.y - h / 2 - 1.5}, echelon_mark(m.echelon),
             words + "font-size=\"" + pixels(7 * m.size) + "\"");
    svg.text({m.centre.x, m.centre.y + h / 2 + label_letters * m.size}, m.label,
             words + "font-size=\"" + pixels(label_letters * m.size) + "\"");
    svg.close_group();
}

void draw_trails(Svg& svg, const MapPage& page, const Frame& frame) {
    const auto& scenario = *page.situation.scenario;
    for (std::size_t i = 0; i < page.trails.size(); ++i) {
        const auto& trail = page.trails[i];
        if (trail.size() < 2) continue;
        std::vector<Pixel> points;
        for (const auto hex : trail)
            points.push_back(frame.at(scenario.map.centre(hex)));
        svg.path(path_through(points),
                 std::string("fill=\"none\" stroke=\"") +
                     side_colour(scenario.order_of_battle[FormationId(i)].side) +
                     "\" stroke-width=\"2\" stroke-opacity=\"0.45\" stroke-linejoin=\"round\"");
    }
}

void draw_lines(Svg& svg, const MapPage& page, const Frame& frame) {
    const auto& scenario = *page.situation.scenario;
    const auto& order = scenario.order_of_battle;
    const auto self = order.command(page.desk);
    for (const auto& measure : scenario.measures) {
        const bool line =
            measure.kind == MeasureKind::phase_line || measure.kind == MeasureKind::boundary;
        if (!line || measure.hexes.size() < 2) continue;
        const bool ours =
            std::find(measure.sides.begin(), measure.sides.end(), order[self].side) !=
                measure.sides.end() ||
            std::any_of(measure.holders.begin(), measure.holders.end(),
                        [&](auto holder) { return order.stands_under(self, holder); });
        if (!ours) continue;
        std::vector<Pixel> points;
        for (const auto hex : measure.hexes)
            points.push_back(frame.at(scenario.map.centre(hex)));
        svg.path(path_through(points),
                 std::string("fill=\"none\" stroke=\"") + side_colour(order[self].side) +
                     "\" stroke-width=\"2.2\" stroke-dasharray=\"12 5\" stroke-opacity=\"0.55\"");
        svg.text({points.front().x + 4, points.front().y - 5}, measure.name.in(page.language),
                 std::string("font-size=\"10.5\" fill=\"") + side_colour(order[self].side) +
                     "\" stroke=\"#ffffff\" stroke-width=\"2.5\" paint-order=\"stroke\"");
    }
}

std::vector<Marker> forces_of(const MapPage& page, const Frame& frame) {
    std::vector<Marker> out;
    const auto living = living_of(page.situation);
    for (const auto& [key, group] : groups_of(page.situation)) {
        auto marker = marker_of(page, group, living.at(group.parent));
        marker.hex = key.first;
        out.push_back(std::move(marker));
    }
    add_headquarters(page, out);
    seat(out, frame, page.situation.scenario->map);
    return out;
}

std::vector<Marker> beliefs_of(const MapPage& page, const Frame& frame) {
    const auto& scenario = *page.situation.scenario;
    const auto& order = scenario.order_of_battle;
    const Narrator narrator{page.situation, page.language};
    std::vector<Marker> out;
    for (const auto* entry : entries_of(page)) {
        const auto& formation = order[entry->subject];
        out.push_back({entry->place,
                       {},
                       formation.side,
                       formation.echelon,
                       formation.arm,
                       false,
                       formation.id + " " + age_words(page, page.situation.now - entry->observed),
                       narrator.belief(*entry),
                       opacity_of(page, *entry),
                       1});
    }
    const auto place = page.situation.desks[page.desk.index()].place;
    if (place.exists()) {
        const auto& formation = order[order.command(page.desk)];
        out.push_back({place,
                       {},
                       formation.side,
                       formation.echelon,
                       Arm::staff,
                       true,
                       formation.id,
                       formation.name.in(page.language),
                       1,
                       1});
    }
    seat(out, frame, scenario.map);
    return out;
}

static std::string stroke_of(const char* colour, const char* width, double opacity) {
    std::string out = "stroke=\"";
    out += colour;
    out += "\" stroke-width=\"";
    out += width;
    out += "\" stroke-opacity=\"";
    out += pixels(opacity);
    out += "\"";
    return out;
}

// Within which each may be by now, and whence it came.
void draw_circles(Svg& svg, const MapPage& page, const Frame& frame) {
    const auto& scenario = *page.situation.scenario;
    for (const auto* entry : entries_of(page)) {
        const auto* colour = side_colour(scenario.order_of_battle[entry->subject].side);
        const auto opacity = opacity_of(page, *entry);
        const auto centre = frame.at(scenario.map.centre(entry->place));
        const auto radius = radius_now_km(*entry, page.situation.now, scenario.rules.belief);
        auto circle = stroke_of(colour, entry->own != 0 ? "0.7" : "1.2", opacity);
        circle += " fill=\"none\" stroke-dasharray=\"5 4\"";
        svg.circle(centre, radius * frame.pixels_a_km, circle);
        if (!entry->earlier_place.exists() || entry->earlier_place == entry->place) continue;
        svg.line(frame.at(scenario.map.centre(entry->earlier_place)), centre,
                 stroke_of(colour, "1.6", opacity));
    }
}

}  // namespace lishui
