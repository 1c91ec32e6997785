#include "scenario/check.h"

#include <algorithm>

namespace lishui {

namespace {

void say(Reading& reading, std::size_t formation, Text sentence, Text hint) {
    const Origin& origin = reading.formation_origin[formation];
    reading.faults.push_back({origin.file, origin.line, std::move(sentence), std::move(hint)});
}

std::string place_of(const Origin& origin) {
    return origin.file + ":" + std::to_string(origin.line);
}

bool check_limit(Reading& reading, const char* file, std::size_t count, int most,
                 const Text& what) {
    if (count >= 1 && count <= static_cast<std::size_t>(most)) return true;
    const std::string have = std::to_string(count);
    const std::string limit = std::to_string(most);
    reading.faults.push_back(
        {file,
         0,
         {what.zh + "有" + have + "个，应为1至" + limit + "个。",
          "There are " + have + " " + what.en + "; there should be 1 to " + limit + "."},
         {"增减各行。", "Add rows or take some out."}});
    return false;
}

// True when there is none.
bool check_rings(Reading& reading) {
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    std::vector<bool> seen(order.formations.size(), false);
    bool good = true;
    for (std::size_t f = static_cast<std::size_t>(order.leaf_count); f < seen.size(); ++f) {
        const FormationId self(f);
        if (seen[f] || !order[self].superior.exists()) continue;
        if (!order.stands_under(order[self].superior, self)) continue;
        for (FormationId at = self; !seen[at.index()]; at = order[at].superior)
            seen[at.index()] = true;
        say(reading, f,
            {"“" + order[self].id + "”的上级绕回到它自己。",
             "'" + order[self].id + "' stands under itself by way of its superiors."},
            {"改正 superior。", "Correct its superior."});
        good = false;
    }
    return good;
}

void fault_nobody(Reading& reading, FormationId command) {
    const std::string& name = reading.scenario.order_of_battle[command].id;
    say(reading, command.index(),
        {"司令部“" + name + "”没有下属。", "The headquarters '" + name + "' has nobody under it."},
        {"给它部队，或删去它。", "Give it formations, or take it out."});
}

void fault_too_many(Reading& reading, FormationId command) {
    const std::string& name = reading.scenario.order_of_battle[command].id;
    const std::string most = std::to_string(most_subordinates);
    say(reading, command.index(),
        {"司令部“" + name + "”的直属下级超过" + most + "个。",
         "The headquarters '" + name + "' has more than " + most + " directly under it."},
        {"在中间加一级。", "Put a level between."});
}

void check_subordinates(Reading& reading) {
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    if (!reading.formations.complete || !reading.superiors_complete) return;
    for (std::size_t h = 0; h < reading.scenario.headquarters.size(); ++h) {
        const std::size_t count = order.under(HeadquartersId(h)).size();
        const FormationId command = order.command(HeadquartersId(h));
        if (count > most_subordinates) fault_too_many(reading, command);
        if (count == 0 && !reading.scenario.headquarters[h].outside) fault_nobody(reading, command);
    }
}

void fault_no_link(Reading& reading, FormationId below, FormationId above) {
    const std::string& lower = reading.scenario.order_of_battle[below].id;
    const std::string& upper = reading.scenario.order_of_battle[above].id;
    say(reading, below.index(),
        {"“" + lower + "”与上级“" + upper + "”之间没有通信。",
         "There is no signal link between '" + lower + "' and its superior '" + upper + "'."},
        {"在 signal_links.csv 里加一行。", "Add a row to signal_links.csv."});
}

void check_links(Reading& reading) {
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    if (!reading.links_complete) return;
    for (std::size_t f = 0; f < order.formations.size(); ++f) {
        const FormationId superior = order.formations[f].superior;
        if (!superior.exists()) continue;
        if (reading.scenario.net.link(superior, FormationId(f)) == nullptr) {
            fault_no_link(reading, FormationId(f), superior);
        }
    }
}

void fault_same_hex(Reading& reading, std::size_t later, std::size_t earlier) {
    const OrderOfBattle& order = reading.scenario.order_of_battle;
    const std::string& name = order.formations[later].id;
    const std::string& other = order.formations[earlier].id;
    const std::string where = place_of(reading.formation_origin[earlier]);
    say(reading, later,
        {"“" + name + "”与对方的“" + other + "”（" + where + "）在同一格。",
         "'" + name + "' stands in the same hex as '" + other + "' of another side (" + where +
             ")."},
        {"把其中之一移到相邻的格。", "Move one of them to a hex beside."});
}

void fault_shut_in(Reading& reading, std::size_t leaf) {
    const std::string& name = reading.scenario.order_of_battle.formations[leaf].id;
    say(reading, leaf,
        {"“" + name + "”所在的格没有路可以离开。",
         "'" + name + "' stands in a hex that nobody can leave."},
        {"移动它，或加一个渡口。", "Move it, or add a crossing site."});
}

void check_places(Reading& reading) {
    const Scenario& scenario = reading.scenario;
    const auto& formations = scenario.order_of_battle.formations;
    if (!reading.map_laid) return;
    constexpr std::size_t nobody = 0xFFFF;
    std::vector<std::size_t> first(static_cast<std::size_t>(scenario.map.grid.size()), nobody);
    for (std::size_t f = 0; f < scenario.leaves.size(); ++f) {
        const HexId hex = scenario.leaves[f].place;
        // Of a named place that lies in a lake that has been said already.
        if (!hex.exists() || !passable(scenario.map.ground[hex.index()])) continue;
        std::size_t& earlier = first[hex.index()];
        if (earlier == nobody) earlier = f;
        const SideId side = formations[f].side;
        const SideId other = formations[earlier].side;
        if (side != other && side.exists() && other.exists()) fault_same_hex(reading, f, earlier);
        bool can_move = false;
        for (int d = 0; d < 6; ++d)
            can_move = can_move || scenario.map.open(hex, d);
        if (!can_move) fault_shut_in(reading, f);
    }
}

// How many enemy commands with leaves of their own there are to be known.
int enemies_of(const Scenario& scenario, SideId side) {
    const OrderOfBattle& order = scenario.order_of_battle;
    int count = 0;
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        if (order[order.command(HeadquartersId(h))].side == side) continue;
        const auto under = order.under(HeadquartersId(h));
        count += std::any_of(under.begin(), under.end(),
                             [&](FormationId f) { return order.is_leaf(f); });
    }
    return count;
}

}  // namespace

