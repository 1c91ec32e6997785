// A run for the tools that people already use. Each form is a few files in a folder; each file is
// whole or not there. Truth and every desk's picture are kept apart, in files of their own.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "spans.h"

namespace lishui {

// Name in the folder, and what is in it.
using ExportFiles = std::vector<std::pair<std::string, std::string>>;

ExportFiles as_geojson(const Recording& recording, Language language);
ExportFiles as_kml(const Recording& recording, Language language);
ExportFiles as_csv(const Recording& recording, Language language);
ExportFiles as_orbat_mapper(const Recording& recording, Language language);

// As one file in the folder, its path; no value after a fault, and then nothing is left behind.
inline constexpr const char* geopackage_name = "campaign.gpkg";
std::optional<std::string> write_geopackage(const Recording& recording, Language language,
                                            const std::string& folder, Faults& faults);

// The symbol of a formation in the set of letters and figures of MIL-STD-2525D and APP-6D.
std::string symbol_code(const OrderOfBattle& order, FormationId formation);

std::string dump(const Json& json);

}  // namespace lishui
