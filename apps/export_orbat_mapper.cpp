// The run as scenarios of ORBAT Mapper (orbat-mapper.app, file version 3.3.0): the truth as one,
// each desk's picture as another, with the same ids, and the telegrams as events.
#include <map>

#include "export.h"

namespace lishui {

namespace {

// What the editor calls a state: from this moment the symbol stands there.
using States = std::map<FormationId, Json>;

Json coordinates(const Scenario& scenario, HexId hex) {
    const auto at = middle(scenario, hex);
    return {at.longitude, at.latitude};
}

void add_state(const Scenario& scenario, States& states, FormationId f, Moment at, HexId hex,
               const std::string& title) {
    auto& list = states[f];
    if (list.is_null()) list = Json::array();
    const auto& id = scenario.order_of_battle[f].id;
    list.push_back({{"id", id + "-" + std::to_string(list.size() + 1)},
                    {"t", stamp(scenario, at)},
                    {"title", title},
                    {"location", hex.exists() ? coordinates(scenario, hex) : Json(nullptr)}});
}

Json symbol(const Scenario& scenario, FormationId f, const States& states, Language language) {
    const auto& order = scenario.order_of_battle;
    const auto& formation = order[f];
    Json out{{"id", formation.id},        {"name", formation.name.in(language)},
             {"shortName", formation.id}, {"sidc", symbol_code(order, f)},
             {"subUnits", Json::array()}, {"state", Json::array()}};
    if (const auto found = states.find(f); found != states.end()) out["state"] = found->second;
    if (!order.is_leaf(f)) {
        for (const auto under : order.under(formation.headquarters))
            out["subUnits"].push_back(symbol(scenario, under, states, language));
    }
    return out;
}

Json sides(const Scenario& scenario, const States& states, Language language) {
    const auto& order = scenario.order_of_battle;
    Json list = Json::array();
    for (std::size_t s = 0; s < order.sides.size(); ++s) {
        Json tops = Json::array();
        for (std::size_t i = 0; i < order.formations.size(); ++i) {
            const auto& f = order.formations[i];
            if (f.side == SideId(s) && !f.superior.exists())
                tops.push_back(symbol(scenario, FormationId(i), states, language));
        }
        const auto& side = order.sides[s];
        list.push_back({{"id", "side-" + side.id},
                        {"name", side.name.in(language)},
                        {"standardIdentity", s == 0   ? "6"
                                             : s == 1 ? "3"
                                                      : "4"},
                        {"groups",
                         {{{"id", "group-" + side.id},
                           {"name", side.name.in(language)},
                           {"subUnits", tops}}}}});
    }
    return list;
}

Json event(const Scenario& scenario, const Narrator& narrator, const Dispatch& d, Moment at) {
    const auto zh = narrator.language == Language::zh;
    return {{"id", id_of(scenario, d.from) + "#" + std::to_string(d.id.serial)},
            {"startTime", stamp(scenario, at)},
            {"title", narrator.name(d.from) + (zh ? "致" : " to ") + narrator.name(d.to)},
            {"description", narrator.body(d)}};
}

// A line as it lies on the hexes; an area by its own outline, which the hexes no longer have.
Json geometry(const Recording& recording, const ControlMeasure& measure) {
    const bool area =
        measure.kind == MeasureKind::objective_area || measure.kind == MeasureKind::zone;
    if (area) {
        const auto outline = drawn_outline(recording, measure.id);
        if (outline.size() == 0) return nullptr;
        return {{"type", "Polygon"}, {"coordinates", Json::array({outline})}};
    }
    if (measure.hexes.size() < 2) return nullptr;
    Json line = Json::array();
    for (const auto hex : measure.hexes)
        line.push_back(coordinates(*recording.scenario, hex));
    return {{"type", "LineString"}, {"coordinates", line}};
}

// Lines and areas of the staff's map, as the editor's overlay.
Json overlay(const Recording& recording, Language language) {
    Json items = Json::array();
    for (const auto& measure : recording.scenario->measures) {
        auto shape = geometry(recording, measure);
        if (shape.is_null()) continue;
        const auto kind = shape["type"];
        Json style{{"stroke", "#444444"}, {"stroke-width", 2}};
        if (kind.text() == "Polygon") {
            style["fill"] = "#444444";
            style["fill-opacity"] = 0.05;
        }
        items.push_back({{"kind", "geometry"},
                         {"id", measure.id},
                         {"name", measure.name.in(language)},
                         {"geometry", std::move(shape)},
                         {"geometryMeta", {{"geometryKind", kind}}},
                         {"style", std::move(style)}});
    }
    return Json::array({{{"id", "layer-measures"},
                         {"kind", "overlay"},
                         {"name", language == Language::zh ? "统制线" : "Control measures"},
                         {"items", items}}});
}

// The zone in which the editor shows its clock; the names of these have their sign turned about.
std::string time_zone(const Scenario& scenario) {
    const auto minutes = scenario.calendar.offset_minutes;
    if (minutes == 0 || minutes % 60 != 0) return "UTC";
    return std::string("Etc/GMT") + (minutes > 0 ? "-" : "+") +
           std::to_string(minutes > 0 ? minutes / 60 : -minutes / 60);
}

std::string file(const Recording& recording, const std::string& id, const std::string& name,
                 const States& states, Json events, Language language) {
    const auto& scenario = *recording.scenario;
    return dump({{"id", scenario.id + "-" + id},
                 {"type", "ORBAT-mapper"},
                 {"version", "3.3.0"},
                 {"name", name},
                 {"description", scenario.summary.in(language)},
                 {"startTime", stamp(scenario, Moment{0})},
                 {"timeZone", time_zone(scenario)},
                 {"symbologyStandard", "app6"},
                 {"sides", sides(scenario, states, language)},
                 {"events", std::move(events)},
                 {"layerStack", overlay(recording, language)},
                 {"equipment", Json::array()},
                 {"personnel", Json::array()},
                 {"settings",
                  {{"rangeRingGroups", Json::array()},
                   {"statuses", Json::array()},
                   {"supplyClasses", Json::array()},
                   {"supplyUoMs", Json::array()},
                   {"symbolFillColors", Json::array()}}}});
}

std::string truth(const Recording& recording, Language language) {
    const auto& scenario = *recording.scenario;
    const auto whole = situation_at(recording, never);
    const Narrator narrator{whole, language};
    States states;
    std::map<FormationId, HexId> last;
    for (const auto& span : leaf_spans(recording)) {
        const auto place =
            span.condition.activity == Activity::dispersed ? HexId{} : span.condition.place;
        if (last.contains(span.leaf) && last[span.leaf] == place) continue;
        last[span.leaf] = place;
        add_state(scenario, states, span.leaf, span.from, place,
                  word(span.condition.activity).in(language));
    }
    for (const auto& seat : seat_spans(recording))
        add_state(scenario, states, scenario.order_of_battle.command(seat.headquarters), seat.from,
                  seat.place, language == Language::zh ? "司令部" : "headquarters");
    Json events = Json::array();
    for (const auto& carried : whole.dispatches) {
        const auto& d = carried.dispatch;
        const bool words =
            std::holds_alternative<Order>(d.body) || std::holds_alternative<Objection>(d.body);
        if (words) events.push_back(event(scenario, narrator, d, d.handed_in));
    }
    return file(recording, "truth", scenario.name.in(language), states, std::move(events),
                language);
}

// The picture of a desk, with the letters that it wrote or read.
std::string desk(const Recording& recording, HeadquartersId h, Language language) {
    const auto& scenario = *recording.scenario;
    const auto known = known_situation(recording, h, never);
    const Narrator narrator{known, language};
    States states;
    std::map<FormationId, HexId> last;
    for (const auto& span : belief_spans(recording, h)) {
        const auto f = span.entry.subject;
        if (last.contains(f) && last[f] == span.entry.place) continue;
        last[f] = span.entry.place;
        add_state(scenario, states, f, span.from, span.entry.place, narrator.belief(span.entry));
    }
    const auto self = scenario.order_of_battle.command(h);
    if (!last.contains(self))
        add_state(scenario, states, self, Moment{0}, known.desks[h.index()].place,
                  narrator.name(h));
    Json events = Json::array();
    for (const auto& carried : known.dispatches) {
        const auto& d = carried.dispatch;
        const bool words =
            std::holds_alternative<Order>(d.body) || std::holds_alternative<Objection>(d.body);
        const auto at = carried.read == never ? d.handed_in : carried.read;
        if (words) events.push_back(event(scenario, narrator, d, at));
    }
    const auto id = id_of(scenario, self);
    const auto name = language == Language::zh ? narrator.name(h) + "所信"
                                               : "What the " + narrator.name(h) + " held true";
    return file(recording, id, name, states, std::move(events), language);
}

// An id is a word of the scenario's author; a file name must stay within the folder.
std::string file_name(const std::string& id) {
    std::string out;
    for (const char c : id) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        out += plain ? c : '_';
    }
    return out;
}

}  // namespace

ExportFiles as_orbat_mapper(const Recording& recording, Language language) {
    const auto& scenario = *recording.scenario;
    ExportFiles files{{"truth.json", truth(recording, language)}};
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        const HeadquartersId id(h);
        if (scenario.headquarters[h].outside) continue;
        files.emplace_back(
            "desk-" + file_name(id_of(scenario, scenario.order_of_battle.command(id))) + ".json",
            desk(recording, id, language));
    }
    return files;
}

}  // namespace lishui
