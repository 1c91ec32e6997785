// The frame of the page: what never changes while a campaign runs. Who takes part, the ground, the
// lines on the map, the calendar, and the words of the house for every kind of thing.
#include <algorithm>
#include <cmath>
#include <map>

#include "command/order.h"
#include "other_names.h"
#include "page.h"
#include "spans.h"
#include "summary.h"

namespace lishui {

namespace {

Json json_of(const Name& name) {
    Json out{{"zh", name.zh}, {"en", name.en}};
    if (!name.ja.empty()) out["ja"] = name.ja;
    return out;
}

template <class Tag>
Json number_of(Id<Tag> id) {
    return id.exists() ? Json(id.value) : Json(-1);
}

// Hundred-thousandths of a degree are a metre, and shorter to write.
double short_degrees(double degrees) { return std::round(degrees * 1e5) / 1e5; }

// Whom the desk of a sealed page has heard of: its own side, and the enemies in its picture or its
// letters.
std::vector<bool> heard_of(const Recording& recording, const PageWish& wish) {
    const auto& order = recording.scenario->order_of_battle;
    if (!wish.sealed) return std::vector<bool>(order.formations.size(), true);
    std::vector<bool> heard(order.formations.size(), false);
    const auto side = order[order.command(wish.desk)].side;
    for (std::size_t f = 0; f < heard.size(); ++f)
        heard[f] = order.formations[f].side == side;
    const auto hear = [&](FormationId f) {
        if (f.index() < heard.size()) heard[f.index()] = true;
    };
    // Whom a letter speaks of, whatever kind of letter it is.
    const auto named = [&](const auto& letter) {
        if constexpr (requires { letter.subject; }) hear(letter.subject);
        if constexpr (requires { letter.task.concerning; }) hear(letter.task.concerning);
        if constexpr (requires { letter.proposes.concerning; }) hear(letter.proposes.concerning);
    };
    for (const auto& known : known_events(recording, wish.desk)) {
        std::visit(
            [&](const auto& e) {
                if constexpr (requires { e.intent.group; }) hear(e.intent.group);
            },
            known.event);
        if (const auto* changed = std::get_if<PictureChanged>(&known.event)) {
            hear(changed->entry.subject);
        } else if (const auto* letter = std::get_if<HandedIn>(&known.event)) {
            std::visit(named, letter->dispatch.body);
        } else if (const auto* made = std::get_if<Appreciated>(&known.event)) {
            for (const auto& course : made->appreciation.courses)
                hear(course.task.concerning);
        }
    }
    return heard;
}

Json formations_of(const Recording& recording, const PageWish& wish) {
    const auto& order = recording.scenario->order_of_battle;
    const auto heard = heard_of(recording, wish);
    const auto own = wish.sealed ? order[order.command(wish.desk)].side : SideId{};
    Json list = Json::array();
    for (std::size_t i = 0; i < order.formations.size(); ++i) {
        const auto& f = order.formations[i];
        if (!heard[i]) {
            list.push_back(nullptr);
            continue;
        }
        const bool foreign = wish.sealed && f.side != own;
        list.push_back({{"id", f.id},
                        {"name", json_of(f.name)},
                        {"side", f.side.value},
                        {"echelon", static_cast<int>(f.echelon)},
                        {"arm", static_cast<int>(f.arm)},
                        {"superior", foreign ? Json(-1) : number_of(f.superior)},
                        {"group", foreign ? Json(-1) : number_of(f.group)},
                        {"headquarters", number_of(f.headquarters)},
                        {"establishment", foreign ? 0 : f.establishment_men}});
    }
    return list;
}

Json headquarters_of(const Recording& recording, const PageWish& wish) {
    const auto& scenario = *recording.scenario;
    Faults faults;  // names that cannot be read are none; `lishui validate` says why
    auto also = load_other_names(scenario.id, scenario, faults).value_or(OtherNamesOf{});
    const auto& order = scenario.order_of_battle;
    const auto side = wish.sealed ? order[order.command(wish.desk)].side : SideId{};
    Json list = Json::array();
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h) {
        const HeadquartersId id(h);
        const auto& opening = scenario.headquarters[h];
        const bool whole = !wish.sealed || id == wish.desk;
        const bool named = !wish.sealed || order[order.command(id)].side == side;
        list.push_back({{"formation", order.command(id).value},
                        {"commander", named ? json_of(opening.commander) : Json(nullptr)},
                        {"also",
                         {{"zh", named ? Json(also[id].zh) : Json::array()},
                          {"en", named ? Json(also[id].en) : Json::array()}}},
                        {"place", whole ? number_of(opening.place) : Json(-1)},
                        {"base", whole ? number_of(opening.base) : Json(-1)},
                        {"outside", opening.outside},
                        {"slots", whole ? opening.picture_slots : 0}});
    }
    return list;
}

Json measures_of(const Recording& recording, const PageWish& wish) {
    Json list = Json::array();
    for (const auto& measure : recording.scenario->measures) {
        if (!may_see(recording, wish, measure)) {
            list.push_back(nullptr);
            continue;
        }
        Json sides = Json::array();
        Json holders = Json::array();
        Json hexes = Json::array();
        for (const auto side : measure.sides)
            sides.push_back(side.value);
        for (const auto holder : measure.holders)
            holders.push_back(holder.value);
        for (const auto hex : measure.hexes)
            hexes.push_back(hex.value);
        list.push_back({{"id", measure.id},
                        {"name", json_of(measure.name)},
                        {"kind", static_cast<int>(measure.kind)},
                        {"sides", sides},
                        {"holders", holders},
                        {"hexes", hexes},
                        {"line", drawn_outline(recording, measure.id)}});
    }
    return list;
}

// The lines and areas as the scenario's own layers have them, which follow the ground better than
// hexes do. They were read once already and are sound.
Json layer(const Recording& recording, const char* file) {
    Json out = Json::array();
    const auto& files = recording.journal.opening.files;
    const auto found = files.find(file);
    if (found == files.end()) return out;
    const auto read = Json::parse(found->second);
    if (!read.is_object() || !read.contains("features")) return out;
    for (const auto& feature : read["features"]) {
        const auto& has = feature["properties"];
        Json properties = Json::object();
        for (const auto* name : {"id", "kind", "name_zh", "name_en", "width_m", "fordable",
                                 "precision_km", "confidence"}) {
            if (has.contains(name)) properties[name] = has[name];
        }
        out.push_back({{"properties", properties}, {"geometry", feature["geometry"]}});
    }
    return out;
}

Json places_of(const Map& map) {
    Json list = Json::array();
    for (const auto& place : map.places) {
        list.push_back({{"id", place.id},
                        {"name", json_of(place.name)},
                        {"kind", static_cast<int>(place.kind)},
                        {"hex", number_of(place.hex)},
                        {"at", {short_degrees(place.longitude), short_degrees(place.latitude)}}});
    }
    return list;
}

Json sites_of(const Map& map) {
    Json list = Json::array();
    for (const auto& site : map.sites) {
        list.push_back({{"id", site.id},
                        {"name", json_of(site.name)},
                        {"river", number_of(site.river)},
                        {"kind", static_cast<int>(site.kind)},
                        {"left", number_of(site.left)},
                        {"right", number_of(site.right)},
                        {"men_per_hour", site.men_per_hour.mode}});
    }
    return list;
}

Json ground_of(const Recording& recording) {
    const auto& map = recording.scenario->map;
    Json east = Json::array();
    Json north = Json::array();
    std::string ground;
    for (int i = 0; i < map.grid.size(); ++i) {
        const HexId hex(static_cast<std::size_t>(i));
        const auto at = map.projection.degrees(map.centre(hex));
        east.push_back(short_degrees(at.longitude));
        north.push_back(short_degrees(at.latitude));
        ground += static_cast<char>('0' + static_cast<int>(map.ground[hex.index()]));
    }
    return {{"width", map.grid.width},
            {"height", map.grid.height},
            {"hex_km", map.hex_km},
            {"east", east},
            {"north", north},
            {"ground", ground},
            {"places", places_of(map)},
            {"sites", sites_of(map)},
            {"areas", layer(recording, "areas.geojson")},
            {"rivers", layer(recording, "rivers.geojson")},
            {"ways", layer(recording, "ways.geojson")}};
}

// Who can write to whom, each pair of headquarters once.
Json links_of(const Recording& recording, const PageWish& wish) {
    const auto& scenario = *recording.scenario;
    const auto& order = scenario.order_of_battle;
    Json list = Json::array();
    for (std::size_t a = 0; a < scenario.headquarters.size(); ++a) {
        for (std::size_t b = a + 1; b < scenario.headquarters.size(); ++b) {
            const auto one = order.command(HeadquartersId(a));
            const auto other = order.command(HeadquartersId(b));
            const auto* link = scenario.net.link(one, other);
            const bool of_desk = HeadquartersId(a) == wish.desk || HeadquartersId(b) == wish.desk;
            if (link == nullptr || (wish.sealed && !of_desk)) continue;
            list.push_back({one.value, other.value, static_cast<int>(link->means)});
        }
    }
    return list;
}

Json sides_of(const OrderOfBattle& order) {
    Json list = Json::array();
    for (const auto& side : order.sides) {
        list.push_back(
            {{"id", side.id}, {"name", json_of(side.name)}, {"offset", side.offset_minutes}});
    }
    return list;
}

Json key_letters(const Recording& recording, const PageWish& wish) {
    Json list = Json::array();
    if (wish.sealed) return list;
    const auto whole = situation_at(recording, never);
    for (const auto* carried : key_telegrams(whole, 40))
        list.push_back({carried->dispatch.id.sender, carried->dispatch.id.serial});
    return list;
}

Json belief_rules_of(const BeliefRules& rules) {
    Json out = Json::object();
#define RULE(name, value, measure, low, high, standing, source) out[#name] = rules.name;
#include "belief/rules.def"
#undef RULE
    return out;
}

// Whether each kind of task goes at the enemy, stays or goes back, as the staffs count it.
Json bearings() {
    Json list = Json::array();
    for (int i = 0; i < task_kinds; ++i)
        list.push_back(static_cast<int>(bearing(static_cast<TaskKind>(i))));
    return list;
}

}  // namespace

