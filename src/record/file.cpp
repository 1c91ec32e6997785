#include "record/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lishui {

namespace {

bool fault(Faults& faults, const std::string& path, const char* zh, const char* en) {
    const std::string why = std::strerror(errno);
    faults.push_back({path, 0, {zh + ("：" + why), en + (": " + why)}, {}});
    return false;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// A rename is only safe from a power cut when the folder is on the disk as well.
void settle_folder(const std::string& path) {
    auto folder = std::filesystem::path(path).parent_path().string();
    if (folder.empty()) folder = ".";
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

bool read_open(int descriptor, const std::string& path, std::size_t most_bytes, std::string& bytes,
               Faults& faults) {
    struct stat about {};
    if (::fstat(descriptor, &about) != 0) return fault(faults, path, "无法读取", "cannot be read");
    if (S_ISDIR(about.st_mode)) {
        faults.push_back({path, 0, {"这是文件夹，不是文件。", "It is a folder, not a file."}, {}});
        return false;
    }
    char block[1 << 16];
    for (;;) {
        const auto got = ::read(descriptor, block, sizeof block);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fault(faults, path, "无法读取", "cannot be read");
        if (got == 0) return true;
        bytes.append(block, static_cast<std::size_t>(got));
        if (bytes.size() > most_bytes) {
            const auto most = std::to_string(most_bytes);
            faults.push_back(
                {path,
                 0,
                 {"文件超过 " + most + " 字节。", "It is larger than " + most + " bytes."},
                 {}});
            return false;
        }
    }
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, std::size_t most_bytes,
                                     Faults& faults) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        fault(faults, path, "无法打开", "cannot be opened");
        return {};
    }
    std::string bytes;
    const bool well = read_open(descriptor, path, most_bytes, bytes, faults);
    ::close(descriptor);
    if (!well) return {};
    return bytes;
}

bool write_file(const std::string& path, std::string_view bytes, Faults& faults) {
    std::string temporary = path + ".XXXXXX";
    const int descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0) return fault(faults, path, "无法写入", "cannot be written");
    const auto mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor, 0666 & ~mask);
    bool well = write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
    well = ::close(descriptor) == 0 && well;
    well = well && std::rename(temporary.c_str(), path.c_str()) == 0;
    if (!well) {
        fault(faults, path, "无法写入", "cannot be written");
        ::unlink(temporary.c_str());
        return false;
    }
    settle_folder(path);
    return true;
}

bool file_exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

bool make_folder(const std::string& path, Faults& faults) {
    if (path.empty()) return true;
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (!error) return true;
    errno = error.value();
    return fault(faults, path, "无法建立文件夹", "the folder cannot be made");
}

GrowingFile::~GrowingFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool GrowingFile::begin(const std::string& path, Faults& faults) {
    path_ = path;
    part_ = path + ".part";
    descriptor_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) return fault(faults, part_, "无法写入", "cannot be written");
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        faults.push_back({part_,
                          0,
                          {"另一次推演正在写这个文件。", "Another run is writing this file."},
                          {"请等它结束，或用 --out 另取名字。",
                           "Wait for it to end, or give another name with --out."}});
        return false;
    }
    if (::ftruncate(descriptor_, 0) != 0)
        return fault(faults, part_, "无法写入", "cannot be written");
    return true;
}

bool GrowingFile::append(std::string_view bytes, Faults& faults) {
    if (write_all(descriptor_, bytes)) return true;
    return fault(faults, part_, "写入失败", "writing failed");
}

bool GrowingFile::finish_as(const std::string& path, Faults& faults) {
    const bool well = ::fsync(descriptor_) == 0 && std::rename(part_.c_str(), path.c_str()) == 0;
    if (!well) return fault(faults, path, "无法写入", "cannot be written");
    ::close(descriptor_);
    descriptor_ = -1;
    settle_folder(path);
    return true;
}

}  // namespace lishui
