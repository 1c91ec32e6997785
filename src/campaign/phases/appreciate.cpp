// Two phases of a staff's hour that belong together: appreciate (the tray is read, the picture
// changes) and decide (the commander takes a course, letters are handed in).
#include "base/order_by.h"
#include "base/rack.h"
#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/tray.h"

namespace lishui {

namespace {

constexpr int most_letters = 96;

struct Tray {
    Rack<Letter, most_letters> letters;
    Rack<SlotId, most_letters> slots;
    std::size_t count = 0;
};

// What a staff has on its tables while it sits: large, and so one for all the sittings of an hour.
struct Tables {
    Tray tray;
    Decision decision;

    void clear() {
        tray.count = 0;
        if (decision.appreciated) decision.appreciation = Appreciation{};
        decision.appreciated = false;
        decision.course = CourseKind::as_ordered;
        decision.plan = Task{};
        decision.objected = 0;
        decision.draft_count = 0;
    }
};

// Takes the letters out of a headquarters' tray, oldest first.
void open_tray(State& state, HeadquartersId h, Tray& tray) {
    SlotId& first = state.first_in_tray[h.index()];
    if (!first.exists()) return;
    std::array<std::uint16_t, most_dispatches> found;
    std::size_t count = 0;
    for (SlotId slot = first; slot.exists(); slot = state.next_letter[slot.index()])
        found[count++] = slot.value;
    order_by(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
             [&](std::uint16_t a, std::uint16_t b) {
                 const Dispatch& x = state.dispatches[a];
                 const Dispatch& y = state.dispatches[b];
                 return x.arrives != y.arrives ? x.arrives < y.arrives : x.id < y.id;
             });
    first = SlotId();
    for (std::size_t i = 0; i < count; ++i) {
        const SlotId slot(found[i]);
        state.next_letter[slot.index()] = SlotId();
        if (i >= most_letters) {  // more than a staff can read in one sitting: left in the tray
            put_first(state, first, slot);
            continue;
        }
        const Dispatch& dispatch = state.dispatches[slot.index()];
        tray.slots[tray.count] = slot;
        tray.letters[tray.count++] = {dispatch.id, dispatch.from, dispatch.handed_in,
                                      dispatch.arrives, dispatch.body};
    }
}

struct Reader {
    const Scenario& scenario;
    State& state;
    HeadquartersId h;
    Moment at;
    Events& events;
    const Letter* letter = nullptr;

    [[nodiscard]] Headquarters& own() const { return state.headquarters[h.index()]; }

