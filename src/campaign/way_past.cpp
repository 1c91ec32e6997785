#include "campaign/way_past.h"

#include <algorithm>
#include <array>

#include "base/real.h"
#include "map/route.h"

namespace lishui {

namespace {

// The seven by seven hexes about a leaf. All that the enemies it sees make dear or forbid lies
// among them: from their edge on the march table is exact. For every hex it is worked out what
// entering it and going on to the goal costs, a row at a time and without branches, until nothing
// gets less.
class Window {
public:
    using Few = std::int16_t;  // minutes

    Window(const Scenario& scenario, HexId middle, const SeenEnemies& seen)
        : map_(scenario.map),
          middle_(middle),
          row_(map_.grid.row(middle) - 3),
          column_(map_.grid.column(middle) - 3) {
        const auto past =
            static_cast<Few>(clamped(scenario.rules.force.past_enemy_minutes, 0.0, far - 1.0));
        for (int up = 0; up < across; ++up)
            extra_[cell_of(up, across)] = far;  // the lane beyond
        for (const HexId enemy : seen.all())
            for (const HexId beside : map_.grid.neighbours(enemy))
                if (beside.exists()) extra_[cell(beside)] = past;
        for (const HexId enemy : seen.all())
            extra_[cell(enemy)] = far;
    }
    [[nodiscard]] bool holds(HexId hex) const { return cell(hex) != outside; }
    [[nodiscard]] bool forbids(HexId hex) const { return extra_[cell(hex)] == far; }
    [[nodiscard]] Few extra(HexId hex) const { return extra_[cell(hex)]; }
    // The first step on the shortest way from the middle; none if there is no way out, or if it
    // takes so many minutes more than the straight way.
    [[nodiscard]] HexId step(HexId to, int most_more);

private:
    static constexpr int across = 7, lanes = 8, stride = 9;
    static constexpr Few far = SideRows::shut;  // three of them can be added up
    static constexpr std::size_t cells = (across + 2) * stride + 1;
    static constexpr std::size_t outside = 0;

    static constexpr std::size_t cell_of(int up, int right) {
        const int cell = (up + 1) * stride + right + 1;
        return static_cast<std::size_t>(cell);
    }
    [[nodiscard]] std::size_t cell(HexId hex) const {
        const int up = map_.grid.row(hex) - row_, right = map_.grid.column(hex) - column_;
        if (static_cast<unsigned>(up) >= across || static_cast<unsigned>(right) >= across)
            return outside;
        return cell_of(up, right);
    }
    // Into the cells beside those of a row, from the first of them.
    [[nodiscard]] std::size_t first_beside(int up, std::size_t d) const {
        const auto odd = static_cast<std::size_t>((row_ + up) & 1);
        return cell_of(up + step_rows[d], step_columns[odd][d]);
    }
    void read_table(HexId to);
    void find_exits(HexId to);
    bool relax_row(int up);
    void relax();
    [[nodiscard]] HexId best_from(HexId hex, int& minutes) const;
    [[nodiscard]] HexId exit_of(HexId hex) const;
    [[nodiscard]] bool leads_away(HexId exit, HexId to) const;

