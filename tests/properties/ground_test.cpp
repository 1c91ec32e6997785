// What holds on the ground whatever anybody orders, hour by hour over whole campaigns: the built-in
// commander's, and those of one who gives orders that no sane man would give. The watch
// (support/watch.h) looks; the second half of this file plants a fault against each of its laws and
// fails if one is not seen.
#include <functional>
#include <memory>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "support/scenes.h"
#include "support/share.h"
#include "support/watch.h"

using namespace lishui;
using namespace lishui::test;

namespace {

// Sends everybody anywhere to do anything, half of the time.
class Madman final : public Commander {
public:
    void decide(const Desk& desk, Decision& decision) const override {
        BuiltInCommander{}.decide(desk, decision);
        const auto hexes = static_cast<std::uint32_t>(desk.map.grid.size());
        std::uint32_t which = 0;
        for (const FormationId subordinate : desk.subordinates) {
            ++which;
            if (draw(desk.luck, purpose("a mad order"), which) < 0.5) continue;
            Order order;
            order.task.kind = static_cast<TaskKind>(
                draw_below(task_kinds, desk.luck, purpose("to do anything"), which));
            order.task.importance = static_cast<std::uint8_t>(
                draw_below(101, desk.luck, purpose("as if it mattered"), which));
            // Near enough to get there, mostly; whether it is a lake or the enemy's does not
            // matter.
            order.task.objective = HexId(draw_below(hexes, desk.luck, purpose("anywhere"), which));
            const HexId here = desk.own.place;
            if (here.exists() && draw(desk.luck, purpose("or near"), which) < 0.8) {
                const auto off = draw_below(81, desk.luck, purpose("so near"), which);
                const int column = static_cast<int>(off % 9) - 4,
                          row = static_cast<int>(off / 9) - 4;
                const HexId near = desk.map.grid.at(desk.map.grid.column(here) + column,
                                                    desk.map.grid.row(here) + row);
                if (near.exists()) order.task.objective = near;
            }
            decision.write({subordinate, Precedence::urgent, order});
        }
    }
};

struct Sum {
    int marches = 0, retreats = 0, crossings = 0, close_columns = 0, longest_day_km = 0;

    void add(const Watch& watch) {
        marches += watch.marches;
        retreats += watch.retreats;
        crossings += watch.crossings;
        close_columns += watch.close_columns;
        if (watch.longest_day_km > longest_day_km) longest_day_km = watch.longest_day_km;
    }
};

void watch_campaign(const char* name, std::uint64_t seed, const Commander* commander, Sum& sum) {
    const Scenario& scenario = scene(name);
    const auto state = std::make_unique<State>(), before = std::make_unique<State>();
    open_campaign(scenario, seed, *state, Events{});
    Watch watch(scenario, *state);
    Players players;
    players.commander = commander;
    std::vector<Event> events;
    for (int hour = 0; hour < scenario.hours() && watch.breaches().empty(); ++hour) {
        events.clear();
        *before = *state;
        advance(scenario, *state, players, Events(&events));
        watch.hour(*before, *state, events);
    }
    for (const Breach& breach : watch.breaches())
        FAIL_CHECK(name << ", seed " << seed << ": " << breach.what);
    sum.add(watch);
}

Sum watch_campaigns(const char* name, int sane, int mad) {
    Sum sum;
    const Madman madman;
    for (int n = 1; n <= sane; ++n)
        watch_campaign(name, static_cast<std::uint64_t>(n), nullptr, sum);
    for (int n = 1; n <= mad; ++n)
        watch_campaign(name, static_cast<std::uint64_t>(10000 + n), &madman, sum);
    MESSAGE(name << ": marches " << sum.marches << ", retreats " << sum.retreats << ", crossings "
                 << sum.crossings << ", in column " << sum.close_columns << ", longest day "
                 << sum.longest_day_km << " km");
    return sum;
}

}  // namespace

