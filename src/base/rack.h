// Room for so many values of which few are used. Nothing is made of what is not put in, so that a
// large one costs nothing to begin with; who keeps it knows how many are in it. For plain values
// only.
#pragma once

#include <cstddef>
#include <type_traits>

namespace lishui {

template <class T, std::size_t most>
class Rack {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    Rack() {}  // NOLINT: left as it lies

    [[nodiscard]] T& operator[](std::size_t i) { return values_[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return values_[i]; }
    [[nodiscard]] T* data() { return values_; }
    [[nodiscard]] const T* data() const { return values_; }

private:
    union {
        T values_[most];
    };
};

}  // namespace lishui
