// The outer form of everything that lasts: a file's mark and version, then frames, each with its
// length, kind and checksums. The head of a frame has a checksum of its own, so that a damaged
// length is told from a file that was cut; every checksum includes the one before, so that no frame
// can be taken out, doubled or changed with another. Nothing inside a frame is looked at before its
// checksum is right.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lishui {

inline constexpr std::size_t longest_frame = 16u << 20;
inline constexpr std::size_t mark_bytes = 8;
inline constexpr std::size_t file_head_bytes = mark_bytes + 2;
inline constexpr std::size_t frame_head_bytes = 4 + 1 + 8 + 8;

class FrameWriter {
public:
    // `mark` is eight bytes that name the kind of file.
    std::string begin(std::string_view mark, std::uint16_t version);
    std::string frame(std::uint8_t kind, std::string_view payload);

private:
    std::uint64_t chain_ = 0;
};

enum class Found {
    frame,
    end,     // the file ends where a frame ends
    cut,     // the file ends within a frame
    damaged  // a checksum is wrong
};

enum class FileHead { right, other_kind, cut };

class FrameReader {
public:
    explicit FrameReader(std::string_view bytes) : bytes_(bytes) {}

    FileHead begin(std::string_view mark, std::uint16_t& version);
    Found next(std::uint8_t& kind, std::string_view& payload);
    [[nodiscard]] int frames() const { return frames_; }  // read so far
    [[nodiscard]] std::size_t position() const { return at_; }
    // Of the frame found damaged: what its checksum says and what its bytes give.
    [[nodiscard]] std::uint64_t written() const { return written_; }
    [[nodiscard]] std::uint64_t computed() const { return computed_; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::uint64_t chain_ = 0;
    int frames_ = 0;
    std::uint64_t written_ = 0;
    std::uint64_t computed_ = 0;
};

}  // namespace lishui
