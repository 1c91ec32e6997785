// The digest of every hour, and every field of one hour, as text: what two machines, compilers or
// builds are compared by. Needs a scenario and nothing of the program around it, so that the check
// `same_bits` can build it with every compiler without building the program.
#pragma once

#include <cstdint>
#include <ostream>

#include "scenario/scenario.h"

namespace lishui {

struct DigestWishes {
    std::uint64_t seed = 1;
    int seeds = 1;    // so many from that one on
    int hours = -1;   // so many; all of them if negative
    int threads = 1;  // above the campaign: one seed each at a time
    bool json = false;
};

// A line `seed S hour H DIGEST` for each hour, the opening being hour 0; in the order of the seeds,
// however many threads. As JSON: an object a line.
void print_digests(const Scenario& scenario, const DigestWishes& wishes, std::ostream& out);

// A line `PATH VALUE` for each field of the state at an hour.
void print_fields(const Scenario& scenario, std::uint64_t seed, int hour, bool json,
                  std::ostream& out);

}  // namespace lishui
