#ifndef WORDING_H
#define WORDING_H

#include "assertion/assertion.h"

/* How the words of two sentences stand to each other, of which one has all of the other's. */

/* Of the record's words, how many in a hundred the claim has. */
size_t wording_share(const struct assertion *record, const struct assertion *claim);

/*
 * Whether each character of the claim stands beside one of its neighbours in the record, too: 建成
 * is not said by 完成硬件建设, which has both. One without neighbours, or that only leads to a
 * figure, need not.
 */
bool wording_keeps_pairs(const struct assertion *claim, const struct assertion *record);

/*
 * Whether the claim's words stand in the record's order, which may begin elsewhere: what comes
 * first in one may come last in the other, and what is done by somebody is what somebody does.
 * Doctors who go to hospitals are not hospitals that go to doctors.
 */
bool wording_keeps_order(const struct assertion *claim, const struct assertion *record);

/* Whether a piece is a word, but for one that only leads to a figure; and a form of “be”. */
bool wording_is_word(const struct sentence *sentence, size_t at);
bool wording_is_be(const struct sentence *sentence, size_t at);

/*
 * How many pieces from a place on say no more than the sentence would without them: that it was
 * said, of how many of them, or where a change went to, which a figure says.
 */
size_t wording_adds_nothing(const struct sentence *sentence, size_t at);

/*
 * Whether a sentence asks rather than states: with a question mark, 吗, or a verb before its
 * subject. And whether it says that something was said, which is true of what is wrong, too.
 */
bool wording_asks(const struct sentence *sentence);
bool wording_attributes(const struct sentence *sentence);

#endif
