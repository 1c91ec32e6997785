// lishui rules: every coefficient in one table; docs/rules.md is made from it.
#include "scenario/rules.h"

#include <charconv>

#include "verbs.h"

namespace lishui {

namespace {

std::string shortest(double value) {
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

const char* standing_word(const Context& context, Standing standing) {
    if (standing == Standing::fitted) return context.say("拟合", "fitted");
    return standing == Standing::documented ? context.say("有据", "documented")
                                            : context.say("判断", "judged");
}

void print_markdown(const Context& context, const std::vector<RuleEntry>& entries) {
    context.out << context.say(
        "# 规则系数\n\n由 `lishui rules` 生成，请勿手改。想定可在 rules.toml 中改动任何一项，"
        "`lishui run --rules 室.名=值` 亦可。\n",
        "# The rules\n\nMade by `lishui rules`; do not edit. A scenario may override any of "
        "them in rules.toml, and so does\n`lishui run --rules room.name=value`.\n");
    std::string room;
    for (const auto& entry : entries) {
        if (room != entry.room) {
            room = entry.room;
            context.out
                << "\n## " << room << "\n\n"
                << context.say(
                       "| 系数 | 值 | 单位 | 范围 | 依据 | 来源与作用 |\n",
                       "| rule | value | measure | bounds | standing | source and effect |\n")
                << "|---|---|---|---|---|---|\n";
        }
        const auto& rule = entry.rule;
        context.out << "| `" << rule.name << "` | " << shortest(rule.value) << " | " << rule.measure
                    << " | " << shortest(rule.low) << " … " << shortest(rule.high) << " | "
                    << standing_word(context, rule.standing) << " | " << rule.source << " |\n";
    }
}

int list_rules(const Context& context) {
    Rules rules;
    const auto entries = table(rules);
    if (!context.json) {
        print_markdown(context, entries);
        return exit_well;
    }
    Json json = Json::array();
    for (const auto& entry : entries) {
        const auto& rule = entry.rule;
        json.push_back({{"room", entry.room},
                        {"name", rule.name},
                        {"value", rule.value},
                        {"measure", rule.measure},
                        {"low", rule.low},
                        {"high", rule.high},
                        {"standing", rule.standing == Standing::documented ? "documented"
                                     : rule.standing == Standing::judged   ? "judged"
                                                                           : "fitted"},
                        {"source", rule.source}});
    }
    context.out << json.dump(2) << "\n";
    return exit_well;
}

}  // namespace

void add_rules(CommandLine& program, Context& context) {
    auto verb = program.add_subcommand(
        "rules", context.say("列出全部规则系数（docs/rules.md 由此而来）",
                             "list every coefficient (docs/rules.md is made from this)"));
    verb.footer(context.say("例：lishui rules --lang en > docs/rules.md",
                            "Example: lishui rules --lang en > docs/rules.md"));
    verb.callback([&context] { context.status = list_rules(context); });
}

}  // namespace lishui
