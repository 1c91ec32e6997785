// What a headquarters thinks that an enemy group is about, as a share of its belief. The one place
// where a fact asks a desk for it.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "campaign/state.h"

namespace lishui {

inline constexpr std::array<std::string_view, 4> intention_words = {"attack", "hold", "withdraw",
                                                                    "lure"};

// -1 where the desk holds nothing of the kind.
double held_intention(const Scenario& scenario, const State& state, HeadquartersId desk,
                      std::span<const FormationId> of, std::string_view what);

}  // namespace lishui
