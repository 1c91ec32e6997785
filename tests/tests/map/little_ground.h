// A small country for tests of the map: a box about 30N 112E, a river from north to south, a lake,
// two towns and a road between them over a ferry. The tests change one thing each.
#pragma once

#include "map/lay.h"
#include "map/route.h"

namespace lishui::test {

inline Layers little_ground() {
    Layers layers;
    layers.centre_latitude = 30;
    layers.centre_longitude = 112;
    layers.west = 111.6, layers.east = 112.4, layers.south = 29.7, layers.north = 30.3;
    layers.rivers.push_back(
        {{"white", {"白河", "White", ""}, 200, false},
         {{112.03, 30.4}, {112.03, 30.15}, {111.96, 30.05}, {112.0, 29.9}, {111.99, 29.6}},
         {"rivers", 2}});
    layers.areas.push_back(
        {Ground::lake,
         {{112.15, 29.75}, {112.3, 29.75}, {112.3, 29.9}, {112.15, 29.9}, {112.15, 29.75}},
         {"areas", 2}});
    const auto place = [&](const char* id, double latitude, double longitude, Bank bank) {
        PlaceLayer layer;
        layer.place.id = id;
        layer.place.latitude = latitude;
        layer.place.longitude = longitude;
        layer.bank = bank;
        if (bank != Bank::none) layer.river = "white";
        layer.origin = {"places", static_cast<int>(layers.places.size()) + 2};
        layers.places.push_back(layer);
    };
    place("west_town", 30.0, 111.75, Bank::none);
    place("east_town", 30.0, 112.25, Bank::none);
    place("left_bank", 30.05, 111.96, Bank::left);  // both on the line itself: the bank decides
    place("right_bank", 30.05, 111.96, Bank::right);
    SiteLayer site;
    site.site.id = "ferry";
    site.site.men_per_hour = {300, 300, 300};
    site.river = "white";
    site.at = {111.975, 30.0};
    site.origin = {"sites", 2};
    layers.sites.push_back(site);
    layers.ways.push_back(
        {Way::motor_road, "road", {{111.75, 30.0}, {111.975, 30.0}, {112.25, 30.0}}, {"ways", 2}});
    return layers;
}

inline MarchRates plain_rates() {
    MarchRates rates;
    rates.km_a_day = {12, 16, 16, 20, 24};
    rates.ground_factor = {1, 0.9, 0.65, 0.45, 0.35, 0};
    rates.ford_minutes = 60;
    rates.site_minutes = 45;
    return rates;
}

}  // namespace lishui::test
