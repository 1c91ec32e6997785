// What a verb says to a machine: a tree of names, numbers and texts, written in braces as it will
// be read. The library behind it (nlohmann/json) is known to json.cpp alone: it is nothing but
// templates, and costs the compiler three seconds in each source that sees it.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace lishui {

class Json {
public:
    Json() noexcept;  // null
    Json(std::nullptr_t) noexcept;
    template <std::same_as<bool> Truth>  // a pointer is no truth
    Json(Truth truth) : kind_(Kind::truth) {
        number_.whole = truth ? 1 : 0;
    }
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) Json(Number number)
        : kind_(std::signed_integral<Number> ? Kind::whole : Kind::natural) {
        number_.whole = static_cast<std::int64_t>(number);
    }
    Json(double number) noexcept;
    Json(const char* text);
    Json(std::string text);
    Json(std::string_view text);
    Json(const std::vector<std::string>& texts);
    // An object if every element is a pair that begins with a text, else an array.
    Json(std::initializer_list<Json> elements);
    Json(const Json&);
    Json(Json&&) noexcept;
    Json& operator=(const Json&);
    Json& operator=(Json&&) noexcept;
    ~Json();

    static Json array();
    static Json array(std::initializer_list<Json> elements);
    static Json object();
    // is_discarded() if these bytes are not JSON.
    static Json parse(std::string_view bytes);

    [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
    [[nodiscard]] bool is_object() const { return kind_ == Kind::object; }
    [[nodiscard]] bool is_array() const { return kind_ == Kind::array; }
    [[nodiscard]] bool is_text() const { return kind_ == Kind::text; }
    [[nodiscard]] bool is_discarded() const { return kind_ == Kind::discarded; }
    [[nodiscard]] const std::string& text() const { return text_; }

    void push_back(Json element);
    [[nodiscard]] std::size_t size() const { return elements_.size(); }
    [[nodiscard]] auto begin() const { return elements_.begin(); }
    [[nodiscard]] auto end() const { return elements_.end(); }

    [[nodiscard]] bool contains(std::string_view name) const;
    Json& operator[](std::string_view name);  // null until something is assigned
    const Json& operator[](std::string_view name) const;

    // On one line, or with so many spaces a level. Bytes that are not UTF-8 become U+FFFD.
    [[nodiscard]] std::string dump(int indent = -1) const;

private:
    friend struct JsonLibrary;
    enum class Kind : std::uint8_t {
        null,
        truth,
        whole,
        natural,
        real,
        text,
        array,
        object,
        discarded
    };
    explicit Json(Kind kind) noexcept;
    [[nodiscard]] std::size_t find(std::string_view name) const;

    Kind kind_ = Kind::null;
    union {
        std::int64_t whole;
        double real;
    } number_{0};
    std::string text_;
    std::vector<std::string> names_;  // of an object's elements, one each
    std::vector<Json> elements_;
};

}  // namespace lishui
