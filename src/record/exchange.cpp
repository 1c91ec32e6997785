#include "record/exchange.h"

#include "base/real.h"
#include "command/ladder.h"
#include "record/narrative.h"

namespace lishui {

namespace {

bool is_of_a_matter(const Body& body) {
    if (const auto* query = std::get_if<Query>(&body)) return !query->subject.exists();
    return std::holds_alternative<Order>(body) || std::holds_alternative<Objection>(body) ||
           std::holds_alternative<Inspection>(body) ||
           std::holds_alternative<InspectionReport>(body);
}

// What he was under before anything was written.
Task opening_task(const Scenario& scenario, FormationId superior, FormationId subordinate) {
    const Formation& formation = scenario.order_of_battle[subordinate];
    if (!formation.headquarters.exists() || formation.superior != superior) return {};
    return scenario.headquarters[formation.headquarters.index()].mission.task;
}

void take_order(const Scenario& scenario, const Dispatch& d, const Order& order, Exchange& e) {
    const bool again = same_wish(e.task, order.task);
    const bool answers_him = order.refers_to.sender == e.subordinate.value;
    // What the scenario scripts goes past the superior's own desk and begins no matter there.
    if (!again && !answers_him && script_of(scenario, d) == nullptr) {
        e.letters.clear();
        e.steps.clear();
    }
    e.task = order.task;
}

// An objection of one below him, who went past him.
bool is_past(const Scenario& scenario, const Dispatch& d, FormationId subordinate) {
    return std::holds_alternative<Objection>(d.body) &&
           scenario.order_of_battle[d.from].superior == subordinate;
}

void take_letter(const Situation& s, const Dispatch& d, Exchange& e) {
    const FormationId superior = s.scenario->order_of_battle.command(e.superior);
    const bool down = d.from == superior && d.to == e.subordinate;
    const bool up =
        d.to == superior && (d.from == e.subordinate || is_past(*s.scenario, d, e.subordinate));
    if ((!down && !up) || !is_of_a_matter(d.body)) return;
    if (const auto* order = std::get_if<Order>(&d.body); down && order != nullptr)
        take_order(*s.scenario, d, *order, e);
    e.letters.push_back(d.id);
}

bool was_sent_with(const Dispatch& d, const Grounds& g, const LadderClimbed& step,
                   FormationId self) {
    if (d.from != self || d.handed_in != step.at) return false;
    switch (step.step) {
        case LadderStep::appeal:
            return d.to == g.above && std::holds_alternative<Objection>(d.body);
        case LadderStep::query:
            return d.to == step.subordinate && std::holds_alternative<Query>(d.body);
        case LadderStep::send_officer:
            return d.to == step.subordinate && std::holds_alternative<Inspection>(d.body);
        case LadderStep::skip_level:
            return std::holds_alternative<Order>(d.body) && d.to != step.subordinate &&
                   std::get<Order>(d.body).refers_to == step.order;
        default:
            return d.to == step.subordinate && std::holds_alternative<Order>(d.body);
    }
}

// From what insisting was worth to him: how likely it is, by his picture, that it can be done.
int chance_by_his_picture(const Scenario& scenario, const LadderClimbed& step, const Grounds& g) {
    const CommandRules& rules = scenario.rules.command;
    const Nature& nature = scenario.headquarters[step.headquarters.index()].nature;
    const double p = step.doubt / 1000.0;
    const double value = rules.value_of_mission * g.task.importance / 100.0;
    if (value < 0.02 || p > 0.95) return -1;
    const double care = rules.care_on == 0 ? 0.5 : nature.care;
    const double cost = rules.weight_of_loss * (0.4 + 1.2 * care) * p * rules.loss_if_wrong;
    const double done = (step.insist_worth / 1000.0 + cost) / value;
    const double chance = (done - p * rules.chance_if_wrong) / (1 - p);
    const double per_mille = round_nearest(1000 * chance);
    return per_mille < -20 || per_mille > 1020 ? -1
                                               : static_cast<int>(clamped(per_mille, 0.0, 1000.0));
}

// What lay on the table at this sitting, also of an earlier matter.
void hear(const Situation& s, const LadderClimbed& step, FormationId self, Grounds& g) {
    const CommandRules& rules = s.scenario->rules.command;
    const Nature& hearer = s.scenario->headquarters[step.headquarters.index()].nature;
    double heard = 0;
    for (const Carried& carried : s.dispatches) {
        const Dispatch read = carried.as_read();
        const auto* said = std::get_if<Objection>(&read.body);
        if (said == nullptr || read.to != self || carried.read != step.at) continue;
        if (is_past(*s.scenario, read, step.subordinate))
            heard += doubt_added_from_below(*said, hearer, rules);
        if (read.from != step.subordinate || proposes(*said, g.task)) continue;
        heard += doubt_added(*said, step.trust, hearer, rules);
        g.heard = true;
        g.on_behalf = g.on_behalf || said->appeals != 0;
    }
    const double p = clamped(step.doubt / 1000.0, 0.001, 0.999);
    g.doubt_before = static_cast<int>(round_nearest(1000 * logistic(log_of(p / (1 - p)) - heard)));
}

void look_at_letters(const Situation& s, const LadderClimbed& step, Grounds& g) {
    for (const DispatchId id : g.exchange.letters) {
        const Carried& carried = *s.dispatch(id);
        if (carried.dispatch.from != step.subordinate || carried.read > step.at) continue;
        if (std::holds_alternative<InspectionReport>(carried.dispatch.body)) g.officer_back = true;
    }
    for (const std::size_t i : g.exchange.steps)
        g.appealed =
            g.appealed || (s.steps[i].step == LadderStep::appeal && s.steps[i].at < step.at);
}

}  // namespace

Exchange exchange_until(const Situation& situation, HeadquartersId superior,
                        FormationId subordinate, Moment at) {
    Exchange e;
    e.superior = superior;
    e.subordinate = subordinate;
    const FormationId self = situation.scenario->order_of_battle.command(superior);
    e.task = opening_task(*situation.scenario, self, subordinate);
    std::size_t next = 0;
    const auto take_steps = [&](Moment until) {
        for (; next < situation.steps.size() && situation.steps[next].at < until; ++next) {
            const LadderClimbed& step = situation.steps[next];
            if (step.headquarters == superior && step.subordinate == subordinate)
                e.steps.push_back(next);
        }
    };
    for (const Carried& carried : situation.dispatches) {
        if (carried.dispatch.handed_in > at) continue;
        take_steps(carried.dispatch.handed_in);
        take_letter(situation, carried.dispatch, e);
    }
    take_steps(at + 1);
    return e;
}

Grounds grounds_of(const Situation& situation, const LadderClimbed& step) {
    const Scenario& scenario = *situation.scenario;
    const FormationId self = scenario.order_of_battle.command(step.headquarters);
    Grounds g;
    g.above = scenario.order_of_battle[self].superior;
    g.task = exchange_until(situation, step.headquarters, step.subordinate, step.at - 1).task;
    g.exchange = exchange_until(situation, step.headquarters, step.subordinate, step.at);
    g.doubt = step.doubt;
    g.doubt_at_first =
        static_cast<int>(round_nearest(1000 * logistic(scenario.rules.command.doubt_at_first)));
    g.chance = chance_by_his_picture(scenario, step, g);
    hear(situation, step, self, g);
    look_at_letters(situation, step, g);
    for (const Carried& carried : situation.dispatches)
        if (was_sent_with(carried.dispatch, g, step, self)) g.sent.push_back(carried.dispatch.id);
    return g;
}

}  // namespace lishui
