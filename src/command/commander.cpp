#include "command/commander.h"

#include "command/allot.h"
#include "command/estimate.h"
#include "command/obedience.h"
#include "command/reporting.h"

namespace lishui {

namespace {

// Courses are weighed anew when something was read, when a rear guard's time is up, and once a day.
bool must_reconsider(const Desk& desk) {
    if (!desk.letters.empty() || desk.own.appreciations == 0) return true;
    if (desk.own.plan.until <= desk.now && desk.own.plan.until > desk.own.last_sitting) return true;
    return desk.now - desk.own.plan_made >= 60 * desk.rules.reconsider_hours;
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
    for (int i = 0; i < known.enemy_count; ++i)
        keep(known.enemies[static_cast<std::size_t>(i)].entry->sources[0]);
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

}  // namespace

void BuiltInCommander::decide(const Desk& desk, Decision& decision) const {
    const Estimate known = estimate(desk);
    decision.course = desk.own.course;
    decision.plan = desk.own.plan;
    if (must_reconsider(desk)) {
        Appreciation& appreciation = decision.appreciation;
        decision.appreciated = true;
        appreciation.own_men = static_cast<std::int32_t>(known.own_men);
        double enemy_men = 0;
        for (int i = 0; i < known.enemy_count; ++i) {
            const KnownEnemy& enemy = known.enemies[static_cast<std::size_t>(i)];
            if (kilometres(desk, enemy.place, known.place) <= desk.rules.reach_km)
                enemy_men += enemy.men;
        }
        appreciation.enemy_men = static_cast<std::int32_t>(enemy_men);
        list_courses(desk, known, appreciation);
        choose(desk, appreciation);
        keep_sources(desk, known, appreciation);
        const Course& course = appreciation.courses[appreciation.chosen];
        const Allotment allotment = allot(desk, known, course);
        decision.course = course.kind;
        decision.plan = resolved(desk, course, allotment);
        write_stand_on_mission(desk, known, decision);
        write_orders(desk, allotment, decision);
    }
    write_reports(desk, known, decision);
}

}  // namespace lishui
