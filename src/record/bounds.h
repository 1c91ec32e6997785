// Whether everything that an event names exists in the scenario: formations, headquarters, hexes,
// rivers' sites, lines. A journal that names what its scenario has not is not played back.
#pragma once

#include "campaign/campaign.h"
#include "campaign/event.h"

namespace lishui {

bool names_exist(const Scenario& scenario, const Event& event);
bool names_exist(const Scenario& scenario, const DeskOrders& orders);

}  // namespace lishui
