#include "record/reading.h"

#include "base/real.h"

namespace lishui {

namespace {

bool is_first_of(const Shares& shares, Intention intention) {
    const auto which = static_cast<std::size_t>(intention);
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (i != which && shares[i] >= shares[which]) return false;
    return true;
}

bool is_trap_to(const Shares& shares, double trap_from) {
    return shares[static_cast<std::size_t>(Intention::lure)] >= trap_from ||
           is_first_of(shares, Intention::lure);
}

Shares shares_of(const Intent& intent) {
    Shares out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = intent.share[i];
    return out;
}

Shares drawn_back(const Shares& from, const Shares& expected, Minutes between,
                  const BeliefRules& rules) {
    const double days = clamped(between / (1.0 * minutes_a_day), 0.0, 30.0);
    const double back = clamped(days * rules.expectation_returns_a_day, 0.0, 1.0);
    Shares out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<int>(round_nearest((1 - back) * from[i] + back * expected[i]));
    return out;
}

}  // namespace

bool SignReading::leads(Intention intention) const { return is_first_of(after, intention); }

Intention SignReading::most_likely_else() const {
    auto best = Intention::attack;
    for (const auto other : {Intention::hold, Intention::withdraw})
        if (sign.intent.of(other) > sign.intent.of(best)) best = other;
    return best;
}

bool SignReading::suspects() const { return is_trap_to(after, trap_from); }

bool SignReading::is_trap() const { return suspects() && !is_trap_to(before, trap_from); }

int mean_of(const Shares& shares) {
    int sum = 0;
    for (const int share : shares)
        sum += share;
    return sum / intentions;
}

Shares likely_of(const Scenario& scenario, Sign sign) {
    using R = BeliefRules;
    static constexpr std::array<std::array<double R::*, intentions>, signs> rows{
        {{{&R::attacks_if_attack, &R::attacks_if_hold, &R::attacks_if_withdraw,
           &R::attacks_if_lure}},
         {{&R::defends_if_attack, &R::defends_if_hold, &R::defends_if_withdraw,
           &R::defends_if_lure}},
         {{&R::halts_if_attack, &R::halts_if_hold, &R::halts_if_withdraw, &R::halts_if_lure}},
         {{&R::comes_if_attack, &R::comes_if_hold, &R::comes_if_withdraw, &R::comes_if_lure}},
         {{&R::goes_off_if_attack, &R::goes_off_if_hold, &R::goes_off_if_withdraw,
           &R::goes_off_if_lure}},
         {{&R::withdraws_if_attack, &R::withdraws_if_hold, &R::withdraws_if_withdraw,
           &R::withdraws_if_lure}},
         {{&R::crosses_if_attack, &R::crosses_if_hold, &R::crosses_if_withdraw,
           &R::crosses_if_lure}}}};
    Shares out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double share = scenario.rules.belief.*rows[static_cast<std::size_t>(sign)][i];
        out[i] = static_cast<int>(round_nearest(1000 * share));
    }
    return out;
}

Shares expected_by(const Scenario& scenario, HeadquartersId holder) {
    const Nature& nature = scenario.headquarters[holder.index()].nature;
    const Expectation expected = {nature.expects_attack, nature.expects_hold,
                                  nature.expects_withdrawal, nature.expects_lure};
    Shares out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<int>(round_nearest(1000 * expected[i]));
    return out;
}

std::vector<SignReading> readings_of(const Situation& situation, HeadquartersId holder,
                                     FormationId group) {
    const Shares expected = expected_by(*situation.scenario, holder);
    const BeliefRules& rules = situation.scenario->rules.belief;
    std::vector<SignReading> out;
    for (const IntentRead& sign : situation.readings) {
        if (sign.holder != holder || sign.intent.group != group) continue;
        SignReading reading;
        reading.sign = sign;
        reading.number = static_cast<int>(out.size()) + 1;
        reading.first = out.empty();
        reading.trap_from = rules.trap_from;
        reading.before = out.empty() ? expected : out.back().after;
        reading.by_then = out.empty() ? expected
                                      : drawn_back(out.back().after, expected,
                                                   sign.at - out.back().sign.at, rules);
        reading.after = shares_of(sign.intent);
        out.push_back(reading);
    }
    return out;
}

Deterrence deterrence_in(const Scenario& scenario, const Appreciated& made) {
    const Appreciation& a = made.appreciation;
    const CommandRules& rules = scenario.rules.command;
    const double caution = scenario.headquarters[made.headquarters.index()].nature.caution;
    Deterrence d;
    if (!a.intent.group.exists() || a.chosen >= a.count) return d;
    d.lure = a.intent.of(Intention::lure);
    const double more = clamped(d.lure / 1000.0 - 0.15, 0.0, 1.0);
    d.fear =
        static_cast<int>(round_nearest(1000 * rules.weight_of_trap * (0.4 + 1.2 * caution) * more));
    for (std::uint8_t i = 0; i < a.count; ++i) {
        const Course& course = a.courses[i];
        if (bearing(course.task.kind) != Bearing::at_them) continue;
        if (d.blow < a.count && course.worth <= d.with_fear) continue;
        d.blow = i;
        d.with_fear = course.worth;
        d.without = course.worth + d.fear;
    }
    const Course& chosen = a.courses[a.chosen];
    d.held_back = d.blow < a.count && bearing(chosen.task.kind) != Bearing::at_them &&
                  d.without > chosen.worth && d.with_fear <= chosen.worth;
    return d;
}

}  // namespace lishui
