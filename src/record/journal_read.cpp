#include <charconv>

#include "record/byte_reader.h"
#include "record/journal.h"
#include "record/journal_frames.h"

namespace lishui {

namespace {

std::string hexadecimal(std::uint64_t x) {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, x, 16).ptr;
    const std::string found(digits, end);
    return std::string(16 - found.size(), '0') + found;
}

const Text use_another{"请改用另一份副本，或用同一想定与种子重新 run。",
                       "Use another copy, or run the scenario again with the same seed."};

// Reads one journal; each step gives false after it has put a fault.
class Reading {
public:
    Reading(std::string_view bytes, const std::string& name, Faults& faults)
        : frames_(bytes), name_(name), faults_(faults) {}

    std::optional<Journal> whole() {
        if (!file_head() || !opening()) return {};
        while (!ended_) {
            if (!next()) return {};
        }
        if (journal_.hours.empty()) {
            fault({"这份日志在开局之前就中断，无可回放。",
                   "The journal ends before the opening hour; there is nothing to play back."});
            return {};
        }
        return std::move(journal_);
    }

private:
    bool fault(Text sentence, Text hint = use_another) {
        faults_.push_back({name_, 0, std::move(sentence), std::move(hint)});
        return false;
    }

    // "frame 37 (hour 36)": frames are counted from 0, the opening.
    [[nodiscard]] Text frame_name(int frame) const {
        const auto number = std::to_string(frame);
        if (!opened_) return {"第" + number + "帧（开篇）", "frame " + number + " (the opening)"};
        const auto hour = std::to_string(journal_.hours.size());
        return {"第" + number + "帧（第" + hour + "小时）",
                "frame " + number + " (hour " + hour + ")"};
    }

    bool damaged() {
        const auto name = frame_name(frames_.frames());
        const auto written = hexadecimal(frames_.written());
        const auto computed = hexadecimal(frames_.computed());
        return fault({name.zh + "已损坏：校验和写作 " + written + "，字节算得 " + computed + "。",
                      name.en + " is damaged: checksum " + written +
                          " is written, but the bytes give " + computed + "."});
    }

    // Its checksum is right and yet it makes no sense: another program wrote it.
    bool senseless(const char* zh, const char* en) {
        const auto name = frame_name(frames_.frames() - 1);
        return fault({name.zh + "校验和无误，内容却不成立：" + zh,
                      name.en + " has the right checksum but makes no sense: " + en});
    }

    bool file_head() {
        std::uint16_t version = 0;
        switch (frames_.begin(journal_mark, version)) {
            case FileHead::other_kind:
                return fault({"这不是 lishui 的日志。", "This is not a journal of lishui."},
                             {"日志由 lishui run 写出，通常在 runs/ 之下。",
                              "A journal is what `lishui run` writes, usually under runs/."});
            case FileHead::cut:
                return fault(
                    {"日志在文件头处即中断。", "The journal ends within its first ten bytes."});
            case FileHead::right:
                break;
        }
        if (version == 1) {
            layout_ = layout_of_format_1;
            later_ = LaterFields(fields_since_format_1);
        }
        if (version == 2) layout_ = layout_of_format_2;
        if (version >= 1 && version <= journal_version) return true;
        const auto is = std::to_string(version);
        const auto known = std::to_string(journal_version);
        return fault(
            {"日志格式为第" + is + "版，本 lishui 只识至第" + known + "版（也可能是文件头损坏）。",
             "The journal is in format " + is + "; this lishui knows formats up to " + known +
                 " (or the head of the file is damaged)."},
            {"请用较新的 lishui 打开。", "Open it with a newer lishui."});
    }

    bool opening() {
        std::uint8_t kind = 0;
        std::string_view payload;
        switch (frames_.next(kind, payload)) {
            case Found::damaged:
                return damaged();
            case Found::end:
            case Found::cut:
                return fault(
                    {"日志在开篇中途中断，无可回放。",
                     "The journal ends within its opening; there is nothing to play back."});
            case Found::frame:
                break;
        }
        if (kind != opening_frame) return senseless("应为开篇。", "it should be the opening.");
        ByteReader in(payload);
        return read_opening(in);
    }

