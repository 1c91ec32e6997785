// The little scenario with one thing broken: what the reader says then, and where.
#pragma once

#include <string>

#include <doctest/doctest.h>

#include "scenario/read.h"

namespace lishui::test {

inline const ScenarioFiles& good_files() {
    static const ScenarioFiles files = [] {
        Faults faults;
        ScenarioFiles read = read_folder(LISHUI_SOURCE_DIR "/scenarios/two-divisions", faults);
        REQUIRE(faults.empty());
        return read;
    }();
    return files;
}

class Broken {
public:
    ScenarioFiles files = good_files();

    // Puts one text in place of another that must stand there; only the first time it stands there.
    Broken& put(const std::string& file, const std::string& before, const std::string& after) {
        const std::size_t at = files[file].find(before);
        REQUIRE(at != std::string::npos);
        files[file].replace(at, before.size(), after);
        return *this;
    }
    Broken& add(const std::string& file, const std::string& line) {
        files[file] += line + "\n";
        return *this;
    }
    Broken& drop_line(const std::string& file, const std::string& beginning) {
        std::string& text = files[file];
        const std::size_t at = text.find("\n" + beginning) + 1;
        REQUIRE(at != 0);
        text.erase(at, text.find('\n', at) - at + 1);
        return *this;
    }

    [[nodiscard]] int line_of(const std::string& file, const std::string& text) const {
        const std::string& all = files.at(file);
        const std::size_t at = all.find(text);
        REQUIRE(at != std::string::npos);
        int line = 1;
        for (std::size_t i = 0; i < at; ++i)
            line += all[i] == '\n' ? 1 : 0;
        return line;
    }

    [[nodiscard]] Faults faults() const {
        Faults found;
        const auto scenario = read_scenario(files, found, {false});
        CHECK((scenario == nullptr) == !found.empty());
        for (const Fault& fault : found) {
            CHECK_FALSE(fault.sentence.zh.empty());
            CHECK_FALSE(fault.sentence.en.empty());
            CHECK_FALSE(fault.hint.zh.empty());
            CHECK_FALSE(fault.hint.en.empty());
        }
        return found;
    }

    // Exactly one fault, in this file and on the line of this text (line 0 when the text is empty).
    void says(const std::string& file, const std::string& text, const std::string& words) const {
        const Faults found = faults();
        for (const Fault& fault : found) {
            INFO(fault.file << ":" << fault.line << ": " << fault.sentence.en);
            CHECK(found.size() == 1);
            CHECK(fault.file == file);
            CHECK(fault.line == (text.empty() ? 0 : line_of(file, text)));
            CHECK(fault.sentence.en.find(words) != std::string::npos);
        }
        CHECK(found.size() == 1);
    }
};

}  // namespace lishui::test
