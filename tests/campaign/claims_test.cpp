// Claims of the enemy's loss: made of what the other side has truly lost, counted wrongly by each
// formation, made larger by the commander who counts his men, and believed by his superior.
#include <memory>

#include <doctest/doctest.h>

#include "campaign/campaign.h"
#include "campaign/truth.h"
#include "support/scenes.h"

using namespace lishui;

namespace {

struct Claims {
    double inflicted = 0;  // by the formations of one side, in truth
    double enemy_lost = 0;
    double claimed = 0;  // as the headquarters over those who count hold of them
    double counted = 0;  // and as those told who count
};

Claims claims_of(double false_reports, double error) {
    Scenario scenario = test::scene("changde-1943");
    REQUIRE(set_rule(scenario.rules, "command", "false_reports_on", false_reports));
    REQUIRE(set_rule(scenario.rules, "forces", "claim_error", error));
    const auto state = std::make_unique<State>();
    open_campaign(scenario, 5, *state, Events{});
    for (int hour = 0; hour < 168; ++hour)
        advance(scenario, *state, Players{}, Events{});
    Claims claims;
    const OrderOfBattle& order = scenario.order_of_battle;
    for (int i = 0; i < order.leaf_count; ++i)
        claims.inflicted += state->leaf[static_cast<std::size_t>(i)].inflicted_men;
    for (const Ledger& ledger : state->ledger)
        claims.enemy_lost += static_cast<double>(ledger.killed + ledger.wounded + ledger.missing);
    for (std::size_t h = 0; h < scenario.headquarters.size(); ++h)
        for (const PictureEntry& entry : picture_of(scenario, *state, HeadquartersId(h))) {
            if (entry.own == 0 || !entry.subject.exists()) continue;
            if (order[entry.subject].superior != order.command(HeadquartersId(h))) continue;
            const bool leaf = order.is_leaf(entry.subject);
            bool counts_men = false;
            if (!leaf)
                for (const FormationId f : order.under(order[entry.subject].headquarters))
                    counts_men = counts_men || order.is_leaf(f);
            if (leaf) claims.counted += 10.0 * entry.claimed_tens;
            if (counts_men) claims.claimed += 10.0 * entry.claimed_tens;
        }
    return claims;
}

}  // namespace

// Catches: claims made of one's own loss; losses counted twice, or by nobody.
TEST_CASE("claims: what formations have inflicted is what their enemies have lost in fighting") {
    const Claims claims = claims_of(1, 0);
    REQUIRE(claims.enemy_lost > 1000);
    CHECK(claims.inflicted < 1.02 * claims.enemy_lost);
    CHECK(claims.inflicted > 0.75 * claims.enemy_lost);  // the rest fell to aircraft and the march
    // Those who count tell it whole, some hours late and in round tens.
    CHECK(claims.counted < 1.02 * claims.inflicted);
    CHECK(claims.counted > 0.6 * claims.inflicted);
}

// Catches: a superior told the truth, or a multiple of a multiple.
TEST_CASE("claims: the superior holds one and a half to four times what fell, or the count") {
    const Claims with = claims_of(1, 0.5);
    CHECK(with.claimed > 1.5 * with.counted);
    CHECK(with.claimed < 4 * with.counted);
    const Claims without = claims_of(0, 0.5);
    CHECK(without.claimed < 1.1 * without.counted);
    CHECK(without.claimed > 0.7 * without.counted);
}
