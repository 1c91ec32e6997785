// lishui history: many runs of a scenario held against what really happened.
#include "ensemble/fact_words.h"
#include "ensemble/history_score.h"
#include "ensemble/mechanism.h"
#include "ensemble_words.h"
#include "table.h"
#include "verbs.h"

namespace lishui {

namespace {

struct HistoryOptions {
    std::string scenario;
    int runs = 200;
    int threads = 0;
    std::vector<std::string> rules;
};

struct Held {  // an ensemble held against a history
    LoadedScenario loaded;
    History history;
    HistoryScore score;

    [[nodiscard]] const Scenario& scenario() const { return *loaded.scenario; }
};

std::optional<Held> hold(const HistoryOptions& options, Faults& faults) {
    std::vector<RuleChange> changes;
    for (const auto& text : options.rules)
        if (const auto change = read_change(text, faults)) changes.push_back(*change);
    if (!faults.empty()) return {};
    auto loaded = load_scenario(options.scenario, changes, true, faults);
    if (!loaded) return {};
    auto history = load_history(options.scenario, *loaded->scenario, true, faults);
    if (!history) return {};
    const auto off = all_switched_off();
    changes.insert(changes.end(), off.begin(), off.end());
    const auto frictionless = prepare_scenario(loaded->files, changes, faults, true);
    if (frictionless == nullptr) return {};
    Held held{std::move(*loaded), std::move(*history), {}};
    const auto members =
        play_ensemble(held.scenario(), held.history, options.runs, options.threads);
    const auto without = play_ensemble(*frictionless, held.history, options.runs, options.threads);
    held.score = score_history(held.scenario(), held.history, members, without);
    return held;
}

void print_facts(const Context& context, const Held& held) {
    TextTable table({context.say("史实", "fact"), context.say("所记", "recorded"),
                     context.say(">时窗内", ">in window"), context.say("中位", "median"),
                     context.say("八成在", "80 % between"), context.say("在带内", "in band"),
                     context.say(">发生", ">ever"), context.say(">无摩擦", ">no friction"),
                     context.say(">基率", ">base"), context.say("一说", "line")});
    for (std::size_t i = 0; i < held.history.facts.size(); ++i) {
        const Fact& fact = held.history.facts[i];
        const FactResult& result = held.score.facts[i];
        const auto at = [&](Moment m) { return short_moment(held.scenario(), m); };
        const bool dated = result.dated;
        table.row({(fact.telegram_war ? "* " : "") + fact.text.in(context.language),
                   at(fact.recorded), per_cent(result.share), dated ? at(result.median) : "-",
                   dated ? at(result.early) + " … " + at(result.late) : "-",
                   fact.throughout  ? "-"
                   : result.in_band ? context.say("是", "yes")
                                    : context.say("否", "no"),
                   per_cent(result.share_frictionless), per_cent(result.base_rate),
                   fact.line < 0 ? "" : std::to_string(fact.line + 1)});
    }
    table.print(context.out);
}

std::string against(const Context& context, double rival, const Margin& difference) {
    const std::string interval =
        with_sign(difference.interval.low, 2) + " … " + with_sign(difference.interval.high, 2);
    const std::string means = with_places(rival, 2) + context.say("；差 ", "; difference ") +
                              with_sign(difference.mean, 2) + " (95 %: " + interval + ")";
    if (difference.interval.low > 0) return means + context.say("，胜", ", beaten");
    if (difference.interval.high < 0) return means + context.say("，负", ", not beaten: worse");
    return means + context.say("，未分", ", undecided");
}

void print_score(const Context& context, const Held& held) {
    const HistoryScore& score = held.score;
    const auto many = [](int part, int whole) {
        return std::to_string(part) + " / " + std::to_string(whole);
    };
    context.out
        << "\n"
        << context.say("* 电报战。日期在八成带内（且过半推演发生）：",
                       "* the telegram war. Recorded date inside the band (and happened in half "
                       "the runs): ")
        << many(score.in_band, score.dated_facts) << "\n"
        << context.say("电报战中不足百分之五者：", "Of the telegram war, under 5 per cent: ")
        << many(score.telegram_war_improbable, score.telegram_war_facts) << "\n"
        << context.say("平均对数得分：", "Mean log score: ") << with_places(score.log_score, 2)
        << "\n"
        << context.say("  无摩擦的同一引擎：", "  the same engine without friction: ")
        << against(context, score.log_frictionless, score.against_frictionless) << "\n"
        << context.say("  只知时窗长短者：", "  one who knows only how long the windows are: ")
        << against(context, score.log_base, score.against_base) << "\n";
}

void print_lines(const Context& context, const Held& held) {
    for (std::size_t i = 0; i < held.score.lines.size(); ++i) {
        const LineResult& line = held.score.lines[i];
        const std::string name = held.history.lines.empty()
                                     ? context.say("史实", "history")
                                     : held.history.lines[i].name.in(context.language);
        const std::string own = std::to_string(line.facts);
        const std::string number = held.history.lines.empty() ? "" : std::to_string(i + 1) + " ";
        context.out << "\n"
                    << number << name << "\n"
                    << context.say("  独有史实 " + own + " 条，平均成真 " + per_cent(line.share) +
                                       "；最近此说的推演占 " + per_cent(line.runs_nearer),
                                   "  " + own + " facts of its own, come true in " +
                                       per_cent(line.share) + " of runs; " +
                                       per_cent(line.runs_nearer) + " of runs are nearest to it")
                    << "\n"
                    << context.say("  一次推演与它相合 " + per_cent(line.agreement) +
                                       "，与别的推演相合 " + per_cent(line.among_runs) + "；" +
                                       per_cent(line.typical) + " 的推演不比它更近于众推演",
                                   "  a run has " + per_cent(line.agreement) +
                                       " of the facts in common with it, " +
                                       per_cent(line.among_runs) + " with another run; " +
                                       per_cent(line.typical) +
                                       " of runs are no more typical than it was")
                    << "\n"
                    << context.say("  与各说共有者合计，日期在带内：",
                                   "  recorded dates inside the band, with what all lines tell: ")
                    << line.in_band << " / " << line.dated << "\n";
    }
}

Json fact_json(const Held& held, std::size_t i) {
    const Fact& fact = held.history.facts[i];
    const FactResult& result = held.score.facts[i];
    const auto at = [&](Moment m) { return Json(iso(held.scenario(), m)); };
    return {{"id", fact.id},
            {"text", json_of(fact.text)},
            {"source", fact.source},
            {"line",
             fact.line < 0 ? "both" : held.history.lines[static_cast<std::size_t>(fact.line)].id},
            {"group", group_words[static_cast<std::size_t>(fact.group)]},
            {"kind", fact_words[static_cast<std::size_t>(fact.question.kind)]},
            {"telegram_war", fact.telegram_war},
            {"throughout", fact.throughout},
            {"recorded", at(fact.recorded)},
            {"precision_hours", fact.precision / minutes_an_hour},
            {"window", {at(fact.earliest), at(fact.latest)}},
            {"share", result.share},
            {"happened", result.happened},
            {"median", result.dated ? at(result.median) : Json(nullptr)},
            {"band", result.dated ? Json{at(result.early), at(result.late)} : Json(nullptr)},
            {"in_band", fact.throughout ? Json(nullptr) : Json(result.in_band)},
            {"share_without_friction", result.share_frictionless},
            {"base_rate", result.base_rate},
            {"log_score", result.log_score},
            {"log_score_without_friction", result.log_frictionless},
            {"log_score_of_base_rate", result.log_base}};
}

Json difference_json(double rival, const Margin& difference) {
    return {{"log_score", rival},
            {"difference", difference.mean},
            {"interval", {difference.interval.low, difference.interval.high}},
            {"excludes_zero", difference.interval.excludes_zero()}};
}

Json line_json(const Held& held, std::size_t i) {
    const LineResult& line = held.score.lines[i];
    Json json = Json::object();
    if (held.history.lines.empty()) {
        json["id"] = "both";
    } else {
        json["id"] = held.history.lines[i].id;
        json["name"] = json_of(held.history.lines[i].name);
    }
    json["facts_of_its_own"] = line.facts;
    json["share"] = line.share;
    json["log_score"] = line.log_score;
    json["dated_facts"] = line.dated;
    json["in_band"] = line.in_band;
    json["runs_nearest"] = line.runs_nearer;
    json["in_common_with_a_run"] = line.agreement;
    json["in_common_between_runs"] = line.among_runs;
    json["typical"] = line.typical;
    return json;
}

Json json_of_all(const Held& held) {
    const HistoryScore& score = held.score;
    Json facts = Json::array(), lines = Json::array();
    for (std::size_t i = 0; i < score.facts.size(); ++i)
        facts.push_back(fact_json(held, i));
    for (std::size_t i = 0; i < score.lines.size(); ++i)
        lines.push_back(line_json(held, i));
    return {{"scenario", held.scenario().id},
            {"name", {{"zh", held.scenario().name.zh}, {"en", held.scenario().name.en}}},
            {"opening", iso(held.scenario(), Moment{0})},
            {"end", iso(held.scenario(), held.scenario().end)},
            {"runs", score.runs},
            {"facts", facts},
            {"dated_facts", score.dated_facts},
            {"in_band", score.in_band},
            {"telegram_war_facts", score.telegram_war_facts},
            {"telegram_war_under_5_per_cent", score.telegram_war_improbable},
            {"log_score", score.log_score},
            {"against_no_friction",
             difference_json(score.log_frictionless, score.against_frictionless)},
            {"against_base_rates", difference_json(score.log_base, score.against_base)},
            {"lines", lines}};
}

int show_history(const Context& context, const HistoryOptions& options) {
    Faults faults;
    const auto held = hold(options, faults);
    if (!held) return context.fail(faults);
    if (context.json) {
        context.out << json_of_all(*held).dump(2) << "\n";
        return exit_well;
    }
    context.out << held->scenario().name.in(context.language) << context.say("：", ": ")
                << held->score.runs << context.say(" 次推演\n\n", " runs\n\n");
    print_facts(context, *held);
    print_score(context, *held);
    print_lines(context, *held);
    return exit_well;
}

}  // namespace

void add_history(CommandLine& program, Context& context) {
    auto options = std::make_shared<HistoryOptions>();
    auto verb = program.add_subcommand(
        "history", context.say("多次推演，与史实对照", "many runs, held against what happened"));
    verb.add_option("SCENARIO", options->scenario,
                    context.say("有 history.toml 的想定", "a scenario that has a history.toml"))
        .required();
    verb.add_option("--runs", options->runs, context.say("推演次数", "how many runs"))
        .between(2, 1000000)
        .capture_default_str();
    verb.add_option("--threads", options->threads,
                    context.say("线程数（默认每核一条）；结果与此无关",
                                "threads (default: one a core); they change no result"))
        .between(1, 1024);
    verb.add_option("--rules", options->rules,
                    context.say("改动系数，如 messages.loss_on=0；可重复",
                                "change a coefficient, as messages.loss_on=0; may be repeated"))
        .type_name("ROOM.NAME=VALUE");
    verb.footer(context.say("例：lishui history changde-1943 --runs 40",
                            "Example: lishui history changde-1943 --runs 40"));
    verb.callback([&context, options] { context.status = show_history(context, *options); });
}

}  // namespace lishui
