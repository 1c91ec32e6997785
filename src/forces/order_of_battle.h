// The order of battle: all formations of all sides and who stands under whom. It never changes
// during a campaign. Leaves come first, commands after them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "forces/formation.h"

namespace lishui {

struct OrderOfBattle {
    std::vector<Side> sides;
    std::vector<Formation> formations;
    int leaf_count = 0;
    // Flattened lists of direct subordinates, by headquarters.
    std::vector<FormationId> subordinates;
    std::vector<std::uint16_t> first_subordinate;  // size headquarters_count + 1
    std::vector<SideId> side_of;  // by formation: asked so often that it has a list of its own
    std::vector<std::vector<FormationId>> leaves_of;       // by side
    std::vector<std::vector<FormationId>> leaves_against;  // by side: the leaves of all others
    std::vector<FormationId> engineers;                    // the leaves of that arm
    std::vector<HeadquartersId> listeners;                 // they keep a signals staff that reads

    [[nodiscard]] int headquarters_count() const {
        return static_cast<int>(formations.size()) - leaf_count;
    }
    [[nodiscard]] bool is_leaf(FormationId f) const { return f.value < leaf_count; }
    [[nodiscard]] FormationId command(HeadquartersId h) const {
        return FormationId(static_cast<std::size_t>(leaf_count) + h.index());
    }
    [[nodiscard]] const Formation& operator[](FormationId f) const { return formations[f.index()]; }
    [[nodiscard]] std::span<const FormationId> under(HeadquartersId h) const;
    [[nodiscard]] HeadquartersId superior(HeadquartersId h) const;  // none at the top
    [[nodiscard]] FormationId find(std::string_view id) const;
    // Does `inner` stand under `outer`, at any depth (or is it the same)?
    [[nodiscard]] bool stands_under(FormationId inner, FormationId outer) const;
};

// Calls act(leaf) for a leaf, or for all that stand under a command, at any depth.
template <class Act>
void each_leaf_under(const OrderOfBattle& order_of_battle, FormationId f, Act&& act) {
    if (order_of_battle.is_leaf(f)) {
        act(f);
        return;
    }
    for (const FormationId below : order_of_battle.under(order_of_battle[f].headquarters))
        each_leaf_under(order_of_battle, below, act);
}

// Orders the lists below from each formation's superior. Formations must be filled first.
void link(OrderOfBattle& order_of_battle);

}  // namespace lishui
