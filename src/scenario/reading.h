// What the steps of reading a scenario hand to each other: what has been understood so far, which
// names are taken, and where everything was written. Only scenario/read*.cpp and scenario/check.cpp
// use it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "map/lay.h"
#include "scenario/entry.h"
#include "scenario/read.h"

namespace lishui {

// The names of one kind and where each was first written. When a file could not be read in full, a
// name that is missing here may be there after all, and nobody is blamed for using it.
struct Names {
    bool complete = true;
    std::map<std::string, Origin> written;

    [[nodiscard]] bool has(const std::string& id) const { return written.count(id) != 0; }
    [[nodiscard]] bool may_have(const std::string& id) const { return !complete || has(id); }
};

struct Reading {
    const ScenarioFiles& files;
    Faults& faults;
    Scenario& scenario;

    Layers layers{};
    bool has_calendar = false;
    bool has_offset = false;  // and so days
    bool has_box = false;
    bool map_laid = false;
    bool links_complete = false;
    bool superiors_complete = true;  // every superior that was named is known
    Names sources{}, sides{}, places{}, rivers{}, areas{}, ways{}, sites{};
    Names formations{}, measures{}, dispatches{};
    std::vector<Origin> formation_origin{};   // by formation
    std::vector<std::string> superior_ids{};  // by formation
};

// A file as a table; false when it is not there (said elsewhere) or cannot be used.
bool load_csv(Reading& reading, const std::string& file, Table& table);
bool load_layer(Reading& reading, const std::string& file, Table& table);
bool load_toml(Reading& reading, const std::string& file, std::map<std::string, Table>& tables);

// Takes the row's id into the names; nothing when it is empty or taken.
std::optional<std::string> new_id(Reading& reading, Entry& entry, Names& names);
// Does the cell name something known? Says so if not. Empty cells name nothing and are no fault.
bool refers(Entry& entry, std::string_view column, const Names& names, const Text& kind);
void check_source(Reading& reading, Entry& entry);
Name name_of(Entry& entry);

SideId side_called(const Reading& reading, const std::string& id);

// Where a row says that something is: `place`, or `lat` and `lon`.
struct Position {
    HexId hex;  // none: nothing was said, or it was wrong and has been said
    double latitude = 0, longitude = 0;
};
Position position_of(Reading& reading, Entry& entry);

// A row's `objective`: a place, or a control measure. Fills the task's objective or line.
void read_objective(Reading& reading, Entry& entry, Task& task);

void read_frame(Reading& reading);         // scenario.toml
void read_rules(Reading& reading);         // rules.toml
void read_ground(Reading& reading);        // places, rivers, areas, ways, crossing sites
void read_forces(Reading& reading);        // headquarters, order of battle
void read_measures(Reading& reading);      // control measures
void read_missions(Reading& reading);      // missions
void read_beliefs(Reading& reading);       // beliefs
void read_dispatches(Reading& reading);    // dispatches
void read_signal_links(Reading& reading);  // signal links
void read_weather(Reading& reading);       // weather, air

}  // namespace lishui
