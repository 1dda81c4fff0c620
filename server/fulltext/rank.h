#ifndef RANK_H
#define RANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct Fts5ExtensionApi;
struct Fts5Context;
struct sqlite3_context;
struct sqlite3_value;

enum {
	RANK_ROWS_MAX = 10000, /* rows of a statement that are ranked; further ones have no rank */
	RANK_UNITS = 1 << 20,  /* in 1: each rank is a whole number of them, which any text keeps */
};

/* The place of a phrase in a row: the number of its first token in a column. */
struct rank_position {
	int phrase, column, token;
};

/*
 * Takes the hits of a statement that has taken(TABLE, ?) in each of its rows, with this bound to
 * the parameter as a pointer of the type RANK_TAKER: so that a search looks at very many hits at
 * once.
 */
struct rank_taker {
	/* Is given a hit, and its rank and matches, ordered by column and token, for the time of the
	 * call; no rank (NULL) past RANK_ROWS_MAX. Returns false if there is no memory. */
	bool (*take)(void *context, int64_t row, const double *rank,
		const struct rank_position *positions, size_t count);
	void *context;
	const double *weights; /* of the columns of the table; 1 of those past their count */
	size_t weight_count;
	int ranked; /* hits that had a rank; RANK_ROWS_MAX from the beginning, and none has one */
	/* set by take(): taken() is 0 for this hit, and not 1, so that NOT taken(…) stops at it */
	bool pauses;
};

#define RANK_TAKER "rank_taker"

/*
 * Ranks a row, lower is better. This is the FTS5 auxiliary function registered as bm25, whose
 * arguments are the weights of the columns, stored in the index (column `rank`). It is BM25 without
 * weights for rare terms: every hit has every term, so that these would hardly distinguish hits,
 * and FTS5 would have to read all rows of a term for each search. Runs of matches with at most one
 * word between them count more, the longer the longest such run is.
 */
void rank_row(const struct Fts5ExtensionApi *api, struct Fts5Context *fts,
	struct sqlite3_context *context, int weight_count, struct sqlite3_value **weights);

/* Gives a row, ranked so, to a struct rank_taker, the first argument, and returns 1. An FTS5
 * auxiliary function registered as taken. */
void rank_take(const struct Fts5ExtensionApi *api, struct Fts5Context *fts,
	struct sqlite3_context *context, int argument_count, struct sqlite3_value **arguments);

#endif
