#include <algorithm>

#include "map/laying.h"

namespace lishui {

namespace {

constexpr double farthest_place_hexes = 1.4;  // 7 km at 5 km a hex
constexpr double farthest_site_hexes = 1.6;   // 8 km
constexpr int bank_rings = 3;                 // hexes about a place whose bank is looked for

Text where(double latitude, double longitude) {
    const std::string at = decimal(latitude, 3) + "N " + decimal(longitude, 3) + "E";
    return {at, at};
}

// The banks of a river in the country round about a place: hexes that touch the river have the bank
// of their nearest hexside; from them the bank spreads to their neighbours on the same side.
std::vector<Bank> banks_about(const Laying& laying, RiverId river, HexId middle, Point at) {
    const Map& map = laying.map;
    std::vector<Bank> banks(static_cast<std::size_t>(map.grid.size()), Bank::none);
    std::vector<double> nearest(banks.size(), 1e18);
    std::vector<HexId> reached;
    const auto touch = [&](HexId hex, Bank bank, double away) {
        if (map.grid.distance(middle, hex) > bank_rings || away >= nearest[hex.index()]) return;
        if (banks[hex.index()] == Bank::none) reached.push_back(hex);
        nearest[hex.index()] = away;
        banks[hex.index()] = bank;
    };
    for (const RiverSide& side : laying.river_sides) {
        if (side.river != river) continue;
        const double away = distance(side.middle, at);
        touch(side.left, Bank::left, away);
        touch(side.right, Bank::right, away);
    }
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (int d = 0; d < 6; ++d) {
            const HexId next = map.grid.neighbour(reached[i], d);
            if (!next.exists() || banks[next.index()] != Bank::none) continue;
            if (map.grid.distance(middle, next) > bank_rings) continue;
            if (map.sides[reached[i].index()][static_cast<std::size_t>(d)].river == river) continue;
            banks[next.index()] = banks[reached[i].index()];
            reached.push_back(next);
        }
    }
    return banks;
}

// The nearest hex on the true bank; none when there is none in reach.
HexId on_true_bank(const Laying& laying, RiverId river, Bank bank, HexId home, Point at) {
    const Map& map = laying.map;
    const std::vector<Bank> banks = banks_about(laying, river, home, at);
    HexId best;
    double least = farthest_place_hexes * map.hex_km;
    for (std::size_t h = 0; h < banks.size(); ++h) {
        if (banks[h] != bank || !passable(map.ground[h])) continue;
        const double away = distance(map.centre(HexId(h)), at);
        if (away >= least) continue;
        least = away;
        best = HexId(h);
    }
    return best;
}

void lay_place(Laying& laying, const PlaceLayer& layer) {
    Map& map = laying.map;
    Place place = layer.place;
    const Text at = where(place.latitude, place.longitude);
    const HexId home = map.hex_at(place.latitude, place.longitude);
    place.hex = home;
    if (!home.exists()) {
        laying.fault(
            layer.origin,
            {"地点“" + place.id + "”（" + at.zh + "）在地图之外。",
             "The place '" + place.id + "' (" + at.en + ") is off the map."},
            {"改正经纬度，或在 scenario.toml 的 [map] 里扩大范围。",
             "Correct its latitude and longitude, or widen the box in [map] of scenario.toml."});
    } else if (layer.bank != Bank::none) {
        const RiverId river = river_called(map, layer.river);
        if (!river.exists()) return;  // said where the file was read
        const Point p = map.projection.plane(place.latitude, place.longitude);
        place.hex = on_true_bank(laying, river, layer.bank, home, p);
        if (!place.hex.exists()) {
            const bool left = layer.bank == Bank::left;
            laying.fault(
                layer.origin,
                {"地点“" + place.id + "”附近没有位于河流“" + layer.river + "”" +
                     (left ? "左" : "右") + "岸的陆地格。",
                 "There is no land hex on the " + std::string(left ? "left" : "right") +
                     " bank of '" + layer.river + "' near the place '" + place.id + "'."},
                {"检查 river 和 bank（面向下游分左右），以及河线和湖泊的位置。",
                 "Check river and bank (looking downstream), and where the river's line and "
                 "the lakes lie."});
            place.hex = home;
        }
    } else if (!passable(map.ground[home.index()])) {
        laying.fault(layer.origin,
                     {"地点“" + place.id + "”（" + at.zh + "）在湖中。",
                      "The place '" + place.id + "' (" + at.en + ") lies in a lake."},
                     {"把它移到岸上，或修改 areas.geojson 里的湖面。",
                      "Move it to the shore, or change the lake in areas.geojson."});
    }
    map.places.push_back(place);
}

// A site belongs to the hex of a place of the same river close by, if there is one.
std::vector<HexId> hexes_of_near_places(const Laying& laying, const SiteLayer& layer, Point at) {
    std::vector<HexId> hexes;
    for (std::size_t i = 0; i < laying.layers.places.size(); ++i) {
        const PlaceLayer& place = laying.layers.places[i];
        if (place.river != layer.river) continue;
        const Point p = laying.map.projection.plane(place.place.latitude, place.place.longitude);
        if (distance(p, at) > laying.map.hex_km * 0.9) continue;
        const PlaceId id = laying.map.place(place.place.id);
        if (id.exists()) hexes.push_back(laying.map.places[id.index()].hex);
    }
    return hexes;
}

const RiverSide* best_side(const Laying& laying, RiverId river, const SiteLayer& layer, Point at) {
    const Map& map = laying.map;
    const std::vector<HexId> near = hexes_of_near_places(laying, layer, at);
    const RiverSide* best = nullptr;
    double least = 1e18;
    for (const RiverSide& side : laying.river_sides) {
        if (side.river != river) continue;
        double cost = distance(side.middle, at);
        if (cost > farthest_site_hexes * map.hex_km) continue;
        if (!passable(map.ground[side.left.index()]) || !passable(map.ground[side.right.index()])) {
            continue;
        }
        const int d = map.grid.direction(side.left, side.right);
        if (map.sides[side.left.index()][static_cast<std::size_t>(d)].site.exists()) continue;
        // Best of all a side that leads from one landing place to the other.
        for (const HexId bank : {side.left, side.right}) {
            if (std::find(near.begin(), near.end(), bank) != near.end()) {
                cost = cost - 0.7 * map.hex_km;
            }
        }
        if (cost >= least) continue;
        least = cost;
        best = &side;
    }
    return best;
}

}  // namespace

