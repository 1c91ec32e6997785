// The run as layers of GeoJSON with time: every feature says from when until when it holds.
#include "export.h"
#include "messages/post.h"

namespace lishui {

namespace {

Json position(const Scenario& scenario, HexId hex) {
    const auto at = middle(scenario, hex);
    return {at.longitude, at.latitude};
}

Json point(const Scenario& scenario, HexId hex, Json properties) {
    return {{"type", "Feature"},
            {"geometry", {{"type", "Point"}, {"coordinates", position(scenario, hex)}}},
            {"properties", std::move(properties)}};
}

std::string layer(Json features) {
    return Json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump() + "\n";
}

Json who(const Scenario& scenario, FormationId f) {
    const auto& formation = scenario.order_of_battle[f];
    return {{"formation", formation.id},
            {"name_zh", formation.name.zh},
            {"name_en", formation.name.en},
            {"side", scenario.order_of_battle.sides[formation.side.index()].id},
            {"echelon", word(formation.echelon).en},
            {"symbol", symbol_code(scenario.order_of_battle, f)}};
}

std::string truth(const Recording& recording) {
    const auto& scenario = *recording.scenario;
    Json features = Json::array();
    for (const auto& span : leaf_spans(recording)) {
        if (!span.condition.place.exists()) continue;
        auto properties = who(scenario, span.leaf);
        properties["begin"] = stamp(scenario, span.from);
        properties["end"] = stamp(scenario, span.until);
        properties["doing"] = word(span.condition.activity).en;
        properties["fit_men"] = span.condition.fit_men;
        properties["cohesion"] = span.condition.cohesion / 1000.0;
        properties["fatigue"] = span.condition.fatigue / 1000.0;
        features.push_back(point(scenario, span.condition.place, std::move(properties)));
    }
    return layer(std::move(features));
}

std::string belief_features(const Recording& recording) {
    const auto& scenario = *recording.scenario;
    Json features = Json::array();
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        const auto holder = scenario.order_of_battle.command(HeadquartersId(h));
        for (const auto& span : belief_spans(recording, HeadquartersId(h))) {
            if (!span.entry.place.exists()) continue;
            auto properties = who(scenario, span.entry.subject);
            properties["holder"] = id_of(scenario, holder);
            properties["begin"] = stamp(scenario, span.from);
            properties["end"] = stamp(scenario, span.until);
            properties["observed"] = stamp(scenario, span.entry.observed);
            properties["doing"] = word(span.entry.doing).en;
            properties["seen_by"] = word(span.entry.seen).en;
            properties["men"] = span.entry.strength_men;
            properties["spread_per_cent"] = span.entry.spread;
            properties["radius_km_when_observed"] = span.entry.radius_km;
            features.push_back(point(scenario, span.entry.place, std::move(properties)));
        }
    }
    return layer(std::move(features));
}

// From where the sender sat to where the addressee sat; those off the map have no line.
std::string telegrams(const Recording& recording, Language language) {
    const auto& scenario = *recording.scenario;
    const auto whole = situation_at(recording, never);
    const Narrator narrator{whole, language};
    const auto seat = [&](FormationId f) {
        return scenario.order_of_battle.is_leaf(f)
                   ? whole.leaves[f.index()].condition.place
                   : whole.desks[scenario.order_of_battle[f].headquarters.index()].place;
    };
    Json features = Json::array();
    for (const auto& carried : whole.dispatches) {
        const auto& d = carried.dispatch;
        const auto from = seat(d.from);
        const auto to = seat(d.to);
        Json geometry = nullptr;
        if (from.exists() && to.exists()) {
            geometry = {{"type", "LineString"},
                        {"coordinates", {position(scenario, from), position(scenario, to)}}};
        }
        const auto moment = [&](Moment m) {
            return m == never ? Json(nullptr) : Json(stamp(scenario, m));
        };
        features.push_back({{"type", "Feature"},
                            {"geometry", geometry},
                            {"properties",
                             {{"id", id_of(scenario, d.from) + "#" + std::to_string(d.id.serial)},
                              {"from", id_of(scenario, d.from)},
                              {"to", id_of(scenario, d.to)},
                              {"precedence", word(d.precedence).en},
                              {"means", word(d.means).en},
                              {"fate", word(d.fate).en},
                              {"begin", stamp(scenario, d.handed_in)},
                              {"end", moment(carried.delivered)},
                              {"read", moment(carried.read)},
                              {"minutes", way_minutes(d)},
                              {"text", narrator.body(d)}}}});
    }
    return layer(std::move(features));
}

std::string events(const Recording& recording) {
    const auto& scenario = *recording.scenario;
    const auto whole = situation_at(recording, never);
    const Narrator zh{whole, Language::zh};
    const Narrator en{whole, Language::en};
    Json features = Json::array();
    for (const auto& event : whole.happened) {
        if (!event.hex.exists()) continue;
        auto properties = who(scenario, event.leaf);
        properties["begin"] = stamp(scenario, event.at);
        properties["what"] = word(event.what).en;
        properties["text_zh"] = zh.happened(event);
        properties["text_en"] = en.happened(event);
        features.push_back(point(scenario, event.hex, std::move(properties)));
    }
    return layer(std::move(features));
}

}  // namespace

ExportFiles as_geojson(const Recording& recording, Language language) {
    ExportFiles files{{"truth.geojson", truth(recording)},
                      {"beliefs.geojson", belief_features(recording)},
                      {"telegrams.geojson", telegrams(recording, language)},
                      {"events.geojson", events(recording)}};
    // The ground as the scenario has it, so that the layers lie on something.
    for (const char* name :
         {"areas.geojson", "rivers.geojson", "ways.geojson", "control_measures.geojson"}) {
        const auto& ground = recording.journal.opening.files;
        const auto found = ground.find(name);
        if (found != ground.end()) files.emplace_back(name, found->second);
    }
    return files;
}

}  // namespace lishui
