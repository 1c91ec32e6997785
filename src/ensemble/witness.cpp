#include "ensemble/witness.h"

#include <algorithm>

#include "ensemble/letter_tone.h"
#include "forces/march.h"

namespace lishui {

namespace {

// Is the kind among those asked for? Nothing asked for: any.
template <class Kind>
bool among(std::uint32_t bits, Kind kind) {
    return bits == 0 || (bits >> static_cast<unsigned>(kind) & 1u) != 0;
}

bool looks_at_each_hour(FactKind kind) {
    return kind == FactKind::share_near || kind == FactKind::share_beyond ||
           kind == FactKind::belief || kind == FactKind::losses || kind == FactKind::unfit ||
           kind == FactKind::intent;
}

std::span<const PictureEntry> picture_at(const Scenario& scenario, const State& state,
                                         HeadquartersId h) {
    const OpeningHeadquarters& opening = scenario.headquarters[h.index()];
    return {state.pictures.data() + opening.picture_first,
            static_cast<std::size_t>(opening.picture_slots)};
}

bool within(const Question& question, double value) {
    return value >= question.at_least && value <= question.at_most;
}

// Of nothing there is no multiple: the question does not stand.
bool stands_as_multiple(const Question& question, double held, double truth) {
    return truth > 0 && within(question, held / truth);
}

}  // namespace

Witness::Witness(const Scenario& scenario, const History& history)
    : scenario_(scenario),
      history_(history),
      watches_(history.facts.size()),
      lost_(static_cast<std::size_t>(scenario.order_of_battle.leaf_count)) {
    const OrderOfBattle& order = scenario.order_of_battle;
    for (const Fact& fact : history.facts) {
        const Question& question = fact.question;
        std::vector<bool> concerned(order.formations.size());
        for (std::size_t f = 0; f < concerned.size(); ++f) {
            const FormationId id(f);
            concerned[f] =
                question.of.empty() && (!question.side.exists() || order[id].side == question.side);
            for (const FormationId outer : question.of)
                if (order.stands_under(id, outer)) concerned[f] = true;
        }
        concerned_.push_back(std::move(concerned));
    }
}

void Witness::hear(const State& state, std::span<const Event> events) {
    for (const Event& event : events)
        std::visit([this](const auto& e) { take(e); }, event);
    look(state);
}

std::vector<Moment> Witness::came_true() const {
    std::vector<Moment> moments;
    for (std::size_t i = 0; i < watches_.size(); ++i) {
        const Fact& fact = history_.facts[i];
        if (fact.throughout)
            moments.push_back(watches_[i].broken ? never : fact.earliest);
        else
            moments.push_back(watches_[i].at);
    }
    return moments;
}

// ---- what is told ----

bool Witness::may_come_true(std::size_t i, Moment at) const {
    const Fact& fact = history_.facts[i];
    if (watches_[i].at != never || at < fact.not_before) return false;
    return fact.after < 0 || watches_[static_cast<std::size_t>(fact.after)].at <= at;
}

template <class Asks>
void Witness::ask(FactKind kind, Moment at, Asks&& asks) {
    for (std::size_t i = 0; i < watches_.size(); ++i) {
        const Question& question = history_.facts[i].question;
        if (question.kind != kind || !may_come_true(i, at)) continue;
        if (asks(i, question)) watches_[i].at = at;
    }
}

bool Witness::between(const Question& question, const Dispatch& dispatch) const {
    const auto takes = [](const std::vector<FormationId>& wanted, FormationId f) {
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), f) != wanted.end();
    };
    return takes(question.from, dispatch.from) && takes(question.to, dispatch.to);
}

bool Witness::about(const Question& question, const Task& task) const {
    if (!among(question.tasks, task.kind) || !among(question.bearings, bearing(task.kind)))
        return false;
    if (question.line.exists() && task.line != question.line) return false;
    if (question.zone.empty()) return true;
    if (task.objective.exists()) return holds(question.zone, task.objective);
    if (!task.line.exists()) return false;
    const auto& hexes = scenario_.measures[task.line.index()].hexes;
    return std::any_of(hexes.begin(), hexes.end(),
                       [&](HexId hex) { return holds(question.zone, hex); });
}

bool Witness::concerns(const Question& question, FormationId formation) const {
    const OrderOfBattle& order = scenario_.order_of_battle;
    if (question.of.empty()) return true;
    return std::any_of(question.of.begin(), question.of.end(), [&](FormationId outer) {
        return formation.exists() && order.stands_under(formation, outer);
    });
}

bool Witness::fits(const Question& question, const Dispatch& dispatch) const {
    if (!between(question, dispatch)) return false;
    if (question.kind == FactKind::letter) return is_called(dispatch, question.letter);
    const auto* order = std::get_if<Order>(&dispatch.body);
    return order != nullptr && about(question, order->task) &&
           concerns(question, order->task.concerning);
}

