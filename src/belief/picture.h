// A picture is everything one headquarters holds true about a formation, its own included: where,
// how strong, what it is doing, observed when, heard when, and from which dispatches. It ages: the
// radius grows with the time since it was observed. There is no entry without a dispatch behind it.
// This room cannot name the truth.
#pragma once

#include <array>
#include <span>

#include "base/real.h"
#include "belief/belief_rules.h"
#include "belief/report.h"
#include "map/hex.h"

namespace lishui {

struct PictureEntry {
    FormationId subject;  // none: the slot is free
    HexId place;
    Moment observed;
    Moment heard;
    std::array<DispatchId, 2> sources{};  // the latest first
    std::int32_t strength_men = 0;
    std::int32_t lost_men = 0;   // own formations: as told
    std::uint8_t spread = 0;     // per cent of strength
    std::uint8_t radius_km = 0;  // when observed; see radius_now_km
    Doing doing = Doing::unknown;
    Seen seen = Seen::contact;
    std::uint8_t unfit = 0;        // own: per cent that cannot be used, as told
    std::uint8_t pressure = 0;     // own
    std::uint8_t supply_days = 0;  // own
    std::uint8_t own = 0;          // 1: of one's own side
    std::uint8_t news = 0;         // 1: what was heard last is more than the staff knew; 2: and it
                                   // contradicts what was known
    HexId earlier_place;           // where it was held to be before the latest change of place
    HexId news_place;              // where it was when it last was news
    std::uint16_t claimed_tens = 0;  // own: the enemy's loss that it claims, in tens of men

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("subject", s.subject);
        visit("place", s.place);
        visit("observed", s.observed);
        visit("heard", s.heard);
        visit("sources", s.sources);
        visit("strength_men", s.strength_men);
        visit("lost_men", s.lost_men);
        visit("spread", s.spread);
        visit("radius_km", s.radius_km);
        visit("doing", s.doing);
        visit("seen", s.seen);
        visit("unfit", s.unfit);
        visit("pressure", s.pressure);
        visit("supply_days", s.supply_days);
        visit("own", s.own);
        visit("news", s.news);
        visit("earlier_place", s.earlier_place);
        visit("news_place", s.news_place);
        visit("claimed_tens", s.claimed_tens);
    }
};

using Picture = std::span<const PictureEntry>;
using PictureSlots = std::span<PictureEntry>;

// The entry about a formation; nullptr if it was never heard of.
const PictureEntry* known(Picture picture, FormationId subject);
PictureEntry* slot_of(PictureSlots picture, FormationId subject);

// How far it may be by now from where it was seen.
int radius_now_km(const PictureEntry& entry, Moment now, const BeliefRules& rules);
// Weight of an entry in reasoning: 1 when fresh, falling with age.
inline double freshness(const PictureEntry& entry, Moment now, const BeliefRules& rules) {
    const double hours = clamped(hours_between(entry.observed, now), 0.0, 1e6);
    if (rules.aging_on == 0) return 1;
    return rules.half_life_hours / (rules.half_life_hours + hours);
}

// How a report came: by which dispatch, and when it was read.
struct Heard {
    DispatchId from;
    Moment at;
    int trust = 60;  // per cent, in him who wrote it; 60 is an ordinary man
};

// Does the statement contradict what another source said of the same enemy at about the same time?
bool contradicts(const PictureEntry& entry, const Sighting& sighting, DispatchId from,
                 const Grid& grid, double hex_km, const BeliefRules& rules);

// Takes a report into the picture. Reports older than what is known about place and doing change
// the strength only by their weight. Returns the changed entry, or nullptr when the report told
// nothing. When all slots are taken the stalest enemy entry gives way (ties: the lowest slot).
const PictureEntry* take_in(PictureSlots picture, const Sighting& sighting, const Heard& heard,
                            const Grid& grid, const BeliefRules& rules);
// The same for one who has looked up what he holds of the subject (nullptr: nothing).
const PictureEntry* take_in(PictureSlots picture, PictureEntry* held, const Sighting& sighting,
                            const Heard& heard, const Grid& grid, const BeliefRules& rules);
const PictureEntry* take_in(PictureSlots picture, const Return& report, const Heard& heard,
                            const Grid& grid, const BeliefRules& rules);

}  // namespace lishui
