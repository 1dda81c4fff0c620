#ifndef TRAIL_H
#define TRAIL_H

#include "base/buf.h"
#include "fulltext/rank.h"
#include "query/search_rows.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct query;
struct source;
struct statement;

/* The rows of the index that a term of a search finds: each is looked for once, and not much
 * further than anybody asked. */
struct trail {
	struct statement *rows;
	struct buf match;                                  /* that it has for its parameter */
	struct buf ranked;                                 /* that ranks the same rows: match_write() */
	struct rank_taker taker;                           /* of the statement */
	uint64_t *bits;                                    /* by row: whether it says it */
	size_t size;                                       /* in words of 64 */
	int64_t last;                                      /* row that it is known of */
	int64_t count;                                     /* rows that say it, up to there */
	int64_t stray;                                     /* a row that was not asked for; 0: none */
	int64_t stride;                                    /* rows that are looked at next */
	bool ended;                                        /* there are no more */
	bool goes_on;                                      /* it has a word that may go on */
	struct search_range ranges[CATALOG_RESOURCES_MAX]; /* where it is looked for */
	size_t range_count, range;                         /* and the one it has come to */
};

/*
 * Begins anew at the words of one term (match_write()) among what a query searches; a trail that is
 * zero is none's yet, and one that was begun stays where it is in memory. False with an error.
 */
bool trail_begin(struct trail *trail, const struct source *source, const struct query *query,
	const char *words, size_t unfinished, struct error *err);
void trail_finish(struct trail *trail);

/* Goes on by some rows, the more the further it has come. Returns 1; 0 at the end; -1 with an
 * error. */
int trail_step(struct trail *trail, struct error *err);

/*
 * The first row from one on that all trails of a set have, which has a bit for each; 0 without one,
 * -1 with an error. Counts *steps down by the rows that the trails have on the way to it; where
 * none are left, which is looked at after each stride of rows, they stay where they are, and 0
 * means that none is known.
 */
int64_t trail_meet(
	struct trail *const *trails, unsigned set, int64_t from, int64_t *steps, struct error *err);

#endif
