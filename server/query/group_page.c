#include "query/group_page.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/group.h"
#include "query/grouping.h"
#include "query/sql.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { STATEMENT_MAX = 1024 /* bytes */ };

static const int64_t nothing = INT64_MAX; /* null; sorts last in either direction */

struct order {
	const struct grouping *g;
	struct db *db;
	int64_t nulls[QUERY_TERMS_MAX]; /* codes of null, -1 where null does not occur */
};

/* The sort key of a group: integers that increase in the order of the query. */
struct sort_key {
	int64_t terms[QUERY_TERMS_MAX];
	const struct slot *slot;
};

/* The index of the group's field that a term sorts by. */
static size_t field_of(const struct query *query, size_t term)
{
	return (size_t)(query->sort[term].field - query->grouped.fields);
}

/*
 * Returns the code of a value of a dimension, or of a field with MIN or MAX; for a year the first
 * code within it. Returns -1 if the value has no code, or with err set.
 */
static int64_t ask_code(struct db *db, const struct query *query, const struct dimension *dimension,
	const struct value *value, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	int64_t code = -1;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql, "SELECT min(code) FROM api_word WHERE resource = '%s' AND field = '%s' AND ",
		query->resource->name, dimension->field->name);
	dimension_write(dimension, "value", &sql);
	buf_printf(&sql, " IS ?%zu", where_bind(&values, *value));
	struct statement *row = sql_prepare(db, buf_text(&sql), &values, err);
	if (row && statement_step(row, err) > 0 && statement_column(row, 0).type == VALUE_INTEGER)
		code = statement_column(row, 0).integer;
	statement_release(row);
	buf_finish(&sql);
	return code;
}

/* Maps a double to an integer with the same order. */
static int64_t rising(double number)
{
	int64_t bits;
	number += 0.0; /* -0.0 becomes 0.0 */
	memcpy(&bits, &number, sizeof bits);
	return bits < 0 ? bits ^ INT64_MAX : bits;
}

static bool is_extreme(enum function function)
{
	return function == FUNCTION_MIN || function == FUNCTION_MAX;
}

/* Returns the value of a group in a field of the groups, as an integer in its order. */
static int64_t figure_of(const struct grouping *g, const struct slot *slot, size_t field)
{
	const struct query *query = g->query;
	if (field < query->group_count)
		return (int64_t)(slot->codes >> (GROUP_CODE_BITS * field) & (CODES_WORDS - 1));
	if (field == query->group_count)
		return slot->rows;
	const struct aggregate *aggregate = &query->aggregates[field - query->group_count - 1];
	const struct figure *figure = measures_figure(&g->measures, aggregate, slot->group);
	if (figure->count == 0)
		return nothing;
	if (is_extreme(aggregate->function))
		return aggregate->function == FUNCTION_MIN ? figure->least : figure->greatest;
	return rising(figure_number(figure, aggregate->function));
}

/* The same for a value from a cursor. Returns false if no group can have it, or with err set. */
static bool value_of(const struct order *o, const struct value *value, size_t field,
	int64_t *ret_figure, struct error *err)
{
	const struct query *query = o->g->query;
	*ret_figure = nothing;
	if (field < query->group_count) {
		*ret_figure = ask_code(o->db, query, &query->group[field], value, err);
		return *ret_figure >= 0;
	}
	if (field == query->group_count) {
		*ret_figure = value->integer;
		return value->type == VALUE_INTEGER;
	}
	const struct aggregate *aggregate = &query->aggregates[field - query->group_count - 1];
	struct dimension dimension = {.field = aggregate->field};
	if (value->type == VALUE_NULL)
		return true;
	if (is_extreme(aggregate->function)) {
		*ret_figure = ask_code(o->db, query, &dimension, value, err);
		return *ret_figure >= 0;
	}
	*ret_figure = rising(value->number);
	return value->type == VALUE_NUMBER;
}

static bool begin(struct order *o, struct error *err)
{
	static const struct value null = {.type = VALUE_NULL};
	const struct query *query = o->g->query;
	for (size_t i = 0; i < query->sort_count; i++) {
		size_t field = field_of(query, i);
		o->nulls[i] = -1;
		if (field < query->group_count && query->sort[i].field->nullable)
			o->nulls[i] = ask_code(o->db, query, &query->group[field], &null, err);
	}
	return err->code == ERROR_NONE;
}

static void set_term(const struct order *o, size_t term, int64_t figure, struct sort_key *key)
{
	bool null = figure == nothing || (o->nulls[term] >= 0 && figure == o->nulls[term]);
	key->terms[term] = null ? nothing : o->g->query->sort[term].descending ? ~figure : figure;
}

/* Converts the sort values of `after`. Returns false if there are none, or as value_of() does. */
static bool place(
	const struct order *o, const struct value *after, struct sort_key *ret_place, struct error *err)
{
	*ret_place = (struct sort_key){.slot = NULL};
	for (size_t i = 0; after && i < o->g->query->sort_count; i++) {
		int64_t figure;
		if (!value_of(o, &after[i], field_of(o->g->query, i), &figure, err))
			return false;
		set_term(o, i, figure, ret_place);
	}
	return after;
}

static int compare(const void *one, const void *other)
{
	const struct sort_key *a = one, *b = other;
	for (size_t i = 0; i < QUERY_TERMS_MAX; i++)
		if (a->terms[i] != b->terms[i])
			return a->terms[i] < b->terms[i] ? -1 : 1;
	return 0;
}

/* Sorts the groups after the place `behind` (NULL: all). Returns their number. */
static size_t sort(const struct order *o, const struct sort_key *behind, struct sort_key *keys)
{
	const struct grouping *g = o->g;
	size_t count = 0;
	for (size_t i = 0; i < GROUPING_SLOTS; i++) {
		struct sort_key *key = &keys[count];
		if (g->slots[i].rows == 0)
			continue;
		*key = (struct sort_key){.slot = &g->slots[i]};
		for (size_t term = 0; term < g->query->sort_count; term++)
			set_term(o, term, figure_of(g, &g->slots[i], field_of(g->query, term)), key);
		count += !behind || compare(key, behind) > 0;
	}
	qsort(keys, count, sizeof *keys, compare);
	return count;
}

static void write_group(const struct grouping *g, const struct slot *slot, struct buf *found)
{
	buf_printf(found, "%c\"%" PRId64 "\":\"%*" PRId64, found->len > 0 ? ',' : '{',
		(int64_t)slot->codes, GROUP_FIGURE_WIDTH, slot->rows);
	measures_write(&g->measures, g->query, slot->group, found);
	buf_putc(found, '"');
}

bool group_page_write(const struct grouping *g, struct db *db, const struct value *after,
	struct buf *found, struct error *err)
{
	struct order o = {.g = g, .db = db};
	struct sort_key behind, *keys = malloc((g->count + 1) * sizeof *keys);
	if (!keys)
		return error_set(err, ERROR_INTERNAL, "no memory for the order of groups");
	if (begin(&o, err)) {
		bool goes_on = place(&o, after, &behind, err);
		size_t count = sort(&o, goes_on ? &behind : NULL, keys);
		size_t max = (size_t)query_rows_max(g->query) + 1;
		if (after && !goes_on)
			max = count;
		for (size_t i = 0; i < count && i < max; i++)
			write_group(g, keys[i].slot, found);
		buf_puts(found, found->len > 0 ? "}" : "{}");
	}
	free(keys);
	return err->code == ERROR_NONE;
}
