// One coefficient of the rules table: what it is, in which measure, between which bounds, where the
// figure comes from, and whether it is documented, judged, or fitted to the record. Each room lists
// its coefficients in a file rules.def; scenario/rules gathers them and a scenario may override
// each.
#pragma once

namespace lishui {

enum class Standing { documented, judged, fitted };

struct Rule {
    const char* name;
    double value;
    const char* measure;  // "km a day", "per mille", "1"
    double low;
    double high;
    Standing standing;
    const char* source;  // and what it does, in a sentence
};

}  // namespace lishui
