// The scenarios of the house, read once for all tests of a program.
#pragma once

#include "scenario/scenario.h"

namespace lishui::test {

// Stops the test program with the faults printed when the folder does not read.
const Scenario& scene(const char* name);

}  // namespace lishui::test
