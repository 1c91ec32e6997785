// A witness of one run: he is told what happens, looks at the truth and at every desk once an hour,
// and writes down when each fact of a history first came true. He keeps no journal.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "campaign/state.h"
#include "ensemble/fact.h"

namespace lishui {

class Witness {
public:
    Witness(const Scenario& scenario, const History& history);

    // What happened in an hour (the opening is one), and how things stand at its end.
    void hear(const State& state, std::span<const Event> events);

    // By fact: when it came true; never if it did not. A fact that must be so throughout its window
    // came true at its beginning.
    [[nodiscard]] std::vector<Moment> came_true() const;

private:
    struct Watch {  // over one fact
        Moment at = never;
        Moment since = never;                // it stands so since; never: it does not
        bool broken = false;                 // it was not so at some hour of its window
        std::vector<FormationId> counted{};  // leaves, or addressees
    };
    // Whose letters lie under way that a fact waits to see read.
    struct Awaited {
        Dispatch dispatch;
        std::vector<std::size_t> facts;
    };

    void take(const HandedIn& e);
    void take(const Garbled& e);
    void take(const WasRead& e);
    void take(const Happened& e);
    void take(const Appreciated& e);
    void take(const LadderClimbed& e);
    void take(const LossesTaken& e);
    template <class Other>
    void take(const Other&) {}

    template <class Asks>
    void ask(FactKind kind, Moment at, Asks&& asks);
    [[nodiscard]] bool may_come_true(std::size_t fact, Moment at) const;
    [[nodiscard]] bool fits(const Question& question, const Dispatch& dispatch) const;
    [[nodiscard]] bool between(const Question& question, const Dispatch& dispatch) const;
    [[nodiscard]] bool about(const Question& question, const Task& task) const;
    [[nodiscard]] bool concerns(const Question& question, FormationId formation) const;
    void count_one(std::size_t fact, FormationId one, Moment at);
    void look(const State& state);
    [[nodiscard]] bool stands(std::size_t fact, const State& state) const;
    [[nodiscard]] double share_in_zone(std::size_t fact, const State& state) const;
    [[nodiscard]] bool believed(std::size_t fact, const State& state) const;
    [[nodiscard]] double held_intention(const Question& question, const Headquarters& own) const;
    [[nodiscard]] double lost(std::size_t fact) const;
    [[nodiscard]] double lost_as_told(std::size_t fact, const State& state) const;
    [[nodiscard]] double unfit(std::size_t fact, const State& state) const;
    [[nodiscard]] double true_men(std::size_t fact, const State& state) const;

    const Scenario& scenario_;
    const History& history_;
    std::vector<Watch> watches_;                // by fact
    std::vector<std::vector<bool>> concerned_;  // by fact and formation
    std::vector<std::int32_t> lost_;            // by leaf, since the opening
    std::map<DispatchId, Awaited> under_way_;
};

}  // namespace lishui
