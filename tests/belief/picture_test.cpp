// belief/picture.h: how reports become a picture, and how it ages.
#include "belief/picture.h"

#include <array>

#include <doctest/doctest.h>

#include "base/real.h"

using namespace lishui;

namespace {

FormationId formation(int n) { return FormationId(static_cast<std::size_t>(n)); }
HexId hex(int n) { return HexId(static_cast<std::size_t>(n)); }
Moment at_hour(int hours) { return Moment{hours * minutes_an_hour}; }
DispatchId letter(int sender, int serial) {
    return {static_cast<std::uint16_t>(sender), static_cast<std::uint16_t>(serial)};
}

Sighting sighting(int subject, int place, int men, int observed_hour) {
    Sighting s;
    s.subject = formation(subject);
    s.place = hex(place);
    s.radius_km = 5;
    s.spread = 30;
    s.doing = Doing::marching;
    s.seen = Seen::patrol;
    s.strength_men = men;
    s.observed = at_hour(observed_hour);
    return s;
}

Return return_of(int subject, int place, int men, int observed_hour) {
    Return r;
    r.subject = formation(subject);
    r.place = hex(place);
    r.doing = Doing::defending;
    r.fit_men = men;
    r.lost_men = 40;
    r.unfit = 12;
    r.supply_days = 3;
    r.pressure = 60;
    r.observed = at_hour(observed_hour);
    return r;
}

const BeliefRules rules;
const Grid grid{40, 40};

struct Slots {
    std::array<PictureEntry, 3> all{};
    const PictureEntry* tell(const Sighting& s, DispatchId from, int heard_hour) {
        return take_in(all, s, {from, at_hour(heard_hour)}, grid, rules);
    }
    const PictureEntry* tell(const Return& r, DispatchId from, int heard_hour) {
        return take_in(all, r, {from, at_hour(heard_hour)}, grid, rules);
    }
};

}  // namespace

// Catches: a field of the sighting that does not reach the entry; heard taken for observed.
TEST_CASE("a first sighting is believed as told, with its source") {
    Slots slots;
    const PictureEntry* entry = slots.tell(sighting(9, 100, 4000, 10), letter(2, 7), 16);
    REQUIRE(entry != nullptr);
    CHECK(entry == known(slots.all, formation(9)));
    CHECK(entry->place == hex(100));
    CHECK(entry->strength_men == 4000);
    CHECK(entry->spread == 30);
    CHECK(entry->radius_km == 5);
    CHECK(entry->doing == Doing::marching);
    CHECK(entry->seen == Seen::patrol);
    CHECK(entry->observed == at_hour(10));
    CHECK(entry->heard == at_hour(16));
    CHECK(entry->sources[0] == letter(2, 7));
    CHECK(entry->own == 0);
    CHECK(known(slots.all, formation(8)) == nullptr);
}

// Catches: move_to without the earlier place, sources not pushed down.
TEST_CASE("newer news moves the entry and keeps where it was before") {
    Slots slots;
    slots.tell(sighting(9, 100, 4000, 10), letter(2, 7), 16);
    const PictureEntry* entry = slots.tell(sighting(9, 130, 4000, 30), letter(3, 1), 33);
    REQUIRE(entry != nullptr);
    CHECK(entry->place == hex(130));
    CHECK(entry->earlier_place == hex(100));
    CHECK(entry->observed == at_hour(30));
    CHECK(entry->sources[0] == letter(3, 1));
    CHECK(entry->sources[1] == letter(2, 7));
    slots.tell(sighting(9, 140, 4000, 40), letter(3, 2), 43);
    CHECK(entry->earlier_place == hex(130));
    slots.tell(sighting(9, 140, 4000, 50), letter(3, 3), 53);  // seen again, not moved
    CHECK(entry->observed == at_hour(50));
    CHECK(entry->earlier_place == hex(130));
}

// Catches: the latest letter believed instead of the latest observation.
TEST_CASE("older news that comes later changes neither place nor doing, only weighs on strength") {
    Slots slots;
    slots.tell(sighting(9, 100, 4000, 30), letter(2, 7), 33);
    Sighting old = sighting(9, 60, 8000, 10);
    old.doing = Doing::halted;
    const PictureEntry* entry = slots.tell(old, letter(5, 2), 40);
    REQUIRE(entry != nullptr);
    CHECK(entry->place == hex(100));
    CHECK(entry->doing == Doing::marching);
    CHECK(entry->observed == at_hour(30));
    CHECK(entry->strength_men > 4000);
    CHECK(entry->strength_men < 8000);
    CHECK(entry->heard == at_hour(40));
}

