#include "command/promise.h"

#include "base/real.h"
#include "command/course_of_action.h"
#include "command/estimate.h"
#include "map/route.h"

namespace lishui {

namespace {

constexpr int least_trust_to_ask = 25;

bool neighbours_promise(const Desk& desk) {
    return desk.rules.promises_on != 0 && desk.rules.liaison_on != 0;
}

Minutes grace(const Desk& desk) { return static_cast<Minutes>(60 * desk.rules.grace_hours); }

bool is_abreast(const Desk& desk, HexId place, HexId goal) {
    return place.exists() && goal.exists() &&
           kilometres(desk, place, goal) <= desk.rules.abreast_km;
}

bool stands(const Desk& desk, const Pledge& pledge) {
    return pledge.with.exists() && desk.now <= pledge.by() + grace(desk);
}

// The nearest to the goal of those who are not abreast of it yet and could come.
FormationId neighbour_for(const Desk& desk, HexId goal) {
    FormationId best;
    double least = 2 * desk.rules.take_part_km;
    for (const FormationId neighbour : desk.neighbours) {
        const PictureEntry* entry = known(desk.picture, neighbour);
        if (entry == nullptr || !entry->place.exists() || !desk.can_write(neighbour)) continue;
        const double away = kilometres(desk, entry->place, goal);
        if (away <= desk.rules.abreast_km || away >= least) continue;
        if (trust_in(desk, neighbour) < least_trust_to_ask) continue;
        least = away;
        best = neighbour;
    }
    return best;
}

// The hour that he names: a man of little candour takes the march for shorter than he knows it is.
Moment hour_named(const Desk& desk, HexId from, HexId to) {
    if (is_abreast(desk, from, to)) return desk.now;
    const int minutes = march_minutes(desk.map, from, to);
    if (minutes == no_march) return never;
    const double haste = desk.rules.haste_of_a_promise;
    const double share = haste + (1 - haste) * desk.nature.candour;
    return desk.now + static_cast<Minutes>(nearest_whole(minutes * share));
}

bool may_give_its_word(const Desk& desk) {
    return neighbours_promise(desk) && !stands(desk, desk.own.given) &&
           desk.nature.helpfulness >= desk.rules.tells_neighbours_above;
}

void give_one(const Desk& desk, const Estimate& known, const Letter& letter, Decision& decision) {
    const Promise& asked = std::get<Promise>(letter.body);
    const HexId goal = goal_of(desk, decision.plan, known.place);
    if (bearing(decision.plan.kind) == Bearing::go_back) return;
    // A frank man promises what he is about to do anyway; another does not like to say no.
    const bool means_it = is_abreast(desk, goal, asked.place);
    if (!means_it && desk.nature.candour >= desk.rules.empty_promise_below) return;
    Moment by = hour_named(desk, known.place, asked.place);
    if (by == never || by > asked.by + minutes_a_day) return;  // it would be too late to help
    if (by < asked.by) by = asked.by;
    decision.write({letter.from, Precedence::priority, Promise{asked.place, by, 0, letter.id}});
}

Pledge pledged(FormationId with, const Promise& promise) {
    return {with, promise.place,
            static_cast<std::uint16_t>(
                clamped((promise.by.minute + minutes_an_hour - 1) / minutes_an_hour, 0, 0xFFFF))};
}

}  // namespace

void ask_a_neighbour(const Desk& desk, Decision& decision) {
    if (!neighbours_promise(desk) || stands(desk, desk.own.awaited)) return;
    const Course& course = decision.appreciation.courses[decision.appreciation.chosen];
    const HexId goal = course.task.objective;
    if (bearing(course.task.kind) != Bearing::at_them || !goal.exists()) return;
    if (course.success >= 1000 * desk.rules.asks_a_neighbour_below) return;
    const FormationId neighbour = neighbour_for(desk, goal);
    if (!neighbour.exists()) return;
    const double hours = course.hours + desk.rules.promise_hours;
    const Moment by = desk.now + static_cast<Minutes>(60 * hours);
    decision.write({neighbour, Precedence::priority, Promise{goal, by, 1, DispatchId()}});
}

void give_promises(const Desk& desk, const Estimate& known, Decision& decision) {
    for (const Letter& letter : desk.letters) {
        if (!asks_for_word(letter)) continue;
        if (!may_give_its_word(desk) || !known.place.exists() || !desk.can_write(letter.from))
            return;
        give_one(desk, known, letter, decision);
        return;  // one word at a time: whoever asked first
    }
}

int trust_in(const Desk& desk, FormationId neighbour) {
    for (std::size_t i = 0; i < desk.neighbours.size() && i < most_trusted_neighbours; ++i)
        if (desk.neighbours[i] == neighbour) return desk.own.neighbour_trust[i];
    return trust_at_first;
}

CountedOn counted_on(const Desk& desk, const PictureEntry& neighbour) {
    const CommandRules& rules = desk.rules;
    if (rules.promises_on == 0) return {neighbour.place, rules.neighbour_share};
    const double word = 0.4 + trust_in(desk, neighbour.subject) / 100.0;
    const Pledge& awaited = desk.own.awaited;
    if (desk.own.has_word != 0 && awaited.with == neighbour.subject && stands(desk, awaited))
        return {awaited.place, clamped(rules.promised_share * word, 0.0, 1.0)};
    return {neighbour.place, clamped(rules.neighbour_share * word, 0.0, 1.0)};
}

double worth_of_its_word(const Desk& desk, Bearing way, HexId goal) {
    const Pledge& given = desk.own.given;
    if (way != Bearing::at_them || !stands(desk, given) || !neighbours_promise(desk)) return 0;
    if (!is_abreast(desk, goal, given.place)) return 0;
    return desk.rules.worth_of_a_promise * desk.nature.helpfulness;
}

PromiseEnd end_of_promise(const Desk& desk) {
    const Pledge& awaited = desk.own.awaited;
    if (!awaited.with.exists()) return PromiseEnd::open;
    const bool waits = stands(desk, awaited);
    if (desk.own.has_word == 0) return waits ? PromiseEnd::open : PromiseEnd::unanswered;
    const PictureEntry* entry = known(desk.picture, awaited.with);
    const bool there = entry != nullptr && is_abreast(desk, entry->place, awaited.place) &&
                       entry->observed <= awaited.by() + grace(desk);
    if (there) return PromiseEnd::kept;
    return waits ? PromiseEnd::open : PromiseEnd::broken;
}

void note_promise(Headquarters& own, FormationId with, const Promise& promise) {
    if (promise.asks == 0) {
        own.given = pledged(with, promise);
        return;
    }
    own.awaited = pledged(with, promise);
    own.has_word = 0;
}

void note_word(Headquarters& own, FormationId from, const Promise& promise) {
    if (promise.asks != 0 || own.awaited.with != from || own.has_word != 0) return;
    own.awaited = pledged(from, promise);
    own.has_word = 1;
}

}  // namespace lishui
