// Whole numbers as bytes, for journals and saves. Small numbers take one byte (seven bits a byte,
// the lowest first; signed ones folded so that -1 is 1). byte_reader.h reads them back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/fields.h"

namespace lishui {

class ByteWriter {
public:
    explicit ByteWriter(std::string& out) : out_(&out) {}

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
    void enter(const char*) {}
    void index(std::size_t) {}
    void leave() {}
    template <class T>
    void scalar(const T& x) {
        number(x);
    }

private:
    void put(std::uint8_t byte) { out_->push_back(static_cast<char>(byte)); }
    std::string* out_;
};

}  // namespace lishui
