// How a leaf formation is: the truth, which only the campaign knows. Whole numbers throughout;
// shares in per mille, rations and rounds in tenths of a day's need.
#pragma once

#include <cstdint>

#include "map/map.h"
#include "time/hour.h"

namespace lishui {

enum class Activity : std::uint8_t {
    halted,
    marching,
    attacking,
    defending,
    delaying,
    withdrawing,
    crossing,
    waiting,    // in a queue on the way or at a site
    dispersed,  // no longer a formation
};
inline constexpr int activity_kinds = 9;

struct Condition {
    HexId place;
    Activity activity = Activity::halted;
    std::uint8_t surrounded = 0;  // 1: no open way out last time it looked
    std::int32_t fit_men = 0;
    std::int32_t wounded_men = 0;  // carried with it
    std::int32_t sick_men = 0;
    std::int16_t guns = 0;
    std::int16_t horses = 0;
    std::int16_t cohesion = 1000;  // per mille
    std::int16_t fatigue = 0;      // per mille
    std::int16_t quality =
        100;  // hundredths; combat effectiveness, 100 = average Chinese division 1943
    std::int16_t rations = 0;  // tenths of a day
    std::int16_t rounds = 0;   // tenths of a day of fighting
    std::int16_t dug_in_hours = 0;
    std::int32_t opening_men = 0;  // fit at the opening, to measure losses by

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("place", s.place);
        visit("activity", s.activity);
        visit("surrounded", s.surrounded);
        visit("fit_men", s.fit_men);
        visit("wounded_men", s.wounded_men);
        visit("sick_men", s.sick_men);
        visit("guns", s.guns);
        visit("horses", s.horses);
        visit("cohesion", s.cohesion);
        visit("fatigue", s.fatigue);
        visit("quality", s.quality);
        visit("rations", s.rations);
        visit("rounds", s.rounds);
        visit("dug_in_hours", s.dug_in_hours);
        visit("opening_men", s.opening_men);
    }
};

}  // namespace lishui
