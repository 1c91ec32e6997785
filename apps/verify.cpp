// lishui verify: fights the campaign of a journal again and compares hour by hour.
#include "record/verify.h"

#include "interrupt.h"
#include "progress.h"
#include "verbs.h"

namespace lishui {

namespace {

bool heard(std::int32_t hour, void* with) {
    static_cast<Progress*>(with)->hour(hour);
    return !Interrupt::wanted();
}

const char* name_of(Finding finding) {
    switch (finding) {
        case Finding::same:
            return "same";
        case Finding::differs:
            return "differs";
        case Finding::other_rules:
            return "other_rules";
    }
    return "";
}

int verify_it(const Context& context, const std::string& name) {
    Faults faults;
    const auto recording = load_run(context, name, true, faults);
    if (!recording) return context.fail(faults);
    const Interrupt interrupt;
    Progress progress(context, *recording->scenario, recording->journal.last_hour());
    const auto verdict = verify(*recording, heard, &progress);
    progress.clear();
    if (context.json) {
        context.out << Json{{"finding", name_of(verdict.finding)},
                            {"hour", verdict.hour},
                            {"events", verdict.events},
                            {"complete", recording->journal.complete},
                            {"sentence", json_of(verdict.sentence)}}
                           .dump(2)
                    << "\n";
    } else {
        auto& stream = verdict.finding == Finding::same ? context.out : context.err;
        stream << verdict.sentence.in(context.language) << "\n";
    }
    if (Interrupt::wanted()) return exit_interrupted;
    return verdict.finding == Finding::same ? exit_well : exit_fault;
}

}  // namespace

void add_verify(CommandLine& program, Context& context) {
    auto run = std::make_shared<std::string>();
    auto verb = program.add_subcommand(
        "verify",
        context.say("重算一份日志，逐时核对", "fight a journal again and compare every hour"));
    verb.add_option("RUN", *run, context.say("日志", "the journal of a run")).required();
    verb.footer(
        context.say("例：lishui verify two-divisions-7", "Example: lishui verify two-divisions-7"));
    verb.callback([&context, run] { context.status = verify_it(context, *run); });
}

}  // namespace lishui
