// lishui why: a decision with the courses that were weighed, and the dispatches behind the beliefs.
#include <charconv>

#include "messages/post.h"
#include "table.h"
#include "verbs.h"

namespace lishui {

namespace {

struct Options {
    std::string run, decision;
};

std::string share(std::int32_t per_mille) {
    return std::to_string(per_mille / 10) + "." + std::to_string(per_mille % 10) + "%";
}

std::string thousandths(std::int32_t x) {
    const auto magnitude = x < 0 ? -static_cast<std::int64_t>(x) : x;
    auto rest = std::to_string(magnitude % 1000);
    rest = std::string(3 - rest.size(), '0') + rest;
    return (x < 0 ? "-" : "") + std::to_string(magnitude / 1000) + "." + rest;
}

std::string name_of_decision(const Scenario& scenario, const Appreciated& made) {
    return id_of(scenario, scenario.order_of_battle.command(made.headquarters)) + "#" +
           std::to_string(made.appreciation.number);
}

// "11A#7", or only "11A" for the list of one headquarters.
struct Asked {
    HeadquartersId headquarters;
    int number = 0;
};

std::optional<Asked> read_asked(const Scenario& scenario, const std::string& text, Faults& faults) {
    Asked asked;
    const auto hash = text.find('#');
    const auto desk = find_desk(scenario, text.substr(0, hash), faults);
    if (!desk) return {};
    asked.headquarters = *desk;
    if (hash == std::string::npos) return asked;
    const auto* begin = text.data() + hash + 1;
    const auto* end = text.data() + text.size();
    if (std::from_chars(begin, end, asked.number).ptr == end && asked.number > 0) return asked;
    faults.push_back(
        {{},
         0,
         {"“" + text + "”不是一项决心的编号。", "'" + text + "' does not name a decision."},
         {"可写 司令部#号数，如 11A#7；不写则列出全部。",
          "Write HEADQUARTERS#NUMBER, as 11A#7; without it all are listed."}});
    return {};
}

int list(const Context& context, const Situation& s, HeadquartersId only) {
    const auto& scenario = *s.scenario;
    const Narrator narrator{s, context.language};
    TextTable table({context.say("决心", "decision"), context.say("时刻", "when"),
                     context.say("司令部", "headquarters"), context.say("服从", "obedience"),
                     context.say("案", "course")});
    Json json = Json::array();
    for (const auto& made : s.appreciations) {
        if (only.exists() && made.headquarters != only) continue;
        const auto& a = made.appreciation;
        const auto course = a.chosen < a.count ? narrator.course(a.courses[a.chosen]) : "";
        table.row(
            {name_of_decision(scenario, made), when_short(scenario, made.at, context.language),
             narrator.name(made.headquarters), word(a.obedience).in(context.language), course});
        json.push_back({{"decision", name_of_decision(scenario, made)},
                        {"at", iso(scenario, made.at)},
                        {"obedience", word(a.obedience).en},
                        {"course", course}});
    }
    if (context.json) {
        context.out << json.dump(2) << "\n";
    } else {
        table.print(context.out);
    }
    return exit_well;
}

void print_courses(const Context& context, const Narrator& narrator, const Appreciation& a) {
    TextTable table({"", context.say("案", "course"), context.say(">成算", ">success"),
                     context.say(">被截断", ">cut off"), context.say(">损失", ">loss"),
                     context.say(">小时", ">hours"), context.say(">价值", ">worth")});
    for (std::uint8_t i = 0; i < a.count && i < most_courses; ++i) {
        const auto& c = a.courses[i];
        std::string mark = i == a.chosen ? context.say("取", "taken") : "";
        if (i == a.ordered)
            mark += mark.empty() ? context.say("令", "ordered") : context.say("·令", ", ordered");
        table.row({mark, narrator.course(c), share(c.success), share(c.cut_off),
                   figures(c.loss_men), std::to_string(c.hours), thousandths(c.worth)});
    }
    table.print(context.out);
}

std::string way_of(const Context& context, const Scenario& scenario, const Carried& carried) {
    const auto& d = carried.dispatch;
    auto out = "[" + id_of(scenario, d.from) + "#" + std::to_string(d.id.serial) + "] " +
               word(d.means).in(context.language) + context.say("，途中 ", ", on the way ") +
               span(way_minutes(d), context.language);
    if (carried.delivered != never) {
        out += context.say("，送达 ", ", in the tray ") +
               when_short(scenario, carried.delivered, context.language);
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

// A letter with its way, and under it the letter that it rests on, down to the eyes that saw.
void print_chain(const Context& context, const Recording& recording, const Situation& s,
                 DispatchId id) {
    const Narrator narrator{s, context.language};
    for (int depth = 0; depth < longest_chain && id.exists(); ++depth) {
        const auto* carried = s.dispatch(id);
        if (carried == nullptr) return;
        const int indent = 2 + 4 * depth;
        context.out << (depth == 0 ? "\n" : "")
                    << wrapped((depth == 0 ? "" : context.say("源自 ", "from ")) +
                                   narrator.telegram(carried->as_read()),
                               96, indent)
                    << "\n"
                    << wrapped(way_of(context, *s.scenario, *carried), 96, indent + 2) << "\n";
        const auto source = learnt_from(recording, carried->as_read());
        if (source == id) return;
        id = source;
    }
}

// The letters that the picture rested on.
void print_sources(const Context& context, const Recording& recording, const Situation& s,
                   const Appreciation& a) {
    context.out << "\n" << context.say("所据电报", "The dispatches it rests on") << "\n";
    bool any = false;
    for (const auto id : a.rests_on) {
        if (!id.exists() || s.dispatch(id) == nullptr) continue;
        any = true;
        print_chain(context, recording, s, id);
    }
    if (any) return;
    context.out << "  "
                << context.say("无：全凭开局所信。", "None: only what was believed at the opening.")
                << "\n";
}

void print_decision(const Context& context, const Recording& recording, const Situation& s,
                    const Appreciated& made) {
    const Narrator narrator{s, context.language};
    const auto& a = made.appreciation;
    const auto sentence = capital(narrator.appreciated(made));
    context.out << name_of_decision(*s.scenario, made) << context.say("，", ", ")
                << when(*s.scenario, made.at, context.language) << "\n\n"
                << wrapped(sentence, 96, 0) << "\n";
    const auto& mission = s.desks[made.headquarters.index()].mission;
    context.out << wrapped(context.say("其时任务：", "Mission then: ") + narrator.mission(mission),
                           96, 0)
                << "\n\n";
    print_courses(context, narrator, a);
    context.out << "\n"
                << context.say("憾 ", "Regret ") << thousandths(a.regret)
                << context.say("，压 ", ", pressure ") << thousandths(a.pressure)
                << context.say("：", ": ") << word(a.obedience).in(context.language) << "\n"
                << context.say("自计 ", "Own strength as believed ") << figures(a.own_men)
                << context.say(" 人，近敌 ", ", enemy in reach ") << figures(a.enemy_men)
                << context.say(" 人。", ".") << "\n";
    print_sources(context, recording, s, a);
}

Json decision_json(const Situation& s, const Appreciated& made, Language language) {
    const Narrator narrator{s, language};
    const auto& a = made.appreciation;
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
    Json sources = Json::array();
    for (const auto id : a.rests_on) {
        if (const auto* carried = id.exists() ? s.dispatch(id) : nullptr) {
            sources.push_back(narrator.telegram(carried->as_read()));
        }
    }
    return {{"decision", name_of_decision(*s.scenario, made)},
            {"at", iso(*s.scenario, made.at)},
            {"obedience", word(a.obedience).en},
            {"regret_thousandths", a.regret},
            {"pressure_thousandths", a.pressure},
            {"own_men", a.own_men},
            {"enemy_men", a.enemy_men},
            {"courses", courses},
            {"rests_on", sources}};
}

int why(const Context& context, const Options& options) {
    Faults faults;
    const auto recording = load_run(context, options.run, false, faults);
    if (!recording) return context.fail(faults);
    const auto whole = situation_at(*recording, never);
    if (options.decision.empty()) return list(context, whole, {});
    const auto asked = read_asked(*recording->scenario, options.decision, faults);
    if (!asked) return context.fail(faults);
    if (asked->number == 0) return list(context, whole, asked->headquarters);
    for (const auto& made : whole.appreciations) {
        if (made.headquarters != asked->headquarters || made.appreciation.number != asked->number)
            continue;
        const auto then = situation_at(*recording, made.at);
        if (context.json) {
            context.out << decision_json(then, made, context.language).dump(2) << "\n";
        } else {
            print_decision(context, *recording, then, made);
        }
        return exit_well;
    }
    const auto many = std::to_string(whole.desks[asked->headquarters.index()].appreciations.size());
    return context.fail(
        {"没有决心 " + options.decision + "；该司令部共有 " + many + " 项。",
         "There is no decision " + options.decision + "; that headquarters made " + many + "."},
        {"lishui why " + options.run + " 列出全部。",
         "`lishui why " + options.run + "` lists them all."});
}

}  // namespace

void add_why(CommandLine& program, Context& context) {
    auto options = std::make_shared<Options>();
    auto verb = program.add_subcommand(
        "why",
        context.say("一项决心何以如此：所权衡之案，所据之电",
                    "why a decision: the courses weighed, the dispatches behind the beliefs"));
    verb.add_option("RUN", options->run, context.say("日志", "the journal of a run")).required();
    verb.add_option("DECISION", options->decision,
                    context.say("司令部#号数，如 WD#3；不写则列出全部",
                                "HEADQUARTERS#NUMBER, as WD#3; without it all are listed"));
    verb.footer(context.say("例：lishui why two-divisions-7 'WD#3'",
                            "Example: lishui why two-divisions-7 'WD#3'"));
    verb.callback([&context, options] { context.status = why(context, *options); });
}

}  // namespace lishui
