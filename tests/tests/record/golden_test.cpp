// The golden playthrough: a whole run of the tiny scenario as prose, the umpire's account and each
// desk's diary. A change of behaviour shows here as words. With LISHUI_UPDATE_GOLDEN=1 the file is
// written anew.
#include <cstdlib>
#include <sstream>

#include <doctest/doctest.h>

#include "record/diary.h"
#include "record/file.h"
#include "record/playthrough.h"
#include "record/two_divisions.h"

namespace lishui {

TEST_CASE("the golden playthrough of the tiny scenario") {
    const auto live = test::run_live(7, 48);
    const auto recording = test::recording_of(live.bytes);
    const auto text = test::playthrough(recording);
    const std::string path = LISHUI_SOURCE_DIR "/tests/record/two-divisions.golden.txt";
    Faults faults;
    if (const char* update = std::getenv("LISHUI_UPDATE_GOLDEN");
        update != nullptr && *update == '1') {
        REQUIRE(write_file(path, text, faults));
    }
    const auto golden = read_file(path, 1 << 20, faults);
    REQUIRE(golden.has_value());
    std::istringstream is(text);
    std::istringstream was(*golden);
    std::string a;
    std::string b;
    for (int line = 1; std::getline(was, b); ++line) {
        std::getline(is, a);
        INFO("line " << line << "; LISHUI_UPDATE_GOLDEN=1 writes it anew");
        REQUIRE(a == b);
    }
    CHECK(text == *golden);
}

}  // namespace lishui
