#include "command/reporting.h"

#include "base/real.h"
#include "command/obedience.h"

namespace lishui {

namespace {

constexpr int most_news_up = 3;
constexpr int most_news_down = 1;

Doing doing_of(const Desk& desk) {
    int most = 0;
    Doing doing = Doing::halted;
    std::array<int, doing_kinds> men{};
    for (const PictureEntry& entry : desk.picture) {
        if (entry.own == 0 || !entry.subject.exists() ||
            desk.formation(entry.subject).superior != desk.self)
            continue;
        auto& sum = men[static_cast<std::size_t>(entry.doing)];
        sum += entry.strength_men;
        if (sum > most) {
            most = sum;
            doing = entry.doing;
        }
    }
    return doing;
}

bool is_news(const Desk& desk, const PictureEntry& entry) {
    if (entry.own != 0 || !entry.subject.exists() || entry.heard < desk.own.last_sitting)
        return false;
    const int moved = desk.map.grid.distance(entry.place, entry.earlier_place);
    return moved >= static_cast<int>(desk.rules.news_hexes) ||
           entry.earlier_observed == entry.observed ||
           entry.observed - entry.earlier_observed > 12 * minutes_an_hour;
}

Sighting passed_on(const PictureEntry& entry) {
    return {entry.subject, entry.place,     entry.radius_km,    entry.spread,
            entry.doing,   Seen::forwarded, entry.strength_men, entry.observed};
}

bool stands_under(const Desk& desk, FormationId inner, FormationId outer) {
    for (FormationId f = inner; f.exists(); f = desk.formation(f).superior)
        if (f == outer) return true;
    return false;
}

void tell_down(const Desk& desk, const PictureEntry& entry,
               std::array<int, most_subordinates>& told, Decision& decision) {
    for (std::size_t i = 0; i < desk.subordinates.size() && i < most_subordinates; ++i) {
        const FormationId to = desk.subordinates[i];
        if (told[i] == most_news_down || !desk.formation(to).headquarters.exists()) continue;
        if (stands_under(desk, FormationId(entry.sources[0].sender), to)) continue;
        const PictureEntry* own = known(desk.picture, to);
        if (own == nullptr || !own->place.exists() ||
            kilometres(desk, own->place, entry.place) > desk.rules.tell_within_km)
            continue;
        if (decision.write({to, Precedence::routine, passed_on(entry)})) ++told[i];
    }
}

void pass_on_news(const Desk& desk, Decision& decision) {
    int up = 0;
    std::array<int, most_subordinates> told{};
    for (const PictureEntry& entry : desk.picture) {
        if (!is_news(desk, entry)) continue;
        const bool from_above =
            desk.superior.exists() && entry.sources[0].sender == desk.superior.value;
        if (desk.superior.exists() && !from_above && up < most_news_up &&
            decision.write({desk.superior, Precedence::routine, passed_on(entry)}))
            ++up;
        tell_down(desk, entry, told, decision);
    }
}

}  // namespace

Return own_return(const Desk& desk, const Estimate& known) {
    Return report;
    report.subject = desk.self;
    report.place = known.place;
    report.doing = doing_of(desk);
    report.unfit =
        static_cast<std::uint8_t>(round_nearest(clamped(100 * known.unfit_share, 0.0, 100.0)));
    report.supply_days =
        static_cast<std::uint8_t>(round_down(clamped(known.supply_days, 0.0, 200.0)));
    report.observed = desk.now;
    double pressure = 0;
    double lost = 0;
    double age = 0;  // of what it knows of its own parts, weighted by their men
    for (const PictureEntry& entry : desk.picture) {
        if (entry.own == 0 || !entry.subject.exists() ||
            desk.formation(entry.subject).superior != desk.self)
            continue;
        pressure += entry.pressure * entry.strength_men;
        lost += entry.lost_men;
        age += (desk.now - entry.observed) * static_cast<double>(entry.strength_men);
    }
    if (known.own_men > 0) {
        pressure = pressure / known.own_men;
        report.observed = desk.now - static_cast<Minutes>(age / known.own_men);
    }
    report.pressure = static_cast<std::uint8_t>(round_nearest(clamped(pressure, 0.0, 100.0)));
    const double told =
        desk.rules.candour_floor + (1 - desk.rules.candour_floor) * desk.nature.candour;
    report.lost_men = static_cast<std::int32_t>(round_nearest(told * lost));
    report.fit_men = static_cast<std::int32_t>(round_nearest(known.own_men + (1 - told) * lost));
    return report;
}

void write_reports(const Desk& desk, const Estimate& known, Decision& decision) {
    if (desk.superior.exists() && desk.now - desk.own.last_return >= 60 * desk.rules.return_hours)
        decision.write({desk.superior, Precedence::priority, own_return(desk, known)});
    pass_on_news(desk, decision);
}

void write_stand_on_mission(const Desk& desk, const Estimate& known, Decision& decision) {
    const Mission& mission = desk.own.mission;
    if (!desk.superior.exists() || !mission.order.exists()) return;
    const Appreciation& appreciation = decision.appreciation;
    const bool objects = appreciation.obedience == Obedience::refuses ||
                         appreciation.obedience == Obedience::halts_between;
    if (!objects) {
        if (mission.received >= desk.own.last_sitting)
            decision.write({desk.superior, Precedence::routine, Answer{mission.order}});
        return;
    }
    if (desk.now - mission.last_objection < 60 * desk.rules.objection_hours) return;
    Objection objection;
    objection.order = mission.order;
    // Who goes his own way says which; who halts says what he would rather do.
    std::uint8_t proposed = appreciation.chosen;
    if (appreciation.obedience == Obedience::halts_between) {
        for (std::uint8_t i = 0; i < appreciation.count; ++i)
            if (appreciation.courses[i].worth > appreciation.courses[proposed].worth) proposed = i;
    }
    objection.proposes = appreciation.courses[proposed].task;
    objection.reasons = reasons_against(desk, known, appreciation.courses[appreciation.ordered]);
    objection.acts_on_it = appreciation.obedience == Obedience::refuses ? 1 : 0;
    objection.frankness =
        static_cast<std::uint8_t>(round_nearest(100 * clamped(desk.nature.candour, 0.0, 1.0)));
    if (decision.write({desk.superior, Precedence::urgent, objection})) decision.objected = 1;
}

}  // namespace lishui
