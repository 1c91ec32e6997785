// The journal of a run: how it was opened, and hour by hour the orders handed in from outside, what
// happened, and one number for the whole state. Every view of a run is made from it. It carries the
// scenario's files, so that it plays back when the folder has changed or is gone. A journal that
// ends early (a power cut, Ctrl-C) is good up to its last whole hour and says so; one with a
// damaged byte is refused.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"
#include "campaign/campaign.h"
#include "record/frame.h"
#include "scenario/read.h"

namespace lishui {

inline constexpr std::string_view journal_mark = "LISHUI-J";
inline constexpr std::uint16_t journal_version = 3;
// The layout of the events in older formats, and the fields that they have had only since format 1:
// a journal of format 1 is read without them. Since format 2 only kinds have been added.
inline constexpr std::uint64_t layout_of_format_1 = 0x1877c0992f5dda32;
inline constexpr std::uint64_t layout_of_format_2 = 0x6ecbad0a32f9d0d5;
inline constexpr std::array<std::string_view, 3> fields_since_format_1 = {"is_first", "corrects",
                                                                          "claimed_tens"};
inline constexpr std::size_t largest_journal_bytes = std::size_t{1} << 30;

// A coefficient that this run has otherwise than its scenario.
struct RuleChange {
    std::string room;
    std::string name;
    double value = 0;
};

struct JournalOpening {
    std::uint32_t rules_version = 0;
    std::string scenario;               // its id
    std::uint64_t scenario_digest = 0;  // of its files
    std::uint64_t seed = 0;
    std::vector<RuleChange> changes;
    std::vector<HeadquartersId> seats;  // played from outside
    ScenarioFiles files;
};

struct JournalHour {
    std::int32_t hour = 0;           // 0 is the opening
    std::vector<DeskOrders> orders;  // handed in before this hour was fought
    std::vector<Event> events;
    std::uint64_t digest = 0;  // of the state after it
};

struct Journal {
    JournalOpening opening;
    std::vector<JournalHour> hours;  // hour 0 first, none missing
    bool complete = false;           // it has its end
    Text ending;                     // when it has not: where it breaks off

    [[nodiscard]] std::int32_t last_hour() const {
        return static_cast<std::int32_t>(hours.size()) - 1;
    }
};

// Gives the bytes to be appended to the file, in order: open, hour, hour, …, close.
class JournalWriter {
public:
    std::string open(const JournalOpening& opening);
    std::string hour(const JournalHour& hour);
    std::string close();

private:
    FrameWriter frames_;
    std::int32_t hours_ = 0;
    std::uint64_t events_ = 0;
    std::uint64_t digest_ = 0;
};

// `name` is what faults call the file. Nothing is returned unless opening and opening hour are
// whole.
std::optional<Journal> read_journal(std::string_view bytes, const std::string& name,
                                    Faults& faults);

}  // namespace lishui
