// The only file that knows the TOML library. Its exceptions are turned off: a mistake comes back as
// a value.
#define TOML_EXCEPTIONS 0
// Version 3.3 asserts of a heading what only well-made text fulfils ("[=]" stops the program) and
// then handles the mistake all the same. Its assertions are therefore left out; the fuzzer watches
// over the rest.
#define TOML_ASSERT(condition) static_assert(true)
#include <charconv>

#include <toml++/toml.h>

#include "scenario/table.h"

namespace lishui {

namespace {

std::string digits(std::int64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    while (text.size() < width)
        text.insert(text.begin(), '0');
    return text;
}

std::string written(const toml::date& date) {
    return digits(date.year, 4) + '-' + digits(date.month, 2) + '-' + digits(date.day, 2);
}

std::string written(const toml::date_time& moment) {
    std::string text = written(moment.date) + 'T' + digits(moment.time.hour, 2) + ':' +
                       digits(moment.time.minute, 2);
    if (moment.offset) {
        const int minutes = moment.offset->minutes;
        const int size = minutes < 0 ? -minutes : minutes;
        text += (minutes < 0 ? '-' : '+') + digits(size / 60, 2) + ':' + digits(size % 60, 2);
    }
    return text;
}

std::string written(double number) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), end.ptr};
}

// A value as it would stand in a cell; lists are joined by semicolons. False for what is no value.
bool as_cell(const toml::node& node, std::string& text) {
    if (const auto* list = node.as_array()) {
        for (const toml::node& item : *list) {
            std::string part;
            if (item.is_array() || !as_cell(item, part)) return false;
            if (!text.empty()) text += ';';
            text += part;
        }
        return true;
    }
    if (const auto* value = node.as_string()) {
        text = value->get();
    } else if (const auto* whole = node.as_integer()) {
        text = std::to_string(whole->get());
    } else if (const auto* number = node.as_floating_point()) {
        text = written(number->get());
    } else if (const auto* truth = node.as_boolean()) {
        text = truth->get() ? "true" : "false";
    } else if (const auto* date = node.as_date()) {
        text = written(date->get());
    } else if (const auto* moment = node.as_date_time()) {
        text = written(moment->get());
    } else {
        return false;
    }
    return true;
}

// The line of the first character beyond ASCII that stands outside quotation marks and remarks,
// where TOML has none and version 3.3 of the library loses its way; 0 when there is none.
int stray_line(std::string_view text) {
    std::string_view quote;  // what ends the string we are in
    int line = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            ++line;
            if (quote.size() == 1) quote = {};  // never closed; the library says so
        } else if (!quote.empty()) {
            if (c == '\\' && quote[0] == '"') {
                ++i;
                line += i < text.size() && text[i] == '\n' ? 1 : 0;
            } else if (text.substr(i).starts_with(quote)) {
                i += quote.size() - 1;
                quote = {};
            }
        } else if (c == '"' || c == '\'') {
            const bool triple = text.substr(i, 3) == (c == '"' ? "\"\"\"" : "'''");
            quote = text.substr(i, triple ? 3 : 1);
            i += quote.size() - 1;
        } else if (c == '#') {
            while (i + 1 < text.size() && text[i + 1] != '\n')
                ++i;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            return line;
        }
    }
    return 0;
}

void fault_at_line(const std::string& file, int line, const std::string& why, Faults& faults) {
    faults.push_back(
        {file,
         line,
         {"这里不是合法的 TOML（" + why + "）。", "Here the text is no longer TOML (" + why + ")."},
         {"检查引号、方括号和时间的写法。",
          "See to quotation marks, brackets and how times are written."}});
}

class TableMaker {
public:
    TableMaker(const std::string& file, std::map<std::string, Table>& tables, Faults& faults)
        : file_(file), tables_(tables), faults_(faults) {}

    void take(const toml::table& document) {
        Table& top = named("");
        top.rows.emplace_back().line = 1;
        for (const auto& [key, node] : document) {
            const std::string name(key.str());
            if (const auto* table = node.as_table()) {
                add_row(name, *table);
            } else if (is_list_of_tables(node)) {
                for (const toml::node& item : *node.as_array())
                    add_row(name, *item.as_table());
            } else {
                add_cell(top, top.rows.back(), name, node);
            }
        }
        for (auto& [name, table] : tables_) {
            for (Row& row : table.rows)
                row.cells.resize(table.columns.size());
            table.complete = true;
        }
    }

private:
    static bool is_list_of_tables(const toml::node& node) {
        const auto* list = node.as_array();
        return list != nullptr && !list->empty() && list->is_homogeneous(toml::node_type::table);
    }
    static int line_of_node(const toml::node& node) {
        return static_cast<int>(node.source().begin.line);
    }
    Table& named(const std::string& heading) {
        Table& table = tables_[heading];
        table.file = file_;
        table.heading = heading;
        return table;
    }
    void add_row(const std::string& heading, const toml::table& from) {
        Table& table = named(heading);
        if (table.rows.size() >= most_rows) return;
        Row row;
        row.line = line_of_node(from);
        for (const auto& [key, node] : from)
            add_cell(table, row, std::string(key.str()), node);
        table.rows.push_back(std::move(row));
    }
    void add_cell(Table& table, Row& row, const std::string& name, const toml::node& node) {
        TableCell cell{{}, line_of_node(node), true};
        if (!as_cell(node, cell.text)) {
            faults_.push_back({file_,
                               cell.line,
                               {"“" + in_quotes(name) + "”在这里应是一个值。",
                                "'" + in_quotes(name) + "' should be a plain value here."},
                               {"见 docs/formats.md。", "See docs/formats.md."}});
            cell.text.clear();
        }
        int column = table.column(name);
        if (column < 0) {
            column = static_cast<int>(table.columns.size());
            table.columns.push_back(name);
        }
        const auto at = static_cast<std::size_t>(column);
        if (row.cells.size() <= at) row.cells.resize(at + 1);
        row.cells[at] = std::move(cell);
    }

    const std::string& file_;
    std::map<std::string, Table>& tables_;
    Faults& faults_;
};

}  // namespace

bool read_toml(const std::string& file, const std::string& bytes,
               std::map<std::string, Table>& tables, Faults& faults) {
    std::string_view text = bytes;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (const int line = stray_line(text); line != 0) {
        fault_at_line(file, line, "not in quotation marks", faults);
        return false;
    }
    const toml::parse_result result = toml::parse(text, file);
    if (!result) {
        fault_at_line(file, static_cast<int>(result.error().source().begin.line),
                      in_quotes(result.error().description()), faults);
        return false;
    }
    TableMaker(file, tables, faults).take(result.table());
    return true;
}

}  // namespace lishui
