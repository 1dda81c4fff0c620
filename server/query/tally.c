#include "query/tally.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "query/where.h"

#include <endian.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
	WORDS = 1 << 16, /* that a code of two bytes can have */
	CHUNK = 1 << 13, /* codes of a row of api_column, at most */
	COLUMNS_MAX = QUERY_CONDITIONS_MAX + 1,
	STATEMENT_MAX = 8192, /* bytes */
};

/* What becomes of the values of a column: whether its conditions hold for them, and how often they occur. */
struct column {
	const struct field *field;
	bool judged;    /* there are conditions on it */
	uint8_t *holds; /* by code, 1 or 0 */
	int64_t items;  /* with values for which the conditions on it hold */
	struct statement *codes;
};

struct tally {
	struct db *db;
	const struct query *query;
	struct column columns[COLUMNS_MAX];
	size_t count;
	const struct column *counted; /* the facet's */
	int64_t *counts;              /* by code, of it */
	int64_t total;
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

/* `SELECT … FROM` the words of a field, whose values have its name: what is asked of rows can be asked of them. */
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
	column->holds = words ? calloc(WORDS, 1) : NULL;
	if (words && !column->holds)
		error_set(err, ERROR_INTERNAL, "no memory to count by");
	while (column->holds && (more = statement_step(words, err)) > 0) {
		int64_t code = statement_column(words, 0).integer,
				items = statement_column(words, 1).integer;
		if (code < 0 || code >= WORDS)
			continue;
		column->holds[code] = 1;
		column->items += items;
		if (column == tally->counted)
			tally->counts[code] = items;
	}
	statement_release(words);
	return more == 0;
}

static bool open_codes(struct tally *tally, struct column *column, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql,
		"SELECT codes FROM api_column WHERE resource = '%s' AND field = '%s' ORDER BY chunk",
		tally->query->resource->name, column->field->name);
	column->codes = sql_prepare(tally->db, buf_text(&sql), NULL, err);
	buf_finish(&sql);
	return column->codes;
}

/* The next codes of a column in the machine's order; how many, 0 behind the last, -1 with an error. */
static int next_codes(struct column *column, uint16_t codes[static CHUNK], struct error *err)
{
	size_t size = 0;
	int more = statement_step(column->codes, err);
	const void *bytes = more > 0 ? statement_blob(column->codes, 0, &size) : NULL;
	if (more <= 0)
		return more;
	size_t count = size / sizeof *codes;
	if (!bytes || count == 0 || count > CHUNK)
		return error_set(err, ERROR_INTERNAL, "a chunk of codes has %zu bytes", size) - 1;
	memcpy(codes, bytes, count * sizeof *codes);
	for (size_t i = 0; i < count; i++)
		codes[i] = le16toh(codes[i]);
	return (int)count;
}

/* Counts the rows of one chunk; how many it has, 0 behind the last, -1 with an error. */
static int count_chunk(struct tally *tally, struct error *err)
{
	uint16_t codes[2][CHUNK]; /* of a column that is judged alone, and of the facet's */
	uint8_t left[CHUNK];
	int rows = -1;
	memset(left, 1, sizeof left);
	for (size_t c = 0; c < tally->count; c++) {
		struct column *column = &tally->columns[c];
		uint16_t *into = codes[column == tally->counted];
		int count = next_codes(column, into, err);
		if (count < 0)
			return -1;
		if (c > 0 && count != rows)
			return error_set(err, ERROR_INTERNAL, "coded columns differ in length") - 1;
		rows = count;
		for (int i = 0; column->judged && i < rows; i++)
			left[i] &= column->holds[into[i]];
	}
	for (int i = 0; i < rows; i++)
		tally->total += left[i];
	for (int i = 0; tally->counted && i < rows; i++)
		tally->counts[codes[1][i]] += left[i];
	return rows;
}

static bool count_rows(struct tally *tally, struct error *err)
{
	int rows = 1;
	if (tally->counts)
		memset(tally->counts, 0, WORDS * sizeof *tally->counts);
	tally->total = 0;
	for (size_t i = 0; i < tally->count; i++)
		if (!open_codes(tally, &tally->columns[i], err))
			return false;
	while (rows > 0)
		rows = count_chunk(tally, err);
	return rows == 0;
}

