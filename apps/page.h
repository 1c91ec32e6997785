// The page of a run: one file that opens by a double click, without a server and without a network.
// The program writes what the journal says into the page that `page/` was built to; the page draws
// it. A sealed page is for one desk: it is made from what that desk knew and from nothing else, so
// that it can be handed to one side.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "context.h"
#include "record/diary.h"

namespace lishui {

struct PageWish {
    Language language = Language::en;  // in which the page opens
    HeadquartersId desk{};             // shown when it opens
    bool sealed = false;               // nothing but what this desk knew
    Json history{};                    // what `lishui history --json` said of many runs, or null
};

// The parts of the data by name, as JSON: "frame", "record", "text-zh", "text-en".
using PageParts = std::vector<std::pair<std::string, std::string>>;
PageParts page_parts(const Recording& recording, const PageWish& wish);

// The whole page: the built page with the parts in it.
std::string page_with(std::string_view built_page, const PageParts& parts);

// Where the built page lies; a fault when it was not built.
std::optional<std::string> built_page(Faults& faults);

// Writes the page of a run. False after a fault.
bool write_page(const Recording& recording, const PageWish& wish, const std::string& path,
                Faults& faults);

// What a desk may be shown of who takes part and of the lines on the map.
bool may_see(const Recording& recording, const PageWish& wish, const ControlMeasure& measure);

// The parts, each in a file of its own.
Json page_frame(const Recording& recording, const PageWish& wish);
Json page_words();
// Null when nothing is on record. `many` is what `lishui history --json` said, or null.
Json page_history(const Recording& recording, const Json& many);
bool is_history_of(const Json& many, const std::string& scenario);
std::string page_record(const Recording& recording, const PageWish& wish);
std::string page_text(const Recording& recording, const PageWish& wish, Language language);

// The desks whose knowledge the page carries.
std::vector<HeadquartersId> desks_of(const Recording& recording, const PageWish& wish);

}  // namespace lishui
