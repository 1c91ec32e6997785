// The first field in which two values differ, by its path ("dispatch.legs[3]"), with both numbers.
// Found through the same list of fields that the digest and the journal use.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/fields.h"

namespace lishui {

struct Difference {
    std::string path;  // empty: there is none
    std::int64_t left = 0;
    std::int64_t right = 0;
};

// Notes every number with the way to it.
class FieldList {
public:
    void enter(const char* name) { push((path_.empty() ? "" : ".") + std::string(name)); }
    void index(std::size_t i) { push("[" + std::to_string(i) + "]"); }
    void leave() {
        path_.resize(path_.size() - steps_.back());
        steps_.pop_back();
    }
    template <class T>
    void scalar(const T& x) {
        fields_.emplace_back(path_, static_cast<std::int64_t>(x));
    }
    [[nodiscard]] const std::vector<std::pair<std::string, std::int64_t>>& fields() const {
        return fields_;
    }

private:
    void push(const std::string& step) {
        path_ += step;
        steps_.push_back(step.size());
    }
    std::string path_;
    std::vector<std::size_t> steps_;
    std::vector<std::pair<std::string, std::int64_t>> fields_;
};

template <class T>
Difference difference_between(const T& left, const T& right) {
    FieldList a;
    FieldList b;
    walk(left, a);
    walk(right, b);
    const auto& x = a.fields();
    const auto& y = b.fields();
    for (std::size_t i = 0; i < x.size() && i < y.size(); ++i) {
        if (x[i] != y[i]) return {x[i].first, x[i].second, y[i].second};
    }
    return {};
}

}  // namespace lishui
