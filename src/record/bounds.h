// Whether everything that an event names exists in the scenario: formations, headquarters, hexes, rivers'
// sites, lines. A journal that names what its scenario has not is not played back.
#pragma once

#include "campaign/event.h"
#include "campaign/campaign.h"

namespace lishui {

bool names_exist(const Scenario& scenario, const Event& event);
bool names_exist(const Scenario& scenario, const DeskOrders& orders);

}  // namespace lishui
