#include "fulltext/rank.h"

#include "fulltext/match.h"

#ifdef TOKENIZER_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

/* A question has a piece a character at most, each with what is held for the same. */
enum { PHRASES_MAX = 2 * MATCH_POINTS_MAX };

/* What holds for all rows: tokens of one on the average. Computed once a query. */
static int average(const Fts5ExtensionApi *api, Fts5Context *fts, double *ret_average)
{
	double *kept = api->xGetAuxdata(fts, 0);
	if (kept) {
		*ret_average = *kept;
		return SQLITE_OK;
	}
	sqlite3_int64 rows = 0, tokens = 0;
	int result = api->xRowCount(fts, &rows);
	if (result == SQLITE_OK)
		result = api->xColumnTotalSize(fts, -1, &tokens);
	kept = sqlite3_malloc(sizeof *kept);
	if (result != SQLITE_OK || !kept) {
		sqlite3_free(kept);
		return result != SQLITE_OK ? result : SQLITE_NOMEM;
	}
	*ret_average = *kept = tokens > 0 ? (double)tokens / (double)rows : 1;
	return api->xSetAuxdata(fts, kept, sqlite3_free);
}

struct found {
	double frequencies[PHRASES_MAX]; /* of each phrase, in a column as often as it weighs */
	int column, end;                 /* where the last run of phrases that stand together ends */
	int run, longest;                /* tokens of phrases in it, and in the longest */
};

/* Phrases stand together with one token at most between them. */
static void add_to_run(struct found *found, int column, int offset, int size)
{
	if (column != found->column || offset > found->end + 1) {
		found->column = column;
		found->end = offset;
		found->run = 0;
	}
	int end = offset + size, start = offset > found->end ? offset : found->end;
	if (end <= start)
		return;
	found->run += end - start;
	found->end = end;
	if (found->run > found->longest)
		found->longest = found->run;
}

static int find_phrases(const Fts5ExtensionApi *api, Fts5Context *fts, int weight_count,
	sqlite3_value **weights, struct found *found)
{
	int count = 0, result = api->xInstCount(fts, &count);
	for (int i = 0; result == SQLITE_OK && i < count; i++) {
		int phrase = 0, column = 0, offset = 0;
		result = api->xInst(fts, i, &phrase, &column, &offset);
		if (result != SQLITE_OK || phrase >= PHRASES_MAX)
			continue;
		found->frequencies[phrase] +=
			column < weight_count ? sqlite3_value_double(weights[column]) : 1;
		add_to_run(found, column, offset, api->xPhraseSize(fts, phrase));
	}
	return result;
}

void rank_row(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
	int weight_count, sqlite3_value **weights)
{
	static const double k1 = 1.2, b = 0.75; /* those of FTS5's own */
	/* with 2 to 8, the searches of tests/search_queries find what they find with 8, the mildest */
	static const double apart = 8;
	struct found found = {.column = -1};
	double mean = 1, score = 0;
	int tokens = 0;
	int result = average(api, fts, &mean);
	if (result == SQLITE_OK)
		result = find_phrases(api, fts, weight_count, weights, &found);
	if (result == SQLITE_OK)
		result = api->xColumnSize(fts, -1, &tokens);
	if (result != SQLITE_OK) {
		sqlite3_result_error_code(context, result);
		return;
	}
	double damping = k1 * (1 - b + b * tokens / mean);
	for (int i = 0; i < PHRASES_MAX && i < api->xPhraseCount(fts); i++)
		score += found.frequencies[i] * (k1 + 1) / (found.frequencies[i] + damping);
	sqlite3_result_double(context, -score * (apart + found.longest));
}
