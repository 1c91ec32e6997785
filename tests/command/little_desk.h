// A desk made by hand for the tests of the room command: a division with four regiments on a plain,
// its superior, two enemy divisions that it may have heard of, a line behind it and a base. Every
// part can be changed before the desk is looked at.
#pragma once

#include <array>
#include <vector>

#include "base/digest.h"
#include "base/fields.h"
#include "command/commander.h"

namespace lishui::test {

inline constexpr int plain_width = 30;
inline constexpr int plain_height = 13;

inline MarchRates plain_rates() {
    MarchRates rates;
    rates.km_a_day.fill(20);
    rates.ground_factor.fill(1);
    return rates;
}

// Plain hexes without water or ways.
inline Map plain_map() {
    Map map;
    map.grid = Grid(plain_width, plain_height);
    const auto size = static_cast<std::size_t>(map.grid.size());
    map.ground.resize(size, Ground::plain);
    map.sides.resize(size);
    lay_march_table(map, plain_rates());
    return map;
}

// The coefficients that the tests count with, so that tuning the table does not break them.
inline CommandRules pinned_rules() {
    CommandRules rules;
    rules.success_slope = 2.4;
    rules.defence_advantage = 1.4;
    rules.reach_km = 40;
    rules.take_part_km = 60;
    rules.committed_share = 0.85;
    rules.loss_at_par_attack = 0.07;
    rules.loss_exponent = 0.7;
    rules.value_of_mission = 0.42;
    rules.value_of_blow = 0.26;
    rules.value_of_standing = 0.04;
    rules.value_of_saving = 0.03;
    rules.weight_of_loss = 1.1;
    rules.weight_of_cut_off = 0.3;
    rules.cut_off_slope = 1.6;
    rules.too_tired_share = 0.3;
    rules.short_of_supply_days = 2;
    rules.stale_share = 0.2;
    rules.forget_hours = 200;
    rules.plan_inertia = 0.03;
    rules.authority_high = 0.16;
    rules.authority_middle = 0.3;
    rules.authority_near = 0.55;
    rules.insist_weight = 0.12;
    rules.fresh_order_weight = 0;
    rules.fresh_order_days = 2;
    rules.unbidden_retreat = 0;
    rules.comply_below = 0.6;
    rules.refuse_above = 1;
    rules.begun_factor = 0.65;
    rules.objection_hours = 24;
    rules.reconsider_hours = 24;
    rules.return_hours = 12;
    rules.candour_floor = 0.35;
    rules.rear_guard_share = 0.34;
    rules.rear_guard_enemy_km = 35;
    rules.rear_guard_least_hours = 10;
    rules.rear_guard_most_hours = 48;
    rules.objective_spread_km = 30;
    rules.tell_within_km = 45;
    rules.value_of_plan = 0.24;
    rules.scale_of_theatre = 4;
    rules.scale_of_war_zone = 2;
    rules.front_of_division = 1;
    rules.front_of_corps = 0.5;
    rules.bent_of_the_defender = 0.3;
    rules.explicitness_of_orders = 60;
    rules.leave_days = 3;
    rules.change_that_matters = 50;
    rules.trouble_pressure = 40;
    rules.comply_in_form_above = 0.4;
    rules.slow_below = 0.45;
    rules.splits_above = 0.5;
    rules.frank_above = 0.6;
    rules.silent_below = 0.3;
    rules.silent_days = 6.5;
    rules.stretch_below = 55;
    rules.reprimand_weight = 0.15;
    rules.worth_of_an_offer = 0.02;
    rules.answerability = 0.4;
    rules.cost_of_trespass = 0.15;
    rules.weight_of_trap = 0.3;
    rules.value_of_waiting = 0.1;
    rules.candour_face_to_face = 0.85;
    rules.candour_of_a_plea = 0.5;
    rules.colour_near = 1;
    rules.claim_factor_least = 1.5;
    rules.claim_factor_most = 4;
    rules.tells_neighbours_above = 0.4;
    rules.first_report_tells = 0.6;
    rules.first_report_error = 0;
    rules.correction_hours = 6;
    rules.asks_a_neighbour_below = 0.6;
    rules.abreast_km = 25;
    rules.promise_hours = 12;
    rules.haste_of_a_promise = 0.6;
    rules.empty_promise_below = 0.5;
    rules.grace_hours = 6;
    rules.neighbour_share = 0.4;
    rules.promised_share = 0.8;
    rules.worth_of_a_promise = 0.03;
    rules.doubt_of_an_objection = 0.8;
    rules.doubt_of_a_finding = 2.2;
    rules.weight_of_an_appeal = 6;
    rules.ladder_hours = 10;
    rules.officer_above = 0.25;
    rules.offer_above = 0.13;
    rules.ask_less_above = 0.18;
    rules.reprimand_pride = 0.5;
    rules.weight_of_face = 0.16;
    rules.appeal_above = 0.35;
    rules.relieve_below = 0.15;
    rules.relieve_pride = 0.85;
    rules.idle_hours = 60;
    rules.strayed_km = 40;
    rules.chance_if_wrong = 0.1;
    rules.loss_if_wrong = 0.25;
    return rules;
}

struct LittleDesk {
    static constexpr int leaves = 4;  // formations 0 to 3, our regiments
    FormationId self{std::size_t{4}};
    FormationId superior{std::size_t{5}};
    FormationId enemy{std::size_t{6}};
    FormationId other_enemy{std::size_t{7}};
    Map map = plain_map();
    std::vector<Side> sides = std::vector<Side>(2);
    std::vector<Formation> formations = std::vector<Formation>(8);
    std::vector<FormationId> subordinates;
    std::vector<ControlMeasure> measures;
    Nature nature;
    Headquarters own;
    std::array<PictureEntry, 24> picture{};
    std::vector<Letter> letters;
    std::vector<std::uint8_t> zone_at;  // empty: no zones
    std::vector<std::uint8_t> links;    // by formation; empty: nobody beyond those in the line
    mutable std::vector<FormationId> neighbours;  // as the links have it
    mutable std::vector<MeasureId> lines;         // as the measures have it
    HexId base;
    Moment now{100 * minutes_an_hour};
    CommandRules rules = pinned_rules();
    BeliefRules belief_rules;

