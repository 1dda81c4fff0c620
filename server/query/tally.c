#include "query/tally.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/codes.h"
#include "query/counts.h"
#include "query/hits.h"
#include "query/sql.h"
#include "query/where.h"

#include <stdlib.h>
#include <string.h>

enum {
	COLUMNS_MAX = QUERY_CONDITIONS_MAX + 1,
	STATEMENT_MAX = 8192, /* bytes */
};

/* A column's values: whether its conditions hold for them, and how often they occur. */
struct column {
	const struct field *field;
	bool judged;    /* there are conditions on it */
	uint8_t *holds; /* by code, 1 or 0 */
	int64_t items;  /* with values for which the conditions on it hold */
	struct codes codes;
};

struct tally {
	struct db *db;
	const struct query *query;
	struct hits *hits;
	bool searched; /* only hits count */
	size_t rows;   /* that are counted */
	struct column columns[COLUMNS_MAX];
	size_t count;
	struct column *counted; /* the facet's */
	int64_t *counts;        /* by code, of it */
	int64_t total;
	uint8_t *left; /* where which rows are counted is wanted, a byte for each */
};

static struct column *column_of(struct tally *tally, const struct field *field)
{
	for (size_t i = 0; i < tally->count; i++)
		if (tally->columns[i].field == field)
			return &tally->columns[i];
	struct column *column = &tally->columns[tally->count++];
	*column = (struct column){.field = field};
	return column;
}

/* `SELECT … FROM` the words of a field under its name, so that they are asked as rows are. */
static void write_words(const struct tally *tally, const struct field *field, struct buf *sql)
{
	buf_printf(sql,
		"SELECT api_code, api_items FROM (SELECT code AS api_code, items AS api_items, value AS \"%s\" FROM api_word"
		" WHERE resource = '%s' AND field = '%s')",
		field->name, tally->query->resource->name, field->name);
}

static struct statement *prepare_words(
	const struct tally *tally, const struct column *column, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	const char *glue = " WHERE ";
	buf_init(&sql, SQL_MAX);
	write_words(tally, column->field, &sql);
	for (size_t i = 0; column->judged && i < tally->query->condition_count; i++) {
		if (tally->query->conditions[i].field != column->field)
			continue;
		buf_puts(&sql, glue);
		where_write_condition(tally->query, &tally->query->conditions[i], &sql, &values);
		glue = " AND ";
	}
	struct statement *words = sql_prepare(tally->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return words;
}

static bool judge(struct tally *tally, struct column *column, struct error *err)
{
	struct statement *words = prepare_words(tally, column, err);
	int more = -1;
	column->holds = words ? calloc(CODES_WORDS, 1) : NULL;
	if (words && !column->holds)
		error_set(err, ERROR_INTERNAL, "no memory to count by");
	while (column->holds && (more = statement_step(words, err)) > 0) {
		int64_t code = statement_column(words, 0).integer,
				items = statement_column(words, 1).integer;
		if (code < 0 || code >= CODES_WORDS)
			continue;
		column->holds[code] = 1;
		column->items += items;
		if (column == tally->counted)
			tally->counts[code] = items;
	}
	statement_release(words);
	return more == 0;
}

/* Of so many rows that come next those that are hits. */
static bool leave_hits(struct tally *tally, int rows, uint8_t *left, struct error *err)
{
	size_t first = tally->rows;
	tally->rows += (size_t)(rows > 0 ? rows : 0);
	if (tally->rows > (size_t)tally->query->resource->count)
		return error_set(err, ERROR_INTERNAL, "more rows are coded than there are");
	for (size_t i = first; tally->searched && i < tally->rows; i++)
		left[i - first] &= tally->hits->found[i];
	if (tally->left)
		memcpy(tally->left + first, left, tally->rows - first);
	return true;
}

/* Goes to a column's next chunk, leaves the rows whose values hold, and says how many it has. */
static int judge_rows(struct column *column, uint16_t codes[static CODES_CHUNK],
	uint8_t left[static CODES_CHUNK], struct error *err)
{
	if (column->field->type == FIELD_LIST)
		return codes_next_lists(&column->codes, err);
	int count = codes_next(&column->codes, codes, err);
	for (int i = 0; column->judged && i < count; i++)
		left[i] &= column->holds[codes[i]];
	return count;
}

/* Counts the values of the rows of a chunk that are left. */
static void count_values(struct tally *tally, const uint16_t codes[static CODES_CHUNK],
	const uint8_t left[static CODES_CHUNK], int rows)
{
	struct codes *lists = &tally->counted->codes;
	if (tally->counted->field->type != FIELD_LIST) {
		for (int i = 0; i < rows; i++)
			tally->counts[codes[i]] += left[i];
		return;
	}
	for (int i = 0; i < rows; i++)
		for (int n = codes_take(lists); n > 0; n--)
			tally->counts[codes_take(lists)] += left[i];
}

/* Counts the rows of one chunk; how many it has, 0 behind the last, -1 with an error. */
static int count_chunk(struct tally *tally, struct error *err)
{
	uint16_t codes[2][CODES_CHUNK]; /* of a column that is judged alone, and of the facet's */
	uint8_t left[CODES_CHUNK];
	int rows = -1;
	memset(left, 1, sizeof left);
	for (size_t c = 0; c < tally->count; c++) {
		struct column *column = &tally->columns[c];
		int count = judge_rows(column, codes[column == tally->counted], left, err);
		if (count < 0)
			return -1;
		if (c > 0 && count != rows)
			return error_set(err, ERROR_INTERNAL, "coded columns differ in length") - 1;
		rows = count;
	}
	if (!leave_hits(tally, rows, left, err))
		return -1;
	for (int i = 0; i < rows; i++)
		tally->total += left[i];
	if (tally->counted)
		count_values(tally, codes[1], left, rows);
	return rows;
}

static bool count_rows(struct tally *tally, struct error *err)
{
	int rows = 1;
	if (tally->counts)
		memset(tally->counts, 0, CODES_WORDS * sizeof *tally->counts);
	tally->total = 0;
	for (size_t i = 0; i < tally->count; i++)
		if (!codes_open(&tally->columns[i].codes, tally->db, tally->query->resource,
				tally->columns[i].field, err))
			return false;
	while (rows > 0)
		rows = count_chunk(tally, err);
	if (rows == 0 && tally->rows < (size_t)tally->query->resource->count)
		return error_set(err, ERROR_INTERNAL, "fewer rows are coded than there are");
	return rows == 0;
}

/* Where nothing but a search matters; 1, as run() says. */
static int count_hits(struct tally *tally)
{
	for (size_t i = 0; i < tally->hits->count; i++)
		tally->total += tally->hits->found[i];
	if (tally->left)
		memcpy(tally->left, tally->hits->found, tally->hits->count);
	return 1;
}

static void finish(struct tally *tally)
{
	for (size_t i = 0; i < tally->count; i++) {
		codes_close(&tally->columns[i].codes);
		free(tally->columns[i].holds);
	}
	free(tally->counts);
}

static bool has_coded_facet(const struct query *query)
{
	for (size_t i = 0; i < query->facet_count; i++)
		if (query->facets[i].field->coded)
			return true;
	return false;
}

/* Takes the columns with conditions, but on `without`, and the facet's. False: not for us. */
static bool take_columns(
	struct tally *tally, const struct field *without, const struct field *counted)
{
	const struct query *query = tally->query;
	if (!query->resource || query->group_count > 0)
		return false;
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct field *field = query->conditions[i].field;
		if (field != without && field_is_judged_by_code(field))
			column_of(tally, field)->judged = true;
	}
	/* what SQL has to look for it counts, too, but not once for each facet */
	tally->searched = hits_are_needed(query, without);
	if (tally->searched && !tally->left && !counted && !tally->hits->found &&
		!has_coded_facet(query))
		return false;
	if (counted && !counted->coded)
		return false;
	if (counted)
		tally->counted = column_of(tally, counted);
	return tally->count > 0 || tally->searched;
}

