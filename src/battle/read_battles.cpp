#include "battle/read_battles.h"

#include <array>
#include <map>

#include "base/real.h"
#include "battle/fronts.h"
#include "battle/nations.h"
#include "scenario/entry.h"
#include "scenario/table.h"

namespace lishui {

namespace {

// The word's place among the words; the first one when the cell is empty.
std::size_t word_or_first(Entry& entry, std::string_view column,
                          std::span<const std::string_view> words) {
    return entry.has(column) ? entry.word(column, words) : 0;
}

double number_or(Entry& entry, std::string_view column, double low, double high, double other) {
    return entry.has(column) ? entry.number(column, low, high) : other;
}

BattleSide read_side(Entry& entry, const std::string& prefix, int year, const CombatRules& rules) {
    constexpr double most_men = 2e7;
    BattleSide side;
    const std::string strength = entry.has(prefix + "str") ? prefix + "str" : prefix + "str_total";
    side.men = entry.has(strength) ? entry.number(strength, 1, most_men) : 0;
    if (!entry.has(strength)) {
        entry.fault(prefix + "str", {"没有兵力。", "The strength is missing."},
                    {"填 " + prefix + "str 或 " + prefix + "str_total，以人计。",
                     "Give " + prefix + "str or " + prefix + "str_total, in men."});
    }
    side.guns = number_or(entry, prefix + "arty", 0, 1e6, -1);
    side.tanks = number_or(entry, prefix + "tanks", 0, 1e6, 0);
    know_nation(side, entry.text(prefix + "actors"), year, rules);
    side.resolve = number_or(entry, prefix + "resolve", 0, 1, side.resolve);
    return side;
}

// What the user says of a force counts before what the rules say of its nation.
void read_quality(Entry& entry, const std::string& prefix, BattleSide& side) {
    if (!entry.has(prefix + "quality")) return;
    side.worth = entry.number(prefix + "quality", 1, 1000);
    side.attack = side.cost = side.pace = 100;
    side.nation.clear();
    side.army.clear();
    side.army_on_front.clear();
}

void read_posture(Entry& entry, Battle& battle) {
    constexpr std::array<std::string_view, 5> postures{"HD", "PD", "FD", "DL", "WD"};
    // Hasty, prepared, fortified; who delays or withdraws has had no time.
    constexpr std::array<double, 5> hours{6, 24, 72, 6, 0};
    const std::size_t posture = entry.has("posture1") ? entry.word("posture1", postures) : 1;
    battle.dug_in_hours = hours[posture];
    battle.delaying = posture >= 3;
}

void read_ground(Entry& entry, Battle& battle) {
    constexpr std::array<std::string_view, 3> reliefs{"R", "F", "G"};
    constexpr std::array<Ground, 3> grounds{Ground::rolling, Ground::plain, Ground::hills};
    battle.ground = grounds[word_or_first(entry, "terrain1_relief", reliefs)];
    constexpr std::array<std::string_view, 4> covers{"M", "W", "B", "D"};
    battle.woods = word_or_first(entry, "terrain1_cover", covers) == 1;
    constexpr std::array<std::string_view, 4> specials{"-", "U", "M", "D"};
    if (word_or_first(entry, "terrain1_special", specials) == 2) battle.ground = Ground::marsh;
}

Battle read_row(Entry& entry, const CombatRules& rules) {
    Battle battle;
    battle.id = entry.needed("id");
    battle.year = entry.has("year") ? entry.whole("year", 1500, 2100) : battle.year;
    battle.attacker = read_side(entry, "att_", battle.year, rules);
    battle.defender = read_side(entry, "def_", battle.year, rules);
    know_front(battle,
               entry.text("war") + " " + entry.text("theatre") + " " + entry.text("campaign") +
                   " " + entry.text("location"),
               rules);
    read_quality(entry, "att_", battle.attacker);
    read_quality(entry, "def_", battle.defender);
    read_posture(entry, battle);
    read_ground(entry, battle);
    constexpr std::array<std::string_view, 2> wet{"D", "W"};
    battle.rain = word_or_first(entry, "wx_wetdry", wet) == 1;
    constexpr std::array<std::string_view, 4> seasons{"$", "S", "F", "W"};
    battle.season = static_cast<Season>(word_or_first(entry, "wx_season", seasons));
    battle.air_mastery = number_or(entry, "air_superiority", -1, 1, 0);
    battle.across_water = number_or(entry, "river", 0, 1, 0) > 0.5;
    const char* width = entry.has("width_att_km_1") ? "width_att_km_1" : "width_def_km_1";
    battle.front_km = number_or(entry, width, 0, 10000, 0);
    if (battle.front_km > 0) battle.front_km = clamped(battle.front_km, 0.3, 10000.0);
    return battle;
}

}  // namespace

std::vector<Battle> read_battles(const std::string& file, const std::string& bytes,
                                 const CombatRules& rules, Faults& faults) {
    const std::size_t faults_before = faults.size();
    Table table;
    std::vector<Battle> battles;
    if (!read_csv(file, bytes, table, faults)) return {};
    const bool named = table.column("id") >= 0;
    if (!named) {
        faults.push_back({file,
                          1,
                          {"缺少“id”这一列。", "The column 'id' is missing."},
                          {"每次会战一行，各有编号，见 docs/formats.md。",
                           "One row a battle, each with its id; see docs/formats.md."}});
    }
    std::map<std::string, int> lines;
    for (const Row& row : table.rows) {
        Entry entry(table, row, faults);
        battles.push_back(read_row(entry, rules));
        const auto [before, fresh] = lines.emplace(battles.back().id, row.line);
        if (fresh || battles.back().id.empty()) continue;
        const std::string line = std::to_string(before->second);
        entry.fault(
            "id",
            {"编号“" + in_quotes(battles.back().id) + "”已见于第" + line + "行。",
             "The id '" + in_quotes(battles.back().id) + "' stands in line " + line + " already."},
            {"每次会战一个编号。", "Give each battle an id of its own."});
    }
    if (faults.size() > faults_before) return {};
    return battles;
}

}  // namespace lishui
