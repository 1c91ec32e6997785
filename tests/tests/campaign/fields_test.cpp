// campaign/state.h: the one list of fields. Digest, save, difference and the secrecy test all go by
// it, so nothing may be missing from it.
#include "base/fields.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "campaign/state.h"

using namespace lishui;

namespace {

// The path of each number in the state, without the indices: dispatches[].body.task.kind.
struct Paths {
    std::vector<std::string> path;
    std::map<std::string, std::vector<std::size_t>> numbers;
    std::size_t at = 0;
    void enter(const char* name) { path.push_back(path.empty() ? name : std::string(".") + name); }
    void index(std::size_t) { path.push_back("[]"); }
    void leave() { path.pop_back(); }
    template <class T>
    void scalar(T&) {
        std::string whole;
        for (const std::string& part : path)
            whole += part;
        numbers[whole].push_back(at++);
    }
};

// Changes one number by its lowest bit, or 4 to 3: so a body's kind, 0 to 4, stays within its
// bounds.
struct Flip {
    std::size_t wanted;
    std::size_t at = 0;
    void enter(const char*) {}
    void index(std::size_t) {}
    void leave() {}
    template <class T>
    void scalar(T& x) {
        if (at++ != wanted) return;
        const auto number = static_cast<std::int64_t>(x);
        x = static_cast<T>(number == 4 ? 3 : number ^ 1);
    }
};

// Puts something into every body, so that each kind of letter is walked.
std::unique_ptr<State> filled() {
    auto state = std::make_unique<State>();
    state->seed = 0x8000000000000001ull;
    for (std::size_t i = 0; i < state->dispatches.size(); ++i) {
        Body& body = state->dispatches[i].body;
        switch (i % 5) {
            case 0:
                body = Order{};
                break;
            case 1:
                body = Objection{};
                break;
            case 2:
                body = Answer{};
                break;
            case 3:
                body = Return{};
                break;
            default:
                body = Sighting{};
                break;
        }
    }
    return state;
}

std::string without_indices(const std::string& path) {
    std::string result;
    bool inside = false;
    for (const char c : path) {
        if (c == ']') inside = false;
        if (!inside) result += c;
        if (c == '[') inside = true;
    }
    return result;
}

// Counts the members of an aggregate: the most initializers it can be given.
struct Anything {
    template <class T>
    operator T() const;  // NOLINT: it stands for any member
};

template <class T, class... Given>
consteval std::size_t members() {
    if constexpr (requires { T{Given{}..., Anything{}}; })
        return members<T, Given..., Anything>();
    else
        return sizeof...(Given);
}

struct Census {
    std::size_t types = 0;
    std::vector<std::string> incomplete;

    template <class T>
    void visit(const char* name) {
        if constexpr (HasFields<T>) {
            auto value = std::make_unique<T>();
            std::size_t listed = 0;
            T::fields(*value, [&](const char* field_name, auto& field) {
                ++listed;
                visit<std::remove_reference_t<decltype(field)>>(field_name);
            });
            ++types;
            if (listed != members<T>()) incomplete.emplace_back(name);
        } else if constexpr (IsArray<T>::value) {
            visit<typename T::value_type>(name);
        } else if constexpr (IsVariant<T>::value) {
            each_alternative(static_cast<T*>(nullptr), name);
        }
    }
    template <class... A>
    void each_alternative(std::variant<A...>*, const char* name) {
        (visit<A>(name), ...);
    }
};

}  // namespace

// Catches: a member added to a struct and not to its list of fields.
TEST_CASE("every member of every struct in the state is in the list of fields") {
    Census census;
    census.visit<State>("state");
    CHECK(census.types > 20);
    for (const std::string& name : census.incomplete)
        FAIL_CHECK("a field is missing from the list of: " << name);
}

// Catches: a scalar that the walk reaches and the digest or the difference does not see; a path
// that names another field.
TEST_CASE("each number changes the digest, and the difference names it") {
    const auto state = filled();
    const std::uint64_t digest_before = digest(*state);
    CHECK(digest(*filled()) == digest_before);
    CHECK(first_difference(*state, *filled()).empty());
    Paths paths;
    walk(*state, paths);
    CHECK(paths.numbers.size() > 150);
    auto changed = std::make_unique<State>();
    for (const auto& entry : paths.numbers) {
        const std::string& path = entry.first;
        const std::vector<std::size_t>& numbers = entry.second;
        for (const std::size_t number :
             {numbers.front(), numbers[numbers.size() / 2], numbers.back()}) {
            *changed = *state;
            Flip flip{number};
            walk(*changed, flip);
            CAPTURE(path);
            REQUIRE(digest(*changed) != digest_before);
            REQUIRE(without_indices(first_difference(*state, *changed)) == path);
        }
    }
}

// Catches: an element of a long array left out (a loop that ends too soon).
TEST_CASE("5,000 numbers taken at random all change the digest") {
    const auto state = filled();
    const std::uint64_t digest_before = digest(*state);
    Paths paths;
    walk(*state, paths);
    for (int i = 0; i < 5000; ++i) {
        const auto number =
            draw_below(static_cast<std::uint32_t>(paths.at), {1, i, 0}, purpose("which number"));
        Flip flip{number};
        walk(*state, flip);
        REQUIRE(digest(*state) != digest_before);
        Flip back{number};
        walk(*state, back);
        if (digest(*state) == digest_before) continue;
        // The number was the kind of a body: its old alternative is gone. Start afresh.
        *state = *filled();
    }
}
