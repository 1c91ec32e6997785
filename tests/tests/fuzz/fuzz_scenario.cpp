// Whatever stands in a TOML file or a map layer, the reader of scenarios comes back with faults or
// a scenario.
#include "fuzz/little_scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return lishui::test::read_with_one_replaced(data, size, false);
}
