// Two phases of a staff's hour that belong together: appreciate (the tray is read, the picture
// changes) and decide (the commander takes a course, letters are handed in).

#include "base/order_by.h"
#include "base/rack.h"
#include "base/real.h"
#include "campaign/hour.h"
#include "campaign/promises.h"
#include "campaign/tray.h"
#include "command/estimate.h"
#include "command/ladder.h"
#include "command/promise.h"
#include "command/reporting.h"

namespace lishui {

namespace {

constexpr int most_letters = 96;

// His nature, or that of whoever took over from him.
const Nature& nature_of(const Scenario& scenario, const State& state, HeadquartersId h) {
    static constexpr Nature successor{
        .boldness = 0.5, .caution = 0.5, .energy = 0.6, .obedience = 0.85};
    return state.headquarters[h.index()].under_another != 0
               ? successor
               : scenario.headquarters[h.index()].nature;
}

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
        decision.move_count = 0;
        decision.balance = 0;
    }
};

// Takes the letters out of a headquarters' tray, oldest first.
void open_tray(State& state, HeadquartersId h, Tray& tray) {
    SlotId& first = state.first_in_tray[h.index()];
    if (!first.exists()) return;
    struct Found {
        std::uint64_t turn;
        SlotId slot;
    };
    Rack<Found, most_dispatches> found;
    std::size_t count = 0;
    for (SlotId slot = first; slot.exists(); slot = state.next_letter[slot.index()])
        found[count++] = {turn_among_letters(state.dispatches[slot.index()]), slot};
    order_few(found.data(), count, [](const Found& letter) { return letter.turn; });
    first = SlotId();
    for (std::size_t i = 0; i < count; ++i) {
        const SlotId slot = found[i].slot;
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
        if (entry == nullptr || !events.heard()) return;
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
    // A later order of the same superior has come before this one: events have overtaken it.
    [[nodiscard]] bool overtaken() const {
        const Mission& mission = own().mission;
        return mission.given_by == letter->from && letter->handed_in < mission.dated;
    }
    // The standing order of another superior, not yet old, that this one goes against.
    [[nodiscard]] FormationId contradicted(const Order& order) const {
        const Mission& mission = own().mission;
        if (mission.given_by == letter->from || !mission.order.exists()) return {};
        if (same_wish(mission.task, order.task)) return {};
        const double days = scenario.rules.command.contradiction_days;
        return at - mission.received < minutes_a_day * days ? mission.given_by : FormationId();
    }
    // What he was about before the order came: his own design lives through several orders, until
    // one of them is what he wanted, or another has become more important to him.
    [[nodiscard]] Task design_after(const Task& order) const {
        const Headquarters& self = own();
        const bool has_one = self.prior.objective.exists() || self.prior.line.exists();
        if (has_one && same_wish(self.prior, order)) return {};
        if (has_one && self.prior.importance >= self.plan.importance) return self.prior;
        return same_wish(self.plan, order) ? Task{} : self.plan;
    }
    void take_over(const Order& order) const {
        const FormationId self = scenario.order_of_battle.command(h);
        if (order.relieves != 0) own().under_another = 1;
        if (!order.zone.exists()) return;
        const int zone = scenario.measures[order.zone.index()].zone_bit;
        if (zone < 0) return;  // a line: nobody's ground
        const std::uint32_t bit = 1u << zone;
        if (order.zone_goes_to == self)
            own().zones |= bit;
        else
            own().zones &= ~bit;
    }
    void operator()(const Order& order) const {
        const OrderOfBattle& order_of_battle = scenario.order_of_battle;
        const FormationId self = order_of_battle.command(h);
        if (letter->from == self || !order_of_battle.stands_under(self, letter->from)) return;
        if (overtaken()) {
            events.tell(PutAside{letter->id, h, at});
            return;
        }
        take_over(order);
        Mission& mission = own().mission;
        const bool repeated = same_wish(mission.task, order.task);
        if (!repeated) own().prior = design_after(order.task);
        Mission next;
        next.task = order.task;
        next.given_by = letter->from;
        next.order = letter->id;
        next.received = at;
        next.dated = letter->handed_in;
        next.contradicts = contradicted(order);
        if (repeated) {
            next.objected = mission.objected;
            next.last_objection = mission.last_objection;
            next.reprimands = mission.reprimands;
            next.offers = mission.offers;
        }
        if (order.reprimands != 0 && next.reprimands < 20) ++next.reprimands;
        if (order.offers != Inducement::none && next.offers < 20) ++next.offers;
        mission = next;
        events.tell(MissionChanged{h, at, mission});
    }
    void operator()(const Objection& objection) const {
        if (Assignment* assignment = assignment_by(objection.order))
            if (assignment->objections < 255) ++assignment->objections;
    }
    void operator()(const Answer& answer) const {
        if (Assignment* assignment = assignment_by(answer.order)) assignment->answered = 1;
    }
    void operator()(const Promise& promise) const { note_word(own(), letter->from, promise); }
    void operator()(const Query&) const {}       // answered when the staff writes
    void operator()(const Inspection&) const {}  // see sit
    void operator()(const InspectionReport& finding) const {
        Assignment* held = assignment_of(letter->from);
        if (held == nullptr) return;
        const PictureEntry* before = known(picture_of(scenario, state, h), letter->from);
        judge_finding(*held, before, finding.state, scenario.rules.command);
        take(finding.state, 100);
    }
    void operator()(const Return& report) const {
        if (report.subject != letter->from) return;  // garbled beyond use
        take(report, 60);
    }
    void operator()(const Sighting& sighting) const {
        Assignment* held = assignment_of(letter->from);
        const PictureSlots picture = picture_of(scenario, state, h);
        PictureEntry* entry = slot_of(picture, sighting.subject);
        const bool against = entry != nullptr && learn(*entry, sighting, held);
        const PictureEntry* changed =
            take_in(picture, entry, sighting, {letter->id, at, held != nullptr ? held->trust : 60},
                    scenario.map.grid, scenario.rules.belief);
        picture_changed(changed);
        if (against) entry->news = 2;
        if (entry != nullptr || changed != nullptr) read_sign(entry != nullptr ? *entry : *changed);
    }
    // What the statement says of the sources' worth; true when it goes against what was known.
    [[nodiscard]] bool learn(const PictureEntry& entry, const Sighting& sighting,
                             Assignment* held) const {
        const BeliefRules& rules = scenario.rules.belief;
        if (rules.trust_on == 0 || entry.own != 0) return false;
        const bool independent = entry.sources[0].sender != letter->from.value;
        if (!independent || entry.observed + 12 * minutes_an_hour < sighting.observed) return false;
        Assignment* earlier = assignment_of(FormationId(entry.sources[0].sender));
        const bool against =
            contradicts(entry, sighting, letter->id, scenario.map.grid, scenario.map.hex_km, rules);
        const double change = against ? -rules.trust_lost : rules.trust_won;
        for (Assignment* source : {held, earlier})
            if (source != nullptr)
                source->trust =
                    static_cast<std::uint8_t>(clamped(source->trust + change, 10.0, 95.0));
        return against;
    }
    // Whence it is judged whether an enemy comes or goes off: where the headquarters is; of one
    // that is off the map, from that part of its own that is nearest to him.
    [[nodiscard]] HexId seen_from(HexId enemy) const {
        if (own().place.exists()) return own().place;
        HexId here = scenario.headquarters[h.index()].base;
        int least = 1 << 20;
        for (const PictureEntry& entry : picture_of(scenario, state, h)) {
            if (entry.own == 0 || !entry.place.exists() || !enemy.exists()) continue;
            const int away = scenario.map.grid.distance(entry.place, enemy);
            if (away >= least) continue;
            least = away;
            here = entry.place;
        }
        return here;
    }
    // News of an enemy is a sign of what his group is about.
    void read_sign(const PictureEntry& entry) const {
        if (scenario.rules.belief.intent_on == 0 || entry.own != 0 || entry.news == 0) return;
        const Nature& nature = nature_of(scenario, state, h);
        const Expectation expected = {nature.expects_attack, nature.expects_hold,
                                      nature.expects_withdrawal, nature.expects_lure};
        const Sign sign = sign_of(entry, seen_from(entry.place), scenario.map.grid);
        const FormationId group = scenario.order_of_battle[entry.subject].group;
        const Intent* read =
            weigh_sign(own().intents, group, sign, at, expected, scenario.rules.belief);
        if (read != nullptr) events.tell(IntentRead{h, at, sign, letter->id, *read});
    }
    void take(const Return& report, int trust) const {
        picture_changed(take_in(picture_of(scenario, state, h), report, {letter->id, at, trust},
                                scenario.map.grid, scenario.rules.belief));
    }
    [[nodiscard]] Assignment* assignment_of(FormationId subordinate) const {
        for (Assignment& assignment : own().assignments)
            if (assignment.subordinate == subordinate && subordinate.exists()) return &assignment;
        return nullptr;
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

std::int16_t first_doubt(const CommandRules& rules) {
    return static_cast<std::int16_t>(nearest_whole(1000 * rules.doubt_at_first));
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
        if (!again && !leave) {  // another matter begins
            assignment.steps = 0;
            assignment.step = LadderStep::none;
            assignment.visited = 0;
            assignment.appealed = 0;
            assignment.away = 0;
            assignment.doubt = first_doubt(scenario.rules.command);
        }
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
        if (is_kept_in_mind(draft.body))
            note_written(own, draft, scenario.order_of_battle[self].superior, id.serial, at);
    }
}

// How each matter with a subordinate stands now. What he was told is kept when the order goes out.
void keep_moves(const Scenario& scenario, Headquarters& own, HeadquartersId h,
                const Decision& decision, Moment at, Events& events) {
    const auto under = scenario.order_of_battle.under(h);
    for (std::size_t m = 0; m < static_cast<std::size_t>(decision.move_count); ++m) {
        const LadderMove& move = decision.moves[m];
        const auto i = static_cast<std::size_t>(move.subordinate);
        if (i >= under.size() || i >= most_subordinates) continue;
        Assignment& held = own.assignments[i];
        const Assignment was = held;
        held = move.held;
        held.subordinate = was.subordinate;
        held.task = was.task;
        held.order = was.order;
        held.sent = was.sent;
        if (move.step == LadderStep::none) continue;
        events.tell(LadderClimbed{h, held.subordinate, at, move.step, move.doubt, move.insist_worth,
                                  move.release_worth, held.trust, held.objections, held.order,
                                  held.objection});
    }
}

void carry_out(const Scenario& scenario, State& state, HeadquartersId h, Decision& decision,
               Moment at, Events& events) {
    Headquarters& own = state.headquarters[h.index()];
    if (decision.appreciated) {
        own.stance = decision.appreciation.obedience;
        own.plan_made = at;
        own.balance = decision.balance;
        own.course = decision.course;
        own.plan = decision.plan;
        decision.appreciation.number = ++own.appreciations;
        if (events.heard()) events.tell(Appreciated{h, at, decision.appreciation});
    }
    if (decision.objected != 0) {
        own.mission.last_objection = at;
        if (own.mission.objected < 255) ++own.mission.objected;
    }
    keep_moves(scenario, own, h, decision, at, events);
    hand_in_all(scenario, state, h,
                {decision.drafts.data(), static_cast<std::size_t>(decision.draft_count)}, at);
}

bool is_seat(const Players& players, HeadquartersId h) {
    for (const HeadquartersId seat : players.seats)
        if (seat == h) return true;
    return false;
}

// The next sitting if nothing urgent comes: the staff's ordinary round.
Moment next_round(const Scenario& scenario, const State& state, HeadquartersId h, Moment at) {
    const Key key{state.seed, at.minute, scenario.order_of_battle.command(h).value};
    const double round = scenario.rules.command.staff_round_hours;
    return at + static_cast<Minutes>(
                    nearest_count(60 * round * (0.7 + 0.6 * draw(key, purpose("staff round")))));
}

// An officer who came to look goes through the papers, whatever the commander would like.
void receive_officers(const Scenario& scenario, State& state, HeadquartersId h, const Tray& tray) {
    for (std::size_t i = 0; i < tray.count; ++i) {
        if (!std::holds_alternative<Inspection>(tray.letters[i].body)) continue;
        const Desk desk = desk_of(scenario, state, h, {tray.letters.data(), tray.count});
        const InspectionReport finding = finding_of(desk, estimate(desk), tray.letters[i].id);
        hand_in(scenario, state, desk.self, {tray.letters[i].from, Precedence::urgent, finding},
                state.now);
        state.headquarters[h.index()].spoke_openly = 1;
    }
}

void sit(const Scenario& scenario, State& state, HeadquartersId h, const Players& players,
         Tables& tables, Events& events) {
    Headquarters& own = state.headquarters[h.index()];
    const Moment at = state.now;
    tables.clear();
    Tray& tray = tables.tray;
    open_tray(state, h, tray);
    read_tray(scenario, state, h, tray, at, events);
    receive_officers(scenario, state, h, tray);
    if (own.awaited.with.exists()) settle_promises(scenario, state, h, events);
    if (!is_seat(players, h)) {
        const Desk desk = desk_of(scenario, state, h, {tray.letters.data(), tray.count});
        const BuiltInCommander built_in;
        const Commander& commander = players.commander != nullptr ? *players.commander : built_in;
        tables.decision.explains = events.heard() || players.commander != nullptr;
        commander.decide(desk, tables.decision);
        carry_out(scenario, state, h, tables.decision, at, events);
    }
    own.last_sitting = at;
    state.sat[h.index()] = 1;
    state.next_sitting[h.index()] = next_round(scenario, state, h, at);
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
                nature_of(scenario, state, h),
                state.headquarters[h.index()],
                {state.pictures.data() + opening.picture_first,
                 static_cast<std::size_t>(opening.picture_slots)},
                letters,
                opening.base,
                scenario.zone_at,
                scenario.net.row(self),
                state.now,
                Key{state.seed, state.now.minute, self.value},
                scenario.rules.command,
                scenario.rules.belief,
                scenario.neighbours[h.index()],
                scenario.lines[h.index()]};
}

void appreciate(const Scenario& scenario, State& state, const Players& players, Events events) {
    Tables tables;
    const std::size_t count = scenario.headquarters.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (state.next_sitting[i] > state.now || scenario.headquarters[i].outside) continue;
        sit(scenario, state, HeadquartersId(i), players, tables, events);
    }
    for (const DeskOrders& orders : players.orders)
        hand_in_all(scenario, state, orders.headquarters, orders.drafts, state.now);
}

}  // namespace lishui
