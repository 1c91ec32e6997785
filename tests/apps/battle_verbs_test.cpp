// The verbs that play, score and fit single battles, as a person calls them.
#include <filesystem>
#include <sstream>

#include <doctest/doctest.h>

#include "record/file.h"
#include "verbs.h"

using namespace lishui;

namespace {

struct Answer {
    int status = 0;
    std::string out, err;
    [[nodiscard]] bool says(const std::string& words) const {
        return out.find(words) != std::string::npos || err.find(words) != std::string::npos;
    }
};

Answer ask(const std::vector<std::string>& arguments) {
    std::ostringstream out, err;
    const int status = program(arguments, out, err, false);
    return {status, out.str(), err.str()};
}

std::string table_at(const std::string& name, const std::string& bytes) {
    const auto path =
        (std::filesystem::temp_directory_path() / ("lishui-battle-verbs-" + name)).string();
    Faults faults;
    REQUIRE(write_file(path, bytes, faults));
    return path;
}

}  // namespace

// Fails if predictions depend on anything but table, seed and rules, or are not written whole.
TEST_CASE("battle writes a prediction for each row, the same each time") {
    const auto table = table_at("good.csv",
                                "id,att_str,def_str,posture1\n"
                                "one,20000,10000,HD\ntwo,9000,9000,FD\n");
    const auto first = ask({"battle", table, "--runs", "40", "--lang", "en"});
    CHECK(first.status == exit_well);
    CHECK(first.says("id,p_win,p_draw,p_loss"));
    CHECK(first.says("\none,"));
    CHECK(first.says("\ntwo,"));
    CHECK(first.out == ask({"battle", table, "--runs", "40", "--lang", "zh"}).out);
    CHECK(first.out != ask({"battle", table, "--runs", "40", "--seed", "2"}).out);
    CHECK(first.out !=
          ask({"battle", table, "--runs", "40", "--rules", "combat.attacker_loss=3"}).out);
    const auto out = table + ".out";
    CHECK(ask({"battle", table, "--runs", "40", "--out", out}).status == exit_well);
    Faults faults;
    CHECK(*read_file(out, 1u << 20, faults) == first.out);
}

// Fails if one fault hides the others, or has neither place nor sentence in one of the languages.
TEST_CASE("battle says all that is wrong with a table, in both languages") {
    const auto table = table_at("bad.csv", "id,att_str,def_str\none,,10000\none,-5,x\n");
    const auto english = ask({"battle", table, "--lang", "en"});
    CHECK(english.status == exit_fault);
    CHECK(english.says("bad.csv:2: The strength is missing."));
    CHECK(english.says("bad.csv:3: "));
    CHECK(english.says("stands in line 2 already"));
    CHECK(ask({"battle", table, "--lang", "zh"}).says("没有兵力"));
    CHECK(ask({"battle", table, "--rules", "combat.nothing=1", "--lang", "en"})
              .says("There is no rule combat.nothing"));
    CHECK(ask({"battle", "no-such-file.csv", "--lang", "en"}).status == exit_fault);
}

// Fails if a missing file is handed on to the guest, or the guest's figures do not come back. Where
// its libraries are not installed, the sentence says which.
TEST_CASE("score sets predictions beside what happened") {
    CHECK(ask({"score", "no-such.csv", "neither.csv", "--lang", "en"})
              .says("There is no such file."));
    CHECK(ask({"fit", "no-such.csv", "--lang", "zh"}).says("没有这个文件"));
    const auto truth = table_at("truth.csv",
                                "id,att_str,def_str,winner,dur_days,att_cas_pct_day,"
                                "def_cas_pct_day,advance_km_day\n"
                                "one,20000,10000,1,2,1.5,3,2\ntwo,9000,9000,-1,1,4,2,0\n");
    const auto told = truth + ".out";
    REQUIRE(ask({"battle", truth, "--runs", "50", "--out", told}).status == exit_well);
    const auto said = ask({"score", told, truth, "--lang", "en"});
    if (said.says("numpy")) {
        CHECK(said.status == exit_fault);
        CHECK(said.says("python3-numpy"));
        return;
    }
    CHECK(said.status == exit_well);
    CHECK(said.says("2 battles"));
    CHECK(said.says("log loss"));
    CHECK(ask({"score", told, truth, "--json"}).says("\"accuracy\""));
}
