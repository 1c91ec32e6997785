// The record of the page as columns: for the umpire every event of the journal; of each desk what
// it knew, in the order in which it came to know it.
#include <algorithm>

#include "columns.h"
#include "page.h"

namespace lishui {

namespace {

// What belongs to one desk is written from what that desk knew, below; the rest is the umpire's.
struct OfADesk {
    bool operator()(const PictureChanged&) const { return true; }
    bool operator()(const MissionChanged&) const { return true; }
    bool operator()(const Appreciated&) const { return true; }
    bool operator()(const IntentRead&) const { return true; }
    bool operator()(const LadderClimbed&) const { return true; }
    bool operator()(const PutAside&) const { return true; }
    bool operator()(const PromiseEnded&) const { return true; }
    template <class E>
    bool operator()(const E&) const {
        return false;
    }
};

// Everything that happened; an event shows when the umpire has looked, at the end of its hour.
EventTables truth_of(const Recording& recording) {
    EventTables tables;
    for (const auto& hour : recording.journal.hours) {
        for (const auto& event : hour.events) {
            if (!std::visit(OfADesk{}, event)) tables.add(event, hour.hour * minutes_an_hour);
        }
    }
    return tables;
}

// Playback takes what a desk knew in order and stops at the first thing that it did not yet know;
// "from" is therefore never earlier than that of what came before it.
void add_known(const Recording& recording, HeadquartersId h, bool whole, EventTables& tables) {
    auto from = long_ago;
    for (const auto& known : known_events(recording, h)) {
        from = std::max(from, known.at);
        if (whole || std::visit(OfADesk{}, known.event)) tables.add(known.event, from.minute);
    }
}

}  // namespace

std::string page_record(const Recording& recording, const PageWish& wish) {
    EventTables desks;
    for (const auto h : desks_of(recording, wish))
        add_known(recording, h, wish.sealed, desks);
    std::string json = "{\"desks\":";
    desks.write(json);
    if (!wish.sealed) {
        json += ",\"truth\":";
        truth_of(recording).write(json);
    }
    json += '}';
    return json;
}

}  // namespace lishui
