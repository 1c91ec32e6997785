// Saves: loaded as they were saved, refused when cut, damaged or of another scenario.
#include "record/snapshot.h"

#include <memory>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "record/sample.h"

namespace lishui {

namespace {

Scenario some_scenario() {
    Scenario scenario;
    scenario.id = "sample";
    scenario.digest = 99;
    return scenario;
}

std::unique_ptr<State> some_state() {
    auto state = std::make_unique<State>();
    Filler filler(5);
    walk(state->condition, filler);
    walk(state->engagements, filler);
    state->seed = 0xFFFFFFFFFFFFFFFFull;
    state->dispatches[3].body = Sighting{};
    state->dispatches[3].legs[2] = 65535;
    return state;
}

}  // namespace

TEST_CASE("a save is loaded as it was saved") {
    const auto scenario = some_scenario();
    const auto state = some_state();
    const auto bytes = save_snapshot(scenario, *state);
    const auto loaded = std::make_unique<State>();
    Faults faults;
    CHECK(load_snapshot(bytes, "x", scenario, *loaded, faults));
    CHECK(faults.empty());
    CHECK(digest(*loaded) == digest(*state));
    CHECK(first_difference(*loaded, *state).empty());
    CHECK(save_snapshot(scenario, *loaded) == bytes);
}

TEST_CASE("a save that was cut, damaged or lengthened is refused, and the state stays") {
    const auto scenario = some_scenario();
    const auto state = some_state();
    const auto bytes = save_snapshot(scenario, *state);
    const auto untouched = std::make_unique<State>();
    const auto before = digest(*untouched);
    for (std::size_t length = 0; length < bytes.size(); length += length < 200 ? 1 : 97) {
        Faults faults;
        CHECK_FALSE(load_snapshot(std::string_view(bytes).substr(0, length), "x", scenario,
                                  *untouched, faults));
        CHECK(faults.size() == 1);
    }
    std::uint64_t luck = 7;
    for (int i = 0; i < 2000; ++i) {
        luck = luck * 6364136223846793005ull + 1442695040888963407ull;
        auto bad = bytes;
        bad[(luck >> 20) % bad.size()] ^= static_cast<char>(1 + (luck >> 8) % 255);
        Faults faults;
        CHECK_FALSE(load_snapshot(bad, "x", scenario, *untouched, faults));
        CHECK(faults.size() == 1);
    }
    Faults faults;
    CHECK_FALSE(load_snapshot(bytes + "x", "x", scenario, *untouched, faults));
    CHECK(digest(*untouched) == before);
}

TEST_CASE("a save of another scenario is refused by name") {
    const auto scenario = some_scenario();
    const auto state = some_state();
    auto other = some_scenario();
    other.digest = 100;
    Faults faults;
    CHECK_FALSE(load_snapshot(save_snapshot(scenario, *state), "x", other, *state, faults));
    CHECK(faults[0].sentence.en.find("'sample'") != std::string::npos);
}

}  // namespace lishui
