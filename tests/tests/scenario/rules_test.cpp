#include "scenario/rules.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

namespace lishui {
namespace {

TEST_CASE("every coefficient lies within its bounds and says where it comes from") {
    Rules rules;
    std::set<std::string> seen;
    for (const RuleEntry& entry : table(rules)) {
        CAPTURE(entry.rule.name);
        CHECK(entry.rule.low <= entry.rule.value);
        CHECK(entry.rule.value <= entry.rule.high);
        CHECK(*entry.value == entry.rule.value);
        CHECK(std::string(entry.rule.measure) != "");
        CHECK(std::string(entry.rule.source).size() > 3);
        CHECK(seen.insert(std::string(entry.room) + "." + entry.rule.name).second);
    }
    CHECK(seen.size() > 60);
}

TEST_CASE("a rule is set by room and name") {
    Rules rules;
    CHECK(set_rule(rules, "forces", "road_km_a_day", 31));
    CHECK(rules.force.road_km_a_day == 31);
    CHECK_FALSE(set_rule(rules, "combat", "road_km_a_day", 31));
    CHECK_FALSE(set_rule(rules, "forces", "no_such_rule", 1));
    CHECK_FALSE(set_rule(rules, "", "", 1));
}

TEST_CASE("the table is written out with every rule") {
    const std::string text = rules_as_markdown();
    Rules rules;
    for (const RuleEntry& entry : table(rules)) {
        CAPTURE(entry.rule.name);
        CHECK(text.find("| `" + std::string(entry.rule.name) + "` |") != std::string::npos);
    }
}

}  // namespace
}  // namespace lishui
