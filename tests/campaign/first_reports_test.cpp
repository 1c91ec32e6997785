// First reports and their corrections in a campaign: what is written in haste is coarser and larger
// than what puts it right some hours later, and with the switch off nobody writes so.
#include <cmath>
#include <map>
#include <memory>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "campaign/truth.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

struct Told {
    int first = 0, put_right = 0, hasty_returns = 0, returns_put_right = 0;
    int strangers = 0;  // corrections of a letter that was no first report of the same writer
    double swollen = 0, spread = 0, spread_after = 0;  // sums
    double hours = 0;                                  // until they were put right
};

struct Watching {
    Told& told;
    std::map<DispatchId, std::pair<Moment, double>> firsts{};  // when, and log of strength

    void see(const Dispatch& d, const Sighting& s) {
        if (s.is_first != 0) {
            ++told.first;
            told.spread += s.spread;
            firsts[d.id] = {d.handed_in, std::log(s.strength_men + 1.0)};
        }
        if (s.corrects == 0) return;
        const auto found = firsts.find({d.id.sender, s.corrects});
        if (found == firsts.end()) {
            ++told.strangers;
            return;
        }
        ++told.put_right;
        told.spread_after += s.spread;
        told.swollen += found->second.second - std::log(s.strength_men + 1.0);
        told.hours += (d.handed_in - found->second.first) / 60.0;
    }
    void see(const Dispatch& d, const Return& r) {
        if (r.is_first != 0) {
            ++told.hasty_returns;
            firsts[d.id] = {d.handed_in, 0};
        }
        if (r.corrects == 0) return;
        told.strangers += firsts.count({d.id.sender, r.corrects}) == 0 ? 1 : 0;
        ++told.returns_put_right;
    }
};

void watch(const Scenario& scenario, std::uint64_t seed, int hours, Told& told) {
    const auto state = std::make_unique<State>();
    open_campaign(scenario, seed, *state, Events{});
    Watching watching{told};
    std::vector<Event> events;
    for (int hour = 0; hour < hours; ++hour) {
        events.clear();
        advance(scenario, *state, Players{}, Events(&events));
        for (const Event& event : events) {
            const auto* handed = std::get_if<HandedIn>(&event);
            if (handed == nullptr) continue;
            const Dispatch& d = handed->dispatch;
            if (const auto* sighting = std::get_if<Sighting>(&d.body)) watching.see(d, *sighting);
            if (const auto* report = std::get_if<Return>(&d.body)) watching.see(d, *report);
        }
    }
}

// Of eight campaigns with a rule of the leaves and of their headquarters changed.
Told campaigns_of(const char* rule, double value, int hours = 360) {
    Scenario scenario = test::scene("changde-1943");
    for (const char* room : {"forces", "command"})
        set_rule(scenario.rules, room, rule, value);
    Told told;
    for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6, 7, 8})
        watch(scenario, seed, hours, told);
    return told;
}

}  // namespace

// Catches: a first word that is as good as a later one, is never put right, or refers to a letter
// that its writer never wrote.
TEST_CASE("first reports: what is written in haste is coarse, and is put right hours later") {
    const Told told = campaigns_of("first_reports_on", 1);
    REQUIRE(told.first > 160);
    CHECK(told.put_right > told.first / 2);
    CHECK(told.put_right <= told.first);
    CHECK(told.hasty_returns > 40);
    CHECK(told.returns_put_right > told.hasty_returns / 2);
    CHECK(told.strangers == 0);
    CHECK(told.spread / told.first > 1.3 * told.spread_after / told.put_right);
    CHECK(told.hours / told.put_right > 3);
    CHECK(told.hours / told.put_right < 24);
    INFO("swollen by ", told.swollen / told.put_right);
    CHECK(told.swollen / told.put_right > 0.1);
}

TEST_CASE("first reports: with the switch off there are none") {
    const Told told = campaigns_of("first_reports_on", 0, 96);
    CHECK(told.first == 0);
    CHECK(told.put_right == 0);
    CHECK(told.hasty_returns == 0);
    CHECK(told.returns_put_right == 0);
}

// Catches: forces swollen whoever writes of them.
TEST_CASE("first reports: men of frank commanders would not swell what they met") {
    const Told told = campaigns_of("first_sighting_swells", 0);
    REQUIRE(told.put_right > 120);
    INFO("swollen by ", told.swollen / told.put_right);
    CHECK(told.swollen / told.put_right < 0.1);
}
