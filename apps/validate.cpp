// lishui validate: reads a scenario whole and says everything that is wrong with it.
#include "ensemble_words.h"
#include "other_names.h"
#include "verbs.h"

namespace lishui {

namespace {

Json counts(const Scenario& s) {
    return {{"id", s.id},
            {"name", {{"zh", s.name.zh}, {"en", s.name.en}}},
            {"opens", iso(s, Moment{0})},
            {"ends", iso(s, s.end)},
            {"hours", s.hours()},
            {"hexes", s.map.grid.size()},
            {"places", s.map.places.size()},
            {"rivers", s.map.rivers.size()},
            {"crossing_sites", s.map.sites.size()},
            {"leaves", s.order_of_battle.leaf_count},
            {"headquarters", s.headquarters.size()},
            {"control_measures", s.measures.size()},
            {"scripted_dispatches", s.scripted.size()}};
}

int validate(const Context& context, const std::string& name) {
    Faults faults;
    const auto loaded = load_scenario(name, {}, true, faults);
    // What is recorded of it is no part of the scenario, but whoever writes it wants to know as
    // well.
    const auto history =
        loaded ? load_history(name, *loaded->scenario, false, faults) : std::optional<History>();
    if (history) load_other_names(name, *loaded->scenario, faults);
    if (!faults.empty()) {
        context.fail(faults);
        if (!context.json) {
            const auto many = std::to_string(faults.size());
            context.err << context.say("共 " + many + " 处有误；想定未读入。",
                                       many + (faults.size() == 1 ? " fault" : " faults") +
                                           "; the scenario was not read.")
                        << "\n";
        }
        return exit_fault;
    }
    const auto& s = *loaded->scenario;
    if (context.json) {
        context.out << Json{{"faults", Json::array()}, {"scenario", counts(s)}}.dump(2) << "\n";
        return exit_well;
    }
    const auto text = [](auto x) { return std::to_string(x); };
    context.out << s.name.in(context.language) << "\n"
                << context.say(
                       "无误。" + text(s.hours()) + " 小时，" + text(s.order_of_battle.leaf_count) +
                           " 支部队，" + text(s.headquarters.size()) + " 个司令部，" +
                           text(s.map.grid.size()) + " 格，" + text(s.map.rivers.size()) +
                           " 条河，" + text(s.map.sites.size()) + " 处渡口，" +
                           text(s.map.places.size()) + " 处地名。",
                       "No faults. " + text(s.hours()) + " hours, " +
                           text(s.order_of_battle.leaf_count) + " formations under " +
                           text(s.headquarters.size()) + " headquarters, " +
                           text(s.map.grid.size()) + " hexes, " + text(s.map.rivers.size()) +
                           " rivers, " + text(s.map.sites.size()) + " crossing sites, " +
                           text(s.map.places.size()) + " places.")
                << "\n";
    return exit_well;
}

}  // namespace

void add_validate(CommandLine& program, Context& context) {
    auto name = std::make_shared<std::string>();
    auto verb = program.add_subcommand(
        "validate",
        context.say("读一份想定，一次列出全部错误", "read a scenario and list every fault"));
    verb.add_option("SCENARIO", *name,
                    context.say("scenarios/ 下的名称，或文件夹路径",
                                "a name under scenarios/, or the path of a folder"))
        .required();
    verb.footer(
        context.say("例：lishui validate two-divisions", "Example: lishui validate two-divisions"));
    verb.callback([&context, name] { context.status = validate(context, *name); });
}

}  // namespace lishui
