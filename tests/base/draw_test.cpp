// base/draw.h: luck is a function of its key alone. The golden values were computed with an
// independent Philox 2x64-6 written from the paper, its 10 rounds checked against the published
// vector.
#include "base/draw.h"

#include <array>
#include <cstdint>

#include <doctest/doctest.h>

#include "base/real.h"

using namespace lishui;

// Catches: another generator or number of rounds, the words of the counter in another order, the
// halves of the seed exchanged, another hash of the purpose.
TEST_CASE("golden values: the same key has the same bits for ever") {
    CHECK(purpose("loss in the post").value == 0x8612ebf4u);
    CHECK(draw_bits({0, 0, 0}, purpose("golden")) == 0xabdc205c214cda2eull);
    CHECK(draw_bits({1, 0, 0}, purpose("golden")) == 0xb11cc90dc833ad90ull);
    const Key key{0xFEDCBA9876543210ull, 4321, 77};
    CHECK(draw_bits(key, purpose("loss in the post")) == 0xf6ba4e0d1c6f5c20ull);
    CHECK(draw_bits(key, purpose("loss in the post"), 3) == 0x350736b20317aeb0ull);
    CHECK(draw_bits({7, -360, 0xFFFFFFFFu}, purpose("garbled place"), 1) == 0xf570ecdc7fef3138ull);
}

// Catches: a draw that leaves out one part of its key.
TEST_CASE("every part of the key changes the draw") {
    const Key key{99, 600, 5};
    const Purpose what = purpose("a");
    const std::uint64_t bits = draw_bits(key, what);
    CHECK(draw_bits({100, 600, 5}, what) != bits);
    CHECK(draw_bits({99 + (1ull << 32), 600, 5}, what) != bits);
    CHECK(draw_bits({99, 601, 5}, what) != bits);
    CHECK(draw_bits({99, 600, 6}, what) != bits);
    CHECK(draw_bits(key, purpose("b")) != bits);
    CHECK(draw_bits(key, what, 1) != bits);
    CHECK(draw_bits(key, what) == bits);
}

// Catches: bits thrown away at the wrong end, a draw that can be one.
TEST_CASE("draws are uniform in [0, 1)") {
    constexpr int cells = 20;
    constexpr int n = 40000;
    std::array<int, cells> count{};
    for (int i = 0; i < n; ++i) {
        const double u = draw({3, i, 8}, purpose("uniform"));
        REQUIRE(u >= 0);
        REQUIRE(u < 1);
        ++count[static_cast<std::size_t>(u * cells)];
    }
    double chi = 0;
    for (const int c : count) {
        const double off = c - n / cells;
        chi += off * off / (n / cells);
    }
    CHECK(chi < 43.8);  // 19 degrees of freedom, one in a thousand
}

// Catches: who, purpose or index that only shifts the numbers of another (a common stream).
TEST_CASE("draws that differ in one part of the key are not correlated") {
    constexpr int n = 20000;
    std::array<double, 4> product{};
    for (int i = 0; i < n; ++i) {
        const double u = draw({3, i, 8}, purpose("one")) - 0.5;
        product[0] += u * (draw({3, i, 9}, purpose("one")) - 0.5);
        product[1] += u * (draw({3, i, 8}, purpose("two")) - 0.5);
        product[2] += u * (draw({3, i, 8}, purpose("one"), 1) - 0.5);
        product[3] += u * (draw({3, i + 1, 8}, purpose("one")) - 0.5);
    }
    // The product of two uniform draws less their means has a standard deviation of 1/12.
    for (const double sum : product) {
        const double z = sum / (square_root(n) / 12);
        CHECK(z < 4);
        CHECK(z > -4);
    }
}

// Catches: four draws that are one, or that are not even.
TEST_CASE("draw_four gives four even draws that know nothing of each other") {
    double mean[4] = {}, product[4] = {};
    constexpr int many = 20000;
    for (int i = 0; i < many; ++i) {
        const auto four = draw_four({7, i, 3}, purpose("four"));
        for (std::size_t k = 0; k < 4; ++k) {
            REQUIRE(four[k] >= 0);
            REQUIRE(four[k] < 1);
            mean[k] += four[k] / many;
            product[k] += four[k] * four[(k + 1) % 4] / many;
        }
    }
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(mean[k] == doctest::Approx(0.5).epsilon(0.02));
        CHECK(product[k] == doctest::Approx(0.25).epsilon(0.03));
    }
}

