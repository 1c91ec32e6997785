#include "record/snapshot.h"

#include <memory>

#include "campaign/campaign.h"
#include "record/byte_reader.h"
#include "record/frame.h"
#include "record/layout.h"

namespace lishui {

namespace {

constexpr std::uint8_t state_frame = 1;

bool fault(Faults& faults, const std::string& name, Text sentence) {
    faults.push_back({name,
                      0,
                      std::move(sentence),
                      {"请改用另一份存档，或由日志重算。",
                       "Use another save, or recompute it from the journal."}});
    return false;
}

bool payload_of(std::string_view bytes, const std::string& name, std::string_view& payload,
                Faults& faults) {
    FrameReader frames(bytes);
    std::uint16_t version = 0;
    switch (frames.begin(snapshot_mark, version)) {
        case FileHead::other_kind:
            return fault(faults, name, {"这不是 lishui 的存档。", "This is not a save of lishui."});
        case FileHead::cut:
            return fault(faults, name, {"存档中断。", "The save is cut short."});
        case FileHead::right:
            break;
    }
    if (version != snapshot_version) {
        const auto is = std::to_string(version);
        return fault(faults, name,
                     {"存档格式为第" + is + "版，本 lishui 不识（也可能是文件头损坏）。",
                      "The save is in format " + is +
                          ", which this lishui does not know (or its head is damaged)."});
    }
    std::uint8_t kind = 0;
    switch (frames.next(kind, payload)) {
        case Found::end:
        case Found::cut:
            return fault(faults, name, {"存档中断。", "The save is cut short."});
        case Found::damaged:
            return fault(
                faults, name,
                {"存档已损坏：校验和不符。", "The save is damaged: its checksum is wrong."});
        case Found::frame:
            break;
    }
    std::string_view more;
    std::uint8_t more_kind = 0;
    if (kind != state_frame || frames.next(more_kind, more) != Found::end) {
        return fault(faults, name, {"存档之后还有字节。", "There is something after the save."});
    }
    return true;
}

}  // namespace

std::string save_snapshot(const Scenario& scenario, const State& state) {
    std::string payload;
    ByteWriter out(payload);
    out.natural(rules_version);
    out.fixed(layout_digest<State>());
    out.text(scenario.id);
    out.fixed(scenario.digest);
    out.fixed(digest(state));
    walk(state, out);
    FrameWriter frames;
    auto bytes = frames.begin(snapshot_mark, snapshot_version);
    return bytes + frames.frame(state_frame, payload);
}

bool load_snapshot(std::string_view bytes, const std::string& name, const Scenario& scenario,
                   State& state, Faults& faults) {
    std::string_view payload;
    if (!payload_of(bytes, name, payload, faults)) return false;
    ByteReader in(payload);
    const auto rules = in.natural();
    const auto layout = in.fixed();
    const std::string id(in.text());
    const auto of_scenario = in.fixed();
    const auto of_state = in.fixed();
    if (!in.well() || layout != layout_digest<State>() || rules != rules_version) {
        return fault(faults, name,
                     {"存档由另一版本的 lishui 写成。", "The save was made by another lishui."});
    }
    if (of_scenario != scenario.digest) {
        return fault(faults, name,
                     {"存档属于想定“" + id + "”的另一版本或另一想定。",
                      "The save belongs to another scenario, or another edition of '" + id + "'."});
    }
    const auto loaded = std::make_unique<State>();
    std::string scratch;
    const bool read = read_value(in, payload, *loaded, scratch) && in.at_end();
    if (!read || digest(*loaded) != of_state) {
        return fault(faults, name, {"存档内容不成立。", "The save makes no sense inside."});
    }
    state = *loaded;
    return true;
}

}  // namespace lishui
