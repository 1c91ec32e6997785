// lishui run: fights a campaign and writes its journal as it goes.
#include <filesystem>

#include "campaign/state.h"
#include "interrupt.h"
#include "page.h"
#include "progress.h"
#include "record/file.h"
#include "summary.h"
#include "verbs.h"

namespace lishui {

namespace {

struct RunOptions {
    std::string scenario;
    std::uint64_t seed = 1;
    std::string out;
    std::string until;
    std::vector<std::string> rules;
    bool no_report = false;
};

struct Run {
    LoadedScenario loaded;
    std::vector<RuleChange> changes;
    std::string path;
    std::int32_t last_hour = 0;
    Situation situation;
    bool interrupted = false;
    std::string page;  // where the page was written; empty: there is none
};

std::int32_t last_hour_of(const Scenario& scenario, const RunOptions& options, Faults& faults) {
    if (options.until.empty()) return scenario.hours();
    const auto until = find_moment(scenario, options.until, faults);
    if (!until) return 0;
    const auto hour = until->minute / minutes_an_hour;
    if (until->minute > 0 && hour <= scenario.hours()) return hour;
    faults.push_back(
        {{},
         0,
         {"--until " + options.until + " 不在战役期间。",
          "--until " + options.until + " is not within the campaign."},
         {"战役自 " + iso(scenario, Moment{0}) + " 至 " + iso(scenario, scenario.end) + "。",
          "It runs from " + iso(scenario, Moment{0}) + " to " + iso(scenario, scenario.end) +
              "."}});
    return 0;
}

bool prepare(const RunOptions& options, Run& run, Faults& faults) {
    for (const auto& text : options.rules) {
        if (const auto change = read_change(text, faults)) run.changes.push_back(*change);
    }
    if (!faults.empty()) return false;
    auto loaded = load_scenario(options.scenario, run.changes, true, faults);
    if (!loaded) return false;
    run.loaded = std::move(*loaded);
    const auto& scenario = *run.loaded.scenario;
    run.last_hour = last_hour_of(scenario, options, faults);
    run.path = options.out.empty()
                   ? "runs/" + scenario.id + "-" + std::to_string(options.seed) + ".lishui"
                   : options.out;
    if (!faults.empty()) return false;
    return make_folder(std::filesystem::path(run.path).parent_path().string(), faults);
}

JournalOpening opening_of(const Run& run, std::uint64_t seed) {
    const auto& scenario = *run.loaded.scenario;
    JournalOpening opening;
    opening.rules_version = rules_version;
    opening.scenario = scenario.id;
    opening.scenario_digest = scenario.digest;
    opening.seed = seed;
    opening.changes = run.changes;
    opening.files = run.loaded.files;
    return opening;
}

// A run that was broken off must not take the place of a whole one.
std::string name_for_broken_off(const std::string& path) {
    if (!file_exists(path)) return path;
    const std::filesystem::path whole(path);
    return (whole.parent_path() / whole.stem()).string() + ".cut" + whole.extension().string();
}

// Opens, fights and writes hour by hour; false after a fault.
bool fight_it(const Context& context, const RunOptions& options, Run& run, Faults& faults) {
    const auto& scenario = *run.loaded.scenario;
    GrowingFile file;
    JournalWriter writer;
    if (!file.begin(run.path, faults)) return false;
    if (!file.append(writer.open(opening_of(run, options.seed)), faults)) return false;
    const Interrupt interrupt;
    Progress progress(context, scenario, run.last_hour);
    const auto state = std::make_unique<State>();
    run.situation = situation_before(scenario);
    JournalHour hour;
    for (hour.hour = 0; hour.hour <= run.last_hour && !run.interrupted; ++hour.hour) {
        hour.events.clear();
        if (hour.hour == 0) {
            open_campaign(scenario, options.seed, *state, Events(&hour.events));
        } else {
            advance(scenario, *state, {}, Events(&hour.events));
        }
        hour.digest = digest(*state);
        if (!file.append(writer.hour(hour), faults)) return false;
        for (const auto& event : hour.events)
            apply(event, run.situation);
        run.situation.now = state->now;
        progress.hour(hour.hour);
        run.interrupted = Interrupt::wanted();
    }
    progress.clear();
    if (run.interrupted) {
        run.path = name_for_broken_off(run.path);
        return file.finish_as(run.path, faults);
    }
    return file.append(writer.close(), faults) && file.finish(faults);
}

// The page beside the journal. A run without a page is a run all the same, so that what keeps the
// page from being written is said and changes no status.
void write_its_page(const Context& context, const RunOptions& options, Run& run) {
    if (options.no_report) return;
    Faults faults;
    const auto recording = load_run(context, run.path, false, faults);
    const auto path = std::filesystem::path(run.path).replace_extension(".html").string();
    const PageWish wish{context.language, {}, false, nullptr};
    if (recording && write_page(*recording, wish, path, faults)) run.page = path;
    for (const auto& fault : faults) {
        context.err << fault.sentence.in(context.language) << " " << fault.hint.in(context.language)
                    << "\n";
    }
}

void tell_end(const Context& context, const RunOptions& options, const Run& run) {
    if (context.json) {
        auto json = summary_json(run.situation, context.language);
        json["seed"] = options.seed;
        json["journal"] = run.path;
        json["complete"] = !run.interrupted;
        json["report"] = run.page.empty() ? Json(nullptr) : Json(run.page);
        context.out << json.dump(2) << "\n";
        return;
    }
    print_summary(context, run.situation);
    context.out << "\n"
                << context.say("日志：" + run.path + "\n接着可看：lishui map " + run.path +
                                   " --out map.svg；lishui diary " + run.path + " --desk …",
                               "Journal: " + run.path + "\nNext: lishui map " + run.path +
                                   " --out map.svg, or lishui diary " + run.path + " --desk …")
                << "\n";
    if (run.page.empty()) return;
    context.out << context.say("网页：" + run.page + "（双击即可打开）",
                               "Page: " + run.page + " (a double click opens it)")
                << "\n";
}

int run_it(const Context& context, const RunOptions& options) {
    Faults faults;
    Run run;
    if (!prepare(options, run, faults)) return context.fail(faults);
    if (!fight_it(context, options, run, faults)) return context.fail(faults);
    if (run.interrupted) {
        const auto hour = std::to_string(run.situation.now.minute / minutes_an_hour);
        context.err << context.say("中断。日志 " + run.path + " 可回放至第" + hour + "小时。",
                                   "Interrupted. The journal " + run.path + " plays back to hour " +
                                       hour + ".")
                    << "\n";
        return exit_interrupted;
    }
    write_its_page(context, options, run);
    tell_end(context, options, run);
    return exit_well;
}

}  // namespace

void add_run(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    auto verb = program.add_subcommand(
        "run", context.say("推演一次战役，并写下日志", "fight a campaign and write its journal"));
    verb.add_option("SCENARIO", options->scenario,
                    context.say("scenarios/ 下的名称，或文件夹路径",
                                "a name under scenarios/, or the path of a folder"))
        .required();
    verb.add_option("--seed", options->seed,
                    context.say("种子：同一种子同一战局", "the luck; same seed, same campaign"))
        .capture_default_str();
    verb.add_option("--out", options->out,
                    context.say("日志写到何处（默认 runs/想定-种子.lishui）",
                                "where the journal goes (default: runs/SCENARIO-SEED.lishui)"));
    verb.add_option("--until", options->until,
                    context.say("到此为止，如 12-15 或 +48h", "stop there, as 12-15 or +48h"));
    verb.add_option("--rules", options->rules,
                    context.say("改动系数，如 messages.loss_on=0；可重复",
                                "change a coefficient, as messages.loss_on=0; may be repeated"))
        .type_name("ROOM.NAME=VALUE");
    verb.add_flag("--no-report", options->no_report, context.say("不写网页", "write no page"));
    verb.footer(context.say("例：lishui run two-divisions --seed 7 --until +24h",
                            "Example: lishui run two-divisions --seed 7 --until +24h"));
    verb.callback([&context, options] { context.status = run_it(context, *options); });
}

}  // namespace lishui
