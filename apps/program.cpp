#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

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

void common_options(CLI::App& app, Context& context) {
    app.add_option("--lang", context.language_word,
                   context.say("语言：zh 或 en（默认依系统区域）",
                               "language: zh or en (default: from the locale)"))
        ->check(CLI::IsMember({"zh", "en"}));
    app.add_flag("--json", context.json, context.say("供机器读的 JSON 输出", "JSON for machines"));
}

int unreadable(CLI::App& app, const CLI::ParseError& error, const Context& context) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        app.exit(error, context.out, context.err);
        return exit_well;
    }
    context.err << context.say("lishui：参数有误：", "lishui: the arguments cannot be read: ")
                << error.what() << "\n"
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
    CLI::App app{context.say("澧水：战役推演。指挥与情报就是模型。",
                             "lishui: a campaign simulator in which command is the model."),
                 "lishui"};
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(context.say("例：lishui run two-divisions --seed 7",
                           "Example: lishui run two-divisions --seed 7"));
    CommandLine line(app);
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
    common_options(app, context);
    for (auto* verb : app.get_subcommands([](CLI::App*) { return true; })) {
        common_options(*verb, context);
    }
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        return unreadable(app, error, context);
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
