// The words for what passes between commanders: tasks, courses, obedience, the ladder, what is read
// out of the enemy (see words.h). Each a switch over every kind, so that a new kind without a word
// does not compile.
#include "record/words.h"

namespace lishui {

Word word(TaskKind kind) {
    switch (kind) {
        case TaskKind::hold:
            return {"固守", "hold"};
        case TaskKind::move:
            return {"移动", "move"};
        case TaskKind::advance:
            return {"前进", "advance"};
        case TaskKind::attack:
            return {"攻击", "attack"};
        case TaskKind::seize:
            return {"攻取", "seize"};
        case TaskKind::secure:
            return {"确保", "secure"};
        case TaskKind::retain:
            return {"保持", "retain"};
        case TaskKind::defend:
            return {"防御", "defend"};
        case TaskKind::delay:
            return {"迟滞", "delay"};
        case TaskKind::withdraw:
            return {"撤退", "withdraw"};
        case TaskKind::cover:
            return {"掩护", "cover"};
        case TaskKind::guard:
            return {"侧卫", "guard"};
        case TaskKind::screen:
            return {"警戒", "screen"};
        case TaskKind::cross:
            return {"渡河", "cross"};
        case TaskKind::occupy:
            return {"占领", "occupy"};
        case TaskKind::pursue:
            return {"追击", "pursue"};
        case TaskKind::block:
            return {"阻击", "block"};
        case TaskKind::reconnoitre:
            return {"搜索", "reconnoitre"};
        case TaskKind::relieve:
            return {"接替", "relieve"};
        case TaskKind::follow:
            return {"跟进", "follow"};
        case TaskKind::refit:
            return {"整补", "refit"};
    }
    return {"", ""};
}

Word word(CourseKind kind) {
    switch (kind) {
        case CourseKind::as_ordered:
            return {"遵令而行", "carry out as ordered"};
        case CourseKind::as_planned:
            return {"照原定计划", "go on as planned"};
        case CourseKind::hold_where_we_are:
            return {"就地固守", "hold where we are"};
        case CourseKind::attack_nearest:
            return {"攻击最近之敌", "attack the nearest enemy"};
        case CourseKind::withdraw_to_line:
            return {"撤至阵线", "withdraw to a line"};
        case CourseKind::withdraw_to_base:
            return {"撤向后方", "withdraw to the base"};
        case CourseKind::pursue:
            return {"追击", "pursue"};
        case CourseKind::wait_and_watch:
            return {"按兵观变", "wait and watch"};
        case CourseKind::refit:
            return {"休整", "rest and refit"};
    }
    return {"", ""};
}

Word word(Obedience obedience) {
    switch (obedience) {
        case Obedience::no_conflict:
            return {"令意相合", "no conflict"};
        case Obedience::complies:
            return {"遵令", "complies"};
        case Obedience::complies_in_form:
            return {"阳奉阴违", "complies in form"};
        case Obedience::complies_in_part:
            return {"部分遵令", "complies in part"};
        case Obedience::stretches:
            return {"借令扩行", "stretches a permission"};
        case Obedience::refuses_silently:
            return {"默而不行", "refuses in silence"};
        case Obedience::halts_between:
            return {"停于两令之间", "halts between two orders"};
        case Obedience::refuses:
            return {"抗命", "refuses"};
    }
    return {"", ""};
}

Word word(Precedence precedence) {
    switch (precedence) {
        case Precedence::routine:
            return {"平", "routine"};
        case Precedence::priority:
            return {"急", "priority"};
        case Precedence::urgent:
            return {"火急", "urgent"};
    }
    return {"", ""};
}

Word word_for_reason(Reason reason) {
    switch (reason) {
        case Reason::too_weak:
            return {"兵力单薄", "we are too weak for it"};
        case Reason::would_be_cut_off:
            return {"恐被截断归路", "we should be cut off"};
        case Reason::supplies:
            return {"粮弹不继", "rations and rounds run out"};
        case Reason::losses:
            return {"伤亡过重", "our losses are too heavy"};
        case Reason::overtaken:
            return {"情况已变", "events have overtaken it"};
        case Reason::not_my_zone:
            return {"该地不在职部作战地境内", "the ground is not in my zone"};
        case Reason::a_trap:
            return {"敌似有诱我之企图", "the enemy seems to draw us on"};
    }
    return {"", ""};
}

Word word(LadderStep step) {
    switch (step) {
        case LadderStep::none:
            return {"静观", "nothing"};
        case LadderStep::query:
            return {"电询实情", "asks how things are"};
        case LadderStep::insist:
            return {"重申前令", "insists"};
        case LadderStep::reprimand:
            return {"申斥", "reprimands"};
        case LadderStep::offer:
            return {"许以增援", "offers something"};
        case LadderStep::ask_less:
            return {"退求其次", "asks for less"};
        case LadderStep::shift_boundary:
            return {"改划地境", "shifts a boundary"};
        case LadderStep::send_officer:
            return {"派员视察", "sends an officer to look"};
        case LadderStep::skip_level:
            return {"越级下令", "wires past him"};
        case LadderStep::appeal:
            return {"上请收回成命", "lays it before his own superior"};
        case LadderStep::concede:
            return {"准其所请", "gives way"};
        case LadderStep::relieve:
            return {"撤换", "relieves him"};
    }
    return {"", ""};
}

Word word(Sign sign) {
    switch (sign) {
        case Sign::attacks:
            return {"进攻", "he attacks"};
        case Sign::defends:
            return {"据守", "he defends his ground"};
        case Sign::halts:
            return {"停止不前", "he is halted"};
        case Sign::comes:
            return {"向我行进", "he comes towards us"};
        case Sign::goes_off:
            return {"离我而去", "he marches off"};
        case Sign::withdraws:
            return {"后退", "he goes back"};
        case Sign::crosses:
            return {"渡河", "he crosses the river"};
    }
    return {"", ""};
}

Word word(Intention intention) {
    switch (intention) {
        case Intention::attack:
            return {"进攻", "attack"};
        case Intention::hold:
            return {"固守", "hold"};
        case Intention::withdraw:
            return {"退却", "withdraw"};
        case Intention::lure:
            return {"诱我", "lure us on"};
    }
    return {"", ""};
}

}  // namespace lishui
