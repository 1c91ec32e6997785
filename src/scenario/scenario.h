// A scenario: everything about a campaign that never changes while it runs, and how it opens.
// Shared and read-only. What is uncertain is a range from which the seed draws at the opening.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "command/control_measure.h"
#include "command/headquarters.h"
#include "forces/order_of_battle.h"
#include "messages/signal_net.h"
#include "scenario/rules.h"
#include "time/light.h"

namespace lishui {

// Limits of a campaign's State (see campaign/state.h); a scenario beyond them is refused with a
// fault.
inline constexpr int most_leaves = 176;
inline constexpr int most_headquarters = 76;
inline constexpr int most_hexes = 3200;
inline constexpr int most_sites = 64;
inline constexpr int most_picture_slots = 1920;

struct OpeningLeaf {
    HexId place;
    Range fit_men, wounded_men, sick_men, quality, cohesion, fatigue, rations_days, rounds_days;
    int guns = 0, horses = 0;
    double latitude = 0, longitude = 0;
};

struct OpeningHeadquarters {
    Name commander;
    Nature nature;
    Range staff_hours;     // from reading to orders going out
    HexId place;           // none: off the map
    HexId base;            // where its line of communication leads; may be none
    bool outside = false;  // speaks only by scripted dispatches
    Mission mission;
    int picture_first = 0;  // its slots in the State's picture
    int picture_slots = 0;
};

struct OpeningBelief {
    HeadquartersId holder;
    Sighting sighting;
};

struct ScriptedDispatch {
    std::string id;
    FormationId from, to;
    Moment handed_in;
    Order order;
    bool reports = false;  // a report of its sender on himself, not an order
    Return figures;        // of a report: what it says; no subject: how things stand at the opening
    bool insists = false;
    Text text;
};

enum class Sky : std::uint8_t { clear, overcast, rain, snow };

struct WeatherDay {
    std::array<double, 4> chance{};  // by Sky, sums to 1
    Range temperature_c;
};

struct AirEffort {
    Moment from, until;
    SideId side;
    Range reconnaissance, attack, support;  // sorties a day
};

struct Scenario {
    std::string id;
    Name name;
    Text summary;
    Calendar calendar;
    Moment end;
    Map map;
    OrderOfBattle order_of_battle;
    std::vector<OpeningLeaf> leaves;                // by leaf
    std::vector<OpeningHeadquarters> headquarters;  // by headquarters
    SignalNet net;
    std::vector<std::vector<FormationId>> neighbours;  // by headquarters
    std::vector<std::vector<MeasureId>> lines;         // by headquarters: those it may use
    std::vector<ControlMeasure> measures;
    std::vector<std::uint8_t> zone_at;  // by hex: the bit of the zone it lies in, 0xFF none
    std::vector<OpeningBelief> beliefs;
    std::vector<ScriptedDispatch> scripted;  // in order of handing in
    std::vector<WeatherDay> weather;         // by day from the opening
    std::vector<AirEffort> air;
    std::vector<Light> light;  // by hour from the opening
    Rules rules;
    int picture_slots = 0;
    std::uint64_t digest = 0;  // of all its files

    [[nodiscard]] int hours() const { return end.minute / minutes_an_hour; }
    [[nodiscard]] Light light_at(Moment moment) const {
        if (light.empty()) return Light::day;
        const auto last = static_cast<Minutes>(light.size()) - 1;
        return light[static_cast<std::size_t>(
            std::clamp(moment.minute / minutes_an_hour, Minutes{0}, last))];
    }
};

// Who is beside whom, by the order of battle and the net; to be asked again when either changes.
void note_neighbours(Scenario& scenario);
// Who may use which phase lines.
void note_lines(Scenario& scenario);

}  // namespace lishui
