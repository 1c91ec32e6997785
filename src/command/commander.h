// A commander sits at a desk and decides: which course, and which letters go out. The built-in
// commander is one; a program or a person is another. This is the only virtual function of the
// engine.
#pragma once

#include <array>

#include "base/check.h"
#include "base/rack.h"
#include "command/desk.h"

namespace lishui {

inline constexpr int most_drafts = 40;

// What a superior made of a subordinate at this sitting: a step of the ladder or none, and how the
// matter stands from now on.
struct LadderMove {
    int subordinate = 0;  // in desk.subordinates
    LadderStep step = LadderStep::none;
    Assignment held;
    std::int16_t doubt = 0;         // thousandths: how likely that one's own picture is wrong
    std::int32_t insist_worth = 0;  // thousandths of worth, by the present picture
    std::int32_t release_worth = 0;
};

struct Decision {
    bool explains = true;      // whether anybody will read on what the appreciation rests
    bool appreciated = false;  // whether the courses were weighed anew
    Appreciation appreciation;
    CourseKind course = CourseKind::as_ordered;
    Task plan;
    std::uint16_t balance = 0;  // believed at this appreciation
    std::uint8_t objected = 0;  // 1: an objection goes out with this decision
    int move_count = 0;
    Rack<LadderMove, most_subordinates> moves;
    int draft_count = 0;
    Rack<Draft, most_drafts> drafts;

    // A letter beyond the limit waits: the staff can write no more in one sitting.
    bool write(const Draft& draft) {
        if (draft_count == most_drafts) return false;
        drafts[static_cast<std::size_t>(draft_count++)] = draft;
        return true;
    }
};

class Commander {
public:
    virtual ~Commander() = default;
    virtual void decide(const Desk& desk, Decision& decision) const = 0;
};

class BuiltInCommander final : public Commander {
public:
    void decide(const Desk& desk, Decision& decision) const override;
};

}  // namespace lishui
