#include "belief/picture.h"

#include "base/real.h"

namespace lishui {

namespace {

std::uint8_t small(double x, double most) {
    return static_cast<std::uint8_t>(nearest_count(clamped(x, 0.0, most)));
}

double aged_spread(const PictureEntry& entry, Moment now, const BeliefRules& rules) {
    const double days = clamped(hours_between(entry.observed, now) / 24, 0.0, 60.0);
    return clamped(entry.spread + rules.aging_on * rules.spread_growth_a_day * days, 3.0,
                   rules.widest_spread);
}

// Two estimates of one strength, each weighted by its precision on the day of the later one.
void fuse_strength(PictureEntry& entry, const Sighting& told, int trust, const BeliefRules& rules) {
    const double held_spread = aged_spread(entry, told.observed, rules);
    const double days_older = clamped(hours_between(told.observed, entry.observed) / 24, 0.0, 60.0);
    // A word that is not trusted counts as one that is less certain.
    const double certain = rules.trust_on == 0 ? 1 : 0.4 + trust / 100.0;
    const double told_spread = (clamped<double>(told.spread, 3, 200) +
                                rules.aging_on * rules.spread_growth_a_day * days_older) /
                               certain;
    const double held_weight = 1 / (held_spread * held_spread);
    const double told_weight = 1 / (told_spread * told_spread);
    const double sum = held_weight + told_weight;
    entry.strength_men = static_cast<std::int32_t>(
        nearest_count((entry.strength_men * held_weight + told.strength_men * told_weight) / sum));
    entry.spread = small(square_root(1 / sum), rules.widest_spread);
}

// The writer puts right what he wrote before: what was held on his first word counts for little.
void forget_what_is_corrected(PictureEntry& entry, const Sighting& told, DispatchId from,
                              const BeliefRules& rules) {
    const DispatchId corrected{from.sender, told.corrects};
    if (told.corrects != 0 && (entry.sources[0] == corrected || entry.sources[1] == corrected))
        entry.spread = small(rules.widest_spread, 255);
}

void cite(PictureEntry& entry, DispatchId from) {
    if (entry.sources[0] == from) return;
    entry.sources[1] = entry.sources[0];
    entry.sources[0] = from;
}

bool goes_back(Doing doing) { return doing == Doing::withdrawing || doing == Doing::crossing; }

// It is news when nothing was heard of it for long, when it is far from where it last was news, or
// when it turned. What was news at this sitting stays so though a second letter repeats it.
bool is_news(const PictureEntry& entry, HexId place, Moment observed, Doing doing, const Grid& grid,
             const BeliefRules& rules) {
    if (!entry.news_place.exists()) return true;
    if (observed - entry.observed > minutes_an_hour * rules.news_hours) return true;
    if (goes_back(doing) != goes_back(entry.doing)) return true;
    return place.exists() && grid.distance(place, entry.news_place) >= rules.news_hexes;
}

// Takes the statement's place, hour and doing for the latest, and marks whether that is news.
void bring_up(PictureEntry& entry, HexId place, Moment observed, Doing doing, const Heard& heard,
              const Grid& grid, const BeliefRules& rules) {
    if (is_news(entry, place, observed, doing, grid, rules)) {
        entry.news = 1;
        entry.news_place = place;
    } else if (entry.heard != heard.at) {
        entry.news = 0;
    }
    if (entry.place != place) {
        entry.earlier_place = entry.place;
        entry.place = place;
    }
    entry.observed = observed;
    entry.doing = doing;
}

// An empty slot for one never heard of: a free one, else that of the enemy unheard of for longest.
PictureEntry* new_slot(PictureSlots picture) {
    PictureEntry* slot = nullptr;
    for (PictureEntry& entry : picture) {
        if (!entry.subject.exists()) {
            slot = &entry;
            break;
        }
        if (entry.own == 0 && (slot == nullptr || entry.observed < slot->observed)) slot = &entry;
    }
    if (slot != nullptr) *slot = PictureEntry{};
    return slot;
}

}  // namespace

const PictureEntry* known(Picture picture, FormationId subject) {
    for (const PictureEntry& entry : picture)
        if (entry.subject == subject) return &entry;
    return nullptr;
}

bool contradicts(const PictureEntry& entry, const Sighting& sighting, DispatchId from,
                 const Grid& grid, double hex_km, const BeliefRules& rules) {
    if (entry.own != 0 || entry.sources[0].sender == from.sender) return false;
    if (!entry.place.exists() || !sighting.place.exists()) return false;
    const Minutes apart = sighting.observed - entry.observed;
    if ((apart < 0 ? -apart : apart) > minutes_an_hour * rules.contradiction_hours) return false;
    const double km = grid.distance(entry.place, sighting.place) * hex_km;
    return km > entry.radius_km + sighting.radius_km + rules.contradiction_km;
}

int radius_now_km(const PictureEntry& entry, Moment now, const BeliefRules& rules) {
    const bool moving = entry.doing == Doing::marching || entry.doing == Doing::withdrawing ||
                        entry.doing == Doing::attacking;
    const double growth =
        moving ? rules.radius_growth_marching_km_a_day : rules.radius_growth_km_a_day;
    const double days = clamped(hours_between(entry.observed, now) / 24, 0.0, 60.0);
    return static_cast<int>(nearest_whole(
        clamped(entry.radius_km + rules.aging_on * growth * days, 0.0, rules.widest_radius_km)));
}

PictureEntry* slot_of(PictureSlots picture, FormationId subject) {
    for (PictureEntry& entry : picture)
        if (entry.subject == subject) return &entry;
    return nullptr;
}

const PictureEntry* take_in(PictureSlots picture, const Sighting& sighting, const Heard& heard,
                            const Grid& grid, const BeliefRules& rules) {
    return take_in(picture, slot_of(picture, sighting.subject), sighting, heard, grid, rules);
}

const PictureEntry* take_in(PictureSlots picture, PictureEntry* held, const Sighting& sighting,
                            const Heard& heard, const Grid& grid, const BeliefRules& rules) {
    PictureEntry* entry = held != nullptr ? held : new_slot(picture);
    if (entry == nullptr) return nullptr;
    const bool fresh = !entry->subject.exists();
    if (!fresh && sighting.observed == entry->observed && sighting.place == entry->place &&
        sighting.strength_men == entry->strength_men)
        return nullptr;  // the same statement by another way
    if (fresh) {
        entry->subject = sighting.subject;
        entry->strength_men = sighting.strength_men;
        entry->spread = sighting.spread;
        entry->place = sighting.place;
        entry->earlier_place = sighting.place;
        entry->observed = long_ago;
    } else {
        forget_what_is_corrected(*entry, sighting, heard.from, rules);
        fuse_strength(*entry, sighting, heard.trust, rules);
    }
    if (sighting.observed >= entry->observed) {
        bring_up(*entry, sighting.place, sighting.observed, sighting.doing, heard, grid, rules);
        entry->radius_km = sighting.radius_km;
        entry->seen = sighting.seen;
    } else if (entry->heard != heard.at) {
        entry->news = 0;
    }
    entry->heard = heard.at;
    cite(*entry, heard.from);
    return entry;
}

const PictureEntry* take_in(PictureSlots picture, const Return& report, const Heard& heard,
                            const Grid& grid, const BeliefRules& rules) {
    PictureEntry* entry = slot_of(picture, report.subject);
    if (entry == nullptr) entry = new_slot(picture);
    if (entry == nullptr) return nullptr;
    if (entry->subject.exists() && report.observed < entry->observed) return nullptr;
    if (!entry->subject.exists()) {
        entry->place = report.place;
        entry->earlier_place = report.place;
    }
    entry->subject = report.subject;
    entry->own = 1;
    bring_up(*entry, report.place, report.observed, report.doing, heard, grid, rules);
    entry->heard = heard.at;
    entry->radius_km = 3;
    entry->strength_men = report.fit_men;
    // Losses since the opening only add up, whatever a later return makes of them, unless it takes
    // back what was written in haste.
    if (report.lost_men > entry->lost_men || report.corrects != 0)
        entry->lost_men = report.lost_men;
    if (report.claimed_men > 0 || report.corrects != 0)
        entry->claimed_tens =
            static_cast<std::uint16_t>(clamped(report.claimed_men / 10, 0, 0xFFFF));
    entry->spread = report.is_first != 0 ? 25 : 5;
    entry->seen = Seen::own_staff;
    entry->unfit = report.unfit;
    entry->pressure = report.pressure;
    entry->supply_days = report.supply_days;
    cite(*entry, heard.from);
    return entry;
}

}  // namespace lishui
