#ifndef OMISSION_H
#define OMISSION_H

#include "assertion/assertion.h"

/* What a record says and a claim leaves out, so that the claim may say more than the record. */

/* A part of a sentence's text; empty where there is none. */
struct quote {
	const char *text;
	size_t len;
};

enum { OMISSION_PARTS_MAX = 8 };

struct omission {
	struct quote parts[OMISSION_PARTS_MAX];
	size_t count;
};

/* A range of a sentence's pieces, as it stands in its text. */
struct quote omission_quote(const struct sentence *sentence, size_t first, size_t end);

/*
 * The record's words that are not in the claim, the first parts of them, but for those that add
 * nothing (that it was reported, all of them), or else a figure that the claim has none like, where
 * it has any; `other`, of the record or NULL, is the one that it has another for.
 */
struct omission omission_find(
	const struct assertion *record, const struct assertion *claim, const struct amount *other);

/* Adds the dates of a sentence, as far as there is room. */
void omission_add_dates(struct omission *omission, const struct assertion *record);

#endif
