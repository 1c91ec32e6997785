// lishui diary: the war diary of one headquarters, from what it knew and nothing else.
#include "record/diary.h"

#include <sstream>

#include "table.h"
#include "verbs.h"

namespace lishui {

namespace {

struct DiaryOptions {
    std::string run, desk, from, until;
};

int diary(const Context& context, const DiaryOptions& options) {
    Faults faults;
    const auto recording = load_run(context, options.run, false, faults);
    if (!recording) return context.fail(faults);
    const auto& scenario = *recording->scenario;
    const auto desk = find_desk(scenario, options.desk, faults);
    Moment from = long_ago;
    Moment until = never;
    if (!options.from.empty()) {
        if (const auto found = find_moment(scenario, options.from, faults)) from = *found;
    }
    if (!options.until.empty()) {
        if (const auto found = find_moment(scenario, options.until, faults)) until = *found;
    }
    if (!faults.empty()) return context.fail(faults);
    const auto text = war_diary(*recording, *desk, context.language, from, until);
    if (context.json) {
        context.out << Json{{"desk", json_of(scenario, scenario.order_of_battle.command(*desk))},
                            {"diary", text}}
                           .dump(2)
                    << "\n";
        return exit_well;
    }
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find_first_not_of(' ');
        const int indent = first == std::string::npos ? 0 : static_cast<int>(first);
        context.out << wrapped(std::string_view(line).substr(static_cast<std::size_t>(indent)), 98,
                               indent)
                    << "\n";
    }
    return exit_well;
}

}  // namespace

void add_diary(CommandLine& program, Context& context) {
    auto options = std::make_shared<DiaryOptions>();
    auto verb = program.add_subcommand(
        "diary", context.say("一个司令部的阵中日记，只写其所知",
                             "the war diary of one headquarters, only from what it knew"));
    verb.add_option("RUN", options->run, context.say("日志", "the journal of a run")).required();
    verb.add_option("--desk", options->desk, context.say("司令部", "the headquarters")).required();
    verb.add_option("--from", options->from, context.say("自何日起", "from this day"));
    verb.add_option("--until", options->until, context.say("至何日止", "until this day"));
    verb.footer(context.say("例：lishui diary two-divisions-7 --desk WD --lang zh",
                            "Example: lishui diary two-divisions-7 --desk WD --lang en"));
    verb.callback([&context, options] { context.status = diary(context, *options); });
}

}  // namespace lishui
