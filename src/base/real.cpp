#include "base/real.h"

#include <array>
#include <bit>

#include "base/check.h"

namespace lishui {

namespace {

// Series worked out when compiling, for the tables below: IEEE arithmetic, the same everywhere.
constexpr double exp_series(double x) {
    double sum = 1;
    for (int n = 20; n >= 1; --n)
        sum = 1 + x / n * sum;
    return sum;
}
constexpr double log_series(double x) {  // of 1..2
    const double s = (x - 1) / (x + 1);
    double sum = 0;
    for (int n = 41; n >= 1; n -= 2)
        sum = sum * s * s + 1.0 / n;
    return 2 * s * sum;
}

constexpr int parts = 64;
constexpr double ln2 = 6.93147180559945309417e-01;

struct Powers {
    std::array<double, parts> of_two{};  // 2 to the i/64th
    constexpr Powers() {
        for (int i = 0; i < parts; ++i)
            of_two[static_cast<std::size_t>(i)] = exp_series(ln2 * i / parts);
    }
};
struct Logarithms {
    std::array<double, parts + 1> at{}, inverse{};  // of 1 + i/64
    constexpr Logarithms() {
        for (int i = 0; i <= parts; ++i) {
            const double x = 1 + i / static_cast<double>(parts);
            at[static_cast<std::size_t>(i)] = log_series(x);
            inverse[static_cast<std::size_t>(i)] = 1 / x;
        }
    }
};
constexpr Powers powers;
constexpr Logarithms logarithms;

}  // namespace

double exp_of(double x) {
    if (x > 709.0) x = 709.0;
    if (x < -700.0) return 0.0;
    constexpr double inverse_step = parts * 1.4426950408889634074;
    constexpr double step_high = 6.93147180369123816490e-01 / parts;
    constexpr double step_low = 1.90821492927058770002e-10 / parts;
    const std::int64_t steps = nearest_whole(x * inverse_step);
    const auto k = static_cast<double>(steps);
    const double r = (x - k * step_high) - k * step_low;  // within ln 2 / 128
    const double r2 = r * r;
    const double sum = r + r2 * ((1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120)));
    const double part = powers.of_two[static_cast<std::size_t>(steps & (parts - 1))];
    const auto exponent = static_cast<std::uint64_t>((steps >> 6) + 1023);
    return (part + part * sum) * std::bit_cast<double>(exponent << 52);
}

double log_of(double x) {
    check(x > 0, "the logarithm needs a positive number");
    auto bits = std::bit_cast<std::uint64_t>(x);
    std::int64_t exponent = 0;
    if ((bits >> 52) == 0) {  // subnormal
        bits = std::bit_cast<std::uint64_t>(x * 0x1.0p54);
        exponent = -54;
    }
    exponent += static_cast<std::int64_t>(bits >> 52) - 1023;
    // The nearest 64th, so that 1 itself has nothing left over; above it counts from below 2.
    const auto nearest = static_cast<std::size_t>(((bits >> 45) & 127) + 1) >> 1;
    const double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
    const double r = (m - (1 + static_cast<double>(nearest) / parts)) * logarithms.inverse[nearest];
    const double r2 = r * r;
    const double sum = r - r2 * ((1.0 / 2 - r * (1.0 / 3)) +
                                 r2 * ((1.0 / 4 - r * (1.0 / 5)) + r2 * (1.0 / 6 - r * (1.0 / 7))));
    if (nearest == parts) return static_cast<double>(exponent + 1) * ln2 + sum;
    return static_cast<double>(exponent) * ln2 + (logarithms.at[nearest] + sum);
}

double log10_of(double x) { return log_of(x) * 0.43429448190325182765; }

double power(double base, double exponent) { return exp_of(exponent * log_of(base)); }

namespace {

// Series on -pi/4..pi/4.
double sine_near_zero(double x) {
    const double x2 = x * x;
    double term = x;
    double sum = x;
    for (int n = 1; n <= 9; ++n) {
        term = -term * x2 / ((2 * n) * (2 * n + 1));
        sum = sum + term;
    }
    return sum;
}

double cosine_near_zero(double x) {
    const double x2 = x * x;
    double term = 1;
    double sum = 1;
    for (int n = 1; n <= 9; ++n) {
        term = -term * x2 / ((2 * n - 1) * (2 * n));
        sum = sum + term;
    }
    return sum;
}

// The sine of x plus a quarter turn times quarter.
double sine_in_quarters(double x, int quarter) {
    const double k = round_nearest(x * (2 / pi));
    constexpr double half_pi_high = 1.57079632673412561417e+00;
    constexpr double half_pi_low = 6.07710050650619224932e-11;
    const double r = (x - k * half_pi_high) - k * half_pi_low;
    switch ((static_cast<std::int64_t>(k) + quarter) & 3) {
        case 0:
            return sine_near_zero(r);
        case 1:
            return cosine_near_zero(r);
        case 2:
            return -sine_near_zero(r);
        default:
            return -cosine_near_zero(r);
    }
}

// Of 0..1, by halving the angle twice and a series.
double arc_tangent_small(double x) {
    double scale = 1;
    for (int halving = 0; halving < 2; ++halving) {
        x = x / (1 + square_root(1 + x * x));
        scale = scale * 2;
    }
    const double x2 = x * x;
    double sum = 0;
    for (int n = 27; n >= 1; n -= 2)
        sum = 1.0 / n - x2 * sum;
    return scale * x * sum;
}

}  // namespace

double sine(double radians) { return sine_in_quarters(radians, 0); }
double cosine(double radians) { return sine_in_quarters(radians, 1); }

double arc_tangent(double y, double x) {
    const double ax = x < 0 ? -x : x;
    const double ay = y < 0 ? -y : y;
    if (ax == 0 && ay == 0) return 0;
    double angle = ax >= ay ? arc_tangent_small(ay / ax) : pi / 2 - arc_tangent_small(ax / ay);
    if (x < 0) angle = pi - angle;
    return y < 0 ? -angle : angle;
}

double arc_cosine(double x) {
    x = clamped(x, -1.0, 1.0);
    return arc_tangent(square_root((1 - x) * (1 + x)), x);
}

double inverse_normal(double p) {
    // A rational approximation (relative error 1.2e-9 at most) by central and tail regions,
    // coefficients after P. J. Acklam.
    check(p > 0 && p < 1, "the inverse normal needs a probability inside 0..1");
    constexpr double a[6] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                             1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr double b[5] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                             6.680131188771972e+01, -1.328068155288572e+01};
    constexpr double c[6] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                             -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    constexpr double d[4] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                             3.754408661907416e+00};
    constexpr double low = 0.02425;
    const auto tail = [&](double q) {
        return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
               ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
    };
    if (p < low) return tail(square_root(-2 * log_of(p)));
    if (p > 1 - low) return -tail(square_root(-2 * log_of(1 - p)));
    const double q = p - 0.5;
    const double r = q * q;
    return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
           (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

double logistic(double x) { return 1 / (1 + exp_of(-x)); }

}  // namespace lishui
