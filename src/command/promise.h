// Promises between neighbours: who goes at an enemy with too little asks the one beside him to come
// abreast by an hour; he gives his word, or is silent; and it is kept or not. A promise and the
// deed are different things: until the hour the word counts, afterwards only whether he was there.
#pragma once

#include "command/commander.h"

namespace lishui {

struct Estimate;

// After an appreciation: asks the neighbour nearest to the goal, if the chosen course needs him.
void ask_a_neighbour(const Desk& desk, Decision& decision);

// Gives its word to those who asked, if what it has resolved to do leads there anyway, or if its
// commander is not frank enough to say no.
void give_promises(const Desk& desk, const Estimate& known, Decision& decision);

// A letter that asks for a promise, or gives one.
inline bool asks_for_word(const Letter& letter) {
    const Promise* promise = std::get_if<Promise>(&letter.body);
    return promise != nullptr && promise->asks != 0;
}
inline bool gives_word(const Letter& letter) {
    const Promise* promise = std::get_if<Promise>(&letter.body);
    return promise != nullptr && promise->asks == 0;
}

// Per cent: what a neighbour's word is worth to this desk.
int trust_in(const Desk& desk, FormationId neighbour);

// Where a neighbour is reckoned with, and with what share of his power.
struct CountedOn {
    HexId place;
    double share = 0;
};
CountedOn counted_on(const Desk& desk, const PictureEntry& neighbour);

// What keeping its own word adds to a course to `goal`.
double worth_of_its_word(const Desk& desk, Bearing way, HexId goal);

// How what a neighbour was asked for, or has promised, stands by what this desk knows.
enum class PromiseEnd : std::uint8_t { open, kept, broken, unanswered };
PromiseEnd end_of_promise(const Desk& desk);

// The headquarters' own book: what it asks for or promises, and what it is promised.
void note_promise(Headquarters& own, FormationId with, const Promise& promise);
void note_word(Headquarters& own, FormationId from, const Promise& promise);

}  // namespace lishui
