// Only desks decide: two worlds that differ only in what a desk cannot know give that desk
// byte-identical output. Fails when any phase lets truth, another desk's mind or a running count
// reach a desk; the sappers (tests/sappers) prove that it can fail.
#include <doctest/doctest.h>

#include "support/scenes.h"
#include "support/secrecy.h"

using namespace lishui;
using namespace lishui::test;

namespace {

bool anybody_reads_the_enemy(const Scenario& scenario) {
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h)
        if (reads_the_enemy(scenario, HeadquartersId(h))) return true;
    return false;
}

void no_leak_in(const char* name, std::uint64_t seed, int pairs) {
    const Tally tally = hunt(scene(name), seed, pairs, Engine{}, 1);
    INFO(tally.first_leak);
    CHECK(tally.leaks == 0);
    CHECK(tally.pairs == pairs);
    for (int kind = 0; kind < variation_kinds; ++kind) {
        const std::string what = name_of(static_cast<Variation>(kind));
        INFO(what);
        if (static_cast<Variation>(kind) == Variation::telegrams_read &&
            !anybody_reads_the_enemy(scene(name)))
            continue;
        CHECK(tally.by_kind[static_cast<std::size_t>(kind)] > pairs / 200);
    }
}

}  // namespace

TEST_CASE("noninterference: 12,000 pairs of worlds of Changde") {
    no_leak_in("changde-1943", 11, 12000);
}

TEST_CASE("noninterference: 8,000 pairs of worlds of the two divisions") {
    no_leak_in("two-divisions", 12, 8000);
}

TEST_CASE("noninterference: 1,000 pairs of worlds of Kohima") {
    no_leak_in("kohima-1944", 13, 1000);
}
