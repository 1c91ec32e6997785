// lishui report: the page of a run, one file for the eyes.
#include <filesystem>

#include "page.h"
#include "record/file.h"
#include "verbs.h"

namespace lishui {

namespace {

struct ReportOptions {
    std::string run, out, desk, history;
    bool sealed = false;
};

constexpr std::size_t largest_many_bytes = std::size_t{32} << 20;

// What `lishui history --json` said of many runs; it is shown beside this one.
Json read_many(const Scenario& scenario, const std::string& path, Faults& faults) {
    const auto bytes = read_file(path, largest_many_bytes, faults);
    if (!bytes) return nullptr;
    auto json = Json::parse(*bytes);
    if (!json.is_discarded() && is_history_of(json, scenario.id)) return json;
    faults.push_back(
        {path,
         0,
         {"这不是想定“" + scenario.id + "”的 lishui history --json 输出。",
          "This is not what `lishui history --json` wrote of the scenario '" + scenario.id + "'."},
         {"先执行 lishui history " + scenario.id + " --json > many.json。",
          "Make one with `lishui history " + scenario.id + " --json > many.json`."}});
    return nullptr;
}

bool read_wish(const Scenario& scenario, const ReportOptions& options, PageWish& wish,
               Faults& faults) {
    if (!options.desk.empty()) {
        if (const auto found = find_desk(scenario, options.desk, faults)) wish.desk = *found;
    }
    wish.sealed = options.sealed;
    if (options.sealed && options.desk.empty()) {
        faults.push_back({{},
                          0,
                          {"--sealed 要说是哪个司令部的。",
                           "--sealed needs the headquarters whose report it is."},
                          {"例：--desk 11A --sealed。", "As: --desk 11A --sealed."}});
    }
    if (!options.history.empty()) wish.history = read_many(scenario, options.history, faults);
    return faults.empty();
}

int report(const Context& context, const ReportOptions& options) {
    Faults faults;
    const auto recording = load_run(context, options.run, false, faults);
    if (!recording) return context.fail(faults);
    PageWish wish{context.language, {}, false, nullptr};
    if (!read_wish(*recording->scenario, options, wish, faults)) return context.fail(faults);
    if (!write_page(*recording, wish, options.out, faults)) return context.fail(faults);
    std::error_code error;
    const auto bytes = std::filesystem::file_size(options.out, error);
    if (context.json) {
        context.out << Json{{"out", options.out}, {"bytes", bytes}, {"sealed", wish.sealed}}.dump(2)
                    << "\n";
        return exit_well;
    }
    const auto kilobytes = std::to_string((bytes + 512) / 1024);
    context.out << context.say("已写出 " + options.out + "（" + kilobytes +
                                   " KB）。双击即可打开，不需联网。",
                               "Written: " + options.out + " (" + kilobytes +
                                   " KB). A double click opens it; it needs no network.")
                << "\n";
    return exit_well;
}

}  // namespace

void add_report(CommandLine& program, Context& context) {
    auto options = std::make_shared<ReportOptions>();
    auto verb = program.add_subcommand(
        "report", context.say("把一次推演写成一个可双击打开的网页",
                              "a run as one page that opens by a double click"));
    verb.add_option("RUN", options->run, context.say("日志", "the journal of a run")).required();
    verb.add_option("--out", options->out, context.say("写到何处", "where to")).required();
    verb.add_option("--desk", options->desk,
                    context.say("打开时先看哪个司令部", "the headquarters shown first"));
    verb.add_flag("--sealed", options->sealed,
                  context.say("只写该司令部所知，可交给一方", "only what that headquarters knew"));
    verb.add_option("--history", options->history,
                    context.say("lishui history --json 的输出，用作对照",
                                "what `lishui history --json` wrote, to compare with"));
    verb.footer(context.say("例：lishui report two-divisions-7 --out report.html",
                            "Example: lishui report two-divisions-7 --out report.html"));
    verb.callback([&context, options] { context.status = report(context, *options); });
}

}  // namespace lishui
