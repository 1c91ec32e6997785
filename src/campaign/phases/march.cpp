// The march phase: leaves whose hour has come set out, arrive, queue, go round what they see, or
// form up to attack it. Only those that are due are looked at, in the order of the minute, then of
// the importance of their orders, then of their number.
#include <algorithm>
#include <array>

#include "campaign/around.h"
#include "campaign/hour.h"
#include "campaign/leaf.h"
#include "campaign/step.h"
#include "combat/engagement.h"
#include "map/route.h"

namespace lishui {

namespace {

Moment due_at(const State& state, FormationId leaf) {
    const LeafTimes& times = state.times[leaf.index()];
    return Moment{std::min(times.arrives.minute, times.next_act.minute)};
}

// The order in which leaves act, as one number: the minute, then the importance of their orders,
// the weightier first, then their own number.
std::uint64_t turn_of(const State& state, FormationId leaf) {
    const auto minute = static_cast<std::uint32_t>(due_at(state, leaf).minute) ^ 0x80000000u;
    const auto importance = 255u - state.leaf[leaf.index()].task.importance;
    return static_cast<std::uint64_t>(minute) << 32 | importance << 16 | leaf.value;
}

class Walker {
public:
    Walker(const Scenario& scenario, State& state, FormationId leaf, Moment at, Events& events)
        : scenario_(scenario),
          state_(state),
          leaf_(leaf),
          at_(at),
          events_(events),
          condition_(state.condition[leaf.index()]),
          marching_(state.marching[leaf.index()]),
          desk_(state.leaf[leaf.index()]),
          times_(state.times[leaf.index()]),
          side_(side_of(scenario, leaf)) {}

    void act() {
        if (marching_.next.exists() && condition_.activity == Activity::crossing) {
            times_.next_act = never;  // nobody turns back in midstream
            return;
        }
        if (desk_.task.begin > at_) {
            give_up_step();
            wait_in_place(desk_.task.begin - at_);
            return;
        }
        if (attacks_already() || queues_still()) return;
        marching_.bound_for = destination(scenario_, state_, leaf_);
        const HexId bound = marching_.bound_for;
        if (!bound.exists() || bound == condition_.place) {
            give_up_step();
            arrived();
            return;
        }
        if (crosses_here()) return;
        switch (manner_of(desk_.task.kind)) {
            case Manner::go_round:
                go_round();
                break;
            case Manner::go_at:
                go_at();
                break;
            case Manner::go_near:
                go_near();
                break;
        }
    }

private:
    [[nodiscard]] HexId goal() const {
        return marching_.by_way_of.exists() ? marching_.by_way_of : marching_.bound_for;
    }

    // In the line of a site whose boats are away: nothing is to be thought over until they are
    // back.
    bool queues_still() {
        if (marching_.waits == 0 || !marching_.site.exists() || marching_.next.exists())
            return false;
        if (!marching_.bound_for.exists()) return false;  // a new task has come
        if (marching_.by_way_of.exists() && marching_.by_way_of != condition_.place) return false;
        const Moment free = state_.site_free[marching_.site.index()];
        if (free <= at_) return false;
        times_.next_act = free;
        return true;
    }

    // It came to this bank for its boats, though the map's shortest way goes by those of another
    // site.
    bool crosses_here() {
        if (marching_.by_way_of != condition_.place) return false;
        const Map& map = scenario_.map;
        HexId over;
        int least = no_march;
        for (int d = 0; d < 6; ++d) {
            const auto& side = map.sides[condition_.place.index()][static_cast<std::size_t>(d)];
            const HexId hex = map.grid.neighbour(condition_.place, d);
            if (!side.site.exists() || enemy_at(scenario_, state_, hex, side_)) continue;
            const int minutes = march_minutes(map, hex, marching_.bound_for);
            if (minutes >= least) continue;
            least = minutes;
            over = hex;
        }
        if (over.exists()) {
            step(over);
        } else {
            marching_.by_way_of = HexId();
        }
        return over.exists();
    }

    [[nodiscard]] Minutes poll() const {
        return static_cast<Minutes>(scenario_.rules.force.act_hours * minutes_an_hour);
    }

    void wait_in_place(Minutes minutes) {
        times_.next_act = at_ + minutes;
        marching_.waits = 0;
        const bool enemy_near = enemy_next_to(scenario_, state_, condition_.place, side_);
        set_activity(state_, leaf_, standing_activity(scenario_, state_, leaf_, enemy_near), at_,
                     events_);
    }

