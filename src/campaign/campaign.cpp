#include "campaign/campaign.h"

#include <string>

#include "base/digest.h"
#include "base/fields.h"
#include "campaign/state.h"

namespace lishui {

namespace {

struct DigestVisitor {
    Digest digest;
    template <class T>
    void scalar(const T& x) {
        digest.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(x)));
    }
    void enter(const char*) {}
    void leave() {}
    void index(std::size_t) {}
};

struct Listing {
    std::vector<std::int64_t> values;
    template <class T>
    void scalar(const T& x) {
        values.push_back(static_cast<std::int64_t>(x));
    }
    void enter(const char*) {}
    void leave() {}
    void index(std::size_t) {}
};

// Walks the second state against the values of the first and remembers the path of the first
// difference.
struct Comparison {
    const std::vector<std::int64_t>& values;
    std::size_t at = 0;
    std::vector<std::string> path;
    std::string found;
    template <class T>
    void scalar(const T& x) {
        const bool same = at < values.size() && values[at] == static_cast<std::int64_t>(x);
        ++at;
        if (same || !found.empty()) return;
        for (const std::string& part : path)
            found += part;
    }
    void enter(const char* name) { path.push_back(path.empty() ? name : std::string(".") + name); }
    void index(std::size_t i) { path.push_back(std::string("[") + std::to_string(i) + "]"); }
    void leave() { path.pop_back(); }
};

}  // namespace

std::uint64_t digest(const State& state) {
    DigestVisitor visitor;
    walk(state, visitor);
    return visitor.digest.value();
}

std::string first_difference(const State& a, const State& b) {
    Listing listing;
    walk(a, listing);
    Comparison comparison{listing.values, 0, {}, {}};
    walk(b, comparison);
    return comparison.found;
}

}  // namespace lishui
