// The page around the situation map: title, legend, scale.
#include <array>
#include <string>

#include "situation_map.h"

namespace lishui {

namespace {

constexpr std::array<const char*, ground_kinds> tints{"#f3ecd6", "#e6dcb6", "#d3c08f",
                                                      "#b59a6b", "#c9dcc3", "#a9cfe6"};
constexpr std::array<const char*, 4> colours{"#b3261e", "#1f4e9c", "#2e7d32", "#6a3d9a"};
constexpr std::array<const char*, 4> fills{"#f8dcd8", "#d9e4f5", "#d9efd9", "#e8ddf2"};

const char* of_side(const std::array<const char*, 4>& list, SideId side) {
    return list[side.exists() ? side.index() % list.size() : 0];
}

// Writes the legend downward.
class Legend {
public:
    Legend(Svg& svg, Pixel at, Language language) : svg_(svg), at_(at), language_(language) {}

    void heading(Word words) {
        at_.y += 12;
        svg_.text(at_, words.in(language_), "font-size=\"12\" font-weight=\"bold\" fill=\"#222\"");
        at_.y += 20;
    }
    void words(const std::string& text) {
        svg_.text({at_.x + 34, at_.y}, text, "font-size=\"11\" fill=\"#222\"");
        at_.y += 19;
    }
    [[nodiscard]] Pixel sample() const { return {at_.x + 14, at_.y - 4}; }
    void skip(double by) { at_.y += by; }

private:
    Svg& svg_;
    Pixel at_;
    Language language_;
};

void legend_ground(Svg& svg, Legend& legend, Language language) {
    legend.heading({"地形", "Ground"});
    for (int i = 0; i < ground_kinds; ++i) {
        const auto ground = static_cast<Ground>(i);
        const auto at = legend.sample();
        svg.rectangle(
            {at.x - 10, at.y - 6}, 20, 12,
            std::string("fill=\"") + tint(ground) + "\" stroke=\"#999\" stroke-width=\"0.5\"");
        legend.words(word(ground).in(language));
    }
}

void legend_ways(Svg& svg, Legend& legend, Language language) {
    struct Sample {
        Word word;
        const char* style;
    };
    const std::array<Sample, 7> samples{
        {{{"大河（须渡口）", "wide river"}, "stroke=\"#4f93c4\" stroke-width=\"5\""},
         {{"可徒涉之河", "river that can be waded"}, "stroke=\"#7fb2d6\" stroke-width=\"2.4\""},
         {{"公路", "motor road"}, "stroke=\"#a0522d\" stroke-width=\"1.8\""},
         {{"破坏之公路", "ditched road"},
          "stroke=\"#a0522d\" stroke-width=\"1.8\" stroke-dasharray=\"8 3\""},
         {{"堤路", "dyke path"},
          "stroke=\"#6b7f4a\" stroke-width=\"1.3\" stroke-dasharray=\"5 2\""},
         {{"小路", "track"}, "stroke=\"#8a6d4b\" stroke-width=\"0.9\" stroke-dasharray=\"2 3\""},
         {{"渡口", "crossing site"},
          "stroke=\"#202020\" stroke-width=\"1.4\" stroke-dasharray=\"3 1.5\""}}};
    legend.heading({"河与路", "Water and ways"});
    for (const auto& sample : samples) {
        const auto at = legend.sample();
        svg.line({at.x - 13, at.y}, {at.x + 13, at.y}, sample.style);
        legend.words(sample.word.in(language));
    }
}

void legend_forces(Svg& svg, Legend& legend, const MapPage& page) {
    legend.heading({"部队", "Forces"});
    const auto& sides = page.situation.scenario->order_of_battle.sides;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        legend.skip(4);
        Marker marker;
        marker.centre = legend.sample();
        marker.side = SideId(i);
        marker.echelon = Echelon::division;
        marker.size = 0.9;
        draw_marker(svg, marker);
        legend.words(sides[i].name.in(page.language));
    }
    const bool zh = page.language == Language::zh;
    legend.words(zh ? "III 团（联队）  XX 师" : "III regiment, XX division");
    legend.words(zh ? "XXX 军  XXXX 集团军（日方军）" : "XXX corps, XXXX army");
    legend.words(zh ? "XXXXX 战区；带杆者为司令部" : "XXXXX war zone; with staff: HQ");
    if (!page.desk.exists()) {
        legend.words(zh ? "“3D 2/3”：三团中之二团" : "'3D 2/3': two of its three");
        const auto at = legend.sample();
        svg.line({at.x - 13, at.y}, {at.x + 13, at.y},
                 "stroke=\"#1f4e9c\" stroke-width=\"2\" stroke-opacity=\"0.45\"");
        legend.words(zh ? "近二十四小时所行" : "way of the last 24 hours");
        return;
    }
    const auto at = legend.sample();
    svg.circle(at, 9, "fill=\"none\" stroke=\"#555\" stroke-dasharray=\"5 4\"");
    legend.words(zh ? "虚圈：此刻可能所在" : "circle: may be anywhere within");
    legend.words(zh ? "越淡越旧；旁注几小时前所见" : "paler: older; hours since seen");
    legend.words(zh ? "虚线：统制线" : "broken line: control measure");
}

void legend_scale(Svg& svg, Legend& legend, const Frame& frame, Language language) {
    legend.heading({"比例", "Scale"});
    const auto at = legend.sample();
    const double length = 20 * frame.pixels_a_km;
    svg.line({at.x - 13, at.y}, {at.x - 13 + length, at.y}, "stroke=\"#222\" stroke-width=\"2\"");
    for (const double end : {0.0, length / 2, length}) {
        svg.line({at.x - 13 + end, at.y - 4}, {at.x - 13 + end, at.y + 4},
                 "stroke=\"#222\" stroke-width=\"1.4\"");
    }
    svg.text({at.x - 9 + length, at.y + 4}, language == Language::zh ? "20 公里" : "20 km",
             "font-size=\"11\" fill=\"#222\"");
}

std::string subtitle(const MapPage& page) {
    const auto& s = page.situation;
    const bool zh = page.language == Language::zh;
    const auto name =
        page.desk.exists()
            ? name_of(*s.scenario, s.scenario->order_of_battle.command(page.desk), page.language)
            : std::string();
    std::string out = when(*s.scenario, s.now, page.language);
    out += std::string(zh ? "，" : ", ") + word(s.sky).in(page.language) + (zh ? "，" : ", ") +
           std::to_string(s.temperature_c) + (zh ? "度。" : "°C. ");
    if (!page.desk.exists())
        return out + (zh ? "统裁部所见实况" : "The truth, as the umpire has it");
    return out + (zh ? name + "所信之态势" : "What " + name + " held true");
}

}  // namespace

