// The run as tables, one file a kind, for spreadsheets and statistics.
#include "export.h"
#include "messages/post.h"

namespace lishui {

namespace {

// RFC 4180: a cell with a comma, a quotation mark or a line break is quoted. A cell that begins as
// a formula would be run by a spreadsheet; names come from people, so it gets an apostrophe.
std::string cell(const std::string& text) {
    std::string safe = text;
    if (!safe.empty() && std::string_view("=+-@\t\r").find(safe[0]) != std::string_view::npos &&
        safe.find_first_not_of("+-0123456789.") != std::string::npos) {
        safe.insert(0, "'");
    }
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string out = "\"";
    for (const char c : safe) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

class Csv {
public:
    explicit Csv(const std::vector<std::string>& head) { row(head); }
    void row(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            out_ += (i > 0 ? "," : "") + cell(cells[i]);
        out_ += "\r\n";
    }
    [[nodiscard]] std::string finished() { return std::move(out_); }

private:
    std::string out_;
};

std::string number(std::int64_t x) { return std::to_string(x); }

std::string moment(const Scenario& scenario, Moment m) {
    return m == never ? std::string() : stamp(scenario, m);
}

std::string positions(const Recording& recording) {
    const auto& scenario = *recording.scenario;
    Csv csv({"formation", "name_zh", "name_en", "side", "begin", "end", "lat", "lon", "doing",
             "fit_men", "wounded_men", "sick_men", "cohesion", "fatigue"});
    for (const auto& span : leaf_spans(recording)) {
        const auto& f = scenario.order_of_battle[span.leaf];
        const auto& c = span.condition;
        const auto at = c.place.exists() ? middle(scenario, c.place) : Projection::Degrees{};
        csv.row({f.id, f.name.zh, f.name.en, scenario.order_of_battle.sides[f.side.index()].id,
                 stamp(scenario, span.from), stamp(scenario, span.until),
                 c.place.exists() ? std::to_string(at.latitude) : "",
                 c.place.exists() ? std::to_string(at.longitude) : "", word(c.activity).en,
                 number(c.fit_men), number(c.wounded_men), number(c.sick_men),
                 std::to_string(c.cohesion / 1000.0), std::to_string(c.fatigue / 1000.0)});
    }
    return csv.finished();
}

std::string losses(const Recording& recording) {
    const auto& scenario = *recording.scenario;
    Csv csv({"formation", "at", "killed", "wounded", "missing", "cause"});
    for (const auto& hour : recording.journal.hours) {
        for (const auto& event : hour.events) {
            const auto* e = std::get_if<LossesTaken>(&event);
            if (e == nullptr) continue;
            csv.row({id_of(scenario, e->leaf), stamp(scenario, e->at), number(e->killed),
                     number(e->wounded), number(e->missing), word_for_cause(e->cause).en});
        }
    }
    return csv.finished();
}

std::string beliefs(const Recording& recording) {
    const auto& scenario = *recording.scenario;
    Csv csv({"holder", "subject", "own", "begin", "end", "observed", "lat", "lon",
             "radius_km_when_observed", "men", "spread_per_cent", "doing", "seen_by", "source"});
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        const auto holder = scenario.order_of_battle.command(HeadquartersId(h));
        for (const auto& span : belief_spans(recording, HeadquartersId(h))) {
            const auto& e = span.entry;
            const auto at = e.place.exists() ? middle(scenario, e.place) : Projection::Degrees{};
            const auto& source = e.sources[0];
            csv.row({id_of(scenario, holder), id_of(scenario, e.subject), number(e.own),
                     stamp(scenario, span.from), stamp(scenario, span.until),
                     stamp(scenario, e.observed),
                     e.place.exists() ? std::to_string(at.latitude) : "",
                     e.place.exists() ? std::to_string(at.longitude) : "", number(e.radius_km),
                     number(e.strength_men), number(e.spread), word(e.doing).en, word(e.seen).en,
                     source.exists() && source.serial > 0
                         ? id_of(scenario, FormationId(source.sender)) + "#" + number(source.serial)
                         : ""});
        }
    }
    return csv.finished();
}

std::string telegrams(const Recording& recording, const Situation& whole) {
    const auto& scenario = *recording.scenario;
    const Narrator zh{whole, Language::zh};
    const Narrator en{whole, Language::en};
    std::vector<std::string> head{"id",   "from",      "to",        "precedence", "means",
                                  "fate", "handed_in", "delivered", "read",       "minutes"};
    for (int leg = 0; leg < leg_kinds; ++leg)
        head.push_back(std::string("minutes_") + word(static_cast<Leg>(leg)).en);
    for (const char* name : {"text_zh", "text_en", "read_as_en"})
        head.emplace_back(name);
    Csv csv(head);
    for (const auto& carried : whole.dispatches) {
        const auto& d = carried.dispatch;
        std::vector<std::string> cells{id_of(scenario, d.from) + "#" + number(d.id.serial),
                                       id_of(scenario, d.from),
                                       id_of(scenario, d.to),
                                       word(d.precedence).en,
                                       word(d.means).en,
                                       word(d.fate).en,
                                       stamp(scenario, d.handed_in),
                                       moment(scenario, carried.delivered),
                                       moment(scenario, carried.read),
                                       number(way_minutes(d))};
        for (const auto minutes : d.legs)
            cells.push_back(number(minutes));
        cells.push_back(zh.body(d));
        cells.push_back(en.body(d));
        cells.push_back(carried.received ? en.body(carried.as_read()) : "");
        csv.row(cells);
    }
    return csv.finished();
}

std::string decisions(const Recording& recording, const Situation& whole) {
    const auto& scenario = *recording.scenario;
    const Narrator en{whole, Language::en};
    Csv csv({"decision", "at", "headquarters", "obedience", "course", "success_per_mille",
             "cut_off_per_mille", "loss_men", "hours", "worth_thousandths", "chosen", "ordered"});
    for (const auto& made : whole.appreciations) {
        const auto& a = made.appreciation;
        const auto hq = id_of(scenario, scenario.order_of_battle.command(made.headquarters));
        for (std::uint8_t i = 0; i < a.count && i < most_courses; ++i) {
            const auto& c = a.courses[i];
            csv.row({hq + "#" + number(a.number), stamp(scenario, made.at), hq,
                     word(a.obedience).en, en.course(c), number(c.success), number(c.cut_off),
                     number(c.loss_men), number(c.hours), number(c.worth),
                     number(i == a.chosen ? 1 : 0), number(i == a.ordered ? 1 : 0)});
        }
    }
    return csv.finished();
}

std::string events(const Situation& whole) {
    const auto& scenario = *whole.scenario;
    const Narrator zh{whole, Language::zh};
    const Narrator en{whole, Language::en};
    Csv csv({"at", "formation", "what", "lat", "lon", "text_zh", "text_en"});
    for (const auto& e : whole.happened) {
        const auto at = e.hex.exists() ? middle(scenario, e.hex) : Projection::Degrees{};
        csv.row({stamp(scenario, e.at), id_of(scenario, e.leaf), word(e.what).en,
                 e.hex.exists() ? std::to_string(at.latitude) : "",
                 e.hex.exists() ? std::to_string(at.longitude) : "", zh.happened(e),
                 en.happened(e)});
    }
    return csv.finished();
}

}  // namespace

ExportFiles as_csv(const Recording& recording, Language) {
    const auto whole = situation_at(recording, never);
    return {{"positions.csv", positions(recording)},
            {"losses.csv", losses(recording)},
            {"beliefs.csv", beliefs(recording)},
            {"telegrams.csv", telegrams(recording, whole)},
            {"decisions.csv", decisions(recording, whole)},
            {"events.csv", events(whole)}};
}

}  // namespace lishui
