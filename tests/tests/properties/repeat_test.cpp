// The same campaign twice is the same campaign: run again in one process, heard or not heard,
// stopped, saved, loaded and continued at any hour. Fails if anything but State decides what
// happens next: a variable kept between hours, a field that is not saved, an order of memory.
#include <memory>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "campaign/state.h"
#include "record/snapshot.h"
#include "support/scenes.h"
#include "support/share.h"

using namespace lishui;
using namespace lishui::test;

namespace {

constexpr int most_hours_on = 6;

std::vector<std::uint64_t> digests(const Scenario& scenario, std::uint64_t seed, bool heard) {
    const auto state = std::make_unique<State>();
    std::vector<Event> kept;
    const Events events = heard ? Events(&kept) : Events();
    open_campaign(scenario, seed, *state, events);
    std::vector<std::uint64_t> all{digest(*state)};
    for (int hour = 0; hour < scenario.hours(); ++hour) {
        kept.clear();
        advance(scenario, *state, Players{}, events);
        all.push_back(digest(*state));
    }
    return all;
}

// The first hour at which two rows of digests part; -1 if they never do.
int parting(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    for (std::size_t hour = 0; hour < a.size() && hour < b.size(); ++hour)
        if (a[hour] != b[hour]) return static_cast<int>(hour);
    return a.size() == b.size() ? -1 : static_cast<int>(a.size() < b.size() ? a.size() : b.size());
}

// A campaign not interrupted: its state at every so many hours, from which trips set out, and the
// hours between, at which they end.
struct Uninterrupted {
    const Scenario& scenario;
    std::vector<std::unique_ptr<State>> states;  // by hour; empty where it was not kept
    std::vector<std::uint64_t> digests;
    Uninterrupted(const Scenario& of, std::uint64_t seed, int first, int last)
        : scenario(of), states(static_cast<std::size_t>(last) + 1), digests(states.size()) {
        const auto state = std::make_unique<State>();
        open_campaign(scenario, seed, *state, Events{});
        for (int hour = 0; hour <= last; ++hour) {
            if (hour > 0) advance(scenario, *state, Players{}, Events{});
            if (hour < first) continue;
            states[static_cast<std::size_t>(hour)] = std::make_unique<State>(*state);
            digests[static_cast<std::size_t>(hour)] = digest(*state);
        }
    }
    [[nodiscard]] const State& at(int hour) const {
        return *states[static_cast<std::size_t>(hour)];
    }
};

// Saves at one hour, loads over whatever the last trip left, goes on and compares.
void trip(const Uninterrupted& run, int from, int to, State& dirty) {
    Faults faults;
    const std::string bytes = save_snapshot(run.scenario, run.at(from));
    REQUIRE(load_snapshot(bytes, "trip", run.scenario, dirty, faults));
    for (int hour = from; hour < to; ++hour)
        advance(run.scenario, dirty, Players{}, Events{});
    if (digest(dirty) == run.digests[static_cast<std::size_t>(to)]) return;
    FAIL_CHECK(run.scenario.id << ", seed " << dirty.seed << ": saved at hour " << from
                               << ", otherwise at hour " << to << ": "
                               << first_difference(run.at(to), dirty));
}

int trips(const Uninterrupted& run, std::uint64_t luck, int count, int first, int last,
          State& dirty) {
    for (int n = 0; n < count; ++n) {
        const Key key{luck, n, 0};
        const auto hours = static_cast<std::uint32_t>(last - first);
        const int from = first + static_cast<int>(draw_below(hours, key, purpose("saved at")));
        const int on =
            1 + static_cast<int>(draw_below(most_hours_on, key, purpose("continued for")));
        trip(run, from, from + on < last ? from + on : last, dirty);
    }
    return count;
}

}  // namespace

TEST_CASE("repeat: a campaign run twice in one process is the same at every hour") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Scenario& changde = scene("changde-1943");
        CHECK(parting(digests(changde, seed, false), digests(changde, seed, false)) == -1);
    }
    const Scenario& little = scene("two-divisions");
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const auto once = digests(little, seed, false);
        CHECK(parting(once, digests(little, seed, false)) == -1);
        CHECK(parting(once, digests(little, seed + 1, false)) == 0);  // the seed is in the state
    }
}

TEST_CASE("repeat: who listens changes nothing") {
    const Scenario& changde = scene("changde-1943");
    CHECK(parting(digests(changde, 4, false), digests(changde, 4, true)) == -1);
    const Scenario& little = scene("two-divisions");
    for (std::uint64_t seed = 1; seed <= 30; ++seed)
        CHECK(parting(digests(little, seed, false), digests(little, seed, true)) == -1);
}

TEST_CASE("repeat: 10,000 times saved, loaded over another state and continued") {
    const auto dirty = std::make_unique<State>();
    int done = 0;
    const Scenario& little = scene("two-divisions");
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Uninterrupted run(little, seed, 0, little.hours());
        done += trips(run, seed, share_of_tests(225), 0, little.hours(), *dirty);
    }
    const Scenario& changde = scene("changde-1943");
    for (const int day : {0, 4, 8, 12, 16}) {
        const Uninterrupted run(changde, 50 + static_cast<std::uint64_t>(day), 24 * day,
                                24 * day + 96);
        done +=
            trips(run, 70 + static_cast<std::uint64_t>(day), 200, 24 * day, 24 * day + 96, *dirty);
    }
    CHECK(done >= share_of_tests(10000));
}

// Without this a difference could be there and have no name.
TEST_CASE("repeat: a difference is named by the path of the first field") {
    const Scenario& little = scene("two-divisions");
    const auto a = std::make_unique<State>();
    open_campaign(little, 1, *a, Events{});
    const auto b = std::make_unique<State>(*a);
    CHECK(first_difference(*a, *b).empty());
    b->dispatches[7].legs[2] ^= 1;
    CHECK(first_difference(*a, *b) == "dispatches[7].legs[2]");
    b->condition[5].fit_men += 1;
    CHECK(first_difference(*a, *b) == "condition[5].fit_men");
    b->condition[4].horses += 1;
    CHECK(first_difference(*a, *b) == "condition[4].horses");
    b->now = b->now + 1;
    CHECK(first_difference(*a, *b) == "now.minute");
    CHECK(digest(*a) != digest(*b));
}

// The trips above would not see a field that save and digest both forget; a planted one in the
// state that is saved must come through.
TEST_CASE("repeat: a save that leaves out what differs would be seen") {
    const Scenario& little = scene("two-divisions");
    const auto a = std::make_unique<State>();
    open_campaign(little, 2, *a, Events{});
    for (int hour = 0; hour < 12; ++hour)
        advance(little, *a, Players{}, Events{});
    const auto b = std::make_unique<State>(*a), loaded = std::make_unique<State>();
    b->leaf[1].carried_sickness += 1;
    Faults faults;
    REQUIRE(load_snapshot(save_snapshot(little, *b), "planted", little, *loaded, faults));
    CHECK(first_difference(*a, *loaded) == "leaf[1].carried_sickness");
}
