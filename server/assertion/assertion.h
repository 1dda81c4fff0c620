#ifndef ASSERTION_H
#define ASSERTION_H

#include "assertion/amount.h"
#include "assertion/sentence.h"

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
	int years[ASSERTION_DATES_MAX], months[ASSERTION_DATES_MAX], days[ASSERTION_DATES_MAX];
	size_t year_count, month_count, day_count;
	unsigned date_parts;                 /* what is said of them (date.h) */
	bool is_planned, is_denied, is_done; /* done: 已, already, which a promise is not */
	size_t aside; /* where its last clause begins if that alone denies: the base is not stated */
	size_t
		actor; /* behind who acts for what all is about, where it begins with such (understood.h) */
};

void assertion_read(struct assertion *ret_claim, const char *text);

/* Whether it says what another does, word for word, but for letter case and what parts words. */
bool assertion_repeats(const struct assertion *claim, const struct assertion *other);

/* Its words as they stand; each ideograph as a word of its own, since others put other words
 * between them; and so without verbs that a search finds in one form alone (built of build). */
enum assertion_words { ASSERTION_AS_WRITTEN, ASSERTION_APART, ASSERTION_REGULAR };

/* What it is about: its words, as a search takes them. Empty where it has none. */
void assertion_write_words(
	const struct assertion *claim, enum assertion_words which, struct buf *out);

/* Whether it has such verbs. */
bool assertion_is_irregular(const struct assertion *claim);

/* Whether two folded words are one, but for the ending: in the plural, or of what was done. */
bool assertion_is_same_word(const char *a, const char *b);

/* Whether a folded word is among its words, but for the ending. */
bool assertion_has_word(const struct assertion *claim, const char *word);

#endif
