#include "ensemble/history_score.h"

#include <algorithm>

#include "base/real.h"

namespace lishui {

namespace {

constexpr double improbable_below = 0.05;

bool hit(const Fact& fact, Moment came_true) {
    return came_true != never && fact.in_window(came_true);
}

int hits(const Fact& fact, std::size_t which, std::span<const Member> members) {
    int many = 0;
    for (const Member& member : members)
        many += hit(fact, member.came_true[which]) ? 1 : 0;
    return many;
}

double smoothed_log(int hits, std::size_t runs) {
    return log_of((hits + 0.5) / (static_cast<double>(runs) + 1));
}

double share_of(int many, std::size_t runs) {
    return runs == 0 ? 0 : many / static_cast<double>(runs);
}

// Of something that must be so all the time the length of the window says nothing.
double base_rate(const Scenario& scenario, const Fact& fact) {
    if (fact.throughout) return 0.5;
    const int from = std::max(fact.earliest.minute, 0);
    const int until = std::min(fact.latest.minute, scenario.end.minute);
    return clamped(static_cast<double>(until - from) / scenario.end.minute, 0.001, 1.0);
}

void date(const Fact& fact, std::size_t which, std::span<const Member> members,
          FactResult& result) {
    std::vector<double> minutes;
    for (const Member& member : members)
        if (member.came_true[which] != never) minutes.push_back(member.came_true[which].minute);
    result.happened = share_of(static_cast<int>(minutes.size()), members.size());
    result.dated = !minutes.empty() && !fact.throughout;
    if (!result.dated) return;
    const auto at = [&](double share) {
        return Moment{static_cast<std::int32_t>(round_nearest(quantile(minutes, share)))};
    };
    result.early = at(0.1);
    result.median = at(0.5);
    result.late = at(0.9);
    result.in_band = result.happened >= in_band_least &&
                     fact.recorded + fact.precision >= result.early &&
                     fact.recorded - fact.precision <= result.late;
}

Margin difference(std::span<const FactResult> facts, double FactResult::*rival, std::uint64_t seed,
                  std::uint32_t which) {
    std::vector<double> differences;
    for (const FactResult& fact : facts)
        differences.push_back(fact.log_score - fact.*rival);
    return {mean(differences), interval_of_mean(differences, seed, which)};
}

double mean_of(std::span<const FactResult> facts, double FactResult::*score) {
    std::vector<double> values;
    for (const FactResult& fact : facts)
        values.push_back(fact.*score);
    return mean(values);
}

// The facts of one line, and what of them came true in each run.
struct LineView {
    std::vector<std::size_t> facts;  // its own and those of all lines
    std::vector<std::size_t> own;    // told by it alone; all when there are no lines
    std::vector<double> own_share;   // by run
};

LineView view_line(const History& history, std::size_t line, std::span<const Member> members) {
    LineView view;
    for (std::size_t i = 0; i < history.facts.size(); ++i) {
        const int of = history.facts[i].line;
        if (of >= 0 && of != static_cast<int>(line)) continue;
        view.facts.push_back(i);
        if (of >= 0 || history.lines.empty()) view.own.push_back(i);
    }
    for (const Member& member : members) {
        int many = 0;
        for (const std::size_t i : view.own)
            many += hit(history.facts[i], member.came_true[i]) ? 1 : 0;
        view.own_share.push_back(share_of(many, view.own.size()));
    }
    return view;
}

// How much a run, and how much history, has in common with the other runs.
void compare_with_runs(const History& history, const LineView& view,
                       std::span<const Member> members, std::span<const FactResult> results,
                       LineResult& line) {
    const auto runs = static_cast<double>(members.size());
    for (const std::size_t i : view.facts) {
        line.agreement += results[i].share;
        line.log_score += results[i].log_score;
        line.dated += history.facts[i].throughout ? 0 : 1;
        line.in_band += results[i].in_band ? 1 : 0;
    }
    const double facts = static_cast<double>(std::max<std::size_t>(view.facts.size(), 1));
    line.agreement /= facts;
    line.log_score /= facts;
    if (members.size() < 2) return;
    int no_nearer = 0;
    for (const Member& member : members) {
        double in_common = 0;
        for (const std::size_t i : view.facts) {
            const double came = results[i].share * runs;
            const bool here = hit(history.facts[i], member.came_true[i]);
            in_common += ((here ? came : runs - came) - 1) / (runs - 1);
        }
        in_common /= facts;
        line.among_runs += in_common / runs;
        no_nearer += in_common <= line.agreement ? 1 : 0;
    }
    line.typical = no_nearer / runs;
}

std::vector<LineResult> score_lines(const History& history, std::span<const Member> members,
                                    std::span<const FactResult> results) {
    std::vector<LineView> views;
    for (std::size_t line = 0; line < std::max<std::size_t>(history.lines.size(), 1); ++line)
        views.push_back(view_line(history, line, members));
    std::vector<LineResult> lines;
    for (std::size_t line = 0; line < views.size(); ++line) {
        const LineView& view = views[line];
        LineResult result;
        result.facts = static_cast<int>(view.own.size());
        result.share = mean(view.own_share);
        for (std::size_t k = 0; k < members.size(); ++k) {
            bool nearest = true;
            for (std::size_t other = 0; other < views.size(); ++other)
                if (other != line && views[other].own_share[k] >= view.own_share[k])
                    nearest = false;
            if (nearest) result.runs_nearer += 1 / static_cast<double>(members.size());
        }
        compare_with_runs(history, view, members, results, result);
        lines.push_back(result);
    }
    return lines;
}

FactResult score_fact(const Scenario& scenario, const Fact& fact, std::size_t which,
                      std::span<const Member> members, std::span<const Member> frictionless) {
    FactResult result;
    const int many = hits(fact, which, members);
    const int many_frictionless = hits(fact, which, frictionless);
    result.share = share_of(many, members.size());
    result.share_frictionless = share_of(many_frictionless, frictionless.size());
    result.base_rate = base_rate(scenario, fact);
    result.log_score = smoothed_log(many, members.size());
    result.log_frictionless = smoothed_log(many_frictionless, frictionless.size());
    result.log_base = log_of(result.base_rate);
    date(fact, which, members, result);
    return result;
}

}  // namespace

HistoryScore score_history(const Scenario& scenario, const History& history,
                           std::span<const Member> members, std::span<const Member> frictionless) {
    HistoryScore score;
    score.runs = static_cast<int>(members.size());
    for (std::size_t i = 0; i < history.facts.size(); ++i) {
        const Fact& fact = history.facts[i];
        score.facts.push_back(score_fact(scenario, fact, i, members, frictionless));
        const FactResult& result = score.facts.back();
        score.dated_facts += fact.throughout ? 0 : 1;
        score.in_band += result.in_band ? 1 : 0;
        score.telegram_war_facts += fact.telegram_war ? 1 : 0;
        score.telegram_war_improbable +=
            fact.telegram_war && result.share < improbable_below ? 1 : 0;
    }
    score.log_score = mean_of(score.facts, &FactResult::log_score);
    score.log_frictionless = mean_of(score.facts, &FactResult::log_frictionless);
    score.log_base = mean_of(score.facts, &FactResult::log_base);
    score.against_frictionless =
        difference(score.facts, &FactResult::log_frictionless, scenario.digest, 1);
    score.against_base = difference(score.facts, &FactResult::log_base, scenario.digest, 2);
    score.lines = score_lines(history, members, score.facts);
    return score;
}

}  // namespace lishui
