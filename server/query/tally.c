#include "query/tally.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/column.h"
#include "query/counts.h"
#include "query/hits.h"
#include "query/sql.h"
#include "query/where.h"

#include <stdlib.h>
#include <string.h>

enum {
	COLUMNS_MAX = QUERY_CONDITIONS_MAX + 1,
	STATEMENT_MAX = 8192, /* bytes */
	FEW = 16, /* for fewer than one in so many rows, an index is faster than reading codes */
};

struct tally {
	struct db *db;
	const struct query *query;
	struct hits *hits;
	bool searched; /* only rows in hits count */
	size_t rows;   /* counted rows */
	struct column columns[COLUMNS_MAX];
	size_t count;
	struct column *counted; /* of the facet, or NULL */
	int64_t *counts;        /* of the facet's values, by code */
	int64_t total;
	uint8_t *left; /* if wanted: by row, 1 if it matches */
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

/* Clears left[] for those of the next rows that are not hits. */
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

/* Counts the values of the matching rows of a chunk. */
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

/* Counts a chunk. Returns its number of rows, 0 at the end, or -1 and sets err. */
static int count_chunk(struct tally *tally, struct error *err)
{
	uint16_t codes[2][CODES_CHUNK]; /* for a column with conditions, and for the facet's */
	uint8_t left[CODES_CHUNK];
	int rows = -1;
	memset(left, 1, sizeof left);
	for (size_t c = 0; c < tally->count; c++) {
		struct column *column = &tally->columns[c];
		int count = column_next(column, codes[column == tally->counted], left, err);
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

/* Counts when only the search matters. Returns as run() does. */
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
	for (size_t i = 0; i < tally->count; i++)
		column_close(&tally->columns[i]);
	free(tally->counts);
}

static bool has_coded_facet(const struct query *query)
{
	for (size_t i = 0; i < query->facet_count; i++)
		if (query->facets[i].field->coded)
			return true;
	return false;
}

/* Whether SQL should count, because it would not have to search once for each facet. */
static bool sql_counts(const struct tally *tally, const struct field *counted)
{
	return tally->searched && !tally->left && !counted && !tally->hits->found &&
		!has_coded_facet(tally->query);
}

/*
 * Whether few rows have one of a condition's values, so that SQL takes its index. Of other
 * conditions SQL does not know how many rows they leave.
 */
static bool is_few(const struct tally *tally)
{
	const struct query *query = tally->query;
	for (size_t i = 0; i < tally->count; i++) {
		const struct column *column = &tally->columns[i];
		bool equal = false;
		for (size_t c = 0; c < query->condition_count; c++)
			equal = equal ||
				(query->conditions[c].field == column->field &&
					query->conditions[c].op == OPERATOR_EQ);
		if (equal && column->items < query->resource->count / FEW)
			return true;
	}
	return false;
}

/*
 * Collects the columns with conditions, except on `without`, and the facet's column. Returns false
 * if SQL must count.
 */
static bool take_columns(
	struct tally *tally, const struct field *without, const struct field *counted)
{
	const struct query *query = tally->query;
	if (!query->resource)
		return false;
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		if (condition->field != without && condition_is_by_code(condition))
			column_of(tally, condition->field)->judged = true;
	}
	tally->searched = hits_are_needed(query, without);
	if (sql_counts(tally, counted) && tally->count == 0 && !hits_are_sooner(query))
		return false;
	if (counted && !counted->coded)
		return false;
	if (counted)
		tally->counted = column_of(tally, counted);
	return tally->count > 0 || tally->searched;
}

/* Counts rows, and a facet's values. Returns as tally.h describes. */
static int run(struct tally *tally, const struct field *without, const struct field *counted,
	struct error *err)
{
	if (!take_columns(tally, without, counted))
		return 0;
	tally->counts = counted ? calloc(CODES_WORDS, sizeof *tally->counts) : NULL;
	if (counted && !tally->counts)
		return error_set(err, ERROR_INTERNAL, "no memory to count by") - 1;
	for (size_t i = 0; i < tally->count; i++)
		if (!column_judge(&tally->columns[i], tally->db, tally->query,
				&tally->columns[i] == tally->counted ? tally->counts : NULL, err))
			return -1;
	if (sql_counts(tally, counted) && is_few(tally))
		return 0;
	if (tally->searched && !hits_find(tally->hits, tally->db, tally->query, without, err))
		return -1;
	if (tally->count == 0)
		return count_hits(tally);
	/*
	 * for a single column the build has counted rows already, except for lists, where a row may
	 * have several members
	 */
	tally->total = tally->columns[0].items;
	bool list = tally->columns[0].judged && tally->columns[0].field->type == FIELD_LIST;
	bool counted_before = tally->count == 1 && !list && !tally->searched && !tally->left;
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
