// Verify: fight the campaign again from the journal's own scenario, seed and orders, and compare
// hour by hour. The first difference is named: the hour, and in it the first event and field that
// came out otherwise. A journal made with other rules can be played back but not verified.
#pragma once

#include "record/playback.h"

namespace lishui {

enum class Finding : std::uint8_t { same, differs, other_rules };

struct Verdict {
    Finding finding = Finding::same;
    std::int32_t hour = 0;     // the last one compared
    std::uint64_t events = 0;  // compared
    Text sentence;
};

// The recording must have been opened with the march table laid. `heard(hour)`, if given, is called
// after each hour and stops the work by giving false.
using HourHeard = bool (*)(std::int32_t hour, void* with);
Verdict verify(const Recording& recording, HourHeard heard = nullptr, void* with = nullptr);

// What an event is called in a sentence.
Text name_of_event(const Event& event);

}  // namespace lishui
