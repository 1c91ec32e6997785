#include "messages/post.h"

#include "base/real.h"

namespace lishui {

namespace {

std::uint16_t minutes(double x) {
    return static_cast<std::uint16_t>(nearest_count(clamped(x, 0.0, 60000.0)));
}

Fate fate_of(const Link& link, const MessageRules& rules, const Key& key, double u) {
    double edge = rules.loss_on * link.lost;
    if (u < edge) return Fate::lost;
    edge += rules.loss_on * link.undecodable;
    if (u < edge) return Fate::undecodable;
    edge += rules.garbling_on * link.garbled;
    if (u >= edge) return Fate::whole;
    return draw(key, purpose("garbling noticed")) < rules.noticed_share ? Fate::garbled_noticed
                                                                        : Fate::garbled_unnoticed;
}

void garble_place(HexId& place, int map_hexes, const Key& key) {
    // One figure of the place group is read wrongly: a hex nearby in the numbering, on the map.
    if (!place.exists() || map_hexes <= 0) return;
    const int shift = 1 + static_cast<int>(draw_below(3, key, purpose("garbled place")));
    const int sign = draw(key, purpose("garbled place"), 1) < 0.5 ? -1 : 1;
    int moved = static_cast<int>(place.index()) + sign * shift;
    if (moved < 0 || moved >= map_hexes) moved = static_cast<int>(place.index()) - sign * shift;
    if (moved >= 0 && moved < map_hexes) place = HexId(static_cast<std::size_t>(moved));
}

struct Garble {
    int map_hexes;
    Moment handed_in;
    const Key& key;
    void number(std::int32_t& x) const {
        x = draw(key, purpose("garbled number")) < 0.5 ? x / 2 : x + x / 2;
    }
    void operator()(Order& order) const {
        Task& task = order.task;
        if (draw(key, purpose("garbled what")) < 0.6 && task.objective.exists()) {
            garble_place(task.objective, map_hexes, key);
        } else {  // a wrong watch; "at once" is read as later today
            const Moment begin = task.begin > handed_in ? task.begin : handed_in;
            task.begin = begin + 12 * minutes_an_hour;
        }
    }
    void operator()(Objection& objection) const {
        garble_place(objection.proposes.objective, map_hexes, key);
    }
    void operator()(Answer&) const {}
    void operator()(Promise& promise) const { garble_place(promise.place, map_hexes, key); }
    void operator()(Query&) const {}
    void operator()(Inspection&) const {}  // walks in at the door and is not misread
    void operator()(InspectionReport&) const {}
    void operator()(Return& report) const {
        if (draw(key, purpose("garbled what")) < 0.5)
            garble_place(report.place, map_hexes, key);
        else
            number(report.fit_men);
    }
    void operator()(Sighting& sighting) const {
        if (draw(key, purpose("garbled what")) < 0.5)
            garble_place(sighting.place, map_hexes, key);
        else
            number(sighting.strength_men);
    }
};

void set(Dispatch& dispatch, Leg leg, double leg_minutes) {
    dispatch.legs[static_cast<std::size_t>(leg)] = minutes(leg_minutes);
}

void ciphering(Dispatch& dispatch, const Carriage& carriage, const MessageRules& rules,
               double enciphering, double deciphering) {
    if (carriage.short_form) {
        set(dispatch, Leg::drafting, rules.drafting_minutes_short);
        return;
    }
    set(dispatch, Leg::drafting, rules.drafting_minutes);
    if (dispatch.means == Means::liaison_officer) return;  // carries it in his head
    const Range hours{rules.cipher_low_hours, rules.cipher_mode_hours, rules.cipher_high_hours};
    set(dispatch, Leg::enciphering, 30 * within(hours, enciphering));
    set(dispatch, Leg::deciphering, 30 * within(hours, deciphering));
}

}  // namespace

Minutes way_minutes(const Dispatch& dispatch) {
    Minutes sum = 0;
    for (const auto leg : dispatch.legs)
        sum += leg;
    return sum;
}

Moment carry(Dispatch& dispatch, const Link& link, const Carriage& carriage,
             const MessageRules& rules, std::uint64_t seed) {
    const Key key{seed, dispatch.handed_in.minute,
                  (static_cast<std::uint32_t>(dispatch.id.sender) << 16) | dispatch.id.serial};
    const auto [fate, sending, enciphering, deciphering] =
        draw_four(key, purpose("way of a dispatch"));
    dispatch.means = link.means;
    dispatch.fate = fate_of(link, rules, key, fate);
    dispatch.legs = {};
    if (rules.delay_on == 0) {
        dispatch.arrives = dispatch.handed_in;
    } else {
        ciphering(dispatch, carriage, rules, enciphering, deciphering);
        const double factor = dispatch.precedence == Precedence::urgent    ? rules.urgent_factor
                              : dispatch.precedence == Precedence::routine ? rules.routine_factor
                                                                           : 1.0;
        set(dispatch, Leg::sending, 60 * factor * within(link.delay_hours, sending));
        const Moment ready = dispatch.handed_in +
                             dispatch.legs[static_cast<std::size_t>(Leg::drafting)] +
                             dispatch.legs[static_cast<std::size_t>(Leg::enciphering)];
        if (carriage.net_free > ready)
            set(dispatch, Leg::waiting_for_net, carriage.net_free - ready);
        if (dispatch.fate == Fate::garbled_noticed)
            set(dispatch, Leg::repeating,
                60 * rules.repeat_hours * (0.5 + draw(key, purpose("repeat"))));
        if (dispatch.fate == Fate::undecodable)
            set(dispatch, Leg::repeating,
                60 * rules.undecodable_hours * (0.4 + 1.2 * draw(key, purpose("undecodable"))));
        dispatch.arrives = dispatch.handed_in + way_minutes(dispatch);
    }
    if (dispatch.fate == Fate::garbled_unnoticed)
        std::visit(Garble{carriage.map_hexes, dispatch.handed_in, key}, dispatch.body);
    const Moment begins =
        dispatch.handed_in < carriage.net_free ? carriage.net_free : dispatch.handed_in;
    const double hold =
        carriage.short_form ? rules.drafting_minutes_short : rules.net_minutes_a_letter;
    return begins + static_cast<Minutes>(hold);
}

}  // namespace lishui
