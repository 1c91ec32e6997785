#include <algorithm>
#include <bit>
#include <utility>

#include "base/check.h"
#include "base/real.h"
#include "map/map.h"
#include "map/route.h"
#include "time/hour.h"

namespace lishui {

namespace {

constexpr std::size_t ring_size = 4096;     // buckets of one minute each, used in turn
constexpr int longest_side_minutes = 4000;  // less than the ring
// Six weeks. With the longest side it is still less than no_march, so that a sum of the two that is
// not less means no way.
constexpr std::uint16_t farthest_march = 0xEFFF;
static_assert(farthest_march + longest_side_minutes < no_march);

// The open sides of all hexes in one list, so that the searches run over little memory.
struct OpenSide {
    std::uint16_t to;
    std::uint16_t minutes;
};
struct OpenSides {
    std::vector<OpenSide> list;
    std::vector<std::uint32_t> first;  // by hex, and one more
};

OpenSides open_sides(const Map& map) {
    OpenSides open;
    open.first.push_back(0);
    for (std::size_t h = 0; h < map.march_sides.size(); ++h) {
        for (int d = 0; d < 6; ++d) {
            const auto minutes = map.march_sides[h][static_cast<std::size_t>(d)];
            if (minutes == no_march) continue;
            open.list.push_back({map.grid.neighbour(HexId(h), d).value, minutes});
        }
        open.first.push_back(static_cast<std::uint32_t>(open.list.size()));
    }
    return open;
}

// A queue of hexes by minute: a ring of lists with one bit for each list that has something in it.
class MinuteQueue {
public:
    explicit MinuteQueue(std::size_t hexes) : next_(hexes), before_(hexes) { head_.fill(none); }

    void put(std::uint16_t hex, std::int32_t minute) {
        const auto slot = static_cast<std::size_t>(minute) % ring_size;
        next_[hex] = head_[slot];
        before_[hex] = none;
        if (head_[slot] != none) before_[head_[slot]] = hex;
        head_[slot] = hex;
        bits_[slot / 64] |= std::uint64_t{1} << (slot % 64);
    }

