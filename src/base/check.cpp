#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace lishui {

void check_failed(const char* what, const char* file, int line) {
    std::fprintf(stderr, "lishui: a check failed: %s (%s:%d). This is a defect of lishui.\n", what,
                 file, line);
    std::abort();
}

}  // namespace lishui
