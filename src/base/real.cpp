#include "base/real.h"

#include <bit>
#include <cmath>

#include "base/check.h"

namespace lishui {

double square_root(double x) { return std::sqrt(x); }  // correctly rounded by IEEE 754

double exp_of(double x) {
    if (x > 709.0) x = 709.0;
    if (x < -700.0) return 0.0;
    constexpr double inverse_ln2 = 1.4426950408889634074;
    constexpr double ln2_high = 6.93147180369123816490e-01;
    constexpr double ln2_low = 1.90821492927058770002e-10;
    const double k = round_nearest(x * inverse_ln2);
    const double r = (x - k * ln2_high) - k * ln2_low;
    // The series to the 13th power, in pairs and pairs of pairs, so that they are worked out side
    // by side; the quotients are worked out when compiling.
    const double r2 = r * r, r4 = r2 * r2;
    const double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    const double middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    const double high =
        (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
    const double sum = 1.0 + (r + r2 * (low + r4 * (middle + r4 * high)));
    const auto exponent = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023);
    return sum * std::bit_cast<double>(exponent << 52);
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
    double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
    if (m > 1.41421356237309504880) {
        m = m * 0.5;
        exponent += 1;
    }
    const double s = (m - 1) / (m + 1);
    const double s2 = s * s;
    // The series of 2n + 1 = 21 to 1; the reciprocals are worked out when compiling.
    double sum = 1.0 / 21 * s2 + 1.0 / 19;
    sum = (sum * s2 + 1.0 / 17) * s2 + 1.0 / 15;
    sum = (sum * s2 + 1.0 / 13) * s2 + 1.0 / 11;
    sum = (sum * s2 + 1.0 / 9) * s2 + 1.0 / 7;
    sum = (sum * s2 + 1.0 / 5) * s2 + 1.0 / 3;
    sum = sum * s2 + 1.0;
    return static_cast<double>(exponent) * 6.93147180559945309417e-01 + 2 * s * sum;
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