void Witness::take(const HandedIn& e) {
    Awaited waited{e.dispatch, {}};
    for (std::size_t i = 0; i < watches_.size(); ++i) {
        const Question& question = history_.facts[i].question;
        if (question.kind != FactKind::order && question.kind != FactKind::letter) continue;
        if (watches_[i].at != never || !between(question, e.dispatch)) continue;
        if (question.read)
            waited.facts.push_back(i);
        else if (fits(question, e.dispatch) && may_come_true(i, e.dispatch.handed_in))
            count_one(i, e.dispatch.to, e.dispatch.handed_in);
    }
    if (!waited.facts.empty()) under_way_[e.dispatch.id] = std::move(waited);
}

// What is read is what arrived, not what was written.
void Witness::take(const Garbled& e) {
    const auto found = under_way_.find(e.id);
    if (found != under_way_.end()) found->second.dispatch.body = e.received;
}

void Witness::take(const WasRead& e) {
    const auto found = under_way_.find(e.id);
    if (found == under_way_.end()) return;
    for (const std::size_t i : found->second.facts)
        if (may_come_true(i, e.at) && fits(history_.facts[i].question, found->second.dispatch))
            count_one(i, found->second.dispatch.to, e.at);
    under_way_.erase(found);
}

void Witness::count_one(std::size_t i, FormationId one, Moment at) {
    Watch& watch = watches_[i];
    if (std::find(watch.counted.begin(), watch.counted.end(), one) != watch.counted.end()) return;
    watch.counted.push_back(one);
    const double enough = std::max(history_.facts[i].question.at_least, 1.0);
    if (static_cast<double>(watch.counted.size()) >= enough) watch.at = at;
}

void Witness::take(const Happened& e) {
    for (std::size_t i = 0; i < watches_.size(); ++i) {
        const Question& question = history_.facts[i].question;
        if (!concerned_[i][e.leaf.index()] || !may_come_true(i, e.at)) continue;
        if (question.kind == FactKind::place_taken) {
            if (e.what == Milestone::place_taken && holds(question.zone, e.hex) &&
                scenario_.order_of_battle[e.leaf].side == question.side)
                watches_[i].at = e.at;
        } else if (question.kind == FactKind::river_crossed) {
            if (e.what != Milestone::crossing_ended || !e.site.exists()) continue;
            const CrossingSite& site = scenario_.map.sites[e.site.index()];
            const int bank = e.hex == site.left ? 1 : 2;
            if (site.river == question.river && (question.bank == 0 || question.bank == bank))
                count_one(i, e.leaf, e.at);
        } else if (question.kind == FactKind::happened) {
            if (among(question.milestones, e.what) && holds(question.zone, e.hex))
                count_one(i, e.leaf, e.at);
        }
    }
}

void Witness::take(const Appreciated& e) {
    const Appreciation& made = e.appreciation;
    if (made.chosen >= made.count) return;
    const Course& course = made.courses[made.chosen];
    ask(FactKind::course, e.at, [&](std::size_t, const Question& question) {
        const auto& desks = question.desks;
        return std::find(desks.begin(), desks.end(), e.headquarters) != desks.end() &&
               among(question.courses, course.kind) && among(question.obediences, made.obedience) &&
               about(question, course.task);
    });
}

void Witness::take(const LadderClimbed& e) {
    ask(FactKind::ladder, e.at, [&](std::size_t, const Question& question) {
        const auto& desks = question.desks;
        return std::find(desks.begin(), desks.end(), e.headquarters) != desks.end() &&
               among(question.steps, e.step) && concerns(question, e.subordinate);
    });
}

void Witness::take(const LossesTaken& e) {
    lost_[e.leaf.index()] += e.killed + e.wounded + e.missing;
}

// ---- how things stand ----

void Witness::look(const State& state) {
    for (std::size_t i = 0; i < watches_.size(); ++i) {
        const Fact& fact = history_.facts[i];
        Watch& watch = watches_[i];
        if (!looks_at_each_hour(fact.question.kind)) continue;
        if (fact.throughout) {
            if (fact.in_window(state.now) && !watch.broken && !stands(i, state))
                watch.broken = true;
            continue;
        }
        if (!may_come_true(i, state.now)) continue;
        if (!stands(i, state)) {
            watch.since = never;
            continue;
        }
        if (watch.since == never) watch.since = state.now;
        if (state.now - watch.since >= fact.for_hours * minutes_an_hour) watch.at = watch.since;
    }
}

