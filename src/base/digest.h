// One number that stands for all the values put into it, the same on every machine. Used for the
// hourly digest of a campaign and as the checksum of every frame that is written. It is no secret
// code: it finds damage and difference, not a forger.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lishui {

class Digest {
public:
    constexpr void add(std::uint64_t value) {
        state_ = rotate(state_ ^ (value * 0x9E3779B97F4A7C15ull), 29) * 0xD6E8FEB86659FD93ull;
        state_ ^= state_ >> 32;
    }
    void add_bytes(std::span<const std::uint8_t> bytes);
    void add_text(std::string_view text);
    [[nodiscard]] constexpr std::uint64_t value() const {
        std::uint64_t v = state_;
        v = (v ^ (v >> 30)) * 0xBF58476D1CE4E5B9ull;
        v = (v ^ (v >> 27)) * 0x94D049BB133111EBull;
        return v ^ (v >> 31);
    }

private:
    static constexpr std::uint64_t rotate(std::uint64_t v, int by) {
        return (v << by) | (v >> (64 - by));
    }
    std::uint64_t state_ = 0x6C6973687569ull;
};

}  // namespace lishui
