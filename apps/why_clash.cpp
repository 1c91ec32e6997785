// Why an order was obeyed against another, or put aside: both orders with the way of each, when
// each was read, and what was made of it.
#include "why.h"

namespace lishui {

namespace {

std::string clash_name(const Asking& asking, const Enquiry& q) {
    return asking.id(q.headquarters) + "/" + id_of(asking.scenario(), q.other) + "#" +
           std::to_string(q.number);
}

// Those who wrote, and the one to whom it was written.
std::vector<HeadquartersId> men_of(const Asking& asking, const Clash& clash) {
    std::vector<HeadquartersId> men;
    for (const auto f : {clash.standing.given_by, clash.from}) {
        if (!f.exists()) continue;
        const auto h = asking.scenario().order_of_battle[f].headquarters;
        if (h.exists() && (men.empty() || men.back() != h)) men.push_back(h);
    }
    men.push_back(clash.headquarters);
    return men;
}

void print_clash(const Asking& asking, const Situation& then, const Enquiry& question,
                 const Clash& clash) {
    const Narrator n{then, asking.context.language};
    heading(asking, clash_name(asking, question), clash.at, capital(clashed(n, clash)));
    title(asking, "两令", "The two orders");
    print_letter(asking, then, clash.standing.order);
    print_letter(asking, then, clash.order);
    if (const auto* made = decision_after(asking, clash.headquarters, clash.at)) {
        const auto later = situation_at(asking.recording, made->at);
        title(asking, "其后之决心", "What was decided on it");
        paragraph(asking, capital(Narrator{later, asking.context.language}.appreciated(*made)) +
                              "  [" + name_of_decision(asking, *made) + "]");
    }
    print_men(asking, then, men_of(asking, clash));
}

Json json_clash(const Asking& asking, const Situation& then, const Enquiry& question,
                const Clash& clash) {
    const Narrator n{then, asking.context.language};
    const auto* made = decision_after(asking, clash.headquarters, clash.at);
    Json out{{"clash", clash_name(asking, question)},
             {"at", iso(asking.scenario(), clash.at)},
             {"kind", clash.overtaken ? "overtaken" : "conflict"},
             {"what", clashed(n, clash)},
             {"standing", json_letter(asking, then, clash.standing.order)},
             {"order", json_letter(asking, then, clash.order)},
             {"decision", made == nullptr ? Json(nullptr) : Json(name_of_decision(asking, *made))},
             {"men", Json::array()}};
    for (const auto h : men_of(asking, clash))
        out["men"].push_back(json_man(asking, h));
    return out;
}

}  // namespace

std::vector<Clash> clashes_with(const Asking& asking, const Enquiry& question) {
    std::vector<Clash> out;
    for (const auto& clash : clashes_of(asking.whole))
        if (clash.headquarters == question.headquarters && clash.from == question.other)
            out.push_back(clash);
    return out;
}

std::optional<int> why_clash(const Asking& asking, const Enquiry& question) {
    const auto clashes = clashes_with(asking, question);
    if (question.number > static_cast<int>(clashes.size())) return {};
    const auto& clash = clashes[static_cast<std::size_t>(question.number) - 1];
    const auto then = situation_at(asking.recording, clash.at);
    if (asking.context.json) {
        asking.context.out << json_clash(asking, then, question, clash).dump(2) << "\n";
    } else {
        print_clash(asking, then, question, clash);
    }
    return exit_well;
}

}  // namespace lishui
