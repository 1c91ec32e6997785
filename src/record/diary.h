// The war diary of one headquarters: day by day what came in, what it made of it, what it resolved
// and what it sent. It is written from what that headquarters knew and from nothing else: the
// record is first cut down to its own letters, its own picture and its own decisions, and the diary
// sees only that.
#pragma once

#include <string>
#include <vector>

#include "record/narrative.h"

namespace lishui {

// What the headquarters knew, in the order in which it came to know it. A letter that came in
// appears when it was read; of its own letters only what was written, not what became of them.
struct KnownEvent {
    Moment at{0};  // when it came to know of it
    Event event;
};
std::vector<KnownEvent> known_events(const Recording& recording, HeadquartersId h);

// The situation as one headquarters has it: its own picture, mission, letters and decisions; all
// else empty.
Situation known_situation(const Recording& recording, HeadquartersId h, Moment at);

std::string war_diary(const Recording& recording, HeadquartersId h, Language language,
                      Moment from = long_ago, Moment until = never);

}  // namespace lishui