// Catches: luck that depends on who else was asked; one draw for two numbers.
TEST_CASE("draws by number are each one's own, whoever is left out") {
    const Key key{7, 60, 3};
    DrawsByNumber all(key, purpose("four")), some(key, purpose("four"));
    std::array<double, 20> drawn{};
    for (std::uint32_t n = 0; n < drawn.size(); ++n) {
        drawn[n] = all.draw(n);
        CHECK(drawn[n] == draw_four(key, purpose("four"), n / 4)[n % 4]);
    }
    for (const std::uint32_t n : {1u, 2u, 7u, 18u, 4u})
        CHECK(some.draw(n) == drawn[n]);
}

// Catches: an outcome left out or one too many, the low half used instead of the high one.
TEST_CASE("draw_below gives every outcome its share") {
    constexpr int n = 30000;
    std::array<int, 6> count{};
    for (int i = 0; i < n; ++i) {
        const auto k = draw_below(6, {11, i, 2}, purpose("die"));
        REQUIRE(k < 6);
        ++count[k];
    }
    for (const int c : count) {
        CHECK(c > 4680);
        CHECK(c < 5320);
    }
    CHECK(draw_below(1, {1, 1, 1}, purpose("die")) == 0);
}

// Catches: a wrong root, the two branches exchanged, a range with its ends in the wrong order.
TEST_CASE("within: the triangle has its ends, its mean and its spread") {
    const Range range{2, 3, 10};
    CHECK(within(range, 0) == doctest::Approx(2));
    CHECK(within(range, 0.999999999999) == doctest::Approx(10).epsilon(1e-5));
    CHECK(within(range, 0.125) == doctest::Approx(3));  // the share below the mode
    double sum = 0;
    double squares = 0;
    constexpr int n = 100000;
    for (int i = 0; i < n; ++i) {
        const double x = within(range, (i + 0.5) / n);
        sum += x;
        squares += x * x;
    }
    CHECK(sum / n == doctest::Approx(5.0).epsilon(1e-4));
    const double variance = squares / n - sum / n * (sum / n);
    CHECK(variance == doctest::Approx((4 + 9 + 100 - 6 - 20 - 30) / 18.0).epsilon(1e-3));
    CHECK(within({4, 4, 4}, 0.3) == 4);
    CHECK(within({0, 0, 6}, 0.75) == doctest::Approx(3));
    CHECK(within({0, 6, 6}, 0.25) == doctest::Approx(3));
}

// Catches: rounding to the nearest, which loses every rate below half a man an hour.
TEST_CASE("round_by_luck keeps the mean") {
    for (const double x : {0.07, 1.25, 3.0, -0.4}) {
        std::int64_t sum = 0;
        constexpr int n = 20000;
        for (int i = 0; i < n; ++i)
            sum += round_by_luck(x, draw({21, i, 4}, purpose("round")));
        CAPTURE(x);
        CHECK(static_cast<double>(sum) / n > x - 0.015);
        CHECK(static_cast<double>(sum) / n < x + 0.015);
    }
    CHECK(round_by_luck(3.0, 0.0) == 3);
    CHECK(round_by_luck(3.0, 0.999) == 3);
}

// Catches: a normal deviate with the wrong spread, a lopsided one, tails cut off.
TEST_CASE("draw_normal has the moments of the normal law") {
    constexpr int n = 50000;
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    double fourths = 0;
    for (int i = 0; i < n; ++i) {
        const double z = draw_normal({5, i, 6}, purpose("normal"));
        sum += z;
        squares += z * z;
        cubes += z * z * z;
        fourths += z * z * z * z;
    }
    CHECK(sum / n == doctest::Approx(0).epsilon(0.02).scale(1));
    CHECK(squares / n == doctest::Approx(1).epsilon(0.03));
    CHECK(cubes / n == doctest::Approx(0).epsilon(0.08).scale(1));
    CHECK(fourths / n == doctest::Approx(3).epsilon(0.07));
}
