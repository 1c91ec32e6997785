#include "record/journal.h"

#include "record/byte_writer.h"
#include "record/journal_frames.h"

namespace lishui {

namespace {

void write_drafts(ByteWriter& out, const DeskOrders& orders) {
    out.number(orders.headquarters.value);
    out.natural(orders.drafts.size());
    for (const auto& draft : orders.drafts) {
        out.number(draft.to.value);
        out.number(draft.precedence);
        walk(draft.body, out);
    }
}

// The bits of a double as a whole number, so that the value comes back exactly.
std::uint64_t bits_of(double value) { return std::bit_cast<std::uint64_t>(value); }

}  // namespace

std::string JournalWriter::open(const JournalOpening& opening) {
    std::string payload;
    ByteWriter out(payload);
    out.number(opening.rules_version);
    out.fixed(layout_digest<Event>());
    out.text(opening.scenario);
    out.fixed(opening.scenario_digest);
    out.fixed(opening.seed);
    out.natural(opening.changes.size());
    for (const auto& change : opening.changes) {
        out.text(change.room);
        out.text(change.name);
        out.fixed(bits_of(change.value));
    }
    out.natural(opening.seats.size());
    for (const auto seat : opening.seats)
        out.number(seat.value);
    out.natural(opening.files.size());
    for (const auto& [file, bytes] : opening.files) {
        out.text(file);
        out.text(bytes);
    }
    hours_ = 0;
    events_ = 0;
    digest_ = 0;
    auto bytes = frames_.begin(journal_mark, journal_version);
    return bytes + frames_.frame(opening_frame, payload);
}

std::string JournalWriter::hour(const JournalHour& hour) {
    check(hour.hour == hours_, "the hours of a journal follow one another");
    std::string payload;
    ByteWriter out(payload);
    out.number(hour.hour);
    out.fixed(hour.digest);
    out.natural(hour.orders.size());
    for (const auto& orders : hour.orders)
        write_drafts(out, orders);
    out.natural(hour.events.size());
    for (const auto& event : hour.events)
        walk(event, out);
    ++hours_;
    events_ += hour.events.size();
    digest_ = hour.digest;
    return frames_.frame(hour_frame, payload);
}

std::string JournalWriter::close() {
    std::string payload;
    ByteWriter out(payload);
    out.number(hours_);
    out.natural(events_);
    out.fixed(digest_);
    return frames_.frame(end_frame, payload);
}

}  // namespace lishui
