// history.toml: each fact is one table of plain items. Which items a fact may have depends on its
// kind; everything that is wrong is said at once.
#include <algorithm>
#include <map>

#include "base/real.h"
#include "ensemble/fact_words.h"
#include "ensemble/letter_tone.h"
#include "record/letter_kind.h"
#include "scenario/entry.h"
#include "scenario/words.h"

namespace lishui {

namespace {

using Items = std::vector<std::string>;

// What a fact of each kind must say and may say, besides what every fact does.
struct KindItems {
    Items needed, allowed;
};

const std::array<KindItems, fact_kinds> items_of_kind = {{
    {{"side", "place"}, {"of"}},
    {{"of", "place", "within_km"}, {"at_least", "at_most", "for_hours", "throughout"}},
    {{"of", "beyond", "towards"}, {"at_least", "at_most", "for_hours", "throughout"}},
    {{"of", "river", "at_least"}, {"bank"}},
    {{"of", "milestone"}, {"at_least", "place", "within_km", "beyond", "towards"}},
    {{"act"},
     {"from", "to", "at_least", "task", "bearing", "of", "line_ordered", "place", "within_km",
      "beyond", "towards"}},
    {{"act", "letter"}, {"from", "to", "at_least"}},
    {{"desk"},
     {"bearing", "course", "obedience", "task", "place", "within_km", "beyond", "towards"}},
    {{"desk", "step"}, {"of"}},
    {{"desk", "of"},
     {"doing", "place", "within_km", "beyond", "towards", "at_least", "at_most", "times_true",
      "for_hours", "throughout"}},
    {{}, {"side", "of", "desk", "at_least", "at_most", "times_true", "for_hours", "throughout"}},
    {{"of"}, {"desk", "at_least", "at_most", "for_hours", "throughout"}},
    {{"desk", "of", "what", "at_least"}, {"for_hours", "throughout"}},
}};

const Items items_of_all = {"id",   "zh",       "en",       "source", "group",
                            "kind", "recorded", "earliest", "latest"};
const Items items_of_some = {"line",       "telegram_war", "precision_hours",
                             "not_before", "after",        "note"};

bool among(const Items& items, std::string_view name) {
    return std::find(items.begin(), items.end(), name) != items.end();
}

class HistoryReader {
public:
    HistoryReader(const Scenario& scenario, Faults& faults)
        : scenario_(scenario), faults_(faults) {}

    History read(const std::map<std::string, Table>& tables) {
        for (const auto& [heading, table] : tables)
            if (!heading.empty() && heading != "fact" && heading != "line")
                say(table, table.rows.front().line,
                    {"不认识“[" + in_quotes(heading) + "]”。",
                     "There is no such table as [" + in_quotes(heading) + "]."},
                    {"只有 [[fact]] 和 [[line]]。", "Only [[fact]] and [[line]] stand here."});
        if (const auto top = tables.find(""); top != tables.end())
            settle(top->second, {}, {}, faults_);
        if (const auto lines = tables.find("line"); lines != tables.end())
            read_lines(lines->second);
        if (const auto facts = tables.find("fact"); facts != tables.end())
            read_facts(facts->second);
        return std::move(history_);
    }

private:
    void say(const Table& table, int line, Text sentence, Text hint) {
        faults_.push_back({table.file, line, std::move(sentence), std::move(hint)});
    }

    void read_lines(const Table& table) {
        settle(table, {"id", "zh", "en"}, {}, faults_);
        for (const Row& row : table.rows) {
            Entry entry(table, row, faults_);
            history_.lines.push_back({entry.text("id"), {entry.text("zh"), entry.text("en")}});
        }
    }

    void read_facts(const Table& table) {
        if (table.rows.size() > most_facts) {
            say(table, table.rows.front().line,
                {"史实超过" + std::to_string(most_facts) + "条。",
                 "There are more than " + std::to_string(most_facts) + " facts."},
                {"删减。", "Take some out."});
            return;
        }
        for (const Row& row : table.rows) {
            Entry entry(table, row, faults_);
            const auto kind = kind_of(entry);
            if (!kind) continue;
            settle_items(table, row, entry, *kind);
            history_.facts.push_back(read_fact(entry, *kind));
        }
    }

