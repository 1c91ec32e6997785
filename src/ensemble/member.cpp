#include "ensemble/member.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

#include "base/digest.h"
#include "base/real.h"
#include "campaign/campaign.h"
#include "ensemble/witness.h"
#include "forces/march.h"

namespace lishui {

namespace {

// Counts what an ablation compares, as it is told.
class Tally {
public:
    Tally(const Scenario& scenario, Member& member) : scenario_(scenario), member_(member) {
        const auto days = static_cast<std::size_t>((scenario.hours() + 23) / 24 + 1);
        member.sides.resize(scenario.order_of_battle.sides.size());
        for (SideOutcome& side : member.sides)
            side.lost_by_day.resize(days);
    }

    void operator()(const LossesTaken& e) {
        SideOutcome& side = member_.sides[scenario_.order_of_battle[e.leaf].side.index()];
        const std::int64_t men = e.killed + e.wounded + e.missing;
        const int day =
            clamped(e.at.minute / minutes_a_day, 0, static_cast<int>(side.lost_by_day.size()) - 1);
        side.lost_by_day[static_cast<std::size_t>(day)] += men;
        side.lost += men;
    }
    void operator()(const Appreciated& e) {
        member_.counts.refusals += goes_own_way(e.appreciation.obedience) ? 1 : 0;
        member_.counts.halts += e.appreciation.obedience == Obedience::halts_between ? 1 : 0;
    }
    void operator()(const HandedIn& e) {
        const Dispatch& dispatch = e.dispatch;
        Counts& counts = member_.counts;
        ++counts.letters[dispatch.body.index()];
        for (std::size_t i = 0; i < counts.tones.size(); ++i)
            counts.tones[i] += has_tone(dispatch, static_cast<Tone>(i)) ? 1 : 0;
    }
    void operator()(const LadderClimbed& e) {
        ++member_.counts.steps[static_cast<std::size_t>(e.step)];
    }
    void operator()(const PutAside&) { ++member_.counts.put_aside; }
    void operator()(const WasIntercepted&) { ++member_.counts.intercepted; }
    template <class Other>
    void operator()(const Other&) {}

    void close(const State& state) {
        const OrderOfBattle& order = scenario_.order_of_battle;
        std::vector<double> nearer(member_.sides.size());
        for (int i = 0; i < order.leaf_count; ++i) {
            const FormationId leaf(static_cast<std::size_t>(i));
            const Condition& condition = state.condition[leaf.index()];
            if (!condition.place.exists()) continue;
            const std::size_t side = order[leaf].side.index();
            member_.sides[side].men_at_end += heads(condition);
            if (went_home(leaf, condition.place)) nearer[side] += heads(condition);
        }
        for (std::size_t s = 0; s < nearer.size(); ++s) {
            SideOutcome& side = member_.sides[s];
            if (side.men_at_end > 0)
                side.share_nearer_home = nearer[s] / static_cast<double>(side.men_at_end);
        }
    }

private:
    [[nodiscard]] bool went_home(FormationId leaf, HexId place) const {
        const OrderOfBattle& order = scenario_.order_of_battle;
        const FormationId command = order[leaf].superior;
        if (!command.exists()) return false;
        const HexId base = scenario_.headquarters[order[command].headquarters.index()].base;
        if (!base.exists()) return false;
        const Grid& grid = scenario_.map.grid;
        return grid.distance(place, base) <
               grid.distance(scenario_.leaves[leaf.index()].place, base);
    }

    const Scenario& scenario_;
    Member& member_;
};

}  // namespace

std::uint64_t member_seed(const Scenario& scenario, std::uint32_t k) {
    Digest digest;
    digest.add(scenario.digest);
    digest.add(k);
    return digest.value();
}

Member play_member(const Scenario& scenario, const History& history, std::uint32_t k) {
    Member member;
    member.seed = member_seed(scenario, k);
    const auto state = std::make_unique<State>();
    Witness witness(scenario, history);
    Tally tally(scenario, member);
    std::vector<Event> events;
    for (int hour = 0; hour <= scenario.hours(); ++hour) {
        events.clear();
        if (hour == 0)
            open_campaign(scenario, member.seed, *state, Events(&events));
        else
            advance(scenario, *state, {}, Events(&events));
        for (const Event& event : events)
            std::visit(tally, event);
        witness.hear(*state, events);
    }
    tally.close(*state);
    member.came_true = witness.came_true();
    return member;
}

std::vector<Member> play_ensemble(const Scenario& scenario, const History& history, int runs,
                                  int threads) {
    const auto count = static_cast<std::size_t>(std::max(runs, 0));
    std::vector<Member> members(count);
    if (threads <= 0) threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    std::atomic<std::size_t> next{0};
    // Each worker takes the next member that nobody has; which one it is changes nothing in it.
    const auto work = [&] {
        for (std::size_t k = next++; k < count; k = next++)
            members[k] = play_member(scenario, history, static_cast<std::uint32_t>(k));
    };
    std::vector<std::thread> workers;
    for (int i = 1; i < threads && static_cast<std::size_t>(i) < count; ++i)
        workers.emplace_back(work);
    work();
    for (std::thread& worker : workers)
        worker.join();
    return members;
}

}  // namespace lishui
