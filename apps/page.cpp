#include "page.h"

#include <future>

#include "packing.h"
#include "record/file.h"

namespace lishui {

namespace {

constexpr std::string_view data_mark = "<!--lishui-data-->";
constexpr std::size_t largest_page_bytes = std::size_t{16} << 20;

}  // namespace

std::vector<HeadquartersId> desks_of(const Recording& recording, const PageWish& wish) {
    if (wish.sealed) return {wish.desk};
    std::vector<HeadquartersId> all;
    for (std::size_t h = 0; h < recording.scenario->headquarters.size(); ++h)
        all.emplace_back(h);
    return all;
}

PageParts page_parts(const Recording& recording, const PageWish& wish) {
    // Half of the time goes into the words, which two threads write as well as one.
    auto chinese =
        std::async(std::launch::async, [&] { return page_text(recording, wish, Language::zh); });
    auto frame = page_frame(recording, wish).dump();
    auto record = page_record(recording, wish);
    auto english = page_text(recording, wish, Language::en);
    return {{"frame", std::move(frame)},
            {"record", std::move(record)},
            {"text-zh", chinese.get()},
            {"text-en", std::move(english)}};
}

std::string page_with(std::string_view built, const PageParts& parts) {
    const auto at = built.find(data_mark);
    std::string page(built.substr(0, at));
    for (const auto& [name, json] : parts) {
        page += "<script type=\"text/plain\" id=\"lishui-" + name + "\">" + base64(gzipped(json)) +
                "</script>\n";
    }
    page += built.substr(at + data_mark.size());
    return page;
}

std::optional<std::string> built_page(Faults& faults) {
    const auto path = home_folder() + "/build/page/index.html";
    const Text hint{
        "在项目文件夹执行 ./lishui page，会用 Node.js 把它做好（需要 node 20 或更新与 npm）。",
        "`./lishui page` in the project's folder builds it; that needs Node.js 20 or "
        "newer, and npm."};
    if (!file_exists(path)) {
        faults.push_back(
            {path,
             0,
             {"网页尚未做好，故不写报告。", "The page is not built, so there is no report."},
             hint});
        return {};
    }
    auto page = read_file(path, largest_page_bytes, faults);
    if (page && page->find(data_mark) == std::string::npos) {
        faults.push_back({path,
                          0,
                          {"这不是本程序的网页：缺少放数据的记号。",
                           "This is not the page of this program: the mark where the data "
                           "goes is missing."},
                          hint});
        return {};
    }
    return page;
}

bool write_page(const Recording& recording, const PageWish& wish, const std::string& path,
                Faults& faults) {
    const auto built = built_page(faults);
    if (!built) return false;
    return write_file(path, page_with(*built, page_parts(recording, wish)), faults);
}

}  // namespace lishui
