// What one headquarters knew (see diary.h).
#include "record/diary.h"

namespace lishui {

namespace {

// What its writer, or its reader, can see of a dispatch: the words and who wrote when, not the
// fate.
Dispatch seen_from_the_desk(const Dispatch& dispatch) {
    Dispatch seen;
    seen.stage = Stage::in_tray;
    seen.means = dispatch.means;
    seen.precedence = dispatch.precedence;
    seen.id = dispatch.id;
    seen.from = dispatch.from;
    seen.to = dispatch.to;
    seen.handed_in = dispatch.handed_in;
    seen.arrives = never;
    seen.body = dispatch.body;
    return seen;
}

class Knowing {
public:
    Knowing(const Scenario& scenario, HeadquartersId h)
        : self_(scenario.order_of_battle.command(h)), h_(h) {}

    void operator()(const HandedIn& e) {
        if (e.dispatch.to == self_) written_[e.dispatch.id] = e.dispatch;
        // What its own airmen and listeners have for it, it knows when it has read it.
        if (e.dispatch.from != self_ || e.dispatch.to == self_) return;
        known.push_back({e.dispatch.handed_in, HandedIn{seen_from_the_desk(e.dispatch)}});
    }
    // The sender goes on believing that he wrote what he wrote; the reader has only the other
    // words.
    void operator()(const Garbled& e) {
        if (const auto found = written_.find(e.id); found != written_.end()) {
            found->second.body = e.received;
        }
    }
    void operator()(const WasRead& e) {
        if (e.by != h_) return;
        const auto found = written_.find(e.id);
        if (found == written_.end()) return;
        known.push_back({e.at, HandedIn{seen_from_the_desk(found->second)}});
        known.push_back({e.at, Delivered{e.id, self_, e.at}});
        known.push_back({e.at, e});
    }
    void operator()(const PictureChanged& e) { keep(e, e.holder); }
    void operator()(const MissionChanged& e) { keep(e, e.headquarters); }
    void operator()(const Appreciated& e) { keep(e, e.headquarters); }
    void operator()(const HeadquartersMoved& e) { keep(e, e.headquarters); }
    void operator()(const IntentRead& e) { keep(e, e.holder); }
    void operator()(const LadderClimbed& e) { keep(e, e.headquarters); }
    void operator()(const PutAside& e) { keep(e, e.by); }
    void operator()(const PromiseEnded& e) { keep(e, e.holder); }
    void operator()(const WasIntercepted&) {}
    void operator()(const WeatherCame& e) { known.push_back({e.at, e}); }
    void operator()(const Delivered&) {}
    void operator()(const LeafChanged&) {}
    void operator()(const TaskTaken&) {}
    void operator()(const Happened&) {}
    void operator()(const LossesTaken&) {}

    std::vector<KnownEvent> known;

private:
    template <class E>
    void keep(const E& event, HeadquartersId whose) {
        if (whose == h_) known.push_back({event.at, event});
    }
    FormationId self_;
    HeadquartersId h_;
    std::map<DispatchId, Dispatch> written_;  // to this headquarters; another's are never read here
};

}  // namespace

std::vector<KnownEvent> known_events(const Recording& recording, HeadquartersId h) {
    Knowing knowing(*recording.scenario, h);
    for (const auto& hour : recording.journal.hours) {
        for (const auto& event : hour.events)
            std::visit(knowing, event);
    }
    return std::move(knowing.known);
}

Situation known_situation(const Recording& recording, HeadquartersId h, Moment at) {
    auto s = situation_before(*recording.scenario);
    for (const auto& known : known_events(recording, h)) {
        if (known.at > at) break;
        apply(known.event, s);
    }
    const Moment last{recording.journal.last_hour() * minutes_an_hour};
    s.now = at < last ? at : last;
    return s;
}

}  // namespace lishui
