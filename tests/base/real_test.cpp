// base/real.h against reference values computed with 40 digits (mpmath). The bounds are those that
// real.h promises: 1e-13 relative for exponential and logarithm, 1e-12 absolute for the circular
// functions, 2e-9 for the inverse normal.
#include "base/real.h"

#include <bit>
#include <cstdint>
#include <initializer_list>

#include <doctest/doctest.h>

#include "base/digest.h"

using namespace lishui;

namespace {

double size_of(double x) { return x < 0 ? -x : x; }

bool close_to(double got, double wanted, double relative) {
    return size_of(got - wanted) <= relative * size_of(wanted);
}

struct Pair {
    double x, wanted;
};

}  // namespace

// Catches: one term less in the series (12 or 9 instead of 13), one part of ln 2 instead of two.
TEST_CASE("exp_of keeps its promise of 1e-13") {
    for (const Pair& p : std::initializer_list<Pair>{{-700, 9.8596765437597708567e-305},
                                                     {-350.125, 8.7628327686375894981e-153},
                                                     {-36.75, 1.0956650033262367229e-16},
                                                     {-1.5, 0.22313016014842982893},
                                                     {-0.03125, 0.96923323447634408185},
                                                     {0, 1.0},
                                                     {1e-9, 1.0000000010000000005},
                                                     {0.0625, 1.0644944589178594296},
                                                     {0.34, 1.4049475905635938135},
                                                     {0.5, 1.6487212707001281468},
                                                     {1, 2.7182818284590452354},
                                                     {2.75, 15.64263188418817161},
                                                     {10.1, 24343.009424408379698},
                                                     {100.3, 3.6285785996765319143e+43},
                                                     {345.678, 1.3367429901634593505e+150},
                                                     {708.5, 4.9847160994441662926e+307}}) {
        CAPTURE(p.x);
        CHECK(close_to(exp_of(p.x), p.wanted, 1e-13));
    }
    CHECK(exp_of(-1e6) == 0);
    CHECK(exp_of(1e6) == exp_of(709));
}

// Catches: a series cut at 1/15, a mantissa not halved above the square root of two.
TEST_CASE("log_of keeps its promise of 1e-13") {
    for (const Pair& p : std::initializer_list<Pair>{{1e-300, -690.77552789821370518},
                                                     {1e-10, -23.025850929940456804},
                                                     {0.001, -6.9077552789821370312},
                                                     {0.4, -0.91629073187415500967},
                                                     {0.70710678, -0.3465735919580041927},
                                                     {0.9999, -0.00010000500033334732082},
                                                     {1.0001, 0.000099995000333297323022},
                                                     {1.41421356, 0.34657358860194111672},
                                                     {1.5, 0.40546510810816438198},
                                                     {2, 0.69314718055994530942},
                                                     {10, 2.302585092994045684},
                                                     {12345.678, 9.4210613212918319671},
                                                     {1e18, 41.446531673892822312},
                                                     {1e300, 690.77552789821370526}}) {
        CAPTURE(p.x);
        CHECK(close_to(log_of(p.x), p.wanted, 1e-13));
    }
    CHECK(log_of(1) == 0);
    CHECK(close_to(log_of(5e-324), -744.44007192138126231, 1e-13));  // the least of all numbers
    CHECK(close_to(log10_of(1000), 3, 1e-13));
}

// Catches: a wrong quarter for negative angles, one part of pi instead of two.
TEST_CASE("sine and cosine keep their promise of 1e-12") {
    struct Row {
        double x, sine, cosine;
    };
    for (const Row& r :
         std::initializer_list<Row>{{-9.42, -0.0047779425901285115534, -0.99998858556715807947},
                                    {-6.3, -0.0168139004843497127, 0.99985863638341514527},
                                    {-3.2, 0.05837414342758008647, -0.99829477579475307429},
                                    {-1.57, -0.99999968293183462026, 0.00079632671073326331294},
                                    {-0.785398, -0.70710666564709438534, 0.70710689672598178461},
                                    {-0.1, -0.09983341664682815783, 0.99500416527802576554},
                                    {0, 0, 1},
                                    {1e-8, 1.0000000000000000043e-8, 0.99999999999999995},
                                    {0.5, 0.47942553860420300027, 0.87758256189037271612},
                                    {0.785399, 0.7071073727536374997, 0.70710618961896264236},
                                    {1.5707, 0.99999999536057429606, 0.000096326794747667149932},
                                    {2, 0.9092974268256816954, -0.416146836547142387},
                                    {3.1415, 0.000092653589660490252169, -0.9999999957076561523},
                                    {4.7, -0.99992325756410088638, -0.012388663462890559528},
                                    {6.2831, -0.000085307179482879738523, 0.99999999636134255772},
                                    {12.5, -0.066321897351200688929, 0.9977982791785806638}}) {
        CAPTURE(r.x);
        CHECK(size_of(sine(r.x) - r.sine) < 1e-12);
        CHECK(size_of(cosine(r.x) - r.cosine) < 1e-12);
    }
}

