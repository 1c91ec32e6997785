#include "record/words.h"

#include <array>

#include "base/check.h"
#include "record/kinds.h"

namespace lishui {

namespace {

template <std::size_t N, class E>
Word pick(const std::array<Word, N>& words, E kind) {
    const auto index = static_cast<std::size_t>(kind);
    check(index < N, "there is a word for every kind");
    return words[index];
}

constexpr std::array<Word, doing_kinds> doing_words{{{"动向不明", "doing what is unknown"},
                                                     {"停止", "halted"},
                                                     {"行进", "marching"},
                                                     {"进攻", "attacking"},
                                                     {"防御", "defending"},
                                                     {"后退", "withdrawing"},
                                                     {"渡河", "crossing"}}};

constexpr std::array<Word, seen_kinds> seen_words{{{"接触部队", "troops in contact"},
                                                   {"斥候", "patrols"},
                                                   {"飞行员", "airmen"},
                                                   {"民众", "country people"},
                                                   {"俘虏", "prisoners"},
                                                   {"本部参谋", "our own staff"},
                                                   {"转报", "a forwarded report"}}};

constexpr std::array<Word, activity_kinds> activity_words{{{"停止", "halted"},
                                                           {"行进", "marching"},
                                                           {"进攻", "attacking"},
                                                           {"防御", "defending"},
                                                           {"迟滞", "delaying"},
                                                           {"后退", "withdrawing"},
                                                           {"渡河", "crossing"},
                                                           {"候路", "waiting for the way"},
                                                           {"溃散", "dispersed"}}};

constexpr std::array<Word, task_kinds> task_words{{{"固守", "hold"},      {"移动", "move"},
                                                   {"前进", "advance"},   {"攻击", "attack"},
                                                   {"攻取", "seize"},     {"确保", "secure"},
                                                   {"保持", "retain"},    {"防御", "defend"},
                                                   {"迟滞", "delay"},     {"撤退", "withdraw"},
                                                   {"掩护", "cover"},     {"侧卫", "guard"},
                                                   {"警戒", "screen"},    {"渡河", "cross"},
                                                   {"占领", "occupy"},    {"追击", "pursue"},
                                                   {"阻击", "block"},     {"搜索", "reconnoitre"},
                                                   {"接替", "relieve"},   {"跟进", "follow"}}};

constexpr std::array<Word, course_kinds> course_words{
    {{"遵令而行", "carry out as ordered"},
     {"就地固守", "hold where we are"},
     {"攻击最近之敌", "attack the nearest enemy"},
     {"撤至阵线", "withdraw to a line"},
     {"撤向后方", "withdraw to the base"},
     {"追击", "pursue"}}};

constexpr std::array<Word, Kinds<Obedience>::count> obedience_words{
    {{"令意相合", "no conflict"},
     {"遵令", "complies"},
     {"停于两令之间", "halts between two orders"},
     {"抗命", "refuses"}}};

constexpr std::array<Word, milestone_kinds> milestone_words{
    {{"开始渡河", "begins to cross"},
     {"渡河完毕", "is across"},
     {"战斗开始", "fighting begins"},
     {"战斗结束", "fighting ends"},
     {"退却", "gives way"},
     {"溃退", "breaks"},
     {"停止进攻", "calls off its attack"},
     {"被围", "is surrounded"},
     {"溃散", "is dispersed"},
     {"进占", "takes"},
     {"受阻", "is blocked"}}};

constexpr std::array<Word, means_kinds> means_words{{{"有线", "wire"},
                                                     {"无线电", "wireless"},
                                                     {"传令", "runner"},
                                                     {"骑传", "courier"},
                                                     {"联络参谋", "liaison officer"}}};

constexpr std::array<Word, leg_kinds> leg_words{{{"拟稿", "drafting"},
                                                 {"译码", "enciphering"},
                                                 {"候线", "waiting for the net"},
                                                 {"发送", "sending"},
                                                 {"复发", "repeating"},
                                                 {"转递", "relaying"},
                                                 {"译电", "deciphering"},
                                                 {"搁案", "lying on the desk"}}};

constexpr std::array<Word, 5> fate_words{{{"完好", "whole"},
                                          {"讹误已察", "garbled, noticed"},
                                          {"讹误未察", "garbled, not noticed"},
                                          {"无法译出", "undecodable"},
                                          {"遗失", "lost"}}};

constexpr std::array<Word, 3> precedence_words{
    {{"平", "routine"}, {"急", "priority"}, {"火急", "urgent"}}};

constexpr std::array<Word, 4> sky_words{
    {{"晴", "clear"}, {"阴", "overcast"}, {"雨", "rain"}, {"雪", "snow"}}};

constexpr std::array<Word, echelon_kinds> echelon_words{{{"残部", "remnant"},
                                                         {"大队", "battalion group"},
                                                         {"团", "regiment"},
                                                         {"旅", "brigade"},
                                                         {"支队", "detachment"},
                                                         {"师", "division"},
                                                         {"军", "corps"},
                                                         {"军（方面）", "army"},
                                                         {"集团军", "group army"},
                                                         {"战区", "war zone"},
                                                         {"战场", "theatre"},
                                                         {"统帅部", "national command"}}};

constexpr std::array<Word, ground_kinds> ground_words{{{"平原", "plain"},
                                                       {"丘岗", "rolling"},
                                                       {"丘陵", "hills"},
                                                       {"山地", "mountains"},
                                                       {"沼泽", "marsh"},
                                                       {"湖泊", "lake"}}};

constexpr std::array<Word, way_kinds> way_words{{{"无路", "no way"},
                                                 {"小路", "track"},
                                                 {"堤路", "dyke path"},
                                                 {"破坏之公路", "ditched road"},
                                                 {"公路", "motor road"}}};

}  // namespace

Word word(Doing doing) { return pick(doing_words, doing); }
Word word(Seen seen) { return pick(seen_words, seen); }
Word word(Activity activity) { return pick(activity_words, activity); }
Word word(TaskKind kind) { return pick(task_words, kind); }
Word word(CourseKind kind) { return pick(course_words, kind); }
Word word(Obedience obedience) { return pick(obedience_words, obedience); }
Word word(Milestone what) { return pick(milestone_words, what); }
Word word(Means means) { return pick(means_words, means); }
Word word(Leg leg) { return pick(leg_words, leg); }
Word word(Fate fate) { return pick(fate_words, fate); }
Word word(Precedence precedence) { return pick(precedence_words, precedence); }
Word word(Sky sky) { return pick(sky_words, sky); }
Word word(Echelon echelon) { return pick(echelon_words, echelon); }
Word word(Ground ground) { return pick(ground_words, ground); }
Word word(Way way) { return pick(way_words, way); }

Word word_for_reason(Reason reason) {
    switch (reason) {
        case Reason::too_weak: return {"兵力单薄", "we are too weak for it"};
        case Reason::would_be_cut_off: return {"恐被截断归路", "we should be cut off"};
        case Reason::supplies: return {"粮弹不继", "rations and rounds run out"};
        case Reason::losses: return {"伤亡过重", "our losses are too heavy"};
        case Reason::overtaken: return {"情况已变", "events have overtaken it"};
    }
    return {"", ""};
}

Word word_for_cause(std::uint8_t cause) {
    constexpr std::array<Word, 4> words{{{"战斗", "fighting"},
                                         {"空袭", "air attack"},
                                         {"行军与疾病", "march and sickness"},
                                         {"被围", "encirclement"}}};
    return words[cause < words.size() ? cause : 0];
}

}  // namespace lishui
