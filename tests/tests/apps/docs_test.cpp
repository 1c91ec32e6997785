// docs/rules.md is made from the rules table, and nothing generated is kept without a test that
// compares it with its source. When it fails: lishui rules --lang en > docs/rules.md
#include <sstream>

#include <doctest/doctest.h>

#include "record/file.h"
#include "verbs.h"

using namespace lishui;

// Catches: a coefficient changed, added or removed and the page forgotten.
TEST_CASE("docs/rules.md says what the rules table says") {
    std::ostringstream out;
    std::ostringstream err;
    REQUIRE(program({"rules", "--lang", "en"}, out, err, false) == 0);
    Faults faults;
    const auto page = read_file(LISHUI_SOURCE_DIR "/docs/rules.md", 1u << 20, faults);
    REQUIRE(page.has_value());
    CHECK(*page == out.str());
}
