// Many runs: the same by one thread and by three; the scores and intervals that are made of them.
#include "ensemble/ablation.h"
#include "ensemble/history_score.h"
#include "ensemble/mechanism.h"
#include "history_text.h"
#include "record/playback.h"

namespace lishui::test {

namespace {

const std::string two_facts =
    fact_text(
        "kind = \"share_beyond\"\nof = \"WD\"\nbeyond = \"e_river\"\ntowards = \"east\"\n"
        "at_least = 0.2",
        "over") +
    fact_text("kind = \"losses\"\nside = \"E\"\nat_least = 50", "blood");

bool same(const Member& a, const Member& b) {
    if (a.seed != b.seed || a.came_true != b.came_true || a.counts.letters != b.counts.letters)
        return false;
    for (std::size_t s = 0; s < a.sides.size(); ++s)
        if (a.sides[s].lost_by_day != b.sides[s].lost_by_day ||
            a.sides[s].men_at_end != b.sides[s].men_at_end ||
            a.sides[s].share_nearer_home != b.sides[s].share_nearer_home)
            return false;
    return true;
}

Member made_up(Moment first) {
    Member member;
    member.came_true = {first};
    return member;
}

}  // namespace

TEST_CASE("one thread and three give the same members, and so does a member by itself") {
    const History history = history_of(two_facts);
    const auto one = play_ensemble(little(), history, 12, 1);
    const auto three = play_ensemble(little(), history, 12, 3);
    REQUIRE(one.size() == 12);
    REQUIRE(three.size() == 12);
    for (std::size_t k = 0; k < one.size(); ++k) {
        CHECK(same(one[k], three[k]));
        CHECK(one[k].seed == member_seed(little(), static_cast<std::uint32_t>(k)));
    }
    CHECK(same(play_member(little(), history, 7), one[7]));
    CHECK_FALSE(one[0].seed == one[1].seed);
}

TEST_CASE("the history changes nothing in the run") {
    const auto with = play_member(little(), history_of(two_facts), 3);
    auto without = play_member(little(), History{}, 3);
    without.came_true = with.came_true;
    CHECK(same(with, without));
}

TEST_CASE("a member counts what its journal tells") {
    const Member member = play_member(little(), History{}, 2);
    const auto state = std::make_unique<State>();
    std::int64_t lost = 0, letters = 0, counted = 0;
    std::vector<Event> events;
    open_campaign(little(), member.seed, *state, Events(&events));
    for (int hour = 0; hour < little().hours(); ++hour)
        advance(little(), *state, {}, Events(&events));
    for (const Event& event : events) {
        if (const auto* taken = std::get_if<LossesTaken>(&event))
            lost += taken->killed + taken->wounded + taken->missing;
        letters += std::holds_alternative<HandedIn>(event) ? 1 : 0;
    }
    for (const std::int64_t many : member.counts.letters)
        counted += many;
    CHECK(member.sides[0].lost + member.sides[1].lost == lost);
    CHECK(counted == letters);
}

TEST_CASE("every switch of the rules table is a mechanism, and can be switched") {
    const auto all = mechanisms();
    Rules rules;
    std::size_t switches = 0;
    for (const RuleEntry& entry : table(rules))
        switches += std::string(entry.rule.measure) == "switch" ? 1 : 0;
    std::size_t listed = 0;
    for (const Mechanism& mechanism : all) {
        listed += mechanism.off.size();
        CHECK(is_switched_on(rules, mechanism));
        CHECK_FALSE(mechanism.name.ends_with("_on"));
    }
    CHECK(listed == switches);
    CHECK(all_switched_off().size() == switches);
    CHECK(switches >= 11);
}

TEST_CASE("an ablation compares pairs of the same luck") {
    const History history = history_of(two_facts);
    const auto members = play_ensemble(little(), history, 8, 2);
    for (const OutcomeChange& change : compare_members(little(), history, members, members)) {
        CHECK(change.change == 0);
        CHECK_FALSE(change.interval.excludes_zero());
    }
    auto fewer = members;
    for (Member& member : fewer)
        member.sides[1].lost += 480;  // in a campaign of two days
    const auto changes = compare_members(little(), history, members, fewer);
    for (const OutcomeChange& change : changes)
        if (change.id == "losses_a_day:E") {
            CHECK(change.change == doctest::Approx(240));
            CHECK(change.interval.excludes_zero());
        }
}

TEST_CASE("quantiles and intervals") {
    CHECK(quantile({3, 1, 2}, 0.5) == 2);
    CHECK(quantile({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 0.1) == doctest::Approx(2));
    CHECK(quantile({}, 0.5) == 0);
    const std::vector<double> same_values(20, 4.0);
    const Interval narrow = interval_of_mean(same_values, 1, 1);
    CHECK(narrow.low == doctest::Approx(4));
    CHECK(narrow.high == doctest::Approx(4));
    std::vector<double> spread;
    for (int i = 0; i < 100; ++i)
        spread.push_back(i % 2);
    const Interval wide = interval_of_mean(spread, 1, 1);
    CHECK(wide.low > 0.35);
    CHECK(wide.high < 0.65);
    CHECK(wide.low < 0.45);
    CHECK(wide.high > 0.55);
}

TEST_CASE("a score: shares, band, rivals") {
    const History history =
        history_of(fact_text("kind = \"course\"\ndesk = \"WD\"\nprecision_hours = 1"));
    std::vector<Member> members, rivals;
    for (int k = 0; k < 10; ++k) {
        members.push_back(made_up(k < 9 ? minute(60 * (8 + k)) : never));  // recorded at hour 12
        rivals.push_back(made_up(never));
    }
    const HistoryScore score = score_history(little(), history, members, rivals);
    CHECK(score.facts[0].share == doctest::Approx(0.9));
    CHECK(score.facts[0].happened == doctest::Approx(0.9));
    CHECK(score.facts[0].median == minute(60 * 12));
    CHECK(score.facts[0].in_band);
    CHECK(score.facts[0].base_rate == doctest::Approx(0.5));
    CHECK(score.facts[0].log_score == doctest::Approx(-0.1466).epsilon(0.001));
    CHECK(score.against_frictionless.mean > 2);
    CHECK(score.against_base.mean > 0);
    CHECK(score.lines.size() == 1);
    CHECK(score.lines[0].agreement == doctest::Approx(0.9));
    for (Member& member : members)
        if (member.came_true[0] < minute(60 * 13)) member.came_true[0] = never;
    CHECK_FALSE(score_history(little(), history, members, rivals).facts[0].in_band);
}

TEST_CASE("of two lines that conflict the runs are nearer to one") {
    const std::string lines =
        "[[line]]\nid = \"a\"\nzh = \"甲说\"\nen = \"line a\"\n"
        "[[line]]\nid = \"b\"\nzh = \"乙说\"\nen = \"line b\"\n";
    const History history =
        history_of(lines + fact_text("kind = \"course\"\ndesk = \"WD\"\nline = \"a\"", "of_a") +
                   fact_text("kind = \"course\"\ndesk = \"ED\"\nline = \"b\"", "of_b"));
    std::vector<Member> members;
    for (int k = 0; k < 10; ++k) {
        Member member;
        member.came_true = {k < 8 ? minute(60) : never, k < 8 ? never : minute(60)};
        members.push_back(member);
    }
    const HistoryScore score = score_history(little(), history, members, members);
    CHECK(score.lines[0].runs_nearer == doctest::Approx(0.8));
    CHECK(score.lines[1].runs_nearer == doctest::Approx(0.2));
    CHECK(score.lines[0].typical > score.lines[1].typical);
    CHECK(score.against_frictionless.mean == doctest::Approx(0));
}

}  // namespace lishui::test
