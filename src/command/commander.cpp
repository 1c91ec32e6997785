#include "command/commander.h"

#include "command/allot.h"
#include "command/estimate.h"
#include "command/ladder.h"
#include "command/obedience.h"
#include "command/promise.h"
#include "command/reporting.h"

namespace lishui {

namespace {

// Was something read that cannot wait: an order, a subordinate's objection, a neighbour's word?
bool must_answer(const Desk& desk) {
    for (const Letter& letter : desk.letters)
        if (std::holds_alternative<Order>(letter.body) ||
            std::holds_alternative<Objection>(letter.body) || gives_word(letter))
            return true;
    return false;
}

// Was a subordinate in trouble by what was read?
bool in_trouble(const Desk& desk) {
    for (const Letter& letter : desk.letters) {
        const Return* report = std::get_if<Return>(&letter.body);
        if (report != nullptr && report->pressure >= desk.rules.trouble_pressure) return true;
    }
    return false;
}

// Courses are weighed anew for an order or an objection, when a rear guard's time is up, once a
// day if there is news at all or an order was objected to, and every other day if not.
bool must_reconsider(const Desk& desk, bool news) {
    const Headquarters& own = desk.own;
    if (own.appreciations == 0 || must_answer(desk)) return true;
    if (own.plan.until <= desk.now && own.plan.until > own.last_sitting) return true;
    const Minutes day = static_cast<Minutes>(60 * desk.rules.reconsider_hours);
    const Minutes since = desk.now - own.plan_made;
    return since >= 2 * day || (since >= day && (news || own.mission.objected != 0));
}

// And for news that changes the balance on which the plan rests.
bool balance_has_changed(const Desk& desk, const Estimate& known) {
    const int change = balance_of(desk, known) - desk.own.balance;
    return (change < 0 ? -change : change) >= desk.rules.change_that_matters;
}

void keep_sources(const Desk& desk, const Estimate& known, Appreciation& appreciation) {
    std::size_t kept = 0;
    const auto keep = [&](DispatchId id) {
        if (kept == appreciation.rests_on.size() || !id.exists()) return;
        for (std::size_t i = 0; i < kept; ++i)
            if (appreciation.rests_on[i] == id) return;
        appreciation.rests_on[kept++] = id;
    };
    keep(desk.own.mission.order);
    const KnownEnemy* nearest = nearest_enemy(desk, known, known.place);
    if (nearest != nullptr) keep(nearest->entry->sources[0]);
    for (const PictureEntry& entry : desk.picture)
        if (entry.subject.exists() && entry.own != 0) keep(entry.sources[0]);
    const int enemies = kept < appreciation.rests_on.size() ? known.enemy_count : 0;
    for (int i = 0; i < enemies; ++i)
        keep(known.enemies[static_cast<std::size_t>(i)].entry->sources[0]);
}

// The strengths as believed, and the rest on which the appreciation stands.
void explain(const Desk& desk, const Estimate& known, Appreciation& appreciation) {
    appreciation.own_men = static_cast<std::int32_t>(known.own_men);
    double enemy_men = 0;
    const auto enemies = static_cast<std::size_t>(known.enemy_count);
    const auto away =
        known.enemy_powers.spots().distances(desk.map.grid.axial(known.place), enemies);
    for (std::size_t i = 0; i < enemies; ++i)
        enemy_men += away[i] * desk.map.hex_km <= desk.rules.reach_km ? known.enemies[i].men : 0;
    appreciation.enemy_men = static_cast<std::int32_t>(enemy_men);
    appreciation.intent = known.intent;
    keep_sources(desk, known, appreciation);
}

// The plan keeps the hour until which its rear guard stays.
Task resolved(const Desk& desk, const Course& course, const Allotment& allotment) {
    Task plan = course.task;
    for (int i = 0; i < allotment.count; ++i) {
        const Task& task = allotment.tasks[static_cast<std::size_t>(i)];
        if (task.kind == TaskKind::delay && course.task.kind != TaskKind::delay)
            plan.until = task.until;
    }
    if (plan.until == never && desk.own.course == course.kind &&
        bearing(course.task.kind) == Bearing::go_back && desk.own.plan.until != never)
        plan.until = desk.own.plan.until;  // past: not named again
    return plan;
}

// All follow the chosen course, unless the order is carried out in form or in part only.
Allotment allot_by(const Desk& desk, const Estimate& known, const Appreciation& appreciation) {
    const Allotment ordered = allot(desk, known, appreciation.courses[appreciation.chosen]);
    const bool in_form = appreciation.obedience == Obedience::complies_in_form;
    if (!in_form && appreciation.obedience != Obedience::complies_in_part) return ordered;
    const Allotment preferred = allot(desk, known, appreciation.courses[appreciation.preferred]);
    return divided(ordered, preferred, in_form ? 1 : (ordered.count + 1) / 2);
}

}  // namespace

void BuiltInCommander::decide(const Desk& desk, Decision& decision) const {
    decision.course = desk.own.course;
    decision.plan = desk.own.plan;
    const bool of_the_enemy = has_news(desk);
    const bool news = of_the_enemy || in_trouble(desk);  // that may bear on the plan
    const bool must = must_reconsider(desk, news);
    if (!must && !news && !has_to_report(desk)) return;  // nothing that could change anything
    const bool of_others = must || news || is_asked(desk);
    const Estimate known = estimate(desk, of_others ? Whom::all : Whom::its_own);
    if (must || (news && balance_has_changed(desk, known))) {
        decision.balance = balance_of(desk, known);
        Appreciation& appreciation = decision.appreciation;
        decision.appreciated = true;
        list_courses(desk, known, appreciation);
        choose(desk, appreciation);
        if (decision.explains) explain(desk, known, appreciation);
        const Course& course = appreciation.courses[appreciation.chosen];
        const Allotment allotment = allot_by(desk, known, appreciation);
        decision.course = course.kind;
        decision.plan = resolved(desk, course, allotment);
        write_stand_on_mission(desk, known, decision);
        ask_a_neighbour(desk, decision);
        climb(desk, known, write_orders(desk, allotment, decision), decision);
    }
    write_reports(desk, known, of_the_enemy, decision);
}

}  // namespace lishui
