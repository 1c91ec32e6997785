// lishui scenarios: what there is to fight.
#include "table.h"
#include "verbs.h"

namespace lishui {

namespace {

int list_scenarios(const Context& context) {
    TextTable table({context.say("想定", "scenario"), context.say("名称", "name"),
                     context.say("开局", "opens"), context.say(">小时", ">hours")});
    Json json = Json::array();
    for (const auto& name : scenario_names()) {
        Faults faults;
        const auto loaded = load_scenario(name, {}, false, faults);
        if (!loaded) {
            table.row({name, context.say("（有误，见 lishui validate）",
                                         "(has faults; see lishui validate)")});
            json.push_back({{"id", name}, {"faults", faults.size()}});
            continue;
        }
        const auto& s = *loaded->scenario;
        table.row(
            {name, s.name.in(context.language), iso(s, Moment{0}), std::to_string(s.hours())});
        json.push_back({{"id", name},
                        {"name", {{"zh", s.name.zh}, {"en", s.name.en}}},
                        {"summary", json_of(s.summary)},
                        {"opens", iso(s, Moment{0})},
                        {"hours", s.hours()},
                        {"faults", 0}});
    }
    if (context.json) {
        context.out << json.dump(2) << "\n";
    } else {
        table.print(context.out);
    }
    return exit_well;
}

}  // namespace

void add_scenarios(CommandLine& program, Context& context) {
    auto verb =
        program.add_subcommand("scenarios", context.say("列出现有想定", "list the scenarios"));
    verb.footer(context.say("例：lishui scenarios --json", "Example: lishui scenarios --json"));
    verb.callback([&context] { context.status = list_scenarios(context); });
}

}  // namespace lishui
