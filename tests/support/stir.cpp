// What is laid into a desk's tray before a pair is made, the same in both worlds, so that trust,
// intentions, the ladder and visits have something to work on whenever they are looked at.
#include "base/check.h"
#include "campaign/tray.h"
#include "campaign/truth.h"
#include "support/secrecy.h"

namespace lishui::test {

namespace {

struct Tray {
    const Scenario& scenario;
    State& state;
    HeadquartersId h;
    const Key& key;
    std::uint16_t serial = 0x7D00;

    [[nodiscard]] FormationId self() const { return scenario.order_of_battle.command(h); }
    bool lay(FormationId from, const Body& body) {
        const SlotId slot = take_slot(state);
        if (!slot.exists()) return false;
        Dispatch& dispatch = state.dispatches[slot.index()];
        dispatch.stage = Stage::in_tray;
        dispatch.id = {from.value, serial++};
        dispatch.from = from;
        dispatch.to = self();
        dispatch.handed_in = state.now - 3 * minutes_an_hour;
        dispatch.arrives = state.now;
        dispatch.body = body;
        put_first(state, state.first_in_tray[h.index()], slot);
        return true;
    }
    // One to whom an order has gone; nullptr: to nobody.
    [[nodiscard]] Assignment* somebody() const {
        auto& all = state.headquarters[h.index()].assignments;
        const auto count = static_cast<std::uint32_t>(all.size());
        const auto start = draw_below(count, key, purpose("which subordinate"));
        for (std::uint32_t i = 0; i < count; ++i)
            if (all[(start + i) % count].subordinate.exists()) return &all[(start + i) % count];
        return nullptr;
    }
    [[nodiscard]] const PictureEntry* some_enemy() const {
        for (const PictureEntry& entry : picture_of(scenario, state, h))
            if (entry.subject.exists() && entry.own == 0) return &entry;
        return nullptr;
    }

    void officer_comes() {
        const FormationId superior = scenario.order_of_battle[self()].superior;
        if (superior.exists())
            lay(superior, Inspection{state.headquarters[h.index()].mission.order});
    }
    void subordinate_objects() {
        Assignment* held = somebody();
        if (held == nullptr) return;
        held->step_at = state.now - 100 * minutes_an_hour;
        held->sent = held->step_at;
        Objection objection;
        objection.order = held->order;
        objection.proposes.kind = TaskKind::withdraw;
        objection.proposes.objective = scenario.headquarters[h.index()].base;
        objection.reasons = static_cast<std::uint8_t>(Reason::too_weak);
        objection.frankness = 90;
        lay(held->subordinate, objection);
    }
    void officer_returns() {
        Assignment* held = somebody();
        if (held == nullptr) return;
        held->visited = 1;
        held->step_at = state.now - 100 * minutes_an_hour;
        held->sent = held->step_at;
        InspectionReport found;
        found.state.subject = held->subordinate;
        found.state.fit_men = 1500;
        found.state.lost_men = 900;
        found.state.unfit = 30;
        found.state.observed = state.now;
        if (const PictureEntry* entry = known(picture_of(scenario, state, h), held->subordinate))
            found.state.place = entry->place;
        lay(held->subordinate, found);
    }
    // Two subordinates who do not agree about one enemy.
    void witnesses_differ() {
        const Assignment* held = somebody();
        const PictureEntry* enemy = some_enemy();
        if (held == nullptr || enemy == nullptr) return;
        Sighting sighting;
        sighting.subject = enemy->subject;
        sighting.strength_men = 3000;
        sighting.spread = 30;
        sighting.doing = Doing::withdrawing;
        sighting.observed = state.now - minutes_an_hour;
        sighting.place = enemy->place;
        lay(held->subordinate, sighting);
        const Grid& grid = scenario.map.grid;
        const HexId far =
            grid.at(grid.column(enemy->place) > grid.width / 2 ? grid.column(enemy->place) - 9
                                                               : grid.column(enemy->place) + 9,
                    grid.row(enemy->place));
        if (!far.exists()) return;
        sighting.place = far;
        sighting.doing = Doing::attacking;
        const auto under = scenario.order_of_battle.under(h);
        lay(under.back() == held->subordinate ? under.front() : under.back(), sighting);
    }
};

}  // namespace

void stir(const Scenario& scenario, State& state, HeadquartersId h, const Key& key) {
    Tray tray{scenario, state, h, key};
    switch (draw_below(6, key, purpose("what is laid into the tray"))) {
        case 0:
            return tray.officer_comes();
        case 1:
            return tray.subordinate_objects();
        case 2:
            return tray.officer_returns();
        case 3:
            return tray.witnesses_differ();
        default:
            return;
    }
}

}  // namespace lishui::test
