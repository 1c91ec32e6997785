// A bar on a terminal: how many days are fought, the date, and the time left. Where nobody looks it
// is silent.
#pragma once

#include <chrono>

#include "context.h"

namespace lishui {

class Progress {
public:
    Progress(const Context& context, const Scenario& scenario, std::int32_t last_hour);
    void hour(std::int32_t hour);
    void clear();

private:
    const Context& context_;
    const Scenario& scenario_;
    std::int32_t last_hour_;
    std::chrono::steady_clock::time_point began_;
    std::chrono::steady_clock::time_point shown_;
    bool drawn_ = false;
};

}  // namespace lishui
