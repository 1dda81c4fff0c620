#ifndef RANK_H
#define RANK_H

struct Fts5ExtensionApi;
struct Fts5Context;
struct sqlite3_context;
struct sqlite3_value;

enum { RANK_ROWS_MAX = 10000 /* of a statement; whatever comes behind has no rank */ };

/* Where a phrase of a search stands in a row: the number of its first token in a column. */
struct rank_position {
	int phrase, column, token;
};

/*
 * How well a row answers a search, the less the better; an auxiliary function of FTS5 under the
 * name bm25, whose arguments are the weights of the columns. The index keeps them (its column
 * `rank`). It is BM25 without the weights of rare terms: every hit holds every term, so that they
 * hardly tell one hit from another, while to know how rare a term is FTS5 reads all its rows for
 * each search. Words that stand together, with one between them at most, count for more: the longer
 * the longest such run of what is found.
 */
void rank_row(const struct Fts5ExtensionApi *api, struct Fts5Context *fts,
	struct sqlite3_context *context, int weight_count, struct sqlite3_value **weights);

/*
 * What highlight.h marks in a row: the struct rank_position of each phrase, in the order of columns
 * and tokens, as a blob; of the rows that have a rank. An auxiliary function of FTS5 without
 * arguments, under the name positions.
 */
void rank_positions(const struct Fts5ExtensionApi *api, struct Fts5Context *fts,
	struct sqlite3_context *context, int argument_count, struct sqlite3_value **arguments);

#endif
