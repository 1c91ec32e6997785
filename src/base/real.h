// Our own arithmetic of real numbers. The system's mathematics library differs from machine to
// machine in the last bit; these functions use only + - * / and the square root, which IEEE 754
// fixes, and so give the same bits everywhere (with -ffp-contract=off). Accuracy: better than 1e-13
// relative for exp_of and log_of, 1e-12 absolute for the circular functions within a few turns.
#pragma once

#include <cmath>
#include <cstdint>

namespace lishui {

inline constexpr double pi = 3.14159265358979323846;

double exp_of(double x);
double log_of(double x);                     // natural; x must be positive
double log10_of(double x);                   // x must be positive
double power(double base, double exponent);  // base must be positive
double sine(double radians);
double cosine(double radians);
double arc_tangent(double y, double x);                       // the angle of (x, y), -pi to pi
double arc_cosine(double x);                                  // x is clamped to -1..1
inline double square_root(double x) { return std::sqrt(x); }  // correctly rounded by IEEE 754
// To the next lower whole number; what is beyond 2^52 is whole already.
inline double round_down(double x) {
    if (!(x > -0x1.0p52 && x < 0x1.0p52)) return x;
    const auto whole = static_cast<std::int64_t>(x);  // toward zero
    return static_cast<double>(whole - static_cast<int>(static_cast<double>(whole) > x));
}
inline double round_nearest(double x) { return round_down(x + 0.5); }  // halves upward
// The same as whole numbers, for what is kept as one: two conversions less. x within 2^52.
inline std::int64_t whole_below(double x) {
    const auto whole = static_cast<std::int64_t>(x);  // toward zero
    return whole - static_cast<int>(static_cast<double>(whole) > x);
}
inline std::int64_t nearest_whole(double x) { return whole_below(x + 0.5); }
// The same for what is never below zero, and so without asking.
inline std::int64_t nearest_count(double x) {
    const double half_more = x + 0.5;
    return static_cast<std::int64_t>(half_more);
}
double inverse_normal(double p);  // p in (0, 1); absolute error below 2e-9
double logistic(double x);        // 1 / (1 + exp(-x))

template <class T>
constexpr T clamped(T x, T low, T high) {
    const T raised = x < low ? low : x;  // in two steps, which need no branch
    return high < raised ? high : raised;
}

}  // namespace lishui
