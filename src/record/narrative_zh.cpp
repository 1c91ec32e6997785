// The narrative in Chinese, terse as the telegrams of the time (see narrative.h).
#include "record/narrative_words.h"

namespace lishui {

namespace {

constexpr auto zh = Language::zh;

bool ends_with(const std::string& text, std::string_view ending) {
    return text.size() >= ending.size() &&
           text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

std::string line_name(const Narrator& n, MeasureId line) {
    const auto& name = n.scenario().measures[line.index()].name.zh;
    return ends_with(name, "线") ? name : name + "之线";
}

bool has_place(const Task& task) { return task.line.exists() || task.objective.exists(); }

std::string place_of(const Narrator& n, const Task& task) {
    return task.line.exists() ? line_name(n, task.line) : n.place(task.objective);
}

// before + place + after, or `without` where the task names no place.
std::string placed(const Narrator& n, const Task& task, const char* before, const char* after,
                   const char* without) {
    return has_place(task) ? before + place_of(n, task) + after : std::string(without);
}

std::string whom(const Narrator& n, const Task& task, const char* otherwise) {
    return task.concerning.exists() ? n.name(task.concerning) : std::string(otherwise);
}

std::string verb_phrase(const Narrator& n, const Task& task) {
    switch (task.kind) {
        case TaskKind::hold:
            return placed(n, task, "固守", "", "就现地固守");
        case TaskKind::move:
            return placed(n, task, "向", "移动", "移动");
        case TaskKind::advance:
            return placed(n, task, "向", "前进", "前进");
        case TaskKind::attack:
            return "攻击" + placed(n, task, "", "", "当面") + "之" + whom(n, task, "敌");
        case TaskKind::seize:
            return placed(n, task, "攻取", "", "攻取当面要点");
        case TaskKind::secure:
            return placed(n, task, "确保", "", "确保现地");
        case TaskKind::retain:
            return placed(n, task, "确保", "，不得放弃", "确保现地，不得放弃");
        case TaskKind::defend:
            return placed(n, task, "防守", "", "就地防守");
        case TaskKind::delay:
            return placed(n, task, "于", "逐次抵抗，迟滞敌军", "逐次抵抗，迟滞敌军");
        case TaskKind::withdraw:
            return placed(n, task, "脱离当面之敌，向", "撤退", "脱离当面之敌后撤");
        case TaskKind::cover:
            return placed(n, task, "于", "", "") + "掩护" + whom(n, task, "主力");
        case TaskKind::guard:
            return placed(n, task, "于", "", "") + "警戒" + whom(n, task, "主力") + "侧翼";
        case TaskKind::screen:
            return placed(n, task, "向", "方面警戒", "警戒当面");
        case TaskKind::cross:
            return placed(n, task, "渡河向", "前进", "渡河");
        case TaskKind::occupy:
            return placed(n, task, "占领", "", "占领当面要点");
        case TaskKind::pursue:
            return placed(n, task, "向", "", "") + "追击" + whom(n, task, "退却之敌");
        case TaskKind::block:
            return placed(n, task, "于", "阻击敌军", "就地阻击敌军");
        case TaskKind::reconnoitre:
            return placed(n, task, "向", "搜索敌情", "搜索当面敌情");
        case TaskKind::relieve:
            return "接替" + whom(n, task, "友军") + placed(n, task, "", "", "") + "防务";
        case TaskKind::follow:
            return "随" + whom(n, task, "主力") + placed(n, task, "向", "", "") + "跟进";
        case TaskKind::refit:
            return placed(n, task, "于", "休整", "就地休整");
    }
    return "固守";
}

std::string reasons(std::uint8_t given) {
    std::string out;
    for (const auto reason :
         {Reason::too_weak, Reason::would_be_cut_off, Reason::supplies, Reason::losses,
          Reason::overtaken, Reason::not_my_zone, Reason::a_trap}) {
        if ((given & static_cast<std::uint8_t>(reason)) == 0) continue;
        if (!out.empty()) out += "，";
        out += word_for_reason(reason).zh;
    }
    return out;
}

std::string about(std::int64_t men) { return "约" + chinese_number(rounded(men)); }

// The date at the end of a telegram: the code of the country, or figures.
std::string dated(const Narrator& n, const Dispatch& dispatch) {
    if (writes_hour_code(n.scenario(), dispatch.from)) {
        return date_hour_code(n.scenario().calendar.date(dispatch.handed_in));
    }
    return when(n.scenario(), dispatch.handed_in, zh);
}

// 准如所请: an order that answers an objection and wishes what was proposed in it.
bool gives_leave(const Narrator& n, const Order& order) {
    const auto* carried = n.situation.dispatch(order.refers_to);
    if (carried == nullptr) return false;
    const auto* objection = std::get_if<Objection>(&carried->dispatch.body);
    return objection != nullptr && objection->proposes.kind == order.task.kind &&
           objection->proposes.objective == order.task.objective &&
           objection->proposes.line == order.task.line;
}

struct Written {
    const Narrator& n;
    const Dispatch& dispatch;

    std::string operator()(const Order& order) const {
        std::string out;
        if (order.relieves != 0) return "着该长官即行交卸，由继任者" + n.task(order.task) + "。";
        if (order.reprimands != 0) out += "来电殊堪诧异，空谈中止，是否即系抗命？";
        if (order.zone.exists()) {
            out += n.scenario().measures[order.zone.index()].name.zh + "一带自即日起划归" +
                   n.name(order.zone_goes_to) + "作战地境。";
        }
        if (order.offers == Inducement::keep_formations) out += "原拟抽调之部队，准暂留该部。";
        if (order.offers == Inducement::guns) out += "另拨炮兵增援。";
        if (gives_leave(n, order)) out += "该部苦战有功，准如所请，";
        if (order.task.insists == 1) out += "前电谅达。";
        if (order.task.insists > 1) out += "迭电在案。";
        out += order.task.insists > 0 ? "仍着" : "着";
        out += "该" + std::string(short_echelon()) + n.task(order.task);
        if (order.task.begin > dispatch.handed_in) {
            out += "，于" + when_short(n.scenario(), order.task.begin, zh) + "开始行动";
        }
        if (order.task.explicitness >= 85) out += "，切实遵行，不得有误";
        if (order.task.explicitness <= 35) out += "，其方法由该部酌定";
        if (order.task.importance >= 85) out += "，此举关系全局";
        return out + "。";
    }
    std::string operator()(const Objection& objection) const {
        const FormationId over = past_superior(n.scenario(), dispatch);
        std::string out = over.exists() ? n.name(over) : std::string();
        out += n.reference(objection.order) + "奉悉。";
        if (over.exists()) out += "情势所迫，谨越级直陈：";
        if (objection.appeals != 0 && !over.exists()) out += "据所属呈报，谨转陈如下：";
        if (objection.frankness >= 70) out += "不敢不据实直陈：";
        const auto why = reasons(objection.reasons);
        if (!why.empty()) out += why + "。";
        if (objection.acts_on_it != 0) {
            out += "现已" + n.task(objection.proposes) + "，谨报请核备。";
        } else {
            out += "拟请准予" + n.task(objection.proposes) + "，乞示遵。";
        }
        return out;
    }
    std::string operator()(const Answer& answer) const {
        return n.reference(answer.order) + "奉悉，遵办。";
    }
    // 初报、更正。
    [[nodiscard]] std::string standing(std::uint8_t is_first, std::uint16_t corrects) const {
        if (is_first != 0) return "初报，详情续陈：";
        if (corrects == 0) return {};
        return "职" + n.reference({dispatch.from.value, corrects}) + "所报有误，更正如下：";
    }
    std::string operator()(const Return& r) const {
        std::string out = standing(r.is_first, r.corrects);
        out += r.subject == dispatch.from ? "职部" : n.name(r.subject);
        out += clock(n.scenario(), r.observed, zh) + "在" + n.place(r.place) + word(r.doing).zh +
               "，可战者" + chinese_number(r.fit_men) + "人";
        if (r.unfit > 0) out += "，不能使用者百分之" + chinese_number(r.unfit);
        if (r.lost_men > 0) out += "，累计损失" + chinese_number(r.lost_men) + "人";
        if (r.claimed_men > 0) out += "，毙伤敌约" + chinese_number(rounded(r.claimed_men)) + "人";
        out += "，粮弹" + std::string(r.supply_days == 0 ? "已尽" : "尚足");
        if (r.supply_days > 0) out += chinese_number(r.supply_days) + "日";
        if (r.pressure >= 60) {
            out += "，终日苦战";
        } else if (r.pressure > 0) {
            out += "，与敌接触中";
        }
        out += "。";
        if (r.has_objective != 0) out += "目标已为我占领。";
        return out;
    }
    std::string operator()(const Promise& p) const {
        const auto by = when(n.scenario(), p.by, zh);
        if (p.asks != 0)
            return "敝部即将进攻，兵力单薄，请贵部于" + by + "前进至" + n.place(p.place) +
                   "，与敝部齐头。";
        return n.reference(p.answers) + "敬悉。敝部准于" + by + "前到达" + n.place(p.place) +
               "，与贵部齐头。";
    }
    std::string operator()(const Query& query) const {
        if (query.subject.exists())
            return "关于敌" + n.name(query.subject) + "之报告前后不符，希查明速复。";
        return n.reference(query.about) + "悉。该部实情如何，据实速报。";
    }
    std::string operator()(const Inspection& inspection) const {
        return "为" + n.reference(inspection.about) + "事，特派本部参谋前来视察，希详为说明。";
    }
    std::string operator()(const InspectionReport& report) const {
        std::string out =
            "职奉派至" + n.name(report.state.subject) + "视察，所见如下：" + (*this)(report.state);
        const auto why = reasons(report.reasons);
        return why.empty() ? out : out + "据面称：" + why + "。";
    }
    std::string operator()(const Sighting& s) const {
        std::string out = standing(s.is_first, s.corrects);
        out += s.seen == Seen::forwarded ? "据转报：敌"
                                         : std::string("据") + word(s.seen).zh + "报：敌";
        out += n.name(s.subject);
        if (s.strength_men > 0) out += about(s.strength_men) + "人，";
        out += when_short(n.scenario(), s.observed, zh) + "在" + n.place(s.place);
        if (s.radius_km > 0) out += "一带（" + chinese_number(s.radius_km) + "公里以内）";
        if (s.doing != Doing::unknown) out += word(s.doing).zh;
        return out + "。";
    }
    // 该师, 该军, 该团; 该部 for all else.
    [[nodiscard]] const char* short_echelon() const {
        const auto& all = n.scenario().order_of_battle.formations;
        if (dispatch.to.index() >= all.size()) return "部";
        switch (all[dispatch.to.index()].echelon) {
            case Echelon::division:
                return "师";
            case Echelon::corps:
                return "军";
            case Echelon::war_zone:
                return "战区";
            case Echelon::brigade:
                return "旅";
            case Echelon::detachment:
                return "支队";
            default:
                return "部";
        }
    }
};

}  // namespace

std::string zh_task(const Narrator& n, const Task& task) {
    auto out = verb_phrase(n, task);
    if (task.until != never) out += "，限" + when_short(n.scenario(), task.until, zh) + "前";
    return out;
}

std::string zh_body(const Narrator& n, const Dispatch& dispatch) {
    return std::visit(Written{n, dispatch}, dispatch.body);
}

std::string zh_telegram(const Narrator& n, const Dispatch& dispatch) {
    std::string out;
    if (dispatch.precedence == Precedence::urgent) out = "限即刻到。";
    if (dispatch.precedence == Precedence::priority) out = "急。";
    out += n.name(dispatch.to);
    const auto addressee = n.commander(dispatch.to);
    if (!addressee.empty()) out += addressee;
    // Its own airmen and agents report to it and do not sign.
    if (dispatch.from == dispatch.to) {
        return out + "：密。" + n.body(dispatch) + dated(n, dispatch) + "。";
    }
    out += "：密。" + n.body(dispatch) + n.name(dispatch.from) + n.commander(dispatch.from) + "。" +
           dated(n, dispatch) + "。";
    return out;
}

std::string zh_happened(const Narrator& n, const Happened& event) {
    const auto who = n.name(event.leaf);
    const auto at = "在" + n.place(event.hex);
    switch (event.what) {
        case Milestone::crossing_began:
        case Milestone::crossing_ended: {
            std::string by;
            if (event.site.exists()) {
                by = "由" + n.scenario().map.sites[event.site.index()].name.zh;
            }
            return who + at + by +
                   (event.what == Milestone::crossing_began ? "开始渡河。" : "渡河完毕。");
        }
        case Milestone::engagement_began:
            return who + at + "与敌交战。";
        case Milestone::engagement_ended:
            return who + at + "战斗停息。";
        case Milestone::gave_way:
            if (event.from.exists() && event.from != event.hex) {
                return who + "不支，由" + n.place(event.from) + "退至" + n.place(event.hex) + "。";
            }
            return who + at + "不支退却。";
        case Milestone::broke:
            return who + at + "溃退。";
        case Milestone::called_off:
            return who + at + "停止进攻。";
        case Milestone::surrounded:
            return who + at + "被围。";
        case Milestone::dispersed:
            return who + at + "溃散，不复成军。";
        case Milestone::place_taken:
            return who + "进占" + n.place(event.hex) + "。";
        case Milestone::blocked:
            return who + at + "受阻，无路可进。";
    }
    return who + at + "。";
}

std::string zh_losses(const Narrator& n, const LossesTaken& event) {
    return n.name(event.leaf) + "阵亡" + chinese_number(event.killed) + "，负伤" +
           chinese_number(event.wounded) + "，失踪" + chinese_number(event.missing) + "（" +
           word_for_cause(event.cause).zh + "）。";
}

std::string zh_belief(const Narrator& n, const PictureEntry& entry) {
    return n.name(entry.subject) + "：在" + n.place(entry.place) + word(entry.doing).zh + "，" +
           about(entry.strength_men) + "人（" + word(entry.seen).zh + "，" +
           when_short(n.scenario(), entry.observed, zh) + "所见，" +
           when_short(n.scenario(), entry.heard, zh) + "得知）";
}

std::string zh_appreciated(const Narrator& n, const Appreciated& event) {
    const auto& a = event.appreciation;
    std::string out = n.name(event.headquarters) + "判断：我" + about(a.own_men) + "人，当面之敌" +
                      about(a.enemy_men) + "人；权衡" + chinese_number(a.count) + "案";
    if (a.chosen < a.count) {
        const auto& chosen = a.courses[a.chosen];
        out += "，决心" + n.task(chosen.task) + "（成算百分之" +
               chinese_number((chosen.success + 5) / 10) + "，预计损失" +
               chinese_number(rounded(chosen.loss_men)) + "人" +
               (chosen.hours > 0 ? "，需" + chinese_number(chosen.hours) + "小时）" : "）");
    }
    switch (a.obedience) {
        case Obedience::no_conflict:
            break;
        case Obedience::complies:
            out += "；意有未惬，仍遵令行之";
            break;
        case Obedience::complies_in_form:
            out += "；仅以一部虚应其令";
            break;
        case Obedience::complies_in_part:
            out += "；以一部遵令，余部自为处置";
            break;
        case Obedience::stretches:
            out += "；借所准之便，行之过当";
            break;
        case Obedience::refuses_silently:
            out += "；不遵原令，亦不呈报";
            break;
        case Obedience::halts_between:
            out += "；徘徊于两令之间";
            break;
        case Obedience::refuses:
            out += "；不遵原令，并电陈理由";
            break;
    }
    return out + "。";
}

}  // namespace lishui
