#include "query/order.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "dataset/db.h"
#include "dataset/items.h"
#include "query/codes.h"
#include "query/hits.h"
#include "query/places.h"
#include "query/sql.h"

#include <inttypes.h>
#include <stdlib.h>

_Static_assert((int)QUERY_TERMS_MAX <= (int)CODES_COLUMNS_MAX, "each term has a column");

struct term {
	bool descending;
	int64_t last; /* greatest code of a value, -1 if all are null; the code of null is greater */
};

struct ordering {
	const struct query *query;
	struct term terms[QUERY_TERMS_MAX];
	struct columns columns; /* of the terms that are coded, in their order */
	struct places places;
};

static bool is_relevance(const struct query *query, size_t term)
{
	return query->sort[term].field == &query_relevance;
}

static bool is_coded(const struct query *query)
{
	for (size_t i = 0; i + 1 < query_order(query); i++)
		if (!query->sort[i].field->coded && !is_relevance(query, i))
			return false;
	return true;
}

/* Converts a code to one in the order of a term. Nulls come last in either direction. */
static uint16_t order_code(const struct term *term, uint16_t code)
{
	return term->descending && code <= term->last ? (uint16_t)(term->last - code) : code;
}

/* Runs a statement with one value. Returns the integer it selects; -1 may come with err set. */
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

/* The code of a value, of NULL the greatest of all values. */
static int64_t read_code(struct db *db, const struct ordering *o, const struct field *field,
	const struct value *value, struct error *err)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql,
		"SELECT max(code) FROM api_word WHERE resource = '%s' AND field = '%s' AND value IS %s",
		o->query->resource->name, field->name, value ? "?1" : "NOT NULL");
	return read_integer(db, &sql, value, err);
}

static int64_t read_row_number(
	struct db *db, const struct resource *resource, const struct value *key, struct error *err)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql, "SELECT \"api_row\" FROM \"%s\" WHERE \"%s\" = ?1", resource->view,
		resource->fields[resource->key].name);
	return read_integer(db, &sql, key, err);
}

static bool begin_terms(struct ordering *o, struct db *db, struct error *err)
{
	for (size_t i = 0; i < o->places.term_count; i++) {
		const struct sort_term *by = &o->query->sort[i];
		struct term *term = &o->terms[i];
		term->descending = by->descending;
		if (is_relevance(o->query, i)) {
			o->places.relevance = i;
			continue;
		}
		term->last = by->descending ? read_code(db, o, by->field, NULL, err) : -1;
		if (err->code != ERROR_NONE || !columns_open(&o->columns, db, by->field, err))
			return false;
	}
	return true;
}

static double order_relevance(const struct ordering *o, double rank)
{
	return o->terms[o->places.relevance].descending ? -rank : rank;
}

/*
 * Finds the place of the row `after`. Returns false if one of its values has no code, or with err
 * set.
 */
static bool begin_after(
	struct ordering *o, struct db *db, const struct value *after, struct error *err)
{
	struct places *places = &o->places;
	for (size_t i = 0; i < places->term_count; i++) {
		if (i == places->relevance) {
			places->after.relevance = order_relevance(o, value_as_number(&after[i]));
			continue;
		}
		int64_t code = read_code(db, o, o->query->sort[i].field, &after[i], err);
		if (code < 0)
			return false;
		places->after.codes[i] = order_code(&o->terms[i], (uint16_t)code);
	}
	places->after.row = read_row_number(db, o->query->resource, &after[places->term_count], err);
	places->goes_on = true;
	return places->after.row > 0;
}

/* Offers a row; `column` is its place in the chunks of the columns. */
static void take_row(struct ordering *o, const struct hits *hits, int64_t row, int column)
{
	struct place place = {.row = row};
	for (size_t i = 0, coded = 0; i < o->places.term_count; i++) {
		if (i == o->places.relevance)
			place.relevance = order_relevance(o, hits->ranks[row - 1]);
		else
			place.codes[i] = order_code(&o->terms[i], o->columns.chunk[coded++][column]);
	}
	places_offer(&o->places, &place);
}

