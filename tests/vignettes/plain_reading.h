// A vignette in plain text: what is given, what is ordered, what an experienced officer would
// expect. Read here, played on the little world of tests/support. The words are those of the
// scenario files; a sentence that is not understood fails the test, with its line.
#pragma once

#include <string>
#include <vector>

namespace lishui::test {

struct Sentence {
    int line = 0;
    std::string text;
    std::vector<std::string> words;
};

struct Vignette {
    std::string file;
    int line = 0;
    std::string title;
    std::vector<Sentence> given, orders, expect;
    int hours = 24;  // "expect after 72 hours"
};

// All vignettes of tests/vignettes/plain, by file and line.
std::vector<Vignette> read_vignettes();

// Plays the vignette as often as it says and holds every expectation against it. What is wrong, one
// sentence each; empty when all is as expected.
std::vector<std::string> play(const Vignette& vignette);

}  // namespace lishui::test
