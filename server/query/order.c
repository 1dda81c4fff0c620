#include "query/order.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "dataset/items.h"
#include "query/codes.h"
#include "query/hits.h"
#include "query/sql.h"

#include <inttypes.h>
#include <stdlib.h>

_Static_assert((int)QUERY_TERMS_MAX <= (int)CODES_COLUMNS_MAX, "each term has a column");

enum { STATEMENT_MAX = 1024 /* bytes */ };

/* The sort key of a row: ranks of its values in the terms before the key, then its number. */
struct place {
	uint16_t ranks[QUERY_TERMS_MAX];
	int64_t row;
};

struct term {
	bool descending;
	int64_t last; /* greatest code of a value, -1 if all are null; the code of null is greater */
};

struct ordering {
	const struct query *query;
	struct term terms[QUERY_TERMS_MAX];
	size_t term_count;      /* without the key */
	struct columns columns; /* columns of the terms */
	bool descending;        /* order of the key */
	bool goes_on;           /* start after the row `after` */
	struct place after;
	struct place *best; /* a heap of the first rows so far, the last of them on top */
	size_t count, max;
};

static bool is_coded(const struct query *query)
{
	for (size_t i = 0; i + 1 < query_order(query); i++)
		if (!query->sort[i].field->coded)
			return false;
	return true;
}

/* Converts a code to a rank. Nulls come last in either direction. */
static uint16_t rank(const struct term *term, uint16_t code)
{
	return term->descending && code <= term->last ? (uint16_t)(term->last - code) : code;
}

/*
 * Runs a statement with one value. Returns the integer it selects, or -1; -1 may come with err set.
 */
static int64_t read_integer(
	struct db *db, struct buf *sql, const struct value *value, struct error *err)
{
	struct sql_values values = {.count = 0};
	if (value)
		where_bind(&values, *value);
	struct statement *row = sql_prepare(db, buf_text(sql), &values, err);
	int64_t said = -1;
	if (row && statement_step(row, err) > 0 && statement_column(row, 0).type == VALUE_INTEGER)
		said = statement_column(row, 0).integer;
	statement_release(row);
	buf_finish(sql);
	return said;
}

static int64_t read_code(struct db *db, const struct ordering *o, const struct field *field,
	const char *of, const struct value *value, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql,
		"SELECT max(code) FROM api_word WHERE resource = '%s' AND field = '%s' AND value IS %s",
		o->query->resource->name, field->name, of);
	return read_integer(db, &sql, value, err);
}

static int64_t read_row_number(
	struct db *db, const struct resource *resource, const struct value *key, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql, "SELECT \"api_row\" FROM \"%s\" WHERE \"%s\" = ?1", resource->view,
		resource->fields[resource->key].name);
	return read_integer(db, &sql, key, err);
}

static bool begin_terms(struct ordering *o, struct db *db, struct error *err)
{
	for (size_t i = 0; i < o->term_count; i++) {
		const struct sort_term *by = &o->query->sort[i];
		struct term *term = &o->terms[i];
		term->descending = by->descending;
		term->last = by->descending ? read_code(db, o, by->field, "NOT NULL", NULL, err) : -1;
		if (err->code != ERROR_NONE || !columns_open(&o->columns, db, by->field, err))
			return false;
	}
	return true;
}

/*
 * Finds the place of the row `after`. Returns false if one of its values has no code, or with err
 * set.
 */
static bool begin_after(
	struct ordering *o, struct db *db, const struct value *after, struct error *err)
{
	for (size_t i = 0; i < o->term_count; i++) {
		int64_t code = read_code(db, o, o->query->sort[i].field, "?1", &after[i], err);
		if (code < 0)
			return false;
		o->after.ranks[i] = rank(&o->terms[i], (uint16_t)code);
	}
	o->after.row = read_row_number(db, o->query->resource, &after[o->term_count], err);
	o->goes_on = true;
	return o->after.row > 0;
}

/* Returns less than 0 if `one` comes before `other`. */
static int compare(const struct ordering *o, const struct place *one, const struct place *other)
{
	for (size_t i = 0; i < o->term_count; i++)
		if (one->ranks[i] != other->ranks[i])
			return one->ranks[i] < other->ranks[i] ? -1 : 1;
	int rising = (one->row > other->row) - (one->row < other->row);
	return o->descending ? -rising : rising;
}

/* Adds a row to the heap. If that is full, replaces the last row if the new one comes before it. */
static void keep(struct ordering *o, const struct place *place)
{
	struct place *best = o->best;
	size_t at = o->count;
	if (at < o->max) {
		for (o->count++; at > 0 && compare(o, &best[(at - 1) / 2], place) < 0; at = (at - 1) / 2)
			best[at] = best[(at - 1) / 2];
		best[at] = *place;
		return;
	}
	if (compare(o, place, &best[0]) > 0)
		return;
	at = 0;
	for (size_t child = 1; child < o->count; child = 2 * at + 1) {
		if (child + 1 < o->count && compare(o, &best[child], &best[child + 1]) < 0)
			child++;
		if (compare(o, &best[child], place) <= 0)
			break;
		best[at] = best[child];
		at = child;
	}
	best[at] = *place;
}

