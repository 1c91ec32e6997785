// The run as KML with time, for globes: a folder for the truth and one for each desk's picture.
#include "export.h"
#include "svg.h"

namespace lishui {

namespace {

std::string folder(const std::string& name, const std::string& inside) {
    return "<Folder><name>" + escaped(name) + "</name>\n" + inside + "</Folder>\n";
}

struct Mark {
    std::string name, words;
    Moment from, until;
    HexId hex;
    std::size_t side = 0;
};

std::string placemark(const Scenario& scenario, const Mark& mark) {
    const auto at = middle(scenario, mark.hex);
    return "<Placemark><name>" + escaped(mark.name) + "</name><description>" + escaped(mark.words) +
           "</description><styleUrl>#side" + std::to_string(mark.side) +
           "</styleUrl><TimeSpan><begin>" + stamp(scenario, mark.from) + "</begin><end>" +
           stamp(scenario, mark.until) + "</end></TimeSpan><Point><coordinates>" +
           std::to_string(at.longitude) + "," + std::to_string(at.latitude) +
           "</coordinates></Point></Placemark>\n";
}

std::string styles(const Scenario& scenario) {
    // Red and blue as aabbggrr; the third and fourth side green and violet.
    static constexpr const char* colours[] = {"ff1e26b3", "ff9c4e1f", "ff327d2e", "ff9a3d6a"};
    std::string out;
    for (std::size_t side = 0; side < scenario.order_of_battle.sides.size(); ++side) {
        out += "<Style id=\"side" + std::to_string(side) + "\"><IconStyle><color>" +
               colours[side % 4] + "</color></IconStyle></Style>\n";
    }
    return out;
}

}  // namespace

ExportFiles as_kml(const Recording& recording, Language language) {
    const auto& scenario = *recording.scenario;
    const auto& order = scenario.order_of_battle;
    const bool zh = language == Language::zh;
    const auto whole = situation_at(recording, never);
    const Narrator narrator{whole, language};
    std::string truth;
    for (const auto& span : leaf_spans(recording)) {
        if (!span.condition.place.exists()) continue;
        truth += placemark(
            scenario, {narrator.name(span.leaf),
                       word(span.condition.activity).in(language) + std::string(zh ? "，" : ", ") +
                           figures(span.condition.fit_men) + (zh ? "人" : " fit"),
                       span.from, span.until, span.condition.place, order[span.leaf].side.index()});
    }
    std::string inside = folder(zh ? "实况" : "Truth", truth);
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        std::string picture;
        for (const auto& span : belief_spans(recording, HeadquartersId(h))) {
            if (!span.entry.place.exists()) continue;
            picture +=
                placemark(scenario, {narrator.name(span.entry.subject), narrator.belief(span.entry),
                                     span.from, span.until, span.entry.place,
                                     order[span.entry.subject].side.index()});
        }
        const auto name = narrator.name(HeadquartersId(h));
        inside += folder(zh ? name + "所信" : "What the " + name + " held true", picture);
    }
    return {{"campaign.kml",
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document><name>" +
                 escaped(scenario.name.in(language)) + "</name>\n" + styles(scenario) + inside +
                 "</Document>\n</kml>\n"}};
}

}  // namespace lishui
