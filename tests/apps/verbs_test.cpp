// The program as a person meets it: exit statuses, sentences, files left alone on failure.
#include "verbs.h"

#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "apps/folder.h"
#include "apps/runs.h"
#include "record/file.h"
#include "table.h"

namespace lishui {

namespace {

std::uintmax_t file_bytes(const std::string& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    return error ? 0 : size;
}

}  // namespace

TEST_CASE("a run, and every view of it") {
    const Folder folder;
    const auto run = folder.file("a.lishui");
    const auto ran = call({"run", "two-divisions", "--seed", "7", "--out", run, "--lang", "en"});
    INFO(ran.err);
    REQUIRE(ran.status == exit_well);
    CHECK(ran.says("has been told of"));
    CHECK(file_exists(run));
    CHECK_FALSE(file_exists(run + ".part"));
    CHECK(call({"verify", run}).status == exit_well);
    for (const char* language : {"zh", "en"}) {
        for (const char* json : {"", "--json"}) {
            const std::vector<std::vector<std::string>> verbs{
                {"playback", run, "--at", "+24h"},
                {"playback", run, "--at", "+24h", "--desk", "WD"},
                {"diary", run, "--desk", "WD"},
                {"why", run},
                {"why", run, "WD#1"},
                {"telegrams", run, "--between", "WA", "WD"},
                {"telegrams", run, "--between", "04-10", "+12h", "--kind", "order"},
                {"map", run, "--at", "+24h", "--out", folder.file("m.svg")},
                {"map", run, "--desk", "WD", "--out", folder.file("m.svg")},
                {"map", "two-divisions", "--out", folder.file("m.svg")},
                {"validate", "two-divisions"},
                {"scenarios"},
                {"rules"}};
            for (auto arguments : verbs) {
                const auto verb = arguments[0];
                arguments.insert(arguments.end(), {"--lang", language});
                if (*json != '\0') arguments.emplace_back(json);
                const auto said = call(arguments);
                INFO(verb << " " << language << " " << json << ": " << said.err);
                CHECK(said.status == exit_well);
                CHECK_FALSE(said.out.empty());
                if (*json != '\0') CHECK(nlohmann::json::accept(said.out));
            }
        }
    }
    Faults faults;
    const auto svg = read_file(folder.file("m.svg"), 10 << 20, faults);
    REQUIRE(svg.has_value());
    CHECK(svg->rfind("<svg", 0) == 0);
    CHECK(svg->find("西镇 West Town") != std::string::npos);
}

TEST_CASE("what is wrong is said in a sentence, with what to do next") {
    const Folder folder;
    auto said = call({"run", "two-divisons", "--lang", "en"});
    CHECK(said.status == exit_fault);
    CHECK(said.says("There is no scenario 'two-divisons'"));
    CHECK(said.says("two-divisions"));
    said = call({"run", "two-divisions", "--until", "yesterday", "--lang", "en"});
    CHECK(said.status == exit_fault);
    CHECK(said.says("'yesterday' is not a moment"));
    said = call({"run", "two-divisions", "--rules", "messages.lost=1", "--lang", "en", "--out",
                 folder.file("x")});
    CHECK(said.status == exit_fault);
    CHECK(said.says("There is no rule messages.lost"));
    CHECK_FALSE(file_exists(folder.file("x")));
    CHECK(call({"playback", "no-such-run"}).status == exit_fault);
    said = call({"fight"});
    CHECK(said.status == exit_usage);
    CHECK(call({}).status == exit_usage);
    CHECK(call({"run"}).status == exit_usage);
    CHECK(call({"--help"}).status == exit_well);
    said = call({"run", "--help", "--lang", "zh"});
    CHECK(said.status == exit_well);
    CHECK(said.says("例：lishui run"));
}

TEST_CASE("many runs: history and ablations, the same by any number of threads") {
    for (const char* language : {"zh", "en"}) {
        const auto said = call({"history", "changde-1943", "--runs", "2", "--lang", language});
        INFO(said.err);
        CHECK(said.status == exit_well);
        CHECK(said.says(language[0] == 'z' ? "平均对数得分" : "Mean log score"));
        const auto cut = call({"ablate", "two-divisions", "--mechanism", "delay", "--runs", "4",
                               "--everything", "--lang", language});
        CHECK(cut.status == exit_well);
        CHECK(cut.says("95 %"));
    }
    const auto one = call({"history", "changde-1943", "--runs", "3", "--threads", "1", "--json"});
    const auto three = call({"history", "changde-1943", "--runs", "3", "--threads", "3", "--json"});
    CHECK(one.status == exit_well);
    CHECK(one.out == three.out);
    const auto json = nlohmann::json::parse(one.out);
    CHECK(json["facts"].size() >= 45);
    CHECK(json["facts"][0]["window"].size() == 2);
    const auto all =
        call({"ablate", "two-divisions", "--mechanism", "all", "--runs", "2", "--json"});
    CHECK(nlohmann::json::parse(all.out)["mechanisms"].size() >= 10);

    auto said = call({"ablate", "two-divisions", "--mechanism", "luck", "--lang", "en"});
    CHECK(said.status == exit_fault);
    CHECK(said.says("There is no mechanism 'luck'"));
    CHECK(said.says("delay"));
    said = call({"history", "two-divisions", "--lang", "en"});
    CHECK(said.status == exit_fault);
    CHECK(said.says("has no history"));
    CHECK(call({"history", "changde-1943", "--runs", "1"}).status == exit_usage);
    said = call({"ablate", "--help", "--lang", "en"});
    CHECK(said.says("Example: lishui ablate"));
}

TEST_CASE("a broken history is said whole, by validate too") {
    const Folder folder;
    const std::string copy = folder.file("little");
    std::filesystem::copy(LISHUI_SOURCE_DIR "/scenarios/two-divisions", copy);
    Faults faults;
    REQUIRE(write_file(copy + "/history.toml",
                       "[[fact]]\nid = \"a\"\nkind = \"course\"\n\n[[fact]]\nkind = \"dream\"\n",
                       faults));
    for (const char* verb : {"history", "validate"}) {
        const auto said = call({verb, copy, "--lang", "en"});
        CHECK(said.status == exit_fault);
        CHECK(said.says("history.toml:1: 'desk' is missing"));
        CHECK(said.says("history.toml:6: 'kind' cannot be 'dream'"));
    }
    // It is no part of the scenario.
    CHECK(call({"run", copy, "--until", "+1h", "--out", folder.file("r")}).status == exit_well);
}

TEST_CASE("an unknown desk names its neighbours; a failure leaves what was there") {
    const Folder folder;
    const auto run = folder.file("a.lishui");
    REQUIRE(call({"run", "two-divisions", "--until", "+6h", "--out", run}).status == exit_well);
    auto said = call({"diary", run, "--desk", "WF", "--lang", "en"});
    CHECK(said.status == exit_fault);
    CHECK(said.says("no headquarters 'WF'"));
    CHECK(said.says("WA"));
    Faults faults;
    const auto picture = folder.file("m.svg");
    REQUIRE(write_file(picture, "mine", faults));
    CHECK(call({"map", run, "--desk", "WF", "--out", picture}).status == exit_fault);
    CHECK(*read_file(picture, 100, faults) == "mine");
    CHECK(call({"map", run, "--out", folder.file("none/m.svg")}).status == exit_fault);

    auto bytes = *read_file(run, largest_journal_bytes, faults);
    REQUIRE(write_file(folder.file("cut.lishui"), bytes.substr(0, bytes.size() - 40), faults));
    said = call({"playback", folder.file("cut.lishui"), "--lang", "en"});
    CHECK(said.status == exit_well);
    CHECK(said.says("it plays back to hour"));
    bytes[bytes.size() / 2] ^= 1;
    REQUIRE(write_file(folder.file("bad.lishui"), bytes, faults));
    said = call({"verify", folder.file("bad.lishui"), "--lang", "en"});
    CHECK(said.status == exit_fault);
    CHECK(said.says("is damaged"));
}

TEST_CASE("a file that grows has its name only when it is whole") {
    const Folder folder;
    const auto run = folder.file("a.lishui");
    GrowingFile file;
    Faults faults;
    REQUIRE(file.begin(run, faults));
    REQUIRE(file.append("something", faults));
    CHECK_FALSE(file_exists(run));
    GrowingFile second;
    CHECK_FALSE(second.begin(run, faults));
    CHECK(faults.back().sentence.en == "Another run is writing this file.");
    REQUIRE(file.finish(faults));
    CHECK(*read_file(run, 100, faults) == "something");
}

TEST_CASE("Ctrl-C leaves a journal that plays back to its last whole hour") {
    const Folder folder;
    const auto run = folder.file("a.lishui");
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // Slow enough to be caught in the middle: the interrupt is sent as soon as something is
        // written.
        ::_exit(call({"run", "changde-1943", "--out", run}).status);
    }
    for (int i = 0; i < 20000 && (file_bytes(run + ".part") < 200000); ++i) {
        ::usleep(500);
    }
    ::kill(child, SIGINT);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == exit_interrupted);
    CHECK_FALSE(file_exists(run + ".part"));
    Faults faults;
    const auto bytes = read_file(run, largest_journal_bytes, faults);
    REQUIRE(bytes.has_value());
    const auto journal = read_journal(*bytes, run, faults);
    REQUIRE(journal.has_value());
    CHECK_FALSE(journal->complete);
    CHECK(journal->last_hour() >= 0);
    CHECK(call({"playback", run}).status == exit_well);
}

TEST_CASE("columns of a terminal") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("澧水") == 4);
    CHECK(display_width("第3师") == 5);
    CHECK(wrapped("one two three", 8, 1) == " one two\n three");
    CHECK(wrapped("一二三四五，六", 10, 0) == "一二三四\n五，六");
    std::ostringstream out;
    TextTable table({"name", ">men"});
    table.row({"第三师", "9,500"});
    table.row({"3D", "12"});
    table.print(out);
    CHECK(out.str() == "name      men\n第三师  9,500\n3D         12\n");
}

}  // namespace lishui