    std::optional<FactKind> kind_of(Entry& entry) {
        if (!entry.has("kind")) {
            entry.fault("kind", {"缺少“kind”。", "'kind' is missing."},
                        {"写明这条史实问什么。", "Say what the fact asks."});
            return {};
        }
        const std::size_t before = faults_.size();
        const std::size_t word = entry.word("kind", fact_words);
        if (faults_.size() > before) return {};
        return static_cast<FactKind>(word);
    }

    void settle_items(const Table& table, const Row& row, Entry& entry, FactKind kind) {
        const KindItems& items = items_of_kind[static_cast<std::size_t>(kind)];
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const std::string& name = table.columns[i];
            if (!row.cells[i].present || among(items_of_all, name) || among(items_of_some, name) ||
                among(items.needed, name) || among(items.allowed, name))
                continue;
            const std::string word(fact_words[static_cast<std::size_t>(kind)]);
            entry.fault(name,
                        {"“" + word + "”类史实没有“" + in_quotes(name) + "”这一项。",
                         "A fact of kind " + word + " has no item '" + in_quotes(name) + "'."},
                        {"检查拼写，或删去它；说明写在 note 里。",
                         "See to its spelling or take it out; remarks go into note."});
        }
        for (const Items* needed : {&items_of_all, &items.needed})
            for (const std::string& name : *needed)
                if (!entry.has(name))
                    entry.fault(
                        name, {"缺少“" + name + "”。", "'" + name + "' is missing."},
                        {"补上这一项，见 docs/formats.md。", "Add it; see docs/formats.md."});
    }

    Fact read_fact(Entry& entry, FactKind kind) {
        Fact fact;
        fact.id = entry.text("id");
        for (const Fact& other : history_.facts)
            if (!fact.id.empty() && other.id == fact.id)
                entry.fault("id",
                            {"“" + in_quotes(fact.id) + "”用了两次。",
                             "'" + in_quotes(fact.id) + "' is used twice."},
                            {"换一个标识。", "Give it another id."});
        fact.text = {entry.text("zh"), entry.text("en")};
        fact.source = entry.text("source");
        if (entry.has("group"))
            fact.group = static_cast<FactGroup>(entry.word("group", group_words));
        fact.telegram_war = entry.has("telegram_war") && entry.truth("telegram_war");
        fact.throughout = entry.has("throughout") && entry.truth("throughout");
        fact.line = line_called(entry);
        read_times(entry, fact);
        read_question(entry, kind, fact.question);
        return fact;
    }

    int line_called(Entry& entry) {
        const std::string& id = entry.text("line");
        if (id.empty() || id == "both") return -1;
        for (std::size_t i = 0; i < history_.lines.size(); ++i)
            if (history_.lines[i].id == id) return static_cast<int>(i);
        entry.fault("line",
                    {"没有“" + in_quotes(id) + "”这一说。",
                     "There is no line of history '" + in_quotes(id) + "'."},
                    {"写 both，或一个 [[line]] 的标识。", "Write both, or the id of a [[line]]."});
        return -1;
    }

    void read_times(Entry& entry, Fact& fact) {
        const auto moment = [&](const char* name, Moment otherwise) {
            if (!entry.has(name)) return otherwise;
            return entry.moment(name, scenario_.calendar).value_or(otherwise);
        };
        const std::size_t before = faults_.size();
        fact.recorded = moment("recorded", Moment{0});
        fact.earliest = moment("earliest", Moment{0});
        fact.latest = moment("latest", scenario_.end);
        fact.not_before = moment("not_before", long_ago);
        if (entry.has("precision_hours"))
            fact.precision = 60 * entry.whole("precision_hours", 0, 240);
        if (entry.has("for_hours")) fact.for_hours = entry.whole("for_hours", 0, 1000);
        if (entry.has("after")) fact.after = fact_called(entry);
        if (faults_.size() > before || !entry.has("earliest") || !entry.has("latest")) return;
        if (fact.earliest >= fact.latest)
            entry.fault("latest", {"时窗是空的。", "The window is empty."},
                        {"latest 应晚于 earliest。", "'latest' must come after 'earliest'."});
        else if (fact.latest.minute < 0 || fact.earliest > scenario_.end)
            entry.fault("earliest", {"时窗不在战役期间。", "The window is not in the campaign."},
                        {"改正时窗。", "Correct the window."});
        else if (entry.has("recorded") && !fact.in_window(fact.recorded))
            entry.fault("recorded",
                        {"所记时刻不在时窗之内。", "The recorded time is outside the window."},
                        {"改正其一。", "Correct one of them."});
    }

