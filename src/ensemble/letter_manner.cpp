#include "ensemble/letter_manner.h"

#include "record/letter_kind.h"

namespace lishui {

namespace {

// Orders and objections that cannot say such a thing do not say it.
template <class AnyOrder>
bool order_has(const AnyOrder& order, FormationId to, Manner manner) {
    switch (manner) {
        case Manner::rebuke:
            if constexpr (requires { order.reprimands; }) return order.reprimands != 0;
            break;
        case Manner::offer:
            if constexpr (requires { order.offers; }) return static_cast<int>(order.offers) != 0;
            break;
        case Manner::relief:
            if constexpr (requires { order.relieves; }) return order.relieves != 0;
            break;
        case Manner::boundary:
            if constexpr (requires { order.zone; }) return order.zone.exists();
            break;
        case Manner::concession:
            return order.refers_to.exists() && order.refers_to.sender == to.value;
        case Manner::appeal:
            break;
    }
    return false;
}

template <class AnyObjection>
bool appeals(const AnyObjection& objection) {
    if constexpr (requires { objection.appeals; }) return objection.appeals != 0;
    return false;
}

}  // namespace

bool has_manner(const Dispatch& dispatch, Manner manner) {
    if (const auto* order = std::get_if<Order>(&dispatch.body))
        return order_has(*order, dispatch.to, manner);
    const auto* objection = std::get_if<Objection>(&dispatch.body);
    return manner == Manner::appeal && objection != nullptr && appeals(*objection);
}

bool is_called(const Dispatch& dispatch, std::string_view word) {
    if (letter_word(dispatch.body) == word) return true;
    for (std::size_t i = 0; i < manner_words.size(); ++i)
        if (manner_words[i] == word) return has_manner(dispatch, static_cast<Manner>(i));
    return false;
}

}  // namespace lishui
