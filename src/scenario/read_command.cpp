// What the headquarters are told at the opening: control measures, missions, and the dispatches
// that are scripted because they come from outside or were under way.
#include <algorithm>

#include "base/real.h"
#include "scenario/reading.h"
#include "scenario/words.h"

namespace lishui {

namespace {

std::uint8_t per_cent(double share) {
    return static_cast<std::uint8_t>(round_nearest(clamped(share, 0.0, 1.0) * 100));
}

std::vector<HexId> hexes_inside(const Map& map, const Line& ring) {
    std::vector<HexId> hexes;
    std::vector<Projection::Point> plane;
    for (const Degree& at : ring)
        plane.push_back(map.projection.plane(at.latitude, at.longitude));
    for (std::size_t h = 0; h < map.ground.size(); ++h) {
        const auto p = map.centre(HexId(h));
        bool within = false;
        for (std::size_t i = 0; i < plane.size(); ++i) {
            const auto a = plane[i];
            const auto b = plane[(i + 1) % plane.size()];
            if ((a.y_km > p.y_km) == (b.y_km > p.y_km)) continue;
            const double x = a.x_km + (p.y_km - a.y_km) / (b.y_km - a.y_km) * (b.x_km - a.x_km);
            if (p.x_km < x) within = !within;
        }
        if (within) hexes.push_back(HexId(h));
    }
    // An area smaller than a hex is the hexes that its edge passes.
    return hexes.empty() ? hexes_along(map, ring) : hexes;
}

void read_users(Reading& reading, Entry& entry, ControlMeasure& measure) {
    for (const std::string& id : parts_of(entry.needed("for"))) {
        const SideId side = side_called(reading, id);
        const FormationId holder = reading.scenario.order_of_battle.find(id);
        if (side.exists()) {
            measure.sides.push_back(side);
        } else if (holder.exists()) {
            measure.holders.push_back(holder);
        } else if (reading.sides.complete && reading.formations.complete) {
            entry.fault("for",
                        {"“for”写的“" + in_quotes(id) + "”既不是一方，也不是司令部。",
                         "'for' names '" + in_quotes(id) +
                             "', which is neither a side nor a headquarters."},
                        {"用一方或司令部的标识，以分号隔开。",
                         "Use ids of sides or headquarters, with semicolons between."});
        }
    }
}

void read_measure(Reading& reading, Entry& entry) {
    ControlMeasure measure;
    const auto id = new_id(reading, entry, reading.measures);
    measure.name = name_of(entry);
    measure.kind = static_cast<MeasureKind>(entry.word("kind", measure_words));
    measure.order = entry.whole("order", 0, 99);
    read_users(reading, entry, measure);
    check_source(reading, entry);
    if (entry.has("precision_km")) entry.number("precision_km", 0, 200);
    const bool area =
        measure.kind == MeasureKind::objective_area || measure.kind == MeasureKind::zone;
    const Row& row = entry.row();
    if (row.shape != (area ? "Polygon" : "LineString") || row.positions.size() < 2) {
        entry.fault("",
                    {"控制线应是 LineString，目标区应是 Polygon。",
                     "A line is a LineString, an objective area a Polygon."},
                    {"改正 kind 或 geometry。", "Correct its kind or its geometry."});
        return;
    }
    if (!id) return;
    measure.id = *id;
    if (reading.map_laid) {
        const Map& map = reading.scenario.map;
        measure.hexes = area ? hexes_inside(map, row.positions) : hexes_along(map, row.positions);
        lay_measure(measure, map);
        if (measure.hexes.empty()) {
            entry.fault("", {"它不经过地图上的任何格。", "It passes no hex of the map."},
                        {"改正坐标。", "Correct its positions."});
        }
    }
    reading.scenario.measures.push_back(std::move(measure));
}

// A cell that names a headquarters; none when it is empty or wrong.
HeadquartersId headquarters_of(Reading& reading, Entry& entry, std::string_view column) {
    if (!refers(entry, column, reading.formations, {"已知的司令部", "a known headquarters"}))
        return {};
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    const FormationId formation = order.find(entry.text(column));
    if (formation.exists() && !order.is_leaf(formation)) return order[formation].headquarters;
    if (formation.exists()) {
        const std::string name(column);
        entry.fault(column,
                    {"“" + name + "”应是司令部，不是部队。",
                     "'" + name + "' should be a headquarters, not a leaf formation."},
                    {"用 headquarters.csv 里的标识。", "Use an id of headquarters.csv."});
    }
    return {};
}

void read_span(Reading& reading, Entry& entry, Task& task) {
    if (!reading.has_calendar) return;
    const Calendar& calendar = reading.scenario.calendar;
    if (entry.has("begin")) task.begin = entry.moment("begin", calendar).value_or(task.begin);
    if (entry.has("until")) task.until = entry.moment("until", calendar).value_or(task.until);
    if (task.until - task.begin >= 0) return;
    entry.fault("until", {"until 早于 begin。", "'until' comes before 'begin'."},
                {"改正时刻。", "Correct the times."});
}

void read_mission(Reading& reading, Entry& entry, std::vector<int>& taken) {
    entry.needed("headquarters");
    const HeadquartersId h = headquarters_of(reading, entry, "headquarters");
    Mission mission;
    mission.task.kind = static_cast<TaskKind>(entry.word("task", task_words));
    mission.task.importance = per_cent(entry.number("importance", 0, 1));
    read_objective(reading, entry, mission.task);
    read_span(reading, entry, mission.task);
    const HeadquartersId giver = headquarters_of(reading, entry, "given_by");
    check_source(reading, entry);
    if (!h.exists()) return;
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    int& line = taken[h.index()];
    if (line != 0) {
        const std::string earlier = std::to_string(line);
        entry.fault("headquarters",
                    {"这个司令部在第" + earlier + "行已有任务。",
                     "This headquarters has a mission already, in line " + earlier + "."},
                    {"每个司令部一行。", "One row a headquarters."});
        return;
    }
    line = entry.line();
    mission.given_by = giver.exists() ? order.command(giver) : order[order.command(h)].superior;
    reading.scenario.headquarters[h.index()].mission = mission;
}

void check_can_write(Reading& reading, Entry& entry, FormationId from, FormationId to) {
    if (!reading.links_complete || reading.scenario.net.link(from, to) != nullptr) return;
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    entry.fault(
        "to",
        {"“" + order[from].id + "”与“" + order[to].id + "”之间没有通信。",
         "There is no signal link between '" + order[from].id + "' and '" + order[to].id + "'."},
        {"在 signal_links.csv 里加一行。", "Add a row to signal_links.csv."});
}

Doing doing_by(TaskKind kind) {
    switch (bearing(kind)) {
        case Bearing::at_them:
            return Doing::attacking;
        case Bearing::go_back:
            return Doing::withdrawing;
        case Bearing::stay:
            return Doing::defending;
    }
    return Doing::unknown;
}

// What a report says. One that was under way at the opening may leave its figures to the opening; a
// later one without figures of its own would tell how things truly stand.
void read_figures(Reading& reading, Entry& entry, FormationId from, ScriptedDispatch& dispatch) {
    if (!entry.has("fit_men")) {
        if (!reading.has_calendar || dispatch.handed_in <= Moment{0}) return;
        entry.fault("handed_in",
                    {"战役进行中的报告若无自己的数字，就会说出真情，而写报告的人并不知道。",
                     "A report dated inside the campaign that gives no figures of its own would "
                     "carry the truth, which its writer does not know."},
                    {"写上 fit_men（及 lost_men），并以 objective 写明所在；或改在开局之前发出。",
                     "Give fit_men (and lost_men), and where it stands as objective; or date it "
                     "before the opening."});
        return;
    }
    Return& figures = dispatch.figures;
    figures.subject = from;
    figures.place = dispatch.order.task.objective;
    figures.doing = doing_by(dispatch.order.task.kind);
    figures.fit_men = entry.whole("fit_men", 0, 500000);
    if (entry.has("lost_men")) figures.lost_men = entry.whole("lost_men", 0, 500000);
    figures.supply_days = 2;  // what is not told is taken for ordinary
    figures.observed = dispatch.handed_in;
    if (figures.place.exists() || !reading.map_laid) return;
    entry.fault("objective",
                {"报告有数字而未写明所在。", "The report has figures and does not say where."},
                {"以 objective 写一个地点。", "Name a place as objective."});
}

void read_dispatch(Reading& reading, Entry& entry) {
    constexpr std::array<std::string_view, 3> kinds = {"order", "directive", "report"};
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    ScriptedDispatch dispatch;
    const auto id = new_id(reading, entry, reading.dispatches);
    dispatch.id = id.value_or("");
    entry.needed("from");
    const HeadquartersId from = headquarters_of(reading, entry, "from");
    const bool report = entry.word("kind", kinds) == 2;
    Task& task = dispatch.order.task;
    task.kind = static_cast<TaskKind>(entry.word("task", task_words));
    task.explicitness = per_cent(entry.number("explicitness", 0, 1));
    if (entry.has("importance")) task.importance = per_cent(entry.number("importance", 0, 1));
    dispatch.insists = entry.truth("insist");
    dispatch.text = {entry.needed("text_zh"), entry.needed("text_en")};
    read_objective(reading, entry, task);
    check_source(reading, entry);
    if (reading.has_calendar) {
        const auto handed_in = entry.moment("handed_in", reading.scenario.calendar);
        dispatch.handed_in = handed_in.value_or(Moment{0});
        task.begin = dispatch.handed_in;
        read_span(reading, entry, task);
    }
    if (report && from.exists()) read_figures(reading, entry, order.command(from), dispatch);
    for (const std::string& to : parts_of(entry.needed("to"))) {
        dispatch.to = order.find(to);
        if (!dispatch.to.exists()) {
            if (!reading.formations.may_have(to)) {
                entry.fault("to",
                            {"收件者“" + in_quotes(to) + "”不存在。",
                             "The addressee '" + in_quotes(to) + "' does not exist."},
                            {"检查拼写。", "See to its spelling."});
            }
            continue;
        }
        if (!from.exists() || !id) continue;
        dispatch.from = order.command(from);
        check_can_write(reading, entry, dispatch.from, dispatch.to);
        dispatch.reports = report;
        reading.scenario.scripted.push_back(dispatch);
    }
}

// Which zone each hex lies in; where two overlap, the first.
void lay_zones(Reading& reading) {
    Scenario& scenario = reading.scenario;
    scenario.zone_at.assign(scenario.map.ground.size(), 0xFF);
    int zones = 0;
    for (ControlMeasure& measure : scenario.measures) {
        if (measure.kind != MeasureKind::zone) continue;
        if (zones == most_zones) {
            reading.faults.push_back({"control_measures.geojson",
                                      0,
                                      {"作战地境多于32个。", "There are more than 32 zones."},
                                      {"合并一些。", "Join some of them."}});
            return;
        }
        measure.zone_bit = zones++;
        for (const HexId hex : measure.hexes)
            if (scenario.zone_at[hex.index()] == 0xFF)
                scenario.zone_at[hex.index()] = static_cast<std::uint8_t>(measure.zone_bit);
    }
}

}  // namespace

void read_measures(Reading& reading) {
    Table table;
    if (!load_layer(reading, "control_measures.geojson", table)) {
        reading.measures.complete = reading.files.count("control_measures.geojson") == 0;
        lay_zones(reading);
        return;
    }
    settle(table, {"id", "kind", "name_zh", "name_en", "for", "order", "source", "confidence"},
           {"name_ja", "precision_km"}, reading.faults);
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        read_measure(reading, entry);
    }
    lay_zones(reading);
}

