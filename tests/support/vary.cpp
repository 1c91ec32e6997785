#include "base/check.h"
#include "campaign/listening.h"
#include "campaign/step.h"
#include "campaign/tray.h"
#include "campaign/truth.h"
#include "support/secrecy.h"

namespace lishui::test {

namespace {

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
        if (auto* found = std::get_if<InspectionReport>(&dispatch.body)) found->state.fit_men /= 2;
        dispatch.arrives = dispatch.arrives + 7;
    }
    return changed;
}

// A letter that reaches its addressee in half an hour.
bool lay_under_way(State& state, FormationId from, FormationId to, const Body& body) {
    const SlotId slot = take_slot(state);
    if (!slot.exists()) return false;
    Dispatch& dispatch = state.dispatches[slot.index()];
    dispatch.stage = Stage::under_way;
    dispatch.id = {from.value, 0x7FF0};
    dispatch.from = from;
    dispatch.to = to;
    dispatch.handed_in = state.now;
    dispatch.arrives = state.now + 30;
    dispatch.body = body;
    put_under_way(state, slot);
    return true;
}

bool add_a_letter(const Scenario& scenario, State& state, FormationId self, const Key& key) {
    const int leaves = scenario.order_of_battle.leaf_count;
    const FormationId leaf(
        draw_below(static_cast<std::uint32_t>(leaves), key, purpose("who writes")));
    const FormationId superior = scenario.order_of_battle[leaf].superior;
    if (superior == self) return false;
    return lay_under_way(state, leaf, superior, Answer{});
}

// Every other headquarters' mind is changed by the same hand.
template <class Change>
void change_other_minds(const Scenario& scenario, State& state, HeadquartersId h, Change&& change) {
    for (std::size_t i = 0; i < scenario.headquarters.size(); ++i)
        if (i != h.index()) change(state.headquarters[i], HeadquartersId(i));
}

// What the others' subordinates' words are worth to them.
bool change_trust(const Scenario& scenario, State& state, HeadquartersId h) {
    bool changed = false;
    change_other_minds(scenario, state, h, [&](Headquarters& mind, HeadquartersId) {
        for (Assignment& held : mind.assignments) {
            if (!held.subordinate.exists()) continue;
            held.trust = static_cast<std::uint8_t>(held.trust > 50 ? held.trust - 35 : 80);
            changed = true;
        }
    });
    return changed;
}

// How the others' matters with their subordinates stand.
bool change_ladder(const Scenario& scenario, State& state, HeadquartersId h) {
    bool changed = false;
    change_other_minds(scenario, state, h, [&](Headquarters& mind, HeadquartersId) {
        for (Assignment& held : mind.assignments) {
            if (!held.subordinate.exists()) continue;
            held.doubt = static_cast<std::int16_t>(held.doubt > 0 ? -2000 : 2000);
            held.steps ^= 1u << static_cast<int>(LadderStep::insist);
            held.visited = held.visited == 2 ? 0 : 2;
            held.appealed ^= 1;
            held.step_at = state.now - 100 * minutes_an_hour;
            changed = true;
        }
    });
    return changed;
}

// What the others think that the enemy is about.
bool change_intent(const Scenario& scenario, State& state, HeadquartersId h) {
    FormationId enemy;
    const SideId side = side_of(scenario, scenario.order_of_battle.command(h));
    for (const Formation& formation : scenario.order_of_battle.formations)
        if (formation.side != side) enemy = formation.group;
    change_other_minds(scenario, state, h, [&](Headquarters& mind, HeadquartersId) {
        Intent& intent = mind.intents[0];
        if (!intent.group.exists()) intent = {enemy, {700, 100, 100, 100}, state.now};
        const auto first = intent.share[0];
        intent.share = {intent.share[1], intent.share[2], intent.share[3], first};
    });
    return enemy.exists();
}

// What the others have promised each other, wait for, and think of each other's word.
bool change_promises(const Scenario& scenario, State& state, HeadquartersId h) {
    const auto later = static_cast<std::uint16_t>(state.now.minute / minutes_an_hour + 40);
    bool changed = false;
    change_other_minds(scenario, state, h, [&](Headquarters& mind, HeadquartersId other) {
        const auto& beside = scenario.neighbours[other.index()];
        const FormationId with =
            beside.empty() ? scenario.order_of_battle.command(other) : beside.front();
        for (Pledge* pledge : {&mind.awaited, &mind.given})
            *pledge = pledge->with.exists() ? Pledge{} : Pledge{with, mind.place, later};
        mind.has_word = mind.awaited.with.exists() ? 1 : 0;
        for (std::uint8_t& trust : mind.neighbour_trust)
            trust = trust > 50 ? 20 : 80;
        changed = true;
    });
    return changed;
}

void change_zones(const Scenario& scenario, State& state, HeadquartersId h) {
    change_other_minds(scenario, state, h,
                       [](Headquarters& mind, HeadquartersId) { mind.zones ^= 0b101; });
}

