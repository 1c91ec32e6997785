// A check states what must be true if our own code is right. It is on in release too: a campaign
// that went wrong inside must stop, not go on with wrong numbers. Bad input is never a check (see
// fault.h).
#pragma once

namespace lishui {

[[noreturn]] void check_failed(const char* what, const char* file, int line);

// The place is that of the caller (the two built-ins are known to g++ and clang alike).
constexpr void check(bool holds, const char* what, const char* file = __builtin_FILE(),
                     int line = __builtin_LINE()) {
    if (!holds) check_failed(what, file, line);
}

}  // namespace lishui
