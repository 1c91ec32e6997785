// Ctrl-C. While one of these lives, an interrupt or a request to end is only noted; the work looks
// at `wanted` between two hours and ends in order.
#pragma once

#include <csignal>

namespace lishui {

class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    [[nodiscard]] static bool wanted();

private:
    void (*before_int_)(int);
    void (*before_term_)(int);
};

}  // namespace lishui
