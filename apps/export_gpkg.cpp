// The layers of GeoJSON in one GeoPackage, the file that desktop maps open at once. It is made by
// GDAL's own ogr2ogr where that is installed: a format of tables within a database is not to be
// written by hand. No shell takes part, and what fails leaves nothing.
#include <array>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "export.h"
#include "record/file.h"

namespace lishui {

namespace {

// A folder beside the result, so that the result can be renamed into its place; gone afterwards.
class WorkFolder {
public:
    explicit WorkFolder(const std::string& beside) {
        auto name = beside + "/.gpkg-XXXXXX";
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ~WorkFolder() {
        std::error_code error;
        if (!path_.empty()) std::filesystem::remove_all(path_, error);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

// Where on PATH a program lies; empty when it is not there.
std::string on_path(const std::string& program) {
    const char* path = std::getenv("PATH");
    std::string folder;
    for (const char* c = path == nullptr ? "" : path;; ++c) {
        if (*c != ':' && *c != '\0') {
            folder += *c;
            continue;
        }
        auto file = (folder.empty() ? "." : folder) + "/" + program;
        std::error_code error;
        if (::access(file.c_str(), X_OK) == 0 && std::filesystem::is_regular_file(file, error))
            return file;
        folder.clear();
        if (*c == '\0') return {};
    }
}

// Runs a program to its end; all that it says goes into a file. False when it failed.
bool ran_well(const std::vector<std::string>& words, const std::string& said) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said.c_str(),
                                       O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t child = -1;
    const int failed =
        ::posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    return failed == 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

// What it said last, in one line.
std::string last_words(const std::string& file) {
    Faults none;
    auto text = read_file(file, std::size_t{1} << 20, none).value_or("");
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    const auto line = text.rfind('\n');
    return line == std::string::npos ? text : text.substr(line + 1);
}

void say_not_installed(Faults& faults) {
    faults.push_back({{},
                      0,
                      {"写 GeoPackage 需要 GDAL 的 ogr2ogr，PATH 上没有它。",
                       "A GeoPackage needs GDAL's ogr2ogr, which is not on PATH."},
                      {"在 Debian 上安装 gdal-bin；或用 --format geojson，多数地图软件也能打开。",
                       "On Debian install gdal-bin; or take --format geojson, which most maps open "
                       "as well."}});
}

// One layer more into the file.
bool add_layer(const std::string& ogr2ogr, const WorkFolder& work, const std::string& name,
               const std::string& bytes, bool first, Faults& faults) {
    const auto layer = std::filesystem::path(name).stem().string();
    const auto source = work.path() + "/" + name;
    if (!write_file(source, bytes, faults)) return false;
    std::vector<std::string> words{
        ogr2ogr, "-f", "GPKG", "-nln", layer, "-lco", "GEOMETRY_NAME=geometry", "-nlt", "GEOMETRY"};
    // Otherwise the hour of the clock is written into it, and the same run gives other bytes.
    for (const char* word : {"--config", "OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z"})
        words.emplace_back(word);
    if (!first) words.emplace_back("-update");
    words.push_back(work.path() + "/" + geopackage_name);
    words.push_back(source);
    const auto said = work.path() + "/said";
    if (ran_well(words, said)) return true;
    const auto why = last_words(said);
    faults.push_back({ogr2ogr,
                      0,
                      {"ogr2ogr 写不成图层“" + layer + "”：" + why,
                       "ogr2ogr could not write the layer '" + layer + "': " + why},
                      {"检查磁盘空间与 GDAL 的版本（3.0 或更新）。",
                       "Check the room on the disk, and the version of GDAL (3.0 or newer)."}});
    return false;
}

}  // namespace

std::optional<std::string> write_geopackage(const Recording& recording, Language language,
                                            const std::string& folder, Faults& faults) {
    const auto ogr2ogr = on_path("ogr2ogr");
    if (ogr2ogr.empty()) {
        say_not_installed(faults);
        return {};
    }
    if (!make_folder(folder, faults)) return {};
    const WorkFolder work(folder);
    bool first = true;
    for (const auto& [name, bytes] : as_geojson(recording, language)) {
        if (!add_layer(ogr2ogr, work, name, bytes, first, faults)) return {};
        first = false;
    }
    const auto path = folder + "/" + geopackage_name;
    std::error_code error;
    std::filesystem::rename(work.path() + "/" + geopackage_name, path, error);
    if (!error) return path;
    faults.push_back({path,
                      0,
                      {"写不成：" + error.message(), "It cannot be written: " + error.message()},
                      {"检查文件夹的权限与空间。", "Check the folder's rights and its room."}});
    return {};
}

}  // namespace lishui
