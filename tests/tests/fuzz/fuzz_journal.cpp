// Fuzzing the reader of journals: any bytes as a file; the same bytes as the payload of an hour
// with right checksums, so that the reader behind the checksums is reached as well. What is
// accepted must write back to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "record/journal.h"
#include "record/journal_frames.h"

namespace {

std::string rewritten(const lishui::Journal& journal) {
    lishui::JournalWriter writer;
    auto out = writer.open(journal.opening);
    for (const auto& hour : journal.hours)
        out += writer.hour(hour);
    return journal.complete ? out + writer.close() : out;
}

void read(std::string_view bytes) {
    lishui::Faults faults;
    const auto journal = lishui::read_journal(bytes, "fuzz", faults);
    if (journal.has_value() != faults.empty()) std::abort();
    if (!journal) return;
    const auto again = rewritten(*journal);
    if (again != bytes.substr(0, again.size())) std::abort();
    if (journal->complete && again.size() != bytes.size()) std::abort();
}

// The opening of a journal, and then one frame with the given payload.
std::string around(std::uint8_t kind, std::string_view payload) {
    lishui::FrameWriter writer;
    auto bytes = writer.begin(lishui::journal_mark, lishui::journal_version);
    if (kind != lishui::opening_frame) {
        lishui::JournalOpening opening;
        opening.scenario = "fuzz";
        lishui::JournalWriter journal;
        const auto head = lishui::file_head_bytes + lishui::frame_head_bytes;
        bytes += writer.frame(lishui::opening_frame,
                              std::string_view(journal.open(opening)).substr(head));
    }
    return bytes + writer.frame(kind, payload);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read(bytes);
    if (size == 0) return 0;
    const auto kind = static_cast<std::uint8_t>(1 + data[0] % 3);
    read(around(kind, bytes.substr(1)));
    return 0;
}
