// `lishui digests`: the digest of every hour, to compare machines, compilers and builds. With
// --fields the whole state of one hour as path and value, so that the first difference names hour
// and field.
#include "digest_list.h"
#include "verbs.h"

namespace lishui {

namespace {

struct Wishes {
    std::string scenario;
    DigestWishes digests;
    int fields_hour = -1;
};

void digests(Context& context, Wishes wishes) {
    wishes.digests.json = context.json;
    Faults faults;
    const auto loaded = load_scenario(wishes.scenario, {}, true, faults);
    if (!loaded) {
        context.status = context.fail(faults);
        return;
    }
    if (wishes.fields_hour >= 0)
        print_fields(*loaded->scenario, wishes.digests.seed, wishes.fields_hour, context.json,
                     context.out);
    else
        print_digests(*loaded->scenario, wishes.digests, context.out);
}

}  // namespace

void add_digests(CommandLine& program, Context& context) {
    auto verb =
        program.add_subcommand("digests", context.say("逐时摘要，用来比较机器、编译器与编译方式",
                                                      "the digest of every hour, to compare "
                                                      "machines, compilers and builds"));
    const auto wishes = std::make_shared<Wishes>();
    verb.add_option("SCENARIO", wishes->scenario, context.say("想定", "the scenario")).required();
    verb.add_option("--seed", wishes->digests.seed, context.say("种子", "the seed"));
    verb.add_option("--seeds", wishes->digests.seeds,
                    context.say("从该种子起的局数", "how many seeds from that one on"))
        .between(1, 100000);
    verb.add_option("--hours", wishes->digests.hours,
                    context.say("到第几时为止（默认全部）", "up to which hour (default: all)"))
        .between(0, 1000000);
    verb.add_option("--threads", wishes->digests.threads, context.say("线程数", "threads"))
        .between(1, 256);
    verb.add_option("--fields", wishes->fields_hour,
                    context.say("列出该时的全部字段", "list every field of the state at this hour"))
        .between(0, 1000000);
    verb.footer(context.say("例：lishui digests two-divisions --seed 7",
                            "Example: lishui digests two-divisions --seed 7"));
    verb.callback([&context, wishes] { digests(context, *wishes); });
}

}  // namespace lishui