    void picture_changed(const PictureEntry* entry) const {
        if (entry == nullptr) return;
        const PictureSlots picture = picture_of(scenario, state, h);
        events.tell(
            PictureChanged{h, at, static_cast<std::uint16_t>(entry - picture.data()), *entry});
    }
    [[nodiscard]] Assignment* assignment_by(DispatchId order) const {
        for (Assignment& assignment : own().assignments)
            if (assignment.subordinate == letter->from && assignment.order == order)
                return &assignment;
        return nullptr;
    }
    void operator()(const Order& order) const {
        const OrderOfBattle& order_of_battle = scenario.order_of_battle;
        if (letter->from != order_of_battle[order_of_battle.command(h)].superior) return;
        Mission& mission = own().mission;
        const bool repeated = same_wish(mission.task, order.task);
        if (!repeated) own().prior = same_wish(own().plan, order.task) ? Task{} : own().plan;
        const std::uint8_t objected = repeated ? mission.objected : std::uint8_t{0};
        const Moment last = repeated ? mission.last_objection : long_ago;
        mission = Mission{order.task, letter->from, letter->id, at, objected, last};
        events.tell(MissionChanged{h, at, mission});
    }
    void operator()(const Objection& objection) const {
        if (Assignment* assignment = assignment_by(objection.order))
            if (assignment->objections < 255) ++assignment->objections;
    }
    void operator()(const Answer& answer) const {
        if (Assignment* assignment = assignment_by(answer.order)) assignment->answered = 1;
    }
    void operator()(const Return& report) const {
        if (report.subject != letter->from) return;  // garbled beyond use
        picture_changed(
            take_in(picture_of(scenario, state, h), report, letter->id, at, scenario.rules.belief));
    }
    void operator()(const Sighting& sighting) const {
        picture_changed(take_in(picture_of(scenario, state, h), sighting, letter->id, at,
                                scenario.rules.belief));
    }
};

void read_tray(const Scenario& scenario, State& state, HeadquartersId h, const Tray& tray,
               Moment at, Events& events) {
    Reader reader{scenario, state, h, at, events};
    for (std::size_t i = 0; i < tray.count; ++i) {
        reader.letter = &tray.letters[i];
        events.tell(WasRead{tray.letters[i].id, h, at});
        std::visit(reader, tray.letters[i].body);
        give_back_slot(state, tray.slots[i]);
    }
}

// Keeps on the headquarters' own record what it has told a subordinate.
void keep_order(const Scenario& scenario, Headquarters& own, HeadquartersId h, const Draft& draft,
                DispatchId id, Moment at) {
    const Order* order = std::get_if<Order>(&draft.body);
    if (order == nullptr) return;
    const auto under = scenario.order_of_battle.under(h);
    for (std::size_t i = 0; i < under.size() && i < most_subordinates; ++i) {
        if (under[i] != draft.to) continue;
        Assignment& assignment = own.assignments[i];
        const bool again = same_wish(assignment.task, order->task);
        // An order that refers to the subordinate's own letter and wishes what is new gives him
        // leave.
        const bool leave = !again && order->refers_to.sender == draft.to.value;
        assignment.subordinate = draft.to;
        assignment.task = order->task;
        assignment.order = id;
        assignment.sent = at;
        assignment.answered = 0;
        assignment.conceded = leave ? 1 : 0;
        if (!again) assignment.objections = 0;
    }
}

void hand_in_all(const Scenario& scenario, State& state, HeadquartersId h,
                 std::span<const Draft> drafts, Moment at) {
    Headquarters& own = state.headquarters[h.index()];
    const FormationId self = scenario.order_of_battle.command(h);
    for (const Draft& draft : drafts) {
        const DispatchId id = hand_in(scenario, state, self, draft, at);
        keep_order(scenario, own, h, draft, id, at);
        if (std::holds_alternative<Return>(draft.body)) own.last_return = at;
    }
}

void carry_out(const Scenario& scenario, State& state, HeadquartersId h, Decision& decision,
               Moment at, Events& events) {
    Headquarters& own = state.headquarters[h.index()];
    if (decision.appreciated) {
        own.plan_made = at;
        own.course = decision.course;
        own.plan = decision.plan;
        decision.appreciation.number = ++own.appreciations;
        events.tell(Appreciated{h, at, decision.appreciation});
    }
    if (decision.objected != 0) {
        own.mission.last_objection = at;
        if (own.mission.objected < 255) ++own.mission.objected;
    }
    hand_in_all(scenario, state, h,
                {decision.drafts.data(), static_cast<std::size_t>(decision.draft_count)}, at);
}

bool is_seat(const Players& players, HeadquartersId h) {
    for (const HeadquartersId seat : players.seats)
        if (seat == h) return true;
    return false;
}

// The next sitting if nothing urgent comes: the staff's ordinary round.
Moment next_sitting(const Scenario& scenario, const State& state, HeadquartersId h, Moment at) {
    const Key key{state.seed, at.minute, scenario.order_of_battle.command(h).value};
    const double round = scenario.rules.command.staff_round_hours;
    return at + static_cast<Minutes>(
                    round_nearest(60 * round * (0.7 + 0.6 * draw(key, purpose("staff round")))));
}

void sit(const Scenario& scenario, State& state, HeadquartersId h, const Players& players,
         Tables& tables, Events& events) {
    Headquarters& own = state.headquarters[h.index()];
    const Moment at = state.now;
    tables.clear();
    Tray& tray = tables.tray;
    open_tray(state, h, tray);
    read_tray(scenario, state, h, tray, at, events);
    if (!is_seat(players, h)) {
        const Desk desk = desk_of(scenario, state, h, {tray.letters.data(), tray.count});
        const BuiltInCommander built_in;
        const Commander& commander = players.commander != nullptr ? *players.commander : built_in;
        commander.decide(desk, tables.decision);
        carry_out(scenario, state, h, tables.decision, at, events);
    }
    own.last_sitting = at;
    own.next_work = next_sitting(scenario, state, h, at);
}

}  // namespace

Desk desk_of(const Scenario& scenario, const State& state, HeadquartersId h,
             std::span<const Letter> letters) {
    const OpeningHeadquarters& opening = scenario.headquarters[h.index()];
    const FormationId self = scenario.order_of_battle.command(h);
    return Desk{self,
                scenario.order_of_battle[self].superior,
                scenario.order_of_battle.under(h),
                scenario.order_of_battle.formations,
                scenario.order_of_battle.sides,
                scenario.measures,
                scenario.map,
                opening.nature,
                state.headquarters[h.index()],
                {state.pictures.data() + opening.picture_first,
                 static_cast<std::size_t>(opening.picture_slots)},
                letters,
                opening.base,
                state.now,
                Key{state.seed, state.now.minute, self.value},
                scenario.rules.command,
                scenario.rules.belief};
}

void appreciate(const Scenario& scenario, State& state, const Players& players, Events events) {
    Tables tables;
    for (std::size_t i = 0; i < scenario.headquarters.size(); ++i) {
        if (state.headquarters[i].next_work > state.now || scenario.headquarters[i].outside)
            continue;
        sit(scenario, state, HeadquartersId(i), players, tables, events);
    }
    for (const DeskOrders& orders : players.orders)
        hand_in_all(scenario, state, orders.headquarters, orders.drafts, state.now);
}

}  // namespace lishui
