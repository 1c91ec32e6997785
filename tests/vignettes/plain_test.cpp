// The vignettes in plain text (tests/vignettes/plain): one test, a sentence for each that fails.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "campaign/truth.h"
#include "scenario/words.h"
#include "support/little.h"
#include "vignettes/plain_reading.h"

namespace lishui::test {

namespace {

const std::map<std::string, Milestone> milestones = {{"crossing_began", Milestone::crossing_began},
                                                     {"crossing_ended", Milestone::crossing_ended},
                                                     {"engaged", Milestone::engagement_began},
                                                     {"gave_way", Milestone::gave_way},
                                                     {"broke", Milestone::broke},
                                                     {"called_off", Milestone::called_off},
                                                     {"surrounded", Milestone::surrounded},
                                                     {"dispersed", Milestone::dispersed},
                                                     {"blocked", Milestone::blocked}};

struct Misread {
    std::string why;
};

template <std::size_t n>
int among(const std::array<std::string_view, n>& words, const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) throw Misread{"the word '" + word + "' is not known"};
    return static_cast<int>(found - words.begin());
}

double number(const std::string& word) {
    std::size_t end = 0;
    double value = 0;
    try {
        value = std::stod(word, &end);
    } catch (const std::exception&) {
        end = 0;
    }
    if (end == 0 || end != word.size()) throw Misread{"'" + word + "' is not a number"};
    return value;
}

int whole(const std::string& word) { return static_cast<int>(number(word)); }

struct Cell {
    int column = 0, row = 0;
};
Cell cell(const std::string& word) {
    const auto comma = word.find(',');
    if (comma == std::string::npos) throw Misread{"'" + word + "' is not a hex (column,row)"};
    return {whole(word.substr(0, comma)), whole(word.substr(comma + 1))};
}

struct Band {
    double low = 0, high = 0;
};
Band band(const std::string& word) {
    const auto dots = word.find("..");
    if (dots == std::string::npos) throw Misread{"'" + word + "' is not a range (low..high)"};
    return {number(word.substr(0, dots)), number(word.substr(dots + 2))};
}

// The words of a sentence, one after the other.
class Words {
public:
    explicit Words(const Sentence& sentence) : sentence_(sentence) {}
    std::string next() {
        if (at_ == sentence_.words.size()) throw Misread{"something is missing at the end"};
        return sentence_.words[at_++];
    }
    bool take(const std::string& word) {
        const bool here = at_ < sentence_.words.size() && sentence_.words[at_] == word;
        at_ += here ? 1 : 0;
        return here;
    }
    void need(const std::string& word) {
        if (!take(word)) throw Misread{"'" + word + "' is missing"};
    }
    [[nodiscard]] bool more() const { return at_ < sentence_.words.size(); }

private:
    const Sentence& sentence_;
    std::size_t at_ = 0;
};

int side_of_word(const std::string& word) {
    if (word == "west") return 0;
    if (word == "east") return 1;
    throw Misread{"'" + word + "' is neither west nor east"};
}

// What has been said so far, before there is a world to lay it on.
struct Given {
    LittlePlan plan;
    int cases = 20;
    std::map<std::string, int> leaves;
    std::vector<std::map<std::string, int>> conditions;  // by leaf: what to set
    std::vector<const Sentence*> laying;                 // what needs the world
};

void read_leaf(Words& words, int side, Given& given) {
    LittleLeaf leaf;
    leaf.side = side;
    const std::string name = words.next();
    leaf.men = whole(words.next());
    words.need("men");
    words.need("at");
    const Cell at = cell(words.next());
    leaf.column = at.column;
    leaf.row = at.row;
    std::map<std::string, int> condition;
    while (words.more()) {
        const std::string what = words.next();
        if (what == "engineers") {
            leaf.arm = Arm::engineers;
            continue;
        }
        const int value = whole(words.next());
        if (what == "quality") {
            leaf.quality = value;
        } else if (what == "guns") {
            leaf.guns = value;
        } else if (what == "horses") {
            leaf.horses = value;
        } else {
            condition[what] = value;
        }
    }
    if (!given.leaves.emplace(name, static_cast<int>(given.plan.leaves.size())).second) {
        throw Misread{"'" + name + "' is there twice"};
    }
    given.plan.leaves.push_back(leaf);
    given.conditions.push_back(condition);
}

void read_given(const Sentence& sentence, Given& given) {
    Words words(sentence);
    const std::string first = words.next();
    if (first == "cases") {
        given.cases = whole(words.next());
    } else if (first == "map") {
        given.plan.width = whole(words.next());
        given.plan.height = whole(words.next());
    } else if (first == "opening") {
        given.plan.opening_hour = whole(words.next());
    } else if (first == "moonlight") {
        given.plan.moonlight = true;
    } else if (first == "west" || first == "east") {
        read_leaf(words, side_of_word(first), given);
    } else {
        given.laying.push_back(&sentence);
    }
}

void lay_rule(Little& world, const std::string& name, double value) {
    const auto dot = name.find('.');
    if (dot == std::string::npos ||
        !set_rule(world.scenario.rules, name.substr(0, dot), name.substr(dot + 1), value)) {
        throw Misread{"there is no rule '" + name + "'"};
    }
}

void lay(const Sentence& sentence, Little& world, RiverId& river) {
    Words words(sentence);
    const std::string first = words.next();
    if (first == "way") {
        const auto way = static_cast<Way>(among(way_words, words.next()));
        words.need("row");
        const int row = whole(words.next());
        words.need("from");
        const int from = whole(words.next());
        words.need("to");
        world.lay_way(row, from, whole(words.next()), way);
    } else if (first == "ground") {
        const auto ground = static_cast<Ground>(among(ground_words, words.next()));
        words.need("at");
        const Cell at = cell(words.next());
        world.lay_ground(at.column, at.row, ground);
    } else if (first == "river") {
        words.need("east_of");
        const int column = whole(words.next());
        river = world.lay_river(column, words.take("fordable"));
        if (words.take("width")) {
            world.scenario.map.rivers[river.index()].width_m = whole(words.next());
        }
    } else if (first == "site") {
        const auto kind = static_cast<Crossing>(among(crossing_words, words.next()));
        words.need("at");
        const Cell at = cell(words.next());
        world.lay_site(river, at.column, at.row, kind, number(words.next()));
        words.need("men_an_hour");
    } else if (first == "base") {
        const int side = side_of_word(words.next());
        const Cell at = cell(words.next());
        world.set_base(side, at.column, at.row);
    } else if (first == "sky") {
        constexpr std::array<std::string_view, 4> skies{"clear", "overcast", "rain", "snow"};
        world.state().sky = static_cast<Sky>(among(skies, words.next()));
    } else if (first == "temperature") {
        world.state().temperature_c = static_cast<std::int16_t>(whole(words.next()));
    } else if (first == "sorties") {
        const auto side = static_cast<std::size_t>(side_of_word(words.next()));
        auto& flown = words.take("attack") ? world.state().attack_sorties
                                           : (words.need("support"), world.state().support_sorties);
        flown[side] = static_cast<std::int16_t>(whole(words.next()));
    } else if (first == "rule") {
        const std::string name = words.next();
        lay_rule(world, name, number(words.next()));
    } else {
        throw Misread{"'" + first + "' is not a word that a vignette begins a sentence with"};
    }
}

void set_condition(Little& world, int leaf, const std::string& what, int value) {
    Condition& condition = world.leaf(leaf);
    const auto small = static_cast<std::int16_t>(value);
    if (what == "stragglers") {
        LeafDesk& desk = world.state().leaf[static_cast<std::size_t>(leaf)];
        desk.stragglers_men = static_cast<std::uint16_t>(value);
        desk.stragglers_at = condition.place;
    } else if (what == "dug_in") {
        condition.dug_in_hours = small;
    } else if (what == "cohesion") {
        condition.cohesion = small;
    } else if (what == "fatigue") {
        condition.fatigue = small;
    } else if (what == "rounds") {
        condition.rounds = small;
    } else if (what == "rations") {
        condition.rations = small;
    } else if (what == "wounded") {
        condition.wounded_men = value;
    } else {
        throw Misread{"a leaf has no '" + what + "'"};
    }
}

int leaf_called(const Given& given, const std::string& name) {
    const auto found = given.leaves.find(name);
    if (found == given.leaves.end()) throw Misread{"nobody is called '" + name + "'"};
    return found->second;
}

void read_order(const Sentence& sentence, const Given& given, Little& world) {
    Words words(sentence);
    const int leaf = leaf_called(given, words.next());
    const auto kind = static_cast<TaskKind>(among(task_words, words.next()));
    HexId objective;
    int importance = 50;
    Moment begin{0};
    while (words.more()) {
        if (words.take("importance")) {
            importance = whole(words.next());
        } else if (words.take("at_hour")) {
            begin = Moment{60 * whole(words.next())};
        } else {
            const Cell at = cell(words.next());
            objective = world.hex(at.column, at.row);
        }
    }
    world.order(leaf, kind, objective, importance, begin);
}

// One figure of one leaf at the end of one case.
double figure(const Little& world, const Given& given, int leaf, const std::string& what) {
    const Condition& condition = world.leaf(leaf);
    const LittleLeaf& plan = given.plan.leaves[static_cast<std::size_t>(leaf)];
    if (const auto found = milestones.find(what); found != milestones.end()) {
        return world.first(found->second, leaf) == never ? 0 : 100;
    }
    if (what == "advance_km") {
        if (!condition.place.exists()) return 0;
        return world.scenario.map.hex_km *
               world.scenario.map.grid.distance(world.hex(plan.column, plan.row), condition.place);
    }
    if (what == "column") return condition.place.exists() ? world.column(leaf) : -1;
    if (what == "lost_percent") {
        return 100.0 * (plan.men - condition.fit_men - condition.sick_men) / plan.men;
    }
    if (what == "men") return condition.fit_men;
    if (what == "stragglers") {
        return world.state().leaf[static_cast<std::size_t>(leaf)].stragglers_men;
    }
    if (what == "sick") return condition.sick_men;
    if (what == "wounded") return condition.wounded_men;
    if (what == "guns") return condition.guns;
    if (what == "cohesion") return condition.cohesion;
    if (what == "fatigue") return condition.fatigue;
    if (what == "rounds") return condition.rounds;
    if (what == "rations") return condition.rations;
    if (what == "dug_in") return condition.dug_in_hours;
    throw Misread{"a leaf has no figure '" + what + "'"};
}

Little world_of(const Vignette& vignette, Given& given, std::uint64_t seed) {
    given.plan.seed = seed;
    Little world(given.plan);
    RiverId river;
    for (const Sentence* sentence : given.laying)
        lay(*sentence, world, river);
    world.lay();
    for (std::size_t i = 0; i < given.conditions.size(); ++i) {
        for (const auto& [what, value] : given.conditions[i]) {
            set_condition(world, static_cast<int>(i), what, value);
        }
    }
    for (const Sentence& order : vignette.orders)
        read_order(order, given, world);
    world.hours(vignette.hours);
    return world;
}

std::string shown(double value) {
    std::ostringstream text;
    text.precision(4);
    text << value;
    return text.str();
}

// "A lost_percent 1..3", "A gave_way 60..100 of 100 cases", "A lost_percent less_than B".
std::string hold(const Sentence& sentence, const Given& given, const std::vector<Little>& cases) {
    Words words(sentence);
    const int leaf = leaf_called(given, words.next());
    const std::string what = words.next();
    const auto mean = [&](int whose) {
        double sum = 0;
        for (const Little& world : cases)
            sum += figure(world, given, whose, what);
        return sum / static_cast<double>(cases.size());
    };
    const double got = mean(leaf);
    if (words.take("less_than")) {
        const double other = mean(leaf_called(given, words.next()));
        return got < other ? "" : "it is " + shown(got) + " against " + shown(other);
    }
    const Band wanted = band(words.next());
    const bool well = got >= wanted.low && got <= wanted.high;
    return well ? "" : "it is " + shown(got);
}

Sentence sentence_of(int line, const std::string& text) {
    Sentence sentence{line, text, {}};
    std::istringstream words(text);
    for (std::string word; words >> word;)
        sentence.words.push_back(word);
    return sentence;
}

void read_file(const std::filesystem::path& path, std::vector<Vignette>& vignettes) {
    std::ifstream file(path);
    std::vector<Sentence>* part = nullptr;
    std::string text;
    for (int line = 1; std::getline(file, text); ++line) {
        const Sentence sentence = sentence_of(line, text);
        if (sentence.words.empty() || text.starts_with("//")) continue;
        if (text.starts_with("# ")) {
            vignettes.push_back({path.filename().string(), line, text.substr(2), {}, {}, {}});
            part = nullptr;
            continue;
        }
        Vignette& vignette = vignettes.back();
        if (text == "given") {
            part = &vignette.given;
        } else if (text == "orders") {
            part = &vignette.orders;
        } else if (text.starts_with("expect after ")) {
            part = &vignette.expect;
            vignette.hours = whole(sentence.words[2]);
        } else if (part != nullptr) {
            part->push_back(sentence);
        } else {
            throw Misread{path.filename().string() + ":" + std::to_string(line) +
                          ": neither given, orders nor expect"};
        }
    }
}

}  // namespace

