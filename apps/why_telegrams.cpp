// The telegrams behind a decision, a step or a reading, each with its way.
#include "messages/post.h"
#include "why.h"

namespace lishui {

namespace {

std::string letter_name(const Scenario& scenario, DispatchId id) {
    return id_of(scenario, FormationId(id.sender)) + "#" + std::to_string(id.serial);
}

std::string way_of(const Context& context, const Scenario& scenario, const Carried& carried) {
    const auto& d = carried.dispatch;
    auto out = "[" + letter_name(scenario, d.id) + "] " + word(d.means).in(context.language) +
               context.say("，途中 ", ", on the way ") + span(way_minutes(d), context.language);
    if (carried.delivered != never) {
        out += context.say("，送达 ", ", in the tray ") +
               when_short(scenario, carried.delivered, context.language);
    } else {
        out += d.fate == Fate::lost ? context.say("，途中遗失", ", lost on the way")
                                    : context.say("，其时尚在途中", ", then still under way");
    }
    if (carried.read != never) {
        out += context.say("，阅于 ", ", read ") +
               when_short(scenario, carried.read, context.language);
    }
    return out;
}

// Whom the letter tells of at second hand; none when its writer, or his men, saw for themselves.
FormationId subject_of(const Dispatch& d) {
    if (const auto* sighting = std::get_if<Sighting>(&d.body)) {
        return sighting->seen == Seen::forwarded ? sighting->subject : FormationId{};
    }
    const auto* report = std::get_if<Return>(&d.body);
    return report != nullptr && report->subject != d.from ? report->subject : FormationId{};
}

// The letter from which the writer of this one had it, by his picture when he wrote; none at its
// source.
DispatchId learnt_from(const Recording& recording, const Dispatch& d) {
    const auto& order = recording.scenario->order_of_battle;
    const auto subject = subject_of(d);
    if (!subject.exists() || order.is_leaf(d.from)) return {};
    const auto then = situation_at(recording, d.handed_in);
    for (const auto& entry : then.desks[order[d.from].headquarters.index()].picture) {
        if (entry.subject == subject) return entry.sources[0];
    }
    return {};
}

constexpr int longest_chain = 6;
constexpr std::size_t longest_exchange = 12;
constexpr std::size_t first_of_exchange = 2;

// As it was written; under it, if it was read otherwise, how it was read.
void print_carried(const Asking& asking, const Situation& then, const Carried& carried) {
    const auto& context = asking.context;
    const Narrator narrator{then, context.language};
    context.out << "\n" << wrapped(narrator.telegram(carried.dispatch), 96, 2) << "\n";
    if (carried.received) {
        const auto words = narrator.body(carried.as_read());
        context.out << wrapped(context.say("收者读作：" + words, "Read as: " + words), 96, 4)
                    << "\n";
    }
    context.out << wrapped(way_of(context, asking.scenario(), carried), 96, 4) << "\n";
}

// What is not shown, and where all of it is.
std::string omission(const Asking& asking, const Exchange& exchange, std::size_t left_out) {
    const auto& scenario = asking.scenario();
    const auto superior = scenario.order_of_battle.command(exchange.superior);
    const auto count = std::to_string(left_out);
    const auto all = "lishui telegrams RUN --between " + id_of(scenario, superior) + " " +
                     id_of(scenario, exchange.subordinate);
    return asking.context.say("\n（其间 " + count + " 份从略：" + all + "）",
                              "\n(" + count + " between are left out: " + all + ")");
}

}  // namespace

void print_letter(const Asking& asking, const Situation& then, DispatchId id) {
    if (const auto* carried = then.dispatch(id)) print_carried(asking, then, *carried);
}

void print_exchange(const Asking& asking, const Situation& then, const Exchange& exchange) {
    const auto& context = asking.context;
    const auto many = exchange.letters.size();
    title(asking, "往来电报", "What they wrote each other");
    if (many == 0) {
        paragraph(asking, context.say("  无：开局时所受之任务。",
                                      "  Nothing: the mission is that of the opening."));
        return;
    }
    const auto left_out = many > longest_exchange ? many - longest_exchange : 0;
    for (std::size_t i = 0; i < many; ++i) {
        if (left_out > 0 && i == first_of_exchange) {
            paragraph(asking, omission(asking, exchange, left_out));
            i += left_out;
        }
        print_letter(asking, then, exchange.letters[i]);
    }
}

void print_chain(const Asking& asking, const Situation& then, DispatchId id) {
    const auto& context = asking.context;
    const Narrator narrator{then, context.language};
    for (int depth = 0; depth < longest_chain && id.exists(); ++depth) {
        const auto* carried = then.dispatch(id);
        if (carried == nullptr) return;
        const int indent = 2 + 4 * depth;
        context.out << (depth == 0 ? "\n" : "")
                    << wrapped((depth == 0 ? "" : context.say("源自 ", "from ")) +
                                   narrator.telegram(carried->as_read()),
                               96, indent)
                    << "\n"
                    << wrapped(way_of(context, asking.scenario(), *carried), 96, indent + 2)
                    << "\n";
        const auto source = learnt_from(asking.recording, carried->as_read());
        if (source == id) return;
        id = source;
    }
}

Json json_letter(const Asking& asking, const Situation& then, DispatchId id) {
    const auto* carried = then.dispatch(id);
    if (carried == nullptr) return nullptr;
    const Narrator narrator{then, asking.context.language};
    const auto moment = [&](Moment m) {
        return m == never ? Json(nullptr) : Json(iso(asking.scenario(), m));
    };
    return {{"id", letter_name(asking.scenario(), id)},
            {"from", id_of(asking.scenario(), carried->dispatch.from)},
            {"to", id_of(asking.scenario(), carried->dispatch.to)},
            {"handed_in", moment(carried->dispatch.handed_in)},
            {"delivered", moment(carried->delivered)},
            {"read", moment(carried->read)},
            {"text", narrator.body(carried->as_read())}};
}

}  // namespace lishui
