#include "support/watch.h"

#include <algorithm>

namespace lishui::test {

namespace {

constexpr std::uint16_t nobody = 0xFFFF;
constexpr Minutes furthest_due = 40 * minutes_a_day;

int heads_of(const Condition& condition) {
    return condition.fit_men + condition.wounded_men + condition.sick_men;
}

}  // namespace

const char* name_of(Law law) {
    constexpr std::array<const char*, law_kinds> names = {"a step to a hex beside",
                                                          "a step over an open side",
                                                          "nobody in a lake",
                                                          "one side a hex",
                                                          "lists of who stands where",
                                                          "the record tells every step",
                                                          "the fastest march",
                                                          "the longest day's march",
                                                          "wide rivers at sites alone",
                                                          "what the boats hold",
                                                          "one column after another",
                                                          "men",
                                                          "losses as told",
                                                          "numbers",
                                                          "supplies",
                                                          "the clock",
                                                          "what fell due"};
    return names[static_cast<std::size_t>(law)];
}

Watch::Watch(const Scenario& scenario, const State& opening)
    : scenario_(&scenario),
      leaves_(static_cast<std::size_t>(scenario.order_of_battle.leaf_count)),
      known_(leaves_),
      entries_(static_cast<std::size_t>(scenario.map.grid.size())),
      boats_at_(scenario.map.sites.size(), long_ago),
      days_places_(24) {
    for (std::size_t i = 0; i < leaves_; ++i) {
        const Condition& condition = opening.condition[i];
        known_[i].place = condition.place;
        known_[i].heads = heads_of(condition);
        opening_men_[scenario.order_of_battle[FormationId(i)].side.index()] += known_[i].heads;
    }
}

bool Watch::saw_breach_of(Law law) const {
    return std::any_of(breaches_.begin(), breaches_.end(),
                       [&](const Breach& breach) { return breach.law == law; });
}

void Watch::breach(Law law, Moment at, FormationId leaf, const std::string& what) {
    if (breaches_.size() >= 20) return;  // the first ones tell enough
    std::string sentence = std::string(name_of(law)) + ": minute " + std::to_string(at.minute);
    if (leaf.exists()) sentence += ", " + scenario_->order_of_battle[leaf].id;
    breaches_.push_back({law, sentence + ": " + what});
}

void Watch::hour(const State& before, const State& after, std::span<const Event> events) {
    before_ = &before;
    after_ = &after;
    told_ = {};
    if (after.now - before.now != minutes_an_hour)
        breach(Law::clock, after.now, {}, "came after " + std::to_string(before.now.minute));
    for (const Event& event : events) {
        if (const auto* changed = std::get_if<LeafChanged>(&event)) heard(*changed);
        if (const auto* happened = std::get_if<Happened>(&event)) heard(*happened);
        if (const auto* losses = std::get_if<LossesTaken>(&event)) heard(*losses);
    }
    check_places(after);
    check_days_march(after);
    check_books(after);
    check_losses(before, after);
    check_numbers(after);
    check_due(after);
    for (std::size_t i = 0; i < leaves_; ++i)
        known_[i].heads = heads_of(after.condition[i]);
}

void Watch::heard(const LeafChanged& changed) {
    Known& leaf = known_[changed.leaf.index()];
    leaf.heads = heads_of(changed.condition);
    if (changed.condition.place == leaf.place) return;
    step(changed.leaf, changed.condition.place, How::march, changed.at, {});
}

void Watch::heard(const Happened& happened) {
    Known& leaf = known_[happened.leaf.index()];
    switch (happened.what) {
        case Milestone::crossing_began:
            begin_crossing(happened);
            break;
        case Milestone::crossing_ended:
            end_crossing(happened);
            break;
        case Milestone::gave_way:
        case Milestone::broke:
            if (happened.hex != happened.from)
                step(happened.leaf, happened.hex, How::retreat, happened.at, happened.site);
            break;
        case Milestone::dispersed:
            leaf.place = HexId();
            break;
        default:
            break;
    }
}

void Watch::heard(const LossesTaken& losses) {
    known_[losses.leaf.index()].heads -= losses.killed + losses.missing;
    Ledger& told = told_[scenario_->order_of_battle[losses.leaf].side.index()];
    told.killed += losses.killed;
    told.wounded += losses.wounded;
    told.missing += losses.missing;
}

// The most men an hour that a site can carry for a side: its best day, and every engineer that
// could be there within the hour.
double Watch::most_boats(const State& state, SiteId id, SideId side) const {
    const CrossingSite& site = scenario_->map.sites[id.index()];
    const ForceRules& rules = scenario_->rules.force;
    const int reach = static_cast<int>(rules.engineer_hexes) + 1;
    double men = site.men_per_hour.high, bridge = 0;
    for (std::size_t i = 0; i < leaves_; ++i) {
        const Formation& formation = scenario_->order_of_battle[FormationId(i)];
        const HexId place = state.condition[i].place;
        if (formation.arm != Arm::engineers || formation.side != side || !place.exists()) continue;
        const Grid& grid = scenario_->map.grid;
        if (grid.distance(place, site.left) > reach && grid.distance(place, site.right) > reach)
            continue;
        men += rules.engineer_men_an_hour;
        bridge = rules.bridge_men_an_hour;
    }
    return men > bridge ? men : bridge;
}

void Watch::begin_crossing(const Happened& happened) {
    const CrossingSite& site = scenario_->map.sites[happened.site.index()];
    const SideId side = scenario_->order_of_battle[happened.leaf].side;
    Known& leaf = known_[happened.leaf.index()];
    const bool joins = (site.left == happened.from && site.right == happened.hex) ||
                       (site.right == happened.from && site.left == happened.hex);
    if (!joins || leaf.place != happened.from)
        breach(Law::wide_river, happened.at, happened.leaf, "boards where the site is not");
    if (happened.at < boats_at_[happened.site.index()])
        breach(Law::boats, happened.at, happened.leaf,
               "boards at " + site.id + " while the boats carry others");
    const double most = std::max(most_boats(*before_, happened.site, side),
                                 most_boats(*after_, happened.site, side));
    const auto least = static_cast<Minutes>(60 * leaf.heads / most);
    leaf.passage = {happened.site, happened.at, least};
    boats_at_[happened.site.index()] = happened.at + least;
    ++crossings;
}

void Watch::end_crossing(const Happened& happened) {
    const Passage passage = known_[happened.leaf.index()].passage;
    if (passage.site != happened.site)
        breach(Law::boats, happened.at, happened.leaf, "lands and had not boarded");
    if (happened.at - passage.began < passage.least)
        breach(Law::boats, happened.at, happened.leaf,
               "is over in " + std::to_string(happened.at - passage.began) + " minutes, " +
                   std::to_string(passage.least) + " are the least");
    step(happened.leaf, happened.hex, How::boats, happened.at, happened.site);
    known_[happened.leaf.index()].passage = {};
}

void Watch::step(FormationId id, HexId to, How how, Moment at, SiteId site) {
    const Map& map = scenario_->map;
    Known& leaf = known_[id.index()];
    const HexId from = leaf.place;
    leaf.place = to;
    if (!to.exists()) {
        breach(Law::told, at, id, "leaves the map and is not said to disperse");
        return;
    }
    const int direction = from.exists() ? map.grid.direction(from, to) : -1;
    if (direction < 0) {
        breach(Law::next_hex, at, id,
               "from " + std::to_string(from.value) + " to " + std::to_string(to.value));
        return;
    }
    const Hexside& side = map.sides[from.index()][static_cast<std::size_t>(direction)];
    const bool wide = side.river.exists() && !map.rivers[side.river.index()].fordable;
    if (!passable(map.ground[to.index()])) breach(Law::no_lake, at, id, "goes into a lake");
    if (wide && !side.site.exists()) breach(Law::open_side, at, id, "over a wide river, no site");
    if (wide && scenario_->rules.force.crossing_capacity_on != 0 && site != side.site)
        breach(Law::wide_river, at, id, "goes over, and not in the boats of the site");
    const ForceRules& rules = scenario_->rules.force;
    const double fastest_km_an_hour = rules.road_km_a_day / rules.march_hours_a_day;
    const auto least = static_cast<Minutes>(60 * map.hex_km / fastest_km_an_hour);
    if (how != How::retreat && at - leaf.entered < least)
        breach(Law::pace, at, id,
               "a hex in " + std::to_string(at - leaf.entered) + " minutes, " +
                   std::to_string(least) + " are the least");
    if (how == How::march) follow_column(id, from, to, at);
    leaf.entered = at;
    marches += how == How::march;
    retreats += how == How::retreat;
}

void Watch::follow_column(FormationId id, HexId from, HexId to, Moment at) {
    const Map& map = scenario_->map;
    const ForceRules& rules = scenario_->rules.force;
    const auto direction = static_cast<std::size_t>(map.grid.direction(from, to));
    Entry& before = entries_[to.index()];
    if (at < before.at + before.length)
        breach(Law::columns, at, id,
               "enters " + std::to_string(at - before.at) + " minutes after a column of " +
                   std::to_string(before.length));
    close_columns += at < before.at + before.length + minutes_an_hour;
    const bool on_a_way = map.sides[from.index()][direction].way != Way::none;
    const double an_hour =
        rules.column_men_an_hour * (on_a_way ? 1.0 : rules.off_way_column_factor);
    // A minute less for rounding, and for men lost on the step itself.
    const auto length = static_cast<Minutes>(60 * known_[id.index()].heads / an_hour) - 1;
    before = {at, length};
}

void Watch::check_places(const State& state) {
    const Map& map = scenario_->map;
    std::vector<int> listed(leaves_, 0);
    for (std::size_t h = 0; h < entries_.size(); ++h) {
        SideId side;
        std::size_t steps = 0;
        for (auto n = state.first_here[h]; n != nobody; n = state.marching[n].next_here) {
            if (n >= leaves_ || ++steps > leaves_) {
                breach(Law::lists, state.now, {}, "hex " + std::to_string(h) + " has no end");
                break;
            }
            ++listed[n];
            const FormationId leaf(n);
            const SideId own = scenario_->order_of_battle[leaf].side;
            if (state.condition[n].place != HexId(h))
                breach(Law::lists, state.now, leaf, "is listed where it does not stand");
            if (side.exists() && own != side)
                breach(Law::one_side, state.now, leaf, "shares hex " + std::to_string(h));
            side = own;
        }
    }
    for (std::size_t i = 0; i < leaves_; ++i) {
        const HexId place = state.condition[i].place;
        const FormationId leaf(i);
        if (listed[i] != (place.exists() ? 1 : 0))
            breach(Law::lists, state.now, leaf,
                   "is listed " + std::to_string(listed[i]) + " times");
        if (place != known_[i].place)
            breach(Law::told, state.now, leaf, "stands elsewhere than was told");
        if (place.exists() == (state.condition[i].activity == Activity::dispersed))
            breach(Law::lists, state.now, leaf, "is dispersed and stands on the map, or neither");
        if (place.exists() && !passable(map.ground[place.index()]))
            breach(Law::no_lake, state.now, leaf, "stands in a lake");
    }
}

void Watch::check_days_march(const State& state) {
    const Map& map = scenario_->map;
    auto& yesterday = days_places_[static_cast<std::size_t>(state.now.minute / 60 % 24)];
    yesterday.resize(leaves_);
    for (std::size_t i = 0; i < leaves_; ++i) {
        const HexId now = state.condition[i].place, then = yesterday[i];
        yesterday[i] = now;
        if (!now.exists() || !then.exists()) continue;
        const int km = static_cast<int>(map.hex_km * map.grid.distance(then, now));
        longest_day_km = std::max(longest_day_km, km);
        if (km > longest_days_march_km)
            breach(Law::days_march, state.now, FormationId(i), std::to_string(km) + " km");
    }
}

void Watch::check_books(const State& state) {
    std::array<std::int64_t, most_sides> men{}, rations{}, rounds{};
    for (std::size_t i = 0; i < leaves_; ++i) {
        const Condition& condition = state.condition[i];
        const auto side = scenario_->order_of_battle[FormationId(i)].side.index();
        men[side] += heads_of(condition) + state.leaf[i].stragglers_men;
        rations[side] += condition.rations;
        rounds[side] += condition.rounds;
    }
    for (std::size_t side = 0; side < scenario_->order_of_battle.sides.size(); ++side) {
        const Ledger& ledger = state.ledger[side];
        const std::string who = "side " + std::to_string(side);
        const auto all = men[side] + ledger.killed + ledger.missing + ledger.died;
        if (all != opening_men_[side])
            breach(Law::men, state.now, {},
                   who + ": " + std::to_string(all) + " of " + std::to_string(opening_men_[side]));
        if (ledger.rations_had - ledger.rations_eaten != rations[side])
            breach(Law::supplies, state.now, {}, who + ": rations");
        if (ledger.rounds_had - ledger.rounds_fired != rounds[side])
            breach(Law::supplies, state.now, {}, who + ": rounds");
    }
}

void Watch::check_losses(const State& before, const State& after) {
    for (std::size_t side = 0; side < scenario_->order_of_battle.sides.size(); ++side) {
        const Ledger &was = before.ledger[side], &is = after.ledger[side], &told = told_[side];
        if (is.killed - was.killed != told.killed || is.wounded - was.wounded != told.wounded ||
            is.missing - was.missing != told.missing)
            breach(Law::losses_told, after.now, {}, "side " + std::to_string(side));
        if (is.died < was.died || is.fell_sick < was.fell_sick || is.recovered < was.recovered ||
            is.rations_eaten < was.rations_eaten || is.rations_had < was.rations_had ||
            is.rounds_fired < was.rounds_fired || is.rounds_had < was.rounds_had)
            breach(Law::numbers, after.now, {}, "a ledger goes back");
    }
}

void Watch::check_numbers(const State& state) {
    const auto share = [](int per_mille) { return per_mille >= 0 && per_mille <= 1000; };
    for (std::size_t i = 0; i < leaves_; ++i) {
        const Condition& c = state.condition[i];
        const bool men = c.fit_men >= 0 && c.wounded_men >= 0 && c.sick_men >= 0;
        const bool things = c.guns >= 0 && c.horses >= 0 && c.rations >= 0 && c.rounds >= 0;
        if (!men || !things) breach(Law::numbers, state.now, FormationId(i), "less than nothing");
        if (!share(c.cohesion) || !share(c.fatigue) || c.dug_in_hours < 0 || c.quality <= 0)
            breach(Law::numbers, state.now, FormationId(i), "a share beyond the whole");
        if (c.fit_men > 0 && !c.place.exists())
            breach(Law::numbers, state.now, FormationId(i), "has men and no place");
    }
    for (const Ledger& ledger : state.ledger) {
        if (ledger.killed < 0 || ledger.wounded < 0 || ledger.missing < 0 || ledger.died < 0)
            breach(Law::numbers, state.now, {}, "a ledger below nothing");
    }
}

void Watch::check_due(const State& state) {
    const auto look = [&](Moment due, FormationId who, const char* what) {
        if (due == never) return;
        if (due <= state.now) breach(Law::due, state.now, who, std::string(what) + " left undone");
        if (due - state.now > furthest_due)
            breach(Law::due, state.now, who, std::string(what) + " past every campaign");
    };
    for (std::size_t i = 0; i < leaves_; ++i) {
        const FormationId leaf(i);
        if (state.condition[i].activity == Activity::dispersed) continue;
        look(state.times[i].next_look, leaf, "a look");
        look(state.times[i].next_return, leaf, "a return");
        look(state.times[i].next_upkeep, leaf, "upkeep");
        const Marching& marching = state.marching[i];
        if (marching.next.exists()) look(state.times[i].arrives, leaf, "an arrival");
        if (!marching.next.exists() && state.times[i].arrives != never)
            breach(Law::due, state.now, leaf, "arrives nowhere");
        const Moment act = state.times[i].next_act;
        // The fight comes after the march: whoever it frees acts in the next hour.
        if (act < state.now - minutes_an_hour) look(act, leaf, "an act");
        if (act == never && !marching.next.exists())
            breach(Law::due, state.now, leaf, "never acts again");
    }
    for (std::size_t h = 0; h < scenario_->headquarters.size(); ++h) {
        if (!scenario_->headquarters[h].outside)
            look(state.next_sitting[h], scenario_->order_of_battle.command(HeadquartersId(h)),
                 "a sitting");
    }
    for (const Engagement& engagement : state.engagements) {
        if (engagement.hex.exists()) look(engagement.next_pulse, {}, "a pulse");
    }
    for (const Dispatch& dispatch : state.dispatches) {
        // What is written and carried within the hour comes with the next, and what was written
        // before the opening with the second.
        if (state.now <= Moment{minutes_an_hour}) break;
        if (dispatch.stage == Stage::under_way && dispatch.arrives <= state.now - minutes_an_hour)
            breach(Law::due, state.now, dispatch.from, "a letter is not delivered");
    }
}

}  // namespace lishui::test
