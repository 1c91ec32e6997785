// What happens at the tables of staffs beyond reading and writing: an intention is read out of the
// enemy, a step is taken with a subordinate, an order is put aside, a telegram of the enemy's is
// understood.
#pragma once

#include "belief/intent.h"
#include "command/headquarters.h"

namespace lishui {

// A headquarters reads another intention out of what the enemy does.
struct IntentRead {
    HeadquartersId holder;
    Moment at;
    Sign sign = Sign::halts;
    DispatchId from;  // the letter that told of it
    Intent intent;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("holder", s.holder);
        visit("at", s.at);
        visit("sign", s.sign);
        visit("from", s.from);
        visit("intent", s.intent);
    }
};

// A superior took a step with a subordinate, with the figures on which he took it.
struct LadderClimbed {
    HeadquartersId headquarters;
    FormationId subordinate;
    Moment at;
    LadderStep step = LadderStep::none;
    std::int16_t doubt = 0;         // thousandths: how likely that one's own picture is wrong
    std::int32_t insist_worth = 0;  // thousandths of worth, by the picture
    std::int32_t release_worth = 0;
    std::uint8_t trust = 0;  // per cent
    std::uint8_t objections = 0;
    DispatchId order;
    DispatchId objection;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("headquarters", s.headquarters);
        visit("subordinate", s.subordinate);
        visit("at", s.at);
        visit("step", s.step);
        visit("doubt", s.doubt);
        visit("insist_worth", s.insist_worth);
        visit("release_worth", s.release_worth);
        visit("trust", s.trust);
        visit("objections", s.objections);
        visit("order", s.order);
        visit("objection", s.objection);
    }
};

// An order was put aside: a later one of the same superior had come before it.
struct PutAside {
    DispatchId order;
    HeadquartersId by;
    Moment at;
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("order", s.order);
        visit("by", s.by);
        visit("at", s.at);
    }
};

// The enemy's signals staff has read a dispatch; what it made of it comes to the tray as a
// sighting.
struct WasIntercepted {
    DispatchId id;
    HeadquartersId by;
    Moment at;  // when it was understood
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("id", s.id);
        visit("by", s.by);
        visit("at", s.at);
    }
};

// The hour has come by which a neighbour promised to be abreast, or he is there before it.
struct PromiseEnded {
    HeadquartersId holder;  // to whom it was promised
    FormationId neighbour;
    Moment at;
    HexId place;
    Moment by;
    std::uint8_t kept = 0;
    std::uint8_t trust = 0;  // per cent: what his word is worth from now on
    template <class Self, class Visit>
    static void fields(Self& s, Visit&& visit) {
        visit("holder", s.holder);
        visit("neighbour", s.neighbour);
        visit("at", s.at);
        visit("place", s.place);
        visit("by", s.by);
        visit("kept", s.kept);
        visit("trust", s.trust);
    }
};

}  // namespace lishui
