// Who takes part: the headquarters and the leaves, how they open, and who stands under whom.
#include "scenario/reading.h"
#include "scenario/words.h"

namespace lishui {

namespace {

constexpr double most_men = 60000;

struct FormationRow {
    Formation formation;
    Origin origin;
    std::string superior;
};

// What headquarters and leaves have in common; nothing when the row has no id of its own.
std::optional<FormationRow> formation_of(Reading& reading, Entry& entry, const char* superior) {
    FormationRow row;
    const auto id = new_id(reading, entry, reading.formations);
    row.formation.name = name_of(entry);
    row.formation.echelon = static_cast<Echelon>(entry.word("echelon", echelon_words));
    entry.needed("side");
    if (refers(entry, "side", reading.sides, {"已知的一方", "a known side"})) {
        row.formation.side = side_called(reading, entry.text("side"));
    }
    if (!row.formation.side.exists()) reading.superiors_complete = false;
    row.superior = entry.text(superior);
    row.origin = {entry.file(), entry.line()};
    check_source(reading, entry);
    if (!id) return {};
    row.formation.id = *id;
    return row;
}

// What he expects of the enemy; whoever gives one of the four gives all.
void read_expectation(Entry& entry, Nature& nature) {
    nature.expects_attack = entry.number("expects_attack", 0, 1);
    nature.expects_hold = entry.number("expects_hold", 0, 1);
    nature.expects_withdrawal = entry.number("expects_withdrawal", 0, 1);
    nature.expects_lure = entry.number("expects_lure", 0, 1);
    const double sum = nature.expects_attack + nature.expects_hold + nature.expects_withdrawal +
                       nature.expects_lure;
    if (sum > 0.99 && sum < 1.01) return;
    entry.fault("expects_attack",
                {"四项预期之和应为1。", "The four expectations should add up to 1."},
                {"改正四个数。", "Correct the four figures."});
}

Nature nature_of(Entry& entry) {
    Nature nature;
    nature.boldness = entry.number("boldness", 0, 1);
    nature.caution = entry.number("caution", 0, 1);
    nature.energy = entry.number("energy", 0, 1);
    nature.obedience = entry.number("obedience", 0, 1);
    nature.candour = entry.number("candour", 0, 1);
    nature.pride = entry.number("pride", 0, 1);
    nature.care = entry.number("care", 0, 1);
    nature.helpfulness = entry.number("helpfulness", 0, 1);
    if (entry.has("overrates_enemy"))
        nature.overrates_enemy = entry.number("overrates_enemy", 0.2, 5);
    if (entry.has("overrates_own")) nature.overrates_own = entry.number("overrates_own", 0.2, 5);
    if (entry.has("expects_attack")) read_expectation(entry, nature);
    return nature;
}

// Where a headquarters is: off the map, or at a place or position.
HexId place_of_headquarters(Reading& reading, Entry& entry) {
    if (entry.truth("off_map")) {
        if (entry.has("place")) {
            entry.fault(
                "place",
                {"写了地点，又说在地图之外。", "It names a place and says that it is off the map."},
                {"清空 place，或把 off_map 改为 false。", "Empty place, or set off_map to false."});
        }
        return {};
    }
    if (!entry.has("place") && !entry.has("lat") && entry.line("place") > 0) {
        entry.fault("place", {"没有写司令部在哪里。", "It does not say where the headquarters is."},
                    {"填 place，或 lat 和 lon，或把 off_map 改为 true。",
                     "Fill in place, or lat and lon, or set off_map to true."});
        return {};
    }
    return position_of(reading, entry).hex;
}

void read_headquarters(Reading& reading, std::vector<FormationRow>& rows) {
    Table table;
    if (!load_csv(reading, "headquarters.csv", table)) {
        reading.formations.complete = false;
        return;
    }
    settle(
        table, {"id",          "side",     "echelon",     "name_zh", "name_en",   "superior",
                "place",       "lat",      "lon",         "off_map", "outside",   "base",
                "staff_hours", "boldness", "caution",     "energy",  "obedience", "candour",
                "pride",       "care",     "helpfulness", "source",  "confidence"},
        {"name_ja", "commander_zh", "commander_en", "commander_ja", "overrates_enemy",
         "overrates_own", "expects_attack", "expects_hold", "expects_withdrawal", "expects_lure"},
        reading.faults);
    if (!table.complete || table.column("id") < 0) reading.formations.complete = false;
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        auto formation = formation_of(reading, entry, "superior");
        OpeningHeadquarters opening;
        opening.commander = {entry.text("commander_zh"), entry.text("commander_en"),
                             entry.text("commander_ja")};
        opening.nature = nature_of(entry);
        opening.staff_hours = entry.range("staff_hours", 0, 500);
        opening.outside = entry.truth("outside");
        opening.place = place_of_headquarters(reading, entry);
        if (refers(entry, "base", reading.places, {"已知的地点", "a known place"})) {
            const Map& map = reading.scenario.map;
            const PlaceId base = map.place(entry.text("base"));
            if (base.exists()) opening.base = map.places[base.index()].hex;
        }
        if (!formation) continue;
        rows.push_back(*formation);
        reading.scenario.headquarters.push_back(opening);
    }
}

OpeningLeaf opening_of(Entry& entry) {
    OpeningLeaf opening;
    opening.fit_men = entry.range("fit_men", 0, most_men);
    opening.wounded_men = entry.range("wounded_men", 0, most_men);
    opening.sick_men = entry.range("sick_men", 0, most_men);
    opening.guns = entry.whole("guns", 0, 1000);
    opening.horses = entry.whole("horses", 0, 30000);
    opening.quality = entry.range("quality", 0.05, 5);
    opening.cohesion = entry.range("cohesion", 0, 1);
    opening.fatigue = entry.range("fatigue", 0, 1);
    opening.rations_days = entry.range("rations_days", 0, 60);
    opening.rounds_days = entry.range("rounds_days", 0, 60);
    if (entry.has("spread_km")) entry.number("spread_km", 0, 100);
    return opening;
}

void check_strength(Entry& entry, const OpeningLeaf& opening, int establishment) {
    // What is guessed may reach higher; what is likeliest may not.
    if (opening.fit_men.mode <= establishment) return;
    const std::string most = std::to_string(establishment);
    entry.fault("fit_men",
                {"可战人数超过编制的" + most + "人。",
                 "More men are fit than the establishment of " + most + " has."},
                {"改小 fit_men，或改正 establishment_men。",
                 "Make fit_men less, or correct establishment_men."});
}

void read_leaves(Reading& reading, std::vector<FormationRow>& rows) {
    Table table;
    if (!load_csv(reading, "order_of_battle.csv", table)) {
        reading.formations.complete = false;
        return;
    }
    settle(table, {"id",           "side",        "echelon",      "arm",
                   "name_zh",      "name_en",     "headquarters", "establishment_men",
                   "fit_men",      "wounded_men", "sick_men",     "guns",
                   "horses",       "quality",     "cohesion",     "fatigue",
                   "rations_days", "rounds_days", "place",        "lat",
                   "lon",          "source",      "confidence"},
           {"name_ja", "spread_km"}, reading.faults);
    if (!table.complete || table.column("id") < 0) reading.formations.complete = false;
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        auto formation = formation_of(reading, entry, "headquarters");
        const std::size_t before = reading.faults.size();
        const auto arm = static_cast<Arm>(entry.word("arm", arm_words));
        const int establishment = entry.whole("establishment_men", 1, static_cast<int>(most_men));
        OpeningLeaf opening = opening_of(entry);
        if (reading.faults.size() == before) check_strength(entry, opening, establishment);
        entry.needed("headquarters");
        if (!entry.has("place") && !entry.has("lat") && table.column("place") >= 0) {
            entry.fault("place",
                        {"没有写部队在哪里。", "It does not say where the formation stands."},
                        {"填 place，或 lat 和 lon。", "Fill in place, or lat and lon."});
        }
        const Position position = position_of(reading, entry);
        if (!formation) continue;
        opening.place = position.hex;
        opening.latitude = position.latitude;
        opening.longitude = position.longitude;
        formation->formation.arm = arm;
        formation->formation.establishment_men = establishment;
        rows.push_back(*formation);
        reading.scenario.leaves.push_back(opening);
    }
}

