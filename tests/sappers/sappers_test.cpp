// Sappers: faults planted on purpose, each a way in which truth could leak to a desk. Every one
// must be caught by the hunt of the secrecy test; one that gets through means that the test is
// blind to its kind.
#include <doctest/doctest.h>

#include "campaign/truth.h"
#include "sappers/sapper.h"

using namespace lishui;
using namespace lishui::test;

namespace {

// A refusal that hangs on what is so: he objects because his men are weak in truth.
class RefusesOnTruth final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        int men = 0;
        const OrderOfBattle& order_of_battle = window_.scenario->order_of_battle;
        for (const FormationId f : desk.subordinates)
            if (order_of_battle.is_leaf(f)) men += window_.state->condition[f.index()].fit_men;
        if (decision.appreciated && men < desk.formation(desk.self).establishment_men * 3 / 5)
            decision.appreciation.obedience = Obedience::refuses;
        decision.appreciation.regret += men / 64;
    }
};

// A route that goes round the enemy who is there, not the one he believes in.
class RoutesOnTruth final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        const SideId side = desk.side();
        for (int i = 0; i < decision.draft_count; ++i) {
            auto* order = std::get_if<Order>(&decision.drafts[static_cast<std::size_t>(i)].body);
            if (order == nullptr || !desk.own.place.exists()) continue;
            for (int d = 0; d < 6; ++d) {
                const HexId hex = desk.map.grid.neighbour(desk.own.place, d);
                if (hex.exists() && enemy_at(*window_.scenario, *window_.state, hex, side))
                    order->task.objective = hex;
            }
        }
        for (std::size_t hex = 0; hex < static_cast<std::size_t>(desk.map.grid.size()); ++hex)
            if (enemy_at(*window_.scenario, *window_.state, HexId(hex), side)) {
                decision.plan.objective = HexId(hex);
                break;
            }
    }
};

// A strength return written from the truth.
class ReportsTrueStrength final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        int men = 0;
        for (int i = 0; i < window_.scenario->order_of_battle.leaf_count; ++i) {
            const FormationId leaf(static_cast<std::size_t>(i));
            if (window_.scenario->order_of_battle.stands_under(leaf, desk.self))
                men += window_.state->condition[leaf.index()].fit_men;
        }
        if (!desk.superior.exists()) return;
        Return report;
        report.subject = desk.self;
        report.fit_men = men;
        decision.write({desk.superior, Precedence::routine, report});
    }
};

// One die that everybody throws in turn.
class SharesADie final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk&, Decision& decision) const override {
        window_.die =
            window_.die * 1664525u + 1013904223u + static_cast<std::uint32_t>(decision.draft_count);
        decision.appreciation.pressure += static_cast<std::int32_t>(window_.die >> 28);
    }
};

// Knows whether the neighbour means to attack.
class ReadsMinds final : public Sapper {
    using Sapper::Sapper;
    void leak(const Desk& desk, Decision& decision) const override {
        for (std::size_t h = 0; h < window_.scenario->headquarters.size(); ++h) {
            if (window_.scenario->order_of_battle.command(HeadquartersId(h)) == desk.self) continue;
            decision.appreciation.regret +=
                static_cast<std::int32_t>(window_.state->headquarters[h].mission.task.kind) *
                static_cast<std::int32_t>(h + 1);
        }
    }
};

}  // namespace

TEST_CASE("without a sapper the hunt finds nothing") {
    CHECK(hunt(scene("two-divisions"), 77, 1500, Engine{}, 1).leaks == 0);
}

TEST_CASE("a sapper who refuses on the truth is caught") {
    CHECK(caught<RefusesOnTruth>(Variation::own_true_strength));
}

TEST_CASE("a sapper who finds his route on the truth is caught") {
    CHECK(caught<RoutesOnTruth>(Variation::enemy_place));
}

TEST_CASE("a sapper who reports his own strength from the truth is caught") {
    CHECK(caught<ReportsTrueStrength>(Variation::own_true_strength));
}

TEST_CASE("a sapper who lets everybody throw one die is caught") {
    CHECK(caught<SharesADie>(Variation::enemy_mind));
}

TEST_CASE("a sapper who reads the neighbours' minds is caught") {
    CHECK(caught<ReadsMinds>(Variation::neighbours_mind));
}

TEST_CASE("a sapper who numbers all letters in one count is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        std::uint16_t all = 0;
        for (const Headquarters& headquarters : state.headquarters)
            all = static_cast<std::uint16_t>(all + headquarters.next_serial);
        for (std::size_t h = 0; h < scenario.headquarters.size(); ++h)
            state.headquarters[h].next_serial = all;
    };
    CHECK(caught(engine, Variation::others_running_numbers));
}

TEST_CASE("a sapper who delivers letters before their time is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        deliver_now(scenario, state, [](const Dispatch&) { return true; });
    };
    CHECK(caught(engine, Variation::letters_still_on_the_way));
}

TEST_CASE("a sapper who lays true places into the picture is caught") {
    Engine engine;
    engine.before_hour = [](const Scenario& scenario, State& state) {
        for (std::size_t h = 0; h < scenario.headquarters.size(); ++h)
            for (PictureEntry& entry : picture_of(scenario, state, HeadquartersId(h)))
                if (entry.subject.exists() && scenario.order_of_battle.is_leaf(entry.subject))
                    entry.place = state.condition[entry.subject.index()].place;
    };
    CHECK(caught(engine, Variation::own_true_place));
}