bool may_see(const Recording& recording, const PageWish& wish, const ControlMeasure& measure) {
    if (!wish.sealed) return true;
    const auto& order = recording.scenario->order_of_battle;
    const auto self = order.command(wish.desk);
    const auto& sides = measure.sides;
    return std::find(sides.begin(), sides.end(), order[self].side) != sides.end() ||
           std::any_of(measure.holders.begin(), measure.holders.end(),
                       [&](auto holder) { return order.stands_under(self, holder); });
}

Json page_frame(const Recording& recording, const PageWish& wish) {
    const auto& scenario = *recording.scenario;
    std::string light;
    for (const auto of_hour : scenario.light)
        light += static_cast<char>('0' + static_cast<int>(of_hour));
    return {{"format", 1},
            {"scenario",
             {{"id", scenario.id},
              {"name", json_of(scenario.name)},
              {"summary", {{"zh", scenario.summary.zh}, {"en", scenario.summary.en}}}}},
            {"seed", wish.sealed ? Json(nullptr) : Json(recording.journal.opening.seed)},
            {"language", wish.language == Language::zh ? "zh" : "en"},
            {"desk", number_of(wish.desk)},
            {"sealed", wish.sealed},
            {"complete", recording.journal.complete},
            {"last_hour", recording.journal.last_hour()},
            {"opening_utc_minute", scenario.calendar.opening_utc_minute},
            {"offset_minutes", scenario.calendar.offset_minutes},
            {"light", light},
            {"sides", sides_of(scenario.order_of_battle)},
            {"leaf_count", scenario.order_of_battle.leaf_count},
            {"formations", formations_of(recording, wish)},
            {"headquarters", headquarters_of(recording, wish)},
            {"measures", measures_of(recording, wish)},
            {"links", links_of(recording, wish)},
            {"map", ground_of(recording)},
            {"belief_rules", belief_rules_of(scenario.rules.belief)},
            {"bearings", bearings()},
            {"words", page_words()},
            {"key", key_letters(recording, wish)},
            {"history", wish.sealed ? Json(nullptr) : page_history(recording, wish.history)}};
}

}  // namespace lishui
