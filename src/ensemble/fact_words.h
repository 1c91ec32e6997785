// The words by which history.toml names kinds: one list a kind, in the order of its enumeration.
// Words that the scenario's own files use as well are in scenario/words.h.
#pragma once

#include <array>
#include <string_view>

#include "ensemble/fact.h"

namespace lishui {

inline constexpr std::array<std::string_view, fact_kinds> fact_words = {
    "place_taken", "share_near", "share_beyond", "river_crossed", "happened", "order", "letter",
    "course",      "ladder",     "belief",       "losses",        "unfit",    "intent"};

inline constexpr std::array<std::string_view, fact_groups> group_words = {"physical", "telegram",
                                                                          "belief", "decision"};

inline constexpr std::array<std::string_view, 3> bearing_words = {"at_them", "stay", "go_back"};

inline constexpr std::array<std::string_view, course_kinds> course_words = {
    "as_ordered",       "as_planned", "hold_where_we_are", "attack_nearest", "withdraw_to_line",
    "withdraw_to_base", "pursue",     "wait_and_watch",    "refit"};

inline constexpr std::array<std::string_view, ladder_steps> ladder_words = {
    "none",           "query",        "insist",     "reprimand", "offer",   "ask_less",
    "shift_boundary", "send_officer", "skip_level", "appeal",    "concede", "relieve"};

inline constexpr std::array<std::string_view, intentions> intention_words = {"attack", "hold",
                                                                             "withdraw", "lure"};

inline constexpr std::array<std::string_view, obediences> obedience_words = {
    "no_conflict",   "complies",  "complies_in_form", "complies_in_part",
    "halts_between", "stretches", "refuses",          "refuses_silently"};

inline constexpr std::array<std::string_view, milestone_kinds> milestone_words = {
    "crossing_began", "crossing_ended", "engagement_began", "engagement_ended", "gave_way", "broke",
    "called_off",     "surrounded",     "dispersed",        "place_taken",      "blocked"};

inline constexpr std::array<std::string_view, 2> act_words = {"handed_in", "read"};

inline constexpr std::array<std::string_view, 4> compass_words = {"north", "south", "east", "west"};

}  // namespace lishui
