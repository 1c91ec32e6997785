#include "support/scenes.h"

#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include "base/check.h"
#include "scenario/read.h"

namespace lishui::test {

const Scenario& scene(const char* name) {
    static std::map<std::string, std::unique_ptr<const Scenario>> read;
    auto& kept = read[name];
    if (kept == nullptr) {
        Faults faults;
        const ScenarioFiles files =
            read_folder(std::string(LISHUI_SOURCE_DIR) + "/scenarios/" + name, faults);
        kept = read_scenario(files, faults);
        for (const Fault& fault : faults)
            std::fprintf(stderr, "%s:%d: %s\n", fault.file.c_str(), fault.line,
                         fault.sentence.en.c_str());
        check(kept != nullptr, "a scenario of the house reads without faults");
    }
    return *kept;
}

}  // namespace lishui::test