    // Only earlier ones, so that nothing goes round in a circle.
    int fact_called(Entry& entry) {
        const std::string& id = entry.text("after");
        for (std::size_t i = 0; i < history_.facts.size(); ++i)
            if (history_.facts[i].id == id) return static_cast<int>(i);
        entry.fault("after",
                    {"前面没有史实“" + in_quotes(id) + "”。",
                     "There is no earlier fact '" + in_quotes(id) + "'."},
                    {"写一条在它之前的史实。", "Name a fact that stands before this one."});
        return -1;
    }

    void read_question(Entry& entry, FactKind kind, Question& question) {
        question.kind = kind;
        question.of = formations(entry, "of");
        question.from = formations(entry, "from");
        question.to = formations(entry, "to");
        for (const FormationId f : formations(entry, "desk")) {
            if (scenario_.order_of_battle.is_leaf(f)) {
                entry.fault("desk", {"部队没有司令部。", "A leaf has no headquarters."},
                            {"用 headquarters.csv 里的标识。", "Use an id of headquarters.csv."});
            } else {
                question.desks.push_back(scenario_.order_of_battle[f].headquarters);
            }
        }
        if (entry.has("side")) question.side = side(entry);
        read_zone(entry, kind, question);
        if (entry.has("line_ordered")) question.line = measure(entry, "line_ordered");
        if (entry.has("river")) question.river = river(entry);
        if (entry.has("bank")) question.bank = static_cast<int>(entry.word("bank", bank_words));
        if (entry.has("act")) question.read = entry.word("act", act_words) == 1;
        if (entry.has("letter")) question.letter = letter(entry);
        if (entry.has("what"))
            question.intention = static_cast<Intention>(entry.word("what", intention_words));
        question.tasks = any_of(entry, "task", task_words);
        question.bearings = any_of(entry, "bearing", bearing_words);
        question.courses = any_of(entry, "course", course_words);
        question.obediences = any_of(entry, "obedience", obedience_words);
        question.steps = any_of(entry, "step", ladder_words);
        question.milestones = any_of(entry, "milestone", milestone_words);
        question.doings = any_of(entry, "doing", doing_words);
        read_bounds(entry, kind, question);
    }

    void read_bounds(Entry& entry, FactKind kind, Question& question) {
        question.times_true = entry.has("times_true") && entry.truth("times_true");
        const bool share = kind == FactKind::share_near || kind == FactKind::share_beyond ||
                           kind == FactKind::unfit || kind == FactKind::intent;
        const double most = share ? 1 : question.times_true ? 1000 : 1e7;
        if (entry.has("at_least")) question.at_least = entry.number("at_least", 0, most);
        if (entry.has("at_most")) question.at_most = entry.number("at_most", 0, most);
        question.weighs_men = entry.has("at_least") || entry.has("at_most");
        const bool must = kind == FactKind::share_near || kind == FactKind::share_beyond ||
                          kind == FactKind::losses || kind == FactKind::unfit;
        if (must && !question.weighs_men)
            entry.fault("kind", {"没有写 at_least 或 at_most。", "It says no at_least or at_most."},
                        {"写明其一。", "Write one of them."});
        if (question.at_least > question.at_most)
            entry.fault("at_least",
                        {"at_least 大于 at_most。", "'at_least' is greater than 'at_most'."},
                        {"改正其一。", "Correct one of them."});
        if (kind == FactKind::losses && question.of.empty() == !question.side.exists() &&
            !entry.has("of") && !entry.has("side"))
            entry.fault("kind", {"没有写谁的损失。", "It does not say whose losses."},
                        {"写 of 或 side。", "Write 'of' or 'side'."});
    }

    template <std::size_t many>
    std::uint32_t any_of(Entry& entry, const char* name,
                         const std::array<std::string_view, many>& words) {
        std::uint32_t bits = 0;
        for (const std::string& part : parts_of(entry.text(name))) {
            const auto found = std::find(words.begin(), words.end(), part);
            if (found != words.end()) {
                bits |= 1u << static_cast<unsigned>(found - words.begin());
                continue;
            }
            std::string choices;
            for (const std::string_view word : words)
                choices += (choices.empty() ? "" : ", ") + std::string(word);
            entry.fault(name,
                        {"“" + std::string(name) + "”不能是“" + in_quotes(part) + "”。",
                         "'" + std::string(name) + "' cannot be '" + in_quotes(part) + "'."},
                        {"可用：" + choices + "。", "One of: " + choices + "."});
        }
        return bits;
    }

