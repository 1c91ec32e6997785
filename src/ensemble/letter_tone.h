// What a letter is besides its kind: an order may rebuke, offer, give leave, relieve a man or shift
// a boundary, an objection may be an appeal to the next headquarters. A fact may ask for either.
#pragma once

#include <array>
#include <string_view>

#include "messages/dispatch.h"

namespace lishui {

enum class Tone : std::uint8_t { rebuke, offer, concession, relief, boundary, appeal };
inline constexpr std::array<std::string_view, 6> tone_words = {"rebuke", "offer",    "concession",
                                                               "relief", "boundary", "appeal"};

bool has_tone(const Dispatch& dispatch, Tone tone);

// Is this the word of its kind or of one of its tones?
bool is_called(const Dispatch& dispatch, std::string_view word);

}  // namespace lishui
