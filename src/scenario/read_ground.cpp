// The ground: places, rivers, areas, ways and crossing sites, from lines and points in degrees to
// the layers from which the map is laid.
#include "scenario/reading.h"
#include "scenario/words.h"

namespace lishui {

namespace {

// The positions of a layer's row; nothing when they are not a line (or ring) of true degrees.
std::optional<Line> line_of_row(Entry& entry, std::string_view shape, std::size_t least) {
    const Row& row = entry.row();
    if (row.shape != shape || row.positions.size() < least) {
        const std::string want(shape);
        const std::string count = std::to_string(least);
        entry.fault("",
                    {"这里应是至少有" + count + "个位置的 " + want + "。",
                     "This should be a " + want + " of at least " + count + " positions."},
                    {"改正 geometry。", "Correct its geometry."});
        return {};
    }
    for (const Degree& at : row.positions) {
        if (at.longitude >= -180 && at.longitude <= 180 && at.latitude >= -85 &&
            at.latitude <= 85) {
            continue;
        }
        entry.fault(
            "", {"有一个位置不是经纬度。", "One of its positions is not a longitude and latitude."},
            {"每个位置写作 [经度, 纬度]。", "Write each position as [longitude, latitude]."});
        return {};
    }
    return row.positions;
}

void check_precision(Entry& entry) {
    if (entry.has("precision_km")) entry.number("precision_km", 0, 200);
}

void read_rivers(Reading& reading) {
    Table table;
    if (!load_layer(reading, "rivers.geojson", table)) {
        reading.rivers.complete = false;
        return;
    }
    settle(table, {"id", "name_zh", "name_en", "width_m", "fordable", "source", "confidence"},
           {"name_ja", "precision_km"}, reading.faults);
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        const auto id = new_id(reading, entry, reading.rivers);
        RiverLayer layer;
        layer.river.name = name_of(entry);
        layer.river.width_m = entry.whole("width_m", 1, 20000);
        layer.river.fordable = entry.truth("fordable");
        layer.origin = {entry.file(), entry.line()};
        check_source(reading, entry);
        check_precision(entry);
        const auto line = line_of_row(entry, "LineString", 2);
        if (!id || !line) continue;
        layer.river.id = *id;
        layer.line = *line;
        reading.layers.rivers.push_back(layer);
    }
}

void read_areas(Reading& reading) {
    Table table;
    if (!load_layer(reading, "areas.geojson", table)) return;
    settle(table, {"id", "kind", "source", "confidence"},
           {"name_zh", "name_en", "name_ja", "precision_km"}, reading.faults);
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        new_id(reading, entry, reading.areas);
        const auto ground = static_cast<Ground>(entry.word("kind", ground_words));
        check_source(reading, entry);
        check_precision(entry);
        const auto ring = line_of_row(entry, "Polygon", 4);
        if (ring) reading.layers.areas.push_back({ground, *ring, {entry.file(), entry.line()}});
    }
}

void read_ways(Reading& reading) {
    Table table;
    if (!load_layer(reading, "ways.geojson", table)) return;
    settle(table, {"id", "kind", "source", "confidence"},
           {"name_zh", "name_en", "name_ja", "precision_km"}, reading.faults);
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        const auto id = new_id(reading, entry, reading.ways);
        const auto way = static_cast<Way>(entry.word("kind", way_words));
        check_source(reading, entry);
        check_precision(entry);
        const auto line = line_of_row(entry, "LineString", 2);
        if (!id || !line) continue;
        reading.layers.ways.push_back({way, *id, *line, {entry.file(), entry.line()}});
    }
}

// The place's river and bank: both or neither.
void read_bank(Reading& reading, Entry& entry, PlaceLayer& layer) {
    if (entry.has("river") != entry.has("bank")) {
        entry.fault(entry.has("river") ? "river" : "bank",
                    {"river 和 bank 应当一起写。", "river and bank go together."},
                    {"两格都填，或都空着。", "Fill in both, or leave both empty."});
        return;
    }
    if (!refers(entry, "river", reading.rivers, {"已知的河流", "a known river"})) return;
    layer.river = entry.text("river");
    layer.bank = static_cast<Bank>(entry.word("bank", bank_words));
}

void read_places(Reading& reading) {
    Table table;
    if (!load_csv(reading, "places.csv", table)) {
        reading.places.complete = false;
        return;
    }
    settle(table, {"id", "name_zh", "name_en", "kind", "lat", "lon", "source", "confidence"},
           {"name_ja", "river", "bank", "precision_km"}, reading.faults);
    if (!table.complete || table.column("id") < 0) reading.places.complete = false;
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        const auto id = new_id(reading, entry, reading.places);
        PlaceLayer layer;
        layer.place.name = name_of(entry);
        layer.place.kind = static_cast<PlaceKind>(entry.word("kind", place_words));
        const std::size_t before = reading.faults.size();
        layer.place.latitude = entry.number("lat", -85, 85);
        layer.place.longitude = entry.number("lon", -180, 180);
        const bool located =
            reading.faults.size() == before && entry.has("lat") && entry.has("lon");
        read_bank(reading, entry, layer);
        check_source(reading, entry);
        check_precision(entry);
        if (!id || !located) continue;
        layer.place.id = *id;
        layer.origin = {entry.file(), entry.line()};
        reading.layers.places.push_back(layer);
    }
}

void read_sites(Reading& reading) {
    Table table;
    if (!load_csv(reading, "crossing_sites.csv", table)) {
        reading.sites.complete = false;
        return;
    }
    settle(table,
           {"id", "name_zh", "name_en", "river", "lat", "lon", "kind", "men_per_hour", "source",
            "confidence"},
           {"name_ja"}, reading.faults);
    if (!table.complete || table.column("id") < 0) reading.sites.complete = false;
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        const std::size_t before = reading.faults.size();
        const auto id = new_id(reading, entry, reading.sites);
        SiteLayer layer;
        layer.site.name = name_of(entry);
        layer.site.kind = static_cast<Crossing>(entry.word("kind", crossing_words));
        layer.site.men_per_hour = entry.range("men_per_hour", 0, 20000);
        layer.at = {entry.number("lon", -180, 180), entry.number("lat", -85, 85)};
        entry.needed("river");
        if (refers(entry, "river", reading.rivers, {"已知的河流", "a known river"})) {
            layer.river = entry.text("river");
        }
        if (reading.faults.size() != before) reading.sites.complete = false;
        check_source(reading, entry);
        if (!id || !entry.has("lat") || !entry.has("lon")) continue;
        layer.site.id = *id;
        layer.origin = {entry.file(), entry.line()};
        reading.layers.sites.push_back(layer);
    }
}

}  // namespace

void read_ground(Reading& reading) {
    read_rivers(reading);
    read_areas(reading);
    read_places(reading);
    read_sites(reading);
    read_ways(reading);
    if (!reading.has_box) return;
    // Where a site is in doubt, no way can be blamed for the want of one.
    if (!reading.sites.complete) reading.layers.ways.clear();
    reading.scenario.map = lay_map(reading.layers, most_hexes, reading.faults);
    reading.map_laid = reading.scenario.map.grid.size() > 0;
    if (static_cast<int>(reading.scenario.map.sites.size()) > most_sites) {
        const std::string most = std::to_string(most_sites);
        reading.faults.push_back(
            {"crossing_sites.csv",
             0,
             {"渡口超过" + most + "个。", "There are more than " + most + " crossing sites."},
             {"减少渡口。", "Take some out."}});
    }
}

}  // namespace lishui
