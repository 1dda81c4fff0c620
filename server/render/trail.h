#ifndef TRAIL_H
#define TRAIL_H

#include "base/buf.h"
#include "fulltext/rank.h"
#include "query/reading.h"
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
	struct reading reading;                            /* what it is to look for it */
	uint64_t *bits;                                    /* by row: whether it says it */
	size_t size;                                       /* in words of 64 */
	int64_t last;                                      /* row that says it, of those known */
	int64_t count;                                     /* of these */
	int64_t stray;                                     /* a row that was not asked for; 0: none */
	int64_t passed;                                    /* rows of others since the range before */
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

/* Goes on by TRAIL_STRIDE rows that say it, or to the end. Returns 1; 0 at the end; -1 with an
 * error. */
enum { TRAIL_STRIDE = 1000 };
int trail_step(struct trail *trail, struct error *err);

/* What was read so far (reading.h). */
int64_t trail_reads(const struct trail *trail);

/*
 * The first row from one on that all trails of a set have, which has a bit for each; 0 without one,
 * -1 with an error. Counts *steps down by the rows that the trails have on the way to it; where
 * none are left, which is looked at after each stride of rows, they stay where they are, and 0
 * means that none is known.
 */
int64_t trail_meet(
	struct trail *const *trails, unsigned set, int64_t from, int64_t *steps, struct error *err);

#endif
