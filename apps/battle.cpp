// lishui battle: plays battles of a table many times and writes what is to be expected of each.
#include <algorithm>

#include "battle/prediction.h"
#include "battle/read_battles.h"
#include "record/file.h"
#include "scenario/rules.h"
#include "verbs.h"

namespace lishui {

namespace {

constexpr std::size_t largest_table_bytes = 64u << 20;

struct BattleOptions {
    std::string file;
    std::string out;
    std::string understood;
    int runs = 400;
    std::uint64_t seed = 1;
    std::vector<std::string> rules;
};

// A prediction for each battle, in the order of the table; empty after a fault.
std::vector<Battle> prepare(const BattleOptions& options, Rules& rules, Faults& faults) {
    for (const auto& text : options.rules) {
        const auto change = read_change(text, faults);
        if (!change || set_rule(rules, change->room, change->name, change->value)) continue;
        faults.push_back({{},
                          0,
                          {"没有 " + change->room + "." + change->name + " 这一系数。",
                           "There is no rule " + change->room + "." + change->name + "."},
                          {"lishui rules 列出全部系数。", "`lishui rules` lists them all."}});
    }
    const auto bytes = read_file(options.file, largest_table_bytes, faults);
    if (!bytes) return {};
    return read_battles(options.file, *bytes, rules.combat, faults);
}

int play_all(const Context& context, const BattleOptions& options) {
    Faults faults;
    Rules rules;
    const auto battles = prepare(options, rules, faults);
    if (!faults.empty()) return context.fail(faults);
    if (!options.understood.empty() &&
        !write_file(options.understood, battles_as_csv(battles), faults)) {
        return context.fail(faults);
    }
    std::vector<Prediction> predictions;
    predictions.reserve(battles.size());
    for (const auto& battle : battles) {
        predictions.push_back(
            predict(battle, options.runs, options.seed, rules.combat, rules.force));
    }
    const auto text = predictions_as_csv(predictions);
    if (options.out.empty()) {
        context.out << text;
        return exit_well;
    }
    if (!write_file(options.out, text, faults)) return context.fail(faults);
    const auto many = std::to_string(predictions.size());
    const auto runs = std::to_string(options.runs);
    context.out << context.say(many + " 次会战，各推演 " + runs + " 次：" + options.out,
                               many + " battles, each played " + runs + " times: " + options.out)
                << "\n";
    return exit_well;
}

}  // namespace

void add_battle(CommandLine& program, Context& context) {
    auto options = std::make_shared<BattleOptions>();
    auto verb = program.add_subcommand(
        "battle", context.say("逐次推演一张表里的单个会战，写出预测",
                              "play the battles of a table many times and write predictions"));
    verb.add_option("FILE", options->file,
                    context.say("会战表（CSV，一行一次会战），列名见 docs/formats.md",
                                "table of battles (CSV, one row a battle); for the columns see "
                                "docs/formats.md"))
        .required();
    verb.add_option("--runs", options->runs,
                    context.say("每次会战推演的次数", "how often each battle is played"))
        .between(1, 100000)
        .capture_default_str();
    verb.add_option("--seed", options->seed, context.say("种子", "the seed of luck"))
        .capture_default_str();
    verb.add_option("--out", options->out,
                    context.say("写到这个文件（默认：标准输出）",
                                "write to this file (default: to standard output)"));
    verb.add_option("--understood", options->understood,
                    context.say("另把读懂的条件写到这个文件",
                                "also write to this file what was understood of each battle"));
    verb.add_option("--rules", options->rules,
                    context.say("改动系数，如 combat.pulse_luck=0",
                                "change coefficients, such as combat.pulse_luck=0"));
    verb.footer(context.say("例：lishui battle battles.csv --runs 400 --out predictions.csv",
                            "Example: lishui battle battles.csv --runs 400 --out predictions.csv"));
    verb.callback([&context, options] { context.status = play_all(context, *options); });
}

}  // namespace lishui
