#include "fulltext/rank.h"

#include "fulltext/lengths.h"
#include "fulltext/question.h"

#include <math.h>
#ifdef TOKENIZER_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

/* A question has a piece a character at most, each with what is held for the same. */
enum { PHRASES_MAX = 2 * QUESTION_POINTS_MAX, POSITIONS_FIRST = 64 };

/* What holds for all rows of a statement. */
struct ranking {
	double mean; /* tokens of a row */
	int rows;    /* that are ranked, and one more */
	sqlite3_int64 last;
	struct lengths lengths;
	struct rank_position *positions; /* of the row, by phrase; room for twice as many */
	struct rank_position *sorted;    /* the same ordered by column and token */
	int position_count, room;
	size_t weight_count;
	double weights[]; /* of the columns */
};

static void end(void *context)
{
	struct ranking *ranking = context;
	lengths_finish(&ranking->lengths);
	sqlite3_free(ranking->positions);
	sqlite3_free(ranking);
}

/* Stores what was begun for the statement, or begins it, with room for weights. */
static int begin(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
	size_t weight_count, bool *ret_is_new, struct ranking **ret_ranking)
{
	struct ranking *ranking = *ret_ranking = api->xGetAuxdata(fts, 0);
	sqlite3_int64 rows = 0, tokens = 0;
	*ret_is_new = !ranking;
	if (ranking)
		return SQLITE_OK;
	int result = api->xRowCount(fts, &rows);
	if (result == SQLITE_OK)
		result = api->xColumnTotalSize(fts, -1, &tokens);
	size_t size = sizeof *ranking + weight_count * sizeof *ranking->weights;
	if (result == SQLITE_OK && !(ranking = *ret_ranking = sqlite3_malloc64(size)))
		result = SQLITE_NOMEM;
	if (result != SQLITE_OK)
		return result;
	*ranking = (struct ranking){.mean = tokens > 0 ? (double)tokens / (double)rows : 1,
		.lengths = {.db = sqlite3_context_db_handle(context)},
		.weight_count = weight_count};
	return api->xSetAuxdata(fts, ranking, end);
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

/* The second half is what positions are sorted into. */
static bool make_room(struct ranking *ranking)
{
	if (ranking->position_count < ranking->room)
		return true;
	int room = ranking->room > 0 ? 2 * ranking->room : POSITIONS_FIRST;
	size_t size = 2 * (size_t)room * sizeof *ranking->positions;
	void *more = sqlite3_realloc64(ranking->positions, size);
	if (!more)
		return false;
	ranking->positions = more;
	ranking->room = room;
	return true;
}

static bool is_before(const struct rank_position *one, const struct rank_position *other)
{
	return one->column < other->column ||
		(one->column == other->column && one->token < other->token);
}

/* Merges positions from `start` on with those from `middle` to `end`. */
static void merge(
	const struct rank_position *from, int start, int middle, int end, struct rank_position *to)
{
	for (int one = start, other = middle, i = start; i < end; i++) {
		bool first = other == end || (one < middle && !is_before(&from[other], &from[one]));
		to[i] = first ? from[one++] : from[other++];
	}
}

/* Sorts positions that are sorted up to each of some ends, from the one before. */
static struct rank_position *sort_positions(struct ranking *ranking, int *ends, int count)
{
	struct rank_position *from = ranking->positions, *to = from + ranking->room;
	while (count > 1) {
		int start = 0, merged = 0;
		for (int i = 0; i < count; i += 2) {
			int end = i + 1 < count ? ends[i + 1] : ends[i];
			merge(from, start, ends[i], end, to);
			ends[merged++] = start = end;
		}
		struct rank_position *sorted = to;
		to = from;
		from = sorted;
		count = merged;
	}
	return from;
}

/* Reads the places of each phrase: FTS5's own table of all looks through all phrases for each
 * place, which of many words costs most of the search. */
static int read_positions(
	const Fts5ExtensionApi *api, Fts5Context *fts, struct ranking *ranking, int phrases)
{
	int ends[PHRASES_MAX], count = 0;
	ranking->position_count = 0;
	for (int i = 0; i < phrases; i++) {
		Fts5PhraseIter places;
		struct rank_position at = {.phrase = i};
		int before = ranking->position_count;
		int result = api->xPhraseFirst(fts, i, &places, &at.column, &at.token);
		for (; result == SQLITE_OK && at.column >= 0;
			 api->xPhraseNext(fts, &places, &at.column, &at.token)) {
			if (!make_room(ranking))
				return SQLITE_NOMEM;
			ranking->positions[ranking->position_count++] = at;
		}
		if (result != SQLITE_OK)
			return result;
		if (ranking->position_count > before)
			ends[count++] = ranking->position_count;
	}
	ranking->sorted = sort_positions(ranking, ends, count);
	return SQLITE_OK;
}

static void add_positions(const Fts5ExtensionApi *api, Fts5Context *fts,
	const struct ranking *ranking, struct found *found)
{
	for (int i = 0; i < ranking->position_count; i++) {
		const struct rank_position *at = &ranking->sorted[i];
		found->frequencies[at->phrase] +=
			(size_t)at->column < ranking->weight_count ? ranking->weights[at->column] : 1;
		add_to_run(found, at->column, at->token, api->xPhraseSize(fts, at->phrase));
	}
}

/* Reads the positions of the row, and stores its rank. */
static int rank(
	const Fts5ExtensionApi *api, Fts5Context *fts, struct ranking *ranking, double *ret_rank)
{
	static const double k1 = 1.2, b = 0.75; /* those of FTS5's own */
	/* with 2 to 8, the searches of tests/search_queries find what they find with 8, the mildest */
	static const double apart = 8;
	double frequencies[PHRASES_MAX];
	struct found found = {.frequencies = frequencies, .column = -1};
	double score = 0;
	int tokens = 0, phrases = api->xPhraseCount(fts);
	phrases = phrases < PHRASES_MAX ? phrases : PHRASES_MAX;
	for (int i = 0; i < phrases; i++) /* and no more: this is done for each of very many rows */
		frequencies[i] = 0;
	int result = read_positions(api, fts, ranking, phrases);
	if (result == SQLITE_OK)
		result = lengths_read(&ranking->lengths, api->xRowid(fts), &tokens);
	if (result != SQLITE_OK)
		return result;
	add_positions(api, fts, ranking, &found);
	double damping = k1 * (1 - b + b * tokens / ranking->mean);
	for (int i = 0; i < phrases; i++)
		score += frequencies[i] * (k1 + 1) / (frequencies[i] + damping);
	*ret_rank = -round(score * (apart + found.longest) * RANK_UNITS) / RANK_UNITS;
	return SQLITE_OK;
}

void rank_row(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
	int weight_count, sqlite3_value **weights)
{
	bool is_new;
	double ranked = 0;
	struct ranking *ranking;
	int result = begin(api, fts, context, (size_t)weight_count, &is_new, &ranking);
	for (int i = 0; result == SQLITE_OK && is_new && i < weight_count; i++)
		ranking->weights[i] = sqlite3_value_double(weights[i]);
	if (result == SQLITE_OK && !is_ranked(ranking, api->xRowid(fts)))
		return;
	if (result == SQLITE_OK)
		result = rank(api, fts, ranking, &ranked);
	if (result == SQLITE_OK)
		sqlite3_result_double(context, ranked);
	else
		sqlite3_result_error_code(context, result);
}

/* Ranks the row and gives it to the taker. */
static int take_ranked(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
	const struct rank_taker *taker, int64_t row)
{
	bool is_new;
	double ranked = 0;
	struct ranking *ranking;
	int result = begin(api, fts, context, taker->weight_count, &is_new, &ranking);
	for (size_t i = 0; result == SQLITE_OK && is_new && i < taker->weight_count; i++)
		ranking->weights[i] = taker->weights[i];
	if (result == SQLITE_OK)
		result = rank(api, fts, ranking, &ranked);
	if (result != SQLITE_OK)
		return result;
	size_t count = (size_t)ranking->position_count;
	bool took = taker->take(taker->context, row, &ranked, ranking->sorted, count);
	return took ? SQLITE_OK : SQLITE_NOMEM;
}

void rank_take(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
	int argument_count, sqlite3_value **arguments)
{
	struct rank_taker *taker =
		argument_count > 0 ? sqlite3_value_pointer(arguments[0], RANK_TAKER) : NULL;
	if (!taker) {
		sqlite3_result_error_code(context, SQLITE_MISUSE);
		return;
	}
	int64_t row = api->xRowid(fts);
	int result;
	/* not of each time that FTS5 is asked: it may be for one range of rows after the other */
	if (taker->ranked < RANK_ROWS_MAX) {
		taker->ranked++;
		result = take_ranked(api, fts, context, taker, row);
	} else {
		result = taker->take(taker->context, row, NULL, NULL, 0) ? SQLITE_OK : SQLITE_NOMEM;
	}
	if (result != SQLITE_OK)
		sqlite3_result_error_code(context, result);
	else
		sqlite3_result_int(context, !taker->pauses);
	taker->pauses = false;
}
