#include "query/order.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/codes.h"
#include "query/sql.h"
#include "query/tally.h"

#include <inttypes.h>
#include <stdlib.h>

enum { STATEMENT_MAX = 1024 /* bytes */ };

/* Where a row comes: by its ranks in the terms before the key, and by its number. */
struct place {
	uint16_t ranks[QUERY_TERMS_MAX];
	int64_t row;
};

struct term {
	bool descending;
	int64_t last; /* code of a value, -1 if all are null; null's is greater */
	struct codes codes;
	uint16_t chunk[CODES_CHUNK];
};

struct ordering {
	const struct query *query;
	struct term terms[QUERY_TERMS_MAX];
	size_t term_count; /* the key aside */
	bool descending;   /* the key's */
	bool goes_on;      /* behind a place */
	struct place after;
	struct place *best; /* a heap of those that come first, on top the last of them */
	size_t count, max;
};

static bool is_coded(const struct query *query)
{
	for (size_t i = 0; i + 1 < query->sort_count; i++)
		if (!query->sort[i].field->coded)
			return false;
	return true;
}

/* Nulls come last either way. */
static uint16_t rank(const struct term *term, uint16_t code)
{
	return term->descending && code <= term->last ? (uint16_t)(term->last - code) : code;
}

/* What a statement says of a value, a number; -1 if nothing. */
static int64_t ask(struct db *db, struct buf *sql, const struct value *value, struct error *err)
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

static int64_t ask_codes(struct db *db, const struct ordering *o, const struct field *field,
	const char *of, const struct value *value, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql,
		"SELECT max(code) FROM api_word WHERE resource = '%s' AND field = '%s' AND value IS %s",
		o->query->resource->name, field->name, of);
	return ask(db, &sql, value, err);
}

static int64_t ask_row(
	struct db *db, const struct resource *resource, const struct value *key, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql, "SELECT \"api_row\" FROM \"%s\" WHERE \"%s\" = ?1", resource->view,
		resource->fields[resource->key].name);
	return ask(db, &sql, key, err);
}

static bool begin_terms(struct ordering *o, struct db *db, struct error *err)
{
	for (size_t i = 0; i < o->term_count; i++) {
		const struct sort_term *by = &o->query->sort[i];
		struct term *term = &o->terms[i];
		term->descending = by->descending;
		term->last = by->descending ? ask_codes(db, o, by->field, "NOT NULL", NULL, err) : -1;
		if (err->code != ERROR_NONE ||
			!codes_open(&term->codes, db, o->query->resource, by->field, err))
			return false;
	}
	return true;
}

/* Finds the place to go on behind; false with an error, and without where a value has no code. */
static bool begin_after(
	struct ordering *o, struct db *db, const struct value *after, struct error *err)
{
	for (size_t i = 0; i < o->term_count; i++) {
		int64_t code = ask_codes(db, o, o->query->sort[i].field, "?1", &after[i], err);
		if (code < 0)
			return false;
		o->after.ranks[i] = rank(&o->terms[i], (uint16_t)code);
	}
	o->after.row = ask_row(db, o->query->resource, &after[o->term_count], err);
	o->goes_on = true;
	return o->after.row > 0;
}

/* Less than 0 if one comes before the other. */
static int compare(const struct ordering *o, const struct place *one, const struct place *other)
{
	for (size_t i = 0; i < o->term_count; i++)
		if (one->ranks[i] != other->ranks[i])
			return one->ranks[i] < other->ranks[i] ? -1 : 1;
	int rising = (one->row > other->row) - (one->row < other->row);
	return o->descending ? -rising : rising;
}

/* Into the heap, in the room of the last if it is full. */
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

/* The rows of a chunk that are left, the first of which has a number; how many it has, 0 behind the
 * last. */
static int take_chunk(struct ordering *o, int64_t first, const uint8_t *left, struct error *err)
{
	struct place place;
	int rows = 0;
	for (size_t i = 0; i < o->term_count; i++) {
		int count = codes_next(&o->terms[i].codes, o->terms[i].chunk, err);
		if (count < 0)
			return -1;
		if ((i > 0 && count != rows) || first + count - 1 > o->query->resource->count)
			return error_set(err, ERROR_INTERNAL, "coded columns differ in length") - 1;
		rows = count;
	}
	for (int row = 0; row < rows; row++) {
		if (left && !left[first - 1 + row])
			continue;
		place.row = first + row;
		for (size_t i = 0; i < o->term_count; i++)
			place.ranks[i] = rank(&o->terms[i], o->terms[i].chunk[row]);
		if (!o->goes_on || compare(o, &place, &o->after) > 0)
			keep(o, &place);
	}
	return rows;
}

static bool take_rows(struct ordering *o, const uint8_t *left, struct buf *rows, struct error *err)
{
	int64_t first = 1;
	int more = 1;
	for (; more > 0; first += more)
		more = take_chunk(o, first, left, err);
	for (size_t i = 0; i < o->count; i++)
		buf_printf(rows, "%c%" PRId64, i > 0 ? ',' : '[', o->best[i].row);
	buf_puts(rows, o->count > 0 ? "]" : "[]");
	if (more == 0 && first - 1 != o->query->resource->count)
		return error_set(err, ERROR_INTERNAL, "fewer rows are coded than there are");
	if (more == 0 && rows->failed)
		return error_set(err, ERROR_INTERNAL, "no memory for the order");
	return more == 0;
}

/* As order_find() says, for whoever has the conditions judged. */
static int find(struct db *db, const struct query *query, const struct value *after,
	const uint8_t *left, struct buf *rows, struct error *err)
{
	struct ordering *o = calloc(1, sizeof *o);
	size_t max = (size_t)query_rows_max(query) + 1;
	struct place *best = malloc(max * sizeof *best);
	int done = -1;
	if (o && best) {
		*o = (struct ordering){.query = query,
			.term_count = query->sort_count - 1,
			.best = best,
			.max = max,
			.descending = query->sort[query->sort_count - 1].descending};
		if (begin_terms(o, db, err))
			done = !after || begin_after(o, db, after, err);
		if (done > 0 && !take_rows(o, left, rows, err))
			done = -1;
		for (size_t i = 0; i < o->term_count; i++)
			codes_close(&o->terms[i].codes);
	} else {
		error_set(err, ERROR_INTERNAL, "no memory for the order");
	}
	free(best);
	free(o);
	return err->code == ERROR_NONE ? done : -1;
}

int order_find(struct db *db, const struct query *query, const struct value *after,
	struct hits *hits, struct buf *rows, struct error *err)
{
	if (!sql_sorts(query) || !is_coded(query))
		return 0;
	if (query->condition_count == 0 && !query->q)
		return find(db, query, after, NULL, rows, err);
	uint8_t *left = malloc((size_t)query->resource->count);
	int done = left ? tally_leave(db, query, hits, left, err) : -1;
	if (!left)
		error_set(err, ERROR_INTERNAL, "no memory for the order");
	if (done > 0)
		done = find(db, query, after, left, rows, err);
	free(left);
	return done;
}
