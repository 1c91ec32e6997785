#include "base/digest.h"

namespace lishui {

void Digest::add_bytes(std::span<const std::uint8_t> bytes) {
    add(bytes.size());
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t word = 0;
        for (std::size_t k = 0; k < 8 && at < bytes.size(); ++k, ++at)
            word |= static_cast<std::uint64_t>(bytes[at]) << (8 * k);
        add(word);
    }
}

void Digest::add_text(std::string_view text) {
    add_bytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace lishui
