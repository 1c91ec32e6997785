#include "ensemble/statistics.h"

#include <algorithm>

#include "base/draw.h"
#include "base/order_by.h"
#include "base/real.h"

namespace lishui {

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    order_by(values.begin(), values.end(), [](double a, double b) { return a < b; });
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(round_down(at));
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

double mean(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

Interval interval_of_mean(std::span<const double> values, std::uint64_t seed, std::uint32_t which) {
    if (values.empty()) return {};
    const auto count = static_cast<std::uint32_t>(values.size());
    std::vector<double> means;
    means.reserve(times_drawn_again);
    for (int again = 0; again < times_drawn_again; ++again) {
        const Key key{seed, again, which};
        double sum = 0;
        for (std::uint32_t i = 0; i < count; ++i)
            sum += values[draw_below(count, key, purpose("drawing again"), i)];
        means.push_back(sum / count);
    }
    return {quantile(means, 0.025), quantile(means, 0.975)};
}

}  // namespace lishui
