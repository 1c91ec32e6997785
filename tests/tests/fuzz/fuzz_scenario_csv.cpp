// The same for the comma-separated tables.
#include "fuzz/little_scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return lishui::test::read_with_one_replaced(data, size, true);
}