    // Where it was told to be. A body that follows another, or looks for an enemy, keeps looking.
    void arrived() {
        const Task& task = desk_.task;
        const bool moves_again =
            !task.objective.exists() && !task.line.exists() && (task.kind != TaskKind::withdraw) &&
            (manner_of(task.kind) != Manner::go_round || task.concerning.exists());
        wait_in_place(moves_again ? poll() : 6 * poll());
    }

    bool attacks_already() {
        if (!marching_.front.exists()) return false;
        const int direction = scenario_.map.grid.direction(condition_.place, marching_.front);
        if (direction >= 0 && enemy_at(scenario_, state_, marching_.front, side_)) {
            times_.next_act = at_ + poll();
            return true;
        }
        marching_.front = HexId();
        return false;
    }

    void attack(HexId front) {
        give_up_step();
        if (!fit_to_attack(scenario_, condition_)) {
            wait_in_place(3 * poll());
            return;
        }
        if (hopeless(front)) {
            wait_in_place(poll());
            return;
        }
        marching_.front = front;
        marching_.waits = 0;
        times_.next_act = at_ + poll();
        set_activity(state_, leaf_, Activity::attacking, at_, events_);
    }

    // Nobody attacks alone what a multiple of his strength holds: he waits for the others, unless
    // he is told that nothing matters more.
    [[nodiscard]] bool hopeless(HexId front) const {
        const CombatRules& rules = scenario_.rules.combat;
        if (desk_.task.importance >= rules.attack_at_any_odds) return false;
        double ours = 0, theirs = 0;
        each_leaf_at(state_, condition_.place, [&](FormationId own) {
            const TaskKind kind = state_.leaf[own.index()].task.kind;
            if (own != leaf_ && manner_of(kind) != Manner::go_at) return;
            ours += fighting_power(state_.condition[own.index()], rules);
        });
        each_leaf_at(state_, front, [&](FormationId enemy) {
            theirs += fighting_power(state_.condition[enemy.index()], rules);
        });
        return ours < rules.least_odds_to_attack * theirs;
    }

    // Turns back to where it set out from, which takes as long as it had gone.
    void give_up_step() {
        if (!marching_.next.exists()) return;
        cancel_step(state_, leaf_);
    }

    void step(HexId next) {
        if (marching_.next == next) {  // on that step already
            times_.next_act = never;
            return;
        }
        if (marching_.next.exists()) {
            const Minutes gone = at_ - marching_.began, left = times_.arrives - at_;
            const Minutes back = gone < left ? gone : left;
            cancel_step(state_, leaf_);
            if (back > 0) {
                times_.next_act = at_ + back;
                return;
            }
        }
        if (lies_down()) return;
        begin_step(scenario_, state_, leaf_, next, at_, events_);
    }

    bool lies_down() {
        const ForceRules& rules = scenario_.rules.force;
        if (condition_.fatigue <= rules.tired_fatigue) return false;
        if (enemy_next_to(scenario_, state_, condition_.place, side_)) return false;
        wait_in_place(static_cast<Minutes>(rules.tired_rest_hours * minutes_an_hour));
        return true;
    }

    void blocked() {
        give_up_step();
        marching_.by_way_of = HexId();
        if (marching_.blocked == 0) {
            marching_.blocked = 1;
            events_.tell(Happened{Milestone::blocked, leaf_, at_, condition_.place,
                                  marching_.bound_for, SiteId()});
        }
        wait_in_place(2 * poll());
    }

    void go_round() {
        const auto seen = look_around(scenario_, state_, condition_.place, side_);
        const HexId next = step_round(scenario_, condition_.place, goal(), seen, state_.ways_found);
        if (next.exists() && (seen.count == 0 || next != marching_.came_from)) {
            step(next);
            return;
        }
        if (!next.exists() && seen.next > 0 && !way_out(scenario_, state_, leaf_).hex.exists()) {
            break_out();
            return;
        }
        blocked();
    }

    // Shut in on all sides: it strikes where its way would have led.
    void break_out() {
        const HexId next = next_hex(scenario_.map, condition_.place, goal());
        if (next.exists() && enemy_at(scenario_, state_, next, side_)) {
            attack(next);
        } else {
            blocked();
        }
    }

    void go_near() {
        const HexId next = next_hex(scenario_.map, condition_.place, goal());
        const bool met = enemy_next_to(scenario_, state_, condition_.place, side_);
        if (!next.exists()) {
            blocked();
        } else if (met) {
            give_up_step();
            wait_in_place(poll());
        } else {
            step(next);
        }
    }

