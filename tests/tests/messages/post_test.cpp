// messages/post.h: the way of a letter, minute by minute, and its fate.
#include "messages/post.h"

#include <array>

#include <doctest/doctest.h>

#include "base/digest.h"
#include "base/fields.h"
#include "base/real.h"

using namespace lishui;

namespace {

constexpr int hexes = 2000;

Link link() {
    Link result;
    result.means = Means::wireless;
    result.delay_hours = {1, 4, 18};
    result.lost = 0.01;
    result.garbled = 0.03;
    result.undecodable = 0.03;
    return result;
}

Sighting sighting() {
    Sighting s;
    s.subject = FormationId(std::size_t{9});
    s.place = HexId(std::size_t{1000});
    s.strength_men = 4000;
    s.observed = Moment{500};
    return s;
}

Dispatch drafted(int serial, const Body& body, Precedence precedence = Precedence::priority) {
    Dispatch dispatch;
    dispatch.stage = Stage::drafted;
    dispatch.id = {12, static_cast<std::uint16_t>(serial)};
    dispatch.from = FormationId(std::size_t{12});
    dispatch.to = FormationId(std::size_t{3});
    dispatch.handed_in = Moment{600};
    dispatch.precedence = precedence;
    dispatch.body = body;
    return dispatch;
}

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

template <class T>
std::uint64_t digest_of(const T& value) {
    DigestVisitor visitor;
    walk(value, visitor);
    return visitor.digest.value();
}

std::uint16_t leg(const Dispatch& dispatch, Leg which) {
    return dispatch.legs[static_cast<std::size_t>(which)];
}

Carriage carriage() {
    Carriage result;
    result.net_free = Moment{0};
    result.map_hexes = hexes;
    return result;
}

constexpr std::uint64_t seed = 77;

int count_fate(Fate fate, const Link& way, const MessageRules& rules, int letters) {
    int count = 0;
    for (int i = 0; i < letters; ++i) {
        Dispatch dispatch = drafted(i, sighting());
        carry(dispatch, way, carriage(), rules, seed);
        count += dispatch.fate == fate ? 1 : 0;
    }
    return count;
}

// Within four standard deviations of what the share makes of so many letters.
bool is_share(int count, double share, int letters) {
    const double sigma = square_root(letters * share * (1 - share));
    const double off = count - letters * share;
    return off < 4 * sigma + 1 && off > -4 * sigma - 1;
}

}  // namespace