// Officers between others are sent elsewhere, those who are not yet here have seen worse, and one
// more walks in at another door.
bool change_officers(const Scenario& scenario, State& state, HeadquartersId h, const Key& key,
                     Moment after) {
    const FormationId self = scenario.order_of_battle.command(h);
    bool changed = false;
    for (Dispatch& dispatch : state.dispatches) {
        if (dispatch.stage != Stage::under_way) continue;
        if (dispatch.to == self && dispatch.arrives <= after) continue;
        if (auto* visit = std::get_if<Inspection>(&dispatch.body)) {
            visit->about.serial ^= 1;
            changed = true;
        } else if (auto* found = std::get_if<InspectionReport>(&dispatch.body)) {
            found->state.fit_men /= 2;
            found->reasons ^= 1;
            changed = true;
        }
    }
    const auto count = static_cast<std::uint32_t>(scenario.headquarters.size());
    const auto start = draw_below(count, key, purpose("whose door"));
    for (std::uint32_t i = 0; i < count; ++i) {
        const HeadquartersId other((start + i) % count);
        const FormationId to = scenario.order_of_battle.command(other);
        const FormationId from = scenario.order_of_battle[to].superior;
        if (other == h || !from.exists() || scenario.headquarters[other.index()].outside) continue;
        lay_under_way(state, from, to, Inspection{state.headquarters[other.index()].mission.order});
        return true;
    }
    return changed;
}

void busy_ways(State& state) {
    for (auto& free : state.way_free)
        free += 90;
    for (Moment& free : state.site_free)
        free = free + 90;
}

}  // namespace

bool reads_the_enemy(const Scenario& scenario, HeadquartersId h) {
    const Formation& formation = scenario.order_of_battle[scenario.order_of_battle.command(h)];
    return !scenario.headquarters[h.index()].outside &&
           (formation.echelon == Echelon::army || formation.echelon == Echelon::war_zone) &&
           scenario.order_of_battle.sides[formation.side.index()].reads_enemy > 0;
}

DispatchId is_read_now(const Scenario& scenario, State& state, HeadquartersId h, const Key& key) {
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    const FormationId self = order_of_battle.command(h);
    const auto count = static_cast<std::uint32_t>(scenario.headquarters.size());
    const auto start = draw_below(count, key, purpose("who is read"));
    for (std::uint32_t i = 0; i < 2 * count; ++i) {
        const FormationId writer = order_of_battle.command(HeadquartersId((start + i) % count));
        if (order_of_battle[writer].side == order_of_battle[self].side) continue;
        if (!order_of_battle[writer].superior.exists()) continue;
        Dispatch telegram;
        telegram.id = {writer.value, static_cast<std::uint16_t>(0x7E00 + i)};
        telegram.from = writer;
        telegram.to = order_of_battle[writer].superior;
        telegram.handed_in = state.now;
        Return report;
        report.subject = writer;
        report.place = scenario.headquarters[h.index()].base.exists()
                           ? scenario.headquarters[h.index()].base
                           : HexId(std::size_t{0});
        report.fit_men = 4321;
        report.observed = state.now;
        telegram.body = report;
        std::vector<Event> told;
        Events events(&told);
        overhear(scenario, state, telegram, events);
        for (const Event& event : told)
            if (const auto* read = std::get_if<WasIntercepted>(&event))
                if (read->by == h) return read->id;
    }
    return {};
}

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
                                                    "flying",
                                                    "the others' trust",
                                                    "the others' ladder",
                                                    "the others' reading of intentions",
                                                    "the others' zones",
                                                    "officers on their way",
                                                    "telegrams just read",
                                                    "the others' promises"};
    return names[static_cast<int>(kind)];
}

int horizon_hours(const Scenario& scenario, HeadquartersId h) {
    // A regiment's message takes more than an hour to its division; airmen's reports two hours and
    // more; everything else passes at least two staffs.
    const FormationId self = scenario.order_of_battle.command(h);
    // Nobody reads the enemy sooner, nor is any officer faster.
    const MessageRules& rules = scenario.rules.message;
    check(rules.read_low_hours >= 2 && rules.officer_low_hours * rules.urgent_factor >= 2,
          "readings and officers take longer than the horizon");
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
        case Variation::others_trust:
            return change_trust(scenario, varied, h);
        case Variation::others_ladder:
            return change_ladder(scenario, varied, h);
        case Variation::others_intent:
            return change_intent(scenario, varied, h);
        case Variation::others_zones:
            change_zones(scenario, varied, h);
            return true;
        case Variation::officers_on_the_way:
            return change_officers(scenario, varied, h, key, after);
        case Variation::telegrams_read:
            return is_read_now(scenario, varied, h, key).exists();
        case Variation::others_promises:
            return change_promises(scenario, varied, h);
    }
    return false;
}

}  // namespace lishui::test
