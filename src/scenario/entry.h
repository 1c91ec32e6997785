// One row of a table with its words read as what they mean. Whatever is wrong with a cell is said
// at once, with its file and line, and a harmless value stands in for it, so that the reading goes
// on and finds the other faults.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/draw.h"
#include "scenario/table.h"
#include "time/calendar.h"

namespace lishui {

class Entry {
public:
    Entry(const Table& table, const Row& row, Faults& faults)
        : table_(table), row_(row), faults_(faults) {}

    // The cell's words; empty when the cell is empty or absent.
    [[nodiscard]] const std::string& text(std::string_view column) const;
    [[nodiscard]] bool has(std::string_view column) const { return !text(column).empty(); }
    [[nodiscard]] int line() const { return row_.line; }
    [[nodiscard]] int line(std::string_view column) const;
    [[nodiscard]] const std::string& file() const { return table_.file; }
    [[nodiscard]] const Row& row() const { return row_; }

    // These expect something; an empty cell is a fault.
    std::string needed(std::string_view column);
    double number(std::string_view column, double low, double high);
    int whole(std::string_view column, int low, int high);
    Range range(std::string_view column, double low, double high);  // 5, 1..5 or 1..2..5
    bool truth(std::string_view column);                            // true or false
    std::size_t word(std::string_view column, std::span<const std::string_view> words);
    // Local names with a fixed offset, "+07:00": minutes.
    int offset(std::string_view column);
    // Minutes from 1970 in UTC; the time must say its offset.
    std::optional<std::int64_t> utc_minute(std::string_view column);
    // The same as a moment of the campaign; "+36h" is one, too.
    std::optional<Moment> moment(std::string_view column, const Calendar& calendar);
    std::optional<Date> day(std::string_view column);  // 1943-12-09

    void fault(std::string_view column, Text sentence, Text hint);

private:
    [[nodiscard]] const TableCell* cell(std::string_view column) const;
    // False when there is nothing to read; says so unless the whole column is missing.
    bool expects(std::string_view column);
    void out_of_range(std::string_view column, double low, double high);

    const Table& table_;
    const Row& row_;
    Faults& faults_;
};

// Parts of a list in one cell: "a;b;c".
std::vector<std::string> parts_of(std::string_view list);

}  // namespace lishui
