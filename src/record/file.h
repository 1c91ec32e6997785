// Files. The only place of the house below the programs, besides the scenario reader, that touches
// the file system. A file is read whole and within bounds; it is written whole or not at all (a
// temporary name beside it, then renamed), so that a failure never leaves a half file nor destroys
// the one that was there. A file that grows bears another name until it is finished.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fault.h"

namespace lishui {

std::optional<std::string> read_file(const std::string& path, std::size_t most_bytes,
                                     Faults& faults);

// False after a fault; then what was at `path` before is still there.
bool write_file(const std::string& path, std::string_view bytes, Faults& faults);

bool file_exists(const std::string& path);

// Makes the folder and those above it.
bool make_folder(const std::string& path, Faults& faults);

// A file that is written bit by bit: PATH.part until `finish` gives it its name. What was appended
// is with the operating system when append returns; a killed program leaves PATH.part, whole up to
// there.
class GrowingFile {
public:
    GrowingFile() = default;
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;
    ~GrowingFile();

    bool begin(const std::string& path, Faults& faults);
    bool append(std::string_view bytes, Faults& faults);
    bool finish(Faults& faults) { return finish_as(path_, faults); }
    bool finish_as(const std::string& path, Faults& faults);

private:
    std::string path_;
    std::string part_;
    int descriptor_ = -1;
};

}  // namespace lishui
