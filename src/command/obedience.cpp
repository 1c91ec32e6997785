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

int pressure_of(const Desk& desk) {
    if (!desk.superior.exists()) return 0;
    const Task& task = desk.own.mission.task;
    const double pressure = authority(desk) * (0.25 + 1.5 * desk.nature.obedience) *
                            (1 + desk.rules.insist_weight * task.insists) *
                            (0.4 + 0.6 * task.explicitness / 100.0);
    return static_cast<int>(round_nearest(1000 * pressure));
}

void choose(const Desk& desk, Appreciation& appreciation) {
    const std::uint8_t best = best_course(desk, appreciation);
    const std::uint8_t ordered = appreciation.ordered;
    appreciation.pressure = pressure_of(desk);
    appreciation.regret = appreciation.courses[best].worth - appreciation.courses[ordered].worth;
    if (best == ordered || !desk.superior.exists() || desk.rules.refusal_on == 0) {
        appreciation.chosen = desk.superior.exists() ? ordered : best;
        appreciation.obedience = best == ordered ? Obedience::no_conflict : Obedience::complies;
        return;
    }
    const double q = appreciation.regret / (appreciation.pressure + 1e-9);
    const bool begun = desk.own.appreciations > 0 && desk.own.course != CourseKind::as_ordered &&
                       desk.own.course == appreciation.courses[best].kind;
    const double factor = begun ? desk.rules.begun_factor : 1.0;
    if (q < desk.rules.comply_below * factor) {
        appreciation.chosen = ordered;
        appreciation.obedience = Obedience::complies;
    } else if (q < desk.rules.refuse_above * factor) {
        appreciation.chosen = index_of(appreciation, CourseKind::hold_where_we_are, ordered);
        appreciation.obedience = Obedience::halts_between;
    } else {
        appreciation.chosen = best;
        appreciation.obedience = Obedience::refuses;
    }
}

std::uint8_t reasons_against(const Desk& desk, const Estimate& known, const Course& ordered) {
    int reasons = 0;
    if (ordered.success < 500) reasons += static_cast<int>(Reason::too_weak);
    if (ordered.cut_off > 400) reasons += static_cast<int>(Reason::would_be_cut_off);
    if (known.supply_days < desk.rules.short_of_supply_days)
        reasons += static_cast<int>(Reason::supplies);
    if (known.unfit_share > 0.12) reasons += static_cast<int>(Reason::losses);
    if (reasons == 0) reasons = static_cast<int>(Reason::overtaken);
    return static_cast<std::uint8_t>(reasons);
}

}  // namespace lishui
