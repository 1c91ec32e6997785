// How often this program has asked for memory so far. The counting operators stand in a source of
// their own, so that the compiler cannot see through them.
#pragma once

#include <cstddef>

std::size_t allocations_so_far();
