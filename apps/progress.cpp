#include "progress.h"

#include <algorithm>
#include <cmath>

#include "table.h"

namespace lishui {

namespace {

constexpr int bar_columns = 30;

std::string minutes_and_seconds(double seconds) {
    const auto whole = static_cast<int>(std::lround(seconds));
    const auto rest = whole % 60;
    return std::to_string(whole / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

}  // namespace

Progress::Progress(const Context& context, const Scenario& scenario, std::int32_t last_hour)
    : context_(context),
      scenario_(scenario),
      last_hour_(std::max(last_hour, 1)),
      began_(std::chrono::steady_clock::now()) {}

void Progress::hour(std::int32_t hour) {
    using namespace std::chrono_literals;
    if (!context_.err_is_terminal) return;
    const auto now = std::chrono::steady_clock::now();
    const bool new_day = hour % 24 == 0 || hour == last_hour_;
    if (!new_day && now - shown_ < 200ms) return;
    shown_ = now;
    const double share = static_cast<double>(hour) / last_hour_;
    const double spent = std::chrono::duration<double>(now - began_).count();
    const auto full = static_cast<std::size_t>(share * bar_columns);
    std::string bar;
    for (std::size_t i = 0; i < bar_columns; ++i)
        bar += i < full ? "█" : "░";
    const auto day = std::to_string(hour / 24);
    const auto days = std::to_string((last_hour_ + 23) / 24);
    context_.err << "\r\033[K" << bar << " "
                 << context_.say("第" + day + "/" + days + "日  ", "day " + day + "/" + days + "  ")
                 << day_heading(scenario_, Moment{hour * minutes_an_hour}, context_.language);
    if (hour > 0 && hour < last_hour_) {
        const auto left = minutes_and_seconds(spent / share - spent);
        context_.err << context_.say("  尚需 " + left, "  " + left + " left");
    }
    context_.err << std::flush;
    drawn_ = true;
}

void Progress::clear() {
    if (drawn_) context_.err << "\r\033[K" << std::flush;
    drawn_ = false;
}

}  // namespace lishui
