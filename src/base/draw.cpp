#include "base/draw.h"

#include <Random123/philox.h>

#include "base/check.h"
#include "base/real.h"

namespace lishui {

namespace {

using Philox = r123::Philox2x64_R<6>;

inline Philox::ctr_type words_of(const Key& key, Purpose what_for, std::uint32_t index) {
    const Philox::ctr_type counter = {
        {static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.minute)) << 32 | key.who,
         static_cast<std::uint64_t>(what_for.value) << 32 | index}};
    return Philox()(counter, Philox::key_type{{key.seed}});
}

inline std::uint64_t bits_of(const Key& key, Purpose what_for, std::uint32_t index) {
    return words_of(key, what_for, index)[0];
}

}  // namespace

std::uint64_t draw_bits(const Key& key, Purpose what_for, std::uint32_t index) {
    return bits_of(key, what_for, index);
}

double draw(const Key& key, Purpose what_for, std::uint32_t index) {
    return static_cast<double>(bits_of(key, what_for, index) >> 11) * 0x1.0p-53;
}

std::array<double, 4> draw_four(const Key& key, Purpose what_for, std::uint32_t index) {
    const auto words = words_of(key, what_for, index);
    const auto unit = [](std::uint64_t bits) {
        return static_cast<double>(static_cast<std::int64_t>(bits & 0xFFFFFFFFu)) * 0x1.0p-32;
    };
    return {unit(words[0] >> 32), unit(words[0]), unit(words[1] >> 32), unit(words[1])};
}

std::uint32_t draw_below(std::uint32_t below, const Key& key, Purpose what_for,
                         std::uint32_t index) {
    check(below > 0, "a whole-number draw needs at least one outcome");
    const std::uint64_t high = bits_of(key, what_for, index) >> 32;
    return static_cast<std::uint32_t>((high * below) >> 32);
}

double draw_normal(const Key& key, Purpose what_for, std::uint32_t index) {
    const double u = (static_cast<double>(bits_of(key, what_for, index) >> 12) + 0.5) * 0x1.0p-52;
    return inverse_normal(u);
}

}  // namespace lishui