// Catches: a leg that is not kept, an arrival reckoned from something else.
TEST_CASE("the legs sum to the arrival") {
    Dispatch by_hand;
    for (int i = 0; i < leg_kinds; ++i)
        by_hand.legs[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(1 << i);
    CHECK(way_minutes(by_hand) == (1 << leg_kinds) - 1);
    const MessageRules rules;
    for (int i = 0; i < 2000; ++i) {
        Dispatch dispatch = drafted(i, sighting());
        const Moment free = carry(dispatch, link(), carriage(), rules, seed);
        REQUIRE(dispatch.arrives == dispatch.handed_in + way_minutes(dispatch));
        REQUIRE(leg(dispatch, Leg::drafting) == 20);
        REQUIRE(leg(dispatch, Leg::enciphering) >= 21);
        REQUIRE(leg(dispatch, Leg::enciphering) <= 120);
        REQUIRE(leg(dispatch, Leg::sending) >= 60);
        REQUIRE(leg(dispatch, Leg::sending) <= 18 * 60);
        REQUIRE(leg(dispatch, Leg::waiting_for_net) == 0);
        REQUIRE(dispatch.means == Means::wireless);
        REQUIRE(free == Moment{612});
    }
}

// Catches: the link's delay taken as a constant, hours taken for minutes.
TEST_CASE("the sending time follows the link's range") {
    const MessageRules rules;
    double sum = 0;
    constexpr int n = 20000;
    for (int i = 0; i < n; ++i) {
        Dispatch dispatch = drafted(i, sighting());
        carry(dispatch, link(), carriage(), rules, seed);
        sum += leg(dispatch, Leg::sending);
    }
    CHECK(sum / n == doctest::Approx(60 * (1 + 4 + 18) / 3.0).epsilon(0.02));
}

// Catches: the two factors exchanged, or applied to the cipher as well.
TEST_CASE("an urgent letter is sent sooner than a routine one under the same luck") {
    const MessageRules rules;
    for (int i = 0; i < 500; ++i) {
        Dispatch urgent = drafted(i, sighting(), Precedence::urgent);
        Dispatch priority = drafted(i, sighting(), Precedence::priority);
        Dispatch routine = drafted(i, sighting(), Precedence::routine);
        carry(urgent, link(), carriage(), rules, seed);
        carry(priority, link(), carriage(), rules, seed);
        carry(routine, link(), carriage(), rules, seed);
        REQUIRE(urgent.arrives < priority.arrives);
        REQUIRE(priority.arrives < routine.arrives);
        REQUIRE(leg(urgent, Leg::enciphering) == leg(routine, Leg::enciphering));
        const double ratio = 1.0 * leg(urgent, Leg::sending) / leg(routine, Leg::sending);
        REQUIRE(ratio > 0.59);
        REQUIRE(ratio < 0.625);
    }
}

// Catches: a regiment's message put through the cipher, an officer who enciphers what he carries in
// his head.
TEST_CASE("the short form has no cipher, nor has what an officer carries") {
    const MessageRules rules;
    Carriage short_one = carriage();
    short_one.short_form = true;
    Dispatch message = drafted(1, sighting());
    CHECK(carry(message, link(), short_one, rules, seed) == Moment{605});
    CHECK(leg(message, Leg::drafting) == 5);
    CHECK(leg(message, Leg::enciphering) == 0);
    CHECK(leg(message, Leg::deciphering) == 0);
    Link by_officer = link();
    by_officer.means = Means::liaison_officer;
    Dispatch carried = drafted(1, sighting());
    carry(carried, by_officer, carriage(), rules, seed);
    CHECK(carried.means == Means::liaison_officer);
    CHECK(leg(carried, Leg::drafting) == 20);
    CHECK(leg(carried, Leg::enciphering) == 0);
    CHECK(leg(carried, Leg::deciphering) == 0);
}

// Catches: a queue that nobody waits in, or one in which waiting is counted twice.
TEST_CASE("a letter waits for the net, and holds it for the next") {
    const MessageRules rules;
    Dispatch at_once = drafted(1, sighting());
    carry(at_once, link(), carriage(), rules, seed);
    Carriage busy = carriage();
    busy.net_free = Moment{1200};
    Dispatch waits = drafted(1, sighting());
    const Moment free = carry(waits, link(), busy, rules, seed);
    const Minutes ready = 600 + leg(waits, Leg::drafting) + leg(waits, Leg::enciphering);
    CHECK(leg(waits, Leg::waiting_for_net) == 1200 - ready);
    CHECK(waits.arrives == at_once.arrives + leg(waits, Leg::waiting_for_net));
    CHECK(free == Moment{1212});
}

// Catches: the shares added wrongly (an edge too far), the switch of one asked for another.
TEST_CASE("lost, undecodable and garbled letters have the link's shares over 20,000") {
    const MessageRules rules;
    constexpr int n = 20000;
    const Link way = link();
    CHECK(is_share(count_fate(Fate::lost, way, rules, n), way.lost, n));
    CHECK(is_share(count_fate(Fate::undecodable, way, rules, n), way.undecodable, n));
    const int noticed = count_fate(Fate::garbled_noticed, way, rules, n);
    const int unnoticed = count_fate(Fate::garbled_unnoticed, way, rules, n);
    CHECK(is_share(noticed, way.garbled * rules.noticed_share, n));
    CHECK(is_share(unnoticed, way.garbled * (1 - rules.noticed_share), n));
}

// Catches: a letter garbled whose fate is to arrive whole; garbling that changes nothing or more
// than one thing.
TEST_CASE("only a letter garbled unnoticed has its body changed, and by one thing") {
    const MessageRules rules;
    Link bad = link();
    bad.garbled = 0.6;
    int places = 0;
    int numbers = 0;
    for (int i = 0; i < 3000; ++i) {
        Dispatch dispatch = drafted(i, sighting());
        carry(dispatch, bad, carriage(), rules, seed);
        const auto& told = std::get<Sighting>(dispatch.body);
        const bool same = digest_of(told) == digest_of(sighting());
        REQUIRE(same == (dispatch.fate != Fate::garbled_unnoticed));
        if (same) continue;
        const bool place = told.place != sighting().place;
        const bool number = told.strength_men != sighting().strength_men;
        REQUIRE(place != number);
        REQUIRE(told.subject == sighting().subject);
        REQUIRE(told.observed == sighting().observed);
        places += place ? 1 : 0;
        numbers += number ? 1 : 0;
        const int shift = static_cast<int>(told.place.index()) - 1000;
        REQUIRE(shift >= -3);
        REQUIRE(shift <= 3);
        if (number) REQUIRE((told.strength_men == 2000 || told.strength_men == 6000));
    }
    CHECK(places > 200);
    CHECK(numbers > 200);
}

// Catches: an order whose wrong hour lies before it was written and so changes nothing; a place
// beyond the edge of the map.
TEST_CASE("a garbled order goes to another place or begins half a day late") {
    const MessageRules rules;
    Link bad = link();
    bad.lost = 0;
    bad.undecodable = 0;
    bad.garbled = 1;
    int late = 0;
    int elsewhere = 0;
    for (int i = 0; i < 2000; ++i) {
        Order order;
        order.task.kind = TaskKind::attack;
        order.task.objective = HexId(std::size_t{1});
        Dispatch dispatch = drafted(i, order);
        carry(dispatch, bad, carriage(), rules, seed);
        if (dispatch.fate != Fate::garbled_unnoticed) continue;
        const Task& task = std::get<Order>(dispatch.body).task;
        REQUIRE(task.objective.index() < hexes);
        REQUIRE(task.kind == TaskKind::attack);
        if (task.begin != Moment{0}) {
            REQUIRE(task.begin == dispatch.handed_in + 12 * minutes_an_hour);
            REQUIRE(task.objective == order.task.objective);
            ++late;
        } else {
            REQUIRE(task.objective != order.task.objective);
            ++elsewhere;
        }
    }
    CHECK(late > 200);
    CHECK(elsewhere > 200);
}

// Catches: a repeat that costs nothing; the sense of an undecodable letter had at once.
TEST_CASE("a repeat costs hours, and a letter in a code that does not match costs a day") {
    const MessageRules rules;
    Link bad = link();
    bad.lost = 0;
    bad.garbled = 0.5;
    bad.undecodable = 0.5;
    double repeats = 0;
    double decoded = 0;
    int noticed = 0;
    int undecodable = 0;
    for (int i = 0; i < 4000; ++i) {
        Dispatch dispatch = drafted(i, sighting());
        carry(dispatch, bad, carriage(), rules, seed);
        if (dispatch.fate == Fate::garbled_noticed) {
            ++noticed;
            repeats += leg(dispatch, Leg::repeating);
        } else if (dispatch.fate == Fate::undecodable) {
            ++undecodable;
            decoded += leg(dispatch, Leg::repeating);
        } else {
            REQUIRE(leg(dispatch, Leg::repeating) == 0);
        }
    }
    REQUIRE(noticed > 0);
    REQUIRE(undecodable > 0);
    CHECK(repeats / noticed == doctest::Approx(180).epsilon(0.05));
    CHECK(decoded / undecodable == doctest::Approx(1800).epsilon(0.05));
}

// Catches: luck from a stream; luck that depends on the words or on the addressee's name.
TEST_CASE("the same letter under the same luck takes the same way") {
    const MessageRules rules;
    for (int i = 0; i < 300; ++i) {
        Dispatch one = drafted(i, sighting());
        Dispatch other = drafted(i, sighting());
        carry(one, link(), carriage(), rules, seed);
        carry(other, link(), carriage(), rules, seed);
        REQUIRE(digest_of(one) == digest_of(other));
        Sighting words = sighting();
        words.strength_men = 1;
        Dispatch other_words = drafted(i, words);
        carry(other_words, link(), carriage(), rules, seed);
        REQUIRE(other_words.legs == one.legs);
        REQUIRE(other_words.fate == one.fate);
    }
    int differ = 0;
    for (int i = 0; i < 300; ++i) {
        Dispatch one = drafted(i, sighting());
        Dispatch other = drafted(i, sighting());
        carry(one, link(), carriage(), rules, seed);
        carry(other, link(), carriage(), rules, seed + 1);
        differ += one.arrives != other.arrives ? 1 : 0;
    }
    CHECK(differ > 280);
}

// Catches: a switch that is not asked, or that takes the luck of the others with it.
TEST_CASE("the switches: no delay, no loss, no garbling") {
    MessageRules rules;
    rules.delay_on = 0;
    for (int i = 0; i < 200; ++i) {
        Dispatch dispatch = drafted(i, sighting());
        Carriage busy = carriage();
        busy.net_free = Moment{5000};
        carry(dispatch, link(), busy, rules, seed);
        REQUIRE(dispatch.arrives == dispatch.handed_in);
        REQUIRE(way_minutes(dispatch) == 0);
    }
    rules = MessageRules{};
    rules.loss_on = 0;
    CHECK(count_fate(Fate::lost, link(), rules, 5000) == 0);
    CHECK(count_fate(Fate::undecodable, link(), rules, 5000) == 0);
    CHECK(count_fate(Fate::garbled_noticed, link(), rules, 5000) > 50);
    rules = MessageRules{};
    rules.garbling_on = 0;
    CHECK(count_fate(Fate::garbled_noticed, link(), rules, 5000) == 0);
    CHECK(count_fate(Fate::garbled_unnoticed, link(), rules, 5000) == 0);
    const MessageRules all;
    CHECK(count_fate(Fate::lost, link(), rules, 5000) == count_fate(Fate::lost, link(), all, 5000));
}

// Catches: from and to exchanged in the table of links.
TEST_CASE("the net knows who can write to whom") {
    SignalNet net;
    net.stations = 3;
    net.links.resize(2);
    net.links[1].means = Means::runner;
    net.link_between = {0xFF, 1, 0xFF, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    const FormationId a(std::size_t{0}), b(std::size_t{1}), c(std::size_t{2});
    REQUIRE(net.link(a, b) != nullptr);
    CHECK(net.link(a, b)->means == Means::runner);
    REQUIRE(net.link(b, a) != nullptr);
    CHECK(net.link(b, a)->means == Means::wireless);
    CHECK(net.link(a, c) == nullptr);
}
