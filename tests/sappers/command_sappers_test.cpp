// Sappers in the two-way protocol of command: trust, intentions, the ladder, visits, interception
// and boundaries. Each lets a desk know what no letter has told it, and must be caught.
#include <doctest/doctest.h>

#include "sappers/sapper.h"

using namespace lishui;
using namespace lishui::test;

namespace {

int true_men(const Scenario& scenario, const State& state, FormationId f) {
    int men = 0;
    for (int i = 0; i < scenario.order_of_battle.leaf_count; ++i) {
        const FormationId leaf(static_cast<std::size_t>(i));
        if (scenario.order_of_battle.stands_under(leaf, f))
            men += state.condition[leaf.index()].fit_men;
    }
    return men;
}

// Calls act(assignment, headquarters) for all to whom something was ordered.
template <class Act>
void each_assignment(const Scenario& scenario, State& state, Act&& act) {
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h)
        for (Assignment& held : state.headquarters[h].assignments)
            if (held.subordinate.exists()) act(held, HeadquartersId(h));
}

// Gives leave when the subordinate is weak in truth, whatever he has said of himself.
class ConcedesOnTruth final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        for (const Assignment& held : desk.own.assignments) {
            if (!held.subordinate.exists()) continue;
            const int men = true_men(*window_.scenario, *window_.state, held.subordinate);
            if (men % 100 < 50) continue;
            Order leave;
            leave.task.kind = TaskKind::withdraw;
            leave.refers_to = held.objection;
            decision.write({held.subordinate, Precedence::urgent, leave});
        }
    }
};

// Knows whether the subordinate means to carry out what he was told before he has said anything.
class SeesThroughHisMen final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        for (const Assignment& held : desk.own.assignments) {
            if (!held.subordinate.exists()) continue;
            const HeadquartersId h = desk.formation(held.subordinate).headquarters;
            if (!h.exists()) continue;
            const Headquarters& his = window_.state->headquarters[h.index()];
            decision.appreciation.regret += 10 * static_cast<int>(his.mission.task.kind);
        }
    }
};

// Knows how another superior stands with his subordinates.
class KnowsOthersQuarrels final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        for (std::size_t h = 0; h < window_.scenario->headquarters.size(); ++h) {
            if (window_.scenario->order_of_battle.command(HeadquartersId(h)) == desk.self) continue;
            for (const Assignment& held : window_.state->headquarters[h].assignments)
                decision.appreciation.pressure += held.doubt + held.visited;
        }
    }
};

// An officer who counts the men in the field instead of going through what headquarters has.
class InspectsTheTruth final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        for (const Letter& letter : desk.letters) {
            if (!std::holds_alternative<Inspection>(letter.body)) continue;
            InspectionReport finding;
            finding.state.subject = desk.self;
            finding.state.fit_men = true_men(*window_.scenario, *window_.state, desk.self);
            finding.visit = letter.id;
            decision.write({letter.from, Precedence::urgent, finding});
        }
    }
};

// Knows which zones belong to whom before anybody has told it of a shifted boundary.
class SeesOthersZones final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        for (std::size_t h = 0; h < window_.scenario->headquarters.size(); ++h)
            if (window_.scenario->order_of_battle.command(HeadquartersId(h)) != desk.self)
                decision.appreciation.regret +=
                    static_cast<std::int32_t>(window_.state->headquarters[h].zones & 0xFF);
    }
};

// Knows who has promised whom to come, before it has any letter of it.
class KnowsOthersPromises final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        for (std::size_t h = 0; h < window_.scenario->headquarters.size(); ++h) {
            if (window_.scenario->order_of_battle.command(HeadquartersId(h)) == desk.self) continue;
            const Headquarters& other = window_.state->headquarters[h];
            decision.appreciation.regret += other.given.by_hour + other.neighbour_trust[0];
        }
    }
};

bool is_a_reading(const Dispatch& dispatch) {
    const Sighting* sighting = std::get_if<Sighting>(&dispatch.body);
    return sighting != nullptr && sighting->read.exists();
}

}  // namespace

TEST_CASE("in Changde too the hunt finds nothing without a sapper, readings among the pairs") {
    const Tally tally = hunt(scene("changde-1943"), 77, 1000, Engine{}, 1);
    CHECK(tally.leaks == 0);
    CHECK(tally.by_kind[static_cast<std::size_t>(Variation::telegrams_read)] > 5);
}

