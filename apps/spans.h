// A run as spans of time, which is how other tools want it: from when until when a formation stood
// somewhere, or was held by a headquarters to be somewhere. Made from the playback and nothing
// else.
#pragma once

#include <vector>

#include "context.h"
#include "record/diary.h"

namespace lishui {

struct LeafSpan {
    FormationId leaf;
    Moment from, until;
    Condition condition;
};
// Each leaf's in order of time, leaf by leaf; a new one when place, activity or fit men change.
std::vector<LeafSpan> leaf_spans(const Recording& recording);

struct BeliefSpan {
    HeadquartersId holder;
    Moment from, until;
    PictureEntry entry;
};
std::vector<BeliefSpan> belief_spans(const Recording& recording, HeadquartersId holder);

// Where a headquarters sits from when until when; off the map: no span.
struct SeatSpan {
    HeadquartersId headquarters;
    Moment from, until;
    HexId place;
};
std::vector<SeatSpan> seat_spans(const Recording& recording);

// "1943-12-09T06:00:00+07:00"
std::string stamp(const Scenario& scenario, Moment moment);

// The line of a control measure, or the outline of an area, as positions as they were drawn; empty
// when it was not.
Json drawn_outline(const Recording& recording, const std::string& measure);

// Degrees of the middle of a hex.
Projection::Degrees middle(const Scenario& scenario, HexId hex);

}  // namespace lishui
