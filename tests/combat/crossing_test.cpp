// Crossing sites: what boats carry by day and night, under fire, from the air, with engineers.
#include "combat/crossing.h"

#include <doctest/doctest.h>

using namespace lishui;

// Fails if a factor acts at the wrong time, or a ford is treated as boats.
TEST_CASE("what a site carries") {
    const ForceRules rules;
    SiteCircumstances site;
    site.men_an_hour = 400;
    CHECK(site_men_an_hour(site, Light::day, rules) == doctest::Approx(400));
    CHECK(site_men_an_hour(site, Light::dark, rules) == doctest::Approx(188));
    site.bombed = true;
    CHECK(site_men_an_hour(site, Light::day, rules) == doctest::Approx(280));
    CHECK(site_men_an_hour(site, Light::dark, rules) == doctest::Approx(188));
    site.bombed = false;
    site.enemy_beside = true;
    CHECK(site_men_an_hour(site, Light::day, rules) == doctest::Approx(160));
    site.enemy_beside = false;
    site.engineer_formations = 1;
    CHECK(site_men_an_hour(site, Light::day, rules) == doctest::Approx(1300));
    site.kind = Crossing::ford;
    CHECK(site_men_an_hour(site, Light::dark, rules) == doctest::Approx(400));
}

// Fails if guns and horses travel for nothing: those of a regiment about halve the rate.
TEST_CASE("guns and horses halve the rate of a regiment") {
    const ForceRules rules;
    Condition condition;
    condition.fit_men = 2800;
    condition.wounded_men = 150;
    condition.sick_men = 50;
    CHECK(site_load(condition, rules) == doctest::Approx(3000));
    condition.guns = 12;
    condition.horses = 800;
    CHECK(site_load(condition, rules) > 1.7 * 3000);
    CHECK(site_load(condition, rules) < 2.3 * 3000);
}

// Fails if a wider river is bridged as soon as a narrow one, or more engineers do not help.
TEST_CASE("a floating bridge takes an engineer regiment the better part of a day") {
    const ForceRules rules;
    CHECK(hours_to_bridge(150, 1, rules) > 8);
    CHECK(hours_to_bridge(250, 1, rules) < 16);
    CHECK(hours_to_bridge(200, 2, rules) == doctest::Approx(hours_to_bridge(200, 1, rules) / 2));
    CHECK(hours_to_bridge(200, 5, rules) == doctest::Approx(hours_to_bridge(200, 2, rules)));
}
