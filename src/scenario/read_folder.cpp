// The one place where a scenario's folder is opened.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "scenario/read.h"

namespace lishui {

namespace {

void fault_at(Faults& faults, const std::string& path, Text sentence) {
    faults.push_back({path,
                      0,
                      std::move(sentence),
                      {"检查路径和权限。", "See to the path and its permissions."}});
}

}  // namespace

ScenarioFiles read_folder(const std::string& path, Faults& faults) {
    ScenarioFiles files;
    std::error_code error;
    std::vector<std::filesystem::path> found;
    std::filesystem::directory_iterator entries(path, error);
    for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
        const std::filesystem::path& name = entries->path();
        const std::string kind = name.extension().string();
        if (name.filename() == history_file || name.filename() == other_names_file) continue;
        if (kind == ".toml" || kind == ".csv" || kind == ".geojson") found.push_back(name);
    }
    if (error) {
        fault_at(faults, path, {"无法读取这个文件夹。", "This folder cannot be read."});
        return files;
    }
    std::stable_sort(found.begin(), found.end());
    std::size_t bytes = 0;
    for (const auto& name : found) {
        const auto size = std::filesystem::file_size(name, error);
        std::ifstream input(name, std::ios::binary);
        if (error || !input) {
            fault_at(faults, name.string(), {"无法读取这个文件。", "This file cannot be read."});
            error.clear();
            continue;
        }
        bytes += size;
        if (bytes > largest_scenario_bytes) {
            fault_at(faults, name.string(), {"剧本太大。", "The scenario is too large."});
            return files;
        }
        std::string& text = files[name.filename().string()];
        text.assign(std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>());
    }
    return files;
}

}  // namespace lishui
