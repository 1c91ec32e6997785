#include "record/pressure.h"

#include "base/real.h"
#include "command/obedience.h"

namespace lishui {

namespace {

double authority_of(const Scenario& scenario, FormationId superior) {
    const CommandRules& rules = scenario.rules.command;
    switch (scenario.order_of_battle[superior].echelon) {
        case Echelon::national:
        case Echelon::theatre:
            return rules.authority_high;
        case Echelon::war_zone:
        case Echelon::army:
        case Echelon::group_army:
            return rules.authority_middle;
        default:
            return rules.authority_near;
    }
}

}  // namespace

Pressure pressure_behind(const Scenario& scenario, const Appreciated& made,
                         const Mission& mission) {
    const CommandRules& rules = scenario.rules.command;
    const Nature& nature = scenario.headquarters[made.headquarters.index()].nature;
    const FormationId self = scenario.order_of_battle.command(made.headquarters);
    const FormationId superior = scenario.order_of_battle[self].superior;
    Pressure p;
    if (!superior.exists()) return p;
    p.insists = mission.task.insists;
    p.reprimands = mission.reprimands;
    p.authority = authority_of(scenario, superior);
    p.duty = 0.25 + 1.5 * nature.obedience;
    p.repetition = 1 + rules.insist_weight * p.insists + rules.reprimand_weight * p.reprimands;
    p.newness = freshness(rules, mission, made.at);
    p.wording = 0.4 + 0.6 * mission.task.explicitness / 100.0;
    const double told = p.authority * p.duty * p.repetition * p.newness * p.wording;
    // Whose ground it was is not in the record; that it counted is.
    if (told > 0 && made.appreciation.pressure / 1000.0 > told * (1 + 0.5 * rules.answerability))
        p.answering = 1 + rules.answerability;
    return p;
}

Bound bound_of(const Scenario& scenario, const Appreciated& made, const Appreciated* before) {
    const CommandRules& rules = scenario.rules.command;
    const Appreciation& a = made.appreciation;
    Bound bound;
    bound.ratio = static_cast<int>(
        round_nearest(clamped(1000.0 * a.regret / (a.pressure + 1e-9), -99999.0, 99999.0)));
    if (before != nullptr && before->appreciation.chosen < before->appreciation.count) {
        const CourseKind course = before->appreciation.courses[before->appreciation.chosen].kind;
        bound.begun = course != CourseKind::as_ordered && a.preferred < a.count &&
                      course == a.courses[a.preferred].kind;
    }
    const double factor = bound.begun ? rules.begun_factor : 1.0;
    bound.obeys_below = static_cast<int>(round_nearest(1000 * rules.comply_below * factor));
    bound.refuses_from = static_cast<int>(round_nearest(1000 * rules.refuse_above * factor));
    return bound;
}

}  // namespace lishui
