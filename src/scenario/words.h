// The words by which files name kinds: one list a kind, in the order of its enumeration.
#pragma once

#include <array>
#include <string_view>

#include "command/control_measure.h"
#include "command/order.h"
#include "forces/formation.h"
#include "map/map.h"
#include "messages/dispatch.h"

namespace lishui {

inline constexpr std::array<std::string_view, echelon_kinds> echelon_words = {
    "remnant", "battalion_group", "regiment", "brigade", "detachment", "division", "corps",
    "army",    "group_army",      "war_zone", "theatre", "national"};

inline constexpr std::array<std::string_view, 4> arm_words = {"infantry", "artillery", "engineers",
                                                              "staff"};

inline constexpr std::array<std::string_view, 6> place_words = {"city",    "town", "village",
                                                                "landing", "hill", "pass"};

inline constexpr std::array<std::string_view, 4> crossing_words = {"ferry", "ford", "bridge",
                                                                   "landing"};

inline constexpr std::array<std::string_view, way_kinds> way_words = {"", "track", "dyke",
                                                                      "ditched_road", "motor_road"};

inline constexpr std::array<std::string_view, ground_kinds> ground_words = {
    "", "rolling", "hills", "mountains", "marsh", "lake"};

inline constexpr std::array<std::string_view, 3> bank_words = {"", "left", "right"};

inline constexpr std::array<std::string_view, task_kinds> task_words = {
    "hold",   "move",   "advance",  "attack",      "seize",   "secure", "retain",
    "defend", "delay",  "withdraw", "cover",       "guard",   "screen", "cross",
    "occupy", "pursue", "block",    "reconnoitre", "relieve", "follow", "refit"};

inline constexpr std::array<std::string_view, doing_kinds> doing_words = {
    "unknown", "halted", "marching", "attacking", "defending", "withdrawing", "crossing"};

inline constexpr std::array<std::string_view, means_kinds> means_words = {
    "wire", "wireless", "runner", "courier", "liaison_officer"};

inline constexpr std::array<std::string_view, 4> measure_words = {"phase_line", "boundary",
                                                                  "objective_area", "zone"};

}  // namespace lishui
