#include "json.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace lishui {

using Library = nlohmann::ordered_json;

Json::Json() noexcept = default;
Json::Json(std::nullptr_t) noexcept {}
Json::Json(Kind kind) noexcept : kind_(kind) {}
Json::Json(double number) noexcept : kind_(Kind::real) { number_.real = number; }
Json::Json(const char* text) : kind_(Kind::text), text_(text) {}
Json::Json(std::string text) : kind_(Kind::text), text_(std::move(text)) {}
Json::Json(std::string_view text) : kind_(Kind::text), text_(text) {}
Json::Json(const std::vector<std::string>& texts)
    : kind_(Kind::array), elements_(texts.begin(), texts.end()) {}
Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

Json::Json(std::initializer_list<Json> elements) : kind_(Kind::array), elements_(elements) {
    const bool pairs = std::all_of(elements.begin(), elements.end(), [](const Json& pair) {
        return pair.kind_ == Kind::array && pair.size() == 2 &&
               pair.elements_.front().kind_ == Kind::text;
    });
    if (!pairs) return;
    kind_ = Kind::object;
    auto of_pairs = std::move(elements_);
    elements_.clear();
    for (auto& pair : of_pairs) {
        auto& name = pair.elements_.front().text_;
        if (!contains(name)) (*this)[name] = std::move(pair.elements_.back());
    }
}

Json Json::array() { return Json(Kind::array); }

Json Json::array(std::initializer_list<Json> elements) {
    Json out(Kind::array);
    out.elements_ = elements;
    return out;
}

Json Json::object() { return Json(Kind::object); }

void Json::push_back(Json element) {
    if (is_null()) kind_ = Kind::array;
    elements_.push_back(std::move(element));
}

std::size_t Json::find(std::string_view name) const {
    return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
}

bool Json::contains(std::string_view name) const { return find(name) < names_.size(); }

Json& Json::operator[](std::string_view name) {
    if (is_null()) kind_ = Kind::object;
    const auto at = find(name);
    if (at == names_.size()) {
        names_.emplace_back(name);
        elements_.emplace_back();
    }
    return elements_[at];
}

const Json& Json::operator[](std::string_view name) const {
    static const Json nothing;
    const auto at = find(name);
    return at < names_.size() ? elements_[at] : nothing;
}

// Between our tree and the library's, which knows how numbers and texts are written.
struct JsonLibrary {
    static Library given(const Json& json) {
        switch (json.kind_) {
            case Json::Kind::truth:
                return json.number_.whole != 0;
            case Json::Kind::whole:
                return json.number_.whole;
            case Json::Kind::natural:
                return static_cast<std::uint64_t>(json.number_.whole);
            case Json::Kind::real:
                return json.number_.real;
            case Json::Kind::text:
                return json.text_;
            case Json::Kind::array:
                return given_array(json);
            case Json::Kind::object:
                return given_object(json);
            case Json::Kind::null:
            case Json::Kind::discarded:
                break;
        }
        return nullptr;
    }

    static Library given_array(const Json& json) {
        auto out = Library::array();
        for (const auto& element : json.elements_)
            out.push_back(given(element));
        return out;
    }

    static Library given_object(const Json& json) {
        auto out = Library::object();
        for (std::size_t i = 0; i < json.names_.size(); ++i)
            out.push_back({json.names_[i], given(json.elements_[i])});
        return out;
    }

    static Json taken(const Library& library) {
        if (library.is_boolean()) return library.get<bool>();
        if (library.is_number_unsigned()) return library.get<std::uint64_t>();
        if (library.is_number_integer()) return library.get<std::int64_t>();
        if (library.is_number_float()) return library.get<double>();
        if (library.is_string()) return library.get_ref<const std::string&>();
        if (library.is_discarded()) return Json(Json::Kind::discarded);
        if (library.is_null()) return nullptr;
        auto out = library.is_array() ? Json::array() : Json::object();
        for (const auto& [name, element] : library.items()) {
            if (library.is_array()) {
                out.push_back(taken(element));
            } else {
                out[name] = taken(element);
            }
        }
        return out;
    }
};

Json Json::parse(std::string_view bytes) {
    return JsonLibrary::taken(Library::parse(bytes, nullptr, false));
}

std::string Json::dump(int indent) const {
    return JsonLibrary::given(*this).dump(indent, ' ', false, Library::error_handler_t::replace);
}

}  // namespace lishui
