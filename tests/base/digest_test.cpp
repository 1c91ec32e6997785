// base/digest.h, base/fields.h, base/id.h: what is put in changes what comes out, and the walk over
// the fields reaches every number.
#include "base/digest.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/fields.h"
#include "base/order_by.h"
#include "base/text.h"

using namespace lishui;

namespace {

std::uint64_t digest_of(std::initializer_list<std::uint64_t> values) {
    Digest digest;
    for (const auto value : values)
        digest.add(value);
    return digest.value();
}

std::uint64_t digest_of_text(std::string_view text) {
    Digest digest;
    digest.add_text(text);
    return digest.value();
}

}  // namespace

// Catches: any change of a constant or a shift. A change here makes every journal ever written
// unreadable, so it must be seen.
TEST_CASE("golden values") {
    CHECK(Digest{}.value() == 0x91d9574940f2ff65ull);
    CHECK(digest_of({1, 2, 3}) == 0xe7ab377294e52ee1ull);
    CHECK(digest_of_text("澧水 lishui 1943") == 0xde0de8759f67f7ebull);
}

// Catches: a digest by sum or exclusive or, which does not see the order.
TEST_CASE("order, number and place of the values matter") {
    CHECK(digest_of({1, 2}) != digest_of({2, 1}));
    CHECK(digest_of({0}) != digest_of({}));
    CHECK(digest_of({0, 0}) != digest_of({0}));
    CHECK(digest_of_text("ab") != digest_of_text("ba"));
    CHECK(digest_of_text("") != Digest{}.value());
    Digest one;
    one.add_text("ab");
    one.add_text("c");
    Digest other;
    other.add_text("a");
    other.add_text("bc");
    CHECK(one.value() != other.value());
}

// Catches: bytes of a word that fall out (a shift by the wrong amount), the last short word lost.
TEST_CASE("every bit of every byte counts") {
    const std::string text = "the river is in flood";
    const std::uint64_t whole = digest_of_text(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = text;
            changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
            CHECK(digest_of_text(changed) != whole);
        }
    }
    std::vector<std::uint64_t> seen;
    for (int bit = 0; bit < 64; ++bit)
        seen.push_back(digest_of({std::uint64_t{1} << bit}));
    order_by(seen.begin(), seen.end(), [](auto a, auto b) { return a < b; });
    for (std::size_t i = 1; i < seen.size(); ++i)
        CHECK(seen[i] != seen[i - 1]);
}

// Catches: an element lost or doubled, by whichever way it is put in order.
TEST_CASE("some tens of elements are put in the same order as many are") {
    for (const std::size_t count : {0, 1, 2, 5, 47, 48, 49, 200}) {
        std::vector<std::uint64_t> few, many;
        for (std::size_t i = 0; i < count; ++i)
            few.push_back(digest_of({i}));
        many = few;
        order_few(few.data(), few.size(), [](std::uint64_t number) { return number; });
        order_by(many.begin(), many.end(), [](auto a, auto b) { return a < b; });
        CHECK(few == many);
    }
}

namespace {

using BoatId = Id<struct BoatTag>;

enum class Colour : std::uint8_t { red, black };

struct Inner {
    std::int16_t depth = 1;
    Colour colour = Colour::red;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("depth", s.depth);
        visit("colour", s.colour);
    }
};

struct Other {
    std::int64_t far = 9;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("far", s.far);
    }
};

struct Outer {
    BoatId boat{std::size_t{3}};
    std::array<Inner, 2> inner{};
    std::variant<Inner, Other> either;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("boat", s.boat);
        visit("inner", s.inner);
        visit("either", s.either);
    }
};

struct Path {
    std::string text;
    void enter(const char* name) { text += std::string("<") + name; }
    void index(std::size_t i) { text += "<" + std::to_string(i); }
    void leave() { text += ">"; }
    template <class T>
    void scalar(const T& x) {
        text += "=" + std::to_string(static_cast<long long>(x));
    }
};

std::string path_of(const Outer& outer) {
    Path path;
    walk(outer, path);
    return path.text;
}

struct Writer {
    std::vector<long long> values;
    void enter(const char*) {}
    void index(std::size_t) {}
    void leave() {}
    template <class T>
    void scalar(const T& x) {
        values.push_back(static_cast<long long>(x));
    }
};

struct Reader {
    const std::vector<long long>& values;
    std::size_t at = 0;
    void enter(const char*) {}
    void index(std::size_t) {}
    void leave() {}
    template <class T>
    void scalar(T& x) {
        x = static_cast<T>(values[at++]);
    }
};

}  // namespace

// Catches: an array walked without its last element, a variant without its kind, an unbalanced
// leave.
TEST_CASE("the walk visits names, indices and kinds in the order of the list") {
    Outer outer;
    CHECK(path_of(outer) ==
          "<boat=3><inner<0<depth=1><colour=0>><1<depth=1><colour=0>>>"
          "<either<kind=0><depth=1><colour=0>>");
    outer.either = Other{};
    CHECK(path_of(outer) ==
          "<boat=3><inner<0<depth=1><colour=0>><1<depth=1><colour=0>>>"
          "<either<kind=1><far=9>>");
}

// Catches: a reader that keeps the alternative it had, and so reads into the wrong fields.
TEST_CASE("what one walk writes another reads back, whatever the variant held") {
    Outer outer;
    outer.boat = BoatId{};
    outer.inner[1].depth = -7;
    outer.inner[1].colour = Colour::black;
    outer.either = Other{-123456789012};
    Writer writer;
    walk(std::as_const(outer), writer);
    Outer back;
    Reader reader{writer.values};
    walk(back, reader);
    CHECK(reader.at == writer.values.size());
    CHECK(path_of(back) == path_of(outer));
}

TEST_CASE("ids: none is not the first, and order is the order of numbers") {
    CHECK_FALSE(BoatId{}.exists());
    CHECK(BoatId(std::size_t{0}).exists());
    CHECK(BoatId(std::size_t{0}) < BoatId(std::size_t{1}));
    CHECK(BoatId(std::size_t{7}).index() == 7);
}

TEST_CASE("a text speaks in the language that is asked for") {
    const Text text{"澧水", "Li"};
    CHECK(text.in(Language::zh) == "澧水");
    CHECK(text.in(Language::en) == "Li");
}
