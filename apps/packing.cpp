#include "packing.h"

#include <array>
#include <cstdint>

#include <zlib.h>

#include "base/check.h"

namespace lishui {

std::string gzipped(std::string_view bytes) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    constexpr int memory_level = 9;
    check(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, memory_level,
                       Z_DEFAULT_STRATEGY) == Z_OK,
          "zlib starts");
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    // zlib reads through a pointer that it declares without const in this form.
    std::string in(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    check(deflate(&stream, Z_FINISH) == Z_STREAM_END, "the bound of zlib holds");
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t k) {
            return k < bytes.size()
                       ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[k]))
                       : 0U;
        };
        const auto three = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        const std::array<std::uint32_t, 4> four{three >> 18, three >> 12 & 63, three >> 6 & 63,
                                                three & 63};
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k > bytes.size() ? '=' : letters[four[k]];
    }
    return out;
}

}  // namespace lishui