TEST_CASE("ground: 150 campaigns of Changde, one in three of them mad") {
    const int sane = share_of_tests(100), mad = share_of_tests(50);
    const Sum sum = watch_campaigns("changde-1943", sane, mad);
    CHECK(sum.marches > (sane + mad) * 500);
    CHECK(sum.retreats > (sane + mad) * 3);
    CHECK(sum.crossings > (sane + mad) * 20);
    CHECK(sum.close_columns > (sane + mad) * 50);
}

TEST_CASE("ground: 1,500 campaigns of the two divisions, one in three of them mad") {
    const int sane = share_of_tests(1000), mad = share_of_tests(500);
    const Sum sum = watch_campaigns("two-divisions", sane, mad);
    CHECK(sum.marches > (sane + mad) * 5);
    CHECK(sum.crossings > (sane + mad) / 10);
}

// ---- faults planted
// ------------------------------------------------------------------------------

namespace {

// One hour of a campaign with the watch that has seen all hours before it.
struct Scene {
    const Scenario& scenario;
    std::unique_ptr<State> before = std::make_unique<State>(), after = std::make_unique<State>();
    std::vector<Event> events;
    Watch watch;

    Scene(const char* name, std::uint64_t seed, int hours)
        : scenario(scene(name)), watch(opened(seed)) {
        for (int hour = 0; hour <= hours; ++hour) {
            if (hour > 0) watch.hour(*before, *after, events);
            events.clear();
            *before = *after;
            advance(scenario, *after, Players{}, Events(&events));
        }
    }
    Watch opened(std::uint64_t seed) {
        open_campaign(scenario, seed, *after, Events{});
        return Watch(scenario, *after);
    }
    [[nodiscard]] const Map& map() const { return scenario.map; }
    [[nodiscard]] SideId side(FormationId leaf) const {
        return scenario.order_of_battle[leaf].side;
    }
    Condition& condition(FormationId leaf) { return after->condition[leaf.index()]; }

