// A name or a sentence in the languages of the house. Chinese and English are equals; Japanese is
// kept for names where it is known.
#pragma once

#include <string>

namespace lishui {

enum class Language { zh, en };

struct Text {
    std::string zh;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::zh ? zh : en;
    }
};

struct Name {
    std::string zh;
    std::string en;
    std::string ja;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::zh ? zh : en;
    }
};

}  // namespace lishui