const char* tint(Ground ground) { return tints[static_cast<std::size_t>(ground)]; }
const char* side_colour(SideId side) { return of_side(colours, side); }
const char* side_fill(SideId side) { return of_side(fills, side); }

Frame::Frame(const Map& map) {
    const auto first = map.centre(HexId(0));
    const auto last = map.centre(HexId(static_cast<std::size_t>(map.grid.size() - 1)));
    west_km = first.x_km - map.hex_km;
    north_km = last.y_km + map.hex_km;
    const double wide_km = last.x_km - first.x_km + 2 * map.hex_km;
    const double high_km = last.y_km - first.y_km + 2 * map.hex_km;
    // A page of about 1,800 pixels for a large map, legible hexes for a small one.
    pixels_a_km = std::min(1760 / wide_km, 48.0 / map.hex_km);
    width = wide_km * pixels_a_km;
    height = high_km * pixels_a_km;
}

void draw_legend(Svg& svg, const MapPage& page, const Frame& frame) {
    Legend legend(svg, {frame.left + frame.width + 16, frame.top}, page.language);
    legend_forces(svg, legend, page);
    legend_ground(svg, legend, page.language);
    legend_ways(svg, legend, page.language);
    legend_scale(svg, legend, frame, page.language);
}

std::string draw_map(const MapPage& page) {
    const auto& scenario = *page.situation.scenario;
    const Frame frame(scenario.map);
    const double width = frame.left + frame.width + legend_width + 24;
    const double height = std::max(frame.top + frame.height + 20, 620.0);
    Svg svg(width, height);
    svg.rectangle({0, 0}, width, height, "fill=\"#fbf8ef\"");
    svg.text({frame.left, 28}, scenario.name.in(page.language),
             "font-size=\"20\" font-weight=\"bold\" fill=\"#1a1a1a\"");
    svg.text({frame.left, 50}, subtitle(page), "font-size=\"13\" fill=\"#333\"");
    const auto markers = page.desk.exists() ? beliefs_of(page, frame) : forces_of(page, frame);
    const PageBox ground{frame.left, frame.top, frame.left + frame.width, frame.top + frame.height};
    Taken taken(ground);
    for (const auto& marker : markers)
        taken.add(box_of(marker));
    svg.clip_to({ground.left, ground.top}, frame.width, frame.height);
    draw_ground(svg, scenario.map, frame);
    draw_place_names(svg, scenario.map, frame, taken);
    draw_river_names(svg, scenario.map, frame, page.language, taken);
    if (page.desk.exists()) {
        draw_lines(svg, page, frame);
        draw_circles(svg, page, frame);
    } else {
        draw_trails(svg, page, frame);
    }
    for (const auto& marker : markers)
        draw_marker(svg, marker);
    svg.close_group();
    draw_legend(svg, page, frame);
    return svg.finished();
}

}  // namespace lishui
