#include "support/signs.h"

#include <bit>
#include <map>
#include <set>
#include <string>
#include <thread>

#include "campaign/campaign.h"
#include "campaign/state.h"
#include "campaign/truth.h"

namespace lishui::test {

namespace {

constexpr double day(int of_december, int hour = 0) { return of_december + hour / 24.0; }

class Run {
public:
    Run(const Scenario& scenario, std::uint64_t seed)
        : s_(scenario), order_(scenario.order_of_battle), state_(std::make_unique<State>()) {
        open_campaign(s_, seed, *state_, Events{});
    }
    Signs signs() {
        for (int hour = 0; hour < s_.hours(); ++hour) {
            events_.clear();
            note_struck();
            advance(s_, *state_, Players{}, Events(&events_));
            now_ = 5 + (hour + 1) / 24.0;
            for (const Event& event : events_)
                std::visit([this](const auto& e) { see(e); }, event);
            if (hour % 4 == 3) look();
        }
        return judge();
    }
    [[nodiscard]] const Flanks& flanks() const { return flanks_; }

private:
    // Who stands under attack from two sides or more as the hour begins.
    void note_struck() {
        std::map<std::uint16_t, unsigned> sides;
        for (int i = 0; i < order_.leaf_count; ++i) {
            const FormationId leaf(static_cast<std::size_t>(i));
            const HexId front = state_->marching[leaf.index()].front;
            if (!front.exists() || !alive(*state_, leaf)) continue;
            const int from = s_.map.grid.direction(front, state_->condition[leaf.index()].place);
            if (from >= 0) sides[front.value] |= 1u << from;
        }
        struck_.clear();
        for (const auto& [hex, bits] : sides)
            if (std::popcount(bits) >= 2)
                each_leaf_at(*state_, HexId(hex), [&](FormationId leaf) { struck_.insert(leaf); });
        flanks_.hours_struck += static_cast<double>(struck_.size());
    }

    // When something first happened, by a name; long after the end if never.
    void first(const std::string& what) { when_.emplace(what, now_); }
    [[nodiscard]] double at(const std::string& what) const {
        const auto found = when_.find(what);
        return found == when_.end() ? 99 : found->second;
    }
    [[nodiscard]] const std::string& id(FormationId f) const { return order_[f].id; }
    [[nodiscard]] FormationId formation(const char* name) const { return order_.find(name); }
    [[nodiscard]] HexId place(const char* name) const {
        return s_.map.places[s_.map.place(name).index()].hex;
    }
    [[nodiscard]] bool under(FormationId leaf, const char* command) const {
        return order_.stands_under(leaf, formation(command));
    }

    template <class Other>
    void see(const Other&) {}
    void see(const HandedIn& e) {
        const Dispatch& d = e.dispatch;
        handed_in_[d.id] = now_;
        if (const auto* objection = std::get_if<Objection>(&d.body)) {
            first(id(d.from) + " objects");
            if (objection->appeals != 0) first(id(d.from) + " appeals");
        }
        if (const auto* report = std::get_if<Return>(&d.body)) tell(d, *report);
        if (const auto* found = std::get_if<InspectionReport>(&d.body)) {
            first(id(d.from) + " is looked at");
            if (id(d.from) == "11A") {
                confessed_ = found->state.lost_men;
                unfit_ = found->state.unfit;
            }
        }
        const auto* order = std::get_if<Order>(&d.body);
        if (order != nullptr && bearing(order->task.kind) == Bearing::at_them &&
            now_ > day(5, 12)) {
            first(id(d.from) + " orders forward");
            pursuit_[d.id] = now_;
        }
    }
    void tell(const Dispatch& d, const Return& report) {
        if (id(d.from) == "11A" && at("11A is looked at") > 90) told_ = report.lost_men;
        if (id(d.from) == "6WZ") claimed_ = report.claimed_men;
    }
    void see(const WasRead& e) {
        const auto found = pursuit_.find(e.id);
        if (found == pursuit_.end()) return;
        const Formation& reader = order_[order_.command(e.by)];
        if (reader.echelon != Echelon::corps || at("MAC orders forward") > 90) return;
        corps_[id(order_.command(e.by))] = true;
        if (corps_.size() == 4) first("four corps have read of the pursuit");
    }
    void see(const Appreciated& e) {
        const std::string& who = id(order_.command(e.headquarters));
        const Appreciation& a = e.appreciation;
        if (a.obedience == Obedience::refuses) first(who + " refuses");
        if (a.obedience == Obedience::refuses_silently) first(who + " refuses in silence");
        const bool stands = bearing(a.courses[a.chosen].task.kind) == Bearing::stay;
        if (stands && at("11A goes back") < 90) first(who + " is interrupted");
        if (bearing(a.courses[a.chosen].task.kind) == Bearing::go_back) first(who + " goes back");
        if (a.intent.group.exists() && a.intent.of(Intention::lure) > 300)
            first(who + " sees a lure");
    }
    void see(const LadderClimbed& e) {
        const std::string& who = id(order_.command(e.headquarters));
        const std::string& whom = id(e.subordinate);
        switch (e.step) {
            case LadderStep::reprimand:
            case LadderStep::skip_level:
            case LadderStep::send_officer:
                first(who + " prods " + whom);
                break;
            case LadderStep::shift_boundary:
                first(who + " shifts a boundary");
                break;
            case LadderStep::concede:
                first(who + " gives way to " + whom);
                break;
            case LadderStep::appeal:
                first(who + " takes it upward");
                break;
            default:
                break;
        }
    }
    void see(const Happened& e) {
        const bool japanese = order_[e.leaf].side.index() == 0;
        if (e.what == Milestone::crossing_began && japanese) sites_[e.site.index()] = true;
        if (e.what == Milestone::place_taken && !japanese && near(e.hex, "shimen"))
            first("Shimen is retaken");
        if (e.what == Milestone::gave_way || e.what == Milestone::broke) goes_back(e.leaf);
        if (e.what == Milestone::engagement_began && under(e.leaf, "44C")) first("44C fights");
    }
    void see(const PromiseEnded& e) {
        if (e.kept == 0) first("a promise is broken");
    }
    void goes_back(FormationId leaf) {
        const bool struck = struck_.count(leaf) > 0;
        flanks_.gave_way += struck ? 1 : 0;
        if (!under(leaf, "13D") || now_ <= day(8)) return;
        first("13D gives way");
        if (struck && now_ < day(17)) flanks_.rear_line_struck = 1;
    }
    [[nodiscard]] bool near(HexId hex, const char* name) const {
        return s_.map.grid.distance(hex, place(name)) <= 1;
    }

