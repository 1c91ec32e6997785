// Sorting with every tie decided: the caller's comparison must be a strict order in which no two
// different elements are equal (compare by id last). Allocates nothing.
#pragma once

#include <algorithm>
#include <cstddef>

#include "base/rack.h"

namespace lishui {

template <class Iterator, class Before>
void order_by(Iterator first, Iterator last, Before before) {
    std::sort(first, last, before);  // house_test: allowed here only
}

// The same for some tens of elements with a number each by which they are ordered, all different.
// Each counts how many come before it: far more comparisons, but none whose outcome must be
// guessed.
template <class Element, class Number>
void order_few(Element* first, std::size_t count, Number number) {
    constexpr std::size_t few = 48;
    if (count > few) {
        order_by(first, first + count,
                 [&](const Element& a, const Element& b) { return number(a) < number(b); });
        return;
    }
    Rack<Element, few> unordered;
    for (std::size_t i = 0; i < count; ++i)
        unordered[i] = first[i];
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t before = 0;
        for (std::size_t j = 0; j < count; ++j)
            before += static_cast<std::size_t>(number(unordered[j]) < number(unordered[i]));
        first[before] = unordered[i];
    }
}

}  // namespace lishui
