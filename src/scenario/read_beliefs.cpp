// What the headquarters hold true of the enemy at the opening, true or not.
#include "base/real.h"
#include "scenario/reading.h"
#include "scenario/words.h"

namespace lishui {

namespace {

// One headquarters, or all of a side ("side:NAME") that are played.
std::vector<HeadquartersId> holders_of(Reading& reading, Entry& entry) {
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    std::vector<HeadquartersId> holders;
    const std::string id = entry.needed("holder");
    constexpr std::string_view prefix = "side:";
    if (id.starts_with(prefix)) {
        const std::string side_id = id.substr(prefix.size());
        const SideId side = side_called(reading, side_id);
        if (!side.exists() && !reading.sides.may_have(side_id)) {
            entry.fault("holder",
                        {"没有“" + in_quotes(side_id) + "”这一方。",
                         "There is no side '" + in_quotes(side_id) + "'."},
                        {"用 scenario.toml 里的 [[side]]。", "Use a [[side]] of scenario.toml."});
        }
        for (std::size_t h = 0; side.exists() && h < reading.scenario.headquarters.size(); ++h) {
            if (reading.scenario.headquarters[h].outside) continue;
            if (order[order.command(HeadquartersId(h))].side == side) {
                holders.push_back(HeadquartersId(h));
            }
        }
    } else if (refers(entry, "holder", reading.formations,
                      {"已知的司令部", "a known headquarters"})) {
        const FormationId formation = order.find(id);
        if (formation.exists() && !order.is_leaf(formation)) {
            holders.push_back(order[formation].headquarters);
        } else if (formation.exists()) {
            entry.fault(
                "holder",
                {"部队没有司令部，不能有判断。", "A leaf has no headquarters to hold a belief."},
                {"用 headquarters.csv 里的标识。", "Use an id of headquarters.csv."});
        }
    }
    return holders;
}

void read_belief(Reading& reading, Entry& entry) {
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    Sighting sighting;
    const std::vector<HeadquartersId> holders = holders_of(reading, entry);
    entry.needed("subject");
    if (refers(entry, "subject", reading.formations, {"已知的部队", "a known formation"})) {
        sighting.subject = order.find(entry.text("subject"));
    }
    if (!entry.has("place") && !entry.has("lat")) entry.needed("place");
    sighting.place = position_of(reading, entry).hex;
    sighting.radius_km = static_cast<std::uint8_t>(entry.whole("radius_km", 0, 250));
    sighting.strength_men = entry.whole("strength_men", 0, 500000);
    sighting.spread = static_cast<std::uint8_t>(round_nearest(entry.number("spread", 0, 2) * 100));
    sighting.doing = static_cast<Doing>(entry.word("doing", doing_words));
    sighting.seen = Seen::own_staff;
    if (reading.has_calendar) {
        const auto observed = entry.moment("observed", reading.scenario.calendar);
        sighting.observed = observed.value_or(Moment{0});
        if (observed && observed->minute > 0) {
            entry.fault("observed", {"观察时刻晚于开局。", "It was observed after the opening."},
                        {"改正 observed。", "Correct 'observed'."});
        }
    }
    check_source(reading, entry);
    if (!sighting.subject.exists()) return;
    for (const HeadquartersId holder : holders) {
        reading.scenario.beliefs.push_back({holder, sighting});
    }
}

}  // namespace

void read_beliefs(Reading& reading) {
    Table table;
    if (!load_csv(reading, "beliefs.csv", table)) return;
    settle(table,
           {"holder", "subject", "place", "lat", "lon", "radius_km", "strength_men", "spread",
            "doing", "observed", "source", "confidence"},
           {}, reading.faults);
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        read_belief(reading, entry);
    }
}

}  // namespace lishui
