#include "command/course_of_action.h"

#include "base/rack.h"
#include "base/real.h"
#include "command/promise.h"
#include "map/route.h"

namespace lishui {

namespace {

int marching_hours(const Desk& desk, HexId from, HexId to) {
    if (!from.exists() || !to.exists()) return -1;
    const int minutes = march_minutes(desk.map, from, to);
    return minutes == no_march ? -1 : minutes / minutes_an_hour;
}

struct Weighing {
    const Desk& desk;
    const Estimate& known;

    Weighing(const Desk& a_desk, const Estimate& an_estimate) : desk(a_desk), known(an_estimate) {}

    [[nodiscard]] double loss_share(double at_par, double own, double enemy) const {
        if (own <= 0)
            return enemy > 0 ? desk.rules.loss_if_wrong : 0;  // it would be lost piecemeal
        const double ratio = clamped(enemy / own, 0.0, 20.0);
        if (ratio <= 0) return 0;
        return clamped(at_par * power(ratio, desk.rules.loss_exponent), 0.0, 0.6);
    }
    [[nodiscard]] double success(double own, double enemy) const {
        return chance_of(desk, own, enemy);
    }
    [[nodiscard]] double value(CourseKind kind) const {
        const CommandRules& rules = desk.rules;
        switch (kind) {
            case CourseKind::as_ordered:
                return rules.value_of_mission * desk.own.mission.task.importance / 100.0;
            case CourseKind::as_planned:
                return rules.value_of_plan * desk.own.prior.importance / 100.0;
            case CourseKind::hold_where_we_are:
                return rules.value_of_standing;
            case CourseKind::wait_and_watch:
                return rules.value_of_waiting * (0.2 + 1.6 * desk.nature.caution) * doubt();
            case CourseKind::attack_nearest:
                return rules.value_of_blow * desk.nature.boldness * bent();
            case CourseKind::pursue:
                return rules.value_of_pursuit * desk.nature.boldness * bent() *
                       belief(Intention::withdraw);
            case CourseKind::withdraw_to_line:
            case CourseKind::withdraw_to_base:
                return rules.value_of_saving;
            case CourseKind::refit:
                return rules.value_of_refit *
                       clamped(known.unfit_share / rules.too_tired_share, 0.0, 1.0);
        }
        return 0;
    }
    // Whoever was sent to stand or to go back looks less for a fight.
    [[nodiscard]] double bent() const {
        const bool sent_at_them = bearing(desk.own.mission.task.kind) == Bearing::at_them;
        if (sent_at_them) return 1;
        return desk.superior.exists() ? desk.rules.bent_of_the_defender
                                      : desk.rules.bent_of_the_top;
    }
    // How much more or less than without knowledge it is believed that the enemy means that.
    [[nodiscard]] double belief(Intention what) const {
        if (!known.intent.group.exists() || desk.belief_rules.intent_on == 0) return 1;
        return clamped(known.intent.of(what) / 250.0, 0.3, 1.6);
    }
    // 0..1: how unclear it is what the enemy is about.
    [[nodiscard]] double doubt() const {
        if (!known.intent.group.exists() || desk.belief_rules.intent_on == 0) return 0;
        int most = 0;
        for (const int share : known.intent.share)
            most = share > most ? share : most;
        return clamped((700 - most) / 450.0, 0.0, 1.0);
    }
    // Who has nobody over him does not lightly go back on what he has resolved.
    [[nodiscard]] double resolve(CourseKind kind) const {
        return kind == CourseKind::as_ordered && !desk.superior.exists() ? desk.rules.resolve : 0;
    }
    // Who goes at an enemy that lures him walks into a trap.
    [[nodiscard]] double fear_of_a_trap(Bearing way) const {
        if (way != Bearing::at_them || !known.intent.group.exists()) return 0;
        if (desk.belief_rules.intent_on == 0) return 0;
        const double more = clamped(known.intent.of(Intention::lure) / 1000.0 - 0.15, 0.0, 1.0);
        return desk.rules.weight_of_trap * (0.4 + 1.2 * desk.nature.caution) * more;
    }
    // Whoever goes back without having been told to has to answer for it.
    [[nodiscard]] double unbidden(CourseKind kind) const {
        const bool own_idea =
            kind == CourseKind::withdraw_to_line || kind == CourseKind::withdraw_to_base;
        const bool told = bearing(desk.own.mission.task.kind) == Bearing::go_back;
        return own_idea && !told ? desk.rules.unbidden_retreat : 0;
    }
    [[nodiscard]] double word_kept(Bearing way, HexId goal) const {
        return desk.own.given.with.exists() ? worth_of_its_word(desk, way, goal) : 0;
    }
    // Estimates success, loss, time and the fear of being cut off for a course to `goal`.
    void weigh(Course& course, HexId goal);

private:
    // How a fight about a place would go, whatever course led to it.
    struct Fight {
        HexId place;
        Bearing way = Bearing::stay;
        double chance = 0;
        double loss = 0;
    };
    double fear_about(HexId goal);
    Fight fight_about(HexId place, Bearing way);
    [[nodiscard]] Fight fought(HexId place, Bearing way) const;

