// A matter between a superior and one subordinate, at one sitting: what he has heard of the man,
// how far he doubts his own picture, and what insisting and giving way are worth to him by it.
// ladder.h is for those outside; here the steps find what they stand on.
#pragma once

#include "base/real.h"
#include "command/ladder.h"

namespace lishui {

// One superior and one subordinate, for one sitting.
struct Matter {
    const Desk& desk;
    const Estimate& known;
    Decision& decision;
    int index;
    Assignment held;  // as it will be
    const Letter* objection = nullptr;
    bool idle = false;  // he was sent forward and has come no nearer

    double insist_worth = 0, release_worth = 0;  // by the present picture

    [[nodiscard]] const CommandRules& rules() const { return desk.rules; }
    [[nodiscard]] double wrong() const { return logistic(held.doubt / 1000.0); }
    [[nodiscard]] bool taken(LadderStep step) const {
        return ((held.steps >> static_cast<int>(step)) & 1) != 0;
    }
    [[nodiscard]] std::uint8_t reasons() const {
        return objection == nullptr ? std::uint8_t{0}
                                    : std::get<Objection>(objection->body).reasons;
    }
    void hear();
    void hear_from_below();
    void look();
    void look_whether_he_stays();
    void weigh();
    [[nodiscard]] bool bound_from_above() const;
    // An officer has reported, and nothing was made of it yet.
    [[nodiscard]] bool found() const { return held.visited == 2 && !taken(LadderStep::concede); }
    [[nodiscard]] bool calls_for_a_step() const { return objection != nullptr || idle || found(); }
    [[nodiscard]] LadderStep next() const;
    void take(LadderStep step);

private:
    [[nodiscard]] double chance() const;
    [[nodiscard]] bool less_can_be_asked() const { return line_for_less().exists(); }
    [[nodiscard]] MeasureId line_for_less() const;
    [[nodiscard]] MeasureId zone_in_question() const;
    [[nodiscard]] bool goes_past_him(FormationId below) const;
    [[nodiscard]] bool can_write_past_him() const;
    [[nodiscard]] LadderStep way_out() const;
    [[nodiscard]] LadderStep rung() const;
    [[nodiscard]] Inducement inducement() const;
    void write_again(bool reprimands, Inducement offers);
    void write_concession();
    void write_less();
    void write_shift();
    void write_appeal();
    void write_past_him();
};

}  // namespace lishui
