// What `lishui why` can be asked: a decision, a step that a superior took with a subordinate, what
// a staff read out of the enemy, and orders that did not fit together. Each has a name that can be
// typed: 11A#7 is a decision; CEA/11A#4 is the fourth that concerns these two.
#pragma once

#include "record/staff_narrative.h"
#include "table.h"
#include "verbs.h"

namespace lishui {

struct Asking {
    const Context& context;
    const Recording& recording;
    const Situation& whole;  // the whole run

    [[nodiscard]] const Scenario& scenario() const { return *recording.scenario; }
    [[nodiscard]] std::string id(HeadquartersId h) const {
        return id_of(scenario(), scenario().order_of_battle.command(h));
    }
};

struct Enquiry {
    HeadquartersId headquarters;
    FormationId other;  // none: a decision
    int number = 0;     // 0: all of them
};

// What may be asked of, in the order of time.
inline constexpr std::array<const char*, 8> question_kinds{
    "refusal", "step", "concession", "trap", "reading", "conflict", "overtaken", "decision"};
int list_questions(const Asking& asking, const Enquiry& only, const std::string& kind);

// Each gives nothing when there is no such number.
std::optional<int> why_decision(const Asking& asking, const Enquiry& question);
std::optional<int> why_step(const Asking& asking, const Enquiry& question);
std::optional<int> why_reading(const Asking& asking, const Enquiry& question);
std::optional<int> why_clash(const Asking& asking, const Enquiry& question);

std::string name_of_decision(const Asking& asking, const Appreciated& made);
std::vector<LadderClimbed> steps_with(const Asking& asking, const Enquiry& question);
std::vector<Clash> clashes_with(const Asking& asking, const Enquiry& question);
// The decision made at that sitting, or the next one; nullptr: none came.
const Appreciated* decision_after(const Asking& asking, HeadquartersId h, Moment at);

std::string per_cent(std::int32_t per_mille);  // "48.3%"
void heading(const Asking& asking, const std::string& name, Moment at, const std::string& sentence);
void title(const Asking& asking, const char* chinese, const char* english);
void paragraph(const Asking& asking, const std::string& text);
void print_courses(const Asking& asking, const Situation& then, const Appreciation& a);
void print_men(const Asking& asking, const Situation& then, const std::vector<HeadquartersId>& men);
// The letters between two, with the way of each.
void print_exchange(const Asking& asking, const Situation& then, const Exchange& exchange);
void print_letter(const Asking& asking, const Situation& then, DispatchId id);
// A letter, and under it the letter that it rests on, down to the eyes that saw.
void print_chain(const Asking& asking, const Situation& then, DispatchId id);

Json json_man(const Asking& asking, HeadquartersId h);
Json json_letter(const Asking& asking, const Situation& then, DispatchId id);
Json json_courses(const Asking& asking, const Situation& then, const Appreciation& a);

}  // namespace lishui