// A superior must be a headquarters of the same side.
void find_superior(Reading& reading, std::size_t number) {
    OrderOfBattle& order = reading.scenario.order_of_battle;
    Formation& formation = order.formations[number];
    const std::string& id = reading.superior_ids[number];
    if (id.empty()) {
        // Said already of a leaf; a headquarters without a superior is at the top.
        if (static_cast<int>(number) < order.leaf_count) reading.superiors_complete = false;
        return;
    }
    const Origin& origin = reading.formation_origin[number];
    const auto say = [&](Text sentence, Text hint) {
        reading.faults.push_back({origin.file, origin.line, std::move(sentence), std::move(hint)});
        reading.superiors_complete = false;
    };
    const FormationId superior = order.find(id);
    if (!superior.exists() || order.is_leaf(superior)) {
        if (!reading.formations.complete) {
            reading.superiors_complete = false;
            return;
        }
        say({"上级“" + in_quotes(id) + "”不是已知的司令部。",
             "The superior '" + in_quotes(id) + "' is not a known headquarters."},
            {"用 headquarters.csv 里的标识。", "Use an id of headquarters.csv."});
    } else if (order[superior].side != formation.side && formation.side.exists() &&
               order[superior].side.exists()) {
        say({"上级“" + in_quotes(id) + "”属于另一方。",
             "The superior '" + in_quotes(id) + "' is of another side."},
            {"改正 side 或上级。", "Correct the side or the superior."});
    } else {
        formation.superior = superior;
    }
}

}  // namespace

void read_forces(Reading& reading) {
    std::vector<FormationRow> rows;
    read_leaves(reading, rows);
    OrderOfBattle& order = reading.scenario.order_of_battle;
    order.leaf_count = static_cast<int>(rows.size());
    read_headquarters(reading, rows);
    for (FormationRow& row : rows) {
        order.formations.push_back(std::move(row.formation));
        reading.formation_origin.push_back(row.origin);
        reading.superior_ids.push_back(row.superior);
    }
    for (std::size_t f = 0; f < order.formations.size(); ++f)
        find_superior(reading, f);
    link(order);
}

}  // namespace lishui
