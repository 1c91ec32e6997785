#include "table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace lishui {

namespace {

// The blocks of wide characters (Unicode, East Asian Width W and F), as far as our texts use them.
constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 9> wide_blocks{{{0x1100, 0x115F},
                                                                              {0x2E80, 0x303E},
                                                                              {0x3041, 0x33FF},
                                                                              {0x3400, 0x4DBF},
                                                                              {0x4E00, 0x9FFF},
                                                                              {0xAC00, 0xD7A3},
                                                                              {0xF900, 0xFAFF},
                                                                              {0xFE30, 0xFE6F},
                                                                              {0xFF00, 0xFF60}}};

// The next character and its length in bytes; a byte that begins nothing counts as itself.
std::pair<std::uint32_t, std::size_t> character(std::string_view s, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(s[i]); };
    const auto lead = byte(at);
    const std::size_t length = lead < 0x80    ? 1
                               : lead >= 0xF0 ? 4
                               : lead >= 0xE0 ? 3
                               : lead >= 0xC0 ? 2
                                              : 1;
    if (length == 1 || at + length > s.size()) return {lead, 1};
    std::uint32_t c = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i)
        c = (c << 6) | (byte(at + i) & 0x3F);
    return {c, length};
}

int width_of(std::uint32_t c) {
    if (c >= 0x0300 && c <= 0x036F) return 0;
    for (const auto& [first, last] : wide_blocks) {
        if (c >= first && c <= last) return 2;
    }
    return c >= 0x20000 && c <= 0x3FFFD ? 2 : 1;
}

}  // namespace

int display_width(std::string_view utf8) {
    int width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [c, length] = character(utf8, at);
        width += width_of(c);
        at += length;
    }
    return width;
}

TextTable::TextTable(const std::vector<std::string>& headings) {
    std::vector<std::string> first;
    for (const auto& heading : headings) {
        const bool right = !heading.empty() && heading[0] == '>';
        to_the_right_.push_back(right);
        first.push_back(right ? heading.substr(1) : heading);
    }
    rows_.push_back(std::move(first));
}

void TextTable::row(std::vector<std::string> cells) {
    cells.resize(to_the_right_.size());
    rows_.push_back(std::move(cells));
}

void TextTable::print(std::ostream& out) const {
    std::vector<int> widths(to_the_right_.size(), 0);
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    }
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string blanks(static_cast<std::size_t>(widths[i] - display_width(row[i])),
                                     ' ');
            if (i > 0) line += "  ";
            line += to_the_right_[i] ? blanks + row[i] : row[i] + blanks;
        }
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        out << line << "\n";
    }
}

std::string wrapped(std::string_view text, int width, int indent) {
    const std::string margin(static_cast<std::size_t>(indent), ' ');
    std::string out = margin;
    int column = indent;
    std::size_t at = 0;
    while (at < text.size()) {
        // A word: up to and with the next blank, or one wide character with what may not begin a
        // line.
        std::size_t end = at;
        int word = 0;
        while (end < text.size()) {
            const auto [c, length] = character(text, end);
            const bool closing = c == 0xFF0C || c == 0x3002 || c == 0xFF1A || c == 0xFF1B ||
                                 c == 0xFF09 || c == 0x3001 || c == 0x201D;
            if (end > at && width_of(c) == 2 && !closing) break;
            word += width_of(c);
            end += length;
            if (c == ' ' || c == '\n') break;
            if (width_of(c) == 2 && end < text.size()) {
                const auto following = character(text, end).first;
                if (width_of(following) != 2) break;
            }
        }
        const bool line_ends = text[end - 1] == '\n';
        const auto piece = text.substr(at, end - at - (line_ends ? 1 : 0));
        const int shown = piece.empty() || piece.back() != ' ' ? word : word - 1;
        if (column > indent && column + shown > width) {
            while (!out.empty() && out.back() == ' ')
                out.pop_back();
            out += "\n" + margin;
            column = indent;
        }
        out += piece;
        column += word;
        if (line_ends && end < text.size()) {
            out += "\n" + margin;
            column = indent;
        }
        at = end;
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

}  // namespace lishui