/* Keeps a row unless it lies before the start. */
static void offer(struct ordering *o, const struct place *place)
{
	if (!o->goes_on || compare(o, place, &o->after) > 0)
		keep(o, place);
}

/* Takes the matching rows in the order of the key alone. */
static void take_left(struct ordering *o, const uint8_t *left)
{
	struct place place = {.row = 1};
	for (; place.row <= o->query->resource->count; place.row++)
		if (left[place.row - 1])
			offer(o, &place);
}

static bool write_rows(const struct ordering *o, struct buf *rows, struct error *err)
{
	for (size_t i = 0; i < o->count; i++)
		buf_printf(rows, "%c%" PRId64, i > 0 ? ',' : '[', o->best[i].row);
	buf_puts(rows, o->count > 0 ? "]" : "[]");
	return !rows->failed || error_set(err, ERROR_INTERNAL, "no memory for the order");
}

static bool take_rows(struct ordering *o, const uint8_t *left, struct error *err)
{
	if (o->term_count == 0) {
		take_left(o, left);
		return true;
	}
	int rows;
	while ((rows = columns_next(&o->columns, err)) > 0) {
		struct place place;
		int64_t before = o->columns.rows - rows;
		for (int row = 0; row < rows; row++) {
			if (left && !left[before + row])
				continue;
			place.row = before + row + 1;
			for (size_t i = 0; i < o->term_count; i++)
				place.ranks[i] = rank(&o->terms[i], o->columns.chunk[i][row]);
			offer(o, &place);
		}
	}
	return rows == 0;
}

/*
 * Does the work of order_find() once conditions are evaluated; `left` has 1 for each row
 * that matches, by row, or is NULL for all.
 */
static int find(struct db *db, const struct query *query, const struct value *after,
	const uint8_t *left, struct buf *rows, struct error *err)
{
	struct ordering *o = calloc(1, sizeof *o);
	size_t max = (size_t)query_rows_max(query) + 1;
	struct place *best = malloc(max * sizeof *best);
	int done = -1;
	if (o && best) {
		*o = (struct ordering){.query = query,
			.term_count = query_order(query) - 1,
			.best = best,
			.max = max,
			.columns.resource = query->resource,
			.descending = query->sort[query_order(query) - 1].descending};
		if (begin_terms(o, db, err))
			done = !after || begin_after(o, db, after, err);
		if (done > 0 && !(take_rows(o, left, err) && write_rows(o, rows, err)))
			done = -1;
		columns_close(&o->columns);
	} else {
		error_set(err, ERROR_INTERNAL, "no memory for the order");
	}
	free(best);
	free(o);
	return err->code == ERROR_NONE ? done : -1;
}

/*
 * Whether codes evaluate a condition that SQL would evaluate at great cost: of a list it would read
 * all members of all lists, and for a range it would take the index as if few rows were left, look
 * all of them up and sort them.
 */
static bool is_of_codes(const struct query *query)
{
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		bool plain = condition->op == OPERATOR_EQ || condition->op == OPERATOR_NE ||
			condition->op == OPERATOR_ISNULL;
		if (condition_is_by_code(condition) && (condition->field->type == FIELD_LIST || !plain))
			return true;
	}
	return false;
}

static bool is_like(const struct query *query)
{
	for (size_t i = 0; i < query->condition_count; i++)
		if (operator_is_like(query->conditions[i].op) &&
			condition_is_by_text(&query->conditions[i]))
			return true;
	return false;
}

/*
 * Whether rows must be found anyway, so that finding them once serves the count, too. For a whole
 * table SQL reads each row only once, for all parts together, which is sooner unless it would
 * search, or look for parts of texts.
 */
static bool is_of_hits(const struct query *query)
{
	return hits_are_of_sql(query) && (query->q || !query_is_whole(query) || is_like(query));
}

/* Whether rows in the order of the key are found by codes all the same. */
static bool is_by_key(const struct query *query)
{
	return items_are_coded(query->resource) && query_order(query) == 1 &&
		(is_of_codes(query) || is_of_hits(query));
}

int order_find(struct db *db, const struct query *query, const struct value *after,
	struct hits *hits, struct buf *rows, struct error *err)
{
	/* relevance after the key is still a column of the page, which no view has */
	if (query_is_sorted_by(query, &query_relevance) ||
		(!is_by_key(query) && !(sql_sorts(query) && is_coded(query))))
		return 0;
	if (query->condition_count == 0 && !query->q)
		return find(db, query, after, NULL, rows, err);
	return hits_find(hits, db, query, NULL, err) ? find(db, query, after, hits->found, rows, err)
												 : -1;
}
