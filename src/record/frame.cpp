#include "record/frame.h"

#include "base/check.h"
#include "base/digest.h"

namespace lishui {

namespace {

void put(std::string& out, std::uint64_t x, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out.push_back(static_cast<char>((x >> (8 * i)) & 0xFF));
}

std::uint64_t get(std::string_view bytes, std::size_t at, int many) {
    std::uint64_t x = 0;
    for (int i = 0; i < many; ++i) {
        x |= static_cast<std::uint64_t>(
                 static_cast<std::uint8_t>(bytes[at + static_cast<std::size_t>(i)]))
             << (8 * i);
    }
    return x;
}

std::uint64_t start_of_chain(std::string_view mark, std::uint16_t version) {
    Digest digest;
    digest.add_text(mark);
    digest.add(version);
    return digest.value();
}

std::uint64_t payload_sum(std::uint64_t chain, std::string_view payload) {
    Digest digest;
    digest.add(chain);
    digest.add_text(payload);
    return digest.value();
}

std::uint64_t head_sum(std::uint64_t chain, std::uint64_t length, std::uint8_t kind,
                       std::uint64_t payload) {
    Digest digest;
    digest.add(chain);
    digest.add(length);
    digest.add(kind);
    digest.add(payload);
    return digest.value();
}

}  // namespace

std::string FrameWriter::begin(std::string_view mark, std::uint16_t version) {
    check(mark.size() == mark_bytes, "a file's mark has eight bytes");
    chain_ = start_of_chain(mark, version);
    std::string out(mark);
    put(out, version, 2);
    return out;
}

std::string FrameWriter::frame(std::uint8_t kind, std::string_view payload) {
    check(payload.size() <= longest_frame, "a frame is within its longest length");
    const auto payload_digest = payload_sum(chain_, payload);
    const auto head_digest = head_sum(chain_, payload.size(), kind, payload_digest);
    std::string out;
    out.reserve(frame_head_bytes + payload.size());
    put(out, payload.size(), 4);
    put(out, kind, 1);
    put(out, payload_digest, 8);
    put(out, head_digest, 8);
    out.append(payload);
    chain_ = head_digest;
    return out;
}

FileHead FrameReader::begin(std::string_view mark, std::uint16_t& version) {
    const auto seen = bytes_.substr(0, mark_bytes);
    if (seen != mark.substr(0, seen.size()) || seen.empty()) return FileHead::other_kind;
    if (bytes_.size() < file_head_bytes) return FileHead::cut;
    version = static_cast<std::uint16_t>(get(bytes_, mark_bytes, 2));
    chain_ = start_of_chain(mark, version);
    at_ = file_head_bytes;
    return FileHead::right;
}

Found FrameReader::next(std::uint8_t& kind, std::string_view& payload) {
    const auto left = bytes_.size() - at_;
    if (left == 0) return Found::end;
    if (left < frame_head_bytes) return Found::cut;
    const auto length = get(bytes_, at_, 4);
    kind = static_cast<std::uint8_t>(get(bytes_, at_ + 4, 1));
    const auto payload_digest = get(bytes_, at_ + 5, 8);
    written_ = get(bytes_, at_ + 13, 8);
    computed_ = head_sum(chain_, length, kind, payload_digest);
    if (written_ != computed_ || length > longest_frame) return Found::damaged;
    if (left - frame_head_bytes < length) return Found::cut;
    payload = bytes_.substr(at_ + frame_head_bytes, length);
    const auto head_digest = written_;
    written_ = payload_digest;
    computed_ = payload_sum(chain_, payload);
    if (written_ != computed_) return Found::damaged;
    chain_ = head_digest;
    at_ += frame_head_bytes + length;
    ++frames_;
    return Found::frame;
}

}  // namespace lishui
