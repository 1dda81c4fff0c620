#ifndef RANK_H
#define RANK_H

struct Fts5ExtensionApi;
struct Fts5Context;
struct sqlite3_context;
struct sqlite3_value;

enum { RANK_ROWS_MAX = 10000 /* rows of a statement that are ranked; further ones have no rank */ };

/* The place of a phrase in a row: the number of its first token in a column. */
struct rank_position {
	int phrase, column, token;
};

/*
 * Ranks a row, lower is better. This is the FTS5 auxiliary function registered as bm25, whose
 * arguments are the weights of the columns, stored in the index (column `rank`). It is BM25 without
 * weights for rare terms: every hit has every term, so that these would hardly distinguish hits,
 * and FTS5 would have to read all rows of a term for each search. Runs of matches with at most one
 * word between them count more, the longer the longest such run is.
 */
void rank_row(const struct Fts5ExtensionApi *api, struct Fts5Context *fts,
	struct sqlite3_context *context, int weight_count, struct sqlite3_value **weights);

/*
 * Returns the struct rank_position of each match, ordered by column and token, as a blob, for rows
 * that have a rank. An FTS5 auxiliary function without arguments, registered as positions.
 */
void rank_positions(const struct Fts5ExtensionApi *api, struct Fts5Context *fts,
	struct sqlite3_context *context, int argument_count, struct sqlite3_value **arguments);

#endif
