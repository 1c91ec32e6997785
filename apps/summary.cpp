#include "summary.h"

#include <algorithm>
#include <map>

#include "table.h"

namespace lishui {

namespace {

int rank_of(const Scenario& scenario, FormationId f) {
    return static_cast<int>(scenario.order_of_battle[f].echelon);
}

// How much a dispatch tells of a campaign of commanders: orders that changed a mission high up,
// objections, orders repeated, and anything from outside.
int telling(const Situation& s, const Carried& carried) {
    const auto& scenario = *s.scenario;
    const auto& dispatch = carried.dispatch;
    const int rank = rank_of(scenario, dispatch.from) + rank_of(scenario, dispatch.to);
    if (const auto* order = std::get_if<Order>(&dispatch.body)) {
        int score = rank + 4 * std::min<int>(order->task.insists, 2);
        if (script_of(scenario, dispatch) != nullptr) score += 3;
        if (dispatch.precedence == Precedence::urgent) score += 2;
        return score;
    }
    if (std::holds_alternative<Objection>(dispatch.body)) return rank + 6;
    return 0;
}

// The same wish to several addressees, or told again and again, is one telegram here.
bool same_words(const Narrator& n, const Dispatch& a, const Dispatch& b) {
    return a.from == b.from && n.body(a) == n.body(b);
}

std::string percent(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return "-";
    const auto tenths = (part * 1000 + whole / 2) / whole;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string or_dash(std::int64_t men) { return men < 0 ? "-" : figures(men); }

// What a side's enemies have lost, in truth.
std::int64_t enemy_losses(const Situation& s, SideId side) {
    const auto& order = s.scenario->order_of_battle;
    std::int64_t lost = 0;
    for (std::size_t i = 0; i < s.leaves.size(); ++i)
        if (order[FormationId(i)].side != side)
            lost += s.leaves[i].killed + s.leaves[i].wounded + s.leaves[i].missing;
    return lost;
}

void print_side(const Context& context, const Situation& s, SideId side) {
    const auto& scenario = *s.scenario;
    const auto& order = scenario.order_of_battle;
    TextTable table({context.say("部队", "formation"), context.say("所在", "place"),
                     context.say("状态", "doing"), context.say(">可战", ">fit"),
                     context.say(">损失", ">lost"), context.say(">占开局", ">of opening"),
                     context.say(">上报损失", ">as told"), context.say(">称毙伤敌", ">claims")});
    Strength sum;
    for (const auto h : fighting_commands(scenario)) {
        const auto f = order.command(h);
        if (order[f].side != side) continue;
        const auto strength = strength_of(s, f);
        table.row({name_of(scenario, f, context.language),
                   where(scenario, strength.place, context.language),
                   word(strength.activity).in(context.language), figures(strength.fit),
                   figures(strength.lost()), percent(strength.lost(), strength.opening),
                   or_dash(losses_as_told(s, f)), or_dash(claims_as_told(s, f))});
        sum.fit += strength.fit;
        sum.killed += strength.lost();
        sum.opening += strength.opening;
    }
    if (table.empty()) return;
    table.row({context.say("合计", "together"), "", "", figures(sum.fit), figures(sum.killed),
               percent(sum.killed, sum.opening), "", ""});
    context.out << "\n" << order.sides[side.index()].name.in(context.language) << "\n";
    table.print(context.out);
}

// What the uppermost headquarters that sits in the theatre holds for the losses of its own, and of
// the enemy.
void print_tops(const Context& context, const Situation& s) {
    const auto& scenario = *s.scenario;
    const auto& order = scenario.order_of_battle;
    for (std::size_t i = 0; i < scenario.headquarters.size(); ++i) {
        const HeadquartersId h(i);
        const auto superior = order.superior(h);
        const bool top = !superior.exists() || scenario.headquarters[superior.index()].outside;
        if (!top || scenario.headquarters[i].outside) continue;
        std::int64_t reported = 0;
        std::int64_t claimed = 0;
        for (const auto under : order.under(h)) {
            reported += std::max<std::int64_t>(losses_as_told(s, under), 0);
            claimed += std::max<std::int64_t>(claims_as_told(s, under), 0);
        }
        const auto truth = strength_of(s, order.command(h)).lost();
        const auto name = name_of(scenario, order.command(h), context.language);
        context.out << context.say(name + "据所报得知己方损失 " + figures(reported) + " 人；实为 " +
                                       figures(truth) + " 人。",
                                   name + " has been told of " + figures(reported) +
                                       " lost; in truth it is " + figures(truth) + ".")
                    << "\n";
        const auto enemy = enemy_losses(s, order[order.command(h)].side);
        context.out << context.say("据所报毙伤敌 " + figures(claimed) + " 人；敌全部损失实为 " +
                                       figures(enemy) + " 人。",
                                   "It has been told that the enemy lost " + figures(claimed) +
                                       "; all that he lost, in truth, is " + figures(enemy) + ".")
                    << "\n";
    }
}

}  // namespace

std::vector<HeadquartersId> fighting_commands(const Scenario& scenario) {
    const auto& order = scenario.order_of_battle;
    std::vector<HeadquartersId> out;
    for (std::size_t i = 0; i < scenario.headquarters.size(); ++i) {
        const auto under = order.under(HeadquartersId(i));
        if (std::any_of(under.begin(), under.end(), [&](auto f) { return order.is_leaf(f); })) {
            out.emplace_back(i);
        }
    }
    return out;
}

Strength strength_of(const Situation& s, FormationId formation) {
    const auto& order = s.scenario->order_of_battle;
    Strength out;
    std::int32_t largest = -1;
    for (std::size_t i = 0; i < s.leaves.size(); ++i) {
        if (!order.stands_under(FormationId(i), formation)) continue;
        const auto& leaf = s.leaves[i];
        const auto& c = leaf.condition;
        out.fit += c.fit_men;
        out.wounded += c.wounded_men;
        out.sick += c.sick_men;
        out.opening += leaf.opening_men;
        out.killed += leaf.killed;
        out.lost_wounded += leaf.wounded;
        out.missing += leaf.missing;
        if (c.place.exists() && c.fit_men > largest) {
            largest = c.fit_men;
            out.place = c.place;
            out.activity = c.activity;
        }
    }
    if (largest < 0) out.activity = Activity::dispersed;
    return out;
}

namespace {

// What its superior holds of a formation; nullptr: nothing.
const PictureEntry* held_of(const Situation& s, FormationId formation) {
    const auto superior = s.scenario->order_of_battle[formation].superior;
    if (!superior.exists()) return nullptr;
    const auto h = s.scenario->order_of_battle[superior].headquarters;
    return known(s.desks[h.index()].picture, formation);
}

}  // namespace

std::int64_t losses_as_told(const Situation& s, FormationId formation) {
    const auto* entry = held_of(s, formation);
    return entry == nullptr ? -1 : entry->lost_men;
}

std::int64_t claims_as_told(const Situation& s, FormationId formation) {
    const auto* entry = held_of(s, formation);
    return entry == nullptr ? -1 : 10 * entry->claimed_tens;
}

std::vector<const Carried*> key_telegrams(const Situation& s, std::size_t many) {
    std::vector<const Carried*> all;
    const Narrator n{s, Language::en};
    for (const auto& carried : s.dispatches) {
        if (telling(s, carried) <= 0) continue;
        const auto same = [&](const Carried* other) {
            return same_words(n, other->dispatch, carried.dispatch);
        };
        if (std::none_of(all.begin(), all.end(), same)) all.push_back(&carried);
    }
    std::stable_sort(all.begin(), all.end(), [&](const Carried* a, const Carried* b) {
        return telling(s, *a) > telling(s, *b);
    });
    // No conversation fills the list: three of one pair at most.
    std::map<std::pair<FormationId, FormationId>, int> of_pair;
    std::erase_if(all, [&](const Carried* carried) {
        return ++of_pair[{carried->dispatch.from, carried->dispatch.to}] > 3;
    });
    if (all.size() > many) all.resize(many);
    std::stable_sort(all.begin(), all.end(), [](const Carried* a, const Carried* b) {
        return a->dispatch.handed_in < b->dispatch.handed_in;
    });
    return all;
}

void print_summary(const Context& context, const Situation& s) {
    const auto& scenario = *s.scenario;
    context.out << scenario.name.in(context.language) << "\n"
                << when(scenario, s.now, context.language) << "\n";
    for (std::size_t i = 0; i < scenario.order_of_battle.sides.size(); ++i) {
        print_side(context, s, SideId(i));
    }
    context.out << "\n";
    print_tops(context, s);
    const auto key = key_telegrams(s, 12);
    if (key.empty()) return;
    context.out << "\n" << context.say("要电", "The telegrams that mattered") << "\n";
    const Narrator narrator{s, context.language};
    for (const auto* carried : key) {
        context.out << "\n" << wrapped(narrator.telegram(carried->dispatch), 96, 2) << "\n";
    }
}

Json summary_json(const Situation& s, Language language) {
    const auto& scenario = *s.scenario;
    Json formations = Json::array();
    for (const auto h : fighting_commands(scenario)) {
        const auto f = scenario.order_of_battle.command(h);
        const auto strength = strength_of(s, f);
        const auto as_told = losses_as_told(s, f);
        const auto claims = claims_as_told(s, f);
        formations.push_back(
            {{"formation", json_of(scenario, f)},
             {"side", scenario.order_of_battle.sides[scenario.order_of_battle[f].side.index()].id},
             {"place", where(scenario, strength.place, language)},
             {"doing", word(strength.activity).in(language)},
             {"fit_men", strength.fit},
             {"opening_men", strength.opening},
             {"killed", strength.killed},
             {"wounded", strength.lost_wounded},
             {"missing", strength.missing},
             {"lost_as_told", as_told < 0 ? Json(nullptr) : Json(as_told)},
             {"claimed_as_told", claims < 0 ? Json(nullptr) : Json(claims)}});
    }
    Json telegrams = Json::array();
    const Narrator narrator{s, language};
    for (const auto* carried : key_telegrams(s, 12)) {
        telegrams.push_back(narrator.telegram(carried->dispatch));
    }
    return {{"scenario", scenario.id},
            {"at", iso(scenario, s.now)},
            {"formations", formations},
            {"telegrams", telegrams}};
}

}  // namespace lishui
