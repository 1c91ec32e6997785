// How fast a campaign is, and how large. Run: ./lishui bench (or build/release/lishui_bench).
// Figures for the README are printed here and nowhere else; no test asserts a time.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <ctime>
#include <limits>
#include <memory>

#include <benchmark/benchmark.h>

#include "allocations.h"
#include "campaign/campaign.h"
#include "campaign/hour.h"
#include "campaign/state.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

const Scenario& changde() { return test::scene("changde-1943"); }

void whole_campaign(benchmark::State& bench) {
    const Scenario& scenario = changde();
    const auto state = std::make_unique<State>();
    std::uint64_t seed = 1;
    std::size_t hours = 0;
    std::size_t allocated = 0;
    for (auto _ : bench) {
        open_campaign(scenario, seed++, *state, Events{});
        const std::size_t before = allocations_so_far();
        for (int hour = 0; hour < scenario.hours(); ++hour)
            advance(scenario, *state, Players{}, Events{});
        allocated += allocations_so_far() - before;
        hours += static_cast<std::size_t>(scenario.hours());
        benchmark::DoNotOptimize(state->now);
    }
    const double all = static_cast<double>(hours);
    bench.counters["campaigns_a_second"] =
        benchmark::Counter(static_cast<double>(bench.iterations()), benchmark::Counter::kIsRate);
    bench.counters["formation_hours_a_second"] =
        benchmark::Counter(all * static_cast<double>(scenario.order_of_battle.formations.size()),
                           benchmark::Counter::kIsRate);
    bench.counters["ns_a_formation_hour"] = benchmark::Counter(
        all * static_cast<double>(scenario.order_of_battle.formations.size()) / 1e9,
        benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    bench.counters["allocations_an_hour"] = static_cast<double>(allocated) / all;
}
BENCHMARK(whole_campaign)->Unit(benchmark::kMillisecond)->MinTime(5);

// The same where others have the machine too: of eight seeds the fastest of forty rounds each.
void campaign_in_the_best_seconds(benchmark::State& bench) {
    const Scenario& scenario = changde();
    const auto state = std::make_unique<State>();
    std::array<std::clock_t, 8> least;
    least.fill(std::numeric_limits<std::clock_t>::max());
    for (auto _ : bench) {
        for (int round = 0; round < 40; ++round)
            for (std::size_t seed = 0; seed < least.size(); ++seed) {
                const std::clock_t start = std::clock();
                open_campaign(scenario, seed + 1, *state, Events{});
                for (int hour = 0; hour < scenario.hours(); ++hour)
                    advance(scenario, *state, Players{}, Events{});
                least[seed] = std::min(least[seed], std::clock() - start);
            }
    }
    std::clock_t sum = 0;
    for (const std::clock_t of_seed : least)
        sum += of_seed;
    const double seconds = static_cast<double>(sum) / CLOCKS_PER_SEC;
    bench.counters["campaigns_a_second"] = static_cast<double>(least.size()) / seconds;
}
BENCHMARK(campaign_in_the_best_seconds)->Iterations(1)->Unit(benchmark::kMillisecond);

void copy_state(benchmark::State& bench) {
    const auto a = std::make_unique<State>();
    const auto b = std::make_unique<State>();
    for (auto _ : bench) {
        std::memcpy(static_cast<void*>(b.get()), a.get(), sizeof(State));
        benchmark::ClobberMemory();
    }
    bench.counters["bytes"] = static_cast<double>(sizeof(State));
}
BENCHMARK(copy_state)->Unit(benchmark::kMicrosecond);

void digest_state(benchmark::State& bench) {
    const auto state = std::make_unique<State>();
    open_campaign(changde(), 1, *state, Events{});
    for (auto _ : bench)
        benchmark::DoNotOptimize(digest(*state));
}
BENCHMARK(digest_state)->Unit(benchmark::kMicrosecond);

// One phase at a time, over a campaign of which only this phase is timed.
void time_phase(benchmark::State& bench, int which) {
    const Scenario& scenario = changde();
    const auto state = std::make_unique<State>();
    for (auto _ : bench) {
        double seconds = 0;
        open_campaign(scenario, 7, *state, Events{});
        for (int hour = 0; hour < scenario.hours(); ++hour) {
            state->now = state->now + minutes_an_hour;
            for (int p = 0; p < 9; ++p) {
                const auto start = std::chrono::steady_clock::now();
                switch (p) {
                    case 0:
                        deliver(scenario, *state, Events{});
                        break;
                    case 1:
                        observe(scenario, *state, Events{});
                        break;
                    case 2:
                        appreciate(scenario, *state, Players{}, Events{});
                        break;
                    case 3:
                        send(scenario, *state, Events{});
                        break;
                    case 4:
                        march(scenario, *state, Events{});
                        break;
                    case 5:
                        fight(scenario, *state, Events{});
                        break;
                    case 6:
                        supply(scenario, *state, Events{});
                        break;
                    case 7:
                        recover(scenario, *state, Events{});
                        break;
                    default:
                        close(scenario, *state, Events{});
                        break;
                }
                const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
                if (p == which) seconds += took.count();
            }
        }
        bench.SetIterationTime(seconds);
    }
}
void one_phase(benchmark::State& bench) {
    constexpr const char* names[] = {"deliver", "observe", "appreciate and decide",
                                     "send",    "march",   "fight",
                                     "supply",  "recover", "close"};
    const auto which = static_cast<int>(bench.range(0));
    bench.SetLabel(names[which]);
    time_phase(bench, which);
}
BENCHMARK(one_phase)
    ->DenseRange(0, 8)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(20);

}  // namespace

BENCHMARK_MAIN();
