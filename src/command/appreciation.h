// An appreciation: the courses of action that a commander saw, with his estimate of each made on
// his picture alone, which one he took, and the dispatches it rests on. It is kept, so that every
// decision can say why.
#pragma once

#include <array>
#include <cstdint>

#include "belief/intent.h"
#include "command/order.h"

namespace lishui {

enum class CourseKind : std::uint8_t {
    as_ordered,
    as_planned,  // go on with what was under way before the order came
    hold_where_we_are,
    attack_nearest,
    withdraw_to_line,
    withdraw_to_base,
    pursue,
    wait_and_watch,  // stand and reconnoitre until the enemy's intention is clearer
    refit            // rest, while nobody presses
};
inline constexpr int course_kinds = 9;
inline constexpr int most_courses = 8;

// What became of the order under which the commander stands.
enum class Obedience : std::uint8_t {
    no_conflict,
    complies,
    complies_in_form,  // slowly, with a token force
    complies_in_part,  // with some of his force; the rest does as he thinks right
    halts_between,     // stands, objects, and waits for an answer
    stretches,         // a permission is used for more than was meant
    refuses,           // goes his own way and says so
    refuses_silently   // and does not say so
};
inline constexpr int obediences = 8;
inline bool goes_own_way(Obedience o) {
    return o == Obedience::refuses || o == Obedience::refuses_silently;
}

struct Course {
    CourseKind kind = CourseKind::hold_where_we_are;
    Task task;
    std::int16_t success = 0;  // per mille, as estimated
    std::int16_t cut_off = 0;  // per mille, chance of being cut off
    std::int32_t loss_men = 0;
    std::int32_t hours = 0;
    std::int32_t worth = 0;  // thousandths; the greater the better

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("kind", s.kind);
        visit("task", s.task);
        visit("success", s.success);
        visit("cut_off", s.cut_off);
        visit("loss_men", s.loss_men);
        visit("hours", s.hours);
        visit("worth", s.worth);
    }
};

struct Appreciation {
    std::uint16_t number = 0;  // of this headquarters
    std::uint8_t count = 0;    // of courses
    std::uint8_t chosen = 0;
    std::uint8_t ordered = 0;    // which course is the mission as ordered
    std::uint8_t preferred = 0;  // which one he would take if he were free
    Obedience obedience = Obedience::no_conflict;
    std::int32_t regret = 0;     // thousandths of worth
    std::int32_t pressure = 0;   // thousandths
    std::int32_t own_men = 0;    // as believed
    std::int32_t enemy_men = 0;  // in reach, as believed
    Intent intent;               // of the enemy group that matters most here
    std::array<Course, most_courses> courses{};
    std::array<DispatchId, 8> rests_on{};

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("number", s.number);
        visit("count", s.count);
        visit("chosen", s.chosen);
        visit("ordered", s.ordered);
        visit("preferred", s.preferred);
        visit("obedience", s.obedience);
        visit("regret", s.regret);
        visit("pressure", s.pressure);
        visit("own_men", s.own_men);
        visit("enemy_men", s.enemy_men);
        visit("intent", s.intent);
        visit("courses", s.courses);
        visit("rests_on", s.rests_on);
    }
};

}  // namespace lishui
