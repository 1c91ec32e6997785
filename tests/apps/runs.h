// What tests of the program share: a verb called as a person would, and a small run to look at.
#pragma once

#include <sstream>

#include <doctest/doctest.h>

#include "apps/folder.h"
#include "context.h"
#include "record/file.h"
#include "verbs.h"

namespace lishui {

struct Said {
    int status = 0;
    std::string out, err;
    [[nodiscard]] bool says(const std::string& words) const {
        return (out + err).find(words) != std::string::npos;
    }
};
inline Said call(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const auto status = program(arguments, out, err, false);
    return {status, out.str(), err.str()};
}

inline std::string scenario_folder() {
    return std::string(LISHUI_SOURCE_DIR) + "/scenarios/two-divisions";
}

inline Recording fought(const Folder& folder) {
    const auto path = folder.file("run.lishui");
    REQUIRE(call({"run", scenario_folder(), "--seed", "7", "--out", path, "--no-report"}).status ==
            exit_well);
    Faults faults;
    const auto bytes = read_file(path, largest_journal_bytes, faults);
    REQUIRE(bytes.has_value());
    auto recording = open_recording(*bytes, path, faults);
    REQUIRE(recording.has_value());
    return std::move(*recording);
}

}  // namespace lishui
