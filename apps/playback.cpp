// lishui playback: what was so at a moment, or what one headquarters held true.
#include "record/diary.h"
#include "summary.h"
#include "table.h"
#include "verbs.h"

namespace lishui {

namespace {

struct PlaybackOptions {
    std::string run, at, desk;
};

std::string heading(const Context& context, const Situation& s) {
    const auto language = context.language;
    return when(*s.scenario, s.now, language) + context.say("，", ", ") + word(s.sky).in(language) +
           context.say("，", ", ") + std::to_string(s.temperature_c) +
           context.say("度", " degrees");
}

void print_happenings(const Context& context, const Situation& s, const Narrator& narrator) {
    const auto first = s.now - minutes_a_day;
    bool any = false;
    for (const auto& event : s.happened) {
        if (event.at <= first) continue;
        if (!any) context.out << "\n" << context.say("近二十四小时", "The last 24 hours") << "\n";
        any = true;
        const auto sentence = capital(narrator.happened(event));
        context.out << wrapped(when_short(*s.scenario, event.at, context.language) +
                                   context.say("　", "  ") + sentence,
                               96, 2)
                    << "\n";
    }
}

void print_truth(const Context& context, const Situation& s) {
    const auto& scenario = *s.scenario;
    const auto& order = scenario.order_of_battle;
    const Narrator narrator{s, context.language};
    context.out << scenario.name.in(context.language) << "\n" << heading(context, s) << "\n";
    for (std::size_t side = 0; side < order.sides.size(); ++side) {
        TextTable table({context.say("部队", "formation"), context.say("所在", "place"),
                         context.say("状态", "doing"), context.say(">可战", ">fit"),
                         context.say(">损失", ">lost"), context.say("受命", "told to")});
        for (std::size_t i = 0; i < s.leaves.size(); ++i) {
            const FormationId f(i);
            if (order[f].side != SideId(side)) continue;
            const auto& leaf = s.leaves[i];
            table.row({order[f].name.in(context.language),
                       where(scenario, leaf.condition.place, context.language),
                       word(leaf.condition.activity).in(context.language),
                       figures(leaf.condition.fit_men),
                       figures(leaf.killed + leaf.wounded + leaf.missing),
                       leaf.order.exists() ? narrator.task(leaf.task, Person::it) : ""});
        }
        if (table.empty()) continue;
        context.out << "\n" << order.sides[side].name.in(context.language) << "\n";
        table.print(context.out);
    }
    print_happenings(context, s, narrator);
    std::size_t under_way = 0;
    for (const auto& carried : s.dispatches) {
        if (carried.delivered == never && carried.dispatch.fate != Fate::lost) ++under_way;
    }
    const auto many = std::to_string(under_way);
    context.out << "\n"
                << context.say("在途电报 " + many + " 份。", "Dispatches under way: " + many + ".")
                << "\n";
}

std::string age_of(const Context& context, Minutes age) {
    const auto hours = std::to_string((age + 30) / 60);
    return context.say(hours + "时", hours + " h");
}

void print_picture(const Context& context, const Situation& s, HeadquartersId h, bool own) {
    const auto& scenario = *s.scenario;
    const auto& rules = scenario.rules.belief;
    TextTable table({own ? context.say("己方", "our own") : context.say("敌方", "the enemy"),
                     context.say("以为在", "held to be"), context.say(">半径km", ">within km"),
                     context.say("动向", "doing"), context.say(">人数", ">men"),
                     context.say(">±%", ">±%"), context.say(">所见距今", ">seen"),
                     context.say("来源", "by"), context.say("所据", "from")});
    for (const auto& e : s.desks[h.index()].picture) {
        if (!e.subject.exists() || (e.own != 0) != own) continue;
        const auto& source = e.sources[0];
        table.row(
            {name_of(scenario, e.subject, context.language),
             where(scenario, e.place, context.language),
             std::to_string(radius_now_km(e, s.now, rules)), word(e.doing).in(context.language),
             figures(e.strength_men), std::to_string(e.spread), age_of(context, s.now - e.observed),
             word(e.seen).in(context.language),
             source.exists() && source.serial > 0
                 ? id_of(scenario, FormationId(source.sender)) + "#" + std::to_string(source.serial)
                 : context.say("开局", "opening")});
    }
    if (table.empty()) return;
    context.out << "\n";
    table.print(context.out);
}

void print_desk(const Context& context, const Recording& recording, HeadquartersId h, Moment at) {
    const auto s = known_situation(recording, h, at);
    const auto& desk = s.desks[h.index()];
    const Narrator narrator{s, context.language};
    const auto name = narrator.name(h);
    context.out << context.say(name + "所知", "What the " + name + " held true") << "\n"
                << heading(context, s) << "\n"
                << context.say("司令部在", "Headquarters: ") << narrator.place(desk.place) << "\n"
                << wrapped(context.say("任务：", "Mission: ") + narrator.mission(desk.mission), 96,
                           0)
                << "\n";
    if (!desk.appreciations.empty()) {
        const auto made = capital(narrator.appreciated(s.appreciations[desk.appreciations.back()]));
        const auto& last = s.appreciations[desk.appreciations.back()];
        context.out << wrapped(context.say("最近判断（", "Last appreciation (") +
                                   when_short(*s.scenario, last.at, context.language) +
                                   context.say("）：", "): ") + made,
                               96, 0)
                    << "\n";
    }
    print_picture(context, s, h, true);
    print_picture(context, s, h, false);
}

Json truth_json(const Situation& s, Language language) {
    const auto& scenario = *s.scenario;
    const Narrator narrator{s, language};
    Json leaves = Json::array();
    for (std::size_t i = 0; i < s.leaves.size(); ++i) {
        const FormationId f(i);
        const auto& c = s.leaves[i].condition;
        leaves.push_back({{"formation", json_of(scenario, f)},
                          {"place", where(scenario, c.place, language)},
                          {"hex", c.place.exists() ? Json(c.place.value) : Json(nullptr)},
                          {"doing", word(c.activity).in(language)},
                          {"fit_men", c.fit_men},
                          {"wounded_men", c.wounded_men},
                          {"sick_men", c.sick_men},
                          {"cohesion", c.cohesion},
                          {"fatigue", c.fatigue},
                          {"killed", s.leaves[i].killed},
                          {"wounded", s.leaves[i].wounded},
                          {"missing", s.leaves[i].missing}});
    }
    Json happened = Json::array();
    for (const auto& event : s.happened) {
        happened.push_back(
            {{"at", iso(scenario, event.at)}, {"sentence", narrator.happened(event)}});
    }
    return {{"scenario", scenario.id}, {"at", iso(scenario, s.now)},
            {"sky", word(s.sky).en},   {"temperature_c", s.temperature_c},
            {"leaves", leaves},        {"happened", happened}};
}

Json desk_json(const Recording& recording, HeadquartersId h, Moment at, Language language) {
    const auto s = known_situation(recording, h, at);
    const auto& scenario = *s.scenario;
    const auto& desk = s.desks[h.index()];
    const Narrator narrator{s, language};
    Json picture = Json::array();
    for (const auto& e : desk.picture) {
        if (!e.subject.exists()) continue;
        picture.push_back({{"subject", json_of(scenario, e.subject)},
                           {"own", e.own != 0},
                           {"place", where(scenario, e.place, language)},
                           {"radius_km", radius_now_km(e, s.now, scenario.rules.belief)},
                           {"doing", word(e.doing).en},
                           {"men", e.strength_men},
                           {"spread_per_cent", e.spread},
                           {"observed", iso(scenario, e.observed)},
                           {"heard", iso(scenario, e.heard)}});
    }
    return {{"scenario", scenario.id},
            {"at", iso(scenario, s.now)},
            {"desk", json_of(scenario, scenario.order_of_battle.command(h))},
            {"place", narrator.place(desk.place)},
            {"mission", narrator.mission(desk.mission)},
            {"picture", picture}};
}

int playback(const Context& context, const PlaybackOptions& options) {
    Faults faults;
    const auto recording = load_run(context, options.run, false, faults);
    if (!recording) return context.fail(faults);
    const auto& scenario = *recording->scenario;
    Moment at = never;
    if (!options.at.empty()) {
        if (const auto found = find_moment(scenario, options.at, faults)) at = *found;
    }
    HeadquartersId desk;
    if (!options.desk.empty()) {
        if (const auto found = find_desk(scenario, options.desk, faults)) desk = *found;
    }
    if (!faults.empty()) return context.fail(faults);
    if (desk.exists()) {
        if (context.json) {
            context.out << desk_json(*recording, desk, at, context.language).dump(2) << "\n";
        } else {
            print_desk(context, *recording, desk, at);
        }
        return exit_well;
    }
    const auto s = situation_at(*recording, at);
    if (context.json) {
        context.out << truth_json(s, context.language).dump(2) << "\n";
    } else {
        print_truth(context, s);
    }
    return exit_well;
}

}  // namespace

void add_playback(CommandLine& program, Context& context) {
    auto options = std::make_shared<PlaybackOptions>();
    auto verb = program.add_subcommand(
        "playback", context.say("回放某一时刻：实况，或某一司令部所信",
                                "a moment again: the truth, or what one headquarters held true"));
    verb.add_option("RUN", options->run, context.say("日志", "the journal of a run")).required();
    verb.add_option("--at", options->at,
                    context.say("时刻，如 12-09T06:00 或 +36h（默认为最后）",
                                "the moment, as 12-09T06:00 or +36h (default: the last)"));
    verb.add_option("--desk", options->desk, context.say("司令部", "a headquarters"));
    verb.footer(context.say("例：lishui playback two-divisions-7 --at +24h",
                            "Example: lishui playback two-divisions-7 --at +24h"));
    verb.callback([&context, options] { context.status = playback(context, *options); });
}

}  // namespace lishui
