// A fact of each kind put to a little run that fulfils it, and to one that misses it by one thing.
#include <memory>

#include "history_text.h"

namespace lishui::test {

namespace {

Event happened(Milestone what, const char* leaf, HexId hex, int at, SiteId site = {}) {
    return Happened{what, formation(leaf), minute(at), hex, HexId(), site};
}

Dispatch dispatch(const char* from, const char* to, Body body, std::uint16_t serial = 1) {
    Dispatch d;
    d.from = formation(from);
    d.to = formation(to);
    d.id = {d.from.value, serial};
    d.handed_in = minute(30);
    d.body = body;
    return d;
}

Order order(TaskKind kind, HexId objective) {
    Order given;
    given.task.kind = kind;
    given.task.objective = objective;
    return given;
}

HeadquartersId desk(const char* id) { return little().order_of_battle[formation(id)].headquarters; }

PictureEntry& slot(State& state, const char* id) {
    return picture_of(little(), state, desk(id))[0];
}

void forget_all(State& state, const char* id) {
    for (PictureEntry& entry : picture_of(little(), state, desk(id)))
        entry = PictureEntry{};
}

}  // namespace

TEST_CASE("a place is taken by the side that the fact names") {
    const std::string asks = "kind = \"place_taken\"\nside = \"W\"\nplace = \"east_town\"";
    Asked asked(asks);
    asked.hour({happened(Milestone::place_taken, "E1", place("east_town"), 10)});
    CHECK(asked.at() == never);
    asked.hour({happened(Milestone::place_taken, "W1", place("west_town"), 70)});
    CHECK(asked.at() == never);
    asked.hour({happened(Milestone::place_taken, "W1", place("east_town"), 130),
                happened(Milestone::place_taken, "W2", place("east_town"), 140)});
    CHECK(asked.at() == minute(130));
}

TEST_CASE("a share of a formation's men is near a place") {
    Asked asked(
        "kind = \"share_near\"\nof = \"WD\"\nplace = \"east_town\"\nwithin_km = 6\n"
        "at_least = 0.5");
    asked.hour({});
    CHECK(asked.at() == never);
    asked.state().condition[formation("W1").index()].place = place("east_town");
    asked.hour({});
    CHECK(asked.at() == never);  // a third only
    asked.state().condition[formation("W2").index()].place = place("east_town");
    asked.hour({});
    CHECK(asked.at() == minute(120));
}

TEST_CASE("a share of a formation's men is beyond a line, and for so long") {
    Asked asked(
        "kind = \"share_beyond\"\nof = \"W1\"\nbeyond = \"e_river\"\ntowards = \"east\"\n"
        "at_least = 1\nfor_hours = 2");
    auto& where = asked.state().condition[formation("W1").index()].place;
    const HexId home = where;
    where = place("east_town");
    asked.hour({});
    asked.hour({});
    where = home;  // it goes back after one hour
    asked.hour({});
    CHECK(asked.at() == never);
    where = place("east_town");
    for (int hour = 0; hour < 3; ++hour)
        asked.hour({});
    CHECK(asked.at() == minute(180));
}

TEST_CASE("so many leaves cross a river to the bank that is named") {
    const auto& sites = little().map.sites;
    const CrossingSite& site = sites[0];
    const std::string asks =
        "kind = \"river_crossed\"\nof = \"WD\"\nriver = \"white\"\n"
        "bank = \"left\"\nat_least = 2";
    Asked asked(asks);
    asked.hour({happened(Milestone::crossing_ended, "W1", site.left, 10, SiteId(0)),
                happened(Milestone::crossing_ended, "W1", site.left, 20, SiteId(0)),
                happened(Milestone::crossing_ended, "W2", site.right, 30, SiteId(0)),
                happened(Milestone::crossing_ended, "E1", site.left, 40, SiteId(0))});
    CHECK(asked.at() == never);
    asked.hour({happened(Milestone::crossing_ended, "W3", site.left, 90, SiteId(0))});
    CHECK(asked.at() == minute(90));
}

TEST_CASE("a milestone of the ground") {
    Asked asked(
        "kind = \"happened\"\nof = \"ED\"\nmilestone = [\"gave_way\", \"broke\"]\n"
        "place = \"east_landing\"\nwithin_km = 6");
    asked.hour({happened(Milestone::gave_way, "E1", place("east_town"), 10),
                happened(Milestone::surrounded, "E1", place("east_landing"), 11)});
    CHECK(asked.at() == never);
    asked.hour({happened(Milestone::broke, "E2", place("east_landing"), 61)});
    CHECK(asked.at() == minute(61));
}

TEST_CASE("an order handed in") {
    const std::string asks =
        "kind = \"order\"\nact = \"handed_in\"\nfrom = \"WA\"\nto = \"WD\"\n"
        "bearing = \"at_them\"\nplace = \"east_town\"\nwithin_km = 6";
    Asked asked(asks);
    const HexId town = place("east_town");
    asked.hour({HandedIn{dispatch("WA", "WD", order(TaskKind::hold, town))},
                HandedIn{dispatch("WA", "WD", order(TaskKind::attack, place("west_town")))},
                HandedIn{dispatch("WD", "W1", order(TaskKind::attack, town))},
                HandedIn{dispatch("WA", "WD", Answer{})}});
    CHECK(asked.at() == never);
    asked.hour({HandedIn{dispatch("WA", "WD", order(TaskKind::attack, town))}});
    CHECK(asked.at() == minute(30));
}

TEST_CASE("an order is read when it is read, and as it arrived") {
    const std::string asks =
        "kind = \"order\"\nact = \"read\"\nto = \"WD\"\ntask = \"attack\"\n"
        "place = \"east_town\"\nwithin_km = 1";
    const Dispatch sent = dispatch("WA", "WD", order(TaskKind::attack, place("east_town")));
    Asked whole(asks);
    whole.hour({HandedIn{sent}});
    CHECK(whole.at() == never);
    whole.hour({WasRead{sent.id, desk("WD"), minute(300)}});
    CHECK(whole.at() == minute(300));
    Asked garbled(asks);
    garbled.hour({HandedIn{sent},
                  Garbled{sent.id, minute(31), order(TaskKind::attack, place("north_village"))},
                  WasRead{sent.id, desk("WD"), minute(300)}});
    CHECK(garbled.at() == never);
}

TEST_CASE("a letter of any kind, by its word") {
    Asked asked(
        "kind = \"letter\"\nact = \"handed_in\"\nletter = \"objection\"\nfrom = \"WD\"\n"
        "to = \"WA\"");
    asked.hour(
        {HandedIn{dispatch("WA", "WD", Objection{})}, HandedIn{dispatch("WD", "WA", Return{})}});
    CHECK(asked.at() == never);
    asked.hour({HandedIn{dispatch("WD", "WA", Objection{})}});
    CHECK(asked.at() == minute(30));
}

TEST_CASE("a letter by its manner: an order that gives leave for what was objected") {
    Asked asked("kind = \"letter\"\nact = \"handed_in\"\nletter = \"concession\"\nto = \"WD\"");
    Order leave = order(TaskKind::withdraw, place("west_town"));
    leave.refers_to = {formation("WA").value, 4};  // an earlier order of his own
    asked.hour({HandedIn{dispatch("WA", "WD", leave)}});
    CHECK(asked.at() == never);
    leave.refers_to = {formation("WD").value, 9};
    leave.task.insists = 1;  // the old one again
    asked.hour({HandedIn{dispatch("WA", "WD", leave)}});
    CHECK(asked.at() == never);
    leave.task.insists = 0;
    asked.hour({HandedIn{dispatch("WA", "WD", leave)}});
    CHECK(asked.at() == minute(30));
}

TEST_CASE("a course taken, and what became of the order") {
    Asked asked("kind = \"course\"\ndesk = \"ED\"\nbearing = \"go_back\"\nobedience = \"refuses\"");
    Appreciation made;
    made.count = 2;
    made.courses[1].task.kind = TaskKind::withdraw;
    made.obedience = Obedience::refuses;
    asked.hour({Appreciated{desk("ED"), minute(5), made}});  // it takes the first
    made.chosen = 1;
    asked.hour({Appreciated{desk("WD"), minute(65), made}});
    CHECK(asked.at() == never);
    asked.hour({Appreciated{desk("ED"), minute(70), made}});
    CHECK(asked.at() == minute(70));
}

TEST_CASE("a step of a superior with a subordinate") {
    Asked asked(
        "kind = \"ladder\"\ndesk = \"WA\"\nof = \"WD\"\nstep = [\"send_officer\", \"concede\"]");
    LadderClimbed climbed;
    climbed.headquarters = desk("WA");
    climbed.subordinate = formation("WD");
    climbed.at = minute(12);
    climbed.step = LadderStep::insist;
    asked.hour({climbed});
    CHECK(asked.at() == never);
    climbed.step = LadderStep::concede;
    asked.hour({climbed});
    CHECK(asked.at() == minute(12));
}

TEST_CASE("what a desk thinks that the enemy is about") {
    Asked asked("kind = \"intent\"\ndesk = \"WD\"\nof = \"ED\"\nwhat = \"lure\"\nat_least = 0.4");
    Intent& held = asked.state().headquarters[desk("WD").index()].intents[0];
    asked.hour({});
    CHECK(asked.at() == never);
    held.group = formation("ED");
    held.share = {100, 500, 100, 300};
    asked.hour({});
    CHECK(asked.at() == never);
    held.share = {100, 200, 200, 500};
    asked.hour({});
    CHECK(asked.at() == minute(120));
}

TEST_CASE("a belief: where, doing what, how strong against the truth") {
    Asked asked(
        "kind = \"belief\"\ndesk = \"WD\"\nof = \"ED\"\ndoing = \"withdrawing\"\n"
        "place = \"east_town\"\nwithin_km = 40\ntimes_true = true\nat_least = 1.5");
    State& state = asked.state();
    forget_all(state, "WD");
    PictureEntry& entry = slot(state, "WD");
    entry.subject = formation("ED");
    entry.place = place("east_town");
    entry.doing = Doing::withdrawing;
    entry.strength_men = 5500;  // about as many as there are
    asked.hour({});
    CHECK(asked.at() == never);
    entry.strength_men = 11000;
    entry.doing = Doing::defending;
    asked.hour({});
    CHECK(asked.at() == never);
    entry.doing = Doing::withdrawing;
    asked.hour({});
    CHECK(asked.at() == minute(120));
}

TEST_CASE("a belief that few are left, and an order that has reached several") {
    Asked few(
        "kind = \"belief\"\ndesk = \"WD\"\nof = \"ED\"\nplace = \"east_town\"\n"
        "within_km = 6\nat_most = 100");
    forget_all(few.state(), "WD");
    few.hour({});
    CHECK(few.at() == never);  // it never heard of them
    PictureEntry& entry = slot(few.state(), "WD");
    entry.subject = formation("ED");
    entry.place = place("east_town");
    entry.strength_men = 5000;
    few.hour({});
    CHECK(few.at() == never);
    entry.place = place("west_town");
    few.hour({});
    CHECK(few.at() == minute(120));

    Asked several("kind = \"order\"\nact = \"handed_in\"\ntask = \"move\"\nat_least = 2");
    const Order go = order(TaskKind::move, place("east_town"));
    several.hour({HandedIn{dispatch("WD", "W1", go)}, HandedIn{dispatch("WD", "W1", go, 2)}});
    CHECK(several.at() == never);
    several.hour({HandedIn{dispatch("WD", "W2", go, 3)}});
    CHECK(several.at() == minute(30));
}

TEST_CASE("losses, true and as told") {
    const std::string told =
        "kind = \"losses\"\nof = \"WD\"\ndesk = \"WA\"\ntimes_true = true\n"
        "at_most = 0.5\n";
    const History both =
        history_of(fact_text("kind = \"losses\"\nside = \"W\"\nat_least = 100", "true") +
                   fact_text(told + "after = \"true\"", "told") +
                   fact_text(told + "throughout = true", "throughout"));
    Asked asked(both);
    forget_all(asked.state(), "WA");
    PictureEntry& entry = slot(asked.state(), "WA");
    entry.subject = formation("WD");
    entry.own = 1;
    asked.hour({LossesTaken{formation("E1"), minute(1), 500, 0, 0, 0},
                LossesTaken{formation("W1"), minute(2), 40, 40, 0, 0}});
    CHECK(asked.at(0) == never);
    entry.lost_men = 90;
    asked.hour({LossesTaken{formation("W2"), minute(61), 0, 0, 70, 0}});
    CHECK(asked.at(0) == minute(60));
    CHECK(asked.at(1) == never);  // more than half is told
    entry.lost_men = 70;
    asked.hour({});
    CHECK(asked.at(1) == minute(120));
    CHECK(asked.at(2) == never);  // it was not so at each hour
}

TEST_CASE("men who cannot be used, true and as told") {
    Asked asked(history_of(
        fact_text("kind = \"unfit\"\nof = \"W1\"\nat_least = 0.4", "true") +
        fact_text("kind = \"unfit\"\nof = \"WD\"\ndesk = \"WA\"\nat_least = 0.4", "told")));
    forget_all(asked.state(), "WA");
    PictureEntry& entry = slot(asked.state(), "WA");
    entry.subject = formation("WD");
    entry.own = 1;
    entry.strength_men = 7000;
    entry.unfit = 18;
    asked.hour({});
    CHECK(asked.at(0) == never);
    CHECK(asked.at(1) == never);
    Condition& leaf = asked.state().condition[formation("W1").index()];
    leaf.sick_men = leaf.fit_men;
    entry.unfit = 45;
    asked.hour({});
    CHECK(asked.at(0) == minute(60));
    CHECK(asked.at(1) == minute(60));
}

TEST_CASE("not before its hour") {
    Asked asked(
        "kind = \"place_taken\"\nside = \"W\"\nplace = \"east_town\"\n"
        "not_before = 1930-04-10T08:00:00+08:00");
    asked.hour({happened(Milestone::place_taken, "W1", place("east_town"), 119)});
    CHECK(asked.at() == never);
    asked.hour({happened(Milestone::place_taken, "W1", place("east_town"), 121)});
    CHECK(asked.at() == minute(121));
}

}  // namespace lishui::test
