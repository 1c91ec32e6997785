#include "combat/tempo.h"

#include "base/real.h"

namespace lishui {

namespace {

Minutes between(double low_hours, double high_hours, double unit_draw) {
    const double hours = low_hours + (high_hours - low_hours) * unit_draw;
    return static_cast<Minutes>(nearest_whole(minutes_an_hour * hours));
}

}  // namespace

Minutes to_first_blows(const Key& key, const CombatRules& rules) {
    return between(rules.first_pulse_hours_low, rules.first_pulse_hours_high,
                   draw(key, purpose("first blows")));
}

Minutes length_of_pulse(const Key& key, const CombatRules& rules) {
    return between(rules.pulse_hours_low, rules.pulse_hours_high,
                   draw(key, purpose("length of a pulse")));
}

Minutes pause_after_failure(const Key& key, const CombatRules& rules) {
    return between(rules.pause_hours_low, rules.pause_hours_high,
                   draw(key, purpose("pause after a failed attack")));
}

}  // namespace lishui
