#include "record/words.h"

#include <array>

namespace lishui {

// Each a switch over every kind, so that a new kind without a word does not compile.

Word word(Doing doing) {
    switch (doing) {
        case Doing::unknown:
            return {"动向不明", "unknown"};
        case Doing::halted:
            return {"停止", "halted"};
        case Doing::marching:
            return {"行进", "marching"};
        case Doing::attacking:
            return {"进攻", "attacking"};
        case Doing::defending:
            return {"防御", "defending"};
        case Doing::withdrawing:
            return {"后退", "withdrawing"};
        case Doing::crossing:
            return {"渡河", "crossing"};
    }
    return {"", ""};
}

Word word(Seen seen) {
    switch (seen) {
        case Seen::contact:
            return {"接触部队", "troops in contact"};
        case Seen::patrol:
            return {"斥候", "patrols"};
        case Seen::airmen:
            return {"飞行员", "airmen"};
        case Seen::country_people:
            return {"民众", "country people"};
        case Seen::prisoners:
            return {"俘虏", "prisoners"};
        case Seen::own_staff:
            return {"本部参谋", "our own staff"};
        case Seen::forwarded:
            return {"转报", "a forwarded report"};
        case Seen::intercepted:
            return {"译获敌电", "a telegram of his that was read"};
    }
    return {"", ""};
}

Word word(Activity activity) {
    switch (activity) {
        case Activity::halted:
            return {"停止", "halted"};
        case Activity::marching:
            return {"行进", "marching"};
        case Activity::attacking:
            return {"进攻", "attacking"};
        case Activity::defending:
            return {"防御", "defending"};
        case Activity::delaying:
            return {"迟滞", "delaying"};
        case Activity::withdrawing:
            return {"后退", "withdrawing"};
        case Activity::crossing:
            return {"渡河", "crossing"};
        case Activity::waiting:
            return {"候路", "waiting for the way"};
        case Activity::dispersed:
            return {"溃散", "dispersed"};
    }
    return {"", ""};
}

Word word(Milestone what) {
    switch (what) {
        case Milestone::crossing_began:
            return {"开始渡河", "begins to cross"};
        case Milestone::crossing_ended:
            return {"渡河完毕", "is across"};
        case Milestone::engagement_began:
            return {"战斗开始", "fighting begins"};
        case Milestone::engagement_ended:
            return {"战斗结束", "fighting ends"};
        case Milestone::gave_way:
            return {"退却", "gives way"};
        case Milestone::broke:
            return {"溃退", "breaks"};
        case Milestone::called_off:
            return {"停止进攻", "calls off its attack"};
        case Milestone::surrounded:
            return {"被围", "is surrounded"};
        case Milestone::dispersed:
            return {"溃散", "is dispersed"};
        case Milestone::place_taken:
            return {"进占", "takes"};
        case Milestone::blocked:
            return {"受阻", "is blocked"};
    }
    return {"", ""};
}

Word word(Means means) {
    switch (means) {
        case Means::wire:
            return {"有线", "wire"};
        case Means::wireless:
            return {"无线电", "wireless"};
        case Means::runner:
            return {"传令", "runner"};
        case Means::courier:
            return {"骑传", "courier"};
        case Means::liaison_officer:
            return {"联络参谋", "liaison officer"};
    }
    return {"", ""};
}

Word word(Leg leg) {
    switch (leg) {
        case Leg::drafting:
            return {"拟稿", "drafting"};
        case Leg::enciphering:
            return {"译码", "enciphering"};
        case Leg::waiting_for_net:
            return {"候线", "waiting for the net"};
        case Leg::sending:
            return {"发送", "sending"};
        case Leg::repeating:
            return {"复发", "repeating"};
        case Leg::relaying:
            return {"转递", "relaying"};
        case Leg::deciphering:
            return {"译电", "deciphering"};
        case Leg::lying_on_desk:
            return {"搁案", "lying on the desk"};
    }
    return {"", ""};
}

Word word(Fate fate) {
    switch (fate) {
        case Fate::whole:
            return {"完好", "whole"};
        case Fate::garbled_noticed:
            return {"讹误已察", "garbled, noticed"};
        case Fate::garbled_unnoticed:
            return {"讹误未察", "garbled, not noticed"};
        case Fate::undecodable:
            return {"无法译出", "undecodable"};
        case Fate::lost:
            return {"遗失", "lost"};
    }
    return {"", ""};
}

Word word(Sky sky) {
    switch (sky) {
        case Sky::clear:
            return {"晴", "clear"};
        case Sky::overcast:
            return {"阴", "overcast"};
        case Sky::rain:
            return {"雨", "rain"};
        case Sky::snow:
            return {"雪", "snow"};
    }
    return {"", ""};
}

Word word(Echelon echelon) {
    switch (echelon) {
        case Echelon::remnant:
            return {"残部", "remnant"};
        case Echelon::battalion_group:
            return {"大队", "battalion group"};
        case Echelon::regiment:
            return {"团", "regiment"};
        case Echelon::brigade:
            return {"旅", "brigade"};
        case Echelon::detachment:
            return {"支队", "detachment"};
        case Echelon::division:
            return {"师", "division"};
        case Echelon::corps:
            return {"军", "corps"};
        case Echelon::army:
            return {"军（方面）", "army"};
        case Echelon::group_army:
            return {"集团军", "group army"};
        case Echelon::war_zone:
            return {"战区", "war zone"};
        case Echelon::theatre:
            return {"战场", "theatre"};
        case Echelon::national:
            return {"统帅部", "national command"};
    }
    return {"", ""};
}

Word word(Ground ground) {
    switch (ground) {
        case Ground::plain:
            return {"平原", "plain"};
        case Ground::rolling:
            return {"丘岗", "rolling"};
        case Ground::hills:
            return {"丘陵", "hills"};
        case Ground::mountains:
            return {"山地", "mountains"};
        case Ground::marsh:
            return {"沼泽", "marsh"};
        case Ground::lake:
            return {"湖泊", "lake"};
    }
    return {"", ""};
}

Word word(Way way) {
    switch (way) {
        case Way::none:
            return {"无路", "no way"};
        case Way::track:
            return {"小路", "track"};
        case Way::dyke:
            return {"堤路", "dyke path"};
        case Way::ditched_road:
            return {"破坏之公路", "ditched road"};
        case Way::motor_road:
            return {"公路", "motor road"};
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
