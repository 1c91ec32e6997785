// What a letter is besides its kind: an order may rebuke, offer, give leave, relieve a man or shift
// a boundary, an objection may be an appeal to the next headquarters. A fact may ask for either.
#pragma once

#include <array>
#include <string_view>

#include "messages/dispatch.h"

namespace lishui {

enum class Manner : std::uint8_t { rebuke, offer, concession, relief, boundary, appeal };
inline constexpr std::array<std::string_view, 6> manner_words = {"rebuke", "offer",    "concession",
                                                                 "relief", "boundary", "appeal"};

bool has_manner(const Dispatch& dispatch, Manner manner);

// Is this the word of its kind or of one of its manners?
bool is_called(const Dispatch& dispatch, std::string_view word);

}  // namespace lishui
