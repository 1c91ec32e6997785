// Bytes made small and fit for a page of text: gzip, then base64. The page undoes it with what
// every browser has.
#pragma once

#include <string>
#include <string_view>

namespace lishui {

// The same bytes for the same input on every machine with the same zlib; no clock, no name within.
std::string gzipped(std::string_view bytes);
std::string base64(std::string_view bytes);

}  // namespace lishui
