#ifndef ASSERTION_H
#define ASSERTION_H

#include "mcp/amount.h"
#include "mcp/sentence.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;

/*
 * A sentence, taken apart as far as it can be held against another: the figures in it, the dates,
 * whether it speaks of what is to come, whether it denies, and the words that are left, which say
 * what it is about. Read twice alike: what someone claims, and what a record says.
 */
enum { ASSERTION_FIGURES_MAX = 8, ASSERTION_DATES_MAX = 8 };

struct assertion {
	struct sentence sentence;
	bool is_cut; /* there was more than has a place */
	struct amount figures[ASSERTION_FIGURES_MAX];
	size_t figure_count;
	int years[ASSERTION_DATES_MAX], months[ASSERTION_DATES_MAX];
	size_t year_count, month_count;
	unsigned date_parts; /* what is said of them (date.h) */
	bool is_planned, is_denied;
};

void assertion_read(struct assertion *ret_claim, const char *text);

/*
 * What it is about: its words, as a search takes them; `apart` for each ideograph as a word of its
 * own, since others put other words between them. Empty where it has none.
 */
void assertion_write_words(const struct assertion *claim, bool apart, struct buf *out);

/* Whether a folded word is among its words, in the singular or plural. */
bool assertion_has_word(const struct assertion *claim, const char *word);

#endif