    // The main body of the 11th Army, its rear guard, and what others hold true of it.
    void look() {
        const int li = s_.map.grid.row(place("hekou")) - 1;
        double south = 0, at_li = 0, over = 0, back = 0, ahead = 0, delayers = 0;
        for (int i = 0; i < order_.leaf_count; ++i) {
            const FormationId leaf(static_cast<std::size_t>(i));
            const bool army = under(leaf, "116D") || under(leaf, "68D") || under(leaf, "3D") ||
                              under(leaf, "13D");
            if (!army || !alive(*state_, leaf)) continue;
            const Condition& c = state_->condition[leaf.index()];
            const int row = s_.map.grid.row(c.place);
            (row >= li ? at_li : south) += c.fit_men;
            if (row >= li + 2) over += c.fit_men;
            if (row >= li - 5) ahead += c.fit_men;
            if (s_.map.grid.distance(c.place, place("changde")) <= 5) back += c.fit_men;
            const bool delays = state_->leaf[leaf.index()].task.kind == TaskKind::delay;
            if (delays && row < li) delayers += c.fit_men;
        }
        if (at_li > south) first("main body at the Li");
        if (over > at_li + south - over) first("main body over the Li");
        if (back > 0.12 * (at_li + south) && ahead > 0.12 * (at_li + south) && now_ < day(12))
            first("the army is strung out");
        if (delayers > 0 && at_li > 0.25 * (at_li + south)) first("the rear guard stands");
        compare_pictures();
    }
    void compare_pictures() {
        const PictureEntry* army = held("CEA", "11A");
        if (army != nullptr && army->place.exists() && now_ > day(7) && now_ < day(14)) {
            const double km = s_.map.grid.distance(army->place, centre_of("116D")) * s_.map.hex_km;
            if (km >= 35) first("CEA is wrong about 11A");
        }
        double believed = 0, true_men = 0;
        for (const char* division : {"3D", "13D", "116D", "68D", "39D"}) {
            const PictureEntry* entry = held("6WZ", division);
            if (entry == nullptr) continue;
            const Nature& nature =
                s_.headquarters[order_[formation("6WZ")].headquarters.index()].nature;
            believed += entry->strength_men * nature.overrates_enemy;
            true_men += men_of(division);
        }
        if (true_men > 0 && believed > 1.35 * true_men && now_ > day(9)) first("6WZ overrates");
    }
    [[nodiscard]] const PictureEntry* held(const char* desk, const char* about) {
        const HeadquartersId h = order_[formation(desk)].headquarters;
        return known(picture_of(s_, *state_, h), formation(about));
    }
    [[nodiscard]] HexId centre_of(const char* division) const {
        HexId best;
        int most = -1;
        for (int i = 0; i < order_.leaf_count; ++i) {
            const FormationId leaf(static_cast<std::size_t>(i));
            const Condition& c = state_->condition[leaf.index()];
            if (!under(leaf, division) || !c.place.exists() || c.fit_men <= most) continue;
            most = c.fit_men;
            best = c.place;
        }
        return best;
    }
    [[nodiscard]] double men_of(const char* division) const {
        double men = 0;
        for (int i = 0; i < order_.leaf_count; ++i) {
            const FormationId leaf(static_cast<std::size_t>(i));
            if (under(leaf, division)) men += state_->condition[leaf.index()].fit_men;
        }
        return men;
    }
    [[nodiscard]] Signs judge() const {
        const Ledger& japanese = state_->ledger[0];
        const double lost =
            static_cast<double>(japanese.killed + japanese.wounded + japanese.missing);
        const double late = at("four corps have read of the pursuit") - at("MAC orders forward");
        const double home = at("CEA gives way to 11A");
        int sites = 0;
        for (const auto& [site, used] : sites_)
            sites += used ? 1 : 0;
        return {at("the army is strung out") < day(12) && at("11A is interrupted") < day(12),
                at("MAC sees a lure") < day(8) && at("MAC orders forward") > day(8),
                at("11A refuses") < day(17) && at("11A objects") < day(17),
                at("the rear guard stands") < day(18),
                sites >= 4,
                late > 1.5 && late < 20,
                at("MAC shifts a boundary") < 90,
                at("6WZ prods 29GA") < 90 || at("29GA prods 44C") < 90,
                at("6WZ overrates") < 90,
                at("a promise is broken") < 90,
                at("main body over the Li") - at("main body at the Li") >= 1.5,
                at("13D gives way") < day(17),
                at("CEA is wrong about 11A") < day(14) && told_ < 0.6 * lost,
                unfit_ >= 14,
                told_ < 0.5 * lost && confessed_ > 1.5 * told_,
                at("11A is looked at") < at("CEA takes it upward") &&
                    at("CEA takes it upward") < at("IGHQ gives way to CEA") &&
                    at("IGHQ gives way to CEA") < 90 && (home < 90 || at("11A goes back") < 90),
                at("main body at the Li") < day(14),
                claimed_ > 1.5 * told_ && told_ < 0.6 * lost};
    }

