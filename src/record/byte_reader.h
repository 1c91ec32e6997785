// Bytes back to whole numbers, for journals and saves. The reader trusts nothing: it never goes
// past the end, refuses a number too large for its field and a kind that does not exist, and
// reserves no room on the word of a count. After a failure it gives zeros and `well()` is false.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "record/byte_writer.h"
#include "record/kinds.h"

namespace lishui {

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes, LaterFields later = {})
        : bytes_(bytes), later_(later) {}

    [[nodiscard]] bool well() const { return well_; }
    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
    [[nodiscard]] std::size_t position() const { return at_; }

    std::uint64_t natural() {
        std::uint64_t x = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = take();
            x |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) {
                if (shift == 63 && byte > 1) fail();
                if (shift > 0 && byte == 0) fail();  // one number, one spelling
                return well_ ? x : 0;
            }
        }
        fail();
        return 0;
    }
    template <class T>
    void number(T& x) {
        if constexpr (std::is_enum_v<T>) {
            const auto read = natural();
            if (read >= static_cast<std::uint64_t>(Kinds<T>::count)) fail();
            x = well_ ? static_cast<T>(read) : T{};
        } else if constexpr (std::is_signed_v<T>) {
            const auto folded = natural();
            const auto wide = static_cast<std::int64_t>((folded >> 1) ^ (~(folded & 1) + 1));
            if (wide < std::numeric_limits<T>::min() || wide > std::numeric_limits<T>::max())
                fail();
            x = well_ ? static_cast<T>(wide) : T{};
        } else {
            const auto read = natural();
            if (read > std::numeric_limits<T>::max()) fail();
            x = well_ ? static_cast<T>(read) : T{};
        }
    }
    std::uint64_t fixed() {
        std::uint64_t x = 0;
        for (int i = 0; i < 8; ++i)
            x |= static_cast<std::uint64_t>(take()) << (8 * i);
        return well_ ? x : 0;
    }
    std::string_view text() {
        const auto length = natural();
        if (!well_ || length > bytes_.size() - at_) {
            fail();
            return {};
        }
        const auto found = bytes_.substr(at_, length);
        at_ += length;
        return found;
    }
    // How many things follow; each takes at least one byte, so more than are left cannot be.
    std::uint64_t count() {
        const auto many = natural();
        if (many > bytes_.size() - at_) fail();
        return well_ ? many : 0;
    }
    void fail() { well_ = false; }

    // A visitor of base/fields.h.
    void enter(const char* name) { later_.enter(name); }
    void index(std::size_t) { later_.index(); }
    void leave() { later_.leave(); }
    template <class T>
    void scalar(T& x) {
        if (!later_.here()) number(x);
    }
    [[nodiscard]] const LaterFields& later() const { return later_; }

private:
    std::uint8_t take() {
        if (!well_ || at_ == bytes_.size()) {
            well_ = false;
            return 0;
        }
        return static_cast<std::uint8_t>(bytes_[at_++]);
    }
    std::string_view bytes_;
    LaterFields later_;
    std::size_t at_ = 0;
    bool well_ = true;
};

// Reads a value that was written by walk, and refuses what does not write back to the same bytes (a
// kind of body that does not exist, for one).
template <class T>
bool read_value(ByteReader& in, std::string_view all, T& value, std::string& scratch) {
    const auto begin = in.position();
    walk(value, in);
    if (!in.well()) return false;
    scratch.clear();
    ByteWriter again(scratch, in.later().afresh());
    walk(std::as_const(value), again);
    if (scratch != all.substr(begin, in.position() - begin)) in.fail();
    return in.well();
}

}  // namespace lishui
