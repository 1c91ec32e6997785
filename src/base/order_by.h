// Sorting with every tie decided: the caller's comparison must be a strict order in which no two
// different elements are equal (compare by id last). Allocates nothing.
#pragma once

#include <algorithm>

namespace lishui {

template <class Iterator, class Before>
void order_by(Iterator first, Iterator last, Before before) {
    std::sort(first, last, before);  // house_test: allowed here only
}

}  // namespace lishui