TEST_CASE("a sapper who trusts those whose returns are true is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        each_assignment(scenario, state, [&](Assignment& held, HeadquartersId h) {
            const PictureEntry* entry = known(picture_of(scenario, state, h), held.subordinate);
            if (entry == nullptr) return;
            const int wrong = entry->strength_men - true_men(scenario, state, held.subordinate);
            held.trust = wrong < -200 || wrong > 200 ? 20 : 90;
        });
    };
    CHECK(caught(engine, Variation::own_true_strength));
}

TEST_CASE("a sapper who learns from others whom to trust is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        int sum = 0, count = 0;
        each_assignment(scenario, state, [&](const Assignment& held, HeadquartersId) {
            sum += held.trust;
            ++count;
        });
        each_assignment(scenario, state, [&](Assignment& held, HeadquartersId) {
            held.trust = static_cast<std::uint8_t>(sum / count);
        });
    };
    CHECK(caught(engine, Variation::others_trust));
}

TEST_CASE("a sapper who reads the enemy's intention out of his orders is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
            const SideId side =
                side_of(scenario, scenario.order_of_battle.command(HeadquartersId(h)));
            int attacking = 0, all = 0;
            for (std::size_t e = 0; e < scenario.headquarters.size(); ++e) {
                if (side_of(scenario, scenario.order_of_battle.command(HeadquartersId(e))) == side)
                    continue;
                ++all;
                attacking += bearing(state.headquarters[e].mission.task.kind) == Bearing::at_them;
            }
            for (Intent& intent : state.headquarters[h].intents)
                if (intent.group.exists())
                    intent.share = {static_cast<std::uint16_t>(1000 * attacking / all),
                                    static_cast<std::uint16_t>(1000 - 1000 * attacking / all), 0,
                                    0};
        }
    };
    CHECK(caught(engine, Variation::enemy_mind));
}

TEST_CASE("a sapper who takes over what others read out of the enemy is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        for (std::size_t h = 1; h < scenario.headquarters.size(); ++h)
            if (state.headquarters[h - 1].intents[0].group.exists())
                state.headquarters[h].intents[2] = state.headquarters[h - 1].intents[0];
    };
    CHECK(caught(engine, Variation::others_intent));
}

TEST_CASE("a sapper who concedes to the truly weak is caught") {
    CHECK(caught<ConcedesOnTruth>(Variation::own_true_strength));
}

TEST_CASE("a sapper who sees through his subordinates is caught") {
    CHECK(caught<SeesThroughHisMen>(Variation::neighbours_mind));
}

TEST_CASE("a sapper who knows the others' quarrels is caught") {
    CHECK(caught<KnowsOthersQuarrels>(Variation::others_ladder));
}

TEST_CASE("a sapper who doubts his picture because it is wrong is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        each_assignment(scenario, state, [&](Assignment& held, HeadquartersId) {
            held.doubt =
                static_cast<std::int16_t>(true_men(scenario, state, held.subordinate) % 1000);
        });
    };
    CHECK(caught(engine, Variation::own_true_strength));
}

TEST_CASE("a sapper in an officer's coat who sees the truth is caught") {
    CHECK(caught<InspectsTheTruth>(Variation::own_true_strength));
}

TEST_CASE("a sapper who lets officers arrive before they can is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        deliver_now(scenario, state, [](const Dispatch& dispatch) {
            return std::holds_alternative<InspectionReport>(dispatch.body);
        });
    };
    CHECK(caught(engine, Variation::officers_on_the_way, "changde-1943"));
}

TEST_CASE("a sapper who understands the enemy's telegrams before their hour is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        deliver_now(scenario, state, is_a_reading);
    };
    CHECK(caught(engine, Variation::telegrams_read, "changde-1943"));
}

TEST_CASE("a sapper who sees whose ground it is before he is told is caught") {
    CHECK(caught<SeesOthersZones>(Variation::others_zones));
}

TEST_CASE("a sapper who knows what the others have promised each other is caught") {
    CHECK(caught<KnowsOthersPromises>(Variation::others_promises));
}

TEST_CASE("a sapper who judges his neighbour's word by what that neighbour means to do is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
            const auto& beside = scenario.neighbours[h];
            for (std::size_t i = 0; i < beside.size() && i < most_trusted_neighbours; ++i) {
                const HeadquartersId other = scenario.order_of_battle[beside[i]].headquarters;
                const TaskKind told = state.headquarters[other.index()].mission.task.kind;
                state.headquarters[h].neighbour_trust[i] =
                    bearing(told) == Bearing::at_them ? 90 : 20;
            }
        }
    };
    CHECK(caught(engine, Variation::neighbours_mind, "changde-1943"));
}
