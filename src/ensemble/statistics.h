// The little statistics that an ensemble is told in: quantiles, and intervals by drawing again
// (keyed draws, so that the same figures give the same interval on every machine).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lishui {

// Between the ordered values by straight lines; they need not be sorted. 0 when there are none.
double quantile(std::vector<double> values, double share);

double mean(std::span<const double> values);

struct Interval {
    double low = 0, high = 0;
    [[nodiscard]] bool excludes_zero() const { return low > 0 || high < 0; }
};

inline constexpr int times_drawn_again = 2000;

// 95 % of the means of samples drawn again from the values. `seed` and `which` tell apart several
// intervals of one report.
Interval interval_of_mean(std::span<const double> values, std::uint64_t seed, std::uint32_t which);

}  // namespace lishui
