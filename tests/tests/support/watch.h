// A watch over a campaign: it is shown every hour, the state and what was told of it, and writes
// down each breach of what must hold whatever anybody orders: nobody jumps, wades a wide river,
// stands in a lake or among the enemy; no column goes through another; men, rations and rounds are
// accounted for. It reckons on its own, from the map and the rules table, not with the engine's
// functions, so that it does not share their faults.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "campaign/event.h"
#include "campaign/state.h"

namespace lishui::test {

enum class Law {
    next_hex,     // a leaf goes to a hex beside its own
    open_side,    // over a side that is open
    no_lake,      // never into a lake
    one_side,     // never where an enemy stands
    lists,        // the lists of who stands in a hex are true
    told,         // the record tells every change of place
    pace,         // no hex is crossed faster than the fastest march
    days_march,   // nor a day's way longer than any forced march
    wide_river,   // a wide river is crossed at a site alone, in boats or in flight
    boats,        // no site carries more than its boats hold
    columns,      // one column after the other on a way
    men,          // everybody is fit, wounded, sick, killed, missing or has died
    losses_told,  // the ledger and the record tell the same losses
    numbers,      // no negative number, no share beyond the whole
    supplies,     // what was had was eaten, fired or is there
    clock,        // an hour has sixty minutes
    due           // nothing that fell due is left undone, nothing waits past every campaign
};
inline constexpr int law_kinds = 17;
const char* name_of(Law law);

struct Breach {
    Law law = Law::clock;
    std::string what;
};

inline constexpr int longest_days_march_km = 60;

class Watch {
public:
    Watch(const Scenario& scenario, const State& opening);

    void hour(const State& before, const State& after, std::span<const Event> events);

    [[nodiscard]] const std::vector<Breach>& breaches() const { return breaches_; }
    [[nodiscard]] bool saw_breach_of(Law law) const;

    // What it had to look at, so that a test can prove that there was something to see.
    int marches = 0, retreats = 0, crossings = 0, close_columns = 0;
    int longest_day_km = 0;

private:
    enum class How { march, boats, retreat };
    struct Entry {  // of the last column into a hex by its way
        Moment at = long_ago;
        Minutes length = 0;
    };
    struct Passage {  // of a leaf over a site
        SiteId site;
        Moment began;
        Minutes least = 0;
    };
    struct Known {  // of a leaf, from what was told
        HexId place;
        Moment entered{0};
        int heads = 0;
        Passage passage;
    };

    void breach(Law law, Moment at, FormationId leaf, const std::string& what);
    void heard(const LeafChanged& changed);
    void heard(const Happened& happened);
    void heard(const LossesTaken& losses);
    void begin_crossing(const Happened& happened);
    void end_crossing(const Happened& happened);
    void step(FormationId leaf, HexId to, How how, Moment at, SiteId site);
    void follow_column(FormationId leaf, HexId from, HexId to, Moment at);
    void check_places(const State& state);
    void check_days_march(const State& state);
    void check_books(const State& state);
    void check_losses(const State& before, const State& after);
    void check_numbers(const State& state);
    void check_due(const State& state);
    [[nodiscard]] double most_boats(const State& state, SiteId site, SideId side) const;

    const Scenario* scenario_;
    const State* before_ = nullptr;
    const State* after_ = nullptr;
    std::size_t leaves_ = 0;
    std::vector<Known> known_;
    std::vector<Entry> entries_;                   // by hex
    std::vector<Moment> boats_at_;                 // by site: when the boats can be back
    std::vector<std::vector<HexId>> days_places_;  // of the last 24 hours, by hour of the day
    std::array<std::int64_t, most_sides> opening_men_{};
    std::array<Ledger, most_sides> told_{};  // this hour, from the record
    std::vector<Breach> breaches_;
};

}  // namespace lishui::test
