#include "forces/order_of_battle.h"

namespace lishui {

std::span<const FormationId> OrderOfBattle::under(HeadquartersId h) const {
    const std::size_t first = first_subordinate[h.index()];
    const std::size_t end = first_subordinate[h.index() + 1];
    return {subordinates.data() + first, end - first};
}

HeadquartersId OrderOfBattle::superior(HeadquartersId h) const {
    const FormationId over = formations[command(h).index()].superior;
    return over.exists() ? formations[over.index()].headquarters : HeadquartersId();
}

FormationId OrderOfBattle::find(std::string_view id) const {
    for (std::size_t i = 0; i < formations.size(); ++i) {
        if (formations[i].id == id) return FormationId(i);
    }
    return {};
}

bool OrderOfBattle::stands_under(FormationId inner, FormationId outer) const {
    // No chain of superiors is longer than there are formations, even in a ring.
    for (std::size_t steps = 0; inner.exists() && steps <= formations.size(); ++steps) {
        if (inner == outer) return true;
        inner = formations[inner.index()].superior;
    }
    return false;
}

namespace {

// The army or war zone to which a formation belongs: its first superior of that size, else the top.
FormationId group_of(const std::vector<Formation>& formations, FormationId formation) {
    FormationId top = formation;
    FormationId f = formation;
    for (std::size_t steps = 0; f.exists() && steps <= formations.size(); ++steps) {
        const Echelon echelon = formations[f.index()].echelon;
        if (echelon == Echelon::army || echelon >= Echelon::war_zone) return f;
        top = f;
        f = formations[f.index()].superior;
    }
    return top;
}

// A signals staff is kept by an army or a war zone, the first of a size to have one.
bool keeps_listeners(const OrderOfBattle& order_of_battle, const Formation& formation) {
    if (formation.side.index() >= order_of_battle.sides.size())
        return false;  // of a faulty scenario
    return (formation.echelon == Echelon::army || formation.echelon == Echelon::war_zone) &&
           order_of_battle.sides[formation.side.index()].reads_enemy > 0;
}

}  // namespace

void link(OrderOfBattle& order_of_battle) {
    auto& formations = order_of_battle.formations;
    const auto leaves = static_cast<std::size_t>(order_of_battle.leaf_count);
    for (std::size_t f = leaves; f < formations.size(); ++f) {
        formations[f].headquarters = HeadquartersId(f - leaves);
        formations[f].establishment_men = 0;
    }
    order_of_battle.subordinates.clear();
    order_of_battle.first_subordinate.assign(1, 0);
    for (std::size_t h = leaves; h < formations.size(); ++h) {
        for (std::size_t f = 0; f < formations.size(); ++f) {
            if (formations[f].superior == FormationId(h)) {
                order_of_battle.subordinates.push_back(FormationId(f));
            }
        }
        order_of_battle.first_subordinate.push_back(
            static_cast<std::uint16_t>(order_of_battle.subordinates.size()));
    }
    order_of_battle.side_of.clear();
    for (const Formation& formation : formations)
        order_of_battle.side_of.push_back(formation.side);
    order_of_battle.leaves_of.assign(order_of_battle.sides.size(), {});
    order_of_battle.leaves_against.assign(order_of_battle.sides.size(), {});
    for (std::size_t side = 0; side < order_of_battle.sides.size(); ++side) {
        for (std::size_t f = 0; f < leaves; ++f)
            (formations[f].side == SideId(side) ? order_of_battle.leaves_of
                                                : order_of_battle.leaves_against)[side]
                .push_back(FormationId(f));
    }
    for (std::size_t f = 0; f < formations.size(); ++f)
        formations[f].group = group_of(formations, FormationId(f));
    order_of_battle.engineers.clear();
    for (std::size_t f = 0; f < leaves; ++f)
        if (formations[f].arm == Arm::engineers)
            order_of_battle.engineers.push_back(FormationId(f));
    order_of_battle.listeners.clear();
    for (std::size_t f = leaves; f < formations.size(); ++f)
        if (keeps_listeners(order_of_battle, formations[f]))
            order_of_battle.listeners.push_back(formations[f].headquarters);
    for (std::size_t f = 0; f < leaves; ++f) {
        FormationId over = formations[f].superior;
        for (std::size_t steps = 0; over.exists() && steps <= formations.size(); ++steps) {
            formations[over.index()].establishment_men += formations[f].establishment_men;
            over = formations[over.index()].superior;
        }
    }
}

}  // namespace lishui
