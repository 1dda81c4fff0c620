#ifndef CHOICE_H
#define CHOICE_H

#include "render/trail.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct error;
struct query;
struct source;

enum {
	CHOICE_TERMS_MAX = 8,    /* that are looked for together */
	CHOICE_COUNT_MAX = 1000, /* hits of a term are counted up to here */
	CHOICE_KNOWN_MAX = 128,  /* terms whose hits are remembered */
	CHOICE_READS = 2, /* times what a search may read (reading.h), to count terms, and to choose */
};

/* A term of a search, or a piece of one, as it was typed; borrowed. */
struct term {
	const char *text;
	size_t len;
	int64_t hits; /* CHOICE_COUNT_MAX at most; 0 where it is left out */
};

/* Which terms of a search go together. */
struct choice {
	struct term
		*terms[CHOICE_TERMS_MAX]; /* each of which finds something; whoever asks sets them */
	size_t term_count;
	const struct source *source;
	const struct query *query;
	const char *unfinished; /* the end of the word of the question that may go on; NULL: of none */
	struct trail counted;   /* of what is counted; but that of the term that may go on, which */
	struct trail going_on;  /* costs the most of all, is kept */
	struct term gone;       /* which that is */
	struct term known[CHOICE_KNOWN_MAX]; /* the others that were counted */
	size_t known_count;
	int64_t left; /* that may still be read to count terms (reading.h) */
	struct trail own[CHOICE_TERMS_MAX];
	struct trail *trails[CHOICE_TERMS_MAX]; /* of the terms */
	/* whether an item has all terms of a set, by the set's bits; -1 where nobody looked */
	int8_t found[1 << CHOICE_TERMS_MAX];
	struct error *err;
};

/* For what is searched by a query of a source, whose question the terms are of; all three stand for
 * as long as it. */
void choice_init(struct choice *choice, const struct source *source, const struct query *query,
	struct error *err);
void choice_finish(struct choice *choice);

/* Tells of a term of the question that it finds nothing. */
void choice_know(struct choice *choice, const struct term *missing);

/*
 * How many items a term finds, CHOICE_COUNT_MAX at most; -1 with an error. None where it is one
 * letter: without the other terms it says nothing of what was meant; and where to look for it might
 * read more than CHOICE_READS searches, with those before. As in the whole question, only its last
 * word may go on. Looks for each term once.
 */
int64_t choice_count(struct choice *choice, const char *text, size_t len);

/*
 * Of the sets of the terms, without the most common of those that read more than CHOICE_READS
 * searches, that an item has together the one that says the most (in bytes, numbers aside: an
 * ideograph says as much as a few letters), with all numbers that the rest goes together with, and
 * of those that say as much the one whose best hit is the best. Writes into `match` what finds it;
 * the hits of the terms that it leaves out are 0 then. False with an error, and where no item has
 * any of them.
 */
bool choice_make(struct choice *choice, struct buf *match);

#endif
