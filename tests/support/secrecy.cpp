#include "support/secrecy.h"

#include <memory>

#include "base/check.h"
#include "base/fields.h"
#include "campaign/step.h"
#include "campaign/tray.h"
#include "campaign/truth.h"

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

bool under(const Scenario& scenario, FormationId f, HeadquartersId h) {
    return scenario.order_of_battle.stands_under(f, scenario.order_of_battle.command(h));
}

// A leaf of the wanted kind; none if there is none.
FormationId pick_leaf(const Scenario& scenario, const State& state, HeadquartersId h, bool own,
                      const Key& key) {
    const int count = scenario.order_of_battle.leaf_count;
    const auto start =
        static_cast<int>(draw_below(static_cast<std::uint32_t>(count), key, purpose("pick")));
    const SideId side = side_of(scenario, scenario.order_of_battle.command(h));
    for (int i = 0; i < count; ++i) {
        const FormationId leaf(static_cast<std::size_t>((start + i) % count));
        if (!alive(state, leaf) || state.condition[leaf.index()].fit_men < 10) continue;
        if (own ? under(scenario, leaf, h) : side_of(scenario, leaf) != side) return leaf;
    }
    return FormationId{};
}

bool shift_place(const Scenario& scenario, State& state, FormationId leaf) {
    const HexId place = state.condition[leaf.index()].place;
    const SideId side = side_of(scenario, leaf);
    for (int direction = 0; direction < 6; ++direction) {
        const HexId next = scenario.map.grid.neighbour(place, direction);
        if (!next.exists() || !passable(scenario.map.ground[next.index()])) continue;
        if (enemy_at(scenario, state, next, side)) continue;
        stand_at(scenario, state, leaf, next);
        // A step that it had begun led from where it stood, and so did its attack.
        cancel_step(state, leaf);
        state.marching[leaf.index()].front = HexId();
        state.times[leaf.index()].next_act = state.now + minutes_an_hour;
        return true;
    }
    return false;
}

bool change_mind(const Scenario& scenario, State& state, HeadquartersId h, bool enemy,
                 const Key& key) {
    const int count = scenario.order_of_battle.headquarters_count();
    const SideId side = side_of(scenario, scenario.order_of_battle.command(h));
    const auto start =
        static_cast<int>(draw_below(static_cast<std::uint32_t>(count), key, purpose("pick")));
    for (int i = 0; i < count; ++i) {
        const HeadquartersId other(static_cast<std::size_t>((start + i) % count));
        if (other == h) continue;
        if ((side_of(scenario, scenario.order_of_battle.command(other)) != side) != enemy) continue;
        Headquarters& mind = state.headquarters[other.index()];
        mind.mission.task.kind =
            mind.mission.task.kind == TaskKind::attack ? TaskKind::defend : TaskKind::attack;
        state.next_sitting[other.index()] = state.now + 60;
        for (PictureEntry& entry : picture_of(scenario, state, other))
            if (entry.subject.exists()) entry.strength_men = entry.strength_men / 2 + 100;
        return true;
    }
    return false;
}

bool change_letters(State& state, FormationId self, bool to_self, Moment after) {
    bool changed = false;
    for (Dispatch& dispatch : state.dispatches) {
        if (dispatch.stage != Stage::under_way || (dispatch.to == self) != to_self) continue;
        if (to_self && dispatch.arrives <= after) continue;
        changed = true;
        if (auto* report = std::get_if<Return>(&dispatch.body)) report->fit_men += 777;
        if (auto* sighting = std::get_if<Sighting>(&dispatch.body)) sighting->strength_men += 777;
        if (auto* order = std::get_if<Order>(&dispatch.body)) order->task.kind = TaskKind::attack;
        if (auto* objection = std::get_if<Objection>(&dispatch.body)) objection->reasons ^= 1;
        dispatch.arrives = dispatch.arrives + 7;
    }
    return changed;
}

bool add_a_letter(const Scenario& scenario, State& state, FormationId self, const Key& key) {
    const int leaves = scenario.order_of_battle.leaf_count;
    const FormationId leaf(
        draw_below(static_cast<std::uint32_t>(leaves), key, purpose("who writes")));
    const FormationId superior = scenario.order_of_battle[leaf].superior;
    if (superior == self) return false;
    const SlotId slot = take_slot(state);
    if (!slot.exists()) return false;
    Dispatch& dispatch = state.dispatches[slot.index()];
    dispatch.stage = Stage::under_way;
    dispatch.id = {leaf.value, 0x7FF0};
    dispatch.from = leaf;
    dispatch.to = superior;
    dispatch.handed_in = state.now;
    dispatch.arrives = state.now + 30;
    dispatch.body = Answer{};
    put_under_way(state, slot);
    return true;
}

void busy_ways(State& state) {
    for (auto& free : state.way_free)
        free += 90;
    for (Moment& free : state.site_free)
        free = free + 90;
}

}  // namespace

