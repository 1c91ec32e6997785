// lishui doctor: whether this copy is in order, for a person who asks for help.
#include <filesystem>

#include "campaign/state.h"
#include "record/journal.h"
#include "record/snapshot.h"
#include "table.h"
#include "verbs.h"

namespace lishui {

namespace {

std::string compiler() {
#if defined(__clang__)
    return "clang " __clang_version__;
#elif defined(__GNUC__)
    return "g++ " __VERSION__;
#else
    return "unknown";
#endif
}

std::string folder_standing(const Context& context, const std::string& folder) {
    namespace paths = std::filesystem;
    std::error_code error;
    auto whole = paths::absolute(folder, error).string();
    if (!paths::exists(folder, error)) {
        return whole +
               context.say("（尚无，首次推演时建立）", " (not there yet; the first run makes it)");
    }
    return whole;
}

struct Ailment {
    std::string id;
    std::size_t faults = 0;
    int hours = 0;
};

std::vector<Ailment> look_at_scenarios() {
    std::vector<Ailment> out;
    for (const auto& name : scenario_names()) {
        Faults faults;
        const auto loaded = load_scenario(name, {}, false, faults);
        out.push_back({name, faults.size(), loaded ? loaded->scenario->hours() : 0});
    }
    return out;
}

int examine(const Context& context) {
    const auto scenarios = look_at_scenarios();
    bool well = !scenarios.empty();
    for (const auto& scenario : scenarios)
        well = well && scenario.faults == 0;
    if (context.json) {
        Json list = Json::array();
        for (const auto& s : scenarios) {
            list.push_back({{"id", s.id}, {"faults", s.faults}, {"hours", s.hours}});
        }
        context.out << Json{{"well", well},
                            {"rules_version", rules_version},
                            {"journal_format", journal_version},
                            {"snapshot_format", snapshot_version},
                            {"compiler", compiler()},
                            {"state_bytes", sizeof(State)},
                            {"home", home_folder()},
                            {"scenarios", list}}
                           .dump(2)
                    << "\n";
        return well ? exit_well : exit_fault;
    }
    TextTable table({context.say("项目", "what"), context.say("情况", "how it stands")});
    table.row({context.say("规则版本", "rules version"), std::to_string(rules_version)});
    table.row({context.say("日志格式", "journal format"), std::to_string(journal_version)});
    table.row({context.say("存档格式", "save format"), std::to_string(snapshot_version)});
    table.row({context.say("编译器", "compiler"), compiler()});
    table.row({context.say("状态大小", "size of a state"),
               figures(static_cast<std::int64_t>(sizeof(State))) + context.say(" 字节", " bytes")});
    table.row({context.say("本体所在", "home"), home_folder()});
    table.row({context.say("日志写到", "runs go to"), folder_standing(context, "runs")});
    for (const auto& s : scenarios) {
        const auto faults = std::to_string(s.faults);
        table.row({context.say("想定 ", "scenario ") + s.id,
                   s.faults == 0 ? context.say("可读，", "can be read, ") +
                                       std::to_string(s.hours) + context.say(" 小时", " hours")
                                 : context.say(faults + " 处有误，见 lishui validate ",
                                               faults + " faults; see lishui validate ") +
                                       s.id});
    }
    if (scenarios.empty()) {
        table.row({context.say("想定", "scenarios"),
                   context.say("一份也没有；请设 LISHUI_HOME", "there is none; set LISHUI_HOME")});
    }
    table.print(context.out);
    context.out << (well ? context.say("一切正常。", "All is well.")
                         : context.say("有问题，见上。", "Something is wrong; see above."))
                << "\n";
    return well ? exit_well : exit_fault;
}

}  // namespace

void add_doctor(CommandLine& program, Context& context) {
    auto verb = program.add_subcommand(
        "doctor", context.say("检查本程序是否完好", "examine whether this copy is in order"));
    verb.footer(context.say("例：lishui doctor", "Example: lishui doctor"));
    verb.callback([&context] { context.status = examine(context); });
}

}  // namespace lishui
