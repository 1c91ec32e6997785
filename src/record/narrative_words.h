// The two tongues of the narrative, each in a file of its own. Only narrative.cpp calls these.
#pragma once

#include "record/narrative.h"

namespace lishui {

std::string zh_task(const Narrator& n, const Task& task);
std::string zh_body(const Narrator& n, const Dispatch& dispatch);
std::string zh_telegram(const Narrator& n, const Dispatch& dispatch);
std::string zh_happened(const Narrator& n, const Happened& event);
std::string zh_losses(const Narrator& n, const LossesTaken& event);
std::string zh_belief(const Narrator& n, const PictureEntry& entry);
std::string zh_appreciated(const Narrator& n, const Appreciated& event);

std::string en_task(const Narrator& n, const Task& task, Person person);
std::string en_body(const Narrator& n, const Dispatch& dispatch);
std::string en_telegram(const Narrator& n, const Dispatch& dispatch);
std::string en_happened(const Narrator& n, const Happened& event);
std::string en_losses(const Narrator& n, const LossesTaken& event);
std::string en_belief(const Narrator& n, const PictureEntry& entry);
std::string en_appreciated(const Narrator& n, const Appreciated& event);

// The superior past whom a letter goes up to the next; none: it goes the ordinary way.
inline FormationId past_superior(const Scenario& scenario, const Dispatch& dispatch) {
    const OrderOfBattle& order_of_battle = scenario.order_of_battle;
    const FormationId over = order_of_battle[dispatch.from].superior;
    const bool past = over.exists() && dispatch.to == order_of_battle[over].superior;
    return past ? over : FormationId();
}

}  // namespace lishui
