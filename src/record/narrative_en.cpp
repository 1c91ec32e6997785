// The narrative in English (see narrative.h).
#include <array>

#include "record/narrative_words.h"

namespace lishui {

namespace {

constexpr auto en = Language::en;

// "the Li line", whatever the name already says of itself.
std::string line_name(const Narrator& n, MeasureId line) {
    const auto& name = n.scenario().measures[line.index()].name.en;
    const bool says_line =
        name.find("line") != std::string::npos || name.find("Line") != std::string::npos;
    return "the " + name + (says_line ? "" : " line");
}

// "a point 6 km north-east of Linton", where no name of its own serves.
std::string spot(const Narrator& n, HexId hex) {
    auto place = n.place(hex);
    return place[0] >= '0' && place[0] <= '9' ? "a point " + place : place;
}

std::string the_place(const Narrator& n, const Task& task) {
    return task.line.exists() ? line_name(n, task.line) : spot(n, task.objective);
}

// " at Linton", " 6 km north-east of Linton".
std::string at_hex(const Narrator& n, HexId hex) {
    auto place = n.place(hex);
    return place[0] >= '0' && place[0] <= '9' ? " " + place : " at " + place;
}

bool has_place(const Task& task) { return task.line.exists() || task.objective.exists(); }

std::string at_place(const Narrator& n, const Task& task, const char* before, const char* without) {
    return has_place(task) ? std::string(before) + the_place(n, task) : std::string(without);
}

std::string whom(const Narrator& n, const Task& task, const char* otherwise) {
    return task.concerning.exists() ? "the " + n.name(task.concerning) : std::string(otherwise);
}

std::string verb_phrase(const Narrator& n, const Task& task) {
    switch (task.kind) {
        case TaskKind::hold:
            return at_place(n, task, "hold ", "hold where you stand");
        case TaskKind::move:
            return at_place(n, task, "move to ", "move");
        case TaskKind::advance:
            return at_place(n, task, "advance on ", "advance");
        case TaskKind::attack:
            return "attack " + whom(n, task, "the enemy") +
                   (task.line.exists() || !task.objective.exists()
                        ? at_place(n, task, " at ", " before you")
                        : at_hex(n, task.objective));
        case TaskKind::seize:
            return at_place(n, task, "seize ", "seize the ground before you");
        case TaskKind::secure:
            return at_place(n, task, "secure ", "secure the ground you stand on");
        case TaskKind::retain:
            return at_place(n, task, "retain ", "retain the ground you stand on");
        case TaskKind::defend:
            return at_place(n, task, "defend ", "defend where you stand");
        case TaskKind::delay:
            return "delay the enemy" + at_place(n, task, " forward of ", ", giving ground slowly");
        case TaskKind::withdraw:
            return "break off and withdraw" + at_place(n, task, " to ", "");
        case TaskKind::cover:
            return "cover " + whom(n, task, "the main body") + at_place(n, task, " at ", "");
        case TaskKind::guard:
            return "guard the flank of " + whom(n, task, "the main body") +
                   at_place(n, task, " at ", "");
        case TaskKind::screen:
            return at_place(n, task, "screen towards ", "screen your front");
        case TaskKind::cross:
            return at_place(n, task, "cross the river for ", "cross the river");
        case TaskKind::occupy:
            return at_place(n, task, "occupy ", "occupy the ground before you");
        case TaskKind::pursue:
            return "pursue " + whom(n, task, "the retreating enemy") +
                   at_place(n, task, " towards ", "");
        case TaskKind::block:
            return "block the enemy" + at_place(n, task, " at ", " where you stand");
        case TaskKind::reconnoitre:
            return at_place(n, task, "reconnoitre towards ", "reconnoitre your front");
        case TaskKind::relieve:
            return "relieve " + whom(n, task, "the troops") + at_place(n, task, " at ", "");
        case TaskKind::follow:
            return "follow " + whom(n, task, "the main body") + at_place(n, task, " towards ", "");
        case TaskKind::refit:
            return at_place(n, task, "rest and refit at ", "rest and refit where you stand");
    }
    return "hold";
}

// An order says "where you stand"; he who resolves says "where I stand", and of him "where it
// stands".
std::string in_person(std::string text, Person person) {
    if (person == Person::you) return text;
    const bool first = person == Person::self;
    const std::array<std::array<const char*, 2>, 3> changes{
        {{"you stand", first ? "I stand" : "it stands"},
         {"before you", first ? "before me" : "before it"},
         {"your front", first ? "my front" : "its front"}}};
    for (const auto& [from, to] : changes) {
        const auto at = text.find(from);
        if (at != std::string::npos) text.replace(at, std::string_view(from).size(), to);
    }
    return text;
}

std::string reasons(std::uint8_t given) {
    std::string out;
    for (const auto reason :
         {Reason::too_weak, Reason::would_be_cut_off, Reason::supplies, Reason::losses,
          Reason::overtaken, Reason::not_my_zone, Reason::a_trap}) {
        if ((given & static_cast<std::uint8_t>(reason)) == 0) continue;
        if (!out.empty()) out += "; ";
        out += word_for_reason(reason).en;
    }
    return out;
}

// An order that answers an objection and wishes what was proposed in it.
bool gives_leave(const Narrator& n, const Order& order) {
    const auto* carried = n.situation.dispatch(order.refers_to);
    if (carried == nullptr) return false;
    const auto* objection = std::get_if<Objection>(&carried->dispatch.body);
    return objection != nullptr && objection->proposes.kind == order.task.kind &&
           objection->proposes.objective == order.task.objective &&
           objection->proposes.line == order.task.line;
}

struct Written {
    const Narrator& n;
    const Dispatch& dispatch;

