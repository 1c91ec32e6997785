// What is read of the enemy's telegrams comes late and names the telegram. Fails when a reading
// comes before its hour, without a telegram that was on the air, or with the switch off.
#include <map>
#include <memory>

#include <doctest/doctest.h>

#include "campaign/truth.h"
#include "support/scenes.h"
#include "support/secrecy.h"
#include "support/share.h"

using namespace lishui;
using namespace lishui::test;

namespace {

struct Understood {
    WasRead read;
    Dispatch reading;
};

struct Traffic {
    std::map<DispatchId, Dispatch> sent;
    std::map<DispatchId, Dispatch> readings;  // by the reading's own number
    std::vector<Understood> read;
    int intercepted = 0, handed_in = 0;
};

// A number of a reading comes again only when the former has long been understood.
void note_reading(Traffic& traffic, const Dispatch& reading) {
    const auto former = traffic.readings.find(reading.id);
    if (former != traffic.readings.end()) {
        REQUIRE(former->second.arrives + 2 * minutes_a_day < reading.handed_in);
    }
    traffic.readings[reading.id] = reading;
    ++traffic.handed_in;
}

Traffic traffic_of(const Scenario& scenario, std::uint64_t seed, int hours) {
    Traffic traffic;
    const auto state = std::make_unique<State>();
    open_campaign(scenario, seed, *state, Events{});
    std::vector<Event> events;
    for (int hour = 0; hour < hours; ++hour) {
        events.clear();
        advance(scenario, *state, Players{}, Events(&events));
        for (const Event& event : events) {
            if (const auto* handed = std::get_if<HandedIn>(&event)) {
                const auto* sighting = std::get_if<Sighting>(&handed->dispatch.body);
                if (sighting != nullptr && sighting->read.exists())
                    note_reading(traffic, handed->dispatch);
                else
                    traffic.sent[handed->dispatch.id] = handed->dispatch;
            } else if (const auto* read = std::get_if<WasRead>(&event)) {
                const auto reading = traffic.readings.find(read->id);
                if (reading != traffic.readings.end())
                    traffic.read.push_back({*read, reading->second});
            } else if (std::get_if<WasIntercepted>(&event) != nullptr) {
                ++traffic.intercepted;
            }
        }
    }
    return traffic;
}

Scenario with_interception(const char* name, double on) {
    Scenario scenario = scene(name);
    scenario.rules.message.interception_on = on;
    return scenario;
}

}  // namespace

TEST_CASE(
    "interception: every reading has its telegram, of the enemy, on the air, and comes late") {
    const Scenario& scenario = scene("changde-1943");
    const Traffic traffic = traffic_of(scenario, 5, scenario.hours());
    CHECK(traffic.read.size() > 20);
    CHECK(traffic.intercepted == traffic.handed_in);
    const auto least = static_cast<Minutes>(60 * scenario.rules.message.read_low_hours);
    for (const auto& [read, reading] : traffic.read) {
        const auto& sighting = std::get<Sighting>(reading.body);
        REQUIRE(traffic.sent.count(sighting.read) == 1);
        const Dispatch& telegram = traffic.sent.at(sighting.read);
        REQUIRE(read.at - telegram.handed_in >= least);
        REQUIRE(reading.arrives <= read.at);
        REQUIRE(telegram.means == Means::wireless);
        REQUIRE(side_of(scenario, telegram.from) != side_of(scenario, reading.to));
        REQUIRE(reading.to == scenario.order_of_battle.command(read.by));
        REQUIRE(sighting.seen == Seen::intercepted);
        REQUIRE(side_of(scenario, sighting.subject) == side_of(scenario, telegram.from));
    }
}

TEST_CASE("interception: with the switch off nothing is read") {
    const Traffic traffic = traffic_of(with_interception("changde-1943", 0), 5, 240);
    CHECK(traffic.intercepted == 0);
    CHECK(traffic.readings.empty());
    CHECK(traffic.sent.size() > 1000);
}

// Two worlds, in one of which an enemy's telegram is read. Up to the hour at which it is understood
// the desk does the same, byte for byte; with the switch off there is no second world.
TEST_CASE("interception: a telegram that is read changes nothing before its hour") {
    const Scenario& on = scene("changde-1943");
    const Scenario off = with_interception("changde-1943", 0);
    const auto state = std::make_unique<State>(), varied = std::make_unique<State>();
    int pairs = 0, told = 0;
    for (std::uint32_t world = 0; world < 6; ++world) {
        open_campaign(on, 300 + world, *state, Events{});
        for (std::uint32_t hour = 0; hour < 10 + 31 * world; ++hour)
            advance(on, *state, Players{}, Events{});
        for (std::size_t i = 0; i < on.headquarters.size(); ++i) {
            const HeadquartersId h(i);
            if (!reads_the_enemy(on, h)) continue;
            for (std::uint32_t n = 0; n < static_cast<std::uint32_t>(share_of_tests(5)); ++n) {
                const Key key{world, static_cast<std::int32_t>(n), static_cast<std::uint32_t>(i)};
                *varied = *state;
                REQUIRE_FALSE(is_read_now(off, *varied, h, key).exists());
                REQUIRE(digest(*varied) == digest(*state));
                const DispatchId telegram = is_read_now(on, *varied, h, key);
                if (!telegram.exists()) continue;
                Moment understood = never;
                for (const Dispatch& dispatch : varied->dispatches)
                    if (const auto* sighting = std::get_if<Sighting>(&dispatch.body))
                        if (sighting->read == telegram &&
                            dispatch.to == on.order_of_battle.command(h))
                            understood = dispatch.arrives;
                REQUIRE(understood >=
                        state->now + static_cast<Minutes>(60 * on.rules.message.read_low_hours));
                ++pairs;
                // Whatever another desk makes of a telegram that it has read, too, comes later.
                const int silent = static_cast<int>(on.rules.message.read_low_hours) - 1;
                REQUIRE(desk_output(on, *state, h, silent, Engine{}) ==
                        desk_output(on, *varied, h, silent, Engine{}));
                const int hours = (understood - state->now) / 60 + 1;
                told += desk_output(on, *state, h, hours, Engine{}) !=
                                desk_output(on, *varied, h, hours, Engine{})
                            ? 1
                            : 0;
            }
        }
    }
    CHECK(pairs > share_of_tests(40));
    CHECK(told == pairs);  // and at its hour it is there
}