// Catches: one statement counted twice because it came by two ways.
TEST_CASE("the same statement by another way tells nothing") {
    Slots slots;
    slots.tell(sighting(9, 100, 4000, 10), letter(2, 7), 16);
    CHECK(slots.tell(sighting(9, 100, 4000, 10), letter(4, 4), 20) == nullptr);
    const PictureEntry* entry = known(slots.all, formation(9));
    CHECK(entry->spread == 30);
    CHECK(entry->sources[0] == letter(2, 7));
    CHECK_FALSE(entry->sources[1].exists());
}

// Catches: a plain mean instead of one by precision; the spread not falling with a second witness.
TEST_CASE("two estimates are fused by their precision") {
    Slots slots;
    Sighting rough = sighting(9, 100, 4000, 10);
    rough.spread = 60;
    slots.tell(rough, letter(2, 1), 11);
    Sighting exact = sighting(9, 100, 7000, 10);
    exact.spread = 20;
    const PictureEntry* entry = slots.tell(exact, letter(3, 1), 12);
    REQUIRE(entry != nullptr);
    // Weights 1/3600 and 1/400: the exact one counts nine times.
    CHECK(entry->strength_men == 6700);
    CHECK(entry->spread == 19);  // 1 / sqrt(1/3600 + 1/400) = 18.97
}

// Catches: news of last week that weighs as much as news of today.
TEST_CASE("an older estimate that comes late weighs the less the older it is") {
    const auto after = [](int observed_hour) {
        Slots slots;
        slots.tell(sighting(9, 100, 4000, 300), letter(2, 1), 301);
        return slots.tell(sighting(9, 90, 8000, observed_hour), letter(2, 2), 310)->strength_men;
    };
    CHECK(after(299) > 5900);
    CHECK(after(60) < 4800);
    CHECK(after(60) > 4000);
}

// Catches: an old estimate that weighs as much as on its first day.
TEST_CASE("an estimate loses weight with the days") {
    Slots soon;
    soon.tell(sighting(9, 100, 4000, 0), letter(2, 1), 1);
    const int after_an_hour = soon.tell(sighting(9, 100, 8000, 1), letter(2, 2), 2)->strength_men;
    Slots late;
    late.tell(sighting(9, 100, 4000, 0), letter(2, 1), 1);
    const int after_ten_days =
        late.tell(sighting(9, 100, 8000, 240), letter(2, 2), 241)->strength_men;
    CHECK(after_an_hour > 5900);
    CHECK(after_an_hour < 6100);
    CHECK(after_ten_days > 7200);
}

// Catches: an own entry thrown out, the freshest enemy thrown out, a tie not to the lowest slot.
TEST_CASE("when the slots are full the enemy unheard of for longest gives way, never one's own") {
    Slots slots;
    slots.tell(return_of(1, 50, 900, 0), letter(1, 1), 1);  // the oldest of all, but our own
    slots.tell(sighting(8, 100, 4000, 20), letter(1, 2), 21);
    slots.tell(sighting(9, 110, 4000, 10), letter(1, 3), 22);
    const PictureEntry* entry = slots.tell(sighting(10, 120, 2000, 25), letter(1, 4), 26);
    REQUIRE(entry != nullptr);
    CHECK(entry->subject == formation(10));
    CHECK(entry->sources[0] == letter(1, 4));
    CHECK_FALSE(entry->sources[1].exists());
    CHECK(known(slots.all, formation(1)) != nullptr);
    CHECK(known(slots.all, formation(8)) != nullptr);
    CHECK(known(slots.all, formation(9)) == nullptr);
}

TEST_CASE("when all slots are our own, news of the enemy finds no room and breaks nothing") {
    Slots slots;
    for (int i = 1; i <= 3; ++i)
        slots.tell(return_of(i, 50 + i, 900, i), letter(i, 1), i + 1);
    CHECK(slots.tell(sighting(10, 120, 2000, 25), letter(1, 4), 26) == nullptr);
    for (int i = 1; i <= 3; ++i)
        CHECK(known(slots.all, formation(i)) != nullptr);
}

// Catches: everybody's word worth the same, whatever became of his last one.
TEST_CASE("a word that is trusted moves an estimate farther, unless the switch is off") {
    const auto after = [](int trust, double trust_on) {
        BeliefRules of = rules;
        of.trust_on = trust_on;
        std::array<PictureEntry, 2> slots{};
        take_in(slots, sighting(9, 100, 4000, 10), {letter(2, 1), at_hour(11)}, grid, of);
        take_in(slots, sighting(9, 100, 8000, 10), {letter(3, 1), at_hour(12), trust}, grid, of);
        return known(slots, formation(9))->strength_men;
    };
    CHECK(after(60, 1) == 6000);
    CHECK(after(95, 1) > 6300);
    CHECK(after(10, 1) < 5000);
    CHECK(after(95, 0) == 6000);
    CHECK(after(10, 0) == 6000);
}

