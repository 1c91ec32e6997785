#include "record/bounds.h"

#include <string_view>

#include "base/fields.h"

namespace lishui {

namespace {

// Goes through a value by its fields and looks at each id; `well` falls when one names nothing. An
// id that is none is well, except where an event says whom it is about.
class Bounds {
public:
    explicit Bounds(const Scenario& scenario) : scenario_(scenario) {}

    template <class T>
    void look(const T& value) {
        if constexpr (std::is_same_v<T, DispatchId>) {
            if (value.exists()) within(value.sender, formations());
        } else if constexpr (HasFields<const T>) {
            T::fields(value, [this](const char* name, const auto& field) {
                this->named(name, field);
                this->look(field);
            });
        } else if constexpr (IsArray<T>::value) {
            for (const auto& element : value)
                look(element);
        } else if constexpr (IsVariant<T>::value) {
            std::visit([this](const auto& alternative) { this->look(alternative); }, value);
        } else if constexpr (IsId<T>::value) {
            if (value.exists()) id(value);
        }
    }
    void holds(bool condition) { well_ = well_ && condition; }
    [[nodiscard]] bool well() const { return well_; }
    [[nodiscard]] std::size_t formations() const {
        return scenario_.order_of_battle.formations.size();
    }

private:
    void within(std::size_t index, std::size_t many) { holds(index < many); }

    void id(FormationId f) { within(f.index(), formations()); }
    void id(HeadquartersId h) { within(h.index(), scenario_.headquarters.size()); }
    void id(SideId s) { within(s.index(), scenario_.order_of_battle.sides.size()); }
    void id(HexId h) { within(h.index(), static_cast<std::size_t>(scenario_.map.grid.size())); }
    void id(SiteId s) { within(s.index(), scenario_.map.sites.size()); }
    void id(MeasureId m) { within(m.index(), scenario_.measures.size()); }

    template <class T>
    void named(std::string_view name, const T& field) {
        if constexpr (std::is_same_v<T, FormationId>) {
            if (name == "leaf") within(field.index(), leaves());
            if (name == "from" || name == "to") within(field.index(), formations());
        } else if constexpr (std::is_same_v<T, HeadquartersId>) {
            within(field.index(), scenario_.headquarters.size());
        }
    }
    [[nodiscard]] std::size_t leaves() const {
        return static_cast<std::size_t>(scenario_.order_of_battle.leaf_count);
    }

    const Scenario& scenario_;
    bool well_ = true;
};

}  // namespace

bool names_exist(const Scenario& scenario, const Event& event) {
    Bounds bounds(scenario);
    bounds.look(event);
    if (!bounds.well()) return false;
    if (const auto* picture = std::get_if<PictureChanged>(&event)) {
        const auto& opening = scenario.headquarters[picture->holder.index()];
        bounds.holds(picture->slot < opening.picture_slots);
    }
    if (const auto* appreciated = std::get_if<Appreciated>(&event)) {
        const auto& made = appreciated->appreciation;
        bounds.holds(made.count <= most_courses && made.chosen < most_courses &&
                     made.ordered < most_courses);
    }
    return bounds.well();
}

bool names_exist(const Scenario& scenario, const DeskOrders& orders) {
    Bounds bounds(scenario);
    bounds.holds(orders.headquarters.index() < scenario.headquarters.size());
    for (const auto& draft : orders.drafts) {
        bounds.holds(draft.to.index() < bounds.formations());
        bounds.look(draft.body);
    }
    return bounds.well();
}

}  // namespace lishui
