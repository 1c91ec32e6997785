// This run held against what is on record: of each fact of the history when it is recorded and when
// it came true here, judged by the same witness as in many runs, and beside it what many runs gave
// where that was asked for.
#include <algorithm>
#include <map>
#include <memory>

#include "campaign/campaign.h"
#include "campaign/state.h"
#include "ensemble/witness.h"
#include "ensemble_words.h"
#include "page.h"

namespace lishui {

namespace {

// By fact; empty when the run cannot be fought again as it was: by other rules, or damaged.
std::vector<Moment> came_true_here(const Recording& recording, const History& history) {
    const auto& opening = recording.journal.opening;
    if (opening.rules_version != rules_version) return {};
    Faults faults;
    const auto scenario = prepare_scenario(opening.files, opening.changes, faults, true);
    if (scenario == nullptr) return {};
    const auto state = std::make_unique<State>();
    Witness witness(*scenario, history);
    std::vector<Event> events;
    for (const auto& hour : recording.journal.hours) {
        events.clear();
        if (hour.hour == 0) {
            open_campaign(*scenario, opening.seed, *state, Events(&events));
        } else {
            advance(*scenario, *state, {opening.seats, hour.orders}, Events(&events));
        }
        if (digest(*state) != hour.digest) return {};
        witness.hear(*state, events);
    }
    return witness.came_true();
}

Json recorded_fact(const Scenario& scenario, const History& history, const Fact& fact) {
    const auto line = static_cast<std::size_t>(fact.line);
    return {{"id", fact.id},
            {"text", json_of(fact.text)},
            {"line", fact.line < 0 ? Json(nullptr) : json_of(history.lines[line].name)},
            {"throughout", fact.throughout},
            {"recorded", iso(scenario, fact.recorded)},
            {"window", {iso(scenario, fact.earliest), iso(scenario, fact.latest)}}};
}

// What many runs gave, by the fact's id.
std::map<std::string, Json> by_id(const Json& many) {
    std::map<std::string, Json> out;
    if (!many.is_object()) return out;
    for (const auto& fact : many["facts"])
        out[fact["id"].text()] = fact;
    return out;
}

}  // namespace

bool is_history_of(const Json& many, const std::string& scenario) {
    const auto has_its_id = [](const Json& fact) {
        return fact.is_object() && fact.contains("id") && fact["id"].is_text();
    };
    return many.is_object() && many.contains("facts") && many["facts"].is_array() &&
           std::all_of(many["facts"].begin(), many["facts"].end(), has_its_id) &&
           many.contains("scenario") && many["scenario"].text() == scenario;
}

Json page_history(const Recording& recording, const Json& many) {
    const auto& scenario = *recording.scenario;
    Faults faults;  // a history that cannot be read is none; `lishui validate` says why
    const auto history = load_history(scenario.id, scenario, false, faults);
    if (!history || history->facts.empty()) return nullptr;
    const auto here = came_true_here(recording, *history);
    const Moment end{recording.journal.last_hour() * minutes_an_hour};
    auto of_many = by_id(many);
    Json facts = Json::array();
    for (std::size_t i = 0; i < history->facts.size(); ++i) {
        auto fact = recorded_fact(scenario, *history, history->facts[i]);
        // What must be so throughout its window is not yet decided by a run that ended before.
        const bool open = history->facts[i].throughout && history->facts[i].latest > end;
        if (!here.empty()) {
            const bool came = here[i] != never && !open;
            fact["this_run"] = came ? Json(iso(scenario, here[i])) : Json(nullptr);
        }
        for (const auto* name : {"share", "median", "band", "in_band"}) {
            if (of_many.contains(history->facts[i].id))
                fact[name] = std::as_const(of_many[history->facts[i].id])[name];
        }
        facts.push_back(std::move(fact));
    }
    return {{"runs", many.is_object() && many.contains("runs") ? many["runs"] : Json(0)},
            {"judged", !here.empty()},
            {"facts", facts}};
}

}  // namespace lishui
