// lishui ablate: the same runs with a mechanism and without it, and what difference it makes.
#include <algorithm>

#include "ensemble/ablation.h"
#include "ensemble/mechanism.h"
#include "ensemble_words.h"
#include "table.h"
#include "verbs.h"

namespace lishui {

namespace {

struct AblateOptions {
    std::string scenario;
    std::vector<std::string> mechanisms;
    int runs = 200;
    int threads = 0;
    bool everything = false;
};

struct Ablated {
    Mechanism mechanism;
    std::vector<OutcomeChange> changes;
};

std::optional<Mechanism> find_mechanism(const std::string& name, Faults& faults) {
    std::vector<std::string> names;
    for (const Mechanism& mechanism : mechanisms()) {
        if (mechanism.name == name) return mechanism;
        names.push_back(mechanism.name);
    }
    std::string list;
    for (const auto& known : names)
        list += (list.empty() ? "" : ", ") + known;
    faults.push_back({{},
                      0,
                      {"没有名为“" + name + "”的机制。", "There is no mechanism '" + name + "'."},
                      {"可用：" + list + "，或 all。", "One of: " + list + ", or all."}});
    return {};
}

std::vector<Mechanism> wanted(const AblateOptions& options, Faults& faults) {
    std::vector<Mechanism> found;
    for (const auto& name : options.mechanisms) {
        if (name == "all") {
            const auto all = mechanisms();
            found.insert(found.end(), all.begin(), all.end());
        } else if (const auto mechanism = find_mechanism(name, faults)) {
            found.push_back(*mechanism);
        }
    }
    return found;
}

std::vector<Ablated> ablate_all(const AblateOptions& options, const LoadedScenario& loaded,
                                const History& history, const std::vector<Mechanism>& list,
                                Faults& faults) {
    std::vector<Ablated> done;
    const auto with_all = play_ensemble(*loaded.scenario, history, options.runs, options.threads);
    for (const Mechanism& mechanism : list) {
        const auto on = prepare_scenario(loaded.files, switched(mechanism, true), faults, true);
        const auto off = prepare_scenario(loaded.files, switched(mechanism, false), faults, true);
        if (on == nullptr || off == nullptr) return {};
        // Nearly always the scenario as it stands has the mechanism; then it is played once.
        const bool is_on = is_switched_on(loaded.scenario->rules, mechanism);
        const auto with_it =
            is_on ? with_all : play_ensemble(*on, history, options.runs, options.threads);
        const auto without_it = play_ensemble(*off, history, options.runs, options.threads);
        done.push_back(
            {mechanism, compare_members(*loaded.scenario, history, with_it, without_it)});
    }
    return done;
}

std::string shown(double value) {
    const double size = value < 0 ? -value : value;
    return with_places(value, size < 10 ? 2 : size < 1000 ? 1 : 0);
}

void print_one(const Context& context, const AblateOptions& options, const Ablated& ablated) {
    context.out << context.say("机制：", "Mechanism: ") << ablated.mechanism.name << "\n";
    for (const auto& says : ablated.mechanism.says)
        context.out << "  " << says << "\n";
    TextTable table({context.say("结果", "outcome"), context.say(">有", ">with"),
                     context.say(">无", ">without"), context.say(">变化", ">change"),
                     context.say("95 % 区间", "95 % interval")});
    std::size_t left_out = 0;
    for (const auto& change : ablated.changes) {
        if (!options.everything && !change.interval.excludes_zero()) {
            ++left_out;
            continue;
        }
        table.row({change.name.in(context.language), shown(change.with_it),
                   shown(change.without_it), (change.change >= 0 ? "+" : "") + shown(change.change),
                   shown(change.interval.low) + " … " + shown(change.interval.high)});
    }
    if (!table.empty()) table.print(context.out);
    if (left_out > 0) {
        const auto many = std::to_string(left_out);
        context.out << context.say(
            "另有 " + many + " 项的区间含零，未列（--everything 全列）。\n",
            many + " outcomes whose interval holds zero are not shown (--everything).\n");
    }
    context.out << context.say("共 ", "Of ") << ablated.changes.size()
                << context.say(" 个区间，二十个里约有一个纯属偶然不含零。\n\n",
                               " intervals about one in twenty leaves out zero by chance.\n\n");
}

Json json_one(const Ablated& ablated) {
    Json switches = Json::array(), outcomes = Json::array();
    for (const auto& change : ablated.mechanism.off)
        switches.push_back(change.room + "." + change.name);
    for (const auto& change : ablated.changes)
        outcomes.push_back({{"id", change.id},
                            {"name", json_of(change.name)},
                            {"with", change.with_it},
                            {"without", change.without_it},
                            {"change", change.change},
                            {"interval", {change.interval.low, change.interval.high}},
                            {"excludes_zero", change.interval.excludes_zero()}});
    return {{"mechanism", ablated.mechanism.name}, {"switches", switches}, {"outcomes", outcomes}};
}

int ablate(const Context& context, const AblateOptions& options) {
    Faults faults;
    const auto list = wanted(options, faults);
    if (!faults.empty()) return context.fail(faults);
    const auto loaded = load_scenario(options.scenario, {}, true, faults);
    if (!loaded) return context.fail(faults);
    const auto history = load_history(options.scenario, *loaded->scenario, false, faults);
    if (!history) return context.fail(faults);
    const auto done = ablate_all(options, *loaded, *history, list, faults);
    if (!faults.empty()) return context.fail(faults);
    if (context.json) {
        Json json = Json::array();
        for (const auto& ablated : done)
            json.push_back(json_one(ablated));
        context.out << Json{{"scenario", loaded->scenario->id},
                            {"runs", options.runs},
                            {"mechanisms", json}}
                           .dump(2)
                    << "\n";
        return exit_well;
    }
    context.out << loaded->scenario->name.in(context.language) << context.say("：", ": ")
                << options.runs << context.say(" 对推演\n\n", " pairs of runs\n\n");
    for (const auto& ablated : done)
        print_one(context, options, ablated);
    return exit_well;
}

}  // namespace

void add_ablate(CommandLine& program, Context& context) {
    auto options = std::make_shared<AblateOptions>();
    auto verb = program.add_subcommand(
        "ablate", context.say("去掉一个机制，看结果变了多少（成对推演，运气相同）",
                              "what changes without a mechanism (runs in pairs, same luck)"));
    verb.add_option("SCENARIO", options->scenario, context.say("想定", "the scenario")).required();
    verb.add_option("--mechanism", options->mechanisms,
                    context.say("机制之名，可重复；all 为全部",
                                "name of a mechanism, may be repeated; all: every one"))
        .required();
    verb.add_option("--runs", options->runs, context.say("对数", "how many pairs"))
        .between(2, 1000000)
        .capture_default_str();
    verb.add_option("--threads", options->threads,
                    context.say("线程数（默认每核一条）", "threads (default: one a core)"))
        .between(1, 1024);
    verb.add_flag("--everything", options->everything,
                  context.say("区间含零者也列出", "show outcomes whose interval holds zero too"));
    verb.footer(context.say("例：lishui ablate two-divisions --mechanism delay --runs 40",
                            "Example: lishui ablate two-divisions --mechanism delay --runs 40"));
    verb.callback([&context, options] { context.status = ablate(context, *options); });
}

}  // namespace lishui
