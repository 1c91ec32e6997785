// By what other names a headquarters is looked for: read, said where it is wrong, and no part of
// what is played.
#include "other_names.h"

#include "apps/runs.h"
#include "scenario/read.h"

namespace lishui {

TEST_CASE("other names: by headquarters, in both languages") {
    Faults faults;
    const auto loaded = load_scenario("changde-1943", {}, false, faults);
    REQUIRE(loaded.has_value());
    const auto& scenario = *loaded->scenario;
    const auto names = load_other_names("changde-1943", scenario, faults);
    REQUIRE(names.has_value());
    const auto found = names->find(*find_desk(scenario, "MAC", faults));
    REQUIRE(found != names->end());
    CHECK(found->second.zh.front() == "重庆");
    CHECK(found->second.en == std::vector<std::string>{"Chungking", "Chongqing"});
    CHECK(load_other_names("two-divisions", scenario, faults)->empty());
    // No part of the scenario: whoever reads the folder to play it does not get it.
    CHECK(loaded->files.count(other_names_file) == 0);
    CHECK(faults.empty());
}

TEST_CASE("other names: what is wrong is said with its line") {
    Faults faults;
    const auto loaded = load_scenario("two-divisions", {}, false, faults);
    REQUIRE(loaded.has_value());
    const auto read = [&](const std::string& bytes) {
        faults.clear();
        return read_other_names("other_names.csv", bytes, *loaded->scenario, faults).has_value();
    };
    const std::string head = "id,zh,en,source,confidence\n";
    CHECK(read(head + "WD,甲城,Town A;A town,general,high\n"));
    CHECK_FALSE(read(head + "WD,甲城,Town A,general,high\nNOBODY,乙,B,general,low\n"));
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().line == 3);
    CHECK_FALSE(read("id,zh,en\nWD,甲城,Town A\n"));
    CHECK_FALSE(read("id,zh,en,source,confidence,nickname\n"));
}

}  // namespace lishui
