// Why a step of a superior with one who objects, hangs back or goes his own way: the figures on
// which he took it, the steps before it, the two men, and all that they wrote each other.
#include "why.h"

namespace lishui {

namespace {

std::string step_name(const Asking& asking, const LadderClimbed& step, int number) {
    return asking.id(step.headquarters) + "/" + id_of(asking.scenario(), step.subordinate) + "#" +
           std::to_string(number);
}

// Its number among all that this superior did with this subordinate.
int number_of(const Asking& asking, const LadderClimbed& step) {
    int number = 0;
    for (const auto& other : asking.whole.steps) {
        if (other.headquarters != step.headquarters || other.subordinate != step.subordinate)
            continue;
        ++number;
        if (other.at == step.at) return number;
    }
    return number;
}

void print_ladder(const Asking& asking, const Situation& then, const Exchange& exchange) {
    const auto& context = asking.context;
    title(asking, "此案历次处置", "The steps in this matter");
    TextTable table({context.say("编号", "step"), context.say("时刻", "when"),
                     context.say("处置", "what"), context.say(">自疑", ">doubt"),
                     context.say(">坚持", ">insisting"), context.say(">准请", ">giving way"),
                     context.say(">可信", ">trust"), context.say(">申辩", ">objections")});
    for (const std::size_t i : exchange.steps) {
        const auto& step = then.steps[i];
        table.row({step_name(asking, step, number_of(asking, step)),
                   when_short(asking.scenario(), step.at, context.language),
                   word(step.step).in(context.language), per_cent(step.doubt),
                   decimal(step.insist_worth), decimal(step.release_worth),
                   std::to_string(step.trust) + "%", std::to_string(step.objections)});
    }
    table.print(context.out);
}

HeadquartersId staff_of(const Asking& asking, FormationId f) {
    return asking.scenario().order_of_battle[f].headquarters;
}

std::vector<HeadquartersId> men_of(const Asking& asking, const LadderClimbed& step,
                                   const Grounds& g) {
    std::vector<HeadquartersId> men{step.headquarters};
    const auto below = staff_of(asking, step.subordinate);
    if (below.exists()) men.push_back(below);
    if (step.step == LadderStep::appeal && g.above.exists() && staff_of(asking, g.above).exists())
        men.push_back(staff_of(asking, g.above));
    return men;
}

// What went to somebody else than the subordinate: an appeal, a wire past him.
void print_sent_elsewhere(const Asking& asking, const Situation& then, const LadderClimbed& step,
                          const Grounds& g) {
    bool first = true;
    for (const auto id : g.sent) {
        if (then.dispatch(id)->dispatch.to == step.subordinate) continue;
        if (first) title(asking, "所发之电", "What went out with it");
        first = false;
        print_letter(asking, then, id);
    }
}

void print_step(const Asking& asking, const Situation& then, const LadderClimbed& step,
                int number) {
    const Narrator n{then, asking.context.language};
    const auto g = grounds_of(then, step);
    heading(asking, step_name(asking, step, number), step.at, capital(climbed(n, step, g)));
    paragraph(asking, because(n, step, g));
    paragraph(asking, weighed(n, step, g));
    print_ladder(asking, then, g.exchange);
    print_men(asking, then, men_of(asking, step, g));
    print_exchange(asking, then, g.exchange);
    print_sent_elsewhere(asking, then, step, g);
}

Json json_figures(const LadderClimbed& step) {
    return {{"step", word(step.step).en},
            {"doubt_per_mille", step.doubt},
            {"insist_worth_thousandths", step.insist_worth},
            {"release_worth_thousandths", step.release_worth},
            {"trust_per_cent", step.trust},
            {"objections", step.objections}};
}

Json json_step(const Asking& asking, const Situation& then, const LadderClimbed& step, int number) {
    const Narrator n{then, asking.context.language};
    const auto g = grounds_of(then, step);
    Json out{{"step", step_name(asking, step, number)},
             {"at", iso(asking.scenario(), step.at)},
             {"what", climbed(n, step, g)},
             {"why", because(n, step, g)},
             {"weighed", weighed(n, step, g)},
             {"figures", json_figures(step)},
             {"doubt_at_first_per_mille", g.doubt_at_first},
             {"chance_by_his_picture_per_mille", g.chance < 0 ? Json(nullptr) : Json(g.chance)},
             {"steps", Json::array()},
             {"men", Json::array()},
             {"exchange", Json::array()},
             {"sent", Json::array()}};
    for (const std::size_t i : g.exchange.steps) {
        const auto& earlier = then.steps[i];
        auto figures = json_figures(earlier);
        figures["id"] = step_name(asking, earlier, number_of(asking, earlier));
        figures["at"] = iso(asking.scenario(), earlier.at);
        out["steps"].push_back(figures);
    }
    for (const auto h : men_of(asking, step, g))
        out["men"].push_back(json_man(asking, h));
    for (const auto id : g.exchange.letters)
        out["exchange"].push_back(json_letter(asking, then, id));
    for (const auto id : g.sent)
        out["sent"].push_back(json_letter(asking, then, id));
    return out;
}

}  // namespace

std::vector<LadderClimbed> steps_with(const Asking& asking, const Enquiry& question) {
    std::vector<LadderClimbed> out;
    for (const auto& step : asking.whole.steps)
        if (step.headquarters == question.headquarters && step.subordinate == question.other)
            out.push_back(step);
    return out;
}

std::optional<int> why_step(const Asking& asking, const Enquiry& question) {
    const auto steps = steps_with(asking, question);
    if (question.number > static_cast<int>(steps.size())) return {};
    const auto& step = steps[static_cast<std::size_t>(question.number) - 1];
    const auto then = situation_at(asking.recording, step.at);
    if (asking.context.json) {
        asking.context.out << json_step(asking, then, step, question.number).dump(2) << "\n";
    } else {
        print_step(asking, then, step, question.number);
    }
    return exit_well;
}

}  // namespace lishui
