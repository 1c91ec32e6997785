#include "record/narrative.h"

#include "record/narrative_words.h"

namespace lishui {

namespace {

Word kind_of_letter(const Body& body) {
    struct Named {
        Word operator()(const Order&) const { return {"命令", "Order"}; }
        Word operator()(const Objection&) const { return {"申辩", "Objection"}; }
        Word operator()(const Answer&) const { return {"复电", "Answer"}; }
        Word operator()(const Return&) const { return {"现况", "Return"}; }
        Word operator()(const Sighting&) const { return {"敌情", "Sighting"}; }
        Word operator()(const Query&) const { return {"电询", "Query"}; }
        Word operator()(const Inspection&) const { return {"派员", "Officer sent"}; }
        Word operator()(const InspectionReport&) const { return {"视察报告", "Officer's report"}; }
        Word operator()(const Promise& p) const {
            return p.asks != 0 ? Word{"邀约", "Request"} : Word{"践约", "Promise"};
        }
    };
    return std::visit(Named{}, body);
}

}  // namespace

std::string Narrator::name(HeadquartersId h) const {
    return name(scenario().order_of_battle.command(h));
}

std::string Narrator::commander(FormationId f) const {
    const auto& all = scenario().order_of_battle.formations;
    if (f.index() >= all.size()) return {};
    const auto h = all[f.index()].headquarters;
    if (h.index() >= scenario().headquarters.size()) return {};
    return scenario().headquarters[h.index()].commander.in(language);
}

std::string Narrator::task(const Task& task, Person person) const {
    return language == Language::zh ? zh_task(*this, task) : en_task(*this, task, person);
}

std::string Narrator::body(const Dispatch& dispatch) const {
    if (const auto* script = script_of(scenario(), dispatch)) {
        const auto& text = script->text.in(language);
        if (!text.empty()) return text;
    }
    return language == Language::zh ? zh_body(*this, dispatch) : en_body(*this, dispatch);
}

std::string Narrator::telegram(const Dispatch& dispatch) const {
    return language == Language::zh ? zh_telegram(*this, dispatch) : en_telegram(*this, dispatch);
}

std::string Narrator::gist(const Dispatch& dispatch) const {
    const auto* kind = kind_of_letter(dispatch.body).in(language);
    return std::string(kind) + (language == Language::zh ? "：" : ": ") + body(dispatch);
}

std::string Narrator::reference(DispatchId id) const {
    const bool zh = language == Language::zh;
    if (!id.exists()) return zh ? "前令" : "earlier orders";
    if (const auto* carried = situation.dispatch(id)) {
        const auto& written = carried->dispatch;
        if (!zh) return "telegram of " + when(scenario(), written.handed_in, language);
        if (writes_hour_code(scenario(), written.from)) {
            return date_hour_code(scenario().calendar.date(written.handed_in)) + "电";
        }
        return when_short(scenario(), written.handed_in, language) + "电";
    }
    const auto serial = std::to_string(id.serial);
    return zh ? "第" + serial + "号电" : "telegram No. " + serial;
}

std::string Narrator::happened(const Happened& event) const {
    return language == Language::zh ? zh_happened(*this, event) : en_happened(*this, event);
}

std::string Narrator::losses(const LossesTaken& event) const {
    return language == Language::zh ? zh_losses(*this, event) : en_losses(*this, event);
}

std::string Narrator::belief(const PictureEntry& entry) const {
    return language == Language::zh ? zh_belief(*this, entry) : en_belief(*this, entry);
}

std::string Narrator::course(const Course& course) const {
    return std::string(word(course.kind).in(language)) + (language == Language::zh ? "（" : " (") +
           task(course.task, Person::it) + (language == Language::zh ? "）" : ")");
}

std::string Narrator::appreciated(const Appreciated& event) const {
    return language == Language::zh ? zh_appreciated(*this, event) : en_appreciated(*this, event);
}

std::string Narrator::mission(const Mission& mission) const {
    const bool zh = language == Language::zh;
    auto out = task(mission.task, Person::it);
    if (mission.given_by.exists()) {
        out += (zh ? "（" : " (") + name(mission.given_by) + (zh ? "，" : ", ") +
               (mission.order.exists() ? reference(mission.order)
                                       : std::string(zh ? "开局时已有" : "held from the opening")) +
               (zh ? "）" : ")");
    }
    return out;
}

const ScriptedDispatch* script_of(const Scenario& scenario, const Dispatch& dispatch) {
    for (const auto& script : scenario.scripted) {
        if (script.from == dispatch.from && script.to == dispatch.to &&
            script.handed_in == dispatch.handed_in) {
            return &script;
        }
    }
    return nullptr;
}

}  // namespace lishui
