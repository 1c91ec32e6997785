#include "scenario/table.h"

#include <algorithm>
#include <cstdint>

#include <csv.h>

namespace lishui {

namespace {

// What the parser of comma-separated text tells, cell by cell and row by row.
struct Gathering {
    std::vector<Row> rows;
    Row row;
    int line = 1;
    bool too_many = false;
};

void take_cell(void* bytes, std::size_t size, void* to) {
    auto& gathering = *static_cast<Gathering*>(to);
    gathering.row.cells.push_back(
        {std::string(static_cast<const char*>(bytes), size), gathering.line, true});
}

void take_row(int, void* to) {
    auto& gathering = *static_cast<Gathering*>(to);
    if (gathering.rows.size() > most_rows) {
        gathering.too_many = true;
    } else {
        gathering.rows.push_back(std::move(gathering.row));
    }
    gathering.row = Row();
}

// Feeds the text line by line, so that each row knows where it began.
bool gather(std::string_view bytes, Gathering& gathering, int& bad_line) {
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return false;
    bool good = true;
    while (!bytes.empty() && good && !gathering.too_many) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        if (parser.pstate == 0) gathering.row.line = gathering.line;
        good = csv_parse(&parser, bytes.data(), end, take_cell, take_row, &gathering) == end;
        if (!good) bad_line = gathering.line;
        bytes.remove_prefix(end);
        ++gathering.line;
    }
    if (good && csv_fini(&parser, take_cell, take_row, &gathering) != 0) {
        good = false;
        bad_line = gathering.row.line;
    }
    csv_free(&parser);
    return good;
}

void fault_in_quotes(const std::string& file, int line, Faults& faults) {
    faults.push_back(
        {file,
         line,
         {"这一行的引号不成对，或引号后面跟了别的字。",
          "The quotation marks of this row do not match, or something follows one."},
         {"含逗号的格用一对双引号括起；格内的双引号写两次。",
          "Put a cell that has a comma between double quotation marks; write a quotation "
          "mark inside it twice."}});
}

void fault_in_width(const Table& table, const Row& row, Faults& faults) {
    const std::string have = std::to_string(row.cells.size());
    const std::string want = std::to_string(table.columns.size());
    faults.push_back({table.file,
                      row.line,
                      {"这一行有" + have + "格，列名有" + want + "个。",
                       "This row has " + have + " cells; there are " + want + " columns."},
                      {"检查逗号的个数；含逗号的格要加双引号。",
                       "Count the commas; a cell that has a comma goes between double quotation "
                       "marks."}});
}

bool check_header(const Table& table, Faults& faults) {
    bool good = true;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto earlier =
            std::find(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(i),
                      table.columns[i]);
        if (earlier == table.columns.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        good = false;
        faults.push_back({table.file,
                          1,
                          {"列“" + in_quotes(table.columns[i]) + "”出现两次。",
                           "The column '" + in_quotes(table.columns[i]) + "' stands there twice."},
                          {"每一列只写一次。", "Name each column once."}});
    }
    return good;
}

}  // namespace

int Table::column(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] == name) return static_cast<int>(i);
    }
    return -1;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::string shown(text.substr(0, longest));
    if (text.size() > longest) {
        // Not in the middle of a character.
        while (!shown.empty() && (static_cast<unsigned char>(text[shown.size()]) & 0xC0) == 0x80) {
            shown.pop_back();
        }
        shown += "...";
    }
    for (char& c : shown) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    return shown;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        std::size_t more = 0;
        std::uint32_t code = lead;
        std::uint32_t least = 0;
        if (lead >= 0xF0 && lead < 0xF5) {
            more = 3, code = lead & 0x07u, least = 0x10000;
        } else if (lead >= 0xE0 && lead < 0xF0) {
            more = 2, code = lead & 0x0Fu, least = 0x800;
        } else if (lead >= 0xC2 && lead < 0xE0) {
            more = 1, code = lead & 0x1Fu, least = 0x80;
        } else if (lead >= 0x80) {
            return false;
        }
        if (i + more >= bytes.size()) return false;
        for (std::size_t n = 1; n <= more; ++n) {
            const auto next = static_cast<unsigned char>(bytes[i + n]);
            if ((next & 0xC0) != 0x80) return false;
            code = (code << 6) | (next & 0x3Fu);
        }
        if (code < least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
        i += more + 1;
    }
    return true;
}

int line_of(std::string_view bytes, std::size_t offset) {
    return 1 +
           static_cast<int>(std::count(
               bytes.begin(),
               bytes.begin() + static_cast<std::ptrdiff_t>(std::min(offset, bytes.size())), '\n'));
}

bool read_csv(const std::string& file, const std::string& bytes, Table& table, Faults& faults) {
    table.file = file;
    Gathering gathering;
    int bad_line = 0;
    std::string_view text = bytes;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!gather(text, gathering, bad_line)) {
        fault_in_quotes(file, bad_line, faults);
        return false;
    }
    if (gathering.rows.empty()) {
        faults.push_back(
            {file,
             0,
             {"文件是空的，没有列名行。", "The file is empty; it has no row of column names."},
             {"第一行写列名，见 docs/formats.md。",
              "Write the names of the columns in the first row; see docs/formats.md."}});
        return false;
    }
    if (gathering.too_many) {
        faults.push_back({file,
                          0,
                          {"行数超过" + std::to_string(most_rows) + "。",
                           "There are more than " + std::to_string(most_rows) + " rows."},
                          {"这不是一个剧本表。", "This is not a table of a scenario."}});
        return false;
    }
    for (const TableCell& cell : gathering.rows.front().cells)
        table.columns.push_back(cell.text);
    table.complete = check_header(table, faults);
    for (std::size_t i = 1; i < gathering.rows.size(); ++i) {
        Row& row = gathering.rows[i];
        if (row.cells.size() != table.columns.size()) {
            fault_in_width(table, row, faults);
            table.complete = false;
            continue;
        }
        table.rows.push_back(std::move(row));
    }
    return true;
}

void settle(const Table& table, Columns required, Columns optional, Faults& faults) {
    const auto among = [](Columns names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const auto say = [&](int line, Text sentence, Text hint) {
        faults.push_back({table.file, line, std::move(sentence), std::move(hint)});
    };
    // A comma-separated file has its names in its first line; elsewhere each row has its own.
    const bool one_header = table.file.ends_with(".csv");
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string& name = table.columns[i];
        if (among(required, name) || among(optional, name) || name == "note") continue;
        const auto has = [i](const Row& row) { return row.cells[i].present; };
        const auto row = std::find_if(table.rows.begin(), table.rows.end(), has);
        say(one_header || row == table.rows.end() ? 1 : row->cells[i].line,
            {"不认识“" + in_quotes(name) + "”这一项。",
             "There is no such item as '" + in_quotes(name) + "'."},
            {"检查拼写，或删去它；说明写在 note 里。",
             "See to its spelling or take it out; remarks go into note."});
    }
    for (const std::string name : required) {
        const auto column = table.column(name);
        const Text sentence{"缺少“" + name + "”。", "'" + name + "' is missing."};
        const Text hint{"补上这一项，见 docs/formats.md。", "Add it; see docs/formats.md."};
        if (one_header) {
            if (column < 0) say(1, sentence, hint);
            continue;
        }
        for (const Row& row : table.rows) {
            if (column >= 0 && row.cells[static_cast<std::size_t>(column)].present) continue;
            say(row.line, sentence, hint);
        }
    }
}

}  // namespace lishui