/* Takes the rows that are left, of NULL all. */
static bool take_rows(struct ordering *o, const struct hits *hits, struct error *err)
{
	if (o->columns.count == 0) {
		for (int64_t row = 1; row <= o->query->resource->count; row++)
			if (hits->found[row - 1])
				take_row(o, hits, row, 0);
		return true;
	}
	int rows;
	while ((rows = columns_next(&o->columns, err)) > 0) {
		int64_t before = o->columns.rows - rows;
		for (int row = 0; row < rows; row++)
			if (!hits || hits->found[before + row])
				take_row(o, hits, before + row + 1, row);
	}
	return rows == 0;
}

static void write_rank(const struct hits *hits, int64_t row, struct buf *rows)
{
	buf_printf(rows, "%c\"%" PRId64 "\":%" PRId64, rows->len > 0 ? ',' : '{', row,
		(int64_t)(hits->ranks[row - 1] * RANK_UNITS));
}

static void write_all_ranks(const struct hits *hits, struct buf *rows)
{
	for (size_t i = 0; i < hits->count; i++)
		if (hits->found[i])
			write_rank(hits, (int64_t)i + 1, rows);
	buf_puts(rows, rows->len > 0 ? "}" : "{}");
}

static void write_rows(const struct ordering *o, const struct hits *hits, struct buf *rows)
{
	bool ranked = query_is_ranked(o->query);
	for (size_t i = 0; i < o->places.count; i++) {
		int64_t row = o->places.first[i].row;
		if (ranked)
			write_rank(hits, row, rows);
		else
			buf_printf(rows, "%c%" PRId64, i > 0 ? ',' : '[', row);
	}
	const char *none = ranked ? "{}" : "[]";
	buf_puts(rows, rows->len > 0 ? none + 1 : none);
}

/*
 * Does the work of order_find() once conditions are evaluated; `hits` are the rows that match, or
 * NULL for all.
 */
static int find(struct db *db, const struct query *query, const struct value *after,
	const struct hits *hits, struct buf *rows, struct error *err)
{
	struct ordering *o = calloc(1, sizeof *o);
	size_t max = (size_t)query_rows_max(query) + 1;
	struct place *first = malloc(max * sizeof *first);
	int done = -1;
	if (o && first) {
		*o = (struct ordering){.query = query,
			.columns.resource = query->resource,
			.places = {.term_count = query_order(query) - 1,
				.relevance = SIZE_MAX,
				.first = first,
				.max = max,
				.descending = query->sort[query_order(query) - 1].descending}};
		if (begin_terms(o, db, err))
			done = !after || begin_after(o, db, after, err);
		if (done > 0 && take_rows(o, hits, err))
			write_rows(o, hits, rows);
		if (rows->failed)
			error_set(err, ERROR_INTERNAL, "no memory for the rows of a page");
		columns_close(&o->columns);
	} else {
		error_set(err, ERROR_INTERNAL, "no memory for the order");
	}
	free(first);
	free(o);
	return err->code == ERROR_NONE ? done : -1;
}

/* Finds the rows of a page that words put in order. */
static int find_ranked(struct db *db, const struct query *query, const struct value *after,
	struct hits *hits, struct buf *rows, struct error *err)
{
	if (!hits_find(hits, db, query, NULL, err))
		return -1;
	if (hits->word_count > QUERY_RANKED_MAX) {
		error_add(err, ERROR_BAD_QUERY, "sort", query_relevance.name, NULL, REASON_RANKED,
			QUERY_RANKED_MAX);
		return -1;
	}
	int done = is_coded(query) ? find(db, query, after, hits, rows, err) : 0;
	if (done == 0)
		write_all_ranks(hits, rows);
	if (rows->failed)
		error_set(err, ERROR_INTERNAL, "no memory for ranks");
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
	if (query_is_ranked(query))
		return find_ranked(db, query, after, hits, rows, err);
	/* relevance is a column of the page, which no view has */
	if (query_is_sorted_by(query, &query_relevance) ||
		(!is_by_key(query) && !(sql_sorts(query) && is_coded(query))))
		return 0;
	if (!hits_are_needed(query, NULL))
		return find(db, query, after, NULL, rows, err);
	return hits_find(hits, db, query, NULL, err) ? find(db, query, after, hits, rows, err) : -1;
}