/* 1 with the total, and the counts of a facet's values; as tally.h says. */
static int run(struct tally *tally, const struct field *without, const struct field *counted,
	struct error *err)
{
	if (!take_columns(tally, without, counted))
		return 0;
	tally->counts = counted ? calloc(CODES_WORDS, sizeof *tally->counts) : NULL;
	if (counted && !tally->counts)
		return error_set(err, ERROR_INTERNAL, "no memory to count by") - 1;
	for (size_t i = 0; i < tally->count; i++)
		if (!judge(tally, &tally->columns[i], err))
			return -1;
	if (tally->searched && !hits_find(tally->hits, tally->db, tally->query, without, err))
		return -1;
	if (tally->count == 0)
		return count_hits(tally);
	/* one column alone was counted by the build */
	tally->total = tally->columns[0].items;
	bool counted_before = tally->count == 1 && !tally->searched && !tally->left;
	return counted_before || count_rows(tally, err) ? 1 : -1;
}

int tally_leave(struct db *db, const struct query *query, struct hits *hits, uint8_t *ret_left,
	struct error *err)
{
	struct tally tally = {.db = db, .query = query, .hits = hits, .left = ret_left};
	int done = run(&tally, NULL, NULL, err);
	finish(&tally);
	return done;
}

int tally_count(struct db *db, const struct query *query, struct hits *hits, int64_t *ret_total,
	struct error *err)
{
	struct tally tally = {.db = db, .query = query, .hits = hits};
	int done = run(&tally, NULL, NULL, err);
	if (done > 0)
		*ret_total = tally.total;
	finish(&tally);
	return done;
}

int tally_facet(struct db *db, const struct query *query, const struct dimension *facet,
	struct hits *hits, struct buf *counts, struct statement **ret_rows, struct error *err)
{
	struct tally tally = {.db = db, .query = query, .hits = hits};
	struct buf sql;
	int done = run(&tally, query->multi_select ? facet->field : NULL, facet->field, err);
	buf_init(&sql, STATEMENT_MAX);
	if (done > 0) {
		counts_write(tally.counts, facet->year, counts);
		counts_write_sql(query, facet, &sql);
		struct sql_values values = {.count = 0};
		if (buf_text(counts))
			where_bind(&values, value_text(counts->data, counts->len));
		*ret_rows = counts->failed ? NULL : sql_prepare(db, buf_text(&sql), &values, err);
		if (counts->failed)
			error_set(err, ERROR_INTERNAL, "no memory for the counts");
		done = *ret_rows ? 1 : -1;
	}
	buf_finish(&sql);
	finish(&tally);
	return done;
}
