#include <array>
#include <charconv>

#include "scenario/rules.h"

namespace lishui {

namespace {

std::string number(double value) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

const char* standing_word(Standing standing) {
    switch (standing) {
        case Standing::documented:
            return "documented";
        case Standing::judged:
            return "judged";
        case Standing::fitted:
            return "fitted";
    }
    return "";
}

}  // namespace

std::string rules_as_markdown() {
    Rules rules;
    std::string text =
        "# Rules\n\n"
        "Every coefficient, made by the program from `src/*/rules.def`; do not edit it here. A "
        "scenario may\n"
        "change any of them in `rules.toml` (`[room]`, then `name = value`) within the bounds.\n";
    std::string_view room;
    for (const RuleEntry& entry : table(rules)) {
        if (room != entry.room) {
            room = entry.room;
            text += "\n## " + std::string(room) +
                    "\n\n| rule | value | measure | bounds | standing | what it does, and from "
                    "where |\n"
                    "|---|---|---|---|---|---|\n";
        }
        const Rule& rule = entry.rule;
        text += std::string("| `") + rule.name + "` | " + number(rule.value) + " | " +
                rule.measure + " | " + number(rule.low) + " to " + number(rule.high) + " | " +
                standing_word(rule.standing) + " | " + rule.source + " |\n";
    }
    return text;
}

}  // namespace lishui
