// One list of fields serves the digest, the save, the search for the first difference and the
// secrecy tests, so that no field can be forgotten by one of them. A structure takes part by
//     template <class Self, class Visit> static void fields(Self& self, Visit&& visit) {
//         visit("fit_men", self.fit_men); ...
//     }
// walk(value, visitor) then calls visitor.scalar(x) for every number in order, visitor.enter(name)
// and visitor.leave() around each field, and visitor.index(i) before each element of an array.
// Reading and writing use the same walk: a reader assigns to x.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/id.h"

namespace lishui {

struct AnyVisit {
    template <class T>
    void operator()(const char*, T&) const {}
};

template <class T>
concept HasFields = requires(T& t, AnyVisit visit) {
    std::remove_const_t<T>::fields(t, visit);
};

template <class T>
struct IsVariant : std::false_type {};
template <class... A>
struct IsVariant<std::variant<A...>> : std::true_type {};
template <class T>
struct IsArray : std::false_type {};
template <class T, std::size_t N>
struct IsArray<std::array<T, N>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

template <class T, class Visitor>
void walk(T& value, Visitor& visitor);

template <std::size_t I, class V>
void emplace_alternative(V& variant, std::size_t wanted) {
    if constexpr (I < std::variant_size_v<V>) {
        if (wanted == I) {
            if (variant.index() != I) variant.template emplace<I>();
        } else {
            emplace_alternative<I + 1>(variant, wanted);
        }
    }
}

template <class T, class Visitor>
void walk_variant(T& value, Visitor& visitor) {
    auto which = static_cast<std::uint8_t>(value.index());
    visitor.enter("kind");
    visitor.scalar(which);
    visitor.leave();
    if constexpr (!std::is_const_v<T>) emplace_alternative<0>(value, which);
    std::visit([&](auto& alternative) { walk(alternative, visitor); }, value);
}

template <class T, class Visitor>
void walk(T& value, Visitor& visitor) {
    using Plain = std::remove_const_t<T>;
    if constexpr (HasFields<T>) {
        Plain::fields(value, [&](const char* name, auto& field) {
            visitor.enter(name);
            walk(field, visitor);
            visitor.leave();
        });
    } else if constexpr (IsArray<Plain>::value) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            visitor.index(i);
            walk(value[i], visitor);
            visitor.leave();
        }
    } else if constexpr (IsVariant<Plain>::value) {
        walk_variant(value, visitor);
    } else if constexpr (IsId<Plain>::value) {
        visitor.scalar(value.value);
    } else {
        static_assert(std::is_integral_v<Plain> || std::is_enum_v<Plain>,
                      "state is made of whole numbers, enumerations and ids only");
        visitor.scalar(value);
    }
}

}  // namespace lishui