    // Puts a leaf elsewhere with all lists right, without asking whether it may be there.
    void put(FormationId leaf, HexId hex) {
        std::uint16_t* link = &after->first_here[condition(leaf).place.index()];
        while (*link != leaf.value)
            link = &after->marching[*link].next_here;
        *link = after->marching[leaf.index()].next_here;
        condition(leaf).place = hex;
        after->marching[leaf.index()].next_here = after->first_here[hex.index()];
        after->first_here[hex.index()] = leaf.value;
    }
    void tell_march(FormationId leaf, HexId hex, Moment at) {
        Condition told = condition(leaf);
        told.place = hex;
        events.push_back(LeafChanged{leaf, at, told});
    }
    void tell(Milestone what, FormationId leaf, HexId from, HexId to, SiteId site, Moment at) {
        events.push_back(Happened{what, leaf, at, to, from, site});
    }
};

// The first leaf, and direction from its hex, for which the fault can be planted.
struct Spot {
    FormationId leaf;
    HexId from, to;
    const Hexside* hexside = nullptr;
};
Spot spot(const Scene& scene, const std::function<bool(const Spot&)>& right) {
    for (int i = 0; i < scene.scenario.order_of_battle.leaf_count; ++i) {
        Spot here;
        here.leaf = FormationId(static_cast<std::size_t>(i));
        here.from = scene.after->condition[here.leaf.index()].place;
        // It is where it was when the hour began, so that what is planted is its only step.
        if (!here.from.exists()) continue;
        if (here.from != scene.before->condition[here.leaf.index()].place) continue;
        for (int d = 0; d < 6; ++d) {
            here.to = scene.map().grid.neighbour(here.from, d);
            here.hexside = &scene.map().sides[here.from.index()][static_cast<std::size_t>(d)];
            if (here.to.exists() && right(here)) return here;
        }
    }
    FAIL("there is no spot for this fault in the scene");
    return {};
}
bool dry(const Spot& s) { return !s.hexside->river.exists(); }

struct Planted {
    Law law;
    const char* what;
    void (*plant)(Scene&);
};

Spot at_ease(const Scene& scene) {
    return spot(scene, [&](const Spot& s) {
        const bool free = scene.after->first_here[s.to.index()] == 0xFFFF;
        return free && dry(s) && passable(scene.map().ground[s.to.index()]);
    });
}
Spot at_a_site(const Scene& scene) {
    return spot(scene, [](const Spot& s) { return s.hexside->site.exists(); });
}
FormationId enemy_of(const Scene& scene, FormationId leaf) {
    for (std::size_t i = 0;; ++i) {
        const FormationId other(i);
        if (scene.side(other) == scene.side(leaf)) continue;
        if (scene.after->condition[i].place.exists()) return other;
    }
}

void jump(Scene& scene) {
    const Spot s = at_ease(scene);
    HexId far = s.from;
    for (int n = 0; n < scene.map().grid.size(); ++n) {
        const HexId hex(static_cast<std::size_t>(n));
        if (scene.map().grid.distance(s.from, hex) == 2) far = hex;
    }
    scene.put(s.leaf, far);
    scene.tell_march(s.leaf, far, scene.after->now);
}
void wade(Scene& scene) {
    const Spot s = spot(scene, [&](const Spot& spot) {
        const RiverId river = spot.hexside->river;
        if (!river.exists() || spot.hexside->site.exists()) return false;
        return !scene.map().rivers[river.index()].fordable;
    });
    scene.put(s.leaf, s.to);
    scene.tell_march(s.leaf, s.to, scene.after->now);
}
void drown(Scene& scene) {
    const auto& ground = scene.map().ground;
    for (std::size_t hex = 0; hex < ground.size(); ++hex) {
        if (!passable(ground[hex])) return scene.put(at_ease(scene).leaf, HexId(hex));
    }
    FAIL("no lake in the scene");
}
void visit_the_enemy(Scene& scene) {
    const Spot s = at_ease(scene);
    scene.put(s.leaf, scene.condition(enemy_of(scene, s.leaf)).place);
}
void forget_in_the_list(Scene& scene) {
    const FormationId leaf = at_ease(scene).leaf;
    scene.after->first_here[scene.condition(leaf).place.index()] = 0xFFFF;
}
void tie_the_list_into_a_ring(Scene& scene) {
    const FormationId leaf = at_ease(scene).leaf;
    scene.after->marching[leaf.index()].next_here = leaf.value;
}
void move_in_silence(Scene& scene) {
    const Spot s = at_ease(scene);
    scene.put(s.leaf, s.to);
}
void hurry(Scene& scene) {
    const Spot s = at_ease(scene);
    scene.tell_march(s.leaf, s.to, scene.after->now - 50);
    scene.tell_march(s.leaf, s.from, scene.after->now);
}
void fly(Scene& scene) {
    const Spot s = at_ease(scene);
    const int row = scene.map().grid.row(s.from), width = scene.map().grid.width;
    const int column = scene.map().grid.column(s.from);
    scene.put(s.leaf, scene.map().grid.at(column < width / 2 ? width - 1 : 0, row));
}
void swim_at_the_site(Scene& scene) {
    const Spot s = at_a_site(scene);
    scene.put(s.leaf, s.to);
    scene.tell_march(s.leaf, s.to, scene.after->now);
}
void cross_too_fast(Scene& scene) {
    const Spot s = at_a_site(scene);
    const Moment now = scene.after->now;
    scene.tell(Milestone::crossing_began, s.leaf, s.from, s.to, s.hexside->site, now - 5);
    scene.tell(Milestone::crossing_ended, s.leaf, s.from, s.to, s.hexside->site, now);
}
void share_the_boats(Scene& scene) {
    const Spot s = at_a_site(scene);
    const Moment now = scene.after->now;
    scene.tell(Milestone::crossing_began, s.leaf, s.from, s.to, s.hexside->site, now - 30);
    scene.tell(Milestone::crossing_began, s.leaf, s.from, s.to, s.hexside->site, now);
}
void march_abreast(Scene& scene) {
    const Spot s = at_ease(scene);
    scene.tell_march(s.leaf, s.to, scene.after->now - 20);
    scene.tell(Milestone::gave_way, s.leaf, s.to, s.from, SiteId(), scene.after->now - 10);
    scene.tell_march(s.leaf, s.to, scene.after->now);
}
void gain_a_man(Scene& scene) { ++scene.condition(at_ease(scene).leaf).fit_men; }
void lose_in_silence(Scene& scene) {
    const FormationId leaf = at_ease(scene).leaf;
    --scene.condition(leaf).fit_men;
    ++scene.after->ledger[scene.side(leaf).index()].missing;
}
void owe_men(Scene& scene) {
    Condition& condition = scene.condition(at_ease(scene).leaf);
    condition.fit_men += condition.sick_men + 1;
    condition.sick_men = -1;
}
void be_more_than_whole(Scene& scene) { scene.condition(at_ease(scene).leaf).cohesion = 1001; }
void find_rations(Scene& scene) { ++scene.condition(at_ease(scene).leaf).rations; }
void lose_rounds(Scene& scene) { --scene.after->ledger[0].rounds_had; }
void steal_a_minute(Scene& scene) { scene.after->now = scene.after->now + 1; }
void oversleep(Scene& scene) {
    scene.after->times[at_ease(scene).leaf.index()].next_upkeep = scene.after->now;
}
void put_off(Scene& scene) {
    scene.after->times[at_ease(scene).leaf.index()].next_look =
        scene.after->now + 100 * minutes_a_day;
}
void leave_a_letter(Scene& scene) {
    Dispatch& dispatch = scene.after->dispatches[0];
    dispatch.stage = Stage::under_way;
    dispatch.from = FormationId(0);
    dispatch.arrives = scene.after->now - 61;
}

constexpr Planted planted[] = {
    {Law::next_hex, "a leaf jumps two hexes", jump},
    {Law::open_side, "a leaf wades a wide river", wade},
    {Law::no_lake, "a leaf stands in a lake", drown},
    {Law::one_side, "two sides share a hex", visit_the_enemy},
    {Law::lists, "a leaf is in no list", forget_in_the_list},
    {Law::lists, "a list goes round in a ring", tie_the_list_into_a_ring},
    {Law::told, "a step is not told", move_in_silence},
    {Law::pace, "five kilometres in fifty minutes", hurry},
    {Law::days_march, "across the map in a day", fly},
    {Law::wide_river, "over at the site without its boats", swim_at_the_site},
    {Law::boats, "a regiment over in five minutes", cross_too_fast},
    {Law::boats, "two regiments in the same boats", share_the_boats},
    {Law::columns, "two columns abreast on a way", march_abreast},
    {Law::men, "a man from nothing", gain_a_man},
    {Law::losses_told, "a man missing and not told", lose_in_silence},
    {Law::numbers, "less than no sick", owe_men},
    {Law::numbers, "more order than there is", be_more_than_whole},
    {Law::supplies, "rations from nothing", find_rations},
    {Law::supplies, "rounds lost from the ledger", lose_rounds},
    {Law::clock, "an hour of sixty-one minutes", steal_a_minute},
    {Law::due, "upkeep left undone", oversleep},
    {Law::due, "a look put off for ever", put_off},
    {Law::due, "a letter left lying", leave_a_letter},
};

}  // namespace

TEST_CASE("ground: the watch sees every planted fault, and nothing without one") {
    std::array<int, law_kinds> tried{};
    for (const Planted& fault : planted) {
        INFO(fault.what);
        Scene scene("changde-1943", 3, 40);
        REQUIRE(scene.watch.breaches().empty());
        fault.plant(scene);
        scene.watch.hour(*scene.before, *scene.after, scene.events);
        CHECK(scene.watch.saw_breach_of(fault.law));
        ++tried[static_cast<std::size_t>(fault.law)];
    }
    for (int law = 0; law < law_kinds; ++law) {
        INFO(name_of(static_cast<Law>(law)));
        CHECK(tried[static_cast<std::size_t>(law)] > 0);
    }
    Scene scene("changde-1943", 3, 40);
    scene.watch.hour(*scene.before, *scene.after, scene.events);
    CHECK(scene.watch.breaches().empty());
}