    // What was found about earlier places: several courses lead to one, or start from it. Looked
    // for by their keys, all at once: which of them it is nobody can guess.
    static constexpr std::size_t most_found = most_courses;
    using Keys = std::array<std::uint32_t, most_found>;  // 0: none
    static std::size_t found(const Keys& keys, std::uint32_t key) {
        std::size_t at = most_found;
        for (std::size_t i = 0; i < most_found; ++i)
            at = keys[i] == key ? i : at;
        return at;
    }
    Keys feared_at_{}, fought_at_{};
    Rack<double, most_found> fears_;
    std::size_t feared_count_ = 0;
    Rack<Fight, most_found> fights_;
    std::size_t fight_count_ = 0;
};

Weighing::Fight Weighing::fight_about(HexId place, Bearing way) {
    const std::uint32_t key = (place.value + 1u) << 8 | static_cast<std::uint32_t>(way);
    const std::size_t at = found(fought_at_, key);
    if (at < most_found) return fights_[at];
    const Fight fight = fought(place, way);
    if (fight_count_ == most_found) return fight;
    fought_at_[fight_count_] = key;
    fights_[fight_count_++] = fight;
    return fight;
}

Weighing::Fight Weighing::fought(HexId place, Bearing way) const {
    const CommandRules& rules = desk.rules;
    // Whoever cannot take part there does not count.
    const double own = own_power_about(desk, known, place);
    const bool at_them = way == Bearing::at_them;
    const double there = enemy_power_about(
        desk, known, place, at_them ? known.fadings.half_reach : known.fadings.reach);
    if (at_them) {
        const double against = there * rules.defence_advantage;
        return {place, way, success(own * rules.committed_share, against),
                loss_share(rules.loss_at_par_attack, own, against)};
    }
    const bool stays = way == Bearing::stay;
    return {place, way, success(own * (stays ? 1 : 2) * rules.defence_advantage, there),
            loss_share(stays ? rules.loss_at_par_stay : rules.loss_at_par_go_back, own, there)};
}

double Weighing::fear_about(HexId goal) {
    const std::uint32_t key = goal.value + 1u;
    const std::size_t at = found(feared_at_, key);
    if (at < most_found) return fears_[at];
    const double fear = fear_of_cut_off(desk, known, goal);
    if (feared_count_ == most_found) return fear;
    feared_at_[feared_count_] = key;
    fears_[feared_count_++] = fear;
    return fear;
}

void Weighing::weigh(Course& course, HexId goal) {
    const CommandRules& rules = desk.rules;
    const Bearing way = bearing(course.task.kind);
    course.hours = marching_hours(desk, known.place, goal);
    // Who goes back is fought where he stands.
    const Fight fight = fight_about(way == Bearing::go_back ? known.place : goal, way);
    double chance = fight.chance;
    const double loss = fight.loss;
    if (course.hours < 0) {
        course.hours = 0;
        chance = 0;
    }
    const double cut_off = fear_about(goal);
    const double trespass =
        way == Bearing::at_them && desk.is_anothers(goal) ? rules.cost_of_trespass : 0;
    const double worth = value(course.kind) * chance -
                         rules.weight_of_loss * (0.4 + 1.2 * desk.care()) * loss -
                         rules.weight_of_cut_off * (0.4 + 1.2 * desk.nature.caution) * cut_off -
                         fear_of_a_trap(way) - trespass - unbidden(course.kind) +
                         resolve(course.kind) + word_kept(way, goal);
    course.success = static_cast<std::int16_t>(nearest_count(1000 * chance));
    course.cut_off = static_cast<std::int16_t>(nearest_count(1000 * cut_off));
    course.loss_men = static_cast<std::int32_t>(nearest_count(loss * known.own_men));
    course.worth = static_cast<std::int32_t>(nearest_whole(1000 * worth));
}

Course* add(Appreciation& appreciation, CourseKind kind, const Task& task) {
    if (appreciation.count == most_courses) return nullptr;
    Course& course = appreciation.courses[appreciation.count++];
    course.kind = kind;
    course.task = task;
    return &course;
}

void add_withdrawals(Weighing& weighing, Appreciation& appreciation) {
    const Desk& desk = weighing.desk;
    const HexId place = weighing.known.place;
    Task task;
    task.kind = TaskKind::withdraw;
    const MeasureId line = line_behind(desk, place);
    if (line.exists()) {
        task.line = line;
        task.objective = nearest_on(desk, line, place);
        if (Course* course = add(appreciation, CourseKind::withdraw_to_line, task))
            weighing.weigh(*course, task.objective);
    }
    if (desk.base.exists() && kilometres(desk, desk.base, place) > 3 * desk.map.hex_km) {
        task.line = MeasureId{};
        task.objective = desk.base;
        if (Course* course = add(appreciation, CourseKind::withdraw_to_base, task))
            weighing.weigh(*course, task.objective);
    }
}

// At the nearest enemy of those who go back, or of those who do not.
void add_blow(Weighing& weighing, bool going_back, Appreciation& appreciation) {
    const Desk& desk = weighing.desk;
    const Estimate& known = weighing.known;
    const auto count = static_cast<std::size_t>(known.enemy_count);
    const auto away = known.enemy_powers.spots().distances(desk.map.grid.axial(known.place), count);
    const double farthest = 1.5 * desk.rules.reach_km * known.scale / desk.map.hex_km;
    std::size_t at = count;
    int least = 1 << 14;
    for (std::size_t i = 0; i < count; ++i) {
        const bool nearer =
            (int{known.enemies[i].going_back == going_back} & int{away[i] < least}) != 0;
        least = nearer ? away[i] : least;
        at = nearer ? i : at;
    }
    if (at == count || least >= farthest) return;
    const KnownEnemy& nearest = known.enemies[at];
    Task task;
    task.objective = nearest.place;
    task.concerning = nearest.subject;
    task.kind = going_back ? TaskKind::pursue : TaskKind::attack;
    const CourseKind kind = going_back ? CourseKind::pursue : CourseKind::attack_nearest;
    if (Course* course = add(appreciation, kind, task)) weighing.weigh(*course, task.objective);
}

// A rest where one is, for a force of which many cannot be used and that nobody presses.
void add_refit(Weighing& weighing, Appreciation& appreciation) {
    const Desk& desk = weighing.desk;
    const Estimate& known = weighing.known;
    if (!should_refit(desk, known, known.place, known.unfit_share)) return;
    Task task;
    task.kind = TaskKind::refit;
    if (Course* course = add(appreciation, CourseKind::refit, task))
        weighing.weigh(*course, known.place);
}

}  // namespace

HexId nearest_on(const Desk& desk, MeasureId line, HexId place) {
    return nearest_of(desk.measures[line.index()], desk.map, place);
}

MeasureId line_behind(const Desk& desk, HexId place) {
    MeasureId best;
    if (!place.exists() || !desk.base.exists()) return best;
    const int here = march_minutes(desk.map, place, desk.base);
    int most = -1;
    for (const MeasureId line : desk.lines) {
        const HexId point = nearest_on(desk, line, place);
        if (!point.exists()) continue;
        const int there = march_minutes(desk.map, point, desk.base);
        // Nearer to the base by more than half a day's march, and of those the farthest from it.
        if (there == no_march || there + 6 * minutes_an_hour > here || there <= most) continue;
        most = there;
        best = line;
    }
    return best;
}

HexId goal_of(const Desk& desk, const Task& task, HexId place) {
    if (task.line.exists()) {
        const HexId point = nearest_on(desk, task.line, place);
        if (point.exists()) return point;
    }
    if (task.objective.exists() && passable(desk.map.ground[task.objective.index()]))
        return task.objective;
    return place;
}

void list_courses(const Desk& desk, const Estimate& known, Appreciation& appreciation) {
    Weighing weighing(desk, known);
    appreciation.count = 0;
    appreciation.ordered = 0;
    Course* ordered = add(appreciation, CourseKind::as_ordered, desk.own.mission.task);
    if (desk.own.mission.task.concerning.exists() &&
        bearing(ordered->task.kind) == Bearing::at_them) {
        const PictureEntry* enemy = lishui::known(desk.picture, ordered->task.concerning);
        if (enemy != nullptr && enemy->own == 0) ordered->task.objective = enemy->place;
    }
    weighing.weigh(*ordered, goal_of(desk, ordered->task, known.place));
    const Task& prior = desk.own.prior;
    if (prior.objective.exists() || prior.line.exists()) {
        if (Course* course = add(appreciation, CourseKind::as_planned, prior))
            weighing.weigh(*course, goal_of(desk, prior, known.place));
    }
    Task stay;
    stay.kind = TaskKind::defend;
    if (Course* course = add(appreciation, CourseKind::hold_where_we_are, stay))
        weighing.weigh(*course, known.place);
    if (weighing.doubt() > 0) {
        stay.kind = TaskKind::hold;
        if (Course* course = add(appreciation, CourseKind::wait_and_watch, stay))
            weighing.weigh(*course, known.place);
    }
    add_blow(weighing, false, appreciation);
    add_blow(weighing, true, appreciation);
    add_withdrawals(weighing, appreciation);
    add_refit(weighing, appreciation);
}

}  // namespace lishui
