// lishui map: the situation of one moment as a picture.
#include "record/file.h"
#include "situation_map.h"
#include "verbs.h"

namespace lishui {

namespace {

struct MapOptions {
    std::string source, at, desk, out;
};

// The places of each leaf over the day before the moment shown, oldest first.
std::vector<std::vector<HexId>> trails_of(const Recording& recording, Moment now) {
    const auto leaves = static_cast<std::size_t>(recording.scenario->order_of_battle.leaf_count);
    std::vector<std::vector<HexId>> trails(leaves);
    const auto first = now - minutes_a_day;
    for (const auto& hour : recording.journal.hours) {
        if (hour.hour * minutes_an_hour > now.minute) break;
        for (const auto& event : hour.events) {
            const auto* changed = std::get_if<LeafChanged>(&event);
            if (changed == nullptr || !changed->condition.place.exists()) continue;
            auto& trail = trails[changed->leaf.index()];
            if (!trail.empty() && trail.back() == changed->condition.place) continue;
            if (changed->at < first) trail.clear();
            trail.push_back(changed->condition.place);
        }
    }
    return trails;
}

// The opening as the scenario gives it, before any luck.
Situation opening_of(const Scenario& scenario) {
    auto s = situation_before(scenario);
    for (std::size_t i = 0; i < s.leaves.size(); ++i) {
        auto& condition = s.leaves[i].condition;
        condition.place = scenario.leaves[i].place;
        condition.fit_men = static_cast<std::int32_t>(scenario.leaves[i].fit_men.mode);
    }
    return s;
}

int write_map(const Context& context, const MapOptions& options, const MapPage& page) {
    const auto svg = draw_map(page);
    if (options.out == "-") {
        context.out << svg;
        return exit_well;
    }
    Faults faults;
    if (!write_file(options.out, svg, faults)) return context.fail(faults);
    if (context.json) {
        context.out << Json{{"out", options.out},
                            {"at", iso(*page.situation.scenario, page.situation.now)}}
                           .dump(2)
                    << "\n";
    } else {
        context.out << context.say("已写出 ", "Written: ") << options.out << "\n";
    }
    return exit_well;
}

int map_of_scenario(const Context& context, const MapOptions& options) {
    Faults faults;
    const auto loaded = load_scenario(options.source, {}, false, faults);
    if (!loaded) return context.fail(faults);
    if (!options.desk.empty()) {
        return context.fail(
            {"想定本身没有某一司令部所信之态势。", "A scenario alone has no desk's picture."},
            {"先 lishui run，再对日志用 --desk。",
             "Run it first, then ask for --desk of the journal."});
    }
    const auto situation = opening_of(*loaded->scenario);
    return write_map(context, options, {situation, context.language, {}, {}});
}

int map_of_run(const Context& context, const MapOptions& options) {
    Faults faults;
    const auto recording = load_run(context, options.source, false, faults);
    if (!recording) return context.fail(faults);
    const auto& scenario = *recording->scenario;
    Moment at = never;
    HeadquartersId desk;
    if (!options.at.empty()) {
        if (const auto found = find_moment(scenario, options.at, faults)) at = *found;
    }
    if (!options.desk.empty()) {
        if (const auto found = find_desk(scenario, options.desk, faults)) desk = *found;
    }
    if (!faults.empty()) return context.fail(faults);
    const auto situation = situation_at(*recording, at);
    return write_map(context, options,
                     {situation, context.language, desk, trails_of(*recording, situation.now)});
}

int map_it(const Context& context, const MapOptions& options) {
    Faults as_run;
    if (find_run(options.source, as_run)) return map_of_run(context, options);
    Faults as_scenario;
    if (find_scenario(options.source, as_scenario)) return map_of_scenario(context, options);
    return context.fail({"没有名为“" + options.source + "”的日志或想定。",
                         "There is no run and no scenario '" + options.source + "'."},
                        {"lishui scenarios 列出想定；日志在 runs/ 之下。",
                         "`lishui scenarios` lists the scenarios; runs are under runs/."});
}

}  // namespace

void add_map(CommandLine& program, Context& context) {
    auto options = std::make_shared<MapOptions>();
    auto verb = program.add_subcommand(
        "map", context.say("画出某一时刻的态势图（SVG）", "draw the situation of a moment (SVG)"));
    verb.add_option("SOURCE", options->source,
                    context.say("日志，或想定", "the journal of a run, or a scenario"))
        .required();
    verb.add_option("--at", options->at,
                    context.say("时刻（默认为最后）", "the moment (default: the last)"));
    verb.add_option("--desk", options->desk,
                    context.say("只画某一司令部所信", "only what this headquarters believes"));
    verb.add_option("--out", options->out,
                    context.say("写到何处；- 为标准输出", "where to; - is the standard output"))
        .required();
    verb.footer(context.say("例：lishui map two-divisions-7 --at +24h --out map.svg",
                            "Example: lishui map two-divisions-7 --at +24h --out map.svg"));
    verb.callback([&context, options] { context.status = map_it(context, *options); });
}

}  // namespace lishui
