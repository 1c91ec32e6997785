#include "ensemble/ablation.h"

#include <functional>

#include "base/check.h"
#include "ensemble/fact_words.h"
#include "record/words.h"

namespace lishui {

namespace {

struct Outcome {
    std::string id;
    Text name;
    std::function<double(const Member&)> value;
};

void add_side(const Scenario& scenario, std::size_t s, std::vector<Outcome>& outcomes) {
    const Side& side = scenario.order_of_battle.sides[s];
    const std::string& zh = side.name.zh;
    const std::string& en = side.name.en;
    const double days = scenario.end.minute / static_cast<double>(minutes_a_day);
    outcomes.push_back(
        {"losses_a_day:" + side.id,
         {zh + "每日损失", en + " losses a day"},
         [s, days](const Member& m) { return static_cast<double>(m.sides[s].lost) / days; }});
    outcomes.push_back(
        {"men_at_end:" + side.id, {zh + "末了人数", en + " men at the end"}, [s](const Member& m) {
             return static_cast<double>(m.sides[s].men_at_end);
         }});
    outcomes.push_back({"nearer_home:" + side.id,
                        {zh + "末了距基地较开局为近者之比", en + " share nearer home at the end"},
                        [s](const Member& m) { return m.sides[s].share_nearer_home; }});
}

void add_days(const Scenario& scenario, std::size_t s, std::vector<Outcome>& outcomes) {
    const Side& side = scenario.order_of_battle.sides[s];
    const int days = (scenario.end.minute + minutes_a_day - 1) / minutes_a_day;
    for (int day = 0; day < days; ++day) {
        const auto d = static_cast<std::size_t>(day);
        const std::string number = std::to_string(day + 1);
        outcomes.push_back(
            {"losses_on_day:" + side.id + ":" + number,
             {side.name.zh + "第" + number + "日损失", side.name.en + " losses on day " + number},
             [s, d](const Member& m) { return static_cast<double>(m.sides[s].lost_by_day[d]); }});
    }
}

void add_counts(std::vector<Outcome>& outcomes) {
    const auto count = [&](const char* id, Text name, std::int64_t Counts::*which) {
        outcomes.push_back({id, std::move(name), [which](const Member& m) {
                                return static_cast<double>(m.counts.*which);
                            }});
    };
    count("refusals", {"抗命", "refusals"}, &Counts::refusals);
    count("halts", {"两令之间停止", "halts between two orders"}, &Counts::halts);
    count("put_aside", {"过时之令", "orders overtaken by events"}, &Counts::put_aside);
    count("intercepted", {"被敌破译之电", "dispatches read by the enemy"}, &Counts::intercepted);
    for (std::size_t kind = 0; kind < letter_words.size(); ++kind) {
        const std::string word(letter_words[kind]);
        outcomes.push_back(
            {"letters:" + word, {"书信：" + word, "letters: " + word}, [kind](const Member& m) {
                 return static_cast<double>(m.counts.letters[kind]);
             }});
    }
    constexpr std::array<std::array<const char*, 3>, tone_words.size()> tones = {
        {{"rebukes", "申斥", "rebukes"},
         {"offers", "许诺", "offers"},
         {"concessions", "让步", "concessions"},
         {"reliefs", "免职", "commanders relieved"},
         {"boundaries", "改划地境", "shifts of a boundary"},
         {"appeals", "上诉", "appeals"}}};
    for (std::size_t tone = 0; tone < tones.size(); ++tone) {
        const auto& [id, zh, en] = tones[tone];
        outcomes.push_back({id, {zh, en}, [tone](const Member& m) {
                                return static_cast<double>(m.counts.tones[tone]);
                            }});
    }
}

void add_steps(std::vector<Outcome>& outcomes) {
    for (std::size_t step = 1; step < ladder_words.size(); ++step) {
        const Word word_of_step = word(static_cast<LadderStep>(step));
        outcomes.push_back(
            {"step:" + std::string(ladder_words[step]),
             {std::string("上级：") + word_of_step.zh,
              std::string("superiors: ") + word_of_step.en},
             [step](const Member& m) { return static_cast<double>(m.counts.steps[step]); }});
    }
}

void add_fact(const Scenario& scenario, const Fact& fact, std::size_t i,
              std::vector<Outcome>& outcomes) {
    outcomes.push_back({"share:" + fact.id,
                        {fact.text.zh + "（时窗内）", fact.text.en + " (in its window)"},
                        [i, &fact](const Member& m) {
                            return m.came_true[i] != never && fact.in_window(m.came_true[i]) ? 1.0
                                                                                             : 0.0;
                        }});
    if (fact.throughout) return;
    outcomes.push_back({"hour:" + fact.id,
                        {fact.text.zh + "（第几时）", fact.text.en + " (hour)"},
                        [i, &scenario](const Member& m) {
                            const Moment at =
                                m.came_true[i] == never ? scenario.end : m.came_true[i];
                            return at.minute / 60.0;
                        }});
}

std::vector<Outcome> outcomes_of(const Scenario& scenario, const History& history) {
    std::vector<Outcome> outcomes;
    const std::size_t sides = scenario.order_of_battle.sides.size();
    for (std::size_t s = 0; s < sides; ++s)
        add_side(scenario, s, outcomes);
    add_counts(outcomes);
    add_steps(outcomes);
    for (std::size_t i = 0; i < history.facts.size(); ++i)
        add_fact(scenario, history.facts[i], i, outcomes);
    for (std::size_t s = 0; s < sides; ++s)
        add_days(scenario, s, outcomes);
    return outcomes;
}

}  // namespace

std::vector<OutcomeChange> compare_members(const Scenario& scenario, const History& history,
                                           std::span<const Member> with_it,
                                           std::span<const Member> without_it) {
    check(with_it.size() == without_it.size(), "members are compared in pairs");
    std::vector<OutcomeChange> changes;
    std::uint32_t which = 0;
    for (const Outcome& outcome : outcomes_of(scenario, history)) {
        std::vector<double> with_values, without_values, differences;
        for (std::size_t k = 0; k < with_it.size(); ++k) {
            with_values.push_back(outcome.value(with_it[k]));
            without_values.push_back(outcome.value(without_it[k]));
            differences.push_back(without_values.back() - with_values.back());
        }
        changes.push_back({outcome.id, outcome.name, mean(with_values), mean(without_values),
                           mean(differences),
                           interval_of_mean(differences, scenario.digest, 100 + which++)});
    }
    return changes;
}

}  // namespace lishui
