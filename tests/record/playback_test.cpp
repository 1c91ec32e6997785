// Playback from the journal alone shows what the live state was; verify finds the first difference.
#include <set>

#include <doctest/doctest.h>

#include "record/difference.h"
#include "record/two_divisions.h"
#include "record/verify.h"

namespace lishui {

namespace {

void compare_with_live(const Recording& recording, const State& state, std::int32_t hour) {
    const auto& scenario = *recording.scenario;
    const auto s = situation_at(recording, Moment{hour * minutes_an_hour});
    CHECK(s.now == state.now);
    CHECK(s.digests.back() == digest(state));
    CHECK(s.sky == state.sky);
    for (std::size_t i = 0; i < s.leaves.size(); ++i) {
        const auto difference = difference_between(s.leaves[i].condition, state.condition[i]);
        INFO("hour " << hour << " leaf " << i << " " << difference.path << ": " << difference.left
                     << " played back, " << difference.right << " live");
        CHECK(difference.path.empty());
    }
    for (std::size_t h = 0; h < s.desks.size(); ++h) {
        const auto& live = state.headquarters[h];
        CHECK(s.desks[h].place == live.place);
        const auto mission = difference_between(s.desks[h].mission.task, live.mission.task);
        INFO("hour " << hour << " headquarters " << h << " mission " << mission.path);
        CHECK(mission.path.empty());
        CHECK(s.desks[h].appreciations.size() == live.appreciations);
        const auto& opening = scenario.headquarters[h];
        for (std::size_t slot = 0; slot < s.desks[h].picture.size(); ++slot) {
            const auto& live_entry =
                state.pictures[static_cast<std::size_t>(opening.picture_first) + slot];
            const auto difference = difference_between(s.desks[h].picture[slot], live_entry);
            INFO("hour " << hour << " headquarters " << h << " slot " << slot << " "
                         << difference.path);
            CHECK(difference.path.empty());
        }
    }
}

}  // namespace

TEST_CASE("playback shows what was, at any hour") {
    for (const std::uint64_t seed : {1u, 7u, 23u}) {
        const auto live = test::run_live(seed, 48);
        const auto recording = test::recording_of(live.bytes);
        for (std::int32_t hour = 0; hour <= 48; hour += seed == 1 ? 1 : 5) {
            compare_with_live(recording, *live.states[static_cast<std::size_t>(hour)], hour);
        }
    }
}

TEST_CASE("losses and dispatches of the playback agree with the live state's ledger") {
    const auto live = test::run_live(3, 48);
    const auto recording = test::recording_of(live.bytes);
    const auto s = situation_at(recording, never);
    const auto& order = recording.scenario->order_of_battle;
    std::vector<std::int64_t> killed(order.sides.size(), 0);
    for (std::size_t i = 0; i < s.leaves.size(); ++i) {
        killed[order[FormationId(i)].side.index()] += s.leaves[i].killed;
    }
    for (std::size_t side = 0; side < killed.size(); ++side) {
        CHECK(killed[side] == live.states.back()->ledger[side].killed);
    }
    for (const auto& carried : s.dispatches) {
        if (carried.delivered == never) continue;
        CHECK(carried.delivered == carried.dispatch.arrives);
        CHECK(carried.delivered >= carried.dispatch.handed_in);
        if (carried.read != never) CHECK(carried.read >= carried.delivered);
    }
}

TEST_CASE("verify finds the same hours, and names the first that is not") {
    const auto live = test::run_live(7, 30);
    auto recording = test::recording_of(live.bytes, true);
    CHECK(verify(recording).finding == Finding::same);

    auto& hour = recording.journal.hours[12];
    hour.digest ^= 1;
    auto verdict = verify(recording);
    CHECK(verdict.finding == Finding::differs);
    CHECK(verdict.hour == 12);
    CHECK(verdict.sentence.en.find("hour 12") != std::string::npos);
    hour.digest ^= 1;

    for (auto& event : recording.journal.hours[9].events) {
        if (auto* changed = std::get_if<LeafChanged>(&event)) {
            changed->condition.fit_men += 1;
            break;
        }
    }
    for (std::size_t h = 9; h < 12; ++h) {
        if (!recording.journal.hours[h].events.empty()) break;
    }
    verdict = verify(recording);
    if (verdict.finding == Finding::differs) {
        CHECK(verdict.sentence.en.find("condition.fit_men") != std::string::npos);
    }
}

TEST_CASE("a journal of other rules is played back but not verified") {
    const auto live = test::run_live(7, 3);
    auto recording = test::recording_of(live.bytes, true);
    recording.journal.opening.rules_version = rules_version + 41;
    const auto verdict = verify(recording);
    CHECK(verdict.finding == Finding::other_rules);
    CHECK(verdict.sentence.en.find("can be played back but not verified") != std::string::npos);
    CHECK(situation_at(recording, never).now == Moment{180});
}

TEST_CASE("a journal whose events name what the scenario lacks is refused") {
    const auto live = test::run_live(7, 2);
    const auto recording = test::recording_of(live.bytes);
    JournalWriter writer;
    auto bytes = writer.open(recording.journal.opening);
    auto hour = recording.journal.hours[0];
    LeafChanged strange;
    strange.leaf = FormationId(150);
    hour.events.emplace_back(strange);
    bytes += writer.hour(hour);
    bytes += writer.close();
    Faults faults;
    CHECK_FALSE(open_recording(bytes, "x", faults).has_value());
    REQUIRE(faults.size() == 1);
    INFO(faults[0].sentence.en);
    CHECK(faults[0].sentence.en.find("names a formation or a place") != std::string::npos);
}

TEST_CASE("a changed coefficient is kept in the journal and used again") {
    const auto live = test::run_live(7, 24, {{"messages", "delay_on", 0}});
    const auto recording = test::recording_of(live.bytes, true);
    CHECK(recording.scenario->rules.message.delay_on == 0);
    CHECK(verify(recording).finding == Finding::same);
}

namespace {

template <std::size_t... I>
std::vector<Event> one_of_each(std::index_sequence<I...>) {
    return {Event(std::in_place_index<I>)...};
}

}  // namespace

// Catches: a kind of event that the sentence of a failed verification cannot name.
TEST_CASE("every kind of event has a name of its own in both languages") {
    std::set<std::string> zh, en;
    for (const Event& event : one_of_each(std::make_index_sequence<std::variant_size_v<Event>>())) {
        const Text name = name_of_event(event);
        CHECK_FALSE(name.zh.empty());
        CHECK_FALSE(name.en.empty());
        zh.insert(name.zh);
        en.insert(name.en);
    }
    CHECK(zh.size() == std::variant_size_v<Event>);
    CHECK(en.size() == std::variant_size_v<Event>);
}

}  // namespace lishui
