// A fault is a mistake in what a person gave us: a value with its place and a sentence, never an
// exception. A reader gathers all faults of all files and reports them at once.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"

namespace lishui {

struct Fault {
    std::string file;
    int line = 0;   // 1 is the first line; 0 means the file as a whole
    Text sentence;  // what is wrong
    Text hint;      // what to do
};

using Faults = std::vector<Fault>;

}  // namespace lishui