    std::string operator()(const Order& order) const {
        std::string out;
        if (order.relieves != 0)
            return "You will hand over your command. Your successor will " +
                   n.task(order.task, Person::self) + ".";
        if (order.reprimands != 0)
            out =
                "Your conduct is not understood here. Is this talk of giving up the task not "
                "disobedience? ";
        if (order.zone.exists()) {
            const auto zone = n.scenario().measures[order.zone.index()].name.en;
            out += "The " + zone + " is from now on in the zone of the " +
                   n.name(order.zone_goes_to) + ". ";
        }
        if (order.offers == Inducement::keep_formations)
            out += "The formations that were to be taken away are left to you. ";
        if (order.offers == Inducement::guns) out += "Guns will be sent to you. ";
        if (gives_leave(n, order)) out += "In recognition of what your troops have achieved: ";
        if (order.task.insists > 0) {
            out += order.task.insists == 1 ? "My order stands. " : "I order it once more. ";
        }
        out += capital(n.task(order.task)) + ".";
        if (order.task.begin > dispatch.handed_in) {
            out += " Begin " + when(n.scenario(), order.task.begin, en) + ".";
        }
        if (order.task.explicitness >= 85) out += " This is to be carried out to the letter.";
        if (order.task.explicitness <= 35) out += " How is left to you.";
        if (order.task.importance >= 85) out += " Everything depends on it.";
        return out;
    }
    std::string operator()(const Objection& objection) const {
        const FormationId over = past_superior(n.scenario(), dispatch);
        std::string out = over.exists() ? "I turn to you past the " + n.name(over) + ", on its "
                                        : std::string("Your ");
        out += n.reference(objection.order) + ". ";
        if (objection.appeals != 0 && !over.exists())
            out += "I lay before you what is reported to me from below. ";
        const auto why = reasons(objection.reasons);
        const bool plainly = objection.frankness >= 70;
        if (plainly) out += "I must say plainly: ";
        if (!why.empty()) out += (plainly ? why : capital(why)) + ". ";
        if (objection.acts_on_it != 0) {
            out += "I therefore " + n.task(objection.proposes, Person::self) +
                   ", and ask your approval.";
        } else {
            out += "I ask leave to " + n.task(objection.proposes, Person::self) + ".";
        }
        return out;
    }
    std::string operator()(const Answer& answer) const {
        return "Your " + n.reference(answer.order) + " received. It is being carried out.";
    }
    // A first report says so; one that puts it right says which.
    [[nodiscard]] std::string standing(std::uint8_t is_first, std::uint16_t corrects) const {
        if (is_first != 0) return "First report, subject to correction. ";
        if (corrects == 0) return {};
        return "Corrects my " + n.reference({dispatch.from.value, corrects}) + ". ";
    }
    std::string operator()(const Return& r) const {
        std::string out =
            standing(r.is_first, r.corrects) + "At " + clock(n.scenario(), r.observed, en) + " ";
        if (r.subject != dispatch.from) out += "the " + n.name(r.subject) + " ";
        out +=
            at_hex(n, r.place).substr(1) + ", " + word(r.doing).en + ". Fit " + figures(r.fit_men);
        if (r.unfit > 0) out += ", " + std::to_string(r.unfit) + " per cent cannot be used";
        if (r.lost_men > 0) out += "; lost so far " + figures(r.lost_men);
        if (r.claimed_men > 0) out += "; enemy losses put at " + figures(rounded(r.claimed_men));
        out += ". Rations and rounds for " + std::to_string(r.supply_days) +
               (r.supply_days == 1 ? " day" : " days");
        if (r.pressure >= 60) {
            out += "; pressed hard without pause";
        } else if (r.pressure > 0) {
            out += "; in contact";
        }
        out += ".";
        if (r.has_objective != 0) out += " The objective is in our hands.";
        return out;
    }
    std::string operator()(const Promise& p) const {
        const auto there = spot(n, p.place) + " by " + when(n.scenario(), p.by, en) + ".";
        if (p.asks != 0)
            return "I am about to attack and am not strong enough alone. I ask you to come abreast "
                   "of me at " +
                   there;
        return "Your " + n.reference(p.answers) + ". My troops will be abreast of you at " + there;
    }
    std::string operator()(const Query& query) const {
        if (query.subject.exists())
            return "What I am told of the enemy " + n.name(query.subject) +
                   " does not agree. Report what you know of him.";
        return "Your " + n.reference(query.about) + ". Report the true state of your force.";
    }
    std::string operator()(const Inspection& inspection) const {
        return "An officer of my staff is on his way to you concerning my " +
               n.reference(inspection.about) + ". Show him everything.";
    }
    std::string operator()(const InspectionReport& report) const {
        std::string out = "I have been with the " + n.name(report.state.subject) +
                          " and seen for myself. " + (*this)(report.state);
        const auto why = reasons(report.reasons);
        return why.empty() ? out : out + " I was told: " + why + ".";
    }
    std::string operator()(const Sighting& s) const {
        std::string out = standing(s.is_first, s.corrects) + capital(word(s.seen).en) +
                          std::string(": the enemy ") + n.name(s.subject);
        if (s.strength_men > 0) out += ", about " + figures(rounded(s.strength_men)) + " men,";
        out += at_hex(n, s.place);
        if (s.radius_km > 0) out += " (within " + std::to_string(s.radius_km) + " km)";
        if (s.doing != Doing::unknown) out += std::string(", ") + word(s.doing).en;
        return out + ", seen " + when_short(n.scenario(), s.observed, en) + ".";
    }
};

}  // namespace

std::string en_task(const Narrator& n, const Task& task, Person person) {
    auto out = in_person(verb_phrase(n, task), person);
    if (task.until != never) out += " by " + when(n.scenario(), task.until, en);
    return out;
}

std::string en_body(const Narrator& n, const Dispatch& dispatch) {
    return std::visit(Written{n, dispatch}, dispatch.body);
}

std::string en_telegram(const Narrator& n, const Dispatch& dispatch) {
    std::string out;
    if (dispatch.precedence == Precedence::urgent) out = "URGENT. ";
    if (dispatch.precedence == Precedence::priority) out = "PRIORITY. ";
    if (dispatch.from == dispatch.to) {  // its own airmen and agents report to it
        return out + "To " + n.name(dispatch.to) + ", " +
               when(n.scenario(), dispatch.handed_in, en) + ". " + n.body(dispatch);
    }
    return out + n.name(dispatch.from) + " to " + n.name(dispatch.to) + ", " +
           when(n.scenario(), dispatch.handed_in, en) + ". " + n.body(dispatch);
}

std::string en_happened(const Narrator& n, const Happened& event) {
    const auto who = "the " + n.name(event.leaf);
    const auto at = at_hex(n, event.hex);
    switch (event.what) {
        case Milestone::crossing_began:
        case Milestone::crossing_ended: {
            std::string by;
            if (event.site.exists())
                by = " by " + n.scenario().map.sites[event.site.index()].name.en;
            const bool began = event.what == Milestone::crossing_began;
            return who + (began ? " begins to cross" : " is across") + by + at + ".";
        }
        case Milestone::engagement_began:
            return who + " is in a fight" + at + ".";
        case Milestone::engagement_ended:
            return who + " is out of the fight" + at + ".";
        case Milestone::gave_way:
            return who + " gives way" + at +
                   (event.from.exists() && event.from != event.hex ? ", from " + n.place(event.from)
                                                                   : "") +
                   ".";
        case Milestone::broke:
            return who + " breaks and falls back in disorder" + at + ".";
        case Milestone::called_off:
            return who + " calls off its attack" + at + ".";
        case Milestone::surrounded:
            return who + " is surrounded" + at + ".";
        case Milestone::dispersed:
            return who + " is dispersed" + at + " and is no more.";
        case Milestone::place_taken:
            return who + " enters " + n.place(event.hex) + ".";
        case Milestone::blocked:
            return who + " cannot go on" + at + ": every way is barred.";
    }
    return who + at + ".";
}

std::string en_losses(const Narrator& n, const LossesTaken& event) {
    return "the " + n.name(event.leaf) + " loses " + figures(event.killed) + " killed, " +
           figures(event.wounded) + " wounded, " + figures(event.missing) + " missing (" +
           word_for_cause(event.cause).en + ").";
}

std::string en_belief(const Narrator& n, const PictureEntry& entry) {
    std::string out = n.name(entry.subject) + ": " + n.place(entry.place) + ", " +
                      word(entry.doing).en + ", about " + figures(rounded(entry.strength_men)) +
                      " men";
    return out + " (" + word(entry.seen).en + "; observed " +
           when_short(n.scenario(), entry.observed, en) + ", known " +
           when_short(n.scenario(), entry.heard, en) + ")";
}

std::string en_appreciated(const Narrator& n, const Appreciated& event) {
    const auto& a = event.appreciation;
    std::string out = "the " + n.name(event.headquarters) + " counts " +
                      figures(rounded(a.own_men)) + " of its own against " +
                      figures(rounded(a.enemy_men)) + " in reach, weighs " +
                      std::to_string(a.count) + (a.count == 1 ? " course" : " courses");
    if (a.chosen < a.count) {
        const auto& chosen = a.courses[a.chosen];
        out += " and resolves to " + n.task(chosen.task, Person::it) + " (success " +
               std::to_string((chosen.success + 5) / 10) + " per cent, loss about " +
               figures(rounded(chosen.loss_men)) + " men" +
               (chosen.hours > 0 ? ", " + std::to_string(chosen.hours) + " h)" : ")");
    }
    switch (a.obedience) {
        case Obedience::no_conflict:
            break;
        case Obedience::complies:
            out += "; he would rather not, and obeys";
            break;
        case Obedience::complies_in_form:
            out += "; he obeys in form, with a token force";
            break;
        case Obedience::complies_in_part:
            out += "; he obeys with a part of his force";
            break;
        case Obedience::stretches:
            out += "; he uses the permission for more than was meant";
            break;
        case Obedience::refuses_silently:
            out += "; he does not do as ordered, and says nothing";
            break;
        case Obedience::halts_between:
            out += "; he halts between two orders";
            break;
        case Obedience::refuses:
            out += "; he does not do as ordered, and says so";
            break;
    }
    return out + ".";
}

}  // namespace lishui
