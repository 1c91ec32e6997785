// A sapper is a fault planted on purpose: a commander who also looks out of the window, or a hand
// that meddles with the state before an hour begins.
#pragma once

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

inline Tally hunted(const Engine& engine, const char* name = "two-divisions", int pairs = 3000) {
    return hunt(scene(name), 77, pairs, engine, 1);
}

template <class Leak>
Tally hunted_commander(const char* name = "two-divisions", int pairs = 3000) {
    Window window;
    const Leak sapper(window);
    Engine engine;
    engine.commander = &sapper;
    engine.before_hour = [&](const Scenario& scenario, State& state) {
        window.scenario = &scenario;
        window.state = &state;
        window.die = 1;
    };
    return hunted(engine, name, pairs);
}

}  // namespace lishui::test