// Catches: what everybody knows passed on as news; news unmarked by a letter that repeats it.
TEST_CASE("news is what was unheard of for long, has moved far, or turned") {
    Slots slots;
    const PictureEntry* entry = slots.tell(sighting(9, 100, 4000, 10), letter(2, 1), 11);
    CHECK(entry->news == 1);
    CHECK(entry->news_place == hex(100));
    slots.tell(sighting(9, 100, 4100, 12), letter(2, 2), 13);
    CHECK(entry->news == 0);
    slots.tell(sighting(9, 101, 4100, 14), letter(2, 3), 15);  // a hex on is no news
    CHECK(entry->news == 0);
    slots.tell(sighting(9, 102, 4100, 16), letter(2, 4), 17);  // two from where it last was news
    CHECK(entry->news == 1);
    CHECK(entry->news_place == hex(102));
    slots.tell(sighting(9, 102, 4200, 17), letter(3, 1), 17);  // repeated at the same sitting
    CHECK(entry->news == 1);
    slots.tell(sighting(9, 102, 4200, 18), letter(3, 2), 19);
    CHECK(entry->news == 0);
    Sighting turned = sighting(9, 102, 4200, 20);
    turned.doing = Doing::withdrawing;
    slots.tell(turned, letter(3, 3), 21);
    CHECK(entry->news == 1);
    turned.observed = at_hour(22);
    slots.tell(turned, letter(3, 4), 23);
    CHECK(entry->news == 0);
    turned.observed = at_hour(48);
    slots.tell(turned, letter(3, 5), 49);  // unheard of for a day
    CHECK(entry->news == 1);
    Sighting old = sighting(9, 300, 4200, 30);
    slots.tell(old, letter(3, 6), 50);
    CHECK(entry->news == 0);
}

// Catches: a contradiction between hours too far apart, one source against itself, radii ignored.
TEST_CASE("two statements contradict when they are of one time and too far apart") {
    BeliefRules of = rules;
    of.contradiction_hours = 8;
    of.contradiction_km = 20;
    Slots slots;
    const PictureEntry* entry = slots.tell(sighting(9, 405, 4000, 10), letter(2, 1), 11);
    const auto against = [&](int place, int hour, int sender) {
        return contradicts(*entry, sighting(9, place, 4000, hour), letter(sender, 9), grid, 5, of);
    };
    CHECK(against(412, 12, 3));        // 35 km, beyond 20 and both radii of 5
    CHECK_FALSE(against(411, 12, 3));  // 30 km
    CHECK_FALSE(against(412, 12, 2));
    CHECK_FALSE(against(412, 19, 3));
    CHECK(against(412, 2, 3));
}

// Catches: growth left out, by the hour instead of the day, without its cap, the same for
// everybody.
TEST_CASE("the radius grows with the time since it was seen, faster for a marching column") {
    Slots slots;
    const PictureEntry* marching = slots.tell(sighting(8, 100, 4000, 0), letter(1, 1), 1);
    Sighting rests = sighting(9, 100, 4000, 0);
    rests.doing = Doing::halted;
    const PictureEntry* halted = slots.tell(rests, letter(1, 2), 1);
    CHECK(radius_now_km(*marching, at_hour(0), rules) == 5);
    CHECK(radius_now_km(*marching, at_hour(24), rules) == 27);
    CHECK(radius_now_km(*halted, at_hour(24), rules) == 19);
    CHECK(radius_now_km(*halted, at_hour(12), rules) == 12);
    CHECK(radius_now_km(*marching, at_hour(24 * 30), rules) == 90);
}

TEST_CASE("freshness is a half at the half-life and falls more slowly after it") {
    Slots slots;
    const PictureEntry* entry = slots.tell(sighting(8, 100, 4000, 0), letter(1, 1), 1);
    CHECK(freshness(*entry, at_hour(0), rules) == doctest::Approx(1));
    CHECK(freshness(*entry, at_hour(48), rules) == doctest::Approx(0.5));
    CHECK(freshness(*entry, at_hour(96), rules) == doctest::Approx(1.0 / 3));
}

