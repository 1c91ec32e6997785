// A sapper is a fault planted on purpose: a commander who also looks out of the window, or a hand
// that meddles with the state before an hour begins.
#pragma once

#include "campaign/tray.h"
#include "campaign/truth.h"
#include "support/scenes.h"
#include "support/secrecy.h"

namespace lishui::test {

// The state of the world that a leaking commander looks into.
struct Window {
    const Scenario* scenario = nullptr;
    const State* state = nullptr;
    std::uint32_t die = 1;  // one die for everybody
};

class Sapper : public Commander {
public:
    explicit Sapper(Window& window) : window_(window) {}
    void decide(const Desk& desk, Decision& decision) const final {
        BuiltInCommander{}.decide(desk, decision);
        leak(desk, decision);
    }

protected:
    virtual void leak(const Desk& desk, Decision& decision) const = 0;
    Window& window_;
};

// Takes every letter of the kind out of those under way and lays it into its addressee's tray.
template <class IsOne>
void deliver_now(const Scenario& scenario, State& state, IsOne&& is_one) {
    for (SlotId& first : state.first_arriving) {
        SlotId next = first;
        first = SlotId();
        while (next.exists()) {
            const SlotId slot = next;
            next = state.next_letter[slot.index()];
            Dispatch& dispatch = state.dispatches[slot.index()];
            const HeadquartersId h = scenario.order_of_battle[dispatch.to].headquarters;
            if (!h.exists() || scenario.headquarters[h.index()].outside || !is_one(dispatch)) {
                put_first(state, first, slot);
                continue;
            }
            dispatch.stage = Stage::in_tray;
            dispatch.arrives = state.now;
            put_first(state, state.first_in_tray[h.index()], slot);
        }
    }
}

// Is he found by pairs of worlds that differ in this, and in nothing else?
inline bool caught(const Engine& engine, Variation by, const char* where = "two-divisions") {
    return hunt(scene(where), 77, 1500, engine, 1, static_cast<int>(by)).leaks > 0;
}

template <class Leak>
bool caught(Variation by, const char* where = "two-divisions") {
    Window window;
    const Leak sapper(window);
    Engine engine;
    engine.commander = &sapper;
    engine.before_hour = [&](const Scenario& scenario, State& state) {
        window.scenario = &scenario;
        window.state = &state;
        window.die = 1;
    };
    return caught(engine, by, where);
}

}  // namespace lishui::test
