// The opening: every range of the scenario is drawn, everybody stands in his place, every desk has
// its first picture.
#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/leaf.h"

namespace lishui {

namespace {

int drawn(const Range& range, double scale, const Key& key, std::uint32_t which) {
    return static_cast<int>(nearest_whole(
        scale * within(range, draw(key, purpose("opening strength and state"), which))));
}

void open_leaf(const Scenario& scenario, State& state, FormationId leaf) {
    const OpeningLeaf& opening = scenario.leaves[leaf.index()];
    const Key key{state.seed, 0, leaf.value};
    Condition& condition = state.condition[leaf.index()];
    condition.fit_men = drawn(opening.fit_men, 1, key, 0);
    condition.wounded_men = drawn(opening.wounded_men, 1, key, 1);
    condition.sick_men = drawn(opening.sick_men, 1, key, 2);
    condition.quality = static_cast<std::int16_t>(drawn(opening.quality, 100, key, 3));
    condition.cohesion = static_cast<std::int16_t>(drawn(opening.cohesion, 1000, key, 4));
    condition.fatigue = static_cast<std::int16_t>(drawn(opening.fatigue, 1000, key, 5));
    condition.rations = static_cast<std::int16_t>(drawn(opening.rations_days, 10, key, 6));
    condition.rounds = static_cast<std::int16_t>(drawn(opening.rounds_days, 10, key, 7));
    condition.guns = static_cast<std::int16_t>(opening.guns);
    condition.horses = static_cast<std::int16_t>(opening.horses);
    condition.opening_men = condition.fit_men;
    condition.activity = Activity::halted;
    stand_at(scenario, state, leaf, opening.place);
    Ledger& ledger = state.ledger[side_of(scenario, leaf).index()];
    ledger.rations_had += condition.rations;
    ledger.rounds_had += condition.rounds;
    state.leaf[leaf.index()].task.kind = TaskKind::defend;
    const auto hour = [&](std::uint32_t below, std::uint32_t which) {
        return Moment{60 *
                      static_cast<std::int32_t>(
                          1 + draw_below(below, key, purpose("first hour of a routine"), which))};
    };
    LeafTimes& times = state.times[leaf.index()];
    times.next_look = hour(4, 0);
    times.next_return = hour(12, 1);
    times.next_upkeep = hour(24, 2);
}

void open_headquarters(const Scenario& scenario, State& state, HeadquartersId h) {
    const OpeningHeadquarters& opening = scenario.headquarters[h.index()];
    Headquarters& own = state.headquarters[h.index()];
    const FormationId self = scenario.order_of_battle.command(h);
    const Key key{state.seed, 0, self.value};
    own.place = opening.place;
    own.mission = opening.mission;
    own.plan = opening.mission.task;
    state.next_sitting[h.index()] =
        Moment{60 * static_cast<std::int32_t>(1 + draw_below(6, key, purpose("first sitting")))};
    for (const ControlMeasure& measure : scenario.measures)
        for (const FormationId holder : measure.holders)
            if (measure.zone_bit >= 0 && holder == self) own.zones |= 1u << measure.zone_bit;
    const auto doubt =
        static_cast<std::int16_t>(nearest_whole(1000 * scenario.rules.command.doubt_at_first));
    const PictureSlots picture = picture_of(scenario, state, h);
    std::size_t next = 0;
    for (const FormationId f : scenario.order_of_battle.under(h)) {
        const HeadquartersId below = scenario.order_of_battle[f].headquarters;
        if (below.exists() && next < most_subordinates) {  // what he was told before the opening
            own.assignments[next].subordinate = f;
            own.assignments[next].doubt = doubt;
            own.assignments[next].task = scenario.headquarters[below.index()].mission.task;
        }
        ++next;
        take_in(picture, true_return(scenario, state, f), {DispatchId{f.value, 0}, Moment{0}},
                scenario.map.grid, scenario.rules.belief);
    }
}

void tell_opening(const Scenario& scenario, State& state, Events& events) {
    for (int i = 0; i < scenario.order_of_battle.leaf_count; ++i)
        tell_condition(state, FormationId(static_cast<std::size_t>(i)), state.now, events);
    for (std::size_t i = 0; i < scenario.headquarters.size(); ++i) {
        const HeadquartersId h(i);
        events.tell(HeadquartersMoved{h, state.now, state.headquarters[i].place});
        events.tell(MissionChanged{h, state.now, state.headquarters[i].mission});
        const PictureSlots picture = picture_of(scenario, state, h);
        for (std::size_t slot = 0; slot < picture.size(); ++slot)
            if (picture[slot].subject.exists())
                events.tell(
                    PictureChanged{h, state.now, static_cast<std::uint16_t>(slot), picture[slot]});
    }
}

}  // namespace

void open_campaign(const Scenario& scenario, std::uint64_t seed, State& state, Events events) {
    state = State{};
    state.seed = seed;
    state.first_here.fill(0xFFFF);
    state.held_by.fill(0xFF);
    state.bridge_begun.fill(never);
    for (int i = 0; i < scenario.order_of_battle.leaf_count; ++i)
        open_leaf(scenario, state, FormationId(static_cast<std::size_t>(i)));
    for (std::size_t i = 0; i < scenario.headquarters.size(); ++i)
        open_headquarters(scenario, state, HeadquartersId(i));
    for (const OpeningBelief& belief : scenario.beliefs) {
        const FormationId holder = scenario.order_of_battle.command(belief.holder);
        take_in(picture_of(scenario, state, belief.holder), belief.sighting,
                {DispatchId{holder.value, 0}, Moment{0}}, scenario.map.grid, scenario.rules.belief);
    }
    new_day(scenario, state, events);
    tell_opening(scenario, state, events);
}

}  // namespace lishui