    LittleDesk() {
        belief_rules.half_life_hours = 48;
        for (std::size_t i = 0; i < leaves; ++i) {
            formations[i].superior = self;
            subordinates.push_back(FormationId(i));
        }
        formations[self.index()].echelon = Echelon::division;
        formations[self.index()].superior = superior;
        formations[self.index()].headquarters = HeadquartersId(std::size_t{0});
        formations[superior.index()].echelon = Echelon::army;
        formations[superior.index()].headquarters = HeadquartersId(std::size_t{1});
        for (Formation& formation : formations)
            formation.side = SideId(std::size_t{0});
        for (const FormationId e : {enemy, other_enemy}) {
            formations[e.index()].side = SideId(std::size_t{1});
            formations[e.index()].echelon = Echelon::division;
            formations[e.index()].headquarters = HeadquartersId(e.index() - 4);
        }
        base = at(1, 6);
        own.place = at(12, 6);
        own.mission.task.kind = TaskKind::defend;
        own.mission.task.objective = at(13, 6);
        own.mission.given_by = superior;
        for (int i = 0; i < leaves; ++i)
            own_stands(i, 12 + i % 2, 5 + i, 1500);
    }

    [[nodiscard]] HexId at(int column, int row) const { return map.grid.at(column, row); }

    [[nodiscard]] static DispatchId letter_id(FormationId from, int serial) {
        return {from.value, static_cast<std::uint16_t>(serial)};
    }

    // What the desk holds of one of its regiments.
    PictureEntry& own_stands(int regiment, int column, int row, int men) {
        PictureEntry& entry = picture[static_cast<std::size_t>(regiment)];
        entry.subject = FormationId(static_cast<std::size_t>(regiment));
        entry.place = entry.earlier_place = at(column, row);
        entry.strength_men = men;
        entry.supply_days = 5;
        entry.own = 1;
        entry.doing = Doing::halted;
        entry.observed = now - minutes_an_hour;
        entry.heard = now;
        entry.sources[0] = letter_id(entry.subject, 1);
        return entry;
    }

