// Playback: from a journal back to the situation at a moment. Everything here is taken from what
// the journal says happened, never by fighting the campaign again, so that a journal made by other
// rules still plays back. It shows the umpire's truth and every desk's picture; whoever shows one
// desk shows only that.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "record/journal.h"

namespace lishui {

// A journal together with its scenario, read from the files it carries.
struct Recording {
    Journal journal;
    std::unique_ptr<const Scenario> scenario;
};

// Faults: the scenario cannot be read, is another than the journal says, or the journal names
// formations or places that it does not have.
std::optional<Recording> open_recording(std::string_view bytes, const std::string& name,
                                        Faults& faults, bool lay_march_table = false);

// The scenario of these files with some coefficients changed.
std::unique_ptr<const Scenario> prepare_scenario(const ScenarioFiles& files,
                                                 const std::vector<RuleChange>& changes,
                                                 Faults& faults, bool lay_march_table);

struct Carried {                     // a dispatch and what became of it so far
    Dispatch dispatch;               // as written
    std::optional<Body> received{};  // where it was garbled and nobody noticed: as read
    Moment delivered = never;
    Moment read = never;
    std::vector<std::pair<HeadquartersId, Moment>> read_by{};  // enemies who read it, and when

    [[nodiscard]] Dispatch as_read() const;
};

struct LeafView {
    Condition condition;
    Task task;
    DispatchId order;
    std::int32_t killed = 0, wounded = 0, missing = 0;  // since the opening
    std::int32_t opening_men = 0;                       // fit, wounded and sick at the opening
};

struct DeskView {
    HexId place;
    Mission mission;
    std::vector<PictureEntry> picture;  // by slot
    std::array<Intent, most_enemy_groups> intents{};
    std::vector<std::size_t> appreciations;  // into Situation::appreciations
};

struct Situation {
    const Scenario* scenario = nullptr;
    Moment now{0};
    Sky sky = Sky::overcast;
    std::int16_t temperature_c = 0;
    std::vector<LeafView> leaves;     // by leaf
    std::vector<DeskView> desks;      // by headquarters
    std::vector<Carried> dispatches;  // in the order of handing in
    std::map<DispatchId, std::size_t> dispatch_at;
    std::vector<Appreciated> appreciations;
    std::vector<LadderClimbed> steps;      // of superiors with their subordinates
    std::vector<IntentRead> readings;      // of the enemy's intention, sign by sign
    std::vector<MissionChanged> missions;  // as they were taken up, those of the opening first
    std::vector<PutAside> put_aside;       // orders that events had overtaken
    std::vector<PromiseEnded> promises;    // of neighbours, kept or not
    std::vector<Happened> happened;
    std::vector<std::uint64_t> digests;  // by hour

    [[nodiscard]] const Carried* dispatch(DispatchId id) const;  // nullptr: not handed in
};

Situation situation_before(const Scenario& scenario);
void apply(const Event& event, Situation& situation);

// After the last whole hour at or before `at` (or the journal's last hour).
Situation situation_at(const Recording& recording, Moment at);

Moment moment_of(const Event& event);

}  // namespace lishui
