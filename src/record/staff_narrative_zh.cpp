// The staff narrative in Chinese (see staff_narrative.h).
#include "base/real.h"
#include "record/staff_words.h"

namespace lishui {

namespace {

constexpr auto zh = Language::zh;

std::string chances(int per_mille) { return in_a_hundred(per_mille, zh); }
std::string chances(double share) { return chances(static_cast<int>(round_nearest(1000 * share))); }

const Nature& nature_of(const Narrator& n, const LadderClimbed& step) {
    return n.scenario().headquarters[step.headquarters.index()].nature;
}

std::string superior(const Narrator& n, const LadderClimbed& step) {
    return who(n, n.scenario().order_of_battle.command(step.headquarters));
}

const Order* order_sent(const Narrator& n, const Grounds& g) {
    for (const DispatchId id : g.sent)
        if (const auto* order = std::get_if<Order>(&n.situation.dispatch(id)->dispatch.body))
            return order;
    return nullptr;
}

std::string granted(const Narrator& n, const Grounds& g) {
    const Order* order = order_sent(n, g);
    return order == nullptr ? "如其所拟" : n.task(order->task, Person::it);
}

std::string occasion(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const auto& rules = n.scenario().rules.command;
    const auto him = n.name(step.subordinate);
    if (g.heard) return him + "申辩之电已在案头。";
    if (g.officer_back) return "所派参谋已有回报。";
    if (bearing(g.task.kind) == Bearing::at_them)
        return him + "并未申辩，然奉令前进已" + chinese_number(static_cast<int>(rules.idle_hours)) +
               "小时，据其所报，迄未稍近目标。";
    return him + "并未申辩，然奉令固守，据其所报，已离其地逾" +
           chinese_number(static_cast<int>(rules.strayed_km)) + "公里。";
}

std::string still(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    if (step.insist_worth >= step.release_worth) return "衡其得失，坚持仍胜于准请";
    if (!g.heard && !g.officer_back) return "准请本已较坚持为得，惟无人请命";
    if (!g.above.exists()) return "准请已较坚持为得";
    const auto above = n.name(g.above);
    if (g.appealed) return "准请已较坚持为得，惟" + above + "所责于己者正同，且已转请";
    return "准请已较坚持为得，惟" + above + "所责于己者正同，而自疑未深（逾" +
           chances(n.scenario().rules.command.appeal_above) + "乃上请），未便转陈";
}

}  // namespace

std::string zh_climbed(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const auto x = superior(n, step);
    const auto y = who(n, step.subordinate);
    switch (step.step) {
        case LadderStep::none:
            return x + "于" + y + "之事暂置不问。";
        case LadderStep::query:
            return x + "电询" + y + "，实情究竟如何。";
        case LadderStep::insist: {
            const Order* order = order_sent(n, g);
            const int often = order == nullptr ? 0 : order->task.insists;
            return x + "对" + y + "重申前令" +
                   (often > 1 ? "，已是第" + chinese_number(often) + "次" : "") + "。";
        }
        case LadderStep::reprimand:
            return x + "申斥" + y + "，并重申前令。";
        case LadderStep::offer:
            return x + "仍令" + y + "遵行，并许以所欲。";
        case LadderStep::ask_less:
            return x + "对" + y + "退求其次，改令" + granted(n, g) + "。";
        case LadderStep::shift_boundary:
            return x + "改划地境，以所争之地归" + y + "，仍令其遵行。";
        case LadderStep::send_officer:
            return x + "遣本部参谋赴" + y + "处，亲察实情。";
        case LadderStep::skip_level:
            return x + "越过" + y + "，径电其所属。";
        case LadderStep::appeal:
            return x + "将" + y + "所陈转呈" + who(n, g.above) + "，代为请命。";
        case LadderStep::concede:
            return x + "准" + y + "所请：" + granted(n, g) + "。";
        case LadderStep::relieve:
            return x + "撤换" + y + "。";
    }
    return x + "。";
}

std::string zh_because(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const auto& rules = n.scenario().rules.command;
    const auto pride = hundredths(nature_of(n, step).pride);
    auto out = occasion(n, step, g);
    switch (step.step) {
        case LadderStep::none:
            return out;
        case LadderStep::query:
            return out + "未加督责，先问究竟：其人不甚自尊（自尊" + pride + "，不及" +
                   hundredths(rules.reprimand_pride) + "），不肯未听其言而以抗命视之。";
        case LadderStep::insist:
            if (g.exchange.steps.size() <= 1)
                return out + still(n, step, g) + "；重申前令，其辞最缓。";
            return out + still(n, step, g) + "；自疑与自尊所许之他法，此案中皆已用尽。";
        case LadderStep::reprimand:
            return out + still(n, step, g) + "。重申无效，而其人自尊（自尊" + pride + "，逾" +
                   hundredths(rules.reprimand_pride) + "者必加申斥）。";
        case LadderStep::offer:
            return out + still(n, step, g) + "。然已自疑（" + chances(g.doubt) + "，逾" +
                   chances(rules.offer_above) + "则有所许），欲使遵令较易。";
        case LadderStep::ask_less:
            return out + still(n, step, g) + "。然自疑已深（" + chances(g.doubt) + "，逾" +
                   chances(rules.ask_less_above) + "则退求其次），能守较近之线，亦可。";
        case LadderStep::shift_boundary:
            return out + "其电谓该地属他人地境。此可答而不失颜面：改划地境。";
        case LadderStep::send_officer:
            return out + "自疑所判或误（" + chances(g.doubt) + "，逾" +
                   chances(rules.officer_above) +
                   "则派员），欲先以本部之目察之，再作决断。一案仅此一次。";
        case LadderStep::skip_level:
            return out + still(n, step, g) + "。前此诸法已尽；其位既高，又有线可通，遂径电其所属。";
        case LadderStep::appeal:
            return out + "准请已较坚持为得，惟" + n.name(g.above) + "所责于己者正同。自疑已足（" +
                   chances(g.doubt) + "，逾" + chances(rules.appeal_above) +
                   "则上请），遂代所属陈之。";
        case LadderStep::concede:
            return out + "准请已较坚持为得；" +
                   (g.above.exists() ? "就其所知，" + n.name(g.above) + "亦未以此相责。"
                                     : std::string("其上更无统属可以阻之。"));
        case LadderStep::relieve:
            return out + n.name(step.subordinate) + "虽经申斥，仍自行其是；" + superior(n, step) +
                   "自信所判不误（自疑" + chances(g.doubt) + "，不及" +
                   chances(rules.relieve_below) + "），自尊又甚（" + pride + "，逾" +
                   hundredths(rules.relieve_pride) + "），遂去之。";
    }
    return out;
}

std::string zh_weighed(const Narrator& n, const LadderClimbed& step, const Grounds& g) {
    const auto& rules = n.scenario().rules.command;
    std::string out =
        "自疑所判有误者" + chances(g.doubt) + "（无人申辩时为" + chances(g.doubt_at_first) + "）";
    if (g.doubt_before + 5 < g.doubt)
        out += "，系因方阅之电，自" + chances(g.doubt_before) + "而升";
    if (g.on_behalf)
        out += "：代所属上陈者，其重" +
               chinese_number(static_cast<int>(rules.weight_of_an_appeal)) + "倍";
    out += "。";
    if (g.chance >= 0)
        out += "所判不误，则此令可行者" + chances(g.chance) + "；若误，则可行者仅" +
               chances(rules.chance_if_wrong) + "，且将丧师" + chances(rules.loss_if_wrong) + "。";
    out += "故坚持之值" + decimal(step.insist_worth) + "，准请之值" + decimal(step.release_worth) +
           "，即颜面所损（自尊" + hundredths(nature_of(n, step).pride) + "）";
    if (g.officer_back) out += "，本部参谋既已亲见，减半";
    out += "。" + n.name(step.subordinate) + "之言，可信者百分之" + chinese_number(step.trust);
    if (step.objections > 0) out += "，于现行之令已申辩" + chinese_number(step.objections) + "次";
    return out + "。";
}

std::string zh_read_so(const Narrator& n, const SignReading& r) {
    const auto reader = who(n, n.scenario().order_of_battle.command(r.sign.holder));
    const auto enemy = "敌" + n.name(r.sign.intent.group);
    const auto lure = chances(r.sign.intent.of(Intention::lure));
    if (r.leads(Intention::lure))
        return reader + (r.is_trap() ? "转而断" : "仍断") + enemy + "系设计诱我（" + lure +
               "，居各判断之首）。";
    if (r.suspects())
        return reader + (r.is_trap() ? "转而疑" : "仍疑") + enemy + "设计诱我：其为诱者" + lure +
               "，其欲" + word(r.most_likely_else()).zh + "者" +
               chances(r.sign.intent.of(r.most_likely_else())) + "。";
    const auto most = r.most_likely_else();
    if (!r.leads(most)) return reader + "未能判明" + enemy + "之企图。";
    return reader + "判" + enemy + "企图在" + word(most).zh + "（" +
           chances(r.sign.intent.of(most)) + "）；谓其诱我者" + lure + "。";
}

std::string zh_moved(const Narrator& n, const SignReading& r) {
    const auto lure = static_cast<std::size_t>(Intention::lure);
    const Nature& nature = n.scenario().headquarters[r.sign.holder.index()].nature;
    std::string out;
    if (r.first) {
        out = "未有所闻之先，疑敌诱我者已有" + chances(r.before[lure]) + "，其人秉性如此。";
    } else {
        out = "前一征候之后，疑敌诱我者" + chances(r.before[lure]) + "。";
        if (r.by_then[lure] != r.before[lure])
            out += "其间无新报，心复归于素所预想（" + chances(nature.expects_lure) + "），至此为" +
                   chances(r.by_then[lure]) + "。";
    }
    const auto likely = likely_of(n.scenario(), r.sign.sign);
    const auto days = [&](Intention i) {
        return chinese_number((likely[static_cast<std::size_t>(i)] + 5) / 10);
    };
    out += "今得征候：敌" + sign_seen(n, r) +
           (sign_seen(n, r) == word(r.sign.sign).zh ? "" : "，视同停止") +
           "。百日之中，诱我之敌有" + days(Intention::lure) + "日如此，欲固守者" +
           days(Intention::hold) + "日，欲进攻者" + days(Intention::attack) + "日，欲退却者" +
           days(Intention::withdraw) + "日，四者平均" + chinese_number((mean_of(likely) + 5) / 10) +
           "日。故疑诱之念";
    const int change = r.after[lure] - r.by_then[lure];
    out += change > 0 ? "升至" : change < 0 ? "降至" : "仍为";
    return out + chances(r.after[lure]) + "。";
}

std::string zh_deterred(const Narrator& n, const Appreciated& made, const Deterrence& d) {
    const Appreciation& a = made.appreciation;
    const Nature& nature = n.scenario().headquarters[made.headquarters.index()].nature;
    std::string out = "以其人之谨慎（" + hundredths(nature.caution) + "），疑敌诱我者" +
                      chances(d.lure) + "，出击须减" + decimal(d.fear) + "。故所见最善之一击（" +
                      n.task(a.courses[d.blow].task, Person::it) + "）仅值" + decimal(d.with_fear) +
                      "；若无此疑，当值" + decimal(d.without);
    if (bearing(a.courses[a.chosen].task.kind) == Bearing::at_them) return out + "。然仍决意出击。";
    out += "，而所取之案值" + decimal(a.courses[a.chosen].worth) + "。";
    return out + (d.held_back ? "其所以按兵不动者，疑诱故也。" : "其所以不出者，不独以此。");
}

std::string zh_clashed(const Narrator& n, const Clash& c) {
    const auto x = who(n, n.scenario().order_of_battle.command(c.headquarters));
    if (c.overtaken)
        return x + "将" + n.name(c.from) + "“" + n.task(c.task, Person::it) +
               "”之令搁置：其在途中，情势已迁，同一上级" +
               when(n.scenario(), c.standing.dated, zh) + "所发之后令先到，令其" +
               n.task(c.standing.task, Person::it) + "。";
    const Minutes since = c.at - c.standing.received;
    const auto ago =
        since < minutes_an_hour ? std::string("同时") : span(since / 60 * 60, zh) + "前";
    return x + "奉令两歧：" + n.name(c.from) + "令其" + n.task(c.task, Person::it) + "，而" +
           n.name(c.standing.given_by) + ago + "到手之令尚未撤销，令其" +
           n.task(c.standing.task, Person::it) + "。" +
           chinese_number(static_cast<int>(n.scenario().rules.command.contradiction_days)) +
           "日之内，前令不得视为具文；今从后至者，即违前者。";
}

std::string zh_noted(const Narrator& n, const Clash& c) {
    if (c.overtaken)
        return n.name(c.from) + "“" + n.task(c.task, Person::self) + "”之令，因" +
               when_short(n.scenario(), c.standing.dated, zh) + "之后令已先到，存而不办。";
    return "此令与" + n.name(c.standing.given_by) + "“" + n.task(c.standing.task, Person::self) +
           "”之令相左，彼令未经撤销；今从后至者。";
}

std::string zh_noted(const Narrator& n, const SignReading& r) {
    return "敌" + n.name(r.sign.intent.group) + sign_seen(n, r) + "，疑系诱我。";
}

std::string zh_noted(const Narrator& n, const PromiseEnded& e) {
    const auto by = when_short(n.scenario(), e.by, zh);
    const auto worth = "，此后其言百分可信" + chinese_number(e.trust) + "。";
    if (e.kept != 0)
        return n.name(e.neighbour) + "如约于" + by + "前到达" + n.place(e.place) + worth;
    return n.name(e.neighbour) + "约于" + by + "前到达" + n.place(e.place) + "，届时未至" + worth;
}

namespace {

// 2.97 of thousandths.
std::string ratio_of(int thousandths) { return hundredths(thousandths / 1000.0); }

std::string pressing(const Narrator& n, const Appreciated& made, const Mission& mission,
                     const Pressure& p) {
    const Nature& nature = n.scenario().headquarters[made.headquarters.index()].nature;
    std::string out = "此令之压" + decimal(made.appreciation.pressure) + "：上级之位" +
                      hundredths(p.authority) + "，其人服从" + hundredths(nature.obedience) +
                      "（乘" + hundredths(p.duty) + "）";
    if (p.repetition > 1) {
        out += "，重申" + chinese_number(p.insists) + "次";
        if (p.reprimands > 0) out += "并加申斥";
        out += "（乘" + hundredths(p.repetition) + "）";
    }
    if (p.newness > 1) out += "，命令初到（乘" + hundredths(p.newness) + "）";
    out += std::string("，措辞") +
           (mission.task.explicitness >= 85   ? "不留余地"
            : mission.task.explicitness >= 50 ? "稍留余地"
                                              : "大有余地") +
           "（乘" + hundredths(p.wording) + "）";
    if (p.answering > 1) out += "，所令之地为其专责（乘" + hundredths(p.answering) + "）";
    return out + "。";
}

std::string verdict(const Narrator& n, const Appreciated& made, const Bound& b) {
    const auto& rules = n.scenario().rules.command;
    const Nature& nature = n.scenario().headquarters[made.headquarters.index()].nature;
    const auto candour = hundredths(nature.candour);
    const std::string begun = b.begun ? "（己案已在进行）" : "";
    const auto ratio = "憾为压之" + ratio_of(b.ratio) + "倍";
    const auto obeys = ratio_of(b.obeys_below);
    const auto refuses = ratio_of(b.refuses_from);
    switch (made.appreciation.obedience) {
        case Obedience::refuses:
            return ratio + "，逾" + refuses + "则自行其是" + begun + "；且明言之。";
        case Obedience::refuses_silently:
            return ratio + "，逾" + refuses + "则自行其是" + begun + "；其人讳言（坦直" + candour +
                   "），又无人催逼，故不呈报。";
        case Obedience::halts_between:
            return ratio + "，遵令嫌多（须在" + obeys + "以下），抗命嫌少（须逾" + refuses + "）" +
                   begun + "；遂止而申辩，以待复电。";
        case Obedience::complies_in_part:
            return ratio + "，遵令嫌多（须在" + obeys + "以下），抗命嫌少（须逾" + refuses + "）" +
                   begun + "；其人又不甚坦直（" + candour + "，逾" + hundredths(rules.frank_above) +
                   "乃申辩），以半数应令。";
        case Obedience::complies_in_form:
            return ratio + "，在" + obeys + "以下" + begun + "，遵令；惟其人迟缓（精力" +
                   hundredths(nature.energy) + "），仅以一部虚应。";
        case Obedience::stretches:
            return "本已令其后退，措辞留有余地，遂退而过之。";
        case Obedience::complies:
        case Obedience::no_conflict:
            return ratio + "，在" + obeys + "以下" + begun + "，遵令。";
    }
    return ratio + "。";
}

}  // namespace

std::string zh_regretted(const Narrator& n, const Appreciated& made, const Mission& mission,
                         const Pressure& pressure, const Bound& bound) {
    const Appreciation& a = made.appreciation;
    const auto ordered = a.courses[a.ordered].worth;
    const auto wanted = a.courses[a.preferred].worth;
    std::string out = "所令之案，在其眼中值" + decimal(ordered) + "，所欲之案值" + decimal(wanted);
    const auto more = a.regret - (wanted - ordered);
    if (more > 0) out += "，已在进行者加计" + decimal(more);
    if (more < 0) out += "，所许者减" + decimal(-more);
    out += "，故遵令之憾" + decimal(a.regret) + "。";
    return out + pressing(n, made, mission, pressure) + verdict(n, made, bound);
}

}  // namespace lishui
