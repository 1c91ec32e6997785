// Whole numbers as bytes, for journals and saves. Small numbers take one byte (seven bits a byte,
// the lowest first; signed ones folded so that -1 is 1). byte_reader.h reads them back.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/fields.h"

namespace lishui {

// The fields that an older format did not have yet: a walk passes over them, and all in them.
class LaterFields {
public:
    LaterFields() = default;
    explicit LaterFields(std::span<const std::string_view> names) : names_(names) {}

    void enter(const char* name) {
        if (depth_ > 0 || is_later(name)) ++depth_;
    }
    void index() {
        if (depth_ > 0) ++depth_;
    }
    void leave() {
        if (depth_ > 0) --depth_;
    }
    [[nodiscard]] bool here() const { return depth_ > 0; }
    [[nodiscard]] LaterFields afresh() const { return LaterFields(names_); }

private:
    [[nodiscard]] bool is_later(std::string_view name) const {
        for (const std::string_view later : names_)
            if (name == later) return true;
        return false;
    }
    std::span<const std::string_view> names_;
    int depth_ = 0;
};

class ByteWriter {
public:
    explicit ByteWriter(std::string& out, LaterFields later = {}) : out_(&out), later_(later) {}

    void natural(std::uint64_t x) {
        for (; x >= 0x80; x >>= 7)
            put(static_cast<std::uint8_t>(x | 0x80));
        put(static_cast<std::uint8_t>(x));
    }
    template <class T>
    void number(T x) {
        if constexpr (std::is_enum_v<T>) {
            number(static_cast<std::underlying_type_t<T>>(x));
        } else if constexpr (std::is_signed_v<T>) {
            const auto wide = static_cast<std::int64_t>(x);
            natural((static_cast<std::uint64_t>(wide) << 1) ^
                    static_cast<std::uint64_t>(wide >> 63));
        } else {
            natural(x);
        }
    }
    void fixed(std::uint64_t x) {  // eight bytes, the lowest first
        for (int i = 0; i < 8; ++i)
            put(static_cast<std::uint8_t>(x >> (8 * i)));
    }
    void text(std::string_view s) {
        natural(s.size());
        out_->append(s);
    }

    // A visitor of base/fields.h.
    void enter(const char* name) { later_.enter(name); }
    void index(std::size_t) { later_.index(); }
    void leave() { later_.leave(); }
    template <class T>
    void scalar(const T& x) {
        if (!later_.here()) number(x);
    }

private:
    void put(std::uint8_t byte) { out_->push_back(static_cast<char>(byte)); }
    std::string* out_;
    LaterFields later_;
};

}  // namespace lishui
