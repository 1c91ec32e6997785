// Close: the day's weather and flying, and headquarters that move after their troops.
#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/truth.h"
#include "map/route.h"

namespace lishui {

namespace {

std::int16_t sorties(const Range& a_day, const State& state, std::uint32_t who,
                     std::uint32_t what) {
    const Key key{state.seed, state.now.minute, who};
    const double n = within(a_day, draw(key, purpose("sorties of the day"), what));
    return static_cast<std::int16_t>(round_by_luck(n, draw(key, purpose("half a sortie"), what)));
}

void fly(const Scenario& scenario, State& state) {
    state.attack_sorties = {};
    state.support_sorties = {};
    state.reconnaissance_sorties = {};
    if (scenario.rules.force.air_on == 0) return;
    // Rain and snow keep nearly everybody on the ground, cloud half.
    const double flying = state.sky == Sky::clear ? 1.0 : state.sky == Sky::overcast ? 0.5 : 0.1;
    for (const AirEffort& effort : scenario.air) {
        if (state.now < effort.from || state.now >= effort.until) continue;
        const auto s = effort.side.index();
        const auto share = [&](const Range& range) {
            return Range{range.low * flying, range.mode * flying, range.high * flying};
        };
        const auto who = static_cast<std::uint32_t>(s);
        state.attack_sorties[s] = sorties(share(effort.attack), state, who, 0);
        state.support_sorties[s] = sorties(share(effort.support), state, who, 1);
        state.reconnaissance_sorties[s] = sorties(share(effort.reconnaissance), state, who, 2);
    }
}

// Displaces a headquarters on foot toward the believed place of its strongest part, a hex for each
// hour and a half since its last sitting; it keeps a hex behind the troops.
void displace(const Scenario& scenario, State& state, HeadquartersId h, Events& events) {
    Headquarters& own = state.headquarters[h.index()];
    if (!own.place.exists()) return;
    HexId target;
    int most = 0;
    const FormationId self = scenario.order_of_battle.command(h);
    for (const PictureEntry& entry : picture_of(scenario, state, h)) {
        if (entry.own == 0 || !entry.subject.exists() || !entry.place.exists()) continue;
        if (scenario.order_of_battle[entry.subject].superior != self) continue;
        if (entry.strength_men > most) {
            most = entry.strength_men;
            target = entry.place;
        }
    }
    const int keep = scenario.order_of_battle[self].echelon <= Echelon::division ? 1 : 4;
    if (!target.exists()) return;
    HexId place = own.place;
    for (int step = 0; step < 4 && scenario.map.grid.distance(place, target) > keep; ++step) {
        const HexId next = next_hex(scenario.map, place, target);
        if (!next.exists() || enemy_at(scenario, state, next, side_of(scenario, self))) break;
        place = next;
    }
    if (place == own.place) return;
    own.place = place;
    events.tell(HeadquartersMoved{h, state.now, place});
}

}  // namespace

void new_day(const Scenario& scenario, State& state, Events& events) {
    const auto day = static_cast<std::size_t>(state.now.minute / minutes_a_day);
    const Key key{state.seed, state.now.minute, 0};
    if (scenario.rules.force.weather_on != 0 && day < scenario.weather.size()) {
        const WeatherDay& weather = scenario.weather[day];
        double u = draw(key, purpose("sky of the day"));
        std::size_t sky = 0;
        while (sky < 3 && u >= weather.chance[sky])
            u -= weather.chance[sky++];
        state.sky = static_cast<Sky>(sky);
        state.temperature_c = static_cast<std::int16_t>(nearest_whole(
            within(weather.temperature_c, draw(key, purpose("temperature of the day")))));
    }
    fly(scenario, state);
    events.tell(WeatherCame{state.now, state.sky, state.temperature_c});
}

void close(const Scenario& scenario, State& state, Events events) {
    const std::size_t count = scenario.headquarters.size();
    for (std::size_t h = 0; h < count; ++h) {
        if (state.sat[h] == 0) continue;
        state.sat[h] = 0;
        displace(scenario, state, HeadquartersId(h), events);
    }
    if (state.now.minute % minutes_a_day == 0) new_day(scenario, state, events);
}

}  // namespace lishui
