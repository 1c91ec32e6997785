#include "campaign/around.h"

#include <algorithm>

#include "base/real.h"
#include "campaign/leaf.h"
#include "map/route.h"

namespace lishui {

SeenEnemies look_around(const Scenario& scenario, const State& state, HexId hex, SideId side) {
    SeenEnemies seen;
    each_enemy_within(scenario, state, hex, side, 2, [&](HexId enemy, int away) {
        auto& place = seen.hexes[static_cast<std::size_t>(away == 1 ? seen.next : seen.count)];
        if (away == 1) seen.hexes[static_cast<std::size_t>(seen.count)] = place;
        place = enemy;
        seen.next += away == 1 ? 1 : 0;
        ++seen.count;
    });
    return seen;
}

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
    static constexpr int across = 7, lanes = 8, stride = 9;  // a far cell at either end of a row
    static constexpr Few far = 10000;                        // three of them can be added up
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
    [[nodiscard]] std::size_t number_at(int up, int right) const {
        const int number = (row_ + up) * map_.grid.width + column_ + right;
        return static_cast<std::size_t>(number);
    }
    void read_sides();
    [[nodiscard]] bool leads_out(int up, int right, int minutes, HexId to) const;
    void find_exits(HexId to);
    bool relax_row(int up);
    void relax();
    [[nodiscard]] HexId best_from(HexId hex, int& minutes) const;
    [[nodiscard]] HexId exit_of(HexId hex) const;
    [[nodiscard]] bool leads_away(HexId exit, HexId to) const;

    const Map& map_;
    HexId middle_;
    int row_, column_;
    int low_ = std::max(0, -row_), high_ = std::min(across, map_.grid.height - row_);  // on the map
    int left_ = std::max(0, -column_), right_ = std::min(across, map_.grid.width - column_);
    int nearest_ = 0;  // minutes from the exit nearest to the goal
    std::array<Few, cells> extra_{};
    std::array<Few, cells> enter_;
    std::array<Few, cells> exit_;                 // by the table, for those from which one goes out
    std::array<std::array<Few, cells>, 6> over_;  // minutes over each side
};

void Window::read_sides() {
    for (auto& over : over_)
        over.fill(far);
    for (int up = low_; up < high_; ++up)
        for (int right = left_; right < right_; ++right) {
            const auto& sides = map_.march_sides[number_at(up, right)];
            for (std::size_t d = 0; d < 6; ++d)
                over_[d][cell_of(up, right)] = static_cast<Few>(sides[d] < far ? sides[d] : far);
        }
}

// The goal, and the hexes at the edge from which the table leads out, with what it says from there.
void Window::find_exits(HexId to) {
    exit_.fill(far);
    nearest_ = holds(to) ? 0 : no_march;
    std::array<int, cells> table;
    const auto each = [&](auto&& see) {
        for (int up = low_; up < high_; ++up)
            for (int right = left_; right < right_;
                 right += up == 0 || up == across - 1 || right != 0 ? 1 : across - 1)
                see(up, right);
    };
    each([&](int up, int right) {
        const int minutes = march_minutes(map_, HexId(number_at(up, right)), to);
        table[cell_of(up, right)] = minutes;
        nearest_ = std::min(nearest_, minutes);
    });
    each([&](int up, int right) {
        const std::size_t cell = cell_of(up, right);
        const int minutes = leads_out(up, right, table[cell], to) ? table[cell] - nearest_ : far;
        exit_[cell] = static_cast<Few>(std::min<int>(minutes, far));
    });
    if (holds(to)) exit_[cell(to)] = 0;
}

// Asked of every hex at the edge, and so without branches that nobody can guess.
bool Window::leads_out(int up, int right, int minutes, HexId to) const {
    const std::size_t number = number_at(up, right);
    const auto odd = static_cast<std::size_t>((row_ + up) & 1);
    int out = 0;
    for (std::size_t d = 0; d < 6; ++d) {
        const int rows = up + step_rows[d], columns = right + step_columns[odd][d];
        const int side = map_.march_sides[number][d];
        const std::size_t next = side == no_march ? number : number_at(rows, columns);
        out |=
            int{static_cast<unsigned>(rows) >= across || static_cast<unsigned>(columns) >= across} &
            int{side + march_minutes(map_, HexId(next), to) == minutes};
    }
    return out != 0;
}