std::vector<Vignette> read_vignettes() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(LISHUI_SOURCE_DIR "/tests/vignettes/plain")) {
        paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<Vignette> vignettes;
    for (const auto& path : paths)
        read_file(path, vignettes);
    return vignettes;
}

std::vector<std::string> play(const Vignette& vignette) {
    std::vector<std::string> wrong;
    const auto say = [&](const Sentence& sentence, const std::string& why) {
        wrong.push_back(vignette.file + ":" + std::to_string(sentence.line) + ": " +
                        vignette.title + ": " + sentence.text + " -- " + why);
    };
    Given given;
    const Sentence* now = nullptr;
    try {
        for (const Sentence& sentence : vignette.given) {
            now = &sentence;
            read_given(sentence, given);
        }
        std::vector<Little> cases;
        for (int i = 1; i <= given.cases; ++i)
            cases.push_back(world_of(vignette, given, static_cast<std::uint64_t>(i)));
        for (const Sentence& sentence : vignette.expect) {
            now = &sentence;
            if (const auto why = hold(sentence, given, cases); !why.empty()) say(sentence, why);
        }
    } catch (const Misread& misread) {
        say(*now, misread.why);
    }
    return wrong;
}

}  // namespace lishui::test

using namespace lishui::test;

// Fails if one of the expectations of a staff officer is not met, or a vignette expects nothing.
TEST_CASE("the vignettes in plain text") {
    const auto vignettes = read_vignettes();
    CHECK(vignettes.size() >= 40);
    for (const Vignette& vignette : vignettes) {
        CHECK_FALSE(vignette.expect.empty());
        for (const std::string& wrong : play(vignette))
            FAIL_CHECK(wrong);
    }
}

// Fails if a vignette that is wrong passes, or a word that nobody knows is passed over.
TEST_CASE("a vignette that is wrong is found out") {
    Vignette vignette{"here", 1, "nobody moves without orders", {}, {}, {}};
    vignette.given = {{2, "", {"west", "A", "3000", "men", "at", "5,4"}}};
    vignette.expect = {{3, "", {"A", "advance_km", "5..9"}}};
    CHECK(play(vignette).size() == 1);
    vignette.expect = {{3, "", {"A", "advance_km", "0..0"}}};
    CHECK(play(vignette).empty());
    vignette.given.push_back({4, "", {"fog", "everywhere"}});
    CHECK(play(vignette).size() == 1);
}
