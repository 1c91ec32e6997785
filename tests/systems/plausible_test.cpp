// Is the ground truth of the reference campaign plausible? 200 campaigns: how long the main body of
// the 11th Army marches to the Li, and what those who are engaged lose a day. The figures are
// printed; the bounds are those of the record (docs/promises.md), with a factor of two for losses.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "campaign/truth.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

constexpr int runs = 200;
constexpr int hours_a_watch = 4;  // how often it is looked who is engaged

// One campaign, hour by hour, as an umpire counts it.
class Count {
public:
    explicit Count(const Scenario& scenario) : scenario_(scenario) {
        const Grid& grid = scenario.map.grid;
        li_ = grid.row(scenario.map.places[scenario.map.place("hekou").index()].hex);
        const OrderOfBattle& order = scenario.order_of_battle;
        for (int i = 0; i < order.leaf_count; ++i) {
            const FormationId leaf(static_cast<std::size_t>(i));
            const std::string& command = order[order[leaf].superior].id;
            if (command == "3D" || command == "13D" || command == "68D" || command == "116D")
                main_body_.push_back(leaf);
        }
    }

    void play(std::uint64_t seed) {
        open_campaign(scenario_, seed, *state_, Events{});
        std::vector<Event> events;
        for (int hour = 0; hour < scenario_.hours(); ++hour) {
            events.clear();
            advance(scenario_, *state_, Players{}, Events(&events));
            count_losses(events);
            if (hour % hours_a_watch == 0) note_engaged();
            if (hour % 24 == 23) end_day();
            look_where_the_main_body_is(hour);
        }
    }

    // Days from when half of the main body was within 40 km of the Li until half was there; below 0
    // when it never was.
    [[nodiscard]] double days_of_marching() const {
        return arrived_ < 0 ? -1 : (arrived_ - set_out_) / 24.0;
    }
    [[nodiscard]] double per_cent_a_day(std::size_t side) const {
        return 100 * lost_[side] / (engaged_man_days_[side] + 1);
    }

private:
    void count_losses(const std::vector<Event>& events) {
        for (const Event& event : events)
            if (const auto* losses = std::get_if<LossesTaken>(&event))
                if (losses->cause != 2)  // stragglers are not lost to the enemy
                    lost_[side_of(scenario_, losses->leaf).index()] +=
                        losses->killed + losses->wounded + losses->missing;
    }
    void note_engaged() {
        engaged_.resize(static_cast<std::size_t>(scenario_.order_of_battle.leaf_count));
        for (std::size_t i = 0; i < engaged_.size(); ++i) {
            const FormationId leaf(i);
            if (alive(*state_, leaf) &&
                enemy_next_to(scenario_, *state_, state_->condition[i].place,
                              side_of(scenario_, leaf)))
                engaged_[i] = true;
        }
    }
    void end_day() {
        for (std::size_t i = 0; i < engaged_.size(); ++i)
            if (engaged_[i])
                engaged_man_days_[side_of(scenario_, FormationId(i)).index()] +=
                    state_->condition[i].fit_men;
        engaged_.assign(engaged_.size(), false);
    }
    void look_where_the_main_body_is(int hour) {
        const int rows_of_40_km = static_cast<int>(40 / (scenario_.map.hex_km * 0.866));
        int all = 0, near = 0, there = 0;
        for (const FormationId leaf : main_body_) {
            if (!alive(*state_, leaf)) continue;
            const Condition& condition = state_->condition[leaf.index()];
            const int row = scenario_.map.grid.row(condition.place);
            all += condition.fit_men;
            if (row >= li_ - rows_of_40_km) near += condition.fit_men;
            if (row >= li_ - 1) there += condition.fit_men;
        }
        if (set_out_ < 0 && 2 * near > all) set_out_ = hour;
        if (arrived_ < 0 && 2 * there > all) arrived_ = hour;
    }

    const Scenario& scenario_;
    std::unique_ptr<State> state_ = std::make_unique<State>();
    std::vector<FormationId> main_body_;
    std::vector<bool> engaged_;
    std::array<double, most_sides> lost_{}, engaged_man_days_{};
    int li_ = 0, set_out_ = -1, arrived_ = -1;
};

double told(const char* what, std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    std::printf("%s: median %.2f, 80 per cent %.2f to %.2f (%zu runs)\n", what, at(0.5), at(0.1),
                at(0.9), values.size());
    return at(0.5);
}

}  // namespace

// Catches: columns that fly or creep, fights that cost nobody anything or everybody.
TEST_CASE("200 campaigns: days of marching to the Li, losses a day of the engaged") {
    const Scenario& scenario = test::scene("changde-1943");
    std::vector<double> days, japanese, chinese;
    for (int seed = 1; seed <= runs; ++seed) {
        Count count(scenario);
        count.play(static_cast<std::uint64_t>(seed));
        if (count.days_of_marching() >= 0) days.push_back(count.days_of_marching());
        japanese.push_back(count.per_cent_a_day(0));
        chinese.push_back(count.per_cent_a_day(1));
    }
    REQUIRE(days.size() > runs / 2);
    const double march = told("days of marching to the Li", days);
    CHECK(march >= 2);
    CHECK(march <= 4);
    const double of_japanese = told("per cent a day of the engaged, Japanese", japanese);
    CHECK(of_japanese >= 0.03 / 2);
    CHECK(of_japanese <= 0.3 * 2);
    const double of_chinese = told("per cent a day of the engaged, Chinese", chinese);
    CHECK(of_chinese >= 0.2 / 2);
    CHECK(of_chinese <= 0.9 * 2);
}
