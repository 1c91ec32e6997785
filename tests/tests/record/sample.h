// Small journals made by hand for the tests of the record: no scenario, no campaign, every kind of
// event.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/fields.h"
#include "record/byte_reader.h"
#include "record/journal.h"

namespace lishui {

// Fills every number of a value with another one, within what its kind allows.
class Filler {
public:
    explicit Filler(std::uint32_t seed) : next_(seed) {}
    void enter(const char*) {}
    void index(std::size_t) {}
    void leave() {}
    template <class T>
    void scalar(T& x) {
        next_ = next_ * 1664525u + 1013904223u;
        const auto wild = next_ >> 16;
        if constexpr (std::is_enum_v<T>) {
            x = static_cast<T>(wild % static_cast<unsigned>(Kinds<T>::count));
        } else {
            x = static_cast<T>(wild % 100);
        }
    }

private:
    std::uint32_t next_;
};

template <std::size_t I = 0>
void one_of_each(std::vector<Event>& events, std::uint32_t seed) {
    if constexpr (I < std::variant_size_v<Event>) {
        Event event{std::in_place_index<I>};
        Filler filler(seed * 31 + static_cast<std::uint32_t>(I));
        std::visit([&](auto& e) { walk_filled(e, filler, seed); }, event);
        events.push_back(event);
        one_of_each<I + 1>(events, seed);
    }
}

template <class E>
void walk_filled(E& event, Filler& filler, std::uint32_t seed) {
    if constexpr (std::is_same_v<E, HandedIn>) {
        switch (seed % 5) {  // the kind of body first; the filler must not choose it
            case 0:
                event.dispatch.body = Order{};
                break;
            case 1:
                event.dispatch.body = Objection{};
                break;
            case 2:
                event.dispatch.body = Answer{};
                break;
            case 3:
                event.dispatch.body = Return{};
                break;
            default:
                event.dispatch.body = Sighting{};
                break;
        }
        std::visit([&](auto& body) { walk(body, filler); }, event.dispatch.body);
        walk(event.dispatch.id, filler);
        walk(event.dispatch.legs, filler);
        walk(event.dispatch.handed_in, filler);
    } else {
        walk(event, filler);
    }
}

inline JournalOpening sample_opening() {
    JournalOpening opening;
    opening.rules_version = 1;
    opening.scenario = "sample";
    opening.scenario_digest = 0x1234567890ABCDEFull;
    opening.seed = 42;
    opening.changes = {{"message", "loss_on", 0.25}};
    opening.seats = {HeadquartersId(1)};
    opening.files = {{"a.csv", "id,name\n1,一\n"}, {"scenario.toml", "id = \"sample\"\n"}};
    return opening;
}

inline JournalHour sample_hour(std::int32_t hour) {
    JournalHour out;
    out.hour = hour;
    out.digest = 0xABCDEF0011223344ull * static_cast<std::uint64_t>(hour + 1);
    one_of_each(out.events, static_cast<std::uint32_t>(hour));
    if (hour == 2) {
        Order order;
        order.task.objective = HexId(7);
        out.orders = {{HeadquartersId(1), {{FormationId(3), Precedence::urgent, order}}}};
    }
    return out;
}

// The bytes of a journal, frame by frame: opening, hours, end.
inline std::vector<std::string> sample_frames(std::int32_t last_hour) {
    JournalWriter writer;
    std::vector<std::string> frames{writer.open(sample_opening())};
    for (std::int32_t hour = 0; hour <= last_hour; ++hour) {
        frames.push_back(writer.hour(sample_hour(hour)));
    }
    frames.push_back(writer.close());
    return frames;
}

inline std::string joined(const std::vector<std::string>& frames) {
    std::string out;
    for (const auto& frame : frames)
        out += frame;
    return out;
}

// Writes a journal that was read; equal bytes mean that nothing was changed or left out.
inline std::string rewritten(const Journal& journal) {
    JournalWriter writer;
    auto out = writer.open(journal.opening);
    for (const auto& hour : journal.hours)
        out += writer.hour(hour);
    return journal.complete ? out + writer.close() : out;
}

}  // namespace lishui
