#include "digest_list.h"

#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/fields.h"
#include "campaign/campaign.h"
#include "campaign/state.h"

namespace lishui {

namespace {

struct FieldPrinter {
    std::ostream& out;
    bool json = false;
    std::vector<std::string> path{};
    template <class T>
    void scalar(const T& x) {
        out << (json ? "{\"path\": \"" : "");
        for (const std::string& part : path)
            out << part;
        out << (json ? "\", \"value\": " : " ") << static_cast<long long>(x)
            << (json ? "}\n" : "\n");
    }
    void enter(const char* name) { path.push_back(path.empty() ? name : std::string(".") + name); }
    void index(std::size_t i) {
        std::string part = std::to_string(i);
        part.insert(part.begin(), '[');
        path.push_back(std::move(part) + ']');
    }
    void leave() { path.pop_back(); }
};

std::string digests_of(const Scenario& scenario, std::uint64_t seed, int hours, bool json) {
    const char* format = json ? "{\"seed\": %llu, \"hour\": %d, \"digest\": \"%016llx\"}\n"
                              : "seed %llu hour %d %016llx\n";
    const auto state = std::make_unique<State>();
    open_campaign(scenario, seed, *state, Events{});
    std::string text;
    for (int hour = 0;; ++hour) {
        char line[96];
        std::snprintf(line, sizeof line, format, static_cast<unsigned long long>(seed), hour,
                      static_cast<unsigned long long>(digest(*state)));
        text += line;
        if (hour == hours) return text;
        advance(scenario, *state, Players{}, Events{});
    }
}

int within_the_campaign(const Scenario& scenario, int hours) {
    return hours < 0 || hours > scenario.hours() ? scenario.hours() : hours;
}

}  // namespace

void print_digests(const Scenario& scenario, const DigestWishes& wishes, std::ostream& out) {
    const int hours = within_the_campaign(scenario, wishes.hours);
    std::vector<std::string> texts(static_cast<std::size_t>(wishes.seeds));
    std::vector<std::thread> workers;
    for (int worker = 0; worker < wishes.threads; ++worker) {
        workers.emplace_back([&, worker] {
            for (int k = worker; k < wishes.seeds; k += wishes.threads)
                texts[static_cast<std::size_t>(k)] = digests_of(
                    scenario, wishes.seed + static_cast<std::uint64_t>(k), hours, wishes.json);
        });
    }
    for (std::thread& worker : workers)
        worker.join();
    for (const std::string& text : texts)
        out << text;
}

void print_fields(const Scenario& scenario, std::uint64_t seed, int hour, bool json,
                  std::ostream& out) {
    const auto state = std::make_unique<State>();
    open_campaign(scenario, seed, *state, Events{});
    const int hours = within_the_campaign(scenario, hour);
    for (int h = 0; h < hours; ++h)
        advance(scenario, *state, Players{}, Events{});
    FieldPrinter printer{out, json};
    walk(static_cast<const State&>(*state), printer);
}

}  // namespace lishui
