#include "support/secrecy.h"

#include <memory>

#include "base/check.h"
#include "base/fields.h"

namespace lishui::test {

namespace {

struct Words {
    std::string text;
    template <class T>
    void scalar(const T& x) {
        text += std::to_string(static_cast<long long>(x));
        text += ' ';
    }
    void enter(const char*) {}
    void leave() {}
    void index(std::size_t) {}
};

template <class T>
std::string words(const T& value) {
    Words visitor;
    walk(value, visitor);
    return visitor.text;
}

// Any desk that is played here; for what only those see who read the enemy, one of those.
HeadquartersId desk_for(const Scenario& scenario, Variation kind, const Key& key) {
    const auto count = static_cast<std::uint32_t>(scenario.headquarters.size());
    const auto start = draw_below(count, key, purpose("desk"));
    if (kind != Variation::telegrams_read)
        return scenario.headquarters[start].outside ? HeadquartersId{} : HeadquartersId(start);
    for (std::uint32_t i = 0; i < count; ++i)
        if (reads_the_enemy(scenario, HeadquartersId((start + i) % count)))
            return HeadquartersId((start + i) % count);
    return {};
}

}  // namespace

std::string desk_output(const Scenario& scenario, State state, HeadquartersId h, int hours,
                        const Engine& engine) {
    const FormationId self = scenario.order_of_battle.command(h);
    std::string text;
    std::vector<Event> events;
    for (int hour = 0; hour < hours; ++hour) {
        events.clear();
        state.next_sitting[h.index()] = state.now;  // the staff sits every hour
        if (engine.before_hour) engine.before_hour(scenario, state);
        Players players;
        players.commander = engine.commander;
        advance(scenario, state, players, Events(&events));
        for (const Event& event : events) {
            if (const auto* handed = std::get_if<HandedIn>(&event)) {
                const Dispatch& d = handed->dispatch;
                if (d.from == self && d.to != self)
                    text += "writes " + words(d.id) + words(d.to) + words(d.precedence) +
                            words(d.handed_in) +
                            (d.fate == Fate::garbled_unnoticed ? "" : words(d.body)) + "\n";
            } else if (const auto* read = std::get_if<WasRead>(&event)) {
                if (read->by == h) text += "reads " + words(*read) + "\n";
            } else if (const auto* changed = std::get_if<PictureChanged>(&event)) {
                if (changed->holder == h) text += "believes " + words(*changed) + "\n";
            } else if (const auto* mission = std::get_if<MissionChanged>(&event)) {
                if (mission->headquarters == h) text += "is told " + words(*mission) + "\n";
            } else if (const auto* weighed = std::get_if<Appreciated>(&event)) {
                if (weighed->headquarters == h) text += "weighs " + words(*weighed) + "\n";
            } else if (const auto* intent = std::get_if<IntentRead>(&event)) {
                if (intent->holder == h) text += "reads the mind " + words(*intent) + "\n";
            } else if (const auto* step = std::get_if<LadderClimbed>(&event)) {
                if (step->headquarters == h) text += "climbs " + words(*step) + "\n";
            } else if (const auto* put = std::get_if<PutAside>(&event)) {
                if (put->by == h) text += "puts aside " + words(*put) + "\n";
            } else if (const auto* ended = std::get_if<PromiseEnded>(&event)) {
                if (ended->holder == h) text += "judges a promise " + words(*ended) + "\n";
            }
        }
        Headquarters own = state.headquarters[h.index()];
        own.place = HexId{};  // where it stands is told by its own feet
        text += "is " + words(own) + "\n";
        for (const PictureEntry& entry : picture_of(scenario, state, h))
            text += words(entry);
        text += "\n";
    }
    return text;
}

Tally hunt(const Scenario& scenario, std::uint64_t seed, int pairs, const Engine& engine,
           int stop_after_leaks, int only) {
    Tally tally;
    const auto state = std::make_unique<State>();
    const auto one_world = std::make_unique<State>();
    const auto varied = std::make_unique<State>();
    const int pairs_a_state = 40;
    const auto goes_on = [&] { return tally.pairs < pairs && tally.leaks < stop_after_leaks; };
    for (std::uint32_t round = 0; goes_on() && round < 2000; ++round) {
        const Key key{seed, static_cast<std::int32_t>(round), 1};
        open_campaign(scenario, draw_bits(key, purpose("world")), *state, Events{});
        const auto hours = static_cast<int>(
            2 + draw_below(
                    static_cast<std::uint32_t>(scenario.hours() < 130 ? scenario.hours() - 4 : 120),
                    key, purpose("hour")));
        for (int hour = 0; hour < hours; ++hour)
            advance(scenario, *state, Players{}, Events{});
        for (std::uint32_t k = 0; k < pairs_a_state && goes_on(); ++k) {
            const Key pair{seed, static_cast<std::int32_t>(round), 100 + k};
            const auto kind = static_cast<Variation>(
                only != every_kind ? static_cast<std::uint32_t>(only)
                                   : draw_below(variation_kinds, pair, purpose("kind")));
            const HeadquartersId h = desk_for(scenario, kind, pair);
            if (!h.exists()) continue;
            *one_world = *state;
            stir(scenario, *one_world, h, pair);
            if (!vary(scenario, *one_world, h, kind, pair, *varied)) continue;
            check(digest(*one_world) != digest(*varied), "the two worlds differ in truth");
            const int horizon = horizon_hours(scenario, h);
            const std::string one = desk_output(scenario, *one_world, h, horizon, engine);
            const std::string other = desk_output(scenario, *varied, h, horizon, engine);
            ++tally.pairs;
            ++tally.by_kind[static_cast<std::size_t>(kind)];
            if (one == other) continue;
            ++tally.leaks;
            if (tally.first_leak.empty()) {
                std::size_t at = 0;
                while (at < one.size() && at < other.size() && one[at] == other[at])
                    ++at;
                const std::size_t from = at > 200 ? at - 200 : 0;
                tally.first_leak =
                    std::string(name_of(kind)) + " at the desk of " +
                    scenario.order_of_battle[scenario.order_of_battle.command(h)].id +
                    "\n--- one\n" + one.substr(from, 400) + "\n--- other\n" +
                    other.substr(from, 400);
            }
        }
    }
    return tally;
}

}  // namespace lishui::test