static void finish(struct tally *tally)
{
	for (size_t i = 0; i < tally->count; i++) {
		statement_release(tally->columns[i].codes);
		free(tally->columns[i].holds);
	}
	free(tally->counts);
}

/* Takes the columns that matter: those with conditions, but on `without`, and the facet's. False: not for us. */
static bool take_columns(
	struct tally *tally, const struct field *without, const struct field *counted)
{
	const struct query *query = tally->query;
	if (!query->resource || query->q || query->group_count > 0)
		return false;
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct field *field = query->conditions[i].field;
		if (field == without)
			continue;
		if (!field->coded)
			return false;
		column_of(tally, field)->judged = true;
	}
	if (counted && !counted->coded)
		return false;
	if (counted)
		tally->counted = column_of(tally, counted);
	return tally->count > 0;
}

/* 1 with the total, and the counts of a facet's values; as tally.h says. */
static int run(struct tally *tally, const struct field *without, const struct field *counted,
	struct error *err)
{
	if (!take_columns(tally, without, counted))
		return 0;
	tally->counts = counted ? calloc(WORDS, sizeof *tally->counts) : NULL;
	if (counted && !tally->counts)
		return error_set(err, ERROR_INTERNAL, "no memory to count by") - 1;
	for (size_t i = 0; i < tally->count; i++)
		if (!judge(tally, &tally->columns[i], err))
			return -1;
	/* one column alone was counted by the build */
	tally->total = tally->columns[0].items;
	return tally->count == 1 || count_rows(tally, err) ? 1 : -1;
}

int tally_count(struct db *db, const struct query *query, int64_t *ret_total, struct error *err)
{
	struct tally tally = {.db = db, .query = query};
	int done = run(&tally, NULL, NULL, err);
	if (done > 0)
		*ret_total = tally.total;
	finish(&tally);
	return done;
}

/*
 * The values that occur, with how often: SQL puts them in order, and years together. No subquery has a part in
 * it, because later versions of SQLite (3.46) ask the authorizer about one that is joined.
 */
static void write_facet(const struct query *query, const struct dimension *facet, struct buf *sql)
{
	buf_puts(sql, "SELECT ");
	dimension_write(facet, "w.value", sql);
	buf_printf(sql,
		" AS v, sum(j.value) FROM json_each(?1) AS j JOIN api_word AS w"
		" ON w.resource = '%s' AND w.field = '%s' AND w.code = CAST(j.key AS INTEGER)"
		" GROUP BY v ORDER BY sum(j.value) DESC, v NULLS LAST LIMIT %d",
		query->resource->name, facet->field->name, SQL_FACET_MAX);
}

struct counted {
	int code;
	int64_t items;
};

/* Most first; codes are in the order of the values, with null behind them. */
static int compare(const void *one, const void *other)
{
	const struct counted *a = one, *b = other;
	if (a->items != b->items)
		return a->items < b->items ? 1 : -1;
	return a->code - b->code;
}

/* As JSON, an item count by code: of all values, or of those that are shown. */
static void write_counts(const struct tally *tally, bool all, struct buf *counts)
{
	struct counted *found = malloc(WORDS * sizeof *found);
	size_t count = 0;
	for (int code = 0; found && code < WORDS; code++)
		if (tally->counts[code] > 0)
			found[count++] = (struct counted){code, tally->counts[code]};
	if (!found)
		counts->failed = true;
	else if (!all)
		qsort(found, count, sizeof *found, compare);
	buf_putc(counts, '{');
	for (size_t i = 0; i < count && (all || i < SQL_FACET_MAX); i++)
		buf_printf(counts, "%s\"%d\":%" PRId64, i > 0 ? "," : "", found[i].code, found[i].items);
	buf_putc(counts, '}');
	free(found);
}

int tally_facet(struct db *db, const struct query *query, const struct dimension *facet,
	struct buf *counts, struct statement **ret_rows, struct error *err)
{
	struct tally tally = {.db = db, .query = query};
	struct buf sql;
	int done = run(&tally, query->multi_select ? facet->field : NULL, facet->field, err);
	buf_init(&sql, STATEMENT_MAX);
	if (done > 0) {
		write_counts(&tally, facet->year, counts);
		write_facet(query, facet, &sql);
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
