#include <algorithm>
#include <iostream>

#include "verbs.h"

namespace lishui {

namespace {

// The language decides the words of the help itself, so it is looked for before anything else is
// read.
Language language_wanted(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string value;
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) value = arguments[i + 1];
        if (arguments[i].rfind("--lang=", 0) == 0) value = arguments[i].substr(7);
        if (value == "zh") return Language::zh;
        if (value == "en") return Language::en;
    }
    return language_of_locale();
}

void common_options(CommandLine& line, Context& context) {
    line.add_option("--lang", context.language_word,
                    context.say("语言：zh 或 en（默认依系统区域）",
                                "language: zh or en (default: from the locale)"))
        .one_of({"zh", "en"});
    line.add_flag("--json", context.json, context.say("供机器读的 JSON 输出", "JSON for machines"));
}

void declare(CommandLine& line, Context& context) {
    line.footer(context.say("例：lishui run two-divisions --seed 7",
                            "Example: lishui run two-divisions --seed 7"));
    add_run(line, context);
    add_validate(line, context);
    add_scenarios(line, context);
    add_playback(line, context);
    add_diary(line, context);
    add_why(line, context);
    add_telegrams(line, context);
    add_map(line, context);
    add_report(line, context);
    add_export(line, context);
    add_verify(line, context);
    add_rules(line, context);
    add_digests(line, context);
    add_history(line, context);
    add_ablate(line, context);
    add_doctor(line, context);
    add_battle(line, context);
    add_score(line, context);
    add_fit(line, context);
    common_options(line, context);
    for (auto verb : line.subcommands())
        common_options(verb, context);
}

int unreadable(const std::string& why, const Context& context) {
    context.err << context.say("lishui：参数有误：", "lishui: the arguments cannot be read: ")
                << why << "\n"
                << context.say("请看 lishui --help 或 lishui 动词 --help。\n",
                               "See lishui --help, or lishui VERB --help.\n");
    return exit_usage;
}

}  // namespace

int program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err,
            bool err_is_terminal) {
    Context context{out, err};
    context.err_is_terminal = err_is_terminal;
    context.language = language_wanted(arguments);
    std::string why;
    try {
        const auto reading = read_arguments(
            arguments,
            context.say("澧水：战役推演。指挥与情报就是模型。",
                        "lishui: a campaign simulator in which command is the model."),
            [&context](CommandLine& line) { declare(line, context); }, out, err, why);
        if (reading == ArgumentsWere::for_help) return exit_well;
        if (reading == ArgumentsWere::unreadable) return unreadable(why, context);
    } catch (const std::exception& error) {
        context.err << "lishui: " << error.what() << "\n";
        return exit_fault;
    }
    out.flush();
    if (!out) {
        err << context.say("lishui：输出未能写完。\n",
                           "lishui: the output could not be written.\n");
        return exit_fault;
    }
    return context.status;
}

}  // namespace lishui
