// Why a decision: the courses weighed, what the order pressed with, the men, what was written, the
// dispatches behind the beliefs.
#include "record/pressure.h"
#include "why.h"

namespace lishui {

namespace {

// The letters that the picture rested on.
void print_sources(const Asking& asking, const Situation& then, const Appreciation& a) {
    title(asking, "所据电报", "The dispatches it rests on");
    bool any = false;
    for (const auto id : a.rests_on) {
        if (!id.exists() || then.dispatch(id) == nullptr) continue;
        any = true;
        print_chain(asking, then, id);
    }
    if (any) return;
    asking.context.out << "  "
                       << asking.context.say("无：全凭开局所信。",
                                             "None: only what was believed at the opening.")
                       << "\n";
}

const Appreciated* decision_before(const Situation& then, const Appreciated& made) {
    const auto& all = then.desks[made.headquarters.index()].appreciations;
    const Appreciated* before = nullptr;
    for (const std::size_t i : all)
        if (then.appreciations[i].appreciation.number < made.appreciation.number)
            before = &then.appreciations[i];
    return before;
}

// Only where an order was in question; a decision without a conflict is clear from its courses.
bool is_disputed(const Appreciated& made) {
    return made.appreciation.obedience != Obedience::no_conflict;
}

// The two whose will was in question, the superior first.
std::vector<HeadquartersId> men_of(const Asking& asking, const Appreciated& made,
                                   const Mission& mission) {
    std::vector<HeadquartersId> men;
    if (mission.given_by.exists()) {
        const auto above = asking.scenario().order_of_battle[mission.given_by].headquarters;
        if (above.exists()) men.push_back(above);
    }
    men.push_back(made.headquarters);
    return men;
}

Exchange exchange_about(const Asking& asking, const Situation& then, const Appreciated& made,
                        const Mission& mission) {
    const auto& order_of_battle = asking.scenario().order_of_battle;
    const auto self = order_of_battle.command(made.headquarters);
    const auto above = mission.given_by.exists() ? order_of_battle[mission.given_by].headquarters
                                                 : HeadquartersId{};
    if (!above.exists()) return {};
    return exchange_until(then, above, self, made.at);
}

void print_decision(const Asking& asking, const Situation& then, const Appreciated& made) {
    const auto& context = asking.context;
    const Narrator narrator{then, context.language};
    const auto& a = made.appreciation;
    const auto& mission = then.desks[made.headquarters.index()].mission;
    heading(asking, name_of_decision(asking, made), made.at, capital(narrator.appreciated(made)));
    paragraph(asking, context.say("其时任务：", "Mission then: ") + narrator.mission(mission));
    context.out << "\n";
    print_courses(asking, then, a);
    context.out << "\n"
                << context.say("憾 ", "Regret ") << decimal(a.regret)
                << context.say("，压 ", ", pressure ") << decimal(a.pressure)
                << context.say("：", ": ") << word(a.obedience).in(context.language) << "\n"
                << context.say("自计 ", "Own strength as believed ") << figures(a.own_men)
                << context.say(" 人，近敌 ", ", enemy in reach ") << figures(a.enemy_men)
                << context.say(" 人。", ".") << "\n";
    if (is_disputed(made)) {
        paragraph(asking, regretted(narrator, made, decision_before(then, made), mission));
        print_men(asking, then, men_of(asking, made, mission));
        const auto exchange = exchange_about(asking, then, made, mission);
        if (exchange.superior.exists()) print_exchange(asking, then, exchange);
    }
    print_sources(asking, then, a);
}

Json json_pressure(const Asking& asking, const Situation& then, const Appreciated& made) {
    const auto& mission = then.desks[made.headquarters.index()].mission;
    const auto p = pressure_behind(asking.scenario(), made, mission);
    const auto b = bound_of(asking.scenario(), made, decision_before(then, made));
    return {{"authority", p.authority},
            {"duty", p.duty},
            {"repetition", p.repetition},
            {"newness", p.newness},
            {"wording", p.wording},
            {"answering", p.answering},
            {"times_repeated", p.insists},
            {"reprimands", p.reprimands},
            {"ratio_thousandths", b.ratio},
            {"obeys_below_thousandths", b.obeys_below},
            {"refuses_from_thousandths", b.refuses_from},
            {"own_plan_begun", b.begun}};
}

Json json_decision(const Asking& asking, const Situation& then, const Appreciated& made) {
    const Narrator narrator{then, asking.context.language};
    const auto& a = made.appreciation;
    Json sources = Json::array();
    for (const auto id : a.rests_on) {
        if (const auto* carried = id.exists() ? then.dispatch(id) : nullptr) {
            sources.push_back(narrator.telegram(carried->as_read()));
        }
    }
    Json out{{"decision", name_of_decision(asking, made)},
             {"at", iso(asking.scenario(), made.at)},
             {"obedience", word(a.obedience).en},
             {"regret_thousandths", a.regret},
             {"pressure_thousandths", a.pressure},
             {"own_men", a.own_men},
             {"enemy_men", a.enemy_men},
             {"courses", json_courses(asking, then, a)},
             {"rests_on", sources}};
    if (!is_disputed(made)) return out;
    const auto& mission = then.desks[made.headquarters.index()].mission;
    out["why"] = regretted(narrator, made, decision_before(then, made), mission);
    out["pressure"] = json_pressure(asking, then, made);
    out["men"] = Json::array();
    for (const auto h : men_of(asking, made, mission))
        out["men"].push_back(json_man(asking, h));
    out["exchange"] = Json::array();
    for (const auto id : exchange_about(asking, then, made, mission).letters)
        out["exchange"].push_back(json_letter(asking, then, id));
    return out;
}

}  // namespace

std::string name_of_decision(const Asking& asking, const Appreciated& made) {
    return asking.id(made.headquarters) + "#" + std::to_string(made.appreciation.number);
}

const Appreciated* decision_after(const Asking& asking, HeadquartersId h, Moment at) {
    for (const auto& made : asking.whole.appreciations)
        if (made.headquarters == h && made.at >= at) return &made;
    return nullptr;
}

void print_courses(const Asking& asking, const Situation& then, const Appreciation& a) {
    const auto& context = asking.context;
    const Narrator narrator{then, context.language};
    TextTable table({"", context.say("案", "course"), context.say(">成算", ">success"),
                     context.say(">被截断", ">cut off"), context.say(">损失", ">loss"),
                     context.say(">小时", ">hours"), context.say(">价值", ">worth")});
    for (std::uint8_t i = 0; i < a.count && i < most_courses; ++i) {
        const auto& c = a.courses[i];
        std::string mark = i == a.chosen ? context.say("取", "taken") : "";
        if (i == a.ordered)
            mark += mark.empty() ? context.say("令", "ordered") : context.say("·令", ", ordered");
        table.row({mark, narrator.course(c), per_cent(c.success), per_cent(c.cut_off),
                   figures(c.loss_men), std::to_string(c.hours), decimal(c.worth)});
    }
    table.print(context.out);
}

Json json_courses(const Asking& asking, const Situation& then, const Appreciation& a) {
    const Narrator narrator{then, asking.context.language};
    Json courses = Json::array();
    for (std::uint8_t i = 0; i < a.count && i < most_courses; ++i) {
        const auto& c = a.courses[i];
        courses.push_back({{"course", word(c.kind).en},
                           {"task", narrator.task(c.task)},
                           {"success_per_mille", c.success},
                           {"cut_off_per_mille", c.cut_off},
                           {"loss_men", c.loss_men},
                           {"hours", c.hours},
                           {"worth_thousandths", c.worth},
                           {"chosen", i == a.chosen},
                           {"ordered", i == a.ordered}});
    }
    return courses;
}

std::optional<int> why_decision(const Asking& asking, const Enquiry& question) {
    for (const auto& made : asking.whole.appreciations) {
        if (made.headquarters != question.headquarters ||
            made.appreciation.number != question.number)
            continue;
        const auto then = situation_at(asking.recording, made.at);
        if (asking.context.json) {
            asking.context.out << json_decision(asking, then, made).dump(2) << "\n";
        } else {
            print_decision(asking, then, made);
        }
        return exit_well;
    }
    return {};
}

}  // namespace lishui
