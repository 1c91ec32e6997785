// Everything that changes in a campaign, the truth and every desk's belief, as plain whole numbers
// in one flat block: copying it is copying memory, and nothing in it points anywhere. The only type
// in which truth and belief stand side by side; serve, python and web never see it.
#pragma once

#include <array>
#include <span>
#include <type_traits>

#include "belief/picture.h"
#include "campaign/in_the_field.h"
#include "command/headquarters.h"
#include "messages/dispatch.h"
#include "scenario/scenario.h"

namespace lishui {

inline constexpr int most_dispatches = 768;  // drafted, under way or in a tray at one time
inline constexpr int hours_of_post = 64;
inline constexpr int most_engagements = 64;
// A place for one dispatch. Which of them a letter has is chance, and no desk ever sees it.
using SlotId = Id<struct SlotTag>;

inline constexpr int most_sides = 4;

struct State {
    std::uint64_t seed = 0;
    Moment now{0};
    std::uint32_t scripted_sent = 0;  // how many scripted dispatches have gone
    Sky sky = Sky::overcast;
    std::int16_t temperature_c = 8;
    std::array<std::int16_t, most_sides> attack_sorties{};  // today, by side
    std::array<std::int16_t, most_sides> support_sorties{};
    std::array<std::int16_t, most_sides> reconnaissance_sorties{};
    std::array<Ledger, most_sides> ledger{};
    std::array<Condition, most_leaves> condition{};
    std::array<Marching, most_leaves> marching{};
    std::array<LeafDesk, most_leaves> leaf{};
    std::array<LeafTimes, most_leaves> times{};            // by leaf
    std::array<Moment, most_headquarters> next_sitting{};  // when each staff next sits down
    std::array<std::uint16_t, most_hexes> first_here{};    // first leaf in the hex, 0xFFFF none
    // By side: a bit for each hex in which an enemy of it stands, kept with the lists so that a
    // leaf far from every enemy sees so at a glance. The last word is never used.
    std::array<std::array<std::uint64_t, most_hexes / 64 + 1>, most_sides> enemies{};
    WaysFound ways_found{};                           // those found lately, by whomever
    std::array<std::int32_t, most_hexes> way_free{};  // minute from which the next column may enter
    std::array<std::uint8_t, most_hexes> held_by{};   // side that was there last, 0xFF none
    std::array<Moment, most_sites> site_free{};       // when the boats are back
    std::array<Moment, most_sites> bridge_begun{};    // when engineers came to it; never: none are
    std::array<Engagement, most_engagements> engagements{};
    std::array<Headquarters, most_headquarters> headquarters{};
    std::array<std::uint8_t, most_headquarters> sat{};  // 1: it sat this hour
    std::array<Moment, most_headquarters> net_free{};   // when the signal net is free again
    std::array<PictureEntry, most_picture_slots> pictures{};
    std::array<Dispatch, most_dispatches> dispatches{};
    // The post's shelves (campaign/tray.h): which slots are taken, one bit a slot, and the lists of
    // what is drafted, under way and in each headquarters' tray, by the slots' numbers.
    std::array<std::uint64_t, most_dispatches / 64> slots_taken{};
    std::uint16_t shelves_full = 0;  // a bit for each of these words that has no free slot
    std::array<SlotId, most_dispatches> next_letter{};  // the next one in the same list
    SlotId first_draft, last_draft;                     // in the order of handing in
    // What is under way, by the hour of its arrival (around the clock of so many hours).
    std::array<SlotId, hours_of_post> first_arriving{};
    std::array<SlotId, most_headquarters> first_in_tray{};

    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("seed", s.seed);
        visit("now", s.now);
        visit("scripted_sent", s.scripted_sent);
        visit("sky", s.sky);
        visit("temperature_c", s.temperature_c);
        visit("attack_sorties", s.attack_sorties);
        visit("support_sorties", s.support_sorties);
        visit("reconnaissance_sorties", s.reconnaissance_sorties);
        visit("ledger", s.ledger);
        visit("condition", s.condition);
        visit("marching", s.marching);
        visit("leaf", s.leaf);
        visit("times", s.times);
        visit("next_sitting", s.next_sitting);
        visit("first_here", s.first_here);
        visit("enemies", s.enemies);
        visit("ways_found", s.ways_found);
        visit("way_free", s.way_free);
        visit("held_by", s.held_by);
        visit("site_free", s.site_free);
        visit("bridge_begun", s.bridge_begun);
        visit("engagements", s.engagements);
        visit("headquarters", s.headquarters);
        visit("sat", s.sat);
        visit("net_free", s.net_free);
        visit("pictures", s.pictures);
        visit("dispatches", s.dispatches);
        visit("slots_taken", s.slots_taken);
        visit("shelves_full", s.shelves_full);
        visit("next_letter", s.next_letter);
        visit("first_draft", s.first_draft);
        visit("last_draft", s.last_draft);
        visit("first_arriving", s.first_arriving);
        visit("first_in_tray", s.first_in_tray);
    }
};
static_assert(std::is_trivially_copyable_v<State>);
static_assert(sizeof(State) <= 256 * 1024);
static_assert(most_dispatches % 64 == 0 && most_hexes % 64 == 0);

inline PictureSlots picture_of(const Scenario& scenario, State& state, HeadquartersId h) {
    const auto& opening = scenario.headquarters[h.index()];
    return {state.pictures.data() + opening.picture_first,
            static_cast<std::size_t>(opening.picture_slots)};
}

}  // namespace lishui
