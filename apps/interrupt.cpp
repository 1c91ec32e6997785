#include "interrupt.h"

namespace lishui {

namespace {

volatile std::sig_atomic_t noted = 0;

extern "C" void note(int) { noted = 1; }

}  // namespace

Interrupt::Interrupt() {
    noted = 0;
    before_int_ = std::signal(SIGINT, note);
    before_term_ = std::signal(SIGTERM, note);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, before_int_);
    std::signal(SIGTERM, before_term_);
}

bool Interrupt::wanted() { return noted != 0; }

}  // namespace lishui
