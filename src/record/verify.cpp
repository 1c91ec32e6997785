#include "record/verify.h"

#include <array>

#include "base/check.h"
#include "campaign/state.h"
#include "record/difference.h"
#include "record/words.h"

namespace lishui {

namespace {

std::string numbers(const Difference& d) {
    return d.path + ": " + std::to_string(d.left) + " / " + std::to_string(d.right);
}

// The first event of the hour that came out otherwise, in words; empty when all are alike.
Text first_other_event(const std::vector<Event>& recorded, const std::vector<Event>& recomputed) {
    for (std::size_t i = 0; i < recorded.size() && i < recomputed.size(); ++i) {
        const auto difference = difference_between(recorded[i], recomputed[i]);
        if (difference.path.empty()) continue;
        const auto name = name_of_event(recorded[i]);
        const auto at = std::to_string(i + 1);
        if (recorded[i].index() != recomputed[i].index()) {
            const auto other = name_of_event(recomputed[i]);
            return {"第" + at + "件事原为“" + name.zh + "”，重算为“" + other.zh + "”",
                    "event " + at + " was '" + name.en + "' and now is '" + other.en + "'"};
        }
        return {"第" + at + "件事“" + name.zh + "”中 " + numbers(difference) + "（原记 / 重算）",
                "in event " + at + ", '" + name.en + "', " + numbers(difference) +
                    " (recorded / recomputed)"};
    }
    if (recorded.size() != recomputed.size()) {
        const auto was = std::to_string(recorded.size());
        const auto is = std::to_string(recomputed.size());
        return {"原记 " + was + " 件事，重算 " + is + " 件",
                was + " events were recorded and " + is + " come out now"};
    }
    return {};
}

bool compare(const JournalHour& hour, const std::vector<Event>& recomputed, std::uint64_t state,
             Verdict& verdict) {
    verdict.hour = hour.hour;
    verdict.events += hour.events.size();
    auto other = first_other_event(hour.events, recomputed);
    if (other.en.empty() && state == hour.digest) return true;
    if (other.en.empty()) {
        other = {"各事皆同，唯状态摘要不同",
                 "every event is the same, but the digest of the state is not"};
    }
    const auto number = std::to_string(hour.hour);
    verdict.finding = Finding::differs;
    verdict.sentence = {"首处不同在第" + number + "小时：" + other.zh + "。",
                        "The first difference is in hour " + number + ": " + other.en + "."};
    return false;
}

Verdict other_rules(std::uint32_t version) {
    const auto was = std::to_string(version);
    const auto is = std::to_string(rules_version);
    Verdict verdict;
    verdict.finding = Finding::other_rules;
    verdict.sentence = {
        "这份日志用第" + was + "版规则写成，本 lishui 为第" + is + "版；可以回放，不能核验。",
        "The journal was made with rules version " + was + "; this lishui has " + is +
            "; it can be played back but not verified."};
    return verdict;
}

}  // namespace

Text name_of_event(const Event& event) {
    static const std::array<Text, std::variant_size_v<Event>> names{
        {{"交发电报", "a dispatch is handed in"},
         {"电报送达", "a dispatch is delivered"},
         {"电报阅毕", "a dispatch is read"},
         {"部队状况改变", "a leaf's condition changes"},
         {"部队受命", "a leaf takes up a task"},
         {"战况", "something happens on the ground"},
         {"损失", "losses are taken"},
         {"判断改变", "a picture changes"},
         {"任务改变", "a mission changes"},
         {"情况判断", "an appreciation is made"},
         {"司令部移动", "a headquarters moves"},
         {"天候", "weather comes"},
         {"电文讹误", "a dispatch is garbled"},
         {"研判敌意", "an intention is read"},
         {"处置部属", "a superior takes a step with a subordinate"},
         {"命令搁置", "an order is put aside"},
         {"电报被译", "a dispatch is read by the enemy"},
         {"邻部之约到期", "a neighbour's promise falls due"}}};
    return names[event.index()];
}

Verdict verify(const Recording& recording, HourHeard heard, void* with) {
    const auto& journal = recording.journal;
    const auto& scenario = *recording.scenario;
    if (journal.opening.rules_version != rules_version) {
        return other_rules(journal.opening.rules_version);
    }
    check(!scenario.map.march_table.empty(), "verify needs the march table");
    Verdict verdict;
    const auto state = std::make_unique<State>();
    std::vector<Event> recomputed;
    for (const auto& hour : journal.hours) {
        recomputed.clear();
        if (hour.hour == 0) {
            open_campaign(scenario, journal.opening.seed, *state, Events(&recomputed));
        } else {
            advance(scenario, *state, {journal.opening.seats, hour.orders}, Events(&recomputed));
        }
        if (!compare(hour, recomputed, digest(*state), verdict)) return verdict;
        if (heard != nullptr && !heard(hour.hour, with)) break;
    }
    const auto hours = std::to_string(verdict.hour);
    const auto events = figures(static_cast<std::int64_t>(verdict.events));
    verdict.sentence = {"自开局至第" + hours + "小时，" + events + " 件事与每小时摘要逐一相同。",
                        "From the opening to hour " + hours + " all " + events +
                            " events and every hourly digest come out the same."};
    if (!journal.complete) {
        verdict.sentence.zh += journal.ending.zh;
        verdict.sentence.en += " " + journal.ending.en;
    }
    return verdict;
}

}  // namespace lishui
