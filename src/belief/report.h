// What one headquarters tells another about the world: statements with the hour they were observed,
// which may be late, mistaken or flattering. A report is all that ever reaches a picture.
#pragma once

#include <bit>
#include <cstdint>
#include <variant>

#include "forces/formation.h"
#include "map/map.h"
#include "time/hour.h"

namespace lishui {

// The number of a dispatch: its sender and the sender's own running number. No count of all letters
// exists.
struct DispatchId {
    std::uint16_t sender = 0xFFFF;  // a FormationId
    std::uint16_t serial = 0;
    // Compared as one number: sender, then serial.
    [[nodiscard]] constexpr std::uint32_t number() const {
        return static_cast<std::uint32_t>(sender) << 16 | serial;
    }
    constexpr bool operator==(const DispatchId& other) const {  // both halves at once
        return std::bit_cast<std::uint32_t>(*this) == std::bit_cast<std::uint32_t>(other);
    }
    constexpr auto operator<=>(const DispatchId& other) const {
        return number() <=> other.number();
    }
    [[nodiscard]] constexpr bool exists() const { return sender != 0xFFFF; }
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("sender", s.sender);
        visit("serial", s.serial);
    }
};

enum class Doing : std::uint8_t {
    unknown,
    halted,
    marching,
    attacking,
    defending,
    withdrawing,
    crossing
};
inline constexpr int doing_kinds = 7;

enum class Seen : std::uint8_t {
    contact,
    patrol,
    airmen,
    country_people,
    prisoners,
    own_staff,
    forwarded,
    intercepted
};
inline constexpr int seen_kinds = 8;

// A statement about an enemy command.
struct Sighting {
    FormationId subject;  // who it is said to be: an enemy division or detachment as a whole
    HexId place;
    std::uint8_t radius_km = 0;
    std::uint8_t spread = 0;  // of the strength, per cent, one standard deviation
    Doing doing = Doing::unknown;
    Seen seen = Seen::contact;
    std::int32_t strength_men = 0;
    Moment observed;
    DispatchId read;             // the enemy's dispatch that was read; none: seen, not read
    std::uint8_t is_first = 0;   // 1: written in haste, before more was known
    std::uint16_t corrects = 0;  // the number of the writer's own letter that this one puts right
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("subject", s.subject);
        visit("place", s.place);
        visit("radius_km", s.radius_km);
        visit("spread", s.spread);
        visit("doing", s.doing);
        visit("seen", s.seen);
        visit("strength_men", s.strength_men);
        visit("observed", s.observed);
        visit("read", s.read);
        visit("is_first", s.is_first);
        visit("corrects", s.corrects);
    }
};

// A formation's own return: where it is, how strong, what it is doing and what presses it.
struct Return {
    FormationId subject;
    HexId place;
    Doing doing = Doing::unknown;
    std::uint8_t pressure = 0;  // hours' share in contact, 0..100
    std::uint8_t unfit = 0;     // per cent of strength that cannot be used, as told
    std::uint8_t supply_days = 0;
    std::int32_t fit_men = 0;      // as told
    std::int32_t lost_men = 0;     // since the opening, as told
    std::int32_t claimed_men = 0;  // the enemy's loss, as claimed
    Moment observed;
    std::uint8_t has_objective = 0;  // 1: it says that it has taken what it was sent for
    std::uint8_t is_first = 0;       // 1: written in haste, before the staff knew more
    std::uint16_t corrects = 0;      // the number of the writer's own letter that it puts right
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("subject", s.subject);
        visit("place", s.place);
        visit("doing", s.doing);
        visit("pressure", s.pressure);
        visit("unfit", s.unfit);
        visit("supply_days", s.supply_days);
        visit("fit_men", s.fit_men);
        visit("lost_men", s.lost_men);
        visit("claimed_men", s.claimed_men);
        visit("observed", s.observed);
        visit("has_objective", s.has_objective);
        visit("is_first", s.is_first);
        visit("corrects", s.corrects);
    }
};

}  // namespace lishui
