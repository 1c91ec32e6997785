// What happens, told to whoever keeps the record: the journal is made of these and nothing else.
// Events tell the truth; which desk may know of one is the business of whoever shows it.
#pragma once

#include <variant>
#include <vector>

#include "belief/picture.h"
#include "campaign/happening.h"
#include "campaign/staff_event.h"
#include "command/appreciation.h"
#include "command/mission.h"
#include "messages/dispatch.h"

namespace lishui {

// A dispatch was handed in, with the words as written; its whole way is already known to the
// umpire.
struct HandedIn {
    Dispatch dispatch;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("dispatch", s.dispatch);
    }
};

// On the way something was read wrongly and nobody noticed: the addressee will read this, while the
// sender still holds that he wrote what was handed in.
struct Garbled {
    DispatchId id;
    Moment at;
    Body received;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("id", s.id);
        visit("at", s.at);
        visit("received", s.received);
    }
};

// It reached the in-tray (or the leaf) of its addressee.
struct Delivered {
    DispatchId id;
    FormationId to;
    Moment at;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("id", s.id);
        visit("to", s.to);
        visit("at", s.at);
    }
};

// The staff took it up.
struct WasRead {
    DispatchId id;
    HeadquartersId by;
    Moment at;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("id", s.id);
        visit("by", s.by);
        visit("at", s.at);
    }
};

struct PictureChanged {
    HeadquartersId holder;
    Moment at;
    std::uint16_t slot = 0;
    PictureEntry entry;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("holder", s.holder);
        visit("at", s.at);
        visit("slot", s.slot);
        visit("entry", s.entry);
    }
};

struct MissionChanged {
    HeadquartersId headquarters;
    Moment at;
    Mission mission;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("headquarters", s.headquarters);
        visit("at", s.at);
        visit("mission", s.mission);
    }
};

struct Appreciated {
    HeadquartersId headquarters;
    Moment at;
    Appreciation appreciation;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("headquarters", s.headquarters);
        visit("at", s.at);
        visit("appreciation", s.appreciation);
    }
};

struct HeadquartersMoved {
    HeadquartersId headquarters;
    Moment at;
    HexId place;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("headquarters", s.headquarters);
        visit("at", s.at);
        visit("place", s.place);
    }
};

using Event =
    std::variant<HandedIn, Delivered, WasRead, LeafChanged, TaskTaken, Happened, LossesTaken,
                 PictureChanged, MissionChanged, Appreciated, HeadquartersMoved, WeatherCame,
                 Garbled, IntentRead, LadderClimbed, PutAside, WasIntercepted, PromiseEnded>;

// Where a phase puts what happened. Nobody listening: nothing is kept, and nothing is allocated.
class Events {
public:
    Events() = default;
    explicit Events(std::vector<Event>* kept) : kept_(kept) {}
    template <class E>
    void tell(const E& event) {
        if (kept_ != nullptr) kept_->push_back(event);
    }
    [[nodiscard]] bool heard() const { return kept_ != nullptr; }

private:
    std::vector<Event>* kept_ = nullptr;
};

}  // namespace lishui
