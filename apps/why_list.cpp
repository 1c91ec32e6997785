// What `lishui why` can be asked of a run, in the order of time.
#include <algorithm>
#include <map>

#include "why.h"

namespace lishui {

namespace {

struct Entry {
    Moment at{0};
    HeadquartersId headquarters;
    FormationId other;
    std::string kind, id, until;  // until: the last of a row of the same
    std::string what, of;
};

class List {
public:
    explicit List(const Asking& asking)
        : asking_(asking), narrator_{asking.whole, asking.context.language} {
        decisions();
        steps();
        readings();
        clashes();
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry& a, const Entry& b) { return a.at < b.at; });
    }
    std::vector<Entry> entries;

private:
    [[nodiscard]] Language language() const { return asking_.context.language; }
    [[nodiscard]] std::string name(FormationId f) const { return narrator_.name(f); }
    [[nodiscard]] std::string pair(HeadquartersId h, FormationId other, int number) const {
        return asking_.id(h) + "/" + id_of(asking_.scenario(), other) + "#" +
               std::to_string(number);
    }

    // Refusals of one and the same order stand in one row, from the first to the last.
    void decisions() {
        std::map<HeadquartersId, std::size_t> last;
        for (const auto& made : asking_.whole.appreciations) {
            const auto& a = made.appreciation;
            const bool refuses = a.obedience > Obedience::complies;
            const auto what = std::string(word(a.obedience).in(language()));
            const auto of = a.chosen < a.count ? narrator_.course(a.courses[a.chosen]) : "";
            const auto id = name_of_decision(asking_, made);
            entries.push_back({made.at, made.headquarters, {}, "decision", id, "", what, of});
            const auto row = last.find(made.headquarters);
            if (refuses && row != last.end() && entries[row->second].what == what &&
                entries[row->second].of == of) {
                entries[row->second].until = id;
                continue;
            }
            last.erase(made.headquarters);
            if (!refuses) continue;
            last[made.headquarters] = entries.size();
            entries.push_back({made.at, made.headquarters, {}, "refusal", id, "", what, of});
        }
    }
    void steps() {
        std::map<std::pair<HeadquartersId, FormationId>, int> numbers;
        for (const auto& step : asking_.whole.steps) {
            const int number = ++numbers[{step.headquarters, step.subordinate}];
            const auto doubt = in_a_hundred(step.doubt, language());
            const auto of =
                name(step.subordinate) + asking_.context.say("；自疑" + doubt, "; doubt " + doubt);
            entries.push_back({step.at, step.headquarters, step.subordinate,
                               step.step == LadderStep::concede ? "concession" : "step",
                               pair(step.headquarters, step.subordinate, number), "",
                               word(step.step).in(language()), of});
        }
    }
    void readings() {
        std::map<std::pair<HeadquartersId, FormationId>, bool> done;
        for (const auto& read : asking_.whole.readings) {
            if (!done.emplace(std::pair{read.holder, read.intent.group}, true).second) continue;
            for (const auto& r : readings_of(asking_.whole, read.holder, read.intent.group))
                reading(r);
        }
    }
    void reading(const SignReading& r) {
        const auto& asking = asking_;
        const auto lure = in_a_hundred(r.sign.intent.of(Intention::lure), language());
        const auto group = r.sign.intent.group;
        entries.push_back({r.sign.at, r.sign.holder, group, r.is_trap() ? "trap" : "reading",
                           pair(r.sign.holder, group, r.number), "",
                           r.is_trap() ? asking.context.say("疑敌诱我", "suspects a trap")
                                       : word(r.sign.sign).in(language()),
                           name(group) + asking.context.say("；诱我" + lure, "; a trap " + lure)});
    }
    void clashes() {
        std::map<std::pair<HeadquartersId, FormationId>, int> numbers;
        for (const auto& clash : clashes_of(asking_.whole)) {
            const int number = ++numbers[{clash.headquarters, clash.from}];
            const auto both = name(clash.from) + asking_.context.say("；", "; ") +
                              narrator_.task(clash.task, Person::it);
            entries.push_back({clash.at, clash.headquarters, clash.from,
                               clash.overtaken ? "overtaken" : "conflict",
                               pair(clash.headquarters, clash.from, number), "",
                               clash.overtaken
                                   ? asking_.context.say("搁置过时之令", "puts an order aside")
                                   : asking_.context.say("奉令两歧", "stands between two orders"),
                               both});
        }
    }

    const Asking& asking_;
    Narrator narrator_;
};

// Without a kind: all that is out of the ordinary; of one headquarters, its decisions too.
bool is_wanted(const Entry& entry, const Enquiry& only, const std::string& kind) {
    if (only.headquarters.exists() && entry.headquarters != only.headquarters) return false;
    if (only.other.exists() && entry.other != only.other) return false;
    if (kind == "step") return entry.kind == "step" || entry.kind == "concession";
    if (kind == "reading") return entry.kind == "trap" || entry.kind == "reading";
    if (!kind.empty()) return entry.kind == kind;
    if (entry.kind == "reading") return only.other.exists();
    if (entry.kind == "decision") return only.headquarters.exists();
    return entry.kind != "refusal" ||
           !only.headquarters.exists();  // there it is among the decisions
}

std::string kind_in_words(const Context& context, const std::string& kind) {
    const std::map<std::string, Word> words{
        {"refusal", {"不遵", "refusal"}},       {"step", {"处置", "step"}},
        {"concession", {"准请", "concession"}}, {"trap", {"疑诱", "trap"}},
        {"reading", {"征候", "reading"}},       {"conflict", {"两歧", "conflict"}},
        {"overtaken", {"过时", "overtaken"}},   {"decision", {"决心", "decision"}}};
    const auto found = words.find(kind);
    return found == words.end() ? kind : found->second.in(context.language);
}

}  // namespace

int list_questions(const Asking& asking, const Enquiry& only, const std::string& kind) {
    const auto& context = asking.context;
    const List list(asking);
    TextTable table({context.say("可问", "ask"), context.say("时刻", "when"),
                     context.say("司令部", "headquarters"), context.say("类", "kind"),
                     context.say("何事", "what"), context.say("所涉", "of")});
    Json json = Json::array();
    for (const auto& e : list.entries) {
        if (!is_wanted(e, only, kind)) continue;
        const auto self = asking.scenario().order_of_battle.command(e.headquarters);
        const auto until = e.until.empty()
                               ? ""
                               : context.say("（至", " (to ") + e.until.substr(e.until.find('#')) +
                                     context.say("）", ")");
        table.row({e.id + until, when_short(asking.scenario(), e.at, context.language),
                   name_of(asking.scenario(), self, context.language),
                   kind_in_words(context, e.kind), e.what, e.of});
        json.push_back({{"id", e.id},
                        {"until", e.until.empty() ? Json(nullptr) : Json(e.until)},
                        {"at", iso(asking.scenario(), e.at)},
                        {"headquarters", id_of(asking.scenario(), self)},
                        {"kind", e.kind},
                        {"what", e.what},
                        {"of", e.of}});
    }
    if (context.json) {
        context.out << json.dump(2) << "\n";
    } else if (table.empty()) {
        context.out << context.say("无。", "Nothing of the kind.") << "\n";
    } else {
        table.print(context.out);
    }
    return exit_well;
}

}  // namespace lishui
