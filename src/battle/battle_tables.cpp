#include <array>
#include <charconv>
#include <string_view>

#include "battle/prediction.h"

namespace lishui {

namespace {

std::string number(double value) {
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 5);
    std::string digits(text.data(), end.ptr);
    while (digits.back() == '0')
        digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

std::string cell(std::string_view text) {
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

void add(std::string& row, double value) { row += "," + number(value); }

void add(std::string& row, const Spread& spread) {
    add(row, spread.p10);
    add(row, spread.p50);
    add(row, spread.p90);
}

constexpr std::string_view prediction_columns =
    "id,p_win,p_draw,p_loss,"
    "att_loss_pct_day_p10,att_loss_pct_day_p50,att_loss_pct_day_p90,"
    "def_loss_pct_day_p10,def_loss_pct_day_p50,def_loss_pct_day_p90,"
    "advance_km_day_p10,advance_km_day_p50,advance_km_day_p90,"
    "exchange_p10,exchange_p50,exchange_p90,duration_days_p50,"
    "att_loss_pct_p50,def_loss_pct_p50,att_loss_pct_beaten_p50,def_loss_pct_beaten_p50,"
    "gave_way_to_manoeuvre,gave_way_to_losses,broke,destroyed,"
    "called_off,called_off_for_losses,spent,died_down,ended_by_losses\n";

}  // namespace

std::string predictions_as_csv(std::span<const Prediction> predictions) {
    std::string text(prediction_columns);
    for (const Prediction& told : predictions) {
        std::string row = cell(told.id);
        add(row, told.win);
        add(row, told.draw);
        add(row, told.loss);
        add(row, told.attacker_loss_pct_day);
        add(row, told.defender_loss_pct_day);
        add(row, told.advance_km_day);
        add(row, told.exchange);
        add(row, told.duration_days);
        add(row, told.attacker_loss_pct);
        add(row, told.defender_loss_pct);
        add(row, told.beaten_attacker_loss_pct);
        add(row, told.beaten_defender_loss_pct);
        for (const double share : told.endings)
            add(row, share);
        add(row, told.by_losses);
        text += row + "\n";
    }
    return text;
}

std::string battles_as_csv(std::span<const Battle> battles) {
    std::string text =
        "id,year,att_men,def_men,att_guns,def_guns,att_tanks,def_tanks,att_nation,def_nation,"
        "att_army,att_army_on_front,def_army_on_front,"
        "resolve,ground,woods,dug_in_hours,delaying,rain,across_water,air_mastery,front_km\n";
    for (const Battle& battle : battles) {
        std::string row = cell(battle.id);
        add(row, battle.year);
        add(row, battle.attacker.men);
        add(row, battle.defender.men);
        add(row, battle.attacker.guns);
        add(row, battle.defender.guns);
        add(row, battle.attacker.tanks);
        add(row, battle.defender.tanks);
        row += "," + cell(battle.attacker.nation) + "," + cell(battle.defender.nation) + "," +
               cell(battle.attacker.army) + "," + cell(battle.attacker.army_on_front) + "," +
               cell(battle.defender.army_on_front);
        add(row, battle.defender.resolve);
        add(row, static_cast<int>(battle.ground));
        add(row, battle.woods ? 1 : 0);
        add(row, battle.dug_in_hours);
        add(row, battle.delaying ? 1 : 0);
        add(row, battle.rain ? 1 : 0);
        add(row, battle.across_water ? 1 : 0);
        add(row, battle.air_mastery);
        add(row, battle.front_km);
        text += row + "\n";
    }
    return text;
}

}  // namespace lishui
