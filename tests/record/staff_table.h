// A table of a staff laid by hand for tests: the tiny scenario before its first hour, on which
// letters, steps and missions are put one by one.
#pragma once

#include <string>

#include "record/two_divisions.h"

namespace lishui::test {

inline bool says(const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
}

struct Table {
    Recording recording = recording_of(run_live(7, 0).bytes);
    Situation s = situation_before(*recording.scenario);
    FormationId army = find("WA"), division = find("WD"), enemy = find("ED");
    HeadquartersId army_staff = staff(army), division_staff = staff(division);
    std::uint16_t serial = 1;

    [[nodiscard]] const Scenario& scenario() const { return *recording.scenario; }
    [[nodiscard]] FormationId find(const char* id) const {
        return recording.scenario->order_of_battle.find(id);
    }
    [[nodiscard]] HeadquartersId staff(FormationId f) const {
        return recording.scenario->order_of_battle[f].headquarters;
    }
    [[nodiscard]] Narrator en() const { return {s, Language::en}; }
    [[nodiscard]] Narrator zh() const { return {s, Language::zh}; }
    [[nodiscard]] HexId town(const char* id) const {
        return scenario().map.places[scenario().map.place(id).index()].hex;
    }
    [[nodiscard]] Task task(TaskKind kind, const char* place) const {
        Task out;
        out.kind = kind;
        out.objective = town(place);
        return out;
    }

    // Written at `hour`, read two hours later.
    DispatchId write(FormationId from, FormationId to, const Body& body, int hour) {
        Dispatch d;
        d.id = {from.value, serial++};
        d.from = from;
        d.to = to;
        d.handed_in = Moment{60 * hour};
        d.body = body;
        apply(HandedIn{d}, s);
        apply(Delivered{d.id, to, d.handed_in + 60}, s);
        apply(WasRead{d.id, staff(to), d.handed_in + 120}, s);
        return d.id;
    }
    DispatchId order_of(FormationId from, const Task& task, int hour, DispatchId refers_to = {}) {
        Order out;
        out.task = task;
        out.refers_to = refers_to;
        return write(from, division, out, hour);
    }
    DispatchId order(const Task& task, int hour, DispatchId refers_to = {}) {
        return order_of(army, task, hour, refers_to);
    }
    DispatchId object(DispatchId to, int hour, int frankness = 50) {
        Objection out;
        out.order = to;
        out.proposes = task(TaskKind::withdraw, "west_town");
        out.reasons = static_cast<std::uint8_t>(Reason::too_weak);
        out.frankness = static_cast<std::uint8_t>(frankness);
        return write(division, army, out, hour);
    }
    LadderClimbed climb(LadderStep step, int hour) {
        LadderClimbed e;
        e.headquarters = army_staff;
        e.subordinate = division;
        e.at = Moment{60 * hour};
        e.step = step;
        e.trust = 60;
        apply(e, s);
        return e;
    }
};

}  // namespace lishui::test
