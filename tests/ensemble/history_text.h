// Little histories as text, and a state and events to put them to.
#pragma once

#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "ensemble/witness.h"
#include "support/scenes.h"

namespace lishui::test {

inline const Scenario& little() { return scene("two-divisions"); }

// A fact with everything in order but what it asks.
inline std::string fact_text(const std::string& asks, const std::string& id = "f") {
    return "[[fact]]\nid = \"" + id +
           "\"\nzh = \"某事\"\nen = \"something\"\nsource = \"invented\"\ngroup = \"physical\"\n"
           "recorded = 1930-04-10T18:00:00+08:00\nearliest = 1930-04-10T06:00:00+08:00\n"
           "latest = 1930-04-11T06:00:00+08:00\n" +
           asks + "\n";
}

inline History history_of(const std::string& text) {
    Faults faults;
    auto history = read_history("history.toml", text, little(), faults);
    for (const Fault& fault : faults)
        MESSAGE(fault.line << ": " << fault.sentence.en);
    REQUIRE(history.has_value());
    return *history;
}

inline Faults faults_of(const std::string& text) {
    Faults faults;
    const auto history = read_history("history.toml", text, little(), faults);
    CHECK(history.has_value() == faults.empty());
    return faults;
}

// One fact, put to a run that a test makes up: events at their moments, a state at each hour.
class Asked {
public:
    explicit Asked(const std::string& asks) : Asked(history_of(fact_text(asks))) {}
    explicit Asked(History history)
        : history_(std::move(history)),
          witness_(little(), history_),
          state_(std::make_unique<State>()) {
        open_campaign(little(), 1, *state_, Events{});
    }

    State& state() { return *state_; }
    // What the witness is told in an hour.
    void hour(const std::vector<Event>& events) {
        witness_.hear(*state_, events);
        state_->now = state_->now + minutes_an_hour;
    }
    [[nodiscard]] Moment at(std::size_t fact = 0) const { return witness_.came_true()[fact]; }

private:
    History history_;
    Witness witness_;
    std::unique_ptr<State> state_;
};

inline FormationId formation(const char* id) { return little().order_of_battle.find(id); }
inline HexId place(const char* id) {
    const Map& map = little().map;
    return map.places[map.place(id).index()].hex;
}
inline Moment minute(int m) { return Moment{m}; }

}  // namespace lishui::test
