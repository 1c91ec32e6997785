// The secrecy test's generator. vary() starts from the truth and changes what one desk cannot know;
// desk_output() is all that this desk reads, believes, decides and writes. Two worlds that vary()
// made from one must give the desk the same output, byte for byte, until news could have come by a
// lawful way.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "campaign/campaign.h"
#include "campaign/state.h"

namespace lishui::test {

enum class Variation {
    enemy_strength,
    own_true_strength,
    enemy_place,
    own_true_place,
    enemy_mind,
    neighbours_mind,
    letters_between_others,
    letters_still_on_the_way,
    others_running_numbers,
    ways_and_sites,
    supplies,
    flying,
    others_trust,
    others_ladder,
    others_intent,
    others_zones,
    officers_on_the_way,
    telegrams_read,
    others_promises,
};
inline constexpr int variation_kinds = 19;
const char* name_of(Variation kind);

// A copy of `state` changed in what headquarters `h` cannot know within the horizon; false when
// this kind finds nothing to change here.
bool vary(const Scenario& scenario, const State& state, HeadquartersId h, Variation kind,
          const Key& key, State& varied);

// Has this headquarters a signals staff that reads the enemy?
bool reads_the_enemy(const Scenario& scenario, HeadquartersId h);

// An enemy of headquarters `h` sends a telegram now, which is read there. Returns the telegram;
// none: nobody reads here.
DispatchId is_read_now(const Scenario& scenario, State& state, HeadquartersId h, const Key& key);

// Lays something into the desk's tray, the same in every world that is then made from this one: an
// officer who looks or comes back, an objection, two witnesses who differ, or nothing.
void stir(const Scenario& scenario, State& state, HeadquartersId h, const Key& key);

// Hours after which news of a change could lawfully reach this desk.
int horizon_hours(const Scenario& scenario, HeadquartersId h);

// How a world runs: the true engine, or one with a sapper in it.
struct Engine {
    const Commander* commander = nullptr;
    std::function<void(const Scenario&, State&)> before_hour;
};

// Runs the world for some hours and writes down everything that desk h read, believed, decided and
// wrote.
std::string desk_output(const Scenario& scenario, State state, HeadquartersId h, int hours,
                        const Engine& engine);

struct Tally {
    int pairs = 0;
    int leaks = 0;
    std::vector<int> by_kind = std::vector<int>(variation_kinds, 0);
    std::string first_leak;
};
inline constexpr int every_kind = -1;

// Many pairs from the states of a campaign at several hours, of every kind or of one.
Tally hunt(const Scenario& scenario, std::uint64_t seed, int pairs, const Engine& engine,
           int stop_after_leaks, int only = every_kind);

}  // namespace lishui::test
