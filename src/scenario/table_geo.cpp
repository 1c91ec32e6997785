#include <nlohmann/json.hpp>

#include "scenario/table.h"

namespace lishui {

namespace {

using Json = nlohmann::json;

// Walks over the bytes and counts the lines.
struct CountingBytes {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at = nullptr;
    int* line = nullptr;

    reference operator*() const { return *at; }
    CountingBytes& operator++() {
        if (*at == '\n') ++*line;
        ++at;
        return *this;
    }
    CountingBytes operator++(int) {
        CountingBytes before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingBytes& other) const { return at == other.at; }
    bool operator!=(const CountingBytes& other) const { return at != other.at; }
};

// Listens to the parser and knows where in a collection of features it is:
// {features: [{properties: {name: value}, geometry: {type, coordinates}}]}.
class LayerReader {
public:
    LayerReader(Table& table, Faults& faults, const int& line)
        : table_(table), faults_(faults), line_(line) {}

    bool null() { return value(std::string(), false); }
    bool boolean(bool truth) { return value(truth ? "true" : "false", true); }
    bool number_integer(std::int64_t number) {
        return number_value(static_cast<double>(number), std::to_string(number));
    }
    bool number_unsigned(std::uint64_t number) {
        return number_value(static_cast<double>(number), std::to_string(number));
    }
    bool number_float(double number, const std::string& written) {
        return number_value(number, written);
    }
    bool string(std::string& text) { return value(text, true); }
    bool binary(Json::binary_t&) { return false; }

    bool start_object(std::size_t) {
        if (in_features() && depth() == 2) {
            row_ = Row();
            row_.line = line_;
            parts_ = 0;
        } else if (in_feature("properties") && depth() >= 4) {
            return shape_fault();
        }
        return open('{');
    }
    bool end_object() {
        close();
        if (in_features() && depth() == 2) end_feature();
        return true;
    }
    bool start_array(std::size_t) {
        if (in_feature("properties") && depth() >= 4) return shape_fault();
        if (in_feature("coordinates") && nesting() == 1) ++parts_;
        if (in_feature("coordinates")) position_.clear();
        return open('[');
    }
    bool end_array() {
        close();
        if (in_feature("coordinates") && !position_.empty()) return end_position();
        return true;
    }
    bool key(std::string& name) {
        path_.back().key = name;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
        faults_.push_back(
            {table_.file,
             line_,
             {"这里不是合法的 JSON。", "Here the text is no longer JSON."},
             {"检查逗号、括号和引号。", "See to commas, brackets and quotation marks."}});
        said_ = true;
        return false;
    }
    [[nodiscard]] bool said() const { return said_; }
    [[nodiscard]] bool found() const { return found_; }

private:
    struct Level {
        char kind;
        std::string key;
    };

    [[nodiscard]] std::size_t depth() const { return path_.size(); }
    [[nodiscard]] bool in_features() const {
        return depth() >= 2 && path_[0].kind == '{' && path_[0].key == "features" &&
               path_[1].kind == '[';
    }
    // Inside properties, or inside the coordinates or beside them in geometry.
    [[nodiscard]] bool in_feature(std::string_view what) const {
        if (!in_features() || depth() < 4 || path_[2].kind != '{') return false;
        if (what == "properties") return path_[2].key == "properties";
        return path_[2].key == "geometry" && path_[3].key == what;
    }
    [[nodiscard]] std::size_t nesting() const { return depth() - 4; }  // of arrays in coordinates

    bool open(char kind) {
        constexpr std::size_t deepest = 10;
        if (depth() >= deepest) return shape_fault();
        if (kind == '[' && depth() == 1 && path_[0].key == "features") found_ = true;
        path_.push_back({kind, {}});
        return true;
    }
    void close() { path_.pop_back(); }

    bool number_value(double number, const std::string& written) {
        if (in_feature("coordinates") && nesting() > 0) {
            position_.push_back(number);
            return position_.size() <= 3 || shape_fault();
        }
        return value(written, true);
    }
    bool value(const std::string& text, bool present) {
        if (in_feature("type") && depth() == 4) row_.shape = text;
        if (in_feature("coordinates")) return shape_fault();
        if (!in_feature("properties") || depth() != 4) return true;
        const std::string& name = path_[3].key;
        int column = table_.column(name);
        if (column < 0) {
            constexpr std::size_t most_columns = 60;
            if (table_.columns.size() >= most_columns) return shape_fault();
            column = static_cast<int>(table_.columns.size());
            table_.columns.push_back(name);
        }
        const auto at = static_cast<std::size_t>(column);
        if (row_.cells.size() <= at) row_.cells.resize(at + 1);
        row_.cells[at] = {text, line_, present};
        return true;
    }
    bool end_position() {
        const bool hole = nesting() >= 2 && parts_ > 1;
        if (position_.size() < 2 || hole || ++positions_ > most_positions) return shape_fault();
        row_.positions.push_back({position_[0], position_[1]});
        position_.clear();
        return true;
    }
    void end_feature() {
        if (table_.rows.size() < most_rows) table_.rows.push_back(std::move(row_));
    }
    bool shape_fault() {
        faults_.push_back(
            {table_.file,
             line_,
             {"这里的结构不是图层所用的。", "The structure here is not that of a layer."},
             {"用 FeatureCollection；每个 Feature 有平列的 properties，geometry 为 LineString，"
              "或没有洞的 Polygon；位置总数不超过" +
                  std::to_string(most_positions) + "。",
              "Use a FeatureCollection; each Feature has flat properties and a geometry that is a "
              "LineString or a Polygon without holes; no more than " +
                  std::to_string(most_positions) + " positions in all."}});
        said_ = true;
        return false;
    }

    Table& table_;
    Faults& faults_;
    const int& line_;
    std::vector<Level> path_;
    Row row_;
    std::vector<double> position_;
    std::size_t positions_ = 0;
    int parts_ = 0;
    bool said_ = false;
    bool found_ = false;
};

}  // namespace

bool read_geojson(const std::string& file, const std::string& bytes, Table& table, Faults& faults) {
    table.file = file;
    int line = 1;
    LayerReader reader(table, faults, line);
    const CountingBytes first{bytes.data(), &line};
    const CountingBytes last{bytes.data() + bytes.size(), &line};
    const bool good = Json::sax_parse(first, last, &reader);
    if (good && !reader.found()) {
        faults.push_back({file,
                          0,
                          {"文件里没有 features。", "The file has no features."},
                          {"用 {\"type\":\"FeatureCollection\",\"features\":[...]}。",
                           "Use {\"type\":\"FeatureCollection\",\"features\":[...]}."}});
        return false;
    }
    if (!good && !reader.said()) {
        faults.push_back(
            {file,
             line,
             {"这里不是合法的 JSON。", "Here the text is no longer JSON."},
             {"检查逗号、括号和引号。", "See to commas, brackets and quotation marks."}});
    }
    for (Row& row : table.rows)
        row.cells.resize(table.columns.size());
    table.complete = good;
    return good;
}

}  // namespace lishui
