// Why a staff takes the enemy's conduct for a trap, or for anything else: what it expected, sign
// after sign with the dispatch that brought it, and what was decided on it.
#include "why.h"

namespace lishui {

namespace {

constexpr std::size_t signs_shown = 12;

std::string reading_name(const Asking& asking, const SignReading& r) {
    return asking.id(r.sign.holder) + "/" + id_of(asking.scenario(), r.sign.intent.group) + "#" +
           std::to_string(r.number);
}

// Of whom the sign was told, and what he did.
std::string sign_in_words(const Narrator& n, const SignReading& r) {
    const auto* carried = n.situation.dispatch(r.sign.from);
    if (carried == nullptr) return sign_seen(n, r);
    const Dispatch read = carried->as_read();
    const auto* sighting = std::get_if<Sighting>(&read.body);
    if (sighting == nullptr) return sign_seen(n, r);
    return n.name(sighting->subject) + (n.language == Language::zh ? "：" : ": ") + sign_seen(n, r);
}

std::vector<std::string> row_of(const std::string& name, const std::string& when,
                                const std::string& sign, const Shares& shares) {
    std::vector<std::string> row{name, when, sign};
    for (const int share : shares)
        row.push_back(per_cent(share));
    return row;
}

void print_signs(const Asking& asking, const Situation& then, const std::vector<SignReading>& all) {
    const auto& context = asking.context;
    const Narrator n{then, context.language};
    title(asking, "历次征候，与判断之变", "Sign after sign, and what was believed after each");
    std::vector<std::string> headings{context.say("编号", "reading"), context.say("阅于", "read"),
                                      context.say("征候", "sign")};
    for (const auto intention :
         {Intention::attack, Intention::hold, Intention::withdraw, Intention::lure})
        headings.push_back(std::string(">") + word(intention).in(context.language));
    TextTable table(headings);
    table.row(row_of("", "", context.say("素所预想", "expected anyway"),
                     expected_by(asking.scenario(), all.back().sign.holder)));
    const auto first = all.size() > signs_shown ? all.size() - signs_shown : 0;
    for (std::size_t i = first; i < all.size(); ++i)
        table.row(row_of(reading_name(asking, all[i]),
                         when_short(asking.scenario(), all[i].sign.at, context.language),
                         sign_in_words(n, all[i]), all[i].after));
    table.print(context.out);
    if (first == 0) return;
    const auto earlier = std::to_string(first);
    paragraph(asking, context.say("（前 " + earlier + " 次从略）",
                                  "(" + earlier + " earlier ones are left out.)"));
}

// The news may be older than what was held already; the sign is what is held.
void print_held(const Asking& asking, const Situation& then, const SignReading& r) {
    const auto* carried = then.dispatch(r.sign.from);
    if (carried == nullptr) return;
    const Dispatch read = carried->as_read();
    const auto* sighting = std::get_if<Sighting>(&read.body);
    if (sighting == nullptr) return;
    const Narrator n{then, asking.context.language};
    for (const auto& entry : then.desks[r.sign.holder.index()].picture) {
        if (entry.subject != sighting->subject) continue;
        const auto held = n.belief(entry);
        paragraph(asking, asking.context.say("案头所存：" + held + "。",
                                             "As it is now held to be: " + held + "."));
    }
}

// The orders that went out at that sitting.
std::vector<DispatchId> orders_on(const Situation& then, const Appreciated& made) {
    const auto self = then.scenario->order_of_battle.command(made.headquarters);
    std::vector<DispatchId> out;
    for (const auto& carried : then.dispatches)
        if (carried.dispatch.from == self && carried.dispatch.handed_in == made.at &&
            std::holds_alternative<Order>(carried.dispatch.body))
            out.push_back(carried.dispatch.id);
    return out;
}

void print_consequence(const Asking& asking, const SignReading& r) {
    const auto* made = decision_after(asking, r.sign.holder, r.sign.at);
    if (made == nullptr) return;
    const auto later = situation_at(asking.recording, made->at);
    const Narrator n{later, asking.context.language};
    title(asking, "据此所下之决心", "What was decided on it");
    const auto name = name_of_decision(asking, *made);
    paragraph(asking, capital(n.appreciated(*made)) + "  [" + name +
                          asking.context.say("，", ", ") +
                          when_short(asking.scenario(), made->at, asking.context.language) + "]");
    const auto text = deterred(n, *made, r.sign.intent.group);
    if (!text.empty()) paragraph(asking, text);
    for (const auto id : orders_on(later, *made))
        print_letter(asking, later, id);
}

void print_reading(const Asking& asking, const Situation& then,
                   const std::vector<SignReading>& all) {
    const auto& r = all.back();
    const Narrator n{then, asking.context.language};
    heading(asking, reading_name(asking, r), r.sign.at, capital(read_so(n, r)));
    paragraph(asking, moved(n, r));
    print_signs(asking, then, all);
    title(asking, "带来此征候之电", "The dispatch that brought the sign");
    print_chain(asking, then, r.sign.from);
    print_held(asking, then, r);
    print_men(asking, then, {r.sign.holder});
    print_consequence(asking, r);
}

Json json_shares(const Shares& shares) {
    return {
        {"attack", shares[0]}, {"hold", shares[1]}, {"withdraw", shares[2]}, {"lure", shares[3]}};
}

Json json_reading(const Asking& asking, const Situation& then,
                  const std::vector<SignReading>& all) {
    const auto& r = all.back();
    const Narrator n{then, asking.context.language};
    Json seen = Json::array();
    for (const auto& earlier : all)
        seen.push_back(
            {{"id", reading_name(asking, earlier)},
             {"at", iso(asking.scenario(), earlier.sign.at)},
             {"sign", word(earlier.sign.sign).en},
             {"dispatch", json_letter(asking, then, earlier.sign.from)},
             {"likely_per_mille", json_shares(likely_of(asking.scenario(), earlier.sign.sign))},
             {"before_per_mille", json_shares(earlier.before)},
             {"by_then_per_mille", json_shares(earlier.by_then)},
             {"after_per_mille", json_shares(earlier.after)}});
    Json out{{"reading", reading_name(asking, r)},
             {"at", iso(asking.scenario(), r.sign.at)},
             {"what", read_so(n, r)},
             {"why", moved(n, r)},
             {"trap", r.is_trap()},
             {"expected_per_mille", json_shares(expected_by(asking.scenario(), r.sign.holder))},
             {"signs", seen},
             {"men", Json::array({json_man(asking, r.sign.holder)})},
             {"decision", nullptr}};
    if (const auto* made = decision_after(asking, r.sign.holder, r.sign.at)) {
        const auto later = situation_at(asking.recording, made->at);
        const auto d = deterrence_in(asking.scenario(), *made);
        out["decision"] = {
            {"id", name_of_decision(asking, *made)},
            {"why", deterred({later, asking.context.language}, *made, r.sign.intent.group)},
            {"fear_thousandths", d.fear},
            {"held_back", d.held_back}};
    }
    return out;
}

}  // namespace

std::optional<int> why_reading(const Asking& asking, const Enquiry& question) {
    auto all = readings_of(asking.whole, question.headquarters, question.other);
    if (question.number > static_cast<int>(all.size())) return {};
    all.resize(static_cast<std::size_t>(question.number));
    const auto then = situation_at(asking.recording, all.back().sign.at);
    if (asking.context.json) {
        asking.context.out << json_reading(asking, then, all).dump(2) << "\n";
    } else {
        print_reading(asking, then, all);
    }
    return exit_well;
}

}  // namespace lishui
