// A table for a terminal: columns as wide as their widest cell, Chinese characters counted as the
// two columns that they take.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace lishui {

// In columns of a terminal; wide characters of East Asia count two, joining marks none.
int display_width(std::string_view utf8);

class TextTable {
public:
    // A heading that begins with '>' belongs to a column of figures, set to the right.
    explicit TextTable(const std::vector<std::string>& headings);
    void row(std::vector<std::string> cells);
    void print(std::ostream& out) const;
    [[nodiscard]] bool empty() const { return rows_.size() <= 1; }

private:
    std::vector<bool> to_the_right_;
    std::vector<std::vector<std::string>> rows_;
};

// Breaks a text into lines no wider than `width`, each with `indent` blanks before it.
std::string wrapped(std::string_view text, int width, int indent);

}  // namespace lishui
