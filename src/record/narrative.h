// Words for what was written, what happened and what was decided: every telegram as a telegram in
// the manner of the time, every event as a sentence, in Chinese and English. It reads the scenario
// for names and the playback for what a letter refers to, and adds nothing that is not in the
// record.
#pragma once

#include <string>

#include "record/playback.h"
#include "record/words.h"

namespace lishui {

// Who speaks of a task: the giver to "you", the doer of himself, others of "it".
enum class Person : std::uint8_t { you, self, it };

struct Narrator {
    const Situation& situation;  // of the moment at which the story is told, or later
    Language language = Language::en;

    [[nodiscard]] const Scenario& scenario() const { return *situation.scenario; }
    [[nodiscard]] std::string name(FormationId f) const { return name_of(scenario(), f, language); }
    [[nodiscard]] std::string name(HeadquartersId h) const;
    // The commander of a command; empty for a leaf.
    [[nodiscard]] std::string commander(FormationId f) const;
    [[nodiscard]] std::string place(HexId hex) const { return where(scenario(), hex, language); }

    // "withdraw to the Li line by 10 December 0600"; 向澧水线撤退，限十日六时前
    [[nodiscard]] std::string task(const Task& task, Person person = Person::you) const;
    // The text between address and signature.
    [[nodiscard]] std::string body(const Dispatch& dispatch) const;
    // Whole, with precedence, address, date and signature.
    [[nodiscard]] std::string telegram(const Dispatch& dispatch) const;
    // One line for a list: "Order: withdraw to …".
    [[nodiscard]] std::string gist(const Dispatch& dispatch) const;
    // How a letter names another: "your telegram of 9 December 1400".
    [[nodiscard]] std::string reference(DispatchId id) const;

    [[nodiscard]] std::string happened(const Happened& event) const;
    [[nodiscard]] std::string losses(const LossesTaken& event) const;
    [[nodiscard]] std::string belief(const PictureEntry& entry) const;
    [[nodiscard]] std::string course(const Course& course) const;
    [[nodiscard]] std::string appreciated(const Appreciated& event) const;
    [[nodiscard]] std::string mission(const Mission& mission) const;
};

// The words that the theatre's script gives to a dispatch; nullptr when it was written at a desk.
const ScriptedDispatch* script_of(const Scenario& scenario, const Dispatch& dispatch);

}  // namespace lishui
