// The little scenario whose files the fuzzers replace, one at a time: the first byte says which,
// the others are what stands in it. The reader may find fault, but must come back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/read.h"

namespace lishui::test {

inline int read_with_one_replaced(const std::uint8_t* data, std::size_t size, bool tables) {
    static const ScenarioFiles good = [] {
        Faults faults;
        ScenarioFiles files = read_folder(LISHUI_SOURCE_DIR "/scenarios/two-divisions", faults);
        files["air.csv"] =
            "from,to,side,reconnaissance,attack,support\n1930-04-10,1930-04-11,W,1,1,1\n";
        files["rules.toml"] = "[forces]\nroad_km_a_day = 30\n";
        if (!faults.empty()) std::abort();
        return files;
    }();
    std::vector<std::string> names;
    for (const auto& [name, text] : good) {
        if (std::string_view(name).ends_with(".csv") == tables) names.push_back(name);
    }
    if (size == 0) return 0;
    ScenarioFiles files = good;
    files[names[data[0] % names.size()]].assign(reinterpret_cast<const char*>(data + 1), size - 1);
    Faults faults;
    const auto scenario = read_scenario(files, faults, {false});
    if ((scenario == nullptr) == faults.empty()) std::abort();
    return 0;
}

}  // namespace lishui::test
