// The layout of a type as one number: the names and kinds of all its fields in order, and how many
// kinds there are of what has kinds. A journal and a save carry it, so that a lishui whose events
// or state are laid out otherwise says so instead of misreading.
#pragma once

#include <type_traits>

#include "base/digest.h"
#include "base/fields.h"
#include "record/kinds.h"

namespace lishui {

template <class T>
void describe(Digest& into);

template <class V, std::size_t... I>
void describe_alternatives(Digest& into, std::index_sequence<I...>) {
    (describe<std::variant_alternative_t<I, V>>(into), ...);
}

template <class T>
void describe(Digest& into) {
    if constexpr (HasFields<T>) {
        T sample{};
        T::fields(sample, [&](const char* name, auto& field) {
            into.add_text(name);
            describe<std::remove_cvref_t<decltype(field)>>(into);
        });
        into.add(1);
    } else if constexpr (IsArray<T>::value) {
        into.add(std::tuple_size_v<T>);
        describe<typename T::value_type>(into);
    } else if constexpr (IsVariant<T>::value) {
        into.add(std::variant_size_v<T>);
        describe_alternatives<T>(into, std::make_index_sequence<std::variant_size_v<T>>{});
    } else if constexpr (IsId<T>::value) {
        into.add(2);
    } else if constexpr (std::is_enum_v<T>) {
        into.add(8u * static_cast<unsigned>(Kinds<T>::count) + 3);
    } else {
        into.add(4 + sizeof(T) * 2 + (std::is_signed_v<T> ? 1 : 0));
    }
}

template <class T>
std::uint64_t layout_digest() {
    Digest digest;
    describe<T>(digest);
    return digest.value();
}

}  // namespace lishui