    const Map& map_;
    HexId middle_;
    int row_, column_;
    int nearest_ = 0;  // minutes from the exit nearest to the goal
    std::array<Few, cells> extra_{};
    std::array<Few, cells> enter_;
    std::array<Few, cells> exit_;   // by the table, for those from which one goes out
    std::array<Few, cells> table_;  // minutes to the goal, more than from the nearest exit
};

// The march table for the window and the hexes about it.
void Window::read_table(HexId to) {
    const int low = std::max(-1, -row_), high = std::min(across + 1, map_.grid.height - row_);
    const int left = std::max(-1, -column_),
              right = std::min(across + 1, map_.grid.width - column_);
    std::array<std::uint16_t, cells> minutes;
    minutes.fill(no_march);
    for (int up = low; up < high; ++up) {
        const int number = (row_ + up) * map_.grid.width + column_ + left;
        const std::uint16_t* from = march_minutes_to(map_, to) + number;
        std::copy(from, from + (right - left), &minutes[cell_of(up, left)]);
    }
    nearest_ = no_march;
    for (int i = 0; i < across; ++i)
        for (const std::size_t edge :
             {cell_of(0, i), cell_of(across - 1, i), cell_of(i, 0), cell_of(i, across - 1)})
            nearest_ = std::min<int>(nearest_, minutes[edge]);
    if (holds(to)) nearest_ = 0;
    for (std::size_t i = 0; i < cells; ++i)
        table_[i] = static_cast<Few>(std::clamp<int>(minutes[i] - nearest_, -far, far));
}

// The goal, and the hexes at the edge from which the table leads out, with what it says from there.
void Window::find_exits(HexId to) {
    constexpr Few no_way =
        2 * far;                    // more than any minutes of the table, whatever side comes to it
    std::array<Few, cells> beyond;  // the table, of the hexes about the window alone
    beyond.fill(no_way);
    for (int i = -1; i <= across; ++i)
        for (const std::size_t about :
             {cell_of(-1, i), cell_of(across, i), cell_of(i, -1), cell_of(i, across)})
            beyond[about] = table_[about];
    exit_.fill(far);
    for (int up = 0; up < across; ++up) {
        const std::size_t first = cell_of(up, 0);
        std::array<Few, lanes> out{};
        for (std::size_t d = 0; d < 6; ++d) {
            const Few* over = map_.side_rows.from(d, row_ + up, column_);
            const Few* next = beyond.data() + first_beside(up, d);
            for (std::size_t i = 0; i < lanes; ++i) {
                const bool leads = static_cast<Few>(over[i] + next[i]) == table_[first + i];
                out[i] = static_cast<Few>(out[i] | (int{leads} & int{over[i] < far}));
            }
        }
        for (std::size_t i = 0; i < lanes; ++i)
            exit_[first + i] = out[i] != 0 ? table_[first + i] : far;
    }
    if (holds(to)) exit_[cell(to)] = 0;
}

bool Window::relax_row(int up) {
    const std::size_t first = cell_of(up, 0);
    std::array<Few, lanes> least{};
    for (std::size_t i = 0; i < lanes; ++i)
        least[i] = exit_[first + i];
    for (std::size_t d = 0; d < 6; ++d) {
        const Few* over = map_.side_rows.from(d, row_ + up, column_);
        const Few* next = enter_.data() + first_beside(up, d);
        for (std::size_t i = 0; i < lanes; ++i) {
            const Few way = static_cast<Few>(over[i] + next[i]);
            least[i] = way < least[i] ? way : least[i];
        }
    }
    Few less = 0;
    for (std::size_t i = 0; i < lanes; ++i) {
        const Few minutes = static_cast<Few>(least[i] + extra_[first + i]);
        const Few known = enter_[first + i];
        const Few now = minutes < known ? minutes : known;
        less = static_cast<Few>(less | (now ^ known));
        enter_[first + i] = now;
    }
    return less != 0;
}

void Window::relax() {
    enter_.fill(far);
    bool less = true;
    for (bool upwards = true; less; upwards = !upwards) {
        less = false;
        for (int i = 0; i < across; ++i)
            less |= relax_row(upwards ? i : across - 1 - i);
    }
}

// The neighbour from which it is shortest to the goal, ties to the lower number.
HexId Window::best_from(HexId hex, int& minutes) const {
    HexId best;
    minutes = far;
    const auto beside = map_.grid.neighbours(hex);
    for (std::size_t d = 0; d < 6; ++d) {
        if (!beside[d].exists() || !holds(beside[d])) continue;
        const int way =
            std::min<int>(map_.march_sides[hex.index()][d], far) + enter_[cell(beside[d])];
        if (way > minutes || (way == minutes && beside[d].value > best.value)) continue;
        minutes = way;
        best = beside[d];
    }
    return best;
}

// Where the way from a hex leaves the window.
HexId Window::exit_of(HexId hex) const {
    int minutes = 0;
    while (enter_[cell(hex)] != exit_[cell(hex)] + extra(hex))
        hex = best_from(hex, minutes);
    return hex;
}

// Does the table's way from there keep clear of all that is dear?
bool Window::leads_away(HexId exit, HexId to) const {
    HexId hex = exit;
    for (int steps = 0; steps < 2 * across && hex != to; ++steps) {
        hex = next_hex(map_, hex, to);
        if (extra(hex) != 0) return false;
    }
    return true;
}

HexId Window::step(HexId to, int most_more) {
    read_table(to);
    find_exits(to);
    for (;;) {
        relax();
        int minutes = 0;
        const HexId first = best_from(middle_, minutes);
        if (minutes >= far || minutes + nearest_ > march_minutes(map_, middle_, to) + most_more)
            return {};
        const HexId exit = exit_of(first);
        if (leads_away(exit, to)) return first;
        exit_[cell(exit)] = far;
    }
}

}  // namespace

HexId way_past(const Scenario& scenario, HexId from, HexId to, const SeenEnemies& seen) {
    const HexId straight = next_hex(scenario.map, from, to);
    if (!straight.exists()) return {};
    Window window(scenario, from, seen);
    if (window.forbids(to)) return {};
    // A shortest way that keeps clear of what is dear within the window is the best there is.
    HexId hex = straight;
    for (int steps = 0; window.extra(hex) == 0; ++steps) {
        if (steps == 3 || hex == to) return straight;
        hex = next_hex(scenario.map, hex, to);
    }
    return window.step(to, static_cast<int>(scenario.rules.force.longest_way_round_minutes));
}

}  // namespace lishui