    // What it holds of an enemy division.
    PictureEntry& enemy_stands(FormationId who, int column, int row, int men,
                               Doing doing = Doing::halted) {
        PictureEntry& entry = picture[who.index() + 4];
        entry.subject = who;
        entry.place = entry.earlier_place = at(column, row);
        entry.strength_men = men;
        entry.doing = doing;
        entry.observed = now;
        entry.heard = now;
        entry.sources[0] = letter_id(FormationId(std::size_t{0}), 2);
        return entry;
    }

    // A phase line down a column of hexes.
    MeasureId line_at(int column) {
        ControlMeasure line;
        line.sides = {SideId(std::size_t{0})};
        for (int row = 2; row <= 10; ++row)
            line.hexes.push_back(at(column, row));
        lay_measure(line, map);
        measures.push_back(line);
        return MeasureId(measures.size() - 1);
    }

    // A zone of all the hexes from a column on; its bit is given.
    MeasureId zone_from(int column, int bit, FormationId holder) {
        ControlMeasure zone;
        zone.kind = MeasureKind::zone;
        zone.zone_bit = bit;
        zone.holders = {holder};
        zone_at.resize(static_cast<std::size_t>(map.grid.size()), 0xFF);
        for (std::size_t h = 0; h < zone_at.size(); ++h) {
            if (map.grid.column(HexId(h)) < column) continue;
            zone.hexes.push_back(HexId(h));
            zone_at[h] = static_cast<std::uint8_t>(bit);
        }
        lay_measure(zone, map);
        measures.push_back(zone);
        return MeasureId(measures.size() - 1);
    }

    [[nodiscard]] Desk desk() const {
        neighbours = neighbours_of(formations, self, links);
        lines = lines_of(formations, measures, self);
        return Desk{self,    superior,     subordinates, formations,
                    sides,   measures,     map,          nature,
                    own,     picture,      letters,      base,
                    zone_at, links,        now,          Key{1, now.minute, self.value},
                    rules,   belief_rules, neighbours,   lines};
    }
    [[nodiscard]] Decision decide() const {
        Decision decision;
        BuiltInCommander().decide(desk(), decision);
        return decision;
    }
};

struct BytesOf {
    Digest digest;
    template <class T>
    void scalar(const T& x) {
        digest.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(x)));
    }
    void enter(const char*) {}
    void leave() {}
    void index(std::size_t) {}
};

// One number for all that a decision says.
inline std::uint64_t digest_of(const Decision& decision) {
    BytesOf bytes;
    bytes.scalar(decision.appreciated);
    walk(decision.appreciation, bytes);
    bytes.scalar(decision.course);
    walk(decision.plan, bytes);
    bytes.scalar(decision.balance);
    bytes.scalar(decision.objected);
    for (std::size_t i = 0; i < static_cast<std::size_t>(decision.move_count); ++i) {
        const LadderMove& move = decision.moves[i];
        bytes.scalar(move.subordinate);
        bytes.scalar(move.step);
        walk(move.held, bytes);
        bytes.scalar(move.doubt);
        bytes.scalar(move.insist_worth);
        bytes.scalar(move.release_worth);
    }
    bytes.scalar(decision.draft_count);
    for (int i = 0; i < decision.draft_count; ++i) {
        const Draft& draft = decision.drafts[static_cast<std::size_t>(i)];
        bytes.scalar(draft.to.value);
        bytes.scalar(draft.precedence);
        walk(draft.body, bytes);
    }
    return bytes.digest.value();
}

// The order that goes out to a formation; nullptr if none does.
inline const Order* order_to(const Decision& decision, FormationId to) {
    for (int i = 0; i < decision.draft_count; ++i) {
        const Draft& draft = decision.drafts[static_cast<std::size_t>(i)];
        if (draft.to == to)
            if (const Order* order = std::get_if<Order>(&draft.body)) return order;
    }
    return nullptr;
}

template <class Kind>
int count_drafts(const Decision& decision) {
    int count = 0;
    for (int i = 0; i < decision.draft_count; ++i)
        count += std::holds_alternative<Kind>(decision.drafts[static_cast<std::size_t>(i)].body);
    return count;
}

}  // namespace lishui::test
