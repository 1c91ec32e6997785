// A folder of its own for a test of the program: whatever the verbs write lies there, and it is
// gone afterwards.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

#include <stdlib.h>

namespace lishui {

class Folder {
public:
    // `part` is a part of its name, where a test wants an awkward one.
    explicit Folder(const std::string& part = "") {
        auto name =
            (std::filesystem::temp_directory_path() / ("lishui-test-" + part + "XXXXXX")).string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

}  // namespace lishui
