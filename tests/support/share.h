// How often a test that repeats itself does so. Under sanitizers everything takes ten times as
// long, and the same code is run all the same: LISHUI_TEST_SHARE=20 asks for one in twenty.
#pragma once

#include <cstdlib>

namespace lishui::test {

inline int share_of_tests(int whole) {
    const char* text = std::getenv("LISHUI_TEST_SHARE");
    const long share = text != nullptr ? std::strtol(text, nullptr, 10) : 1;
    return share > 1 ? static_cast<int>((whole + share - 1) / share) : whole;
}

}  // namespace lishui::test
