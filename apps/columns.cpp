#include "columns.h"

#include <algorithm>
#include <charconv>

namespace lishui {

namespace {

void append(std::string& json, std::int64_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    json.append(digits, end);
}

std::size_t letters(std::int64_t number) {
    std::size_t many = number < 0 ? 2 : 1;
    for (; number > 9 || number < -9; number /= 10)
        ++many;
    return many;
}

}  // namespace

void Column::write(std::string& json) const {
    const auto same = [&](std::int64_t number) { return number == numbers_.front(); };
    if (std::all_of(numbers_.begin(), numbers_.end(), same)) {
        append(json, numbers_.empty() ? 0 : numbers_.front());
        return;
    }
    std::size_t plain = 0;
    std::size_t steps = 0;
    std::int64_t before = 0;
    for (const auto number : numbers_) {
        plain += letters(number);
        steps += letters(number - before);
        before = number;
    }
    const bool by_steps = steps < plain;
    json += by_steps ? "{\"steps\":[" : "[";
    before = 0;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (i > 0) json += ',';
        append(json, by_steps ? numbers_[i] - before : numbers_[i]);
        before = numbers_[i];
    }
    json += by_steps ? "]}" : "]";
}

// Rows of a kind mostly have the same fields in the same order, so that the column wanted is nearly
// always the one after the last.
Column& EventTable::column() {
    if (next_ >= columns_.size()) next_ = 0;
    for (std::size_t tried = 0; tried < columns_.size(); ++tried) {
        auto& here = columns_[next_];
        next_ = next_ + 1 < columns_.size() ? next_ + 1 : 0;
        if (here.name() == path_) return here;
    }
    columns_.emplace_back(path_);
    next_ = 0;
    return columns_.back();
}

void EventTable::write(std::string& json) const {
    json += "{\"rows\":";
    append(json, static_cast<std::int64_t>(rows_));
    json += ",\"columns\":{";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i > 0) json += ',';
        json += '"' + columns_[i].name() + "\":";
        columns_[i].write(json);
    }
    json += "}}";
}

EventTable& EventTables::table(std::string_view name) {
    for (auto& [known, table] : tables_) {
        if (known == name) return table;
    }
    return tables_.emplace_back(std::string(name), EventTable{}).second;
}

void EventTables::add(const Event& event, std::int32_t moment) {
    std::visit(
        [&](const auto& e) {
            auto& into = table(name_of_kind(e));
            into.put("from", moment);
            into.add(e);
        },
        event);
}

void EventTables::write(std::string& json) const {
    json += '{';
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        if (i > 0) json += ',';
        json += '"' + tables_[i].first + "\":";
        tables_[i].second.write(json);
    }
    json += '}';
}

}  // namespace lishui
