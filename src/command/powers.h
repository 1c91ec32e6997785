// Powers that stand in hexes, of which all those about a place are summed at once. A staff asks for
// it with every course and every way back, and so it is laid out for a compiler to take eight at a
// time, in whole numbers: powers in sixteens of men, shares good to a thousandth.
#pragma once

#include "base/real.h"
#include "map/hex.h"

namespace lishui {

// What a power counts for by the hexes it is away from a place: all of it within half the reach,
// beyond a share that fades to nothing at the reach.
struct Fading {
    static constexpr std::int16_t whole = 16383;
    std::int16_t past = 0;  // hexes from which on it counts for nothing
    std::int16_t lost_a_hex = 0;

    Fading() = default;
    explicit Fading(double reach_hexes) {
        const double reach = clamped(reach_hexes, 1.0, 2.0 * whole);
        past = static_cast<std::int16_t>(static_cast<std::int16_t>(reach) + 1);
        lost_a_hex = static_cast<std::int16_t>(nearest_count(2 * whole / reach));
    }
};

template <std::size_t most>
class Powers {
public:
    // Up to half a million men; more counts as that.
    void put(std::size_t i, Axial at, double power) {
        spots_.put(i, at);
        power_[i] =
            static_cast<std::int16_t>(nearest_count(clamped(power / men_a_step, 0.0, most_steps)));
    }
    [[nodiscard]] const Spots<most>& spots() const { return spots_; }

    // What the first `count` of them count for at a place.
    [[nodiscard]] double about(Axial place, const Fading& fading, std::size_t count) const {
        constexpr std::int16_t whole = Fading::whole;
        std::int32_t sum = 0;
        for (std::size_t block = 0; block < count; block += 8) {
            std::array<std::int16_t, 8> share;
            for (std::size_t k = 0; k < 8; ++k) {
                const std::int16_t hexes =
                    lesser_of(spots_.distance_of(block + k, place), fading.past);
                const auto left = static_cast<std::int16_t>(2 * whole - hexes * fading.lost_a_hex);
                const std::int16_t some = lesser_of(left, whole);
                share[k] = static_cast<std::int16_t>((some > 0 ? some : std::int16_t{0}) >> 4);
            }
            for (std::size_t k = 0; k < 8; ++k)
                sum += share[k] * power_[block + k];  // nothing behind the last
        }
        return sum * (men_a_step / (whole >> 4));
    }

private:
    static constexpr double men_a_step = 16;
    static constexpr double most_steps = 32766;
    static constexpr std::int16_t lesser_of(std::int16_t a, std::int16_t b) {
        return a < b ? a : b;
    }
    Spots<most> spots_;
    std::array<std::int16_t, most> power_{};
};

}  // namespace lishui