bool Window::relax_row(int up) {
    const std::size_t first = cell_of(up, 0);
    const auto odd = static_cast<std::size_t>((row_ + up) & 1);
    std::array<Few, lanes> least{};
    for (std::size_t i = 0; i < lanes; ++i)
        least[i] = exit_[first + i];
    for (std::size_t d = 0; d < 6; ++d) {
        const Few* over = over_[d].data() + first;
        const Few* next = enter_.data() + first + step_rows[d] * stride + step_columns[odd][d];
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
    while (less) {
        less = false;
        for (int up = 0; up < across; ++up)
            less |= relax_row(up);
        for (int up = across - 2; up >= 0; --up)
            less |= relax_row(up);
    }
}

// The neighbour from which it is shortest to the goal, ties to the lower number.
HexId Window::best_from(HexId hex, int& minutes) const {
    HexId best;
    minutes = far;
    const auto beside = map_.grid.neighbours(hex);
    for (std::size_t d = 0; d < 6; ++d) {
        if (!beside[d].exists() || !holds(beside[d])) continue;
        const int way = over_[d][cell(hex)] + enter_[cell(beside[d])];
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
    read_sides();
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

// Where the enemies seen stand, about the middle: a bit for each hex of five rows of five.
std::uint32_t bits_of(const Grid& grid, HexId middle, const SeenEnemies& seen) {
    const int row = grid.row(middle) - 2, column = grid.column(middle) - 2;
    std::uint32_t bits = 0;
    for (const HexId enemy : seen.all())
        bits |= 1u << ((grid.row(enemy) - row) * 5 + grid.column(enemy) - column);
    return bits;
}

// The first step past the enemies seen; none when they bar every way.
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

}  // namespace

HexId step_round(const Scenario& scenario, HexId from, HexId to, const SeenEnemies& seen,
                 WayRound& last) {
    const Map& map = scenario.map;
    if (seen.count == 0) return next_hex(map, from, to);
    const std::uint32_t where = bits_of(map.grid, from, seen);
    if (last.from != from || last.to != to || last.seen != where)
        last = {from, to, where, way_past(scenario, from, to, seen)};
    return last.step;
}

WayOut way_out(const Scenario& scenario, const State& state, FormationId leaf) {
    const Map& map = scenario.map;
    const HexId place = state.condition[leaf.index()].place;
    const SideId side = side_of(scenario, leaf);
    const HexId base = base_of(scenario, leaf);
    const int past_an_enemy = static_cast<int>(scenario.rules.force.past_enemy_minutes);
    const int by_a_site = static_cast<int>(scenario.rules.force.retreat_site_minutes);
    WayOut best;
    int least = 0x7FFFFFFF;
    for (int d = 0; d < 6; ++d) {
        if (!map.open(place, d)) continue;
        const HexId hex = map.grid.neighbour(place, d);
        if (enemy_at(scenario, state, hex, side)) continue;
        const SiteId site = map.sides[place.index()][static_cast<std::size_t>(d)].site;
        int cost = base.exists() ? march_minutes(map, hex, base) : 0;
        if (site.exists()) cost += by_a_site;
        for (int e = 0; e < 6; ++e) {
            const HexId beside = map.grid.neighbour(hex, e);
            const bool enemy = beside.exists() && enemy_at(scenario, state, beside, side);
            if (enemy) cost += past_an_enemy;
        }
        if (cost >= least) continue;
        least = cost;
        best = {hex, site, map.march_sides[place.index()][static_cast<std::size_t>(d)]};
    }
    return best;
}

HexId nearest_enemy(const Scenario& scenario, const State& state, FormationId leaf) {
    const auto seen =
        look_around(scenario, state, state.condition[leaf.index()].place, side_of(scenario, leaf));
    return seen.count > 0 ? seen.hexes[0] : HexId();
}

}  // namespace lishui