bool Witness::stands(std::size_t fact, const State& state) const {
    const Question& question = history_.facts[fact].question;
    switch (question.kind) {
        case FactKind::share_near:
        case FactKind::share_beyond:
            return within(question, share_in_zone(fact, state));
        case FactKind::belief:
            return believed(fact, state);
        case FactKind::losses: {
            if (question.desks.empty()) return within(question, lost(fact));
            const double told = lost_as_told(fact, state);
            return question.times_true ? stands_as_multiple(question, told, lost(fact))
                                       : within(question, told);
        }
        case FactKind::unfit:
            return within(question, unfit(fact, state));
        case FactKind::intent:
            return std::any_of(question.desks.begin(), question.desks.end(), [&](HeadquartersId h) {
                return held_intention(question, state.headquarters[h.index()]) >= question.at_least;
            });
        default:
            return false;
    }
}

double Witness::share_in_zone(std::size_t fact, const State& state) const {
    const Question& question = history_.facts[fact].question;
    double there = 0, all = 0;
    for (std::size_t leaf = 0; leaf < lost_.size(); ++leaf) {
        if (!concerned_[fact][leaf]) continue;
        const Condition& condition = state.condition[leaf];
        if (!condition.place.exists()) continue;
        all += heads(condition);
        if (holds(question.zone, condition.place)) there += heads(condition);
    }
    return all > 0 ? there / all : 0;
}

double Witness::true_men(std::size_t fact, const State& state) const {
    const Question& question = history_.facts[fact].question;
    double men = 0;
    for (std::size_t leaf = 0; leaf < lost_.size(); ++leaf)
        if (concerned_[fact][leaf] && state.condition[leaf].place.exists() &&
            holds(question.zone, state.condition[leaf].place))
            men += state.condition[leaf].fit_men;
    return men;
}

// The largest share that a desk gives to it for an enemy group which is, or holds, or stands under
// one of those asked for; -1 where it has heard of none.
double Witness::held_intention(const Question& question, const Headquarters& own) const {
    const OrderOfBattle& order = scenario_.order_of_battle;
    double share = -1;
    for (const Intent& intent : own.intents) {
        const FormationId group = intent.group;
        const bool asked = std::any_of(question.of.begin(), question.of.end(), [&](FormationId f) {
            return group.exists() && (order.stands_under(group, f) || order.stands_under(f, group));
        });
        if (asked) share = std::max(share, intent.of(question.intention) / 1000.0);
    }
    return share;
}

bool Witness::believed(std::size_t fact, const State& state) const {
    const Question& question = history_.facts[fact].question;
    for (const HeadquartersId desk : question.desks) {
        double men = 0;
        bool any = false, heard_of = false;
        for (const PictureEntry& entry : picture_at(scenario_, state, desk)) {
            if (!entry.subject.exists() || !concerned_[fact][entry.subject.index()]) continue;
            heard_of = true;
            if (!among(question.doings, entry.doing) || !holds(question.zone, entry.place))
                continue;
            any = true;
            men += entry.strength_men;
        }
        if (!question.weighs_men && any) return true;
        // To hold that nobody is there one must have heard of them.
        if (!question.weighs_men || !heard_of) continue;
        if (question.times_true ? stands_as_multiple(question, men, true_men(fact, state))
                                : within(question, men))
            return true;
    }
    return false;
}

double Witness::lost(std::size_t fact) const {
    double men = 0;
    for (std::size_t leaf = 0; leaf < lost_.size(); ++leaf)
        if (concerned_[fact][leaf]) men += lost_[leaf];
    return men;
}

double Witness::lost_as_told(std::size_t fact, const State& state) const {
    const Question& question = history_.facts[fact].question;
    double most = 0;
    const OrderOfBattle& order = scenario_.order_of_battle;
    for (const HeadquartersId desk : question.desks) {
        double men = 0;
        const FormationId own = order.command(desk);
        // Reports come from those next below; what stands deeper is in their figures.
        for (const PictureEntry& entry : picture_at(scenario_, state, desk))
            if (entry.subject.exists() && order[entry.subject].superior == own &&
                concerned_[fact][entry.subject.index()])
                men += entry.lost_men;
        most = std::max(most, men);
    }
    return most;
}

double Witness::unfit(std::size_t fact, const State& state) const {
    const Question& question = history_.facts[fact].question;
    double unfit = 0, all = 0;
    if (question.desks.empty()) {
        for (std::size_t leaf = 0; leaf < lost_.size(); ++leaf) {
            if (!concerned_[fact][leaf]) continue;
            const Condition& condition = state.condition[leaf];
            if (!condition.place.exists()) continue;
            unfit += condition.wounded_men + condition.sick_men;
            all += heads(condition);
        }
    }
    for (const HeadquartersId desk : question.desks)
        for (const PictureEntry& entry : picture_at(scenario_, state, desk)) {
            if (!entry.subject.exists() || entry.own == 0 ||
                !concerned_[fact][entry.subject.index()])
                continue;
            unfit += entry.unfit / 100.0 * (entry.strength_men + 1);
            all += entry.strength_men + 1;
        }
    return all > 0 ? unfit / all : 0;
}

}  // namespace lishui