    void go_at() {
        const HexId next = next_hex(scenario_.map, condition_.place, goal());
        if (!next.exists()) {
            blocked();
            return;
        }
        if (enemy_at(scenario_, state_, next, side_)) {
            const HexId flank = room_on_the_flank(next);
            if (flank.exists() && fit_to_attack(scenario_, condition_)) {
                step(flank);
            } else {
                attack(next);
            }
            return;
        }
        // Others fight next to the way: whoever attacks too joins them; whoever pursues goes on.
        const HexId fight = desk_.task.kind == TaskKind::pursue ? HexId() : fight_beside();
        if (fight.exists() && fit_to_attack(scenario_, condition_)) {
            attack(fight);
        } else {
            step(next);
        }
    }

    // Men of this side who attack `front` from the hex.
    [[nodiscard]] int men_attacking(HexId front, HexId from) const {
        int men = 0;
        each_leaf_at(state_, from, [&](FormationId other) {
            if (state_.marching[other.index()].front != front) return;
            if (side_of(scenario_, other) == side_) men += state_.condition[other.index()].fit_men;
        });
        return men;
    }

    [[nodiscard]] bool others_go_to(HexId hex) const {
        bool found = false;
        each_leaf_at(state_, condition_.place, [&](FormationId other) {
            found = found || state_.marching[other.index()].next == hex;
        });
        return found;
    }

    // When as many as the enemy has hold him in front already: a hex beside both from which nobody
    // attacks yet.
    [[nodiscard]] HexId room_on_the_flank(HexId front) const {
        const Map& map = scenario_.map;
        if (men_attacking(front, condition_.place) <= fit_men_at(state_, front)) return {};
        const int ahead = map.grid.direction(condition_.place, front);
        for (const int turn : {1, 5}) {
            const int d = (ahead + turn) % 6;
            if (!map.open(condition_.place, d)) continue;
            const HexId hex = map.grid.neighbour(condition_.place, d);
            const auto site = map.sides[condition_.place.index()][static_cast<std::size_t>(d)].site;
            if (site.exists() || enemy_at(scenario_, state_, hex, side_)) continue;
            const int onward = map.grid.direction(hex, front);
            if (onward < 0 || !map.open(hex, onward)) continue;
            if (others_go_to(hex) || men_attacking(front, hex) > 0) continue;
            return hex;
        }
        return {};
    }

    [[nodiscard]] HexId fight_beside() const {
        const Map& map = scenario_.map;
        for (int d = 0; d < 6; ++d) {
            const HexId hex = map.grid.neighbour(condition_.place, d);
            if (!hex.exists() || !enemy_at(scenario_, state_, hex, side_)) continue;
            if (!map.open(condition_.place, d)) continue;
            for (const Engagement& engagement : state_.engagements) {
                if (engagement.hex == hex) return hex;
            }
        }
        return {};
    }

    const Scenario& scenario_;
    State& state_;
    FormationId leaf_;
    Moment at_;
    Events& events_;
    Condition& condition_;
    Marching& marching_;
    LeafDesk& desk_;
    LeafTimes& times_;
    SideId side_;
};

void march_one(const Scenario& scenario, State& state, FormationId leaf, Moment at,
               Events& events) {
    if (!alive(state, leaf)) {
        state.times[leaf.index()].next_act = never;
        cancel_step(state, leaf);
        return;
    }
    if (state.times[leaf.index()].arrives <= at) {
        end_step(scenario, state, leaf, at, events);
    } else {
        Walker(scenario, state, leaf, at, events).act();
    }
}

}  // namespace

void march(const Scenario& scenario, State& state, Events events) {
    const DueLeaves leaves = leaves_due(scenario, state, due_at);
    std::array<std::uint64_t, most_leaves> due;
    std::size_t count = leaves.count;
    for (std::size_t i = 0; i < count; ++i)
        due[i] = turn_of(state, leaves.all[i]);
    while (count > 0) {
        // What one leaf does changes nobody else's turn.
        std::size_t first = 0;
        std::uint64_t earliest = due[0];
        for (std::size_t i = 1; i < count; ++i) {
            const bool earlier = due[i] < earliest;
            earliest = earlier ? due[i] : earliest;
            first = earlier ? i : first;
        }
        const FormationId leaf(due[first] & 0xFFFF);
        march_one(scenario, state, leaf, due_at(state, leaf), events);
        due[first] = due_at(state, leaf) > state.now ? due[--count] : turn_of(state, leaf);
    }
}

}  // namespace lishui