// Catches: a place where the switch is not asked.
TEST_CASE("the switch: pictures that do not age") {
    BeliefRules still;
    still.aging_on = 0;
    std::array<PictureEntry, 2> slots{};
    Sighting first = sighting(8, 100, 4000, 0);
    take_in(slots, first, {letter(1, 1), at_hour(1)}, grid, still);
    const PictureEntry* entry = known(slots, formation(8));
    CHECK(radius_now_km(*entry, at_hour(500), still) == 5);
    CHECK(freshness(*entry, at_hour(500), still) == 1);
    take_in(slots, sighting(8, 100, 8000, 500), {letter(1, 2), at_hour(501)}, grid, still);
    CHECK(entry->strength_men == 6000);
}

// Catches: an older return that overwrites a newer one, a field of the return that is lost.
TEST_CASE("a return is believed whole, and only forward in time") {
    Slots slots;
    const PictureEntry* entry = slots.tell(return_of(1, 50, 900, 20), letter(1, 3), 24);
    REQUIRE(entry != nullptr);
    CHECK(entry->own == 1);
    CHECK(entry->strength_men == 900);
    CHECK(entry->lost_men == 40);
    CHECK(entry->unfit == 12);
    CHECK(entry->supply_days == 3);
    CHECK(entry->pressure == 60);
    CHECK(entry->doing == Doing::defending);
    CHECK(entry->seen == Seen::own_staff);
    CHECK(slots.tell(return_of(1, 40, 1000, 8), letter(1, 2), 30) == nullptr);
    CHECK(entry->place == hex(50));
    CHECK(entry->strength_men == 900);
    slots.tell(return_of(1, 60, 850, 32), letter(1, 4), 36);
    CHECK(entry->place == hex(60));
    CHECK(entry->earlier_place == hex(50));
    CHECK(entry->strength_men == 850);
}

// Catches: an entry made without citing its letter.
TEST_CASE("no entry without a dispatch behind it") {
    std::array<PictureEntry, 12> slots{};
    const Key key{5, 0, 1};
    for (std::uint32_t i = 0; i < 3000; ++i) {
        const auto subject = static_cast<int>(draw_below(20, key, purpose("subject"), i));
        const auto place = static_cast<int>(draw_below(300, key, purpose("place"), i));
        const auto hour = static_cast<int>(draw_below(300, key, purpose("hour"), i));
        const DispatchId from = letter(static_cast<int>(i % 7), static_cast<int>(i));
        const Moment heard = at_hour(300 + static_cast<int>(i));
        if (draw(key, purpose("whose"), i) < 0.3 && subject < 8)
            take_in(slots, return_of(subject, place, 500, hour), {from, heard}, grid, rules);
        else
            take_in(slots, sighting(subject, place, 500 + place, hour), {from, heard}, grid, rules);
        for (const PictureEntry& entry : slots) {
            if (!entry.subject.exists()) continue;
            REQUIRE(entry.sources[0].exists());
            REQUIRE(entry.observed <= entry.heard);
            REQUIRE(entry.strength_men > 0);
            int same = 0;
            for (const PictureEntry& other : slots)
                same += other.subject == entry.subject ? 1 : 0;
            REQUIRE(same == 1);
        }
    }
}

// Catches: a correction averaged with what it takes back, or taken for one by another writer's
// letter.
TEST_CASE("who puts his own sighting right is believed instead of it") {
    const auto after = [](std::uint16_t corrects, int writer) {
        Slots slots;
        slots.tell(sighting(9, 100, 8000, 10), letter(2, 7), 11);
        Sighting better = sighting(9, 100, 4000, 14);
        better.corrects = corrects;
        return slots.tell(better, letter(writer, 9), 15)->strength_men;
    };
    CHECK(after(0, 2) > 5500);
    CHECK(after(7, 2) < 4500);
    CHECK(after(7, 3) > 5500);
    CHECK(after(6, 2) > 5500);
}

// Catches: losses that a correction cannot take back; claims that are not kept.
TEST_CASE("a return that corrects takes back what was told in haste") {
    Slots slots;
    Return first = return_of(4, 100, 3000, 10);
    first.lost_men = 700;
    first.is_first = 1;
    first.claimed_men = 1230;
    const PictureEntry* entry = slots.tell(first, letter(4, 7), 11);
    CHECK(entry->lost_men == 700);
    CHECK(entry->claimed_tens == 123);
    const int hasty = entry->spread;
    Return next = return_of(4, 100, 3000, 14);
    next.lost_men = 400;
    CHECK(slots.tell(next, letter(4, 8), 15)->lost_men == 700);
    next.corrects = 7;
    entry = slots.tell(next, letter(4, 9), 16);
    CHECK(entry->lost_men == 400);
    CHECK(entry->spread < hasty);
}
