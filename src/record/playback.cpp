#include "record/playback.h"

#include <algorithm>
#include <type_traits>

#include "record/bounds.h"

namespace lishui {

namespace {

// What one event changes in a situation.
class Applied {
public:
    explicit Applied(Situation& s) : s_(s) {}

    void operator()(const HandedIn& e) {
        s_.dispatch_at[e.dispatch.id] = s_.dispatches.size();
        s_.dispatches.push_back({e.dispatch, {}, never, never, {}});
    }
    void operator()(const Garbled& e) {
        if (auto* carried = find(e.id)) carried->received = e.received;
    }
    void operator()(const Delivered& e) {
        if (auto* carried = find(e.id)) carried->delivered = e.at;
    }
    void operator()(const WasRead& e) {
        if (auto* carried = find(e.id)) carried->read = e.at;
    }
    void operator()(const LeafChanged& e) {
        auto& view = leaf(e.leaf);
        view.condition = e.condition;
        if (view.opening_men > 0) return;
        view.opening_men = e.condition.fit_men + e.condition.wounded_men + e.condition.sick_men;
    }
    void operator()(const TaskTaken& e) {
        leaf(e.leaf).task = e.task;
        leaf(e.leaf).order = e.order;
    }
    void operator()(const Happened& e) { s_.happened.push_back(e); }
    void operator()(const LossesTaken& e) {
        auto& view = leaf(e.leaf);
        view.killed += e.killed;
        view.wounded += e.wounded;
        view.missing += e.missing;
    }
    void operator()(const PictureChanged& e) { desk(e.holder).picture[e.slot] = e.entry; }
    void operator()(const MissionChanged& e) {
        desk(e.headquarters).mission = e.mission;
        s_.missions.push_back(e);
    }
    void operator()(const Appreciated& e) {
        desk(e.headquarters).appreciations.push_back(s_.appreciations.size());
        s_.appreciations.push_back(e);
    }
    void operator()(const HeadquartersMoved& e) { desk(e.headquarters).place = e.place; }
    void operator()(const IntentRead& e) {
        s_.readings.push_back(e);
        for (Intent& intent : desk(e.holder).intents) {
            if (intent.group.exists() && intent.group != e.intent.group) continue;
            intent = e.intent;
            return;
        }
    }
    void operator()(const LadderClimbed& e) { s_.steps.push_back(e); }
    void operator()(const PutAside& e) { s_.put_aside.push_back(e); }
    void operator()(const PromiseEnded& e) { s_.promises.push_back(e); }
    void operator()(const WasIntercepted& e) {
        if (auto* carried = find(e.id)) carried->read_by.push_back({e.by, e.at});
    }
    void operator()(const WeatherCame& e) {
        s_.sky = e.sky;
        s_.temperature_c = e.temperature_c;
    }

private:
    Carried* find(DispatchId id) {
        const auto at = s_.dispatch_at.find(id);
        return at == s_.dispatch_at.end() ? nullptr : &s_.dispatches[at->second];
    }
    LeafView& leaf(FormationId f) { return s_.leaves[f.index()]; }
    DeskView& desk(HeadquartersId h) { return s_.desks[h.index()]; }
    Situation& s_;
};

}  // namespace

Dispatch Carried::as_read() const {
    Dispatch read_so = dispatch;
    if (received) read_so.body = *received;
    return read_so;
}

const Carried* Situation::dispatch(DispatchId id) const {
    const auto at = dispatch_at.find(id);
    return at == dispatch_at.end() ? nullptr : &dispatches[at->second];
}

std::unique_ptr<const Scenario> prepare_scenario(const ScenarioFiles& files,
                                                 const std::vector<RuleChange>& changes,
                                                 Faults& faults, bool lay_march_table) {
    ReadOptions options;
    options.lay_march_table = lay_march_table;
    auto scenario = read_scenario(files, faults, options);
    if (scenario == nullptr || changes.empty()) return scenario;
    auto changed = std::make_unique<Scenario>(*scenario);
    for (const auto& change : changes) {
        if (set_rule(changed->rules, change.room, change.name, change.value)) continue;
        faults.push_back({{},
                          0,
                          {"没有名为 " + change.room + "." + change.name + " 的规则系数。",
                           "There is no rule " + change.room + "." + change.name + "."},
                          {"lishui rules 列出全部系数。", "`lishui rules` lists them all."}});
        return nullptr;
    }
    return changed;
}

std::optional<Recording> open_recording(std::string_view bytes, const std::string& name,
                                        Faults& faults, bool lay_march_table) {
    auto journal = read_journal(bytes, name, faults);
    if (!journal) return {};
    const auto& opening = journal->opening;
    auto scenario = prepare_scenario(opening.files, opening.changes, faults, lay_march_table);
    if (scenario == nullptr) {
        faults.push_back(
            {name,
             0,
             {"日志所携想定读不出，见上。",
              "The scenario that the journal carries cannot be read; see above."},
             {"请用写出它的那个版本打开。", "Open it with the version that made it."}});
        return {};
    }
    if (scenario->digest != opening.scenario_digest) {
        faults.push_back({name,
                          0,
                          {"日志所携想定文件与其自报的摘要不符。",
                           "The scenario files in the journal are not those it was made with."},
                          {}});
        return {};
    }
    for (const auto& hour : journal->hours) {
        const auto named = [&](const auto& x) { return names_exist(*scenario, x); };
        if (std::all_of(hour.events.begin(), hour.events.end(), named) &&
            std::all_of(hour.orders.begin(), hour.orders.end(), named)) {
            continue;
        }
        const auto number = std::to_string(hour.hour);
        faults.push_back(
            {name,
             0,
             {"第" + number + "小时提到想定中没有的部队或地点。",
              "Hour " + number + " names a formation or a place that the scenario lacks."},
             {}});
        return {};
    }
    return Recording{std::move(*journal), std::move(scenario)};
}

Situation situation_before(const Scenario& scenario) {
    Situation s;
    s.scenario = &scenario;
    s.leaves.resize(static_cast<std::size_t>(scenario.order_of_battle.leaf_count));
    s.desks.resize(scenario.headquarters.size());
    for (std::size_t h = 0; h < s.desks.size(); ++h) {
        s.desks[h].place = scenario.headquarters[h].place;
        s.desks[h].picture.resize(static_cast<std::size_t>(scenario.headquarters[h].picture_slots));
    }
    return s;
}

void apply(const Event& event, Situation& situation) { std::visit(Applied(situation), event); }

Situation situation_at(const Recording& recording, Moment at) {
    auto s = situation_before(*recording.scenario);
    for (const auto& hour : recording.journal.hours) {
        const Moment close{hour.hour * minutes_an_hour};
        if (hour.hour > 0 && close > at) break;
        for (const auto& event : hour.events)
            apply(event, s);
        s.digests.push_back(hour.digest);
        s.now = close;
    }
    return s;
}

Moment moment_of(const Event& event) {
    return std::visit(
        [](const auto& e) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(e)>, HandedIn>) {
                return e.dispatch.handed_in;
            } else {
                return e.at;
            }
        },
        event);
}

}  // namespace lishui
