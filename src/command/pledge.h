// Pledges between neighbours: the letter that asks for one or gives it, and what a headquarters
// keeps of it.
#pragma once

#include "belief/report.h"

namespace lishui {

// Between neighbours: to come abreast of a place by an hour. One asks for it, the other gives his
// word, or is silent.
struct Promise {
    HexId place;
    Moment by{0};
    std::uint8_t asks = 0;  // 1: it asks for the promise; 0: it gives it
    DispatchId answers;     // the letter that asked
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("place", s.place);
        visit("by", s.by);
        visit("asks", s.asks);
        visit("answers", s.answers);
    }
};

// What one neighbour has promised another: to be abreast of a place by an hour (since the opening).
struct Pledge {
    FormationId with;  // none: there is none
    HexId place;
    std::uint16_t by_hour = 0;

    [[nodiscard]] Moment by() const { return Moment{by_hour * minutes_an_hour}; }
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("with", s.with);
        visit("place", s.place);
        visit("by_hour", s.by_hour);
    }
};

inline constexpr int most_trusted_neighbours = 4;
inline constexpr std::uint8_t trust_at_first =
    60;  // per cent: what an ordinary man's word is worth

}  // namespace lishui