void lay_places(Laying& laying) {
    for (const PlaceLayer& layer : laying.layers.places)
        lay_place(laying, layer);
}

void lay_sites(Laying& laying) {
    Map& map = laying.map;
    for (const SiteLayer& layer : laying.layers.sites) {
        CrossingSite site = layer.site;
        site.river = river_called(map, layer.river);
        if (!site.river.exists()) continue;  // said where the file was read
        const Point at = map.projection.plane(layer.at.latitude, layer.at.longitude);
        const RiverSide* side = best_side(laying, site.river, layer, at);
        if (side == nullptr) {
            const Text place = where(layer.at.latitude, layer.at.longitude);
            const std::string reach = decimal(farthest_site_hexes * map.hex_km, 0);
            laying.fault(
                layer.origin,
                {"渡口“" + site.id + "”（" + place.zh + "）" + reach + "公里内没有河流“" +
                     layer.river + "”的、两岸为陆地且未设渡口的格边。",
                 "Within " + reach + " km of the crossing site '" + site.id + "' (" + place.en +
                     ") there is no free hexside of '" + layer.river +
                     "' with land on both banks."},
                {"改正位置或 river，或检查河线是否经过这里。",
                 "Correct its position or its river, or see whether the river's line passes "
                 "here."});
            continue;
        }
        site.left = side->left;
        site.right = side->right;
        const SiteId id(map.sites.size());
        const int d = map.grid.direction(site.left, site.right);
        map.sides[site.left.index()][static_cast<std::size_t>(d)].site = id;
        map.sides[site.right.index()][static_cast<std::size_t>(opposite(d))].site = id;
        map.sites.push_back(std::move(site));
    }
}

}  // namespace lishui
