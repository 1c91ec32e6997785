// The word for the kind of a letter, the same for machines wherever letters are listed, counted or
// asked for: one for each alternative of Body, in its order.
#pragma once

#include <array>
#include <string_view>

#include "command/letter.h"

namespace lishui {

inline constexpr std::array<std::string_view, 9> letter_words = {
    "order",      "objection",         "answer", "return", "sighting", "query",
    "inspection", "inspection_report", "promise"};
static_assert(letter_words.size() == std::variant_size_v<Body>);

inline std::string_view letter_word(const Body& body) { return letter_words[body.index()]; }

}  // namespace lishui
