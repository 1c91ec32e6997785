// What a headquarters tells others: its own return to the superior, answers and objections, and
// news of the enemy up and down. Written from the picture, and so only as true as that; own losses
// pass through the writer's candour.
#pragma once

#include "command/commander.h"
#include "command/estimate.h"

namespace lishui {

// Of his true loss, how much a commander tells.
double told_share(const Desk& desk);

// The return a headquarters makes on itself, with so much of its true loss told.
Return own_return(const Desk& desk, const Estimate& known, double told);

// The share when he asks leave to give way: franker, and more so each time he must ask again.
double told_in_a_plea(const Desk& desk);

// The share in a first report of a fight: less the less candid he is, and wrong besides, for his
// staff does not know yet.
double told_in_haste(const Desk& desk);

// What an officer who was sent to look sees and hears: the state as this headquarters knows it.
InspectionReport finding_of(const Desk& desk, const Estimate& known, DispatchId visit);

// Was it read at this sitting, and is it more than a staff knew: an enemy not heard of for long, or
// one who moved?
bool is_news(const Desk& desk, const PictureEntry& entry);
bool has_news(const Desk& desk);

// Has somebody put a question, or asked for its word?
bool is_asked(const Desk& desk);

// Is a return due, has a fight broken out, is there something to put right, or does somebody ask?
bool has_to_report(const Desk& desk);

inline bool is_kept_in_mind(const Body& body) {
    return std::holds_alternative<Return>(body) || std::holds_alternative<Promise>(body);
}

// Keeps in mind what was reported to the superior, by which number, and what a neighbour was told.
void note_written(Headquarters& own, const Draft& draft, FormationId superior, std::uint16_t serial,
                  Moment at);

void write_reports(const Desk& desk, const Estimate& known, bool news, Decision& decision);

// Answers the order that is the present mission, or objects to it.
void write_stand_on_mission(const Desk& desk, const Estimate& known, Decision& decision);

}  // namespace lishui
