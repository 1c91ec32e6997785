#include "record/staff_narrative.h"

#include <algorithm>

#include "base/real.h"
#include "record/staff_words.h"

namespace lishui {

namespace {

bool zh(const Narrator& n) { return n.language == Language::zh; }

struct Trait {
    double value;
    Word name, high, low;
};

std::vector<Trait> traits_of(const Nature& m) {
    return {
        {m.obedience, {"服从", "obedience"}, {"恪遵命令", "dutiful"}, {"自行其是", "self-willed"}},
        {m.candour,
         {"坦直", "candour"},
         {"直言不讳", "frank"},
         {"讳言实情", "close with the truth"}},
        {m.pride, {"自尊", "pride"}, {"重颜面", "proud"}, {"不计颜面", "modest"}},
        {m.boldness, {"胆气", "boldness"}, {"果敢", "bold"}, {"怯于进取", "slow to strike"}},
        {m.caution, {"谨慎", "caution"}, {"多疑慎重", "wary"}, {"不避险", "careless of risk"}},
        {m.care,
         {"惜兵", "care"},
         {"爱惜兵力", "sparing of his men"},
         {"不惜兵力", "hard on his men"}},
        {m.energy, {"精力", "energy"}, {"勤敏", "energetic"}, {"迟缓", "slow"}},
        {m.helpfulness,
         {"协同", "helpfulness"},
         {"肯助友邻", "a good neighbour"},
         {"不顾友邻", "thinking of himself alone"}}};
}

constexpr double marked_from = 0.145;  // away from the ordinary man

double distance_from_ordinary(double x) { return x < 0.5 ? 0.5 - x : x - 0.5; }

// What is marked in him, the most marked first.
std::string marked(const Narrator& n, const std::vector<Trait>& traits) {
    std::string out;
    for (const Trait& t : traits) {
        if (distance_from_ordinary(t.value) < marked_from) continue;
        if (!out.empty()) out += zh(n) ? "，" : ", ";
        const Word& word = t.value > 0.5 ? t.high : t.low;
        const std::string figure = hundredths(t.value);
        out += zh(n) ? word.zh + ("（" + std::string(t.name.zh)) + figure + "）"
                     : word.en + (" (" + std::string(t.name.en)) + " " + figure + ")";
    }
    return out;
}

std::string ordinary(const Narrator& n, const std::vector<Trait>& traits) {
    std::string out;
    for (const Trait& t : traits) {
        if (distance_from_ordinary(t.value) >= marked_from) continue;
        if (!out.empty()) out += zh(n) ? "、" : ", ";
        out += t.name.in(n.language) + std::string(zh(n) ? "" : " ") + hundredths(t.value);
    }
    return out;
}

std::string bias(const Narrator& n, const Nature& m) {
    if (m.overrates_enemy == 1 && m.overrates_own == 1) return {};
    const auto enemy = hundredths(m.overrates_enemy);
    const auto own = hundredths(m.overrates_own);
    if (zh(n)) return "其幕僚估敌为所报之" + enemy + "倍，自估为" + own + "倍。";
    return " His staff takes the enemy for " + enemy + " of what is reported, its own for " + own +
           ".";
}

// Whoever took over from him is not in the scenario.
bool is_relieved(const Narrator& n, HeadquartersId h) {
    const FormationId self = n.scenario().order_of_battle.command(h);
    for (const Carried& carried : n.situation.dispatches) {
        if (carried.dispatch.to != self || carried.read == never) continue;
        const auto* order = std::get_if<Order>(&carried.dispatch.body);
        if (order != nullptr && order->relieves != 0) return true;
    }
    return false;
}

}  // namespace

std::string who(const Narrator& n, FormationId f) {
    const auto commander = n.commander(f);
    if (zh(n)) return n.name(f) + commander;
    return commander.empty() ? "the " + n.name(f) : commander + " of the " + n.name(f);
}

std::string man(const Narrator& n, HeadquartersId h) {
    const FormationId self = n.scenario().order_of_battle.command(h);
    if (is_relieved(n, h)) {
        return zh(n)
                   ? n.name(self) + "：原主官已撤换，继任者惟命是从。"
                   : capital("the " + n.name(self)) +
                         ": its commander has been relieved; who came after him is a man of duty.";
    }
    const Nature& nature = n.scenario().headquarters[h.index()].nature;
    auto traits = traits_of(nature);
    std::stable_sort(traits.begin(), traits.end(), [](const Trait& a, const Trait& b) {
        return distance_from_ordinary(a.value) > distance_from_ordinary(b.value);
    });
    const auto most = marked(n, traits);
    const auto rest = ordinary(n, traits);
    std::string out = zh(n) ? who(n, self) + "：" : capital(who(n, self)) + ": ";
    if (most.empty()) out += zh(n) ? "常人" : "an ordinary man";
    out += most;
    if (!rest.empty()) {
        if (!most.empty()) out += zh(n) ? "；余如常人" : "; else an ordinary man";
        out += (zh(n) ? "（" : " (") + rest + (zh(n) ? "）" : ")");
    }
    return out + (zh(n) ? "。" : ".") + bias(n, nature);
}

std::string climbed(const Narrator& n, const LadderClimbed& step, const Grounds& grounds) {
    return zh(n) ? zh_climbed(n, step, grounds) : en_climbed(n, step, grounds);
}

std::string because(const Narrator& n, const LadderClimbed& step, const Grounds& grounds) {
    return zh(n) ? zh_because(n, step, grounds) : en_because(n, step, grounds);
}

std::string weighed(const Narrator& n, const LadderClimbed& step, const Grounds& grounds) {
    return zh(n) ? zh_weighed(n, step, grounds) : en_weighed(n, step, grounds);
}

std::string sign_seen(const Narrator& n, const SignReading& reading) {
    std::string plain = word(reading.sign.sign).in(n.language);
    const auto* carried = n.situation.dispatch(reading.sign.from);
    if (carried == nullptr || reading.sign.sign != Sign::halts) return plain;
    const Dispatch read = carried->as_read();
    const auto* sighting = std::get_if<Sighting>(&read.body);
    if (sighting == nullptr || sighting->doing != Doing::marching) return plain;
    return zh(n) ? "行进，不知所向" : "he marches, whither is not known";
}

std::string read_so(const Narrator& n, const SignReading& reading) {
    return zh(n) ? zh_read_so(n, reading) : en_read_so(n, reading);
}

std::string moved(const Narrator& n, const SignReading& reading) {
    return zh(n) ? zh_moved(n, reading) : en_moved(n, reading);
}

std::string deterred(const Narrator& n, const Appreciated& made, FormationId enemy) {
    const FormationId group = made.appreciation.intent.group;
    if (group != enemy) {
        if (!group.exists()) return {};
        return zh(n) ? "此次判断，以敌" + n.name(group) + "为主，此敌次之。"
                     : "In this decision another enemy mattered more: the " + n.name(group) + ".";
    }
    const auto d = deterrence_in(n.scenario(), made);
    if (d.blow >= made.appreciation.count) return {};
    return zh(n) ? zh_deterred(n, made, d) : en_deterred(n, made, d);
}

std::string clashed(const Narrator& n, const Clash& clash) {
    return zh(n) ? zh_clashed(n, clash) : en_clashed(n, clash);
}

std::string noted(const Narrator& n, const Clash& clash) {
    return zh(n) ? zh_noted(n, clash) : en_noted(n, clash);
}

std::string noted(const Narrator& n, const SignReading& reading) {
    return zh(n) ? zh_noted(n, reading) : en_noted(n, reading);
}

std::string noted(const Narrator& n, const PromiseEnded& ended) {
    return zh(n) ? zh_noted(n, ended) : en_noted(n, ended);
}

std::string regretted(const Narrator& n, const Appreciated& made, const Appreciated* before,
                      const Mission& mission) {
    const Appreciation& a = made.appreciation;
    if (a.obedience == Obedience::no_conflict || a.ordered >= a.count || a.preferred >= a.count)
        return {};
    if (!n.scenario()
             .order_of_battle[n.scenario().order_of_battle.command(made.headquarters)]
             .superior.exists())
        return {};
    const auto pressure = pressure_behind(n.scenario(), made, mission);
    const auto bound = bound_of(n.scenario(), made, before);
    return zh(n) ? zh_regretted(n, made, mission, pressure, bound)
                 : en_regretted(n, made, mission, pressure, bound);
}

std::string decimal(std::int64_t thousandths) {
    const auto magnitude = thousandths < 0 ? -thousandths : thousandths;
    auto rest = std::to_string(magnitude % 1000);
    rest = std::string(3 - rest.size(), '0') + rest;
    return (thousandths < 0 ? "-" : "") + std::to_string(magnitude / 1000) + "." + rest;
}

std::string hundredths(double x) {
    const auto all = static_cast<std::int64_t>(round_nearest(100 * (x < 0 ? -x : x)));
    const auto rest = std::to_string(all % 100);
    return std::string(x < 0 && all > 0 ? "-" : "") + std::to_string(all / 100) + "." +
           (rest.size() < 2 ? "0" : "") + rest;
}

std::string in_a_hundred(int per_mille, Language language) {
    // What is nearly sure is not sure.
    const int per_cent = per_mille >= 1000 ? 100 : clamped((per_mille + 5) / 10, 1, 99);
    return language == Language::zh ? "百分之" + chinese_number(per_cent)
                                    : std::to_string(per_cent) + " in 100";
}

}  // namespace lishui
