// Who can write to whom. A row joins two headquarters, or two echelons, or one with the other; the
// most particular row holds. Rows between echelons join those who stand in one line of command, or
// side by side under the same superior: a liaison beyond that must be named.
#include <algorithm>

#include "scenario/reading.h"
#include "scenario/words.h"

namespace lishui {

namespace {

constexpr std::size_t most_links = 250;

// One end of a link: a formation, or an echelon.
struct End {
    FormationId formation;
    int echelon = -1;
    bool known = false;

    [[nodiscard]] bool fits(const Formation& candidate, FormationId id) const {
        return formation.exists() ? formation == id
                                  : echelon == static_cast<int>(candidate.echelon);
    }
    [[nodiscard]] int particular() const { return formation.exists() ? 1 : 0; }
};

struct LinkRow {
    SideId side;
    End from, to;
    Link link;
    int line = 0;
};

End end_of(Reading& reading, Entry& entry, std::string_view column) {
    End end;
    const std::string id = entry.needed(column);
    constexpr std::string_view prefix = "echelon:";
    if (id.starts_with(prefix)) {
        const auto word = std::find(echelon_words.begin(), echelon_words.end(),
                                    std::string_view(id).substr(prefix.size()));
        if (word == echelon_words.end()) {
            entry.fault(column,
                        {"没有“" + in_quotes(id) + "”这一级。",
                         "There is no echelon '" + in_quotes(id) + "'."},
                        {"写成 echelon:corps 的样子。", "Write it like echelon:corps."});
            return end;
        }
        end.echelon = static_cast<int>(word - echelon_words.begin());
        end.known = true;
    } else if (refers(entry, column, reading.formations,
                      {"已知的司令部", "a known headquarters"})) {
        end.formation = reading.scenario.order_of_battle.find(id);
        end.known = end.formation.exists();
    }
    return end;
}

void check_again(Entry& entry, const LinkRow& row, const std::vector<LinkRow>& rows) {
    const auto same_end = [](const End& a, const End& b) {
        return a.formation == b.formation && a.echelon == b.echelon;
    };
    for (const LinkRow& earlier : rows) {
        if (earlier.side != row.side || earlier.link.means != row.link.means) continue;
        const bool straight = same_end(earlier.from, row.from) && same_end(earlier.to, row.to);
        const bool crosswise = same_end(earlier.from, row.to) && same_end(earlier.to, row.from);
        if (!straight && !crosswise) continue;
        const std::string line = std::to_string(earlier.line);
        entry.fault(
            "from",
            {"同一通信在第" + line + "行已经写过。", "The same link stands in line " + line + "."},
            {"只留一行。", "Keep one of the two."});
        return;
    }
}

std::optional<LinkRow> read_link(Reading& reading, Entry& entry, const std::vector<LinkRow>& rows) {
    LinkRow row;
    row.line = entry.line();
    entry.needed("side");
    if (refers(entry, "side", reading.sides, {"已知的一方", "a known side"})) {
        row.side = side_called(reading, entry.text("side"));
    }
    row.from = end_of(reading, entry, "from");
    row.to = end_of(reading, entry, "to");
    row.link.means = static_cast<Means>(entry.word("means", means_words));
    row.link.delay_hours = entry.range("delay_hours", 0, 500);
    row.link.lost = entry.number("lost", 0, 1000) / 1000;
    row.link.garbled = entry.number("garbled", 0, 1000) / 1000;
    row.link.undecodable = entry.number("mismatch", 0, 1000) / 1000;
    if (row.link.lost + row.link.garbled + row.link.undecodable > 1) {
        entry.fault("lost",
                    {"lost、garbled、mismatch 之和超过千分之一千。",
                     "lost, garbled and mismatch add up to more than 1000 per mille."},
                    {"改小。", "Make them less."});
    }
    check_source(reading, entry);
    if (!row.side.exists() || !row.from.known || !row.to.known) return {};
    check_again(entry, row, rows);
    return row;
}

// May a row between two echelons join these two?
bool in_line_or_abreast(const OrderOfBattle& order, FormationId a, FormationId b) {
    return order.stands_under(a, b) || order.stands_under(b, a) ||
           (order[a].superior.exists() && order[a].superior == order[b].superior);
}

void lay_net(Reading& reading, const std::vector<LinkRow>& rows) {
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    SignalNet& net = reading.scenario.net;
    const std::size_t stations = order.formations.size();
    net.stations = static_cast<int>(stations);
    net.link_between.assign(stations * stations, 0xFF);
    std::vector<int> particular(stations * stations, -1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const LinkRow& row = rows[i];
        net.links.push_back(row.link);
        const int how = row.from.particular() + row.to.particular();
        for (std::size_t a = 0; a < stations; ++a) {
            const Formation& from = order.formations[a];
            if (from.side != row.side || !row.from.fits(from, FormationId(a))) continue;
            for (std::size_t b = 0; b < stations; ++b) {
                const Formation& to = order.formations[b];
                if (a == b || to.side != row.side || !row.to.fits(to, FormationId(b))) continue;
                // The first row of its kind is the usual means; later ones are others that exist.
                if (how <= particular[a * stations + b]) continue;
                if (how == 0 && !in_line_or_abreast(order, FormationId(a), FormationId(b)))
                    continue;
                for (const std::size_t at : {a * stations + b, b * stations + a}) {
                    particular[at] = how;
                    net.link_between[at] = static_cast<std::uint8_t>(i);
                }
            }
        }
    }
}

}  // namespace

void read_signal_links(Reading& reading) {
    Table table;
    const std::size_t before = reading.faults.size();
    if (!load_csv(reading, "signal_links.csv", table)) return;
    settle(table,
           {"side", "from", "to", "means", "delay_hours", "lost", "garbled", "mismatch", "source",
            "confidence"},
           {}, reading.faults);
    if (table.rows.size() > most_links) {
        const std::string most = std::to_string(most_links);
        reading.faults.push_back(
            {"signal_links.csv",
             0,
             {"超过" + most + "行。", "There are more than " + most + " rows."},
             {"用 echelon: 合并。", "Join rows by echelon:."}});
        return;
    }
    std::vector<LinkRow> rows;
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        if (const auto link = read_link(reading, entry, rows)) rows.push_back(*link);
    }
    constexpr std::size_t most_stations = most_leaves + most_headquarters;
    if (reading.scenario.order_of_battle.formations.size() > most_stations) return;
    lay_net(reading, rows);
    reading.links_complete = reading.faults.size() == before && reading.formations.complete &&
                             reading.superiors_complete && rows.size() == table.rows.size();
}

}  // namespace lishui
