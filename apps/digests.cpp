// `lishui digests`: the digest of every hour, to compare machines, compilers and builds. With
// --fields the whole state of one hour as path and value, so that the first difference names hour
// and field.
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include "base/fields.h"
#include "campaign/campaign.h"
#include "campaign/state.h"
#include "verbs.h"

namespace lishui {

namespace {

struct Wishes {
    std::string scenario;
    std::uint64_t seed = 1;
    int seeds = 1;
    int fields_hour = -1;
    int threads = 1;
};

struct FieldPrinter {
    std::ostream& out;
    std::vector<std::string> path;
    template <class T>
    void scalar(const T& x) {
        for (const std::string& part : path)
            out << part;
        out << ' ' << static_cast<long long>(x) << '\n';
    }
    void enter(const char* name) { path.push_back(path.empty() ? name : std::string(".") + name); }
    void index(std::size_t i) { path.push_back("[" + std::to_string(i) + "]"); }
    void leave() { path.pop_back(); }
};

std::string digests_of(const Scenario& scenario, std::uint64_t seed) {
    const auto state = std::make_unique<State>();
    open_campaign(scenario, seed, *state, Events{});
    std::string text;
    char line[80];
    for (int hour = 0;; ++hour) {
        std::snprintf(line, sizeof line, "seed %llu hour %d %016llx\n",
                      static_cast<unsigned long long>(seed), hour,
                      static_cast<unsigned long long>(digest(*state)));
        text += line;
        if (hour == scenario.hours()) return text;
        advance(scenario, *state, Players{}, Events{});
    }
}

void print_digests(const Scenario& scenario, const Wishes& wishes, std::ostream& out) {
    std::vector<std::string> texts(static_cast<std::size_t>(wishes.seeds));
    std::vector<std::thread> workers;
    for (int worker = 0; worker < wishes.threads; ++worker) {
        workers.emplace_back([&, worker] {
            for (int k = worker; k < wishes.seeds; k += wishes.threads)
                texts[static_cast<std::size_t>(k)] =
                    digests_of(scenario, wishes.seed + static_cast<std::uint64_t>(k));
        });
    }
    for (std::thread& worker : workers)
        worker.join();
    for (const std::string& text : texts)
        out << text;
}

void print_fields(const Scenario& scenario, const Wishes& wishes, std::ostream& out) {
    const auto state = std::make_unique<State>();
    open_campaign(scenario, wishes.seed, *state, Events{});
    for (int hour = 0; hour < wishes.fields_hour && hour < scenario.hours(); ++hour)
        advance(scenario, *state, Players{}, Events{});
    FieldPrinter printer{out, {}};
    walk(static_cast<const State&>(*state), printer);
}

void digests(Context& context, const Wishes& wishes) {
    Faults faults;
    const auto loaded = load_scenario(wishes.scenario, {}, true, faults);
    if (!loaded) {
        context.status = context.fail(faults);
        return;
    }
    if (wishes.fields_hour >= 0)
        print_fields(*loaded->scenario, wishes, context.out);
    else
        print_digests(*loaded->scenario, wishes, context.out);
}

}  // namespace

void add_digests(CLI::App& program, Context& context) {
    auto* verb = program.add_subcommand(
        "digests", context.say("逐时摘要，用来比较机器与编译器",
                               "the digest of every hour, to compare machines"));
    const auto wishes = std::make_shared<Wishes>();
    verb->add_option("SCENARIO", wishes->scenario, context.say("剧本", "the scenario"))->required();
    verb->add_option("--seed", wishes->seed, context.say("种子", "the seed"));
    verb->add_option("--seeds", wishes->seeds,
                     context.say("从该种子起的局数", "how many seeds from that one on"))
        ->check(CLI::Range(1, 100000));
    verb->add_option("--threads", wishes->threads, context.say("线程数", "threads"))
        ->check(CLI::Range(1, 256));
    verb->add_option(
        "--fields", wishes->fields_hour,
        context.say("列出该时的全部字段", "list every field of the state at this hour"));
    verb->footer(context.say("例：lishui digests two-divisions --seed 7",
                             "Example: lishui digests two-divisions --seed 7"));
    verb->callback([&context, wishes] { digests(context, *wishes); });
}

}  // namespace lishui
