#include "spans.h"

#include <map>

namespace lishui {

namespace {

Moment end_of(const Recording& recording) {
    return Moment{recording.journal.last_hour() * minutes_an_hour};
}

bool same_to_see(const Condition& a, const Condition& b) {
    return a.place == b.place && a.activity == b.activity && a.fit_men == b.fit_men;
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::vector<LeafSpan> leaf_spans(const Recording& recording) {
    const auto leaves = static_cast<std::size_t>(recording.scenario->order_of_battle.leaf_count);
    std::vector<std::vector<LeafSpan>> by_leaf(leaves);
    for (const auto& hour : recording.journal.hours) {
        for (const auto& event : hour.events) {
            const auto* changed = std::get_if<LeafChanged>(&event);
            if (changed == nullptr) continue;
            auto& spans = by_leaf[changed->leaf.index()];
            if (!spans.empty()) {
                if (same_to_see(spans.back().condition, changed->condition)) continue;
                spans.back().until = changed->at;
                if (spans.back().from == changed->at) spans.pop_back();
            }
            spans.push_back({changed->leaf, changed->at, end_of(recording), changed->condition});
        }
    }
    std::vector<LeafSpan> all;
    for (const auto& spans : by_leaf)
        all.insert(all.end(), spans.begin(), spans.end());
    return all;
}

std::vector<BeliefSpan> belief_spans(const Recording& recording, HeadquartersId holder) {
    std::vector<BeliefSpan> all;
    std::map<std::uint16_t, std::size_t> open;  // by slot
    for (const auto& known : known_events(recording, holder)) {
        const auto* changed = std::get_if<PictureChanged>(&known.event);
        if (changed == nullptr) continue;
        const auto at = open.find(changed->slot);
        if (at != open.end()) all[at->second].until = changed->at;
        open[changed->slot] = all.size();
        all.push_back({holder, changed->at, end_of(recording), changed->entry});
    }
    std::erase_if(all, [](const BeliefSpan& span) {
        return !span.entry.subject.exists() || span.from >= span.until;
    });
    return all;
}

std::vector<SeatSpan> seat_spans(const Recording& recording) {
    std::vector<SeatSpan> all;
    const auto count = recording.scenario->headquarters.size();
    std::vector<SeatSpan> now(count);
    for (std::size_t h = 0; h < count; ++h) {
        now[h] = {HeadquartersId(h), Moment{0}, end_of(recording),
                  recording.scenario->headquarters[h].place};
    }
    for (const auto& hour : recording.journal.hours) {
        for (const auto& event : hour.events) {
            const auto* moved = std::get_if<HeadquartersMoved>(&event);
            if (moved == nullptr) continue;
            auto& seat = now[moved->headquarters.index()];
            if (seat.place.exists() && seat.from < moved->at) {
                all.push_back({seat.headquarters, seat.from, moved->at, seat.place});
            }
            seat.from = moved->at;
            seat.place = moved->place;
        }
    }
    for (const auto& seat : now) {
        if (seat.place.exists() && seat.from < seat.until) all.push_back(seat);
    }
    return all;
}

std::string stamp(const Scenario& scenario, Moment moment) {
    const int offset = scenario.calendar.offset_minutes;
    const int size = offset < 0 ? -offset : offset;
    return written(scenario.calendar.date(moment)) + ":00" + (offset < 0 ? "-" : "+") +
           two(size / 60) + ":" + two(size % 60);
}

Projection::Degrees middle(const Scenario& scenario, HexId hex) {
    return scenario.map.projection.degrees(scenario.map.centre(hex));
}

Json drawn_outline(const Recording& recording, const std::string& measure) {
    // The layer was read once already and is sound.
    const auto& files = recording.journal.opening.files;
    const auto found = files.find("control_measures.geojson");
    if (found == files.end()) return Json::array();
    const auto read = Json::parse(found->second);
    if (!read.is_object() || !read.contains("features")) return Json::array();
    for (const auto& feature : read["features"]) {
        if (feature["properties"]["id"].text() != measure) continue;
        const auto& geometry = feature["geometry"];
        if (geometry["type"].text() == "LineString") return geometry["coordinates"];
        if (geometry["type"].text() == "Polygon") return *geometry["coordinates"].begin();
    }
    return Json::array();
}

}  // namespace lishui
