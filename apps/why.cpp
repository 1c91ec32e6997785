// lishui why: of a decision, a step with a subordinate, a reading of the enemy or orders that did
// not fit together: the numbers, the men and the telegrams.
#include "why.h"

#include <charconv>

namespace lishui {

namespace {

struct WhyOptions {
    std::string run, question, kind;
};

Fault not_a_question(const std::string& text) {
    return {{},
            0,
            {"“" + text + "”不是可问之编号。", "'" + text + "' does not name anything to ask."},
            {"决心写 司令部#号数，如 11A#7；与他部之事写 司令部/他部#号数，如 CEA/11A#4；"
             "不写号数则列出全部。",
             "Write HEADQUARTERS#NUMBER for a decision, as 11A#7, or HEADQUARTERS/OTHER#NUMBER "
             "for what concerns another, as CEA/11A#4; without a number all are listed."}};
}

// "11A#7", "CEA/11A#4"; without a number, what is listed.
std::optional<Enquiry> read_question(const Scenario& scenario, const std::string& text,
                                     Faults& faults) {
    Enquiry question;
    const auto hash = text.find('#');
    const auto names = text.substr(0, hash);
    const auto slash = names.find('/');
    const auto desk = find_desk(scenario, names.substr(0, slash), faults);
    if (!desk) return {};
    question.headquarters = *desk;
    if (slash != std::string::npos) {
        const auto other = find_formation(scenario, names.substr(slash + 1), faults);
        if (!other) return {};
        question.other = *other;
    }
    if (hash == std::string::npos) return question;
    const auto* begin = text.data() + hash + 1;
    const auto* end = text.data() + text.size();
    if (std::from_chars(begin, end, question.number).ptr == end && question.number > 0)
        return question;
    faults.push_back(not_a_question(text));
    return {};
}

// By whom the other is to it: an enemy, one who stands under it, one over it.
std::optional<int> answer(const Asking& asking, const Enquiry& question) {
    if (!question.other.exists()) return why_decision(asking, question);
    const auto& order_of_battle = asking.scenario().order_of_battle;
    const auto self = order_of_battle.command(question.headquarters);
    if (order_of_battle[self].side != order_of_battle[question.other].side)
        return why_reading(asking, question);
    if (order_of_battle.stands_under(self, question.other)) return why_clash(asking, question);
    return why_step(asking, question);
}

int why(const Context& context, const WhyOptions& options) {
    Faults faults;
    const auto recording = load_run(context, options.run, false, faults);
    if (!recording) return context.fail(faults);
    const auto whole = situation_at(*recording, never);
    const Asking asking{context, *recording, whole};
    if (options.question.empty()) return list_questions(asking, {}, options.kind);
    const auto question = read_question(*recording->scenario, options.question, faults);
    if (!question) return context.fail(faults);
    if (question->number == 0) return list_questions(asking, *question, options.kind);
    if (const auto status = answer(asking, *question)) return *status;
    const auto names = options.question.substr(0, options.question.find('#'));
    return context.fail(
        {"没有 " + options.question + "。", "There is no " + options.question + "."},
        {"lishui why " + options.run + " " + names + " 列出可问者。",
         "`lishui why " + options.run + " " + names + "` lists what there is to ask."});
}

}  // namespace

std::string per_cent(std::int32_t per_mille) {
    return std::to_string(per_mille / 10) + "." + std::to_string(per_mille % 10) + "%";
}

void heading(const Asking& asking, const std::string& name, Moment at,
             const std::string& sentence) {
    asking.context.out << name << asking.context.say("，", ", ")
                       << when(asking.scenario(), at, asking.context.language) << "\n\n";
    paragraph(asking, sentence);
}

void title(const Asking& asking, const char* chinese, const char* english) {
    asking.context.out << "\n" << asking.context.say(chinese, english) << "\n";
}

void paragraph(const Asking& asking, const std::string& text) {
    if (!text.empty()) asking.context.out << wrapped(text, 96, 0) << "\n";
}

void print_men(const Asking& asking, const Situation& then,
               const std::vector<HeadquartersId>& men) {
    const Narrator narrator{then, asking.context.language};
    title(asking, "其人", men.size() > 1 ? "The men" : "The man");
    for (const auto h : men)
        asking.context.out << wrapped(man(narrator, h), 96, 2) << "\n";
}

Json json_man(const Asking& asking, HeadquartersId h) {
    const auto& opening = asking.scenario().headquarters[h.index()];
    const auto& m = opening.nature;
    return {{"headquarters", asking.id(h)},
            {"commander", opening.commander.in(asking.context.language)},
            {"boldness", m.boldness},
            {"caution", m.caution},
            {"energy", m.energy},
            {"obedience", m.obedience},
            {"candour", m.candour},
            {"pride", m.pride},
            {"care", m.care},
            {"helpfulness", m.helpfulness},
            {"overrates_enemy", m.overrates_enemy},
            {"overrates_own", m.overrates_own},
            {"expects_attack", m.expects_attack},
            {"expects_hold", m.expects_hold},
            {"expects_withdrawal", m.expects_withdrawal},
            {"expects_lure", m.expects_lure}};
}

void add_why(CommandLine& program, Context& context) {
    auto options = std::make_shared<WhyOptions>();
    auto verb = program.add_subcommand(
        "why", context.say("何以如此：一项决心、一次处置、一次判断、两歧之令，各附数字、其人、电报",
                           "why: a decision, a step with a subordinate, a reading of the enemy, "
                           "conflicting orders; with numbers, men and telegrams"));
    verb.add_option("RUN", options->run, context.say("日志", "the journal of a run")).required();
    verb.add_option("WHAT", options->question,
                    context.say("司令部#号数（决心），或 司令部/他部#号数；只写司令部则列出其可问"
                                "者，不写则列出全部",
                                "HEADQUARTERS#NUMBER (a decision) or HEADQUARTERS/OTHER#NUMBER; "
                                "with a headquarters alone its own are listed, without it all"));
    verb.add_option("--kind", options->kind, context.say("只列一类", "list only one kind"))
        .one_of({question_kinds.begin(), question_kinds.end()});
    verb.footer(
        context.say("例：lishui why two-divisions-7 'WD#3'；lishui why two-divisions-7 --kind "
                    "refusal",
                    "Example: lishui why two-divisions-7 'WD#3'; "
                    "lishui why two-divisions-7 --kind refusal"));
    verb.callback([&context, options] { context.status = why(context, *options); });
}

}  // namespace lishui