// Catches: a quadrant mistaken, a series cut short.
TEST_CASE("the angle of a point keeps its promise of 1e-12") {
    struct Row {
        double y, x, angle;
    };
    for (const Row& r : std::initializer_list<Row>{{0, 1, 0},
                                                   {1, 1, 0.78539816339744830962},
                                                   {1, -1, 2.3561944901923449288},
                                                   {-1, -1, -2.3561944901923449288},
                                                   {-1, 1, -0.78539816339744830962},
                                                   {0, -1, 3.1415926535897932385},
                                                   {1, 0, 1.5707963267948966192},
                                                   {-1, 0, -1.5707963267948966192},
                                                   {0.001, 3, 0.00033333332098765515097},
                                                   {2, 5, 0.3805063771123648863},
                                                   {5, 2, 1.1902899496825317329},
                                                   {-7.5, 0.25, -1.5374753309166494221},
                                                   {1e-9, -4, 3.1415926533397932385},
                                                   {3, -4, 2.4980915447965088517}}) {
        CAPTURE(r.y);
        CAPTURE(r.x);
        CHECK(size_of(arc_tangent(r.y, r.x) - r.angle) < 1e-12);
    }
    CHECK(arc_tangent(0, 0) == 0);
    for (const Pair& p : std::initializer_list<Pair>{{-1, 3.1415926535897932385},
                                                     {-0.999, 3.0968675664210597873},
                                                     {-0.5, 2.0943951023931954923},
                                                     {0, 1.5707963267948966192},
                                                     {0.3, 1.2661036727794991229},
                                                     {0.7071, 0.78540775339744896718},
                                                     {0.99, 0.14153947332442728171},
                                                     {0.999999, 0.0014142136802445850935},
                                                     {1, 0}}) {
        CAPTURE(p.x);
        CHECK(size_of(arc_cosine(p.x) - p.wanted) < 1e-12);
    }
    CHECK(arc_cosine(7) == 0);
}

// Catches: a digit of a coefficient, the bounds of the tails, a tail of the wrong sign.
TEST_CASE("the inverse normal keeps its promise of 2e-9") {
    for (const Pair& p : std::initializer_list<Pair>{{0.001, -3.0902323061678135354},
                                                     {0.02, -2.0537489106318230443},
                                                     {0.02425, -1.9729610513118848376},
                                                     {0.03, -1.8807936081512509552},
                                                     {0.1, -1.2815515655446004353},
                                                     {0.25, -0.6744897501960817432},
                                                     {0.4, -0.25334710313579974132},
                                                     {0.5, 0},
                                                     {0.6, 0.25334710313579974132},
                                                     {0.75, 0.6744897501960817432},
                                                     {0.9, 1.2815515655446005935},
                                                     {0.97, 1.8807936081512505473},
                                                     {0.99, 2.3263478740408407676},
                                                     {0.999, 3.0902323061678132778},
                                                     {1e-6, -4.7534243088228989573},
                                                     {0.999999, 4.7534243088170877657},
                                                     {1e-12, -7.0344838253011319326}}) {
        CAPTURE(p.x);
        CHECK(size_of(inverse_normal(p.x) - p.wanted) <
              (size_of(p.wanted) < 1 ? 2e-9 : 2e-9 * size_of(p.wanted)));
    }
}

// Catches: truncation towards zero instead of downward, halves rounded to even.
TEST_CASE("rounding, powers, the logistic curve, clamping") {
    CHECK(round_down(-0.25) == -1);
    CHECK(round_nearest(2.5) == 3);
    CHECK(round_nearest(-2.5) == -2);
    for (const double x : {0.0, 0.25, 0.49, 0.5, 2.5, 77.75, 1e9})
        CHECK(nearest_count(x) == nearest_whole(x));
    CHECK(square_root(2) == 0x1.6a09e667f3bcdp+0);
    CHECK(close_to(power(2, 10), 1024, 1e-12));
    CHECK(close_to(power(1.5, -0.71), 0.74985139899468887548, 1e-12));
    CHECK(close_to(power(10, -0.16), 0.69183097091893648223, 1e-12));
    CHECK(close_to(power(1234.5, 0.4), 17.242349252771081263, 1e-12));
    CHECK(close_to(logistic(-30), 9.3576229688392989538e-14, 1e-12));
    CHECK(close_to(logistic(-0.5), 0.37754066879814543536, 1e-12));
    CHECK(logistic(0) == 0.5);
    CHECK(close_to(logistic(2), 0.88079707797788244406, 1e-12));
    CHECK(clamped(5, 1, 3) == 3);
    CHECK(clamped(-5, 1, 3) == 1);
    CHECK(clamped(2, 1, 3) == 2);
}

// Catches: any change of the order of operations, of a coefficient or of the number of terms, a
// fused multiplication, the system's functions.
TEST_CASE("the bits are the same everywhere") {
    Digest digest;
    const auto add = [&](double x) { digest.add(std::bit_cast<std::uint64_t>(x)); };
    for (int i = 1; i <= 300; ++i) {
        const double x = i * 0.173;
        for (const double value :
             {exp_of(-x), log_of(x), log10_of(x), sine(x), cosine(x), arc_tangent(x, 2),
              arc_cosine(i / 301.0), power(x, 0.37), inverse_normal(i / 301.0),
              inverse_normal(1e-4 * i), logistic(x)})
            add(value);
    }
    CHECK(digest.value() == 0x738ab50ccaa36a59ull);
}