    const Scenario& s_;
    const OrderOfBattle& order_;
    std::unique_ptr<State> state_;
    std::vector<Event> events_;
    double now_ = 5;
    std::map<std::string, double> when_;
    std::map<DispatchId, double> handed_in_, pursuit_;
    std::map<std::size_t, bool> sites_;
    std::map<std::string, bool> corps_;
    double unfit_ = 0, told_ = 0, confessed_ = 0, claimed_ = 0;
    std::set<FormationId> struck_;
    Flanks flanks_;
};

// Calls act(k) for each run, over all cores.
template <class Act>
void for_each_run(int runs, Act&& act) {
    const unsigned cores = std::thread::hardware_concurrency();
    const std::size_t threads = cores > 0 ? cores : 1;
    std::vector<std::thread> crew;
    for (std::size_t t = 0; t < threads; ++t)
        crew.emplace_back([&, t] {
            for (std::size_t k = t; k < static_cast<std::size_t>(runs); k += threads)
                act(k);
        });
    for (std::thread& thread : crew)
        thread.join();
}

}  // namespace

Signs signs_of_a_run(const Scenario& scenario, std::uint64_t seed) {
    return Run(scenario, seed).signs();
}

std::array<double, systems> shares(const Scenario& scenario, int runs) {
    std::vector<Signs> seen(static_cast<std::size_t>(runs));
    for_each_run(runs, [&](std::size_t k) { seen[k] = signs_of_a_run(scenario, k + 1); });
    std::array<double, systems> share{};
    for (const Signs& signs : seen)
        for (std::size_t i = 0; i < share.size(); ++i)
            share[i] += signs[i] ? 1.0 / runs : 0;
    return share;
}

Flanks flanks(const Scenario& scenario, int runs) {
    std::vector<Flanks> seen(static_cast<std::size_t>(runs));
    for_each_run(runs, [&](std::size_t k) {
        Run run(scenario, k + 1);
        run.signs();
        seen[k] = run.flanks();
    });
    Flanks sum;
    for (const Flanks& one : seen) {
        sum.rear_line_struck += one.rear_line_struck / runs;
        sum.hours_struck += one.hours_struck;
        sum.gave_way += one.gave_way;
    }
    return sum;
}

std::unique_ptr<Scenario> changed(const Scenario& scenario) {
    return std::make_unique<Scenario>(scenario);
}

}  // namespace lishui::test