void read_missions(Reading& reading) {
    Table table;
    if (!load_csv(reading, "missions.csv", table)) return;
    settle(table,
           {"headquarters", "task", "objective", "begin", "until", "given_by", "importance",
            "source", "confidence"},
           {}, reading.faults);
    std::vector<int> taken(reading.scenario.headquarters.size(), 0);
    for (const Row& row : table.rows) {
        Entry entry(table, row, reading.faults);
        read_mission(reading, entry, taken);
    }
}

void read_dispatches(Reading& reading) {
    std::map<std::string, Table> tables;
    if (!load_toml(reading, "dispatches.toml", tables)) return;
    for (const auto& [heading, table] : tables) {
        if (heading == "dispatch") {
            settle(table,
                   {"id", "from", "to", "handed_in", "kind", "task", "explicitness", "insist",
                    "text_zh", "text_en", "source", "confidence"},
                   {"objective", "importance", "begin", "until", "fit_men", "lost_men"},
                   reading.faults);
            for (const Row& row : table.rows) {
                Entry entry(table, row, reading.faults);
                read_dispatch(reading, entry);
            }
        } else if (!heading.empty() || !table.columns.empty()) {
            settle(table, {}, {}, reading.faults);
        }
    }
    auto& scripted = reading.scenario.scripted;
    std::stable_sort(scripted.begin(), scripted.end(),
                     [](const ScriptedDispatch& a, const ScriptedDispatch& b) {
                         return a.handed_in.minute < b.handed_in.minute;
                     });
}

}  // namespace lishui