    void take(std::uint16_t hex, std::int32_t minute) {
        const auto slot = static_cast<std::size_t>(minute) % ring_size;
        if (before_[hex] != none) {
            next_[before_[hex]] = next_[hex];
        } else {
            head_[slot] = next_[hex];
            if (head_[slot] == none) bits_[slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
        }
        if (next_[hex] != none) before_[next_[hex]] = before_[hex];
    }

    // The earliest hex from this minute on; false when the queue is empty.
    bool first_from(std::int32_t& minute, std::uint16_t& hex) const {
        const auto start = static_cast<std::size_t>(minute) % ring_size;
        std::uint64_t word = bits_[start / 64] & (~std::uint64_t{0} << (start % 64));
        for (std::size_t passed = 0; passed <= ring_size / 64; ++passed) {
            const std::size_t at = (start / 64 + passed) % (ring_size / 64);
            if (passed > 0) word = bits_[at];
            if (word == 0) continue;
            const std::size_t slot = at * 64 + static_cast<std::size_t>(std::countr_zero(word));
            minute += static_cast<std::int32_t>((slot + ring_size - start) % ring_size);
            hex = head_[slot];
            return true;
        }
        return false;
    }

private:
    static constexpr std::uint16_t none = 0xFFFF;
    std::array<std::uint16_t, ring_size> head_{};
    std::array<std::uint64_t, ring_size / 64> bits_{};
    std::vector<std::uint16_t> next_, before_;
};

void search_from(std::uint16_t source, const OpenSides& open, MinuteQueue& queue,
                 std::vector<std::int32_t>& reached) {
    constexpr std::int32_t unreached = 0x7FFFFFFF;
    std::fill(reached.begin(), reached.end(), unreached);
    reached[source] = 0;
    queue.put(source, 0);
    std::int32_t now = 0;
    std::uint16_t hex = 0;
    while (queue.first_from(now, hex)) {
        queue.take(hex, now);
        for (auto i = open.first[hex]; i < open.first[hex + 1u]; ++i) {
            const OpenSide side = open.list[i];
            const std::int32_t then = now + side.minutes;
            std::int32_t& known = reached[side.to];
            if (then >= known) continue;
            if (known != unreached) queue.take(side.to, known);
            known = then;
            queue.put(side.to, then);
        }
    }
}

}  // namespace

int side_minutes(const Map& map, const MarchRates& rates, HexId from, int direction) {
    if (!map.open(from, direction)) return no_march;
    const HexId to = map.grid.neighbour(from, direction);
    const Hexside& side = map.sides[from.index()][static_cast<std::size_t>(direction)];
    const double rate = rates.km_a_day[static_cast<std::size_t>(side.way)];
    // Half of the way lies in each hex. A way softens bad ground: it was laid where walking is
    // best.
    double days = 0;
    for (const HexId hex : {from, to}) {
        double factor = rates.ground_factor[static_cast<std::size_t>(map.ground[hex.index()])];
        if (side.way != Way::none) factor = square_root(factor);
        days = days + map.hex_km / 2 / clamped(rate * factor, 0.01, 1000.0);
    }
    double minutes = days * minutes_a_day;
    if (side.site.exists()) {
        minutes = minutes + rates.site_minutes;
    } else if (side.river.exists()) {
        minutes = minutes + rates.ford_minutes;
    }
    return static_cast<int>(clamped(round_nearest(minutes), 1.0, double{longest_side_minutes}));
}

namespace {

// Where three ways or more meet, so that a column may leave by another than it came by.
void lay_junctions(Map& map) {
    map.junctions.clear();
    for (std::size_t h = 0; h < map.sides.size(); ++h) {
        int ways = 0;
        for (const Hexside& side : map.sides[h])
            ways += side.way != Way::none ? 1 : 0;
        if (ways >= 3) map.junctions.push_back(HexId(h));
    }
}

void lay_side_rows(Map& map) {
    SideRows& rows = map.side_rows;
    rows.stride = map.grid.width + 2 * SideRows::margin;
    const int size = rows.stride * (map.grid.height + 2 * SideRows::margin);
    for (std::size_t d = 0; d < 6; ++d) {
        rows.minutes[d].assign(static_cast<std::size_t>(size), SideRows::shut);
        for (std::size_t h = 0; h < map.march_sides.size(); ++h) {
            const HexId hex(h);
            rows.minutes[d][rows.index(map.grid.row(hex), map.grid.column(hex))] =
                static_cast<std::int16_t>(std::min<int>(map.march_sides[h][d], SideRows::shut));
        }
    }
}

}  // namespace

void lay_march_table(Map& map, const MarchRates& rates) {
    const auto size = static_cast<std::size_t>(map.grid.size());
    check(size < 0xFFFF, "a map has fewer hexes than there are numbers for them");
    lay_junctions(map);
    map.march_sides.resize(size);
    for (std::size_t h = 0; h < size; ++h) {
        for (int d = 0; d < 6; ++d) {
            map.march_sides[h][static_cast<std::size_t>(d)] =
                static_cast<std::uint16_t>(side_minutes(map, rates, HexId(h), d));
        }
    }
    lay_side_rows(map);
    // Sides take as long one way as the other, so a search from a hex is also one to it.
    const OpenSides open = open_sides(map);
    MinuteQueue queue(size);
    std::vector<std::int32_t> reached(size);
    map.march_table.resize(size * size);
    for (std::size_t to = 0; to < size; ++to) {
        search_from(static_cast<std::uint16_t>(to), open, queue, reached);
        std::uint16_t* row = map.march_table.data() + to * size;
        for (std::size_t from = 0; from < size; ++from) {
            const std::int32_t minutes = reached[from];
            row[from] = minutes == 0x7FFFFFFF      ? std::uint16_t{no_march}
                        : minutes > farthest_march ? farthest_march
                                                   : static_cast<std::uint16_t>(minutes);
        }
    }
}

HexId next_hex(const Map& map, HexId from, HexId to) {
    const std::uint16_t* rest_from = march_minutes_to(map, to);
    if (from == to || rest_from[from.index()] == no_march) return {};
    const std::array<std::uint16_t, 6>& sides = map.march_sides[from.index()];
    const std::array<std::int16_t, 6>& steps = map.grid.steps(from);
    const bool edge = map.grid.at_the_edge(from);
    // The minutes and the direction as one number, so that the least of them tells both.
    int least = no_march * 8;
    const auto look = [&](std::size_t d) {
        // Beyond the edge there is no side to go over; this hex stands in for what is not there.
        const int step = edge && sides[d] == no_march ? 0 : steps[d];
        const int hex = from.value + step;
        const int minutes =
            (sides[d] + rest_from[static_cast<std::size_t>(hex)]) * 8 + static_cast<int>(d);
        least = minutes < least ? minutes : least;
    };
    [&]<std::size_t... d>(std::index_sequence<d...>) { (look(d), ...); }
    (std::make_index_sequence<6>{});
    return least < no_march * 8 ? map.grid.neighbour(from, least % 8) : HexId();
}

}  // namespace lishui
