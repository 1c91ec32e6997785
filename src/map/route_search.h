// The search behind find_route. It goes where the march table says that the rest of the way is
// shortest (the table is exact as long as nothing is in the way), keeps no more than a small list,
// and takes no memory from the system. Only route.h includes it.
#pragma once

namespace lishui {

// The hexes that a search has looked at, and among them those still to be followed, the most
// promising first. Ties go to the lower hex number. It looks at no more than `patience` hexes, and
// keeps room for those and what lies beside them.
template <int patience>
class RouteSearch {
public:
    static constexpr std::uint16_t start = 0xFFFF;  // what the start was reached from
    struct Node {  // left as it lies until it is used: there are many, and a search needs few
        std::uint16_t hex;
        std::uint16_t from;     // the node it was reached from
        std::uint16_t at;       // its place in the heap; closed when done
        std::int32_t minutes;   // to here
        std::int32_t estimate;  // to here and on to the goal
    };

    [[nodiscard]] const Node& node(std::size_t number) const { return nodes_[number]; }
    [[nodiscard]] bool empty() const { return open_ == 0; }

    // Takes note that the hex can be reached in so many minutes. (Inlined, it makes g++ fear for
    // the nodes that are not filled.)
    [[gnu::noinline]] void reach(HexId hex, std::uint16_t from, std::int32_t minutes,
                                 std::int32_t estimate) {
        std::size_t slot = (hex.index() * 2654435761u >> 7) % slots;
        while (slot_[slot] != 0 && nodes_[slot_[slot] - 1u].hex != hex.value)
            slot = (slot + 1) % slots;
        if (slot_[slot] == 0) {
            if (count_ == capacity) return;
            nodes_[count_] = {hex.value, from, static_cast<std::uint16_t>(open_), minutes,
                              estimate};
            const std::uint64_t key = key_of(count_);
            slot_[slot] = static_cast<std::uint16_t>(++count_);
            rise(open_++, key);
            return;
        }
        const std::uint16_t number = static_cast<std::uint16_t>(slot_[slot] - 1u);
        Node& known = nodes_[number];
        if (known.at == closed || minutes >= known.minutes) return;
        known.from = from;
        known.minutes = minutes;
        known.estimate = estimate;
        rise(known.at, key_of(number));
    }

    // Closes the most promising node and gives its number.
    std::uint16_t take() {
        const std::uint16_t first = number_of(heap_[0]);
        nodes_[first].at = closed;
        const std::uint64_t last = heap_[--open_];
        if (open_ > 0) sink(last);
        return first;
    }

private:
    static constexpr std::size_t capacity = patience * 5 + 8;
    static constexpr std::size_t slots = std::bit_ceil(2 * capacity);
    static constexpr std::uint16_t closed = 0xFFFF;
    static_assert(capacity < closed);

    // What the heap is ordered by, and the node's number: estimate, hex, number.
    [[nodiscard]] std::uint64_t key_of(std::size_t number) const {
        const Node& node = nodes_[number];
        return static_cast<std::uint64_t>(node.estimate) << 32 |
               static_cast<std::uint64_t>(node.hex) << 16 | number;
    }
    static std::uint16_t number_of(std::uint64_t key) { return static_cast<std::uint16_t>(key); }

    void lay(std::size_t at, std::uint64_t key) {
        heap_[at] = key;
        nodes_[number_of(key)].at = static_cast<std::uint16_t>(at);
    }
    // Lays the key into the place, or above it.
    void rise(std::size_t at, std::uint64_t key) {
        while (at > 0 && key < heap_[(at - 1) / 2]) {
            lay(at, heap_[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        lay(at, key);
    }
    // Lays the key into the first place, which is free, or below it.
    void sink(std::uint64_t key) {
        std::size_t at = 0;
        for (std::size_t least = 1; least < open_; least = 2 * at + 1) {
            if (least + 1 < open_ && heap_[least + 1] < heap_[least]) ++least;
            if (key <= heap_[least]) break;
            lay(at, heap_[least]);
            at = least;
        }
        lay(at, key);
    }

    std::size_t count_ = 0;
    std::size_t open_ = 0;
    std::array<std::uint16_t, slots> slot_{};
    std::array<Node, capacity> nodes_;
    std::array<std::uint64_t, capacity> heap_;
};

// Follows a node to the hexes beside it.
template <int patience, class Extra>
void follow(const Map& map, RouteSearch<patience>& search, std::uint16_t number, HexId to,
            Extra&& extra) {
    const auto here = search.node(number);
    const std::uint16_t behind = here.from == search.start ? here.hex : search.node(here.from).hex;
    const std::array<HexId, 6> beside = map.grid.neighbours(HexId(here.hex));
    for (std::size_t d = 0; d < 6; ++d) {
        const int side = map.march_sides[here.hex][d];
        const HexId hex = beside[d];
        if (side == no_march || hex.value == behind) continue;
        const int more = extra(hex);
        if (more < 0) continue;
        const std::int32_t minutes = here.minutes + side + more;
        search.reach(hex, number, minutes, minutes + march_minutes(map, hex, to));
    }
}

template <int patience, class Extra>
Route find_route(const Map& map, HexId from, HexId to, Extra&& extra) {
    Route route;
    if (from == to || march_minutes(map, from, to) == no_march) return route;
    RouteSearch<patience> search;
    search.reach(from, search.start, 0, march_minutes(map, from, to));
    for (int looked = 0; looked < patience && !search.empty(); ++looked) {
        const std::uint16_t number = search.take();
        if (search.node(number).hex != to.value) {
            follow(map, search, number, to, extra);
            continue;
        }
        int length = 0;
        for (auto n = number; search.node(n).from != search.start; n = search.node(n).from)
            ++length;
        if (length > longest_route) return route;
        route.length = length;
        route.minutes = search.node(number).minutes;
        for (auto n = number; length > 0; n = search.node(n).from)
            route.hexes[static_cast<std::size_t>(--length)] = HexId(search.node(n).hex);
        return route;
    }
    return route;
}

}  // namespace lishui
