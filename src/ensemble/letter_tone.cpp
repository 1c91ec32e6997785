#include "ensemble/letter_tone.h"

#include "record/letter_kind.h"

namespace lishui {

namespace {

// It answers the addressee's own letter and wishes something else than before.
bool answers_without_repeating(const Order& order, FormationId to) {
    return order.refers_to.sender == to.value && order.task.insists == 0 && order.reprimands == 0 &&
           order.relieves == 0 && order.offers == Inducement::none && !order.zone.exists();
}

bool order_has(const Order& order, FormationId to, Tone tone) {
    switch (tone) {
        case Tone::rebuke:
            return order.reprimands != 0;
        case Tone::offer:
            return order.offers != Inducement::none;
        case Tone::concession:
            return answers_without_repeating(order, to);
        case Tone::relief:
            return order.relieves != 0;
        case Tone::boundary:
            return order.zone.exists();
        case Tone::appeal:
            return false;
    }
    return false;
}

}  // namespace

bool has_tone(const Dispatch& dispatch, Tone tone) {
    if (const auto* order = std::get_if<Order>(&dispatch.body))
        return order_has(*order, dispatch.to, tone);
    const auto* objection = std::get_if<Objection>(&dispatch.body);
    return tone == Tone::appeal && objection != nullptr && objection->appeals != 0;
}

bool is_called(const Dispatch& dispatch, std::string_view word) {
    if (letter_word(dispatch.body) == word) return true;
    for (std::size_t i = 0; i < tone_words.size(); ++i)
        if (tone_words[i] == word) return has_tone(dispatch, static_cast<Tone>(i));
    return false;
}

}  // namespace lishui
