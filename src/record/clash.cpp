#include "record/clash.h"

#include <algorithm>

namespace lishui {

namespace {

Clash contradiction(const MissionChanged& taken, const Mission& standing) {
    Clash clash;
    clash.headquarters = taken.headquarters;
    clash.at = taken.at;
    clash.from = taken.mission.given_by;
    clash.order = taken.mission.order;
    clash.task = taken.mission.task;
    clash.standing = standing;
    return clash;
}

Clash overtaken(const Situation& s, const PutAside& put) {
    Clash clash;
    clash.headquarters = put.by;
    clash.at = put.at;
    clash.from = FormationId(put.order.sender);
    clash.order = put.order;
    clash.overtaken = true;
    if (const Carried* carried = s.dispatch(put.order)) {
        const Dispatch read = carried->as_read();
        if (const auto* order = std::get_if<Order>(&read.body)) clash.task = order->task;
    }
    for (const MissionChanged& taken : s.missions)
        if (taken.headquarters == put.by && taken.at <= put.at) clash.standing = taken.mission;
    return clash;
}

}  // namespace

std::vector<Clash> clashes_of(const Situation& situation) {
    std::vector<Clash> out;
    std::vector<Mission> standing(situation.desks.size());
    for (const MissionChanged& taken : situation.missions) {
        Mission& before = standing[taken.headquarters.index()];
        if (taken.mission.contradicts.exists()) out.push_back(contradiction(taken, before));
        before = taken.mission;
    }
    for (const PutAside& put : situation.put_aside)
        out.push_back(overtaken(situation, put));
    std::stable_sort(out.begin(), out.end(),
                     [](const Clash& a, const Clash& b) { return a.at < b.at; });
    return out;
}

}  // namespace lishui