    bool read_opening(ByteReader& in) {
        auto& opening = journal_.opening;
        in.number(opening.rules_version);
        const auto layout = in.fixed();
        if (in.well() && layout != layout_) {
            return fault({"写这份日志的 lishui 对事件的编排与本程序不同。",
                          "The lishui that made this journal lays out its events in another way."},
                         {"请用写出它的那个版本打开。", "Open it with the version that made it."});
        }
        opening.scenario = in.text();
        opening.scenario_digest = in.fixed();
        opening.seed = in.fixed();
        for (auto left = in.count(); left > 0 && in.well(); --left) {
            RuleChange change;
            change.room = in.text();
            change.name = in.text();
            change.value = std::bit_cast<double>(in.fixed());
            opening.changes.push_back(std::move(change));
        }
        for (auto left = in.count(); left > 0 && in.well(); --left) {
            HeadquartersId seat;
            in.number(seat.value);
            opening.seats.push_back(seat);
        }
        for (auto left = in.count(); left > 0 && in.well(); --left) {
            std::string file(in.text());
            opening.files[std::move(file)] = in.text();
        }
        if (!in.well() || !in.at_end())
            return senseless("开篇读不通。", "the opening cannot be read.");
        opened_ = true;
        return true;
    }

    bool next() {
        std::uint8_t kind = 0;
        std::string_view payload;
        switch (frames_.next(kind, payload)) {
            case Found::damaged:
                return damaged();
            case Found::end:
                return breaks_off(false);
            case Found::cut:
                return breaks_off(true);
            case Found::frame:
                break;
        }
        if (kind == hour_frame) return read_hour(payload);
        if (kind == end_frame) return read_end(payload);
        return senseless("帧的种类未知。", "its kind is unknown.");
    }

    // Without its end: after a whole hour (it was interrupted), or within one (the power went).
    bool breaks_off(bool within) {
        const auto broken = std::to_string(journal_.hours.size());
        const auto good = std::to_string(journal_.hours.size() - 1);
        const Text where =
            within ? Text{"日志在第" + broken + "小时中途断绝，",
                          "The journal ends in the middle of hour " + broken + "; "}
                   : Text{"日志止于第" + good + "小时，未写完，",
                          "The journal stops after hour " + good + " without its end; "};
        journal_.ending = {where.zh + "可回放至第" + good + "小时。",
                           where.en + "it plays back to hour " + good + "."};
        ended_ = true;
        return true;
    }

    bool read_hour(std::string_view payload) {
        ByteReader in(payload, later_);
        JournalHour hour;
        in.number(hour.hour);
        hour.digest = in.fixed();
        for (auto left = in.count(); left > 0 && in.well(); --left)
            read_orders(in, payload, hour);
        for (auto left = in.count(); left > 0 && in.well(); --left) {
            Event event;
            if (read_value(in, payload, event, scratch_)) hour.events.push_back(event);
        }
        if (!in.well() || !in.at_end())
            return senseless("这一小时读不通。", "the hour cannot be read.");
        if (hour.hour != static_cast<std::int32_t>(journal_.hours.size())) {
            return senseless("小时的次序不对。", "the hour is out of its order.");
        }
        events_ += hour.events.size();
        journal_.hours.push_back(std::move(hour));
        return true;
    }

    void read_orders(ByteReader& in, std::string_view payload, JournalHour& hour) {
        DeskOrders orders;
        in.number(orders.headquarters.value);
        for (auto left = in.count(); left > 0 && in.well(); --left) {
            Draft draft;
            in.number(draft.to.value);
            in.number(draft.precedence);
            if (read_value(in, payload, draft.body, scratch_)) orders.drafts.push_back(draft);
        }
        if (in.well()) hour.orders.push_back(std::move(orders));
    }

    bool read_end(std::string_view payload) {
        ByteReader in(payload);
        std::int32_t hours = 0;
        in.number(hours);
        const auto events = in.natural();
        const auto digest = in.fixed();
        const bool agrees = in.well() && in.at_end() && !journal_.hours.empty() &&
                            hours == static_cast<std::int32_t>(journal_.hours.size()) &&
                            events == events_ && digest == journal_.hours.back().digest;
        if (!agrees)
            return senseless("结尾与前文不符。", "the end does not agree with what went before.");
        std::uint8_t kind = 0;
        std::string_view more;
        if (frames_.next(kind, more) != Found::end) {
            return fault(
                {"日志结尾之后还有字节。", "There is something after the end of the journal."});
        }
        journal_.complete = true;
        ended_ = true;
        return true;
    }

    FrameReader frames_;
    const std::string& name_;
    Faults& faults_;
    Journal journal_;
    std::uint64_t layout_ = layout_digest<Event>();
    LaterFields later_;  // of a journal of an older format
    std::string scratch_;
    std::uint64_t events_ = 0;
    bool opened_ = false;
    bool ended_ = false;
};

}  // namespace

std::optional<Journal> read_journal(std::string_view bytes, const std::string& name,
                                    Faults& faults) {
    return Reading(bytes, name, faults).whole();
}

}  // namespace lishui
