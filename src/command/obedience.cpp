#include "command/obedience.h"

#include "base/real.h"

namespace lishui {

namespace {

double authority(const Desk& desk) {
    switch (desk.formation(desk.superior).echelon) {
        case Echelon::national:
        case Echelon::theatre:
            return desk.rules.authority_high;
        case Echelon::war_zone:
        case Echelon::army:
        case Echelon::group_army:
            return desk.rules.authority_middle;
        default:
            return desk.rules.authority_near;
    }
}

// The best course, with the plan under way preferred unless another is better enough.
std::uint8_t best_course(const Desk& desk, const Appreciation& appreciation) {
    const auto inertia = static_cast<std::int32_t>(1000 * desk.rules.plan_inertia);
    std::uint8_t best = 0;
    std::int32_t most = -0x7FFFFFFF;
    for (std::uint8_t i = 0; i < appreciation.count; ++i) {
        const Course& course = appreciation.courses[i];
        const bool under_way = desk.own.appreciations > 0 && course.kind == desk.own.course;
        const std::int32_t worth = course.worth + (under_way ? inertia : 0);
        if (worth > most) {
            most = worth;
            best = i;
        }
    }
    return best;
}

std::uint8_t index_of(const Appreciation& appreciation, CourseKind kind, std::uint8_t otherwise) {
    for (std::uint8_t i = 0; i < appreciation.count; ++i)
        if (appreciation.courses[i].kind == kind) return i;
    return otherwise;
}

}  // namespace

namespace {

// A permission to go back is used for more than was meant: the wording leaves room, and he would go
// farther back than he was told.
bool stretches(const Desk& desk, const Course& ordered, const Course& best) {
    return bearing(ordered.task.kind) == Bearing::go_back &&
           bearing(best.task.kind) == Bearing::go_back &&
           desk.own.mission.task.explicitness < desk.rules.stretch_below;
}

// Between carrying out and refusing there is room for all kinds of men.
Obedience half_way(const Desk& desk, double q, double factor) {
    const CommandRules& rules = desk.rules;
    if (q < rules.comply_below * factor) {
        const bool token = q >= rules.comply_in_form_above * factor &&
                           desk.nature.energy < rules.slow_below &&
                           desk.own.mission.reprimands == 0;
        return token ? Obedience::complies_in_form : Obedience::complies;
    }
    const bool splits = desk.nature.candour < rules.frank_above &&
                        desk.nature.obedience >= rules.splits_above && desk.subordinates.size() > 1;
    return splits ? Obedience::complies_in_part : Obedience::halts_between;
}

}  // namespace

bool keeps_silent(const Desk& desk) {
    const Mission& mission = desk.own.mission;
    const bool pressed = mission.task.insists > 0 || mission.reprimands > 0 ||
                         desk.now - mission.received > minutes_a_day * desk.rules.silent_days;
    return desk.nature.candour < desk.rules.silent_below && !pressed;
}

double freshness(const CommandRules& rules, const Mission& mission, Moment now) {
    if (!mission.order.exists() || mission.task.insists > 0 || mission.reprimands > 0) return 1;
    const double days = (now - mission.received) / static_cast<double>(minutes_a_day);
    return 1 + rules.fresh_order_weight * clamped(1 - days / rules.fresh_order_days, 0.0, 1.0);
}

int pressure_of(const Desk& desk) {
    if (!desk.superior.exists()) return 0;
    const Mission& mission = desk.own.mission;
    const Task& task = mission.task;
    const double answerable = desk.answers_for(task.objective) ? 1 + desk.rules.answerability : 1.0;
    const double pressure = freshness(desk.rules, mission, desk.now) * authority(desk) *
                            (0.25 + 1.5 * desk.nature.obedience) *
                            (1 + desk.rules.insist_weight * task.insists +
                             desk.rules.reprimand_weight * mission.reprimands) *
                            (0.4 + 0.6 * task.explicitness / 100.0) * answerable;
    return static_cast<int>(nearest_whole(1000 * pressure));
}

void choose(const Desk& desk, Appreciation& appreciation) {
    const CommandRules& rules = desk.rules;
    const std::uint8_t best = best_course(desk, appreciation);
    const std::uint8_t ordered = appreciation.ordered;
    const Course& wanted = appreciation.courses[best];
    appreciation.preferred = best;
    appreciation.pressure = pressure_of(desk);
    // A plan under way is regretted more than its worth; what was promised makes an order easier to
    // bear.
    const bool under_way = desk.own.appreciations > 0 && wanted.kind == desk.own.course;
    appreciation.regret =
        wanted.worth - appreciation.courses[ordered].worth +
        (best != ordered && under_way ? static_cast<std::int32_t>(1000 * rules.plan_inertia) : 0) -
        (best == ordered ? 0
                         : static_cast<std::int32_t>(nearest_whole(1000 * rules.worth_of_an_offer *
                                                                   desk.own.mission.offers)));
    if (best == ordered || !desk.superior.exists() || rules.refusal_on == 0) {
        appreciation.chosen = desk.superior.exists() ? ordered : best;
        appreciation.obedience = best == ordered || !desk.superior.exists() ? Obedience::no_conflict
                                                                            : Obedience::complies;
        return;
    }
    if (stretches(desk, appreciation.courses[ordered], wanted)) {
        appreciation.chosen = best;
        appreciation.obedience = Obedience::stretches;
        return;
    }
    const double q = appreciation.regret / (appreciation.pressure + 1e-9);
    const bool begun = desk.own.appreciations > 0 && desk.own.course != CourseKind::as_ordered &&
                       desk.own.course == wanted.kind;
    const double factor = begun ? rules.begun_factor : 1.0;
    if (q >= rules.refuse_above * factor) {
        appreciation.chosen = best;
        appreciation.obedience =
            keeps_silent(desk) ? Obedience::refuses_silently : Obedience::refuses;
        return;
    }
    appreciation.obedience = half_way(desk, q, factor);
    appreciation.chosen = appreciation.obedience == Obedience::halts_between
                              ? index_of(appreciation, CourseKind::hold_where_we_are, ordered)
                              : ordered;
}

std::uint8_t reasons_against(const Desk& desk, const Estimate& known, const Course& ordered) {
    int reasons = 0;
    if (ordered.success < 500) reasons += static_cast<int>(Reason::too_weak);
    if (bearing(ordered.task.kind) == Bearing::at_them && desk.is_anothers(ordered.task.objective))
        reasons += static_cast<int>(Reason::not_my_zone);
    if (known.intent.group.exists() &&
        known.intent.of(Intention::lure) >= desk.belief_rules.trap_from &&
        bearing(ordered.task.kind) == Bearing::at_them)
        reasons += static_cast<int>(Reason::a_trap);
    if (ordered.cut_off > 400) reasons += static_cast<int>(Reason::would_be_cut_off);
    if (known.supply_days < desk.rules.short_of_supply_days)
        reasons += static_cast<int>(Reason::supplies);
    if (known.unfit_share > 0.12) reasons += static_cast<int>(Reason::losses);
    if (reasons == 0) reasons = static_cast<int>(Reason::overtaken);
    return static_cast<std::uint8_t>(reasons);
}

}  // namespace lishui
