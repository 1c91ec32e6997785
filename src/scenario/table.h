// A table as it was written: rows of cells with the line each came from. Comma-separated files, map
// layers and the tables of TOML files are all read into this one form, so that the same words are
// checked in the same way wherever they stand.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"
#include "map/lay.h"

namespace lishui {

struct TableCell {
    std::string text;
    int line = 0;
    bool present = false;  // an absent cell is not the same as an empty one
};

struct Row {
    int line = 0;
    std::vector<TableCell> cells;  // by column
    // Of a map layer only:
    std::string shape;  // "LineString", "Polygon"
    Line positions;     // of the line, or of the outer ring
};

struct Table {
    std::string file;
    std::string heading;  // of a table in TOML, without brackets; else empty
    std::vector<std::string> columns;
    std::vector<Row> rows;
    bool complete = false;  // every row of the file is here

    [[nodiscard]] int column(std::string_view name) const;  // -1 when there is none
};

// Each reader gives what it could read and says what it could not; a table from which something is
// missing is not complete. False when nothing of the file is to be used.
bool read_csv(const std::string& file, const std::string& bytes, Table& table, Faults& faults);
bool read_geojson(const std::string& file, const std::string& bytes, Table& table, Faults& faults);
// The tables by heading; what stands before the first heading has the heading "".
bool read_toml(const std::string& file, const std::string& bytes,
               std::map<std::string, Table>& tables, Faults& faults);

using Columns = std::initializer_list<const char*>;

// Says which columns must be there and are not, and which are there and must not be (`note` always
// may).
void settle(const Table& table, Columns required, Columns optional, Faults& faults);

// A word as it is quoted in a fault: short, whole characters only.
std::string in_quotes(std::string_view text);

bool is_utf8(std::string_view bytes);
int line_of(std::string_view bytes, std::size_t offset);

inline constexpr std::size_t most_rows = 4000;
inline constexpr std::size_t most_positions = 20000;  // of all lines of a map layer

}  // namespace lishui
