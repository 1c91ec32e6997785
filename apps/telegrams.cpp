// lishui telegrams: the dispatches of a run, each with the way it took, minute by minute.
#include "messages/post.h"
#include "record/letter_kind.h"
#include "table.h"
#include "verbs.h"

namespace lishui {

namespace {

struct TelegramsOptions {
    std::string run, from, to, kind;
    std::vector<std::string> between;
};

struct Wanted {
    FormationId from, to;    // none: anybody
    FormationId one, other;  // between these two, either way
    Moment first = long_ago, last = never;
    std::string kind;

    [[nodiscard]] bool takes(const Dispatch& d) const {
        if (from.exists() && d.from != from) return false;
        if (to.exists() && d.to != to) return false;
        const bool pair = (d.from == one && d.to == other) || (d.from == other && d.to == one);
        if (one.exists() && !pair) return false;
        if (d.handed_in < first || d.handed_in > last) return false;
        return kind.empty() || kind == letter_word(d.body);
    }
};

// --between takes two moments, or two formations and then means either way.
void read_between(const Scenario& scenario, const TelegramsOptions& options, Wanted& wanted,
                  Faults& faults) {
    if (options.between.size() != 2) return;
    const auto first = scenario.calendar.read(options.between[0]);
    const auto last = scenario.calendar.read(options.between[1]);
    if (first && last) {
        wanted.first = *first;
        wanted.last = *last;
        return;
    }
    const auto one = find_formation(scenario, options.between[0], faults);
    const auto other = find_formation(scenario, options.between[1], faults);
    if (one && other) {
        wanted.one = *one;
        wanted.other = *other;
    }
}

std::optional<Wanted> read_wanted(const Scenario& scenario, const TelegramsOptions& options,
                                  Faults& faults) {
    Wanted wanted;
    wanted.kind = options.kind;
    if (!options.from.empty()) {
        if (const auto f = find_formation(scenario, options.from, faults)) wanted.from = *f;
    }
    if (!options.to.empty()) {
        if (const auto f = find_formation(scenario, options.to, faults)) wanted.to = *f;
    }
    read_between(scenario, options, wanted, faults);
    if (!faults.empty()) return {};
    return wanted;
}

std::string way_in_words(const Dispatch& dispatch, Language language) {
    std::string out;
    for (std::size_t leg = 0; leg < dispatch.legs.size(); ++leg) {
        if (dispatch.legs[leg] == 0) continue;
        if (!out.empty()) out += language == Language::zh ? "，" : ", ";
        out += word(static_cast<Leg>(leg)).in(language);
        out += (language == Language::zh ? "" : " ") + span(dispatch.legs[leg], language);
    }
    return out;
}

std::string fate_in_words(const Context& context, const Scenario& scenario,
                          const Carried& carried) {
    const auto language = context.language;
    std::string out;
    if (carried.dispatch.fate != Fate::whole) out = word(carried.dispatch.fate).in(language);
    const std::string comma = out.empty() ? "" : context.say("，", "; ");
    if (carried.delivered == never) {
        if (carried.dispatch.fate == Fate::lost) return out;
        return out + comma + context.say("在途", "under way");
    }
    out += comma + context.say("送达 ", "in the tray ") +
           when_short(scenario, carried.delivered, language);
    if (carried.read != never) {
        out += context.say("，阅 ", "; read ") + when_short(scenario, carried.read, language);
    }
    return out;
}

void print_one(const Context& context, const Narrator& narrator, const Carried& carried) {
    const auto& d = carried.dispatch;
    const auto& scenario = narrator.scenario();
    context.out << wrapped(narrator.telegram(d), 96, 0) << "\n";
    if (carried.received) {
        const auto words = narrator.body(carried.as_read());
        context.out << wrapped(context.say("收者读作：" + words, "Read as: " + words), 96, 4)
                    << "\n";
    }
    auto way = std::string(word(d.means).in(context.language)) + context.say("，", ", ") +
               context.say("途中共", "on the way ") + span(way_minutes(d), context.language);
    const auto legs = way_in_words(d, context.language);
    if (!legs.empty()) way += context.say("（", " (") + legs + context.say("）", ")");
    way += context.say("；", "; ") + fate_in_words(context, scenario, carried);
    context.out << wrapped("[" + id_of(scenario, d.from) + "#" + std::to_string(d.id.serial) +
                               "] " + way,
                           96, 4)
                << "\n\n";
}

Json json_one(const Narrator& n, const Carried& carried) {
    const auto& d = carried.dispatch;
    Json legs = Json::object();
    for (std::size_t leg = 0; leg < d.legs.size(); ++leg) {
        legs[word(static_cast<Leg>(leg)).en] = d.legs[leg];
    }
    const auto moment = [&](Moment m) {
        return m == never ? Json(nullptr) : Json(iso(n.scenario(), m));
    };
    return {{"id", id_of(n.scenario(), d.from) + "#" + std::to_string(d.id.serial)},
            {"kind", letter_word(d.body)},
            {"from", json_of(n.scenario(), d.from)},
            {"to", json_of(n.scenario(), d.to)},
            {"precedence", word(d.precedence).en},
            {"means", word(d.means).en},
            {"fate", word(d.fate).en},
            {"handed_in", moment(d.handed_in)},
            {"delivered", moment(carried.delivered)},
            {"read", moment(carried.read)},
            {"minutes", way_minutes(d)},
            {"legs", legs},
            {"text", n.body(d)},
            {"read_as", carried.received ? Json(n.body(carried.as_read())) : Json(nullptr)}};
}

int telegrams(const Context& context, const TelegramsOptions& options) {
    Faults faults;
    const auto recording = load_run(context, options.run, false, faults);
    if (!recording) return context.fail(faults);
    const auto wanted = read_wanted(*recording->scenario, options, faults);
    if (!wanted) return context.fail(faults);
    const auto situation = situation_at(*recording, never);
    const Narrator narrator{situation, context.language};
    Json json = Json::array();
    std::size_t many = 0;
    for (const auto& carried : situation.dispatches) {
        if (!wanted->takes(carried.dispatch)) continue;
        ++many;
        if (context.json) {
            json.push_back(json_one(narrator, carried));
        } else {
            print_one(context, narrator, carried);
        }
    }
    if (context.json) {
        context.out << json.dump(2) << "\n";
    } else {
        const auto count = std::to_string(many);
        context.out << context.say("共 " + count + " 份。",
                                   count + (many == 1 ? " dispatch." : " dispatches."))
                    << "\n";
    }
    return exit_well;
}

}  // namespace

void add_telegrams(CommandLine& program, Context& context) {
    auto options = std::make_shared<TelegramsOptions>();
    auto verb = program.add_subcommand("telegrams",
                                       context.say("列出电报，各附途中每一段所费时间",
                                                   "the dispatches, each with its itemised way"));
    verb.add_option("RUN", options->run, context.say("日志", "the journal of a run")).required();
    verb.add_option("--from", options->from, context.say("发者", "the sender"));
    verb.add_option("--to", options->to, context.say("收者", "the addressee"));
    verb.add_option("--between", options->between,
                    context.say("两个时刻之间，或两个部队之间（双向）",
                                "between two moments, or two formations (either way)"))
        .expected(2);
    verb.add_option("--kind", options->kind, context.say("只列一类", "only one kind"))
        .one_of({letter_words.begin(), letter_words.end()});
    verb.footer(
        context.say("例：lishui telegrams two-divisions-7 --between +6h +18h --kind order",
                    "Example: lishui telegrams two-divisions-7 --between +6h +18h --kind order"));
    verb.callback([&context, options] { context.status = telegrams(context, *options); });
}

}  // namespace lishui