bool allot_pictures(Scenario& scenario) {
    constexpr int room_above = 40;  // enemies in the picture of an army headquarters and above
    constexpr int room_below = 34;
    constexpr int room_outside = 4;
    constexpr int least_room = 10;
    const OrderOfBattle& order = scenario.order_of_battle;
    for (int less = 0; room_below - less >= least_room; ++less) {
        int first = 0;
        for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
            OpeningHeadquarters& opening = scenario.headquarters[h];
            const Formation& command = order[order.command(HeadquartersId(h))];
            int room = command.echelon >= Echelon::army ? room_above : room_below - less;
            if (opening.outside) room = room_outside;
            opening.picture_first = first;
            opening.picture_slots = 1 + static_cast<int>(order.under(HeadquartersId(h)).size()) +
                                    std::min(room, enemies_of(scenario, command.side));
            first += opening.picture_slots;
        }
        scenario.picture_slots = first;
        if (first <= most_picture_slots) return true;
    }
    return false;
}

void check_scenario(Reading& reading) {
    Scenario& scenario = reading.scenario;
    bool fits = true;
    if (reading.formations.complete) {
        fits = check_limit(reading, "order_of_battle.csv", scenario.leaves.size(), most_leaves,
                           {"部队", "leaf formations"});
        fits = check_limit(reading, "headquarters.csv", scenario.headquarters.size(),
                           most_headquarters, {"司令部", "headquarters"}) &&
               fits;
    }
    const bool ringless = check_rings(reading);
    check_subordinates(reading);
    check_links(reading);
    check_places(reading);
    if (!fits || !ringless || !reading.faults.empty() || allot_pictures(scenario)) return;
    reading.faults.push_back(
        {"headquarters.csv",
         0,
         {"司令部太多，情况图放不下。", "There are too many headquarters for their pictures."},
         {"减少司令部。", "Take some headquarters out."}});
}

}  // namespace lishui
