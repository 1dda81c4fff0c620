#ifndef WORDING_H
#define WORDING_H

#include "mcp/assertion.h"

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

/* A part of a sentence's text; empty where there is none. */
struct wording {
	const char *text;
	size_t len;
};

enum { WORDING_PARTS_MAX = 8 };

struct wordings {
	struct wording parts[WORDING_PARTS_MAX];
	size_t count;
};

/* A range of a sentence's pieces, as it stands in its text. */
struct wording wording_of(const struct sentence *sentence, size_t first, size_t end);

/*
 * What the record says and the claim leaves out, so that it says more than the record: its words
 * that are not in the claim, the first parts of them, but for those that add nothing (that it was
 * reported, all of them), or else a figure that the claim has none like, where it has any.
 */
struct wordings wording_left_out(const struct assertion *record, const struct assertion *claim);

/* Adds the dates of a sentence, as far as there is room. */
void wording_add_dates(struct wordings *wordings, const struct assertion *record);

#endif
