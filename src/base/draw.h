// Luck. A draw is a pure function of the seed, the minute, who draws and what for: there is no
// stream, so nobody's luck depends on how many letters another headquarters wrote, and two
// campaigns that differ in one thing have the same luck in all others. Philox 2x64-6 (Random123).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/real.h"

namespace lishui {

// What a draw is for. Write purpose("loss in the post"): the text is hashed when compiling.
struct Purpose {
    std::uint32_t value;
};

consteval Purpose purpose(std::string_view text) {
    std::uint32_t h = 2166136261u;
    for (char c : text)
        h = (h ^ static_cast<std::uint8_t>(c)) * 16777619u;
    return Purpose{h};
}

struct Key {
    std::uint64_t seed = 0;
    std::int32_t minute = 0;
    std::uint32_t who = 0;
};

// 64 bits of luck; index tells apart several draws for one purpose.
std::uint64_t draw_bits(const Key& key, Purpose what_for, std::uint32_t index = 0);

// In [0, 1).
double draw(const Key& key, Purpose what_for, std::uint32_t index = 0);

// Four of them of one draw, each in steps of 2^-32: for what is always asked together.
std::array<double, 4> draw_four(const Key& key, Purpose what_for, std::uint32_t index = 0);

// The same for what is asked of one after the other by rising numbers, each as lucky as it was
// before, whoever else is asked.
class DrawsByNumber {
public:
    DrawsByNumber(const Key& key, Purpose what_for) : key_(key), what_for_(what_for) {}
    [[nodiscard]] double draw(std::uint32_t number) {
        if (number / 4 != held_) {
            held_ = number / 4;
            four_ = draw_four(key_, what_for_, held_);
        }
        return four_[number % 4];
    }

private:
    Key key_;
    Purpose what_for_;
    std::uint32_t held_ = 0xFFFFFFFFu;
    std::array<double, 4> four_{};
};

// Whole number in [0, below); below must be positive.
std::uint32_t draw_below(std::uint32_t below, const Key& key, Purpose what_for,
                         std::uint32_t index = 0);

// A standard normal deviate (inverse of the distribution function, own arithmetic).
double draw_normal(const Key& key, Purpose what_for, std::uint32_t index = 0);

// The triangular distribution: low and high are the ends, mode the peak.
struct Range {
    double low = 0;
    double mode = 0;
    double high = 0;
};
inline double within(const Range& range, double unit_draw) {
    const double width = range.high - range.low;
    if (!(width > 0)) return range.mode;
    const double split = (range.mode - range.low) / width;
    // Luck falls to either side at random, and is not guessed: both sides are one formula.
    const bool below = unit_draw < split;
    const std::array<double, 2> part{1 - unit_draw, unit_draw};
    const std::array<double, 2> leg{range.high - range.mode, range.mode - range.low};
    const std::array<double, 2> end{range.high, range.low}, sign{-1, 1};
    return end[below] + sign[below] * square_root(part[below] * width * leg[below]);
}

// x rounded to a whole number so that the mean over draws is x.
inline std::int32_t round_by_luck(double x, double unit_draw) {
    const auto whole = static_cast<std::int32_t>(whole_below(x));
    return whole + (unit_draw < x - whole ? 1 : 0);
}

}  // namespace lishui