    std::string letter(Entry& entry) {
        std::vector<std::string_view> words(letter_words.begin(), letter_words.end());
        words.insert(words.end(), tone_words.begin(), tone_words.end());
        return std::string(words[entry.word("letter", words)]);
    }

    void unknown(Entry& entry, const char* name, const std::string& id, Text hint) {
        entry.fault(
            name,
            {"想定中没有“" + in_quotes(id) + "”。", "The scenario has no '" + in_quotes(id) + "'."},
            std::move(hint));
    }

    std::vector<FormationId> formations(Entry& entry, const char* name) {
        std::vector<FormationId> found;
        for (const std::string& id : parts_of(entry.text(name))) {
            const FormationId f = scenario_.order_of_battle.find(id);
            if (f.exists())
                found.push_back(f);
            else
                unknown(entry, name, id,
                        {"用 order_of_battle.csv 或 headquarters.csv 里的标识。",
                         "Use an id of order_of_battle.csv or headquarters.csv."});
        }
        return found;
    }

    SideId side(Entry& entry) {
        const auto& sides = scenario_.order_of_battle.sides;
        for (std::size_t i = 0; i < sides.size(); ++i)
            if (sides[i].id == entry.text("side")) return SideId(i);
        unknown(entry, "side", entry.text("side"),
                {"用 scenario.toml 里的 [[side]]。", "Use a [[side]] of scenario.toml."});
        return {};
    }

    MeasureId measure(Entry& entry, const char* name) {
        for (std::size_t i = 0; i < scenario_.measures.size(); ++i)
            if (scenario_.measures[i].id == entry.text(name)) return MeasureId(i);
        unknown(
            entry, name, entry.text(name),
            {"用 control_measures.geojson 里的标识。", "Use an id of control_measures.geojson."});
        return {};
    }

    RiverId river(Entry& entry) {
        const auto& rivers = scenario_.map.rivers;
        for (std::size_t i = 0; i < rivers.size(); ++i)
            if (rivers[i].id == entry.text("river")) return RiverId(i);
        unknown(entry, "river", entry.text("river"),
                {"用 rivers.geojson 里的标识。", "Use an id of rivers.geojson."});
        return {};
    }

    void read_zone(Entry& entry, FactKind kind, Question& question) {
        if (entry.has("beyond") != entry.has("towards"))
            entry.fault("beyond",
                        {"beyond 和 towards 要写就一起写。", "'beyond' and 'towards' go together."},
                        {"补上另一项。", "Add the other."});
        if (entry.has("beyond") && entry.has("towards")) {
            const MeasureId id = measure(entry, "beyond");
            const std::size_t towards = entry.word("towards", compass_words);
            if (id.exists())
                lay_beyond(scenario_.map, scenario_.measures[id.index()],
                           static_cast<Compass>(towards), question.zone);
        }
        if (!entry.has("place")) return;
        const PlaceId id = scenario_.map.place(entry.text("place"));
        if (!id.exists()) {
            unknown(entry, "place", entry.text("place"),
                    {"用 places.csv 里的标识。", "Use an id of places.csv."});
            return;
        }
        const bool here = kind == FactKind::place_taken || !entry.has("within_km");
        const double within = here ? 0 : entry.number("within_km", 0, 1000);
        lay_about(scenario_.map, scenario_.map.places[id.index()].hex, within, question.zone);
    }

    const Scenario& scenario_;
    Faults& faults_;
    History history_;
};

}  // namespace

std::optional<History> read_history(const std::string& file, const std::string& bytes,
                                    const Scenario& scenario, Faults& faults) {
    Faults found;
    History history;
    if (bytes.size() > largest_history_bytes) {
        found.push_back({file,
                         0,
                         {"文件太大。", "The file is too large."},
                         {"减少内容。", "Make it smaller."}});
    } else if (!is_utf8(bytes)) {
        found.push_back({file,
                         0,
                         {"文件不是 UTF-8。", "The file is not UTF-8."},
                         {"另存为 UTF-8。", "Save it as UTF-8."}});
    } else {
        std::map<std::string, Table> tables;
        if (read_toml(file, bytes, tables, found))
            history = HistoryReader(scenario, found).read(tables);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Fault& a, const Fault& b) { return a.line < b.line; });
    faults.insert(faults.end(), found.begin(), found.end());
    if (!found.empty()) return {};
    return history;
}

}  // namespace lishui
