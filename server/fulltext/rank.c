#include "fulltext/rank.h"

#include "fulltext/match.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef TOKENIZER_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

/* A question has a piece a character at most, each with what is held for the same. */
enum { PHRASES_MAX = 2 * MATCH_POINTS_MAX };

/* What holds for all rows of a statement. */
struct ranking {
	double mean; /* tokens of a row */
	int rows;    /* that are ranked, and one more */
	sqlite3_int64 last;
};

static int begin(const Fts5ExtensionApi *api, Fts5Context *fts, struct ranking **ret_ranking)
{
	*ret_ranking = api->xGetAuxdata(fts, 0);
	if (*ret_ranking)
		return SQLITE_OK;
	sqlite3_int64 rows = 0, tokens = 0;
	int result = api->xRowCount(fts, &rows);
	if (result == SQLITE_OK)
		result = api->xColumnTotalSize(fts, -1, &tokens);
	if (result != SQLITE_OK)
		return result;
	struct ranking *ranking = sqlite3_malloc(sizeof *ranking);
	if (!ranking)
		return SQLITE_NOMEM;
	*ranking = (struct ranking){.mean = tokens > 0 ? (double)tokens / (double)rows : 1};
	*ret_ranking = ranking;
	return api->xSetAuxdata(fts, ranking, sqlite3_free);
}

/* Whether a row is among the first; a statement may ask for its rank more than once. */
static bool is_ranked(struct ranking *ranking, sqlite3_int64 row)
{
	if (ranking->rows == 0 || (row != ranking->last && ranking->rows <= RANK_ROWS_MAX))
		ranking->rows++;
	ranking->last = row;
	return ranking->rows <= RANK_ROWS_MAX;
}

struct found {
	double *frequencies; /* of each phrase, in a column as often as it weighs */
	int column, end;     /* where the last run of phrases that stand together ends */
	int run, longest;    /* tokens of phrases in it, and in the longest */
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
	double frequencies[PHRASES_MAX];
	struct found found = {.frequencies = frequencies, .column = -1};
	struct ranking *ranking = NULL;
	double score = 0;
	int tokens = 0, phrases = api->xPhraseCount(fts);
	int result = begin(api, fts, &ranking);
	if (result == SQLITE_OK && !is_ranked(ranking, api->xRowid(fts)))
		return;
	phrases = phrases < PHRASES_MAX ? phrases : PHRASES_MAX;
	for (int i = 0; i < phrases; i++) /* and no more: this is done for each of very many rows */
		frequencies[i] = 0;
	if (result == SQLITE_OK)
		result = find_phrases(api, fts, weight_count, weights, &found);
	if (result == SQLITE_OK)
		result = api->xColumnSize(fts, -1, &tokens);
	if (result != SQLITE_OK) {
		sqlite3_result_error_code(context, result);
		return;
	}
	double damping = k1 * (1 - b + b * tokens / ranking->mean);
	for (int i = 0; i < phrases; i++)
		score += frequencies[i] * (k1 + 1) / (frequencies[i] + damping);
	sqlite3_result_double(context, -score * (apart + found.longest));
}

static int read_positions(
	const Fts5ExtensionApi *api, Fts5Context *fts, struct rank_position *positions, int count)
{
	int result = SQLITE_OK;
	for (int i = 0; result == SQLITE_OK && i < count; i++)
		result =
			api->xInst(fts, i, &positions[i].phrase, &positions[i].column, &positions[i].token);
	return result;
}

void rank_positions(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
	int argument_count, sqlite3_value **arguments)
{
	(void)argument_count;
	(void)arguments;
	struct ranking *ranking = NULL;
	struct rank_position *positions = NULL;
	int count = 0, result = begin(api, fts, &ranking);
	if (result == SQLITE_OK && !is_ranked(ranking, api->xRowid(fts)))
		return;
	if (result == SQLITE_OK)
		result = api->xInstCount(fts, &count);
	size_t size = (size_t)count * sizeof *positions;
	if (result == SQLITE_OK && !(positions = sqlite3_malloc64(size > 0 ? size : 1)))
		result = SQLITE_NOMEM;
	if (result == SQLITE_OK)
		result = read_positions(api, fts, positions, count);
	if (result == SQLITE_OK) {
		sqlite3_result_blob64(context, positions, size, sqlite3_free);
		return;
	}
	sqlite3_free(positions);
	sqlite3_result_error_code(context, result);
}