const char* name_of(Variation kind) {
    constexpr const char* names[variation_kinds] = {"enemy strength",
                                                    "own true strength",
                                                    "enemy place",
                                                    "own true place",
                                                    "the enemy's mind",
                                                    "the neighbours' mind",
                                                    "letters between others",
                                                    "letters still on the way",
                                                    "others' running numbers",
                                                    "ways and sites",
                                                    "supplies",
                                                    "flying"};
    return names[static_cast<int>(kind)];
}

int horizon_hours(const Scenario& scenario, HeadquartersId h) {
    // A regiment's message takes more than an hour to its division; airmen's reports two hours and
    // more; everything else passes at least two staffs.
    const FormationId self = scenario.order_of_battle.command(h);
    for (const FormationId f : scenario.order_of_battle.under(h))
        if (scenario.order_of_battle.is_leaf(f)) return 1;
    return scenario.order_of_battle[self].echelon >= Echelon::corps ? 2 : 1;
}

bool vary(const Scenario& scenario, const State& state, HeadquartersId h, Variation kind,
          const Key& key, State& varied) {
    varied = state;
    const FormationId self = scenario.order_of_battle.command(h);
    const Moment after = state.now + 60 * horizon_hours(scenario, h);
    const auto leaf_of = [&](bool own) { return pick_leaf(scenario, state, h, own, key); };
    switch (kind) {
        case Variation::enemy_strength:
        case Variation::own_true_strength: {
            const FormationId leaf = leaf_of(kind == Variation::own_true_strength);
            if (!leaf.exists()) return false;
            varied.condition[leaf.index()].fit_men /= 2;
            varied.condition[leaf.index()].wounded_men += 300;
            return true;
        }
        case Variation::enemy_place:
        case Variation::own_true_place: {
            const FormationId leaf = leaf_of(kind == Variation::own_true_place);
            return leaf.exists() && shift_place(scenario, varied, leaf);
        }
        case Variation::enemy_mind:
            return change_mind(scenario, varied, h, true, key);
        case Variation::neighbours_mind:
            return change_mind(scenario, varied, h, false, key);
        case Variation::letters_between_others: {
            const bool added = add_a_letter(scenario, varied, self, key);
            return change_letters(varied, self, false, after) || added;
        }
        case Variation::letters_still_on_the_way:
            return change_letters(varied, self, true, after);
        case Variation::others_running_numbers:
            for (std::size_t i = 0; i < varied.headquarters.size(); ++i)
                if (i != h.index()) varied.headquarters[i].next_serial += 5;
            for (LeafDesk& leaf : varied.leaf)
                leaf.next_serial += 3;
            return true;
        case Variation::ways_and_sites:
            busy_ways(varied);
            return true;
        case Variation::supplies: {
            const FormationId leaf = leaf_of(draw(key, purpose("whose supplies")) < 0.5);
            if (!leaf.exists()) return false;
            varied.condition[leaf.index()].rations =
                static_cast<std::int16_t>(1 + varied.condition[leaf.index()].rations / 2);
            varied.condition[leaf.index()].rounds =
                static_cast<std::int16_t>(2 + varied.condition[leaf.index()].rounds / 3);
            return true;
        }
        case Variation::flying:
            for (auto& sorties : varied.attack_sorties)
                sorties = static_cast<std::int16_t>(sorties + 20);
            for (auto& sorties : varied.reconnaissance_sorties)
                sorties = static_cast<std::int16_t>(sorties + 20);
            return true;
    }
    return false;
}

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
           int stop_after_leaks) {
    Tally tally;
    const auto state = std::make_unique<State>();
    const auto varied = std::make_unique<State>();
    const int headquarters = scenario.order_of_battle.headquarters_count();
    const int pairs_a_state = 40;
    for (std::uint32_t round = 0; tally.pairs < pairs && tally.leaks < stop_after_leaks; ++round) {
        const Key key{seed, static_cast<std::int32_t>(round), 1};
        open_campaign(scenario, draw_bits(key, purpose("world")), *state, Events{});
        const auto hours = static_cast<int>(
            2 + draw_below(
                    static_cast<std::uint32_t>(scenario.hours() < 130 ? scenario.hours() - 4 : 120),
                    key, purpose("hour")));
        for (int hour = 0; hour < hours; ++hour)
            advance(scenario, *state, Players{}, Events{});
        for (std::uint32_t k = 0; k < pairs_a_state && tally.pairs < pairs; ++k) {
            const Key pair{seed, static_cast<std::int32_t>(round), 100 + k};
            const HeadquartersId h(
                draw_below(static_cast<std::uint32_t>(headquarters), pair, purpose("desk")));
            if (scenario.headquarters[h.index()].outside) continue;
            const auto kind =
                static_cast<Variation>(draw_below(variation_kinds, pair, purpose("kind")));
            if (!vary(scenario, *state, h, kind, pair, *varied)) continue;
            check(digest(*state) != digest(*varied), "the two worlds differ in truth");
            const int horizon = horizon_hours(scenario, h);
            const std::string one = desk_output(scenario, *state, h, horizon, engine);
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
