// The staff narrative in English (see staff_narrative.h).
#include "base/real.h"
#include "record/staff_words.h"

namespace lishui {

namespace {

constexpr auto en = Language::en;

std::string chances(int per_mille) { return in_a_hundred(per_mille, en); }
std::string chances(double share) { return chances(static_cast<int>(round_nearest(1000 * share))); }

std::string times(int n) {
    if (n == 1) return "once";
    return n == 2 ? "twice" : std::to_string(n) + " times";
}

std::string hours(Minutes minutes) { return span(minutes / 60 * 60, en); }

const Nature& nature_of(const Narrator& n, const LadderClimbed& step) {
    return n.scenario().headquarters[step.headquarters.index()].nature;
}

std::string superior(const Narrator& n, const LadderClimbed& step) {
    return who(n, n.scenario().order_of_battle.command(step.headquarters));
}

// How often the order had been repeated when this went out.
int repeated(const Narrator& n, const Grounds& g) {
    for (const DispatchId id : g.sent)
        if (const auto* order = std::get_if<Order>(&n.situation.dispatch(id)->dispatch.body))
            return order->task.insists;
    return 0;
}

std::string granted(const Narrator& n, const Grounds& g) {
    for (const DispatchId id : g.sent)
        if (const auto* order = std::get_if<Order>(&n.situation.dispatch(id)->dispatch.body))
            return n.task(order->task, Person::it);
    return "as he proposed";
}

// Why it has come to a step at all.
std::string occasion(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const auto& rules = n.scenario().rules.command;
    if (g.heard) return "An objection of the " + n.name(step.subordinate) + " lies on the table. ";
    if (g.officer_back) return "The officer who was sent to look has reported. ";
    if (bearing(g.task.kind) == Bearing::at_them)
        return "He has not objected; but he was sent forward, and in " +
               std::to_string(static_cast<int>(rules.idle_hours)) +
               " hours he has by his own returns come no nearer. ";
    return "He has not objected; but he was told to stay, and by his own returns the " +
           n.name(step.subordinate) + " has strayed more than " +
           std::to_string(static_cast<int>(rules.strayed_km)) + " km. ";
}

// Whether insisting is still worth it, and what stands in the way if it is not.
std::string still(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    if (step.insist_worth >= step.release_worth)
        return "Insisting is still worth more to him than giving way";
    if (!g.heard && !g.officer_back)
        return "Giving way would by now be worth more to him, but nobody has asked for leave";
    if (!g.above.exists()) return "Giving way would by now be worth more to him";
    const auto above = "the " + n.name(g.above);
    if (g.appealed)
        return "Giving way would by now be worth more to him, but " + above +
               " wants the same of himself, and has been asked already";
    return "Giving way would by now be worth more to him, but " + above +
           " wants the same of himself, and he does not doubt enough to lay it before it (from " +
           chances(n.scenario().rules.command.appeal_above) + ")";
}

std::string about_insisting(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const int before = static_cast<int>(g.exchange.steps.size()) - 1;
    if (before <= 0) return still(n, step, g) + "; to say it again is the mildest way. ";
    return still(n, step, g) +
           "; whatever else his doubt and his pride allow has been tried in this matter. ";
}

}  // namespace

std::string en_climbed(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const auto he = superior(n, step);
    const auto him = who(n, step.subordinate);
    switch (step.step) {
        case LadderStep::none:
            return he + " lets the matter with " + him + " rest.";
        case LadderStep::query:
            return he + " asks " + him + " how things really are.";
        case LadderStep::insist: {
            const int often = repeated(n, g);
            return he + " repeats his order to " + him +
                   (often > 1 ? ", for the " + ordinal(often) + " time" : "") + ".";
        }
        case LadderStep::reprimand:
            return he + " repeats his order to " + him + ", with a reprimand.";
        case LadderStep::offer:
            return he + " repeats his order to " + him + ", and promises something for it.";
        case LadderStep::ask_less:
            return he + " asks less of " + him + ": to " + granted(n, g) + ".";
        case LadderStep::shift_boundary:
            return he + " shifts a boundary, so that the ground in question is " + him +
                   "'s own, and repeats the order.";
        case LadderStep::send_officer:
            return he + " sends an officer of his staff to see how things are with " + him + ".";
        case LadderStep::skip_level:
            return he + " wires past " + him + " to those under him.";
        case LadderStep::appeal:
            return he + " lays what " + him + " has objected before his own superior, " +
                   who(n, g.above) + ".";
        case LadderStep::concede:
            return he + " gives way to " + him + ", who may " + granted(n, g) + ".";
        case LadderStep::relieve:
            return he + " relieves " + him + " of his command.";
    }
    return he + ".";
}

std::string en_because(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const auto& rules = n.scenario().rules.command;
    const auto& nature = nature_of(n, step);
    const auto pride = hundredths(nature.pride);
    auto out = occasion(n, step, g);
    switch (step.step) {
        case LadderStep::none:
            return out;
        case LadderStep::query:
            return out + "Before he presses he asks: he is not so proud (pride " + pride +
                   ", under " + hundredths(rules.reprimand_pride) +
                   ") as to take it for disobedience unheard.";
        case LadderStep::insist:
            return out + about_insisting(n, step, g);
        case LadderStep::reprimand:
            return out + still(n, step, g) +
                   ". The plain repetition has not helped, and he is a proud man (pride " + pride +
                   ", from " + hundredths(rules.reprimand_pride) + " one reprimands).";
        case LadderStep::offer:
            return out + still(n, step, g) + ". But he has begun to doubt (" + chances(g.doubt) +
                   "; from " + chances(rules.offer_above) +
                   " something is offered), and would make obeying easier.";
        case LadderStep::ask_less:
            return out + still(n, step, g) + ". But he doubts so much (" + chances(g.doubt) +
                   "; from " + chances(rules.ask_less_above) +
                   " less is asked) that a line nearer to where the man stands will do.";
        case LadderStep::shift_boundary:
            return out +
                   "It says that the ground belongs to another. To that there is an answer that "
                   "costs no face: the boundary is moved.";
        case LadderStep::send_officer:
            return out + "He doubts his picture enough (" + chances(g.doubt) + "; from " +
                   chances(rules.officer_above) +
                   ") to want to see with the eyes of his own staff before he decides. It is done "
                   "once in a matter.";
        case LadderStep::skip_level:
            return out + still(n, step, g) +
                   ". The steps below are used up; he stands high enough, and the net lets him "
                   "write to those who stand under the man himself.";
        case LadderStep::appeal:
            return out +
                   "Giving way has become worth more to him than insisting; but what he asks of "
                   "his man is asked of himself by the " +
                   n.name(g.above) + ". He doubts enough (" + chances(g.doubt) + "; from " +
                   chances(rules.appeal_above) + ") to lay it there, with a word for his man.";
        case LadderStep::concede:
            return out + "Giving way has become worth more to him than insisting" +
                   (g.above.exists() ? ", and so far as he knows the " + n.name(g.above) +
                                           " does not ask the same of him."
                                     : ", and there is nobody over him to forbid it.");
        case LadderStep::relieve:
            return out + "The man goes his own way in spite of a reprimand. " +
                   capital(superior(n, step)) + " is sure of his picture (doubt " +
                   chances(g.doubt) + ", under " + chances(rules.relieve_below) +
                   ") and proud enough (" + pride + ", from " + hundredths(rules.relieve_pride) +
                   ") to part with him.";
    }
    return out;
}

std::string en_weighed(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const auto& rules = n.scenario().rules.command;
    std::string out = "He puts the chance that his own picture is wrong at " + chances(g.doubt) +
                      " (" + chances(g.doubt_at_first) + " before anybody objects)";
    if (g.doubt_before + 5 < g.doubt)
        out += "; what he has just read raised it from " + chances(g.doubt_before);
    if (g.on_behalf)
        out += ", for what a headquarters lays before him for one below it weighs " +
               std::to_string(static_cast<int>(rules.weight_of_an_appeal)) + " times as much";
    out += ". ";
    if (g.chance >= 0)
        out += "If it is right, what he asks has a chance of " + chances(g.chance) +
               "; if it is wrong, of " + chances(rules.chance_if_wrong) + ", with " +
               chances(rules.loss_if_wrong) + " of the force lost. ";
    out += "So insisting is worth " + decimal(step.insist_worth) + " to him, and giving way " +
           decimal(step.release_worth) + ": the price of his pride (" +
           hundredths(nature_of(n, step).pride) + ")";
    if (g.officer_back) out += ", halved, since his own officer has looked";
    out += ". The word of the " + n.name(step.subordinate) + " is worth " +
           std::to_string(step.trust) + " in 100 to him";
    if (step.objections > 0)
        out += "; it has objected " + times(step.objections) + " to the order as it stands";
    return out + ".";
}

std::string en_read_so(const Narrator& n, const SignReading& r) {
    const auto reader = who(n, n.scenario().order_of_battle.command(r.sign.holder));
    const auto enemy = "the enemy " + n.name(r.sign.intent.group);
    const auto lure = chances(r.sign.intent.of(Intention::lure));
    if (r.leads(Intention::lure))
        return reader + (r.is_trap() ? " comes to think" : " still thinks") + " that " + enemy +
               " is luring him on: " + lure + ", more than he gives anything else.";
    if (r.suspects())
        return reader + (r.is_trap() ? " comes to suspect" : " still suspects") + " a trap: that " +
               enemy + " is luring him on has for him a chance of " + lure + "; that it means to " +
               word(r.most_likely_else()).en + ", of " +
               chances(r.sign.intent.of(r.most_likely_else())) + ".";
    const auto most = r.most_likely_else();
    if (!r.leads(most)) return reader + " cannot tell what " + enemy + " is about.";
    return reader + " takes " + enemy + " to mean to " + word(most).en + ": " +
           chances(r.sign.intent.of(most)) + "; that it is a trap: " + lure + ".";
}

std::string en_moved(const Narrator& n, const SignReading& r) {
    const auto lure = static_cast<std::size_t>(Intention::lure);
    const Nature& nature = n.scenario().headquarters[r.sign.holder.index()].nature;
    std::string out;
    if (r.first) {
        out = "Before anything was heard he gave a trap " + chances(r.before[lure]) +
              ": such is his nature. ";
    } else {
        out = "The sign before left the trap at " + chances(r.before[lure]) + ". ";
        if (r.by_then[lure] != r.before[lure])
            out += "Without news his mind goes back to what he expects anyway (" +
                   chances(nature.expects_lure) + "): by now " + chances(r.by_then[lure]) + ". ";
    }
    const auto likely = likely_of(n.scenario(), r.sign.sign);
    const auto days = [&](Intention i) {
        return std::to_string((likely[static_cast<std::size_t>(i)] + 5) / 10);
    };
    out += "Now this: " + sign_seen(n, r) +
           (sign_seen(n, r) == word(r.sign.sign).en ? "" : ", which counts as a halt") +
           ". An enemy who lures is seen so on " + days(Intention::lure) +
           " days in 100, one who means to hold on " + days(Intention::hold) + ", to attack on " +
           days(Intention::attack) + ", to withdraw on " + days(Intention::withdraw) +
           "; in the mean of the four, on " + std::to_string((mean_of(likely) + 5) / 10) +
           ". So belief in a trap ";
    const int change = r.after[lure] - r.by_then[lure];
    out += change > 0 ? "rises" : change < 0 ? "falls" : "stays";
    return out + (change == 0 ? " at " : " to ") + chances(r.after[lure]) + ".";
}

std::string en_deterred(const Narrator& n, const Appreciated& made, const Deterrence& d) {
    const Appreciation& a = made.appreciation;
    const Nature& nature = n.scenario().headquarters[made.headquarters.index()].nature;
    std::string out = "Going at an enemy who lures him costs a man of his caution (" +
                      hundredths(nature.caution) + ") " + decimal(d.fear) + ", with a trap at " +
                      chances(d.lure) + ". So the best blow he sees, to " +
                      n.task(a.courses[d.blow].task, Person::it) + ", is worth " +
                      decimal(d.with_fear) + " to him; without that fear it would be worth " +
                      decimal(d.without);
    const bool strikes = bearing(a.courses[a.chosen].task.kind) == Bearing::at_them;
    if (strikes) return out + ". He strikes all the same.";
    out += ", against " + decimal(a.courses[a.chosen].worth) + " for what he chose. ";
    return out + (d.held_back ? "It is the fear of the trap that holds him back."
                              : "The trap is not all that holds him back.");
}

std::string en_clashed(const Narrator& n, const Clash& c) {
    const auto reader = who(n, n.scenario().order_of_battle.command(c.headquarters));
    if (c.overtaken)
        return reader + " puts aside the order of the " + n.name(c.from) + " to " +
               n.task(c.task, Person::it) +
               ". Events have overtaken it on its way: an order of the " +
               "same headquarters dated later, " + when(n.scenario(), c.standing.dated, en) +
               ", came first, to " + n.task(c.standing.task, Person::it) + ".";
    const Minutes since = c.at - c.standing.received;
    const auto ago =
        since < minutes_an_hour ? std::string("at the same sitting") : hours(since) + " before";
    const auto days = n.scenario().rules.command.contradiction_days;
    return reader + " stands between two masters. The " + n.name(c.from) + " orders it to " +
           n.task(c.task, Person::it) + ", while the order of the " + n.name(c.standing.given_by) +
           ", read " + ago + ", still stands: to " + n.task(c.standing.task, Person::it) +
           ". For " + std::to_string(static_cast<int>(days)) + (days == 1 ? " day" : " days") +
           " such an order is not taken for a dead letter. Whose telegram came last is obeyed, and "
           "in that the other is disobeyed.";
}

std::string en_noted(const Narrator& n, const Clash& c) {
    if (c.overtaken)
        return "The order of the " + n.name(c.from) + " to " + n.task(c.task, Person::self) +
               " is put aside: a later one, of " + when_short(n.scenario(), c.standing.dated, en) +
               ", is already in hand. ";
    return "This goes against what the " + n.name(c.standing.given_by) + " has ordered, to " +
           n.task(c.standing.task, Person::self) +
           "; that order was never withdrawn. The one that came last is followed. ";
}

std::string en_noted(const Narrator& n, const SignReading& r) {
    return "The conduct of the enemy " + n.name(r.sign.intent.group) +
           " looks like a trap: " + sign_seen(n, r) + ". ";
}

std::string en_noted(const Narrator& n, const PromiseEnded& e) {
    const auto where = n.place(e.place) + " by " + when_short(n.scenario(), e.by, en);
    const auto worth = "; its word counts " + std::to_string(e.trust) + " in 100 from now on. ";
    if (e.kept != 0)
        return "The " + n.name(e.neighbour) + " is abreast at " + where + ", as promised" + worth;
    return "The " + n.name(e.neighbour) + " promised to be abreast at " + where +
           " and is not to be seen there" + worth;
}

namespace {

std::string pressing(const Narrator& n, const Appreciated& made, const Mission& mission,
                     const Pressure& p) {
    const Nature& nature = n.scenario().headquarters[made.headquarters.index()].nature;
    std::string out = "The order presses with " + decimal(made.appreciation.pressure) +
                      ": the weight of his superior's level (" + hundredths(p.authority) +
                      "), on a man of obedience " + hundredths(nature.obedience) + " (times " +
                      hundredths(p.duty) + ")";
    if (p.repetition > 1) {
        out += ", repeated " + times(p.insists);
        if (p.reprimands > 0) out += " and with a reprimand";
        out += " (times " + hundredths(p.repetition) + ")";
    }
    if (p.newness > 1) out += ", new to him (times " + hundredths(p.newness) + ")";
    out += ", in words that leave him " +
           std::string(mission.task.explicitness >= 85   ? "no room"
                       : mission.task.explicitness >= 50 ? "some room"
                                                         : "much room") +
           " (times " + hundredths(p.wording) + ")";
    if (p.answering > 1)
        out += ", for ground for which he answers (times " + hundredths(p.answering) + ")";
    return out + ". ";
}

std::string verdict(const Narrator& n, const Appreciated& made, const Bound& b) {
    const auto& rules = n.scenario().rules.command;
    const Nature& nature = n.scenario().headquarters[made.headquarters.index()].nature;
    const auto candour = hundredths(nature.candour);
    const auto begun = std::string(b.begun ? ", as his own plan is already under way" : "");
    const auto ratio = "His regret is " + hundredths(b.ratio / 1000.0) + " times the pressure";
    const auto obeys = hundredths(b.obeys_below / 1000.0);
    const auto refuses = hundredths(b.refuses_from / 1000.0);
    switch (made.appreciation.obedience) {
        case Obedience::refuses:
            return ratio + ", and from " + refuses + " on a man goes his own way" + begun +
                   ". He says so.";
        case Obedience::refuses_silently:
            return ratio + ", and from " + refuses + " on a man goes his own way" + begun +
                   ". He says nothing of it: of little candour (" + candour +
                   "), and nobody has "
                   "pressed him yet.";
        case Obedience::halts_between:
            return ratio + ": too much to obey (under " + obeys +
                   ") and too little to refuse (from " + refuses + ")" + begun +
                   ". He stands, objects, and waits for an answer.";
        case Obedience::complies_in_part:
            return ratio + ": too much to obey gladly (under " + obeys +
                   ") and too little to refuse (from " + refuses + ")" + begun +
                   ". He is not frank enough (candour " + candour + ", from " +
                   hundredths(rules.frank_above) +
                   ") to object: one half of his force does as ordered.";
        case Obedience::complies_in_form:
            return ratio + ", under " + obeys + begun + ": he obeys, but slowly (energy " +
                   hundredths(nature.energy) + ") and with a token force.";
        case Obedience::stretches:
            return "He was to go back in any case, in words that left room, and goes farther than "
                   "was "
                   "meant.";
        case Obedience::complies:
        case Obedience::no_conflict:
            return ratio + ", and under " + obeys + begun + " a man obeys.";
    }
    return ratio + ".";
}

}  // namespace

std::string en_regretted(const Narrator& n, const Appreciated& made, const Mission& mission,
                         const Pressure& pressure, const Bound& bound) {
    const Appreciation& a = made.appreciation;
    const auto ordered = a.courses[a.ordered].worth;
    const auto wanted = a.courses[a.preferred].worth;
    std::string out = "What is ordered is worth " + decimal(ordered) +
                      " in his eyes, what he would rather do " + decimal(wanted);
    const auto more = a.regret - (wanted - ordered);
    if (more > 0) out += "; a plan under way counts " + decimal(more) + " more";
    if (more < 0) out += "; what was promised takes off " + decimal(-more);
    out += ": he would regret obeying by " + decimal(a.regret) + ". ";
    return out + pressing(n, made, mission, pressure) + verdict(n, made, bound);
}

}  // namespace lishui
